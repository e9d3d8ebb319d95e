"""A table's columns beside what is wrong with them, so that faults of rows are told with those of cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from canllaw.basics.cells import Column, Value
from canllaw.basics.language import Message
from canllaw.basics.problems import Problem
from canllaw.basics.rows import Rows, read_rows
from canllaw.basics.sources import Place, Source
from canllaw.basics.tables import find_missing_columns, find_unexpected_columns, read_cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The rows of a file: their numbers as a spreadsheet counts them, and the values of each column.

    A value is None where its cell is empty, or wrong: then a problem says so.
    """

    source: Source
    numbers: Sequence[int]
    values: Mapping[str, Sequence[Value | None]]
    problems: tuple[Problem, ...]

    def column(self, name: str) -> Sequence[Value | None]:
        """Nothing in any row where the file lacks the column."""
        return self.values.get(name, [None] * len(self.numbers))

    def texts(self, name: str) -> list[str]:
        return [value if isinstance(value, str) else "" for value in self.column(name)]

    def wholes(self, name: str) -> list[int | None]:
        return [value if isinstance(value, int) else None for value in self.column(name)]

    def place(self, at: int, column: str | None = None) -> Place:
        """The place of a row, counted from 0."""
        return Place(source=self.source, row=self.numbers[at], column=column)

    def problem(self, at: int, column: str, what: Message, fix: Message) -> Problem:
        return Problem(what=what, fix=fix, where=self.place(at, column))


# The columns beyond the declared ones that a file may have, made from its rows.
More = Callable[[Rows], Iterable[Column]]


def read_sheet(path: Path, columns: Sequence[Column], more: More | None = None) -> Sheet:
    """Read a CSV or XLSX file. Raises MaterialError where no rows can be had at all."""
    rows, problems = read_rows(path, tuple(column.name for column in columns))
    columns = (*columns, *(more(rows) if more else ()))
    problems += [*find_missing_columns(rows, columns), *find_unexpected_columns(rows, columns)]
    values: dict[str, Sequence[Value | None]] = {}
    for column in columns:
        values[column.name], faults = read_cells(rows, column)
        problems += faults
    return Sheet(source=rows.source, numbers=rows.numbers, values=values, problems=tuple(problems))
