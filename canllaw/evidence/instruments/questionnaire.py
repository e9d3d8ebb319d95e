"""An instrument as people are asked: a Word file to fill in or copy from, and a table of its items."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import polars as pl

from canllaw.basics.language import Language, Message, message, say
from canllaw.basics.writing import make_csv, write_whole, writing_into
from canllaw.evidence.instruments.faults import BLANK
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind
from canllaw.evidence.instruments.questionnaires import Block, Question, Questionnaire
from canllaw.evidence.instruments.word_file import make_questionnaire_word

LINE = "_" * 40
SHORT_LINE = "_" * 12
ITEM_COLUMNS = (
    "item",
    "kind",
    "asked",
    "wording",
    "answers",
    "left_out_of_scores",
    "reversed",
    "correct",
    "scales",
    "note",
)


def write_questionnaire(instrument: Instrument, folder: Path, language: Language) -> tuple[Path, ...]:
    """Write the questionnaire as `KEY-LANGUAGE.docx` and its items as `KEY-LANGUAGE.csv`; says where.

    Files of these names are replaced. Raises MaterialError where nothing can be written to the folder.
    """
    name = f"{instrument.key}-{language.value}"
    word, table = folder / f"{name}.docx", folder / f"{name}.csv"
    with writing_into(folder):
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(word, make_questionnaire_word(make_questionnaire(instrument, language)))
        write_whole(table, make_csv(make_item_table(instrument, language)))
    return word, table


def make_questionnaire(instrument: Instrument, language: Language) -> Questionnaire:
    """What is asked, in one language. Wording that is not there is an empty line to fill in."""
    asked = [item for item in instrument.items if item.asked]
    questions = [make_question(instrument, item, number, language) for number, item in enumerate(asked, 1)]
    return Questionnaire(
        language=language,
        title=instrument.title(language) or instrument.title(Language.ENGLISH),
        lead=(
            message("Please answer for yourself. You may leave out any question."),
            message("Please do not write anybody's name."),
        ),
        blocks=tuple(make_blocks(questions)),
        notes=tuple(make_notes(instrument, language)),
    )


def make_question(instrument: Instrument, item: Item, number: int, language: Language) -> Question:
    return Question(
        number=number,
        text=BLANK.sub(SHORT_LINE, item.wording(language)) or LINE,
        answers=tuple(find_answers(instrument, item, language)),
        in_words=item.kind is ItemKind.TEXT,
        in_grid=item.kind is ItemKind.SCALED,
        new_page=item.new_page,
    )


def find_answers(instrument: Instrument, item: Item, language: Language) -> Iterator[str]:
    """The words of each answer, its value where it has none."""
    if item.kind is ItemKind.YES_NO:
        yield say(message("Yes"), language)
        yield say(message("No"), language)
    responses = instrument.responses_of(item)
    for option in responses.options if responses else ():
        yield option.words(language) or str(option.value)


def make_blocks(questions: Iterable[Question]) -> Iterator[Block]:
    """Questions that follow each other with the same answers stand in one grid."""

    def alike(question: Question) -> tuple[object, ...]:
        return (question.answers,) if question.in_grid else (question.number,)

    for _, together in groupby(questions, key=alike):
        yield Block(questions=tuple(together))


def make_notes(instrument: Instrument, language: Language) -> Iterator[Message]:
    """What those who run the survey have to know before they use it."""
    yield message("Instrument: {key}, version: {version}.", key=instrument.key, version=instrument.version)
    yield message("Licence: {licence}", licence=instrument.licence_in(language))
    yield message("Source: {source}", source=instrument.source)
    if not any(item.en or item.cy for item in instrument.items):
        yield message(
            "The wording does not come with Canllaw. Ask its authors for it, and write it on the lines."
        )
    if adapted := instrument.adapted_in(language):
        yield message("Adapted: {how}", how=adapted)
    for each in instrument.unconfirmed_in(language):
        yield message("Still to be confirmed by a person: {what}", what=each)


def make_item_table(instrument: Instrument, language: Language) -> pl.DataFrame:
    """One row an item, in order: what is asked, the values of its answers, the scales that it counts for."""
    rows = [make_row(instrument, item, language) for item in instrument.items]
    return pl.DataFrame(rows, schema=dict.fromkeys(ITEM_COLUMNS, pl.String()), orient="row")


def make_row(instrument: Instrument, item: Item, language: Language) -> tuple[str, ...]:
    responses = instrument.responses_of(item)
    options = responses.options if responses else ()
    return (
        item.key,
        item.kind.value,
        say_yes_no(item.asked),
        item.wording(language),
        "; ".join(f"{option.value} = {option.words(language)}".strip(" =") for option in options),
        "; ".join(str(option.value) for option in options if not option.counts),
        say_yes_no(item.reversed),
        "; ".join(str(value) for value in item.correct),
        "; ".join(scale.key for scale in instrument.scales if item.key in scale.items),
        item.note,
    )


def say_yes_no(value: bool) -> str:
    return "yes" if value else "no"
