"""Which figures to hide so that those that are shown tell of no few people, and of no hidden ones."""

from collections.abc import Iterable, Sequence

import numpy as np

from canllaw.evidence.disclosure.bounds import find_narrow
from canllaw.evidence.disclosure.cells import (
    ROUNDING,
    Cells,
    Flags,
    Numbers,
    Part,
    Positions,
    Unit,
    find_classes,
    make_cells,
)
from canllaw.evidence.disclosure.sums import find_sums

__all__ = ["Positions", "Unit", "find_hidden"]

# A way to work something out: the rows that have a part in it, and the cells that it is about.
Telling = tuple[Flags, Numbers]


def find_hidden(units: Sequence[Unit], beside: Sequence[Positions], small_number: int) -> tuple[bool, ...]:
    """For each unit, whether it is hidden, whatever their order.

    Hidden are units with a group of 1 to `small_number` - 1 people, and as many others as it takes so that
    1. whatever is added up or subtracted of what is shown rests on `small_number` people or more, and
    2. the people in each group of a hidden unit can be counted no closer than to within `small_number`.
    `beside` are groups whose numbers are known from other tables; they help with the second only.
    To serve a purpose, the smallest unit that has a part in it is hidden (Hundepool and others 2012,
    Statistical Disclosure Control, chapter 4, call this secondary suppression).
    """
    order = sorted(range(len(units)), key=lambda at: rank(units[at]))
    own = [units[at] for at in order]
    cells = make_cells(own, sorted(beside, key=lambda group: (len(group), group.tobytes())))
    fixed = np.array([unit.fixed for unit in own], dtype=np.bool_)
    hidden = np.array([unit.hidden or has_small(unit, small_number) for unit in own], dtype=np.bool_)
    hidden &= ~fixed
    hide_beside(cells, hidden, fixed, small_number)
    found = np.zeros(len(units), dtype=np.bool_)
    found[order] = hidden
    return tuple(bool(each) for each in found)


def rank(unit: Unit) -> tuple[int, int, object, bytes]:
    """What is lost least by hiding comes first: the fewest people, of a share the fewer of yes and no."""
    fewest = min((len(group) for group in unit.groups if len(group)), default=0)
    return fewest, unit.n, unit.names, unit.groups[0].tobytes()


def has_small(unit: Unit, small_number: int) -> bool:
    return any(0 < len(group) < small_number for group in unit.groups)


def hide_beside(cells: Cells, hidden: Flags, fixed: Flags, small_number: int) -> None:
    """Adds to `hidden` what it takes. What is safe stays safe when more is hidden: it is looked at once."""
    safe_cells = np.zeros(len(cells.counts), dtype=np.bool_)
    safe_rows = np.zeros(len(cells.unit), dtype=np.bool_)
    while True:
        more = choose(hide_for_sums(cells, hidden, safe_cells, small_number), cells, hidden | fixed)
        if not more:
            more = choose(hide_for_counts(cells, hidden, safe_rows, small_number), cells, hidden | fixed)
        if not more:
            return
        hidden[list(more)] = True


def choose(telling: Iterable[Telling], cells: Cells, kept: Flags) -> set[int]:
    """For each way to work something out, the smallest unit that has a part in it and may be hidden.

    Units beside those whom it is about come first: a total is hidden only where all else is.
    """
    chosen = set()
    for rows, about in telling:
        own = rows & (cells.unit >= 0)
        own[own] = ~kept[cells.unit[own]]
        beside = own & (cells.rows @ about == 0)
        units = cells.unit[beside if beside.any() else own]
        if len(units):
            chosen.add(int(units.min()))  # they stand in order of size
    return chosen


def are_told(cells: Cells, hidden: Flags) -> Flags:
    """Which rows are shown by figures: how many answered, and how many of them said yes."""
    own = cells.unit >= 0
    shown = np.zeros(len(own), dtype=np.bool_)
    shown[own] = ~hidden[cells.unit[own]] & (cells.part[own] != Part.NO.value)
    return shown


def hide_for_sums(cells: Cells, hidden: Flags, safe: Flags, small_number: int) -> list[Telling]:
    """What tells of fewer people than the small number: each time the rows to add and subtract."""
    told = are_told(cells, hidden)
    classes = find_classes(cells.rows[told], cells.counts)
    inside = np.asarray(classes.rows.sum(axis=0)).reshape(-1) > 0
    few = inside & (classes.counts < small_number)
    few[classes.of_cell[safe]] = False
    found = find_sums(classes, np.flatnonzero(few), small_number)
    safe[~np.isin(classes.of_cell, [each.at for each in found])] = True
    return [
        (spread(np.abs(each.factors) > ROUNDING, told), (classes.of_cell == each.at).astype(np.float64))
        for each in found
    ]


def spread(rows: Flags, told: Flags) -> Flags:
    """Flags of the shown rows as flags of all rows."""
    flags = np.zeros(len(told), dtype=np.bool_)
    flags[np.flatnonzero(told)[rows]] = True
    return flags


def hide_for_counts(cells: Cells, hidden: Flags, safe: Flags, small_number: int) -> list[Telling]:
    """What tells how many people a hidden group has to within the small number: each time the rows."""
    told = are_told(cells, hidden)
    own = cells.unit >= 0
    gone = np.zeros(len(own), dtype=np.bool_)
    gone[own] = hidden[cells.unit[own]]
    found: list[Telling] = []
    everybody = cells.part == Part.ALL.value
    # That enough people were asked is no secret of a hidden share: other answers to the question tell it.
    open_secret = np.isin(cells.unit, cells.unit[own & ~everybody]) & (cells.row_counts >= small_number)
    # That groups of people are not empty is known: empty ones are shown. How many said yes may be any number.
    # How many answered is told to be small by figures of the topic alone; how many said yes by all there is.
    asked = everybody & ~open_secret
    for wanted, known in ((asked, told), (~everybody, told | (cells.part == Part.PEOPLE.value))):
        groups = gone & wanted & ~safe
        if not groups.any():
            continue
        narrow, left = find_narrow(cells, known, groups, gone & everybody, small_number - ROUNDING)
        safe[groups] = True
        safe[[each.group for each in narrow] + left] = False
        found += [(each.rows, cells.rows[each.group].toarray().reshape(-1)) for each in narrow]
    return found
