"""What a tool knows of a column before its cells are read, and the export made once they are."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.rows import HEADING_ROW
from canllaw.basics.sources import Place, Source
from canllaw.basics.tables import first_problems
from canllaw.evidence.answers.answers import Export, ExportColumn, RowNote, Tool
from canllaw.evidence.exports.coded import CodedCells
from canllaw.evidence.exports.personal import why_personal
from canllaw.evidence.exports.sheets import UNNAMED_FIRST, Filling, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer that a question allows: its code, and its words in each language of the survey."""

    code: str
    words: tuple[str, ...]

    def __post_init__(self) -> None:
        assert self.words, "an answer has words, be it its code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A column as its heading and its tool's own description tell it.

    `asked` false: nobody answered it, it says something about the answering, such as its language.
    """

    name: str
    question: str = ""
    answers: tuple[Answer, ...] = ()
    personal: Message | None = None
    machine: bool = False
    asked: bool = True


def judge_personal(drafts: Iterable[Draft], keep: Collection[str]) -> tuple[Draft, ...]:
    """Marks columns whose heading asks who somebody is, but for those that a person wants kept.

    A question with answers to choose from names nobody, whatever its heading.
    """
    return tuple(
        draft
        if draft.personal or draft.answers or draft.machine or draft.name in keep
        else replace(draft, personal=why_personal(draft.name, draft.question))
        for draft in drafts
    )


def make_export(
    sheet: Sheet, tool: Tool, drafts: Sequence[Draft], filling: Filling, problems: list[Problem]
) -> Export:
    """The export as read. Raises MaterialError with everything that is wrong with it."""
    problems.extend(find_unnamed(drafts, filling, sheet.source))
    if problems:
        raise MaterialError(first_problems(problems, sheet.source))
    return Export(
        source=sheet.source,
        tool=tool,
        columns=tuple(
            ExportColumn(
                name=draft.name,
                question=draft.question,
                options=find_options(draft.answers, cells),
                personal=draft.personal,
                machine=draft.machine or draft.name == UNNAMED_FIRST,
            )
            for draft, cells in zip(drafts, filling.columns, strict=True)
        ),
        numbers=filling.numbers,
        cells=tuple(() if cells is None else cells for cells in filling.columns),
        left_out=filling.blank,
    )


def find_unnamed(drafts: Sequence[Draft], filling: Filling, source: Source) -> list[Problem]:
    """A first column without a heading passes where it numbers the rows, as R and pandas write it."""
    if not drafts or drafts[0].name != UNNAMED_FIRST or filling.columns[0] is None:
        return []
    cells = filling.columns[0]
    if len(cells.texts) == len(cells) and all(text.isdecimal() for text in cells.texts):
        return []
    what, fix = message("This column has no heading."), message("Give it one in the first row.")
    return [Problem(what=what, fix=fix, where=Place(source=source, row=HEADING_ROW, column="1"))]


def find_options(answers: Sequence[Answer], column: CodedCells | None) -> tuple[tuple[str, str], ...]:
    """The answers as they stand in the cells, each with its words.

    Tools export codes or words as their user chooses. Where words stand in the cells they take the place
    of the code; of a survey in several languages, those languages that occur in the cells are listed.
    Where neither codes nor words stand there, the description is of another edition of the question, and
    there are no options; a few words that it spells otherwise are listed after the others.
    """
    if not answers:
        return ()
    used = frozenset() if column is None else column.used()
    codes = {answer.code for answer in answers}
    cells = {fold(text): text for text in used}
    languages = range(max(len(answer.words) for answer in answers))
    said = [at for at in languages if any(fold(words) in cells for words in words_in(answers, at))]
    if codes.issuperset(used) or (not said and not codes.isdisjoint(used)):
        return tuple((answer.code, answer.words[0]) for answer in answers)
    found = {words: words for at in said for words in words_in(answers, at)}
    options = {cells.get(fold(words), words): words for words in found}
    coded = {answer.code: answer.words[0] for answer in answers if answer.code in used}
    return tuple({**coded, **options, **find_unlisted(used, {**coded, **options}, len(answers))}.items())


def find_unlisted(used: Collection[str], options: Collection[str], most: int) -> dict[str, str]:
    """Words in the cells that the description spells otherwise, unless they are too many to be answers."""
    unlisted = sorted(set(used).difference(options))
    return {words: words for words in unlisted} if len(unlisted) <= most and options else {}


def words_in(answers: Sequence[Answer], language: int) -> list[str]:
    return [answer.words[language] for answer in answers if language < len(answer.words)]


def fold(text: str) -> str:
    return " ".join(text.casefold().split())


def leave_out(filling: Filling, without: np.ndarray, why: Message) -> Filling:
    """The rows of `without` (a truth value a row) leave the cells and are noted."""
    if not without.any():
        return filling
    numbers = np.asarray(filling.numbers, np.int64)
    notes = [RowNote(row=int(row), why=why) for row in numbers[without]]
    return Filling(
        numbers=numbers[~without].tolist(),
        columns=tuple(
            None if cells is None else CodedCells(texts=cells.texts, codes=cells.codes[~without])
            for cells in filling.columns
        ),
        blank=tuple(sorted((*filling.blank, *notes), key=lambda note: note.row)),
    )


def leave_out_unanswered(filling: Filling, drafts: Sequence[Draft]) -> Filling:
    """Without the rows in which no question is answered; a tick left empty is no answer."""
    if not filling.numbers:
        return filling
    answered = np.zeros(len(filling.numbers), np.bool_)
    asked = [
        cells
        for cells, draft in zip(filling.columns, drafts, strict=True)
        if cells is not None and draft.asked and not draft.machine and draft.name != UNNAMED_FIRST
    ]
    for cells in asked:
        answered |= cells.is_filled()
    return (
        leave_out(filling, ~answered, message("No question is answered in this row.")) if asked else filling
    )
