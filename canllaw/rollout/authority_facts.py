"""Published figures about authorities, a row an authority and year, as the Department for Education has them.

`inpost_fte`, `turnover_rate_fte` and the like become facts. A study of other countries can bring a table of
the same kind with the headings code, name and year.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from canllaw.basics.cells import read_text
from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.rows import HEADING_ROW, Rows, read_rows
from canllaw.basics.sources import Place, Source
from canllaw.basics.tables import first_problems
from canllaw.rollout.fact_cells import SIGNS, read_figure
from canllaw.rollout.workforce import Fact

# Headings that say what a row is about, the Department's own first.
CODES = ("new_la_code", "code")
NUMBERS = ("old_la_code",)
NAMES = ("la_name", "name")
YEARS = ("time_period", "year")
LEVELS = ("geographic_level",)
LABELS = (
    "time_identifier",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "name_cy",
    "region",
)
AUTHORITY_LEVEL = "local authority"
# What the Department's columns are called here, as in a study's authorities.csv. Others keep their name.
OWN_NAMES = {
    "inpost_fte": "staff_fte",
    "inpost_headcount": "staff_headcount",
    "turnover_rate_fte": "turnover",
    "vacancy_rate_fte": "vacancies",
    "agency_rate_fte": "agency",
    "caseload_fte": "caseload",
    "absence_rate_fte": "absence",
}
# 2022, or 202122, 2021-22 and 2021/22 for a year that begins in 2021 and ends in 2022.
YEAR = re.compile(r"(?P<first>\d{4})(?:[-/]?(?P<last>\d{2}))?")
NO_AUTHORITY = message("The row is about a region or a country, not about an authority.")


class ColumnUse(StrEnum):
    """What a column of a table of facts is for."""

    LABEL = "says what the row is about"
    FACT = "a fact"
    WORDS = "words that are no fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRow:
    """The facts of one authority and year. Several codes: they were published together only."""

    row: int
    codes: tuple[str, ...]
    number: str
    name: str
    year: int | None
    facts: tuple[Fact, ...]

    @property
    def is_shared(self) -> bool:
        return len(self.codes) > 1

    @property
    def numbers(self) -> tuple[str, ...]:
        return split_labels(self.number)

    @property
    def names(self) -> tuple[str, ...]:
        return split_labels(self.name) if self.is_shared else (self.name,)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutRow:
    """A row that is about no authority, and why it was left out."""

    row: int
    why: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFacts:
    """Every row and column of a file of facts: what was read, and what was left out."""

    source: Source
    rows: tuple[PublishedRow, ...]
    left_out: tuple[LeftOutRow, ...]
    columns: tuple[tuple[str, ColumnUse], ...]


def read_authority_facts(path: Path) -> PublishedFacts:
    """Read a CSV or XLSX file. Raises MaterialError with everything that is wrong with it."""
    rows, problems = read_rows(path, (*CODES, *NAMES, *YEARS, *LEVELS))
    problems += find_missing_labels(rows)
    if problems:
        raise MaterialError(first_problems(problems, rows.source))
    table = FactTable(rows)
    problems += [*table.find_wrong_cells(), *table.find_wrong_labels(), *table.find_repeated()]
    if problems:
        raise MaterialError(first_problems(problems, rows.source))
    return PublishedFacts(
        source=rows.source,
        rows=tuple(table.make_row(at) for at in table.authorities),
        left_out=tuple(LeftOutRow(row=rows.numbers[at], why=NO_AUTHORITY) for at in table.others),
        columns=tuple(table.uses.items()),
    )


def find_missing_labels(rows: Rows) -> Iterator[Problem]:
    if not {*CODES, *NAMES} & set(rows.headings):
        yield Problem(
            what=message("No column says which authority a row is about."),
            fix=message("Add a column with the heading new_la_code or code, or one with the name: la_name."),
            where=Place(source=rows.source, row=HEADING_ROW),
        )


class FactTable:
    """A file of facts, its columns sorted by use and its rows by what they are about."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.uses = {name: find_use(name, self.cells(at)) for at, name in enumerate(rows.headings)}
        everything = range(len(rows.numbers))
        levels = self.texts(LEVELS)
        self.authorities = [at for at in everything if levels[at].casefold() in ("", AUTHORITY_LEVEL)]
        self.others = [at for at in everything if levels[at].casefold() not in ("", AUTHORITY_LEVEL)]
        self.codes, self.names = self.texts(CODES), self.texts(NAMES)
        self.years, self.numbers = self.texts(YEARS), self.texts(NUMBERS)

    def cells(self, at: int) -> list[object]:
        return [cells[at] if at < len(cells) else None for cells in self.rows.cells]

    def texts(self, names: Sequence[str]) -> list[str]:
        """The words of the first of these columns that is there."""
        found = next((at for at, name in enumerate(self.rows.headings) if name in names), None)
        if found is None:
            return [""] * len(self.rows.numbers)
        return ["" if cell is None else read_text(cell) for cell in self.cells(found)]

    def place(self, at: int, column: str | None = None) -> Place:
        return Place(source=self.rows.source, row=self.rows.numbers[at], column=column)

    @property
    def fact_columns(self) -> list[tuple[int, str]]:
        uses = self.uses
        return [(at, name) for at, name in enumerate(self.rows.headings) if uses[name] is ColumnUse.FACT]

    def find_wrong_cells(self) -> Iterator[Problem]:
        """Cells that are neither a figure nor one of the signs."""
        for column, name in self.fact_columns:
            cells = self.cells(column)
            for at in self.authorities:
                if read_figure(cells[at]) is None:
                    yield Problem(
                        what=message("This is neither a number nor a sign that says why there is none."),
                        fix=message("Write a number, or one of these: {signs}.", signs=tuple(SIGNS)),
                        where=self.place(at, name),
                    )

    def find_wrong_labels(self) -> Iterator[Problem]:
        """Rows of no authority, and years that are none."""
        heading = next((name for name in self.rows.headings if name in YEARS), "")
        for at in self.authorities:
            if self.years[at] and read_year(self.years[at]) is None:
                what, fix = message("This is not a year."), message("Write it as 2026 or 2025-26.")
                yield Problem(what=what, fix=fix, where=self.place(at, heading))
            if not self.codes[at] and not self.names[at]:
                what = message("Nothing says which authority this row is about.")
                yield Problem(what=what, fix=message("Fill in its code or its name."), where=self.place(at))

    def find_repeated(self) -> Iterator[Problem]:
        """Two rows for one authority and year: a table that is split further has to be narrowed first."""
        seen: dict[tuple[str, str], int] = {}
        for at in self.authorities:
            key = (self.codes[at] or self.names[at].casefold(), self.years[at])
            first = seen.setdefault(key, at)
            if first != at:
                yield Problem(
                    what=message(
                        "Another row is about the same authority and year: {row}.",
                        row=self.rows.numbers[first],
                    ),
                    fix=message("Keep one row for each authority and year, such as the one with the totals."),
                    where=self.place(at),
                )

    def make_row(self, at: int) -> PublishedRow:
        year = read_year(self.years[at])
        return PublishedRow(
            row=self.rows.numbers[at],
            codes=split_labels(self.codes[at]),
            number=self.numbers[at],
            name=self.names[at],
            year=year,
            facts=tuple(self.make_fact(at, column, name, year) for column, name in self.fact_columns),
        )

    def make_fact(self, at: int, column: int, name: str, year: int | None) -> Fact:
        cells = self.rows.cells[at]
        figure = read_figure(cells[column] if column < len(cells) else None)
        assert figure is not None, "cells that cannot be read were told before"
        value, why = (None, figure) if isinstance(figure, Message) else (figure, None)
        own = OWN_NAMES.get(name, name)
        return Fact(name=own, value=value, year=year, why_missing=why, place=self.place(at, name))


def split_labels(words: str) -> tuple[str, ...]:
    """The codes or names of a row about several authorities: "E09000021 / E09000027"."""
    return tuple(part.strip() for part in words.split("/") if part.strip())


def find_use(name: str, cells: Sequence[object]) -> ColumnUse:
    """A column without a single number or sign holds words, such as the category of a table."""
    if name in (*CODES, *NUMBERS, *NAMES, *YEARS, *LEVELS, *LABELS):
        return ColumnUse.LABEL
    filled = [cell for cell in cells if cell is not None and read_text(cell)]
    readable = any(read_figure(cell) is not None for cell in filled)
    return ColumnUse.FACT if readable or not filled else ColumnUse.WORDS


def read_year(words: str) -> int | None:
    """The year in which the period ends."""
    found = YEAR.fullmatch(words)
    if found is None:
        return None
    first = int(found["first"])
    if found["last"] is None:
        return first
    return first + 1 if (first + 1) % 100 == int(found["last"]) else None
