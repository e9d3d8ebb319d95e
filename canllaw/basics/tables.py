"""Tables with declared columns: read with every fault told at once, written so that no cell can do harm."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from canllaw.basics.cells import (
    FRAME_TYPES,
    READERS,
    CellKind,
    Column,
    Value,
    Words,
    why_out_of_bounds,
    why_unreadable,
)
from canllaw.basics.language import count_message, message
from canllaw.basics.problems import MaterialError, Problem, reading_order
from canllaw.basics.rows import HEADING_ROW, Rows, read_rows
from canllaw.basics.sources import Place, Source
from canllaw.basics.writing import write_table

__all__ = ["CellKind", "Column", "Table", "read_columns", "read_table", "write_table"]

FIRST_ROW = HEADING_ROW + 1
MOST_PROBLEMS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A frame that passed its column declaration, and the file that it was read from."""

    source: Source
    columns: tuple[Column, ...]
    frame: pl.DataFrame

    def __post_init__(self) -> None:
        declared = [(column.name, FRAME_TYPES[column.kind]) for column in self.columns]
        assert list(self.frame.schema.items()) == declared, "a table is as its columns declare"

    def place(self, position: int, column: str | None = None) -> Place:
        """The place of a row of the frame (from 0), counted as a spreadsheet counts it."""
        return Place(source=self.source, row=position + FIRST_ROW, column=column)


def read_table(path: Path, columns: Sequence[Column]) -> Table:
    """Read a CSV or XLSX file that holds these columns and no others, in any order.

    Raises MaterialError with everything that is wrong with the file.
    """
    rows, problems = read_rows(path, tuple(column.name for column in columns))
    return make_table(rows, columns, [*problems, *find_unexpected_columns(rows, columns)])


def read_columns(path: Path, columns: Sequence[Column]) -> Table:
    """Read these columns of a CSV or XLSX file and pass over the others. Raises MaterialError."""
    rows, problems = read_rows(path, tuple(column.name for column in columns))
    return make_table(rows, columns, problems)


def make_table(rows: Rows, columns: Sequence[Column], problems: list[Problem]) -> Table:
    problems.extend(find_missing_columns(rows, columns))
    values: dict[str, list[Value | None]] = {}
    for column in columns:
        values[column.name], faults = read_cells(rows, column)
        problems.extend(faults)
    if problems:
        raise MaterialError(first_problems(problems, rows.source))
    schema = {column.name: FRAME_TYPES[column.kind] for column in columns}
    return Table(source=rows.source, columns=tuple(columns), frame=pl.DataFrame(values, schema=schema))


def first_problems(problems: list[Problem], source: Source) -> list[Problem]:
    """At most 500, so that one wrong column of a long file stays readable; the rest are counted."""
    problems = sorted(problems, key=reading_order)
    rest = len(problems) - MOST_PROBLEMS
    if rest <= 0:
        return problems
    more = count_message(
        "There is {count} more problem after these.",
        "There are {count} more problems after these.",
        count=rest,
    )
    last = problems[MOST_PROBLEMS - 1].where
    where = Place(source=source, row=last.row)
    return [*problems[:MOST_PROBLEMS], Problem(what=more, fix=message("Mend these first."), where=where)]


def find_missing_columns(rows: Rows, columns: Sequence[Column]) -> Iterator[Problem]:
    for column in columns:
        if column.required and column.name not in rows.headings:
            yield Problem(
                what=message("This column is missing."),
                fix=message("Add a column with this heading to the first row."),
                where=Place(source=rows.source, row=HEADING_ROW, column=column.name),
            )


def find_unexpected_columns(rows: Rows, columns: Sequence[Column]) -> Iterator[Problem]:
    names = [column.name for column in columns]
    free = [name for name in names if name not in rows.headings]
    for heading in dict.fromkeys(rows.headings):
        if heading and heading not in names:
            close = difflib.get_close_matches(heading.casefold(), free, n=1, cutoff=0.7)
            fix = (
                message("Did you mean {name}?", name=close[0])
                if close
                else message("Remove the column or use one of these headings: {names}.", names=tuple(names))
            )
            yield Problem(
                what=message("This column is not expected here."),
                fix=fix,
                where=Place(source=rows.source, row=HEADING_ROW, column=heading),
            )


def read_cells(rows: Rows, column: Column) -> tuple[list[Value | None], list[Problem]]:
    """The values of one column, None for an empty cell, and all that is wrong with them."""
    if column.name not in rows.headings:
        return [None] * len(rows.cells), []
    at = rows.headings.index(column.name)
    read = READERS[column.kind]
    values: list[Value | None] = []
    faults: list[tuple[int, Words]] = []
    for row, cells in zip(rows.numbers, rows.cells, strict=True):
        cell = cells[at] if at < len(cells) else None
        empty = cell is None or (isinstance(cell, str) and not cell.strip())
        value = None if empty else read(cell)
        values.append(value)
        fault = find_empty_cell(cell, column) if empty else find_wrong_cell(value, column)
        if fault:
            faults.append((row, fault))
    if column.unique:
        faults.extend(find_repeated_cells(rows.numbers, values))
    return values, [make_problem(rows.source, row, column.name, fault) for row, fault in faults]


def make_problem(source: Source, row: int, column: str, fault: Words) -> Problem:
    what, fix = fault
    return Problem(what=what, fix=fix, where=Place(source=source, row=row, column=column))


def find_empty_cell(cell: object, column: Column) -> Words | None:
    # A cell that is not there at all belongs to a short row, which is told once for the row.
    if not column.filled or cell is None:
        return None
    return message("This cell is empty."), message("Fill it in.")


def find_wrong_cell(value: Value | None, column: Column) -> Words | None:
    if value is None or (column.kind is CellKind.CHOICE and value not in column.choices):
        return why_unreadable(column)
    return None if isinstance(value, str) else why_out_of_bounds(value, column)


def find_repeated_cells(
    numbers: Sequence[int], values: Sequence[Value | None]
) -> Iterator[tuple[int, Words]]:
    seen: dict[Value, int] = {}
    for row, value in zip(numbers, values, strict=True):
        first = row if value is None else seen.setdefault(value, row)
        if first != row:
            yield (
                row,
                (
                    message("This value stands in another row already: {row}.", row=first),
                    message("Give every row its own value."),
                ),
            )
