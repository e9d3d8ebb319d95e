"""Cells that answer items, read with the mapping: values of the response scale, numbers and words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from canllaw.basics.cells import NO, YES, read_number
from canllaw.basics.definitions import Unfit
from canllaw.basics.language import message
from canllaw.basics.problems import Problem
from canllaw.evidence.answers.answers import ITEM_TYPES, UNCOUNTED, MappedColumn, Mapping
from canllaw.evidence.answers.applying_cells import (
    ExportRows,
    Reader,
    first_of_each,
    read_column,
    read_exact_number,
)
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind, Responses

# What a ticked box looks like in the exports of the tools, beside the words for yes.
TICKED = YES | {"checked", "ticked", "selected", "x", "wedi'i dicio"}
NOT_TICKED = NO | {"", "unchecked", "not ticked", "not selected", "heb ei dicio", "n/a", "na"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAnswers:
    """A column for each item of the instrument, and the answers that are known and do not count."""

    frame: pl.DataFrame
    uncounted: pl.DataFrame


def read_items(
    rows: ExportRows, mapping: Mapping, instrument: Instrument, problems: list[Problem]
) -> ItemAnswers:
    """Raises nothing: what is wrong is added to the problems."""
    columns: list[pl.Series] = []
    uncounted = [pl.DataFrame(schema=UNCOUNTED)]
    for item in instrument.items:
        mapped = [each for each in mapping.items if each.item == item.key and rows.holds(each.column)]
        given = read_item(rows, item, mapped, instrument.responses_of(item), problems)
        aside = find_uncounted(given, item, instrument.responses_of(item))
        if aside is not None:
            uncounted.append(set_aside(rows, given, aside))
            given = given.set(aside, None)
        columns.append(given)
    return ItemAnswers(frame=pl.DataFrame(columns), uncounted=pl.concat(uncounted))


def read_item(
    rows: ExportRows,
    item: Item,
    mapped: Sequence[MappedColumn],
    responses: Responses | None,
    problems: list[Problem],
) -> pl.Series:
    """What was given to one item, with the answers that do not count."""
    kind = ITEM_TYPES[item.kind]
    read = [(each.column, read_answers(rows, item, each, responses, kind, problems)) for each in mapped]
    together = first_of_each(rows, read, problems)
    if together is None:
        return pl.Series(item.key, [None], dtype=kind).new_from_index(0, len(rows.numbers))
    return together.alias(item.key)


def read_answers(
    rows: ExportRows,
    item: Item,
    mapped: MappedColumn,
    responses: Responses | None,
    kind: pl.DataType,
    problems: list[Problem],
) -> pl.Series:
    if item.kind is ItemKind.TEXT:
        words = rows.cells(mapped.column).str.strip_chars()
        nothing = words.is_in(["", *mapped.missing])
        return words.set(nothing, None)
    return read_column(rows, mapped.column, make_reader(item, mapped, responses), kind, problems)


def find_uncounted(given: pl.Series, item: Item, responses: Responses | None) -> pl.Series | None:
    """Which rows hold an answer that does not count; None where no row does."""
    values = [float(option.value) for option in responses.options if not option.counts] if responses else []
    if not values or item.kind in (ItemKind.TEXT, ItemKind.NUMBER):
        return None
    aside = given.is_in(values).fill_null(False)
    return aside if aside.any() else None


def set_aside(rows: ExportRows, given: pl.Series, aside: pl.Series) -> pl.DataFrame:
    values = given.filter(aside)
    return pl.DataFrame(
        {"row": rows.numbers.filter(aside), "item": [given.name] * len(values), "value": values},
        schema_overrides=UNCOUNTED,
    )


def make_reader(item: Item, mapped: MappedColumn, responses: Responses | None) -> Reader:
    """What reads one cell of a column that answers this item."""
    missing = frozenset(mapped.missing)
    if mapped.ticked is not None:
        ticked = float(mapped.ticked)
        return lambda cell: ticked if is_ticked(cell, missing) else None
    answers = {code.strip(): float(value) for code, value in mapped.answers}
    taken = find_renumbered(answers)
    read = make_bare_reader(item, responses)

    def read_cell(cell: str) -> float | None:
        if not cell or cell in missing:
            return None
        # Whether the values that the mapping names are on the scale is checked once, with the mapping.
        if cell in answers:
            return answers[cell]
        value = read(cell)
        if value in taken and read_number(cell) is not None:
            raise Unfit(
                message("The mapping gives the value of this number to another number."),
                message("Name this code in the mapping as well: under answers, or under missing."),
            )
        return value

    return read_cell


def find_renumbered(answers: dict[str, float]) -> frozenset[float]:
    """Values for which the mapping names another number. The same number, bare, can hardly mean them too."""
    numbers = {code: read_number(code) for code in answers}
    return frozenset(answers[code] for code, number in numbers.items() if number not in (None, answers[code]))


def is_ticked(cell: str, missing: frozenset[str]) -> bool:
    """Whether a box is ticked. Raises Unfit where the cell does not say so."""
    folded = cell.casefold().removesuffix(".0")
    if cell in missing or folded in NOT_TICKED:
        return False
    if folded in TICKED:
        return True
    raise Unfit(
        message("It cannot be told whether this box is ticked."),
        message("Write 1 for a ticked box and 0 for another, or name the code under missing."),
    )


def make_bare_reader(item: Item, responses: Responses | None) -> Callable[[str], float | None]:
    """What reads a cell that the mapping does not name."""
    if item.kind is ItemKind.YES_NO:
        return read_yes_or_no
    if item.kind is ItemKind.NUMBER or responses is None:
        return read_exact_number
    scale = tuple(option.value for option in responses.options)
    on_scale = frozenset(float(value) for value in scale)

    def read_on_scale(cell: str) -> float | None:
        value = read_code(cell)
        if value not in on_scale:
            raise Unfit(
                message("This answer is not on the response scale."),
                message("Use one of these: {values}. Or name the code in the mapping.", values=scale),
            )
        return value

    return read_on_scale


def read_code(cell: str) -> float | None:
    """A code as a number; None where it is none. Raises Unfit for a decimal comma."""
    try:
        return read_exact_number(cell)
    except Unfit:
        if "," in cell and cell.replace(",", "", 1).strip("+-").isdigit():
            raise
        return None


def read_yes_or_no(cell: str) -> float | None:
    words = cell.casefold().removesuffix(".0")
    if words in YES or words in NO:
        return 1.0 if words in YES else 0.0
    raise Unfit(
        message("This is neither yes nor no."),
        message("Write yes or no, or name the code in the mapping."),
    )
