"""How closely the people of hidden groups can be counted from what is shown."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import block_diag, csr_matrix

from canllaw.evidence.disclosure.cells import (
    ROUNDING,
    Cells,
    Flags,
    Numbers,
    find_classes,
    find_shortest,
)
from canllaw.evidence.disclosure.remainders import (
    Meetings,
    find_group_remainder,
    find_meetings,
    find_most_room,
)
from canllaw.evidence.disclosure.together import find_pair, find_ranges

# With more cells than this it pays to look nearby first.
MANY = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How far apart the largest and smallest number that a group may have are, and the rows that tell it.

    `examples`: counts of all cells (rows) with which everything known is as it is.
    """

    group: int
    width: float
    rows: Flags
    examples: Numbers


def find_room(cells: Cells, known: Flags, groups: Flags, hidden: Flags) -> tuple[Numbers, csr_matrix]:
    """For each of `groups` (rows) how many people may stand in it or out of it while nothing known changes.

    Cells that no known row tells apart can exchange all their people, but one for each hidden group, as
    none is empty: a count that can be had without linear programming, never more than there is. Beside it,
    which groups (row, column) have people to exchange with one another.
    """
    classes = find_classes(cells.rows[known], cells.counts)
    shape = (len(cells.counts), len(classes.counts))
    member = csr_matrix((cells.counts, (np.arange(shape[0]), classes.of_cell)), shape=shape)
    within = csr_matrix(cells.rows[groups] @ member)
    mixed = within.copy()
    mixed.data = np.where(within.data < classes.counts[within.indices], 1.0, 0.0)
    mixed.eliminate_zeros()
    touching = csr_matrix(cells.rows[hidden] @ member)
    beside = np.diff(csr_matrix(mixed @ touching.T).indptr)
    outside = np.asarray(classes.rows.sum(axis=0)).reshape(-1) == 0
    room = np.where(within @ outside > 0, np.inf, mixed @ classes.counts - beside)
    return room, csr_matrix(within @ within.T)


def find_bounds(
    cells: Cells, meetings: Meetings, known: Flags, group: int, hidden: Flags, nested: Flags, enough: float
) -> Bounds:
    """The bounds of a group, only as closely as tells their width from `enough`.

    Each cell has people or none, what is known is so, and no hidden group is empty. What follows from some of
    the known rows follows: subtracting comes first, then rows of which no two cross, then all there are.
    """
    rest = find_group_remainder(meetings, known, group)
    if rest is not None:
        width = find_most_room(meetings, rest, group, hidden)
        if width < enough:
            rows = np.zeros(len(known), dtype=np.bool_)
            rows[[rest.around, *rest.taken]] = True
            return Bounds(group=group, width=width, rows=rows, examples=cells.counts[None, :])
    bounds = solve(cells, known & nested, group, hidden & nested, enough)
    if bounds.width < enough:
        return bounds
    if len(cells.counts) > MANY:
        pair = find_pair(cells, known, np.array([group]), hidden, enough)
        width = float(np.ptp(cells.rows[[group]] @ pair.T))
        if width >= enough:
            return Bounds(group=group, width=width, rows=np.zeros_like(known), examples=pair)
    return solve(cells, known, group, hidden, enough)


def find_nested(meetings: Meetings, known: Flags, hidden: Flags) -> Flags:
    """Rows of which no two cross: any two share nobody, or one holds the other. Known rows come first."""
    rows = np.concatenate([np.flatnonzero(known), np.flatnonzero(hidden)])
    taken = np.zeros(len(known), dtype=np.bool_)
    for row in rows[np.lexsort((rows, meetings.sizes[rows], ~known[rows]))].tolist():
        met, people = meetings.of(row)
        crossing = people < np.minimum(meetings.sizes[met], meetings.sizes[row])
        taken[row] = not taken[met[crossing]].any()
    return taken


def find_narrow(
    cells: Cells, known: Flags, groups: Flags, hidden: Flags, enough: float
) -> tuple[list[Bounds], list[int]]:
    """The bounds of those of `groups` (rows) whose width is not enough.

    What one programme finds possible shows many other groups to be wide enough as well. Groups that
    exchange people with one that is too narrow are left for later: what helps that one changes them.
    """
    every = np.flatnonzero(groups)
    room, exchange = find_room(cells, known, groups, hidden)
    later = np.zeros(len(every), dtype=np.bool_)
    low, high = cells.row_counts[every], cells.row_counts[every]
    narrow, left = [], []
    doubtful = room < enough
    if not doubtful.any():
        return [], []
    low[doubtful], high[doubtful] = find_ranges(cells, known, every[doubtful], hidden, enough)
    meetings = find_meetings(cells.rows, cells.counts)
    nested = find_nested(meetings, known, hidden)
    for at in np.flatnonzero(doubtful):
        if high[at] - low[at] >= enough:
            continue
        if later[at]:
            left.append(int(every[at]))
            continue
        bounds = find_bounds(cells, meetings, known, int(every[at]), hidden, nested, enough)
        if bounds.width < enough:
            narrow.append(bounds)
            later[exchange[at].indices] = True
        else:
            possible = cells.rows[every] @ bounds.examples.T
            low, high = np.minimum(low, possible.min(axis=1)), np.maximum(high, possible.max(axis=1))
    return narrow, left


def solve(cells: Cells, known: Flags, group: int, hidden: Flags, enough: float) -> Bounds:
    """The bounds by linear programming.

    Both bounds are one programme in two copies of the cells: the largest less the smallest.
    """
    told, others = np.flatnonzero(known), np.flatnonzero(hidden)
    classes = find_classes(cells.rows[np.concatenate([[group], told, others])], cells.counts)
    goal = classes.rows[0].toarray().reshape(-1)
    shown, gone = classes.rows[1 : 1 + len(told)], classes.rows[1 + len(told) :]
    result = linprog(
        np.concatenate([goal, -goal]),
        A_eq=block_diag([shown] * 2, format="csr"),
        b_eq=np.tile(shown @ classes.counts, 2),
        A_ub=-block_diag([gone] * 2, format="csr"),
        b_ub=-np.ones(2 * len(others)),
        bounds=(0, None),
        method="highs",
    )
    used = np.zeros(len(known), dtype=np.bool_)
    if result.status == 3:  # nothing bounds it from above
        return Bounds(group=group, width=np.inf, rows=used, examples=cells.counts[None, :])
    assert result.status == 0, "the true counts are one solution"
    share = result.x.reshape(2, -1) / classes.counts
    if -result.fun < enough:
        for factors in result.eqlin.marginals.reshape(2, -1):
            used[told[np.abs(find_shortest(shown, factors)) > ROUNDING]] = True
    examples = cells.counts * share[:, classes.of_cell]
    return Bounds(group=group, width=-float(result.fun), rows=used, examples=examples)
