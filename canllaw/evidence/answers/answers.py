"""Answers of people to an instrument: what an export holds, how it is mapped, what became of every column."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

import polars as pl

from canllaw.basics.faults import Unfit
from canllaw.basics.language import Message, message
from canllaw.basics.sources import Source
from canllaw.evidence.instruments.instruments import Instrument, ItemKind


class Tool(StrEnum):
    """The programs whose exports are understood."""

    PLAIN = "plain"
    LIMESURVEY = "limesurvey"
    REDCAP = "redcap"
    QUALTRICS = "qualtrics"
    SPSS = "spss"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportColumn:
    """A column of an export: its heading, the question as the tool shows it, its coded answers.

    `options` are (code as it stands in the cells, words). `personal` is why nobody should need this
    column (an address, coordinates, a name), so that it is dropped unless a person says otherwise.
    `machine` marks what the tool adds about itself, such as page timings.
    """

    name: str
    question: str = ""
    options: tuple[tuple[str, str], ...] = ()
    personal: Message | None = None
    machine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowNote:
    """A row of an export that was left out, and why. Rows are counted as a spreadsheet counts them."""

    row: int
    why: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """An export as its tool wrote it: every column, every row of a person, every row that was no person.

    `cells` are columns, alike in length with `numbers` (the rows); an empty cell is "".
    Personal columns (addresses, coordinates) are dropped while reading: they are named in `columns`,
    and their cells are not kept: `cells` holds an empty tuple for them.
    """

    source: Source
    tool: Tool
    columns: tuple[ExportColumn, ...]
    numbers: Sequence[int]
    cells: tuple[Sequence[str], ...] = field(repr=False)
    left_out: tuple[RowNote, ...] = ()

    def __post_init__(self) -> None:
        assert len(self.columns) == len(self.cells), "every column has its cells"
        assert all(len(column) in (0, len(self.numbers)) for column in self.cells), "cells fill their rows"


class PeopleColumn(StrEnum):
    """What a column can say about a person, beside answers to items."""

    AUTHORITY = "authority"
    TEAM = "team"
    ROLE = "role"
    WEIGHT = "weight"
    LANGUAGE = "language"
    CODE = "code"
    WAVE = "wave"


def check_codes(answers: Sequence[tuple[str, int]], missing: Sequence[str]) -> None:
    """Raises Unfit where one code would count as two things."""
    values = dict(answers)
    if any(values[code] != value for code, value in answers) or not values.keys().isdisjoint(missing):
        raise Unfit(
            message("The same code stands here for different things."),
            message("Give each code one value, or let it stand under missing."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSet:
    """Answers that several columns share, so that they are said, and corrected, once.

    `values` and `missing` are to every column that uses the set what its `answers` and `missing` are.
    """

    key: str
    values: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_codes(self.values, self.missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedColumn:
    """One column of an export, and the item that it answers.

    `answers` turn the cells' codes into the values of the item's response scale; codes that are not
    named there must be values themselves. `missing` are codes that mean no answer. `use` is the key of
    a set of answers; what the column says itself of a code goes before what the set says.
    `ticked`: the column is one box of a question with several boxes; its item counts as this value
    where the box is ticked.
    """

    column: str
    item: str
    use: str = ""
    answers: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()
    ticked: int | None = None

    def __post_init__(self) -> None:
        check_codes(self.answers, self.missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedPeople:
    """A column of an export that says something about the person; `values` turn its codes into ours.

    Several columns may make up the self-generated code, in this order.
    """

    column: str
    means: PeopleColumn
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedColumn:
    """A column that nobody needs, and why."""

    column: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How an export answers an instrument: drafted by `canllaw evidence map`, corrected by a person."""

    instrument: str
    tool: Tool = Tool.PLAIN
    people: tuple[MappedPeople, ...] = ()
    answers: tuple[AnswerSet, ...] = ()
    items: tuple[MappedColumn, ...] = ()
    dropped: tuple[DroppedColumn, ...] = ()

    def __post_init__(self) -> None:
        names = [each.column for each in self.people]
        names += [each.column for each in self.items]
        names += [each.column for each in self.dropped]
        twice = tuple(dict.fromkeys(name for name in names if names.count(name) > 1))
        if twice:
            raise Unfit(
                message("These columns stand in the file more than once: {columns}.", columns=twice),
                message("Let each column of the export stand once in the file."),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnFate:
    """What became of a column: `used_for` names an item or a PeopleColumn; empty where it was dropped."""

    name: str
    used_for: str
    why: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounting:
    """Every row and column of an export, kept or dropped, and why. Nothing is lost without a word.

    `rows_unlinked` were kept, but cannot be linked with another wave, and why. `items_unasked` have no
    column in the export; `items_unanswered` have one, and nobody answered.
    """

    source: Source
    tool: Tool
    rows_kept: int
    rows_left_out: tuple[RowNote, ...]
    columns: tuple[ColumnFate, ...]
    rows_unlinked: tuple[RowNote, ...] = ()
    items_unasked: tuple[str, ...] = ()
    items_unanswered: tuple[str, ...] = ()

    @property
    def rows_read(self) -> int:
        return self.rows_kept + len(self.rows_left_out)


# The columns that every frame of answers or scores begins with.
PEOPLE: dict[str, pl.DataType] = {
    "row": pl.Int64(),
    "person": pl.String(),
    "authority": pl.String(),
    "team": pl.String(),
    "role": pl.String(),
    "language": pl.String(),
    "weight": pl.Float64(),
}
ITEM_TYPES: dict[ItemKind, pl.DataType] = {
    ItemKind.SCALED: pl.Float64(),
    ItemKind.CHOICE: pl.Float64(),
    ItemKind.KNOWLEDGE: pl.Float64(),
    ItemKind.YES_NO: pl.Float64(),
    ItemKind.NUMBER: pl.Float64(),
    ItemKind.TEXT: pl.String(),
}


# Answers that are known and do not count, such as "not relevant to my role": a row each.
UNCOUNTED: dict[str, pl.DataType] = {"row": pl.Int64(), "item": pl.String(), "value": pl.Int64()}
# A person's code with one part left out, hashed: what tolerates a slip when waves are linked.
NEAR_CODES: dict[str, pl.DataType] = {"row": pl.Int64(), "left_out": pl.Int64(), "code": pl.UInt64()}


def no_rows(columns: dict[str, pl.DataType]) -> pl.DataFrame:
    return pl.DataFrame(schema=columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers of one wave: a row a person, the columns of PEOPLE, then one column an item.

    `row` is the row of the export; `person` is the same for one person in every wave, and null where the
    person gave no code. Answers are as given: reversed items are not turned round here. Null is no answer,
    and also an answer that does not count: `uncounted` tells them apart, in the columns of UNCOUNTED.
    Yes is 1, no is 0. `weight` is 1 where none was given. `near_codes` (columns of NEAR_CODES) serve
    to link waves and are never shown.
    """

    wave: str
    instrument: Instrument
    source: Source
    frame: pl.DataFrame = field(repr=False)
    accounting: Accounting
    uncounted: pl.DataFrame = field(default_factory=partial(no_rows, UNCOUNTED), repr=False)
    near_codes: pl.DataFrame = field(default_factory=partial(no_rows, NEAR_CODES), repr=False)

    def __post_init__(self) -> None:
        items = {item.key: ITEM_TYPES[item.kind] for item in self.instrument.items}
        assert dict(self.frame.schema) == {**PEOPLE, **items}, "answers are as their instrument declares"
        assert dict(self.uncounted.schema) == UNCOUNTED, "answers that do not count have their columns"
        assert dict(self.near_codes.schema) == NEAR_CODES, "codes with a part left out have their columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The scores of one wave: a row a person, the columns of PEOPLE, then one Float64 column a scale."""

    wave: str
    instrument: Instrument
    source: Source
    frame: pl.DataFrame = field(repr=False)

    def __post_init__(self) -> None:
        scales = {scale.key: pl.Float64() for scale in self.instrument.scales}
        assert dict(self.frame.schema) == {**PEOPLE, **scales}, "scores are as their instrument declares"
