"""Answers of people to an instrument: what an export holds, how it is mapped, what became of every column."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from canllaw.basics.faults import Unfit
from canllaw.basics.language import Message, message
from canllaw.basics.sources import Source
from canllaw.evidence.instruments import Instrument, ItemKind


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
    cells: tuple[Sequence[str], ...]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedColumn:
    """One column of an export, and the item that it answers.

    `answers` turn the cells' codes into the values of the item's response scale; codes that are not
    named there must be values themselves. `missing` are codes that mean no answer.
    `ticked`: the column is one box of a question with several boxes; its item counts as this value
    where the box is ticked.
    """

    column: str
    item: str
    answers: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()
    ticked: int | None = None


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
    items: tuple[MappedColumn, ...] = ()
    dropped: tuple[DroppedColumn, ...] = ()

    def __post_init__(self) -> None:
        names = [each.column for each in self.people]
        names += [each.column for each in self.items]
        names += [each.column for each in self.dropped]
        if len(set(names)) < len(names):
            raise Unfit(
                message("A column is mapped twice."),
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
    """Every row and column of an export, kept or dropped, and why. Nothing is lost without a word."""

    source: Source
    tool: Tool
    rows_kept: int
    rows_left_out: tuple[RowNote, ...]
    columns: tuple[ColumnFate, ...]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers of one wave: a row a person, the columns of PEOPLE, then one column an item.

    `row` is the row of the export; `person` is the same for one person in every wave, and null where the
    person gave no code. Answers are as given: reversed items are not turned round here. Null is no answer,
    and also an answer that does not count. Yes is 1, no is 0. `weight` is 1 where none was given.
    """

    wave: str
    instrument: Instrument
    source: Source
    frame: pl.DataFrame
    accounting: Accounting

    def __post_init__(self) -> None:
        items = {item.key: ITEM_TYPES[item.kind] for item in self.instrument.items}
        assert dict(self.frame.schema) == {**PEOPLE, **items}, "answers are as their instrument declares"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The scores of one wave: a row a person, the columns of PEOPLE, then one Float64 column a scale."""

    wave: str
    instrument: Instrument
    source: Source
    frame: pl.DataFrame

    def __post_init__(self) -> None:
        scales = {scale.key: pl.Float64() for scale in self.instrument.scales}
        assert dict(self.frame.schema) == {**PEOPLE, **scales}, "scores are as their instrument declares"
