"""Rows of a table that a person keeps, read without stopping at the first kind of fault."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from canllaw.basics.cells import Column, Value
from canllaw.basics.language import Message, count_message, message
from canllaw.basics.problems import MaterialError, Problem, reading_order
from canllaw.basics.rows import read_rows
from canllaw.basics.sources import Place, Source
from canllaw.basics.tables import find_missing_columns, find_unexpected_columns, first_problems, read_cells

# What is wrong in a whole column is seen in some rows as well as in all.
MOST_ROWS_TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row: its number as a spreadsheet counts it, and its cells. None is empty, or wrong if `faulty`."""

    source: Source
    number: int
    cells: Mapping[str, Value | None] = field(repr=False)
    faulty: frozenset[str] = frozenset()

    def text(self, column: str) -> str:
        value = self.cells[column]
        return value.replace("\r\n", "\n") if isinstance(value, str) else ""

    def whole(self, column: str) -> int | None:
        value = self.cells[column]
        return value if isinstance(value, int) else None

    def day(self, column: str) -> date | None:
        value = self.cells[column]
        return value if isinstance(value, date) else None

    def is_yes(self, column: str, otherwise: bool) -> bool:
        value = self.cells[column]
        return value if isinstance(value, bool) else otherwise

    def place(self, column: str | None = None) -> Place:
        return Place(source=self.source, row=self.number, column=column)

    def problem(self, column: str, what: Message, fix: Message) -> Problem:
        return Problem(what=what, fix=fix, where=self.place(column))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All rows of a table, and what is wrong with their cells. What the rows mean is checked by others."""

    source: Source
    rows: tuple[SheetRow, ...]
    problems: tuple[Problem, ...]


def read_sheet(path: Path, columns: Sequence[Column]) -> Sheet:
    """Read a CSV or XLSX file with these columns.

    Faults of single cells are handed back, so that they can be told together with those of whole rows.
    Raises MaterialError where the file cannot be read as a table or lacks a column.
    """
    rows, problems = read_rows(path, tuple(column.name for column in columns))
    missing = tuple(find_missing_columns(rows, columns))
    problems += [*missing, *find_unexpected_columns(rows, columns)]
    if missing:
        raise MaterialError(first_problems(problems, rows.source))
    cells: dict[str, list[Value | None]] = {}
    faulty: dict[int | None, set[str]] = {}
    for column in columns:
        cells[column.name], faults = read_cells(rows, column)
        problems += faults
        for fault in faults:
            faulty.setdefault(fault.where.row, set()).add(column.name)
    found = []
    for at, number in enumerate(rows.numbers):
        wrong = frozenset(faulty.get(number, ()))
        own = {name: None if name in wrong else values[at] for name, values in cells.items()}
        found.append(SheetRow(source=rows.source, number=number, cells=own, faulty=wrong))
    return Sheet(source=rows.source, rows=tuple(found), problems=tuple(problems))


def refuse_faults(sheet: Sheet, problems: Sequence[Problem]) -> None:
    """Raises MaterialError with these problems and those of the cells, where there are any.

    What is wrong with a column throughout shows some rows; the others are counted.
    """
    every = list(tell_some_rows([*sheet.problems, *problems]))
    if every:
        raise MaterialError(first_problems(every, sheet.source))


def tell_some_rows(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The first rows of each column and kind of fault, and one problem that counts the others."""
    alike: dict[tuple[str | None, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.where.column, problem.what.template), []).append(problem)
    for same in alike.values():
        same.sort(key=reading_order)
        yield from same[:MOST_ROWS_TOLD]
        if len(same) > MOST_ROWS_TOLD:
            yield count_others(same[MOST_ROWS_TOLD - 1], len(same) - MOST_ROWS_TOLD)


def count_others(last: Problem, others: int) -> Problem:
    more = count_message(
        "There is {count} more row in which this column is wrong.",
        "There are {count} more rows in which this column is wrong.",
        count=others,
    )
    return Problem(what=more, fix=message("Mend these first."), where=last.where)
