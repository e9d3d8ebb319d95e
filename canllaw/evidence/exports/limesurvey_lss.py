"""A LimeSurvey questionnaire (.lss): its questions, their parts and their answers, in every language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.rows import find_source
from canllaw.basics.sources import Place, Source
from canllaw.evidence.exports.drafts import Answer
from canllaw.evidence.exports.markup import strip_markup

LARGEST = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A row (scale "0") or a column (scale "1") of a question with several."""

    code: str
    words: str
    scale: str = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question. `kind` is LimeSurvey's letter; answers stand by their scale, of which most have one."""

    number: str
    group: str
    code: str
    kind: str
    words: str
    other: bool = False
    parts: tuple[Part, ...] = ()
    answers: tuple[tuple[str, Answer], ...] = ()

    def answers_of(self, scale: str = "0") -> tuple[Answer, ...]:
        return tuple(answer for of, answer in self.answers if of == scale)

    def parts_of(self, scale: str = "0") -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.scale == scale)


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """A survey's structure as LimeSurvey exports it; its first language is the one of `words`."""

    survey: str
    languages: tuple[str, ...]
    questions: tuple[Question, ...]


def read_questionnaire(path: Path) -> Questionnaire:
    """Raises MaterialError."""
    source = find_source(path)
    if path.stat().st_size > LARGEST:
        raise unusable(source, message("This questionnaire is far larger than LimeSurvey writes any."))
    try:
        root = fromstring(path.read_bytes(), forbid_dtd=True)
    except DefusedXmlException as error:
        what = message("This questionnaire declares XML entities, which LimeSurvey never does.")
        raise unusable(source, what) from error
    except (ParseError, ValueError, LookupError) as error:
        what = message("This questionnaire is damaged or not complete.")
        raise unusable(source, what) from error
    if root.findtext("LimeSurveyDocType") != "Survey" or root.find("questions") is None:
        raise unusable(source, message("This is no questionnaire of LimeSurvey."))
    return make_questionnaire(root)


def unusable(source: Source, what: Message) -> MaterialError:
    fix = message("Export the survey's structure (.lss) from LimeSurvey again.")
    return MaterialError([Problem(what=what, fix=fix, where=Place(source=source))])


def make_questionnaire(root: Element) -> Questionnaire:
    languages = find_languages(root)
    texts = in_first_language([*rows(root, "question_l10ns"), *rows(root, "questions")], languages)
    parts = [*unlike(rows(root, "subquestions"), "qid")]
    answers = list(find_answers(root, languages))
    questions = [
        make_question(row, texts, parts, answers)
        for row in unlike(rows(root, "questions"), "qid")
        if text(row, "parent_qid") in ("", "0")
    ]
    survey = next((text(row, "sid") for row in rows(root, "surveys")), "")
    return Questionnaire(survey=survey, languages=languages, questions=tuple(questions))


def find_languages(root: Element) -> tuple[str, ...]:
    """The survey's own language first."""
    listed = [(language.text or "").strip() for language in root.iterfind("languages/language")]
    first = next((text(row, "language") for row in rows(root, "surveys")), "")
    return tuple(dict.fromkeys(language for language in (first, *listed) if language))


def in_first_language(found: Iterable[Element], languages: tuple[str, ...]) -> dict[str, str]:
    """The words of each question or part by its number: those of the earliest language that has any."""
    order = {language: at for at, language in enumerate(languages)}
    ranked = sorted(found, key=lambda row: order.get(text(row, "language"), len(order)))
    words: dict[str, str] = {}
    for row in ranked:
        said = strip_markup(text(row, "question"))
        if said:
            words.setdefault(text(row, "qid"), said)
    return words


def make_question(
    row: Element, texts: dict[str, str], parts: list[Element], answers: list[tuple[str, str, Answer]]
) -> Question:
    number = text(row, "qid")
    mine = [part for part in parts if text(part, "parent_qid") == number]
    return Question(
        number=number,
        group=text(row, "gid"),
        code=text(row, "title"),
        kind=text(row, "type"),
        words=texts.get(number, ""),
        other=text(row, "other") == "Y",
        parts=tuple(
            Part(
                code=text(part, "title"),
                words=texts_of_part(part, texts),
                scale=text(part, "scale_id") or "0",
            )
            for part in sorted(mine, key=by_order)
        ),
        answers=tuple((scale, answer) for of, scale, answer in answers if of == number),
    )


def texts_of_part(part: Element, texts: dict[str, str]) -> str:
    return texts.get(text(part, "qid")) or strip_markup(text(part, "question"))


def find_answers(root: Element, languages: tuple[str, ...]) -> Iterator[tuple[str, str, Answer]]:
    """Question, scale and answer, in the order of the questionnaire.

    Since LimeSurvey 4 the words stand in a table of their own, by the answer's number.
    """
    words: dict[tuple[str, ...], dict[str, str]] = {}
    for row in rows(root, "answer_l10ns"):
        words.setdefault((text(row, "aid"),), {})[text(row, "language")] = strip_markup(text(row, "answer"))
    for row in rows(root, "answers"):
        if row.find("answer") is not None:
            said = strip_markup(text(row, "answer"))
            words.setdefault(key_of(row), {})[text(row, "language")] = said
    seen: set[tuple[str, ...]] = set()
    for row in sorted(rows(root, "answers"), key=by_order):
        key = key_of(row)
        if key not in seen:
            seen.add(key)
            by_language = words.get(key) or words.get((text(row, "aid"),), {})
            said_in = tuple(by_language[each] for each in languages if by_language.get(each))
            code = text(row, "code")
            yield key[0], key[1], Answer(code=code, words=said_in or (code,))


def key_of(row: Element) -> tuple[str, str, str]:
    return text(row, "qid"), text(row, "scale_id") or "0", text(row, "code")


def by_order(row: Element) -> int:
    order = text(row, "sortorder") or text(row, "question_order")
    return int(order) if order.isdecimal() and len(order) < 10 else 0


def rows(root: Element, table: str) -> list[Element]:
    return root.findall(f"{table}/rows/row")


def unlike(found: Iterable[Element], column: str) -> list[Element]:
    """One row for each value of the column; before LimeSurvey 4 a question stands once a language."""
    return list({text(row, column): row for row in reversed(list(found))}.values())[::-1]


def text(row: Element, column: str) -> str:
    return (row.findtext(column) or "").strip()
