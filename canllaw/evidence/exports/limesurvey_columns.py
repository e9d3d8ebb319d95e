"""The columns that a LimeSurvey questionnaire leads one to expect, by every name that exports give them."""

from collections.abc import Iterator
from dataclasses import dataclass

from canllaw.evidence.exports.drafts import Answer, fold
from canllaw.evidence.exports.limesurvey_lss import Question, Questionnaire

CHOOSE_ONE = frozenset("L!OR")
ROWS_OF_CHOICES = frozenset("FH")
TICKED = frozenset("MP")
TEXTS_IN_ROWS = frozenset("KQ")
WITH_COMMENT = frozenset("O")
GRIDS = frozenset(":;")
TWO_SCALES = "1"
RANKING = "R"
NO_ANSWER_COLUMN = frozenset("X")


def alike(*answers: tuple[str, str, str]) -> tuple[Answer, ...]:
    """Fixed answers as code, English, Welsh."""
    return tuple(Answer(code=code, words=(english, welsh)) for code, english, welsh in answers)


def count_to(most: int) -> tuple[Answer, ...]:
    return tuple(Answer(code=str(value), words=(str(value),)) for value in range(1, most + 1))


# What LimeSurvey itself offers for some kinds of question; the questionnaire does not list it.
FIXED: dict[str, tuple[Answer, ...]] = {
    "Y": alike(("Y", "Yes", "Ie"), ("N", "No", "Na")),
    "G": alike(("F", "Female", "Benyw"), ("M", "Male", "Gwryw")),
    "5": count_to(5),
    "A": count_to(5),
    "B": count_to(10),
    "C": alike(("Y", "Yes", "Ie"), ("U", "Uncertain", "Ansicr"), ("N", "No", "Na")),
    "E": alike(("I", "Increase", "Cynyddu"), ("S", "Same", "Yr un fath"), ("D", "Decrease", "Lleihau")),
}
OTHER = alike(("-oth-", "Other", "Arall"))
TICKS = alike(("Y", "Yes", "Ie"), ("N", "No", "Na"))
ROWS = ROWS_OF_CHOICES | TICKED | TEXTS_IN_ROWS | frozenset("ABCE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A column of an export: the question's code, the codes of its part in brackets, what is asked."""

    code: str
    inside: tuple[str, ...] = ()
    number: str = ""
    question: str = ""
    part: str = ""
    answers: tuple[Answer, ...] = ()

    @property
    def name(self) -> str:
        return self.code + "".join(f"[{each}]" for each in self.inside)

    @property
    def words(self) -> str:
        return f"{self.question} [{self.part}]" if self.part else self.question

    def headings(self) -> tuple[str, ...]:
        """What may stand above it: codes, codes for statistics programs, the survey's numbers, words."""
        number = self.number and self.number + "#".join(self.inside)
        flat = "_".join((self.code, *self.inside))
        mangled = f"{self.code}.{'.'.join(self.inside)}." if self.inside else self.code
        return tuple(fold(each) for each in (self.name, flat, mangled, number, self.words) if each)


def find_expected(questionnaire: Questionnaire) -> tuple[Expected, ...]:
    return tuple(
        expected
        for question in questionnaire.questions
        for expected in expected_of(question, f"{questionnaire.survey}X{question.group}X{question.number}")
    )


def expected_of(question: Question, number: str) -> Iterator[Expected]:
    def column(*inside: str, part: str = "", answers: tuple[Answer, ...] = ()) -> Expected:
        return Expected(
            code=question.code,
            inside=inside,
            number=number,
            question=question.words,
            part=part,
            answers=answers,
        )

    kind = question.kind
    if kind == RANKING:
        for rank in range(1, len(question.answers_of() or question.parts) + 1):
            yield column(str(rank), part=f"Rank {rank}", answers=question.answers_of())
    elif kind == TWO_SCALES:
        for part in question.parts_of():
            for scale, shown in (("0", "1"), ("1", "2")):
                yield column(part.code, shown, part=part.words, answers=question.answers_of(scale))
    elif kind in GRIDS:
        for part in question.parts_of():
            for across in question.parts_of("1"):
                yield column(f"{part.code}_{across.code}", part=f"{part.words}][{across.words}")
    elif kind in ROWS:
        for part in question.parts_of():
            yield column(part.code, part=part.words, answers=answers_of_row(question))
            if kind == "P":
                yield column(f"{part.code}comment", part=part.words)
    elif kind not in NO_ANSWER_COLUMN:
        answers = FIXED.get(kind) or (question.answers_of() if kind in CHOOSE_ONE else ())
        yield column(answers=answers + OTHER if answers and question.other else answers)
    if kind in WITH_COMMENT:
        yield column("comment", part="Comment")
    if question.other:
        yield column("other", part="Other")


def answers_of_row(question: Question) -> tuple[Answer, ...]:
    if question.kind in TICKED:
        return TICKS
    return FIXED.get(question.kind) or question.answers_of()
