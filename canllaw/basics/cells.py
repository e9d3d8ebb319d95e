"""One cell of a table: what a column holds, and its words made into a value or found wanting."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import polars as pl

from canllaw.basics.language import Message, message

Value = str | int | float | bool | date
Bound = int | float | date
# What is wrong, and what to do about it.
Words = tuple[Message, Message]

WHOLE_NUMBER = re.compile(r"[+-]?\d{1,15}")
NUMBER = re.compile(r"[+-]?(\d{1,300}(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LARGEST_WHOLE_NUMBER = 10**15
YES = frozenset({"yes", "y", "true", "1", "ie", "ydy", "oes"})
NO = frozenset({"no", "n", "false", "0", "na", "nac ydy", "nac oes"})
# A spreadsheet runs a cell that begins so as a formula (OWASP, CSV injection); full-width signs count too.
FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r]")


class CellKind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    WHOLE_NUMBER = "whole number"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes or no"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one column of a table must be.

    `required`: the file must have the column. `filled`: every cell must hold something. `unique`: no two
    cells hold the same. `choices` go with the kind CHOICE; `low` and `high` (both allowed themselves)
    with numbers and dates.
    """

    name: str
    kind: CellKind = CellKind.TEXT
    required: bool = True
    filled: bool = True
    unique: bool = False
    choices: tuple[str, ...] = ()
    low: Bound | None = None
    high: Bound | None = None

    def __post_init__(self) -> None:
        assert bool(self.choices) == (self.kind is CellKind.CHOICE), "choices go with the kind CHOICE"
        ordered = self.kind in (CellKind.WHOLE_NUMBER, CellKind.NUMBER, CellKind.DATE)
        assert ordered or (self.low is None and self.high is None), "only numbers and dates have bounds"


FRAME_TYPES: dict[CellKind, pl.DataType] = {
    CellKind.TEXT: pl.String(),
    CellKind.WHOLE_NUMBER: pl.Int64(),
    CellKind.NUMBER: pl.Float64(),
    CellKind.DATE: pl.Date(),
    CellKind.YES_NO: pl.Boolean(),
    CellKind.CHOICE: pl.String(),
}


def make_harmless(text: str) -> str:
    """A text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def undo_harmless(text: str) -> str:
    """The text as it was before `make_harmless`."""
    return text[1:] if text.startswith("'") and FORMULA.match(text, 1) else text


def read_text(cell: object) -> str:
    """Any cell has a text: a spreadsheet's 3.0 is "3", its dates are written as 2026-03-31."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < LARGEST_WHOLE_NUMBER:
        return str(int(cell))
    if isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0):
        return cell.date().isoformat()
    return undo_harmless(str(cell).strip())


def read_whole_number(cell: object) -> int | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return int(cell) if float(cell).is_integer() and abs(cell) < LARGEST_WHOLE_NUMBER else None
    words = str(cell).strip()
    return int(words) if WHOLE_NUMBER.fullmatch(words) and words.isascii() else None


def read_number(cell: object) -> float | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    words = str(cell).strip()
    number = float(words) if NUMBER.fullmatch(words) and words.isascii() else None
    return None if number in (float("inf"), float("-inf")) else number


def read_date(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    words = str(cell).strip()
    try:
        return date.fromisoformat(words) if DAY.fullmatch(words) and words.isascii() else None
    except ValueError:
        return None


def read_yes_no(cell: object) -> bool | None:
    words = read_text(cell).casefold()
    return True if words in YES else False if words in NO else None


READERS: dict[CellKind, Callable[[object], Value | None]] = {
    CellKind.TEXT: read_text,
    CellKind.WHOLE_NUMBER: read_whole_number,
    CellKind.NUMBER: read_number,
    CellKind.DATE: read_date,
    CellKind.YES_NO: read_yes_no,
    CellKind.CHOICE: read_text,
}


def why_unreadable(column: Column) -> Words:
    """What is wrong with a cell that is not of its column's kind, and what to do."""
    match column.kind:
        case CellKind.WHOLE_NUMBER:
            return message("This is not a whole number."), message("Write digits only, such as 12.")
        case CellKind.NUMBER:
            return message("This is not a number."), message("Write digits and a decimal point, such as 2.5.")
        case CellKind.DATE:
            return message("This is not a date."), message(
                "Write dates as year-month-day, such as 2026-03-31."
            )
        case CellKind.YES_NO:
            return message("This is neither yes nor no."), message("Write yes or no.")
        case CellKind.CHOICE | CellKind.TEXT:
            return (
                message("This is not one of the values that the column allows."),
                message("Use one of these: {choices}.", choices=column.choices),
            )


def why_out_of_bounds(value: Bound, column: Column) -> Words | None:
    """What is wrong with a number or date outside its column's bounds; None where nothing is."""
    if column.low is not None and value < column.low:  # type: ignore[operator]
        return message("This is too low."), message("The lowest allowed is {low}.", low=column.low)
    if column.high is not None and value > column.high:  # type: ignore[operator]
        return message("This is too high."), message("The highest allowed is {high}.", high=column.high)
    return None
