"""The cells of an export, column by column: every different cell is read once, however many rows hold it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from canllaw.basics.cells import read_number
from canllaw.basics.definitions import Unfit
from canllaw.basics.language import count_message, message
from canllaw.basics.problems import Problem
from canllaw.basics.sources import Place, Source
from canllaw.evidence.answers.answers import Export

Value = float | str | None
# Reads one cell, without spaces around it. Raises Unfit.
Reader = Callable[[str], Value]
# A column that was mapped wrongly is wrong in every row: some rows show it as well as all.
MOST_ROWS_TOLD = 20


@dataclass(frozen=True, kw_only=True)
class ExportRows:
    """The rows of an export that are read: all of them, or those at these positions."""

    export: Export
    positions: pl.Series | None = None

    @cached_property
    def places(self) -> dict[str, int]:
        return {column.name: at for at, column in reversed(list(enumerate(self.export.columns)))}

    @cached_property
    def numbers(self) -> pl.Series:
        return self.chosen(pl.Series("row", self.export.numbers, dtype=pl.Int64))

    def holds(self, column: str) -> bool:
        """Whether the export has this column, and has kept its cells."""
        at = self.places.get(column)
        return at is not None and len(self.export.cells[at]) == len(self.export.numbers)

    def cells(self, column: str) -> pl.Series:
        return self.chosen(pl.Series(column, self.export.cells[self.places[column]], dtype=pl.String))

    def chosen(self, series: pl.Series) -> pl.Series:
        return series if self.positions is None else series.gather(self.positions)

    def only(self, positions: pl.Series) -> "ExportRows":
        assert self.positions is None, "rows are chosen once"
        return ExportRows(export=self.export, positions=positions)

    def place(self, position: int, column: str) -> Place:
        return Place(source=self.source, row=self.numbers[position], column=column)

    @property
    def source(self) -> Source:
        return self.export.source


def read_column(
    rows: ExportRows, column: str, read: Reader, kind: pl.DataType, problems: list[Problem]
) -> pl.Series:
    """The values of a column, null where there is none. What is wrong is added to the problems."""
    cells = rows.cells(column)
    different = cells.unique()
    values: list[Value] = []
    faults: dict[str | None, Unfit] = {}
    for cell in different.to_list():
        try:
            values.append(read((cell or "").strip()))
        except Unfit as fault:
            faults[cell] = fault
            values.append(None)
    if faults:
        problems.extend(tell_faults(rows, column, cells, faults))
    if cells.is_empty():
        return pl.Series(column, [], dtype=kind)
    return cells.replace_strict(different, pl.Series(values, dtype=kind), return_dtype=kind)


def tell_faults(
    rows: ExportRows, column: str, cells: pl.Series, faults: dict[str | None, Unfit]
) -> list[Problem]:
    """A Problem for each of the first rows at fault, and one that counts the others."""
    at_fault = cells.is_in(list(faults)).arg_true()
    told = [(position, faults[cells[position]]) for position in at_fault.head(MOST_ROWS_TOLD)]
    return tell_rows(rows, column, told, len(at_fault) - len(told))


def tell_rows(
    rows: ExportRows, column: str, told: Sequence[tuple[int, Unfit]], others: int = 0
) -> list[Problem]:
    problems = [
        Problem(what=fault.what, fix=fault.fix, where=rows.place(position, column))
        for position, fault in told
    ]
    if others:
        more = count_message(
            "There is {count} more row in which this column is wrong.",
            "There are {count} more rows in which this column is wrong.",
            count=others,
        )
        fix = message("Look first whether the mapping gives this column its right meaning.")
        problems.append(Problem(what=more, fix=fix, where=problems[-1].where))
    return problems


def read_exact_number(cell: str) -> float | None:
    """A number. Raises Unfit, which tells a decimal comma from what is no number at all."""
    if not cell:
        return None
    number = read_number(cell)
    if number is None and read_number(cell.replace(",", ".", 1)) is not None:
        raise Unfit(
            message("This number is written with a decimal comma."),
            message("Write it with a decimal point, such as 2.5, or export the survey with decimal points."),
        )
    if number is None:
        raise Unfit(
            message("This is not a number."),
            message("Write digits and a decimal point, such as 2.5, or let the mapping say what it means."),
        )
    return number


def first_of_each(
    rows: ExportRows, columns: Sequence[tuple[str, pl.Series]], problems: list[Problem]
) -> pl.Series | None:
    """One series of several columns that say the same: where two say different things, that is a Problem."""
    if not columns:
        return None
    _, together = columns[0]
    for column, series in columns[1:]:
        differs = (together != series).fill_null(False).arg_true()
        fault = Unfit(
            message("Another column says something different of the same: {column}.", column=columns[0][0]),
            message("Let one of the two columns stand under dropped in the mapping, or correct the row."),
        )
        told = [(position, fault) for position in differs.head(MOST_ROWS_TOLD)]
        if told:
            problems.extend(tell_rows(rows, column, told, len(differs) - len(told)))
        together = together.zip_with(together.is_not_null(), series)
    return together
