"""How closely the people of hidden groups can be counted from what is shown."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import block_diag, csr_matrix

from canllaw.evidence.disclosure_cells import ROUNDING, Cells, Flags, Numbers, find_classes, find_shortest

# How many groups beside the one around a group are let change at first.
BESIDE = 3
Places = NDArray[np.int64]


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
    cells: Cells, known: Flags, group: int, hidden: Flags, nested: Flags, enough: float
) -> Bounds:
    """The bounds of a group, by linear programming, only as closely as tells their width from `enough`.

    Each cell has people or none, what is known is so, and no hidden group is empty. What can happen inside
    some groups while all stays as it is outside can happen; what follows from some of the known rows follows.
    """
    everywhere = np.arange(len(cells.counts))
    inside, wider = find_regions(cells, known, group)
    if len(inside):
        bounds = solve(cells, known, group, hidden, inside, enough)
        if bounds.width >= enough:
            return bounds
    bounds = solve(cells, known & nested, group, hidden & nested, everywhere, enough)
    if bounds.width < enough:
        return bounds
    if len(wider):
        bounds = solve(cells, known, group, hidden, wider, enough)
        if bounds.width >= enough:
            return bounds
    return solve(cells, known, group, hidden, everywhere, enough)


def find_regions(cells: Cells, known: Flags, group: int) -> tuple[Places, Places]:
    """The cells of the smallest known group around a group, and these with a few groups beside it."""
    own = cells.rows[group].indices
    together = np.asarray(cells.rows[:, own].sum(axis=1)).reshape(-1)
    counts = cells.row_counts
    around = np.flatnonzero(known & (together == len(own)) & (counts < cells.counts.sum() / 2))
    if not len(around):
        return own[:0], own[:0]
    inside = cells.rows[around[np.argmin(counts[around])]].indices
    shared = np.asarray(cells.rows[:, inside].sum(axis=1)).reshape(-1)
    beside = np.flatnonzero(known & (shared == 0))
    largest = beside[np.argsort(-counts[beside], kind="stable")][:BESIDE]
    return inside, np.union1d(inside, cells.rows[largest].indices)


def find_nested(cells: Cells, known: Flags, hidden: Flags) -> Flags:
    """Rows of which no two cross: any two share nobody, or one holds the other. Known rows come first."""
    rows = np.concatenate([np.flatnonzero(known), np.flatnonzero(hidden)])
    sizes = cells.row_counts
    shared = csr_matrix(cells.rows[rows].multiply(cells.counts) @ cells.rows[rows].T).tocoo()
    crossing = shared.data < np.minimum(sizes[rows[shared.row]], sizes[rows[shared.col]])
    beside = csr_matrix(
        (crossing[crossing], (shared.row[crossing], shared.col[crossing])), shape=shared.shape
    )
    taken = np.zeros(len(rows), dtype=np.bool_)
    for at in sorted(range(len(rows)), key=lambda at: (not known[rows[at]], sizes[rows[at]], at)):
        taken[at] = not taken[beside.indices[beside.indptr[at] : beside.indptr[at + 1]]].any()
    flags = np.zeros(len(known), dtype=np.bool_)
    flags[rows[taken]] = True
    return flags


def find_narrow(
    cells: Cells, known: Flags, groups: Flags, hidden: Flags, enough: float
) -> tuple[list[Bounds], list[int]]:
    """The bounds of those of `groups` (rows) whose width is not enough.

    What one programme finds possible shows many other groups to be wide enough as well. Groups that
    exchange people with one that is too narrow are left for later: what helps that one changes them.
    """
    every = np.flatnonzero(groups)
    room, exchange = find_room(cells, known, groups, hidden)
    nested = find_nested(cells, known, hidden) if (room < enough).any() else known
    later = np.zeros(len(every), dtype=np.bool_)
    low, high = cells.row_counts[every], cells.row_counts[every]
    narrow, left = [], []
    for at in np.flatnonzero(room < enough):
        if high[at] - low[at] >= enough:
            continue
        if later[at]:
            left.append(int(every[at]))
            continue
        bounds = find_bounds(cells, known, int(every[at]), hidden, nested, enough)
        if bounds.width < enough:
            narrow.append(bounds)
            later[exchange[at].indices] = True
        else:
            possible = cells.rows[every] @ bounds.examples.T
            low, high = np.minimum(low, possible.min(axis=1)), np.maximum(high, possible.max(axis=1))
    return narrow, left


def solve(cells: Cells, known: Flags, group: int, hidden: Flags, inside: Places, enough: float) -> Bounds:
    """The bounds where only the cells `inside` may change.

    Both bounds are one programme in two copies of the cells: the largest less the smallest.
    """
    rows = cells.rows[:, inside]
    touched = np.diff(rows.indptr) > 0
    told, others = np.flatnonzero(known & touched), np.flatnonzero(hidden & touched)
    classes = find_classes(rows[np.concatenate([[group], told, others])], cells.counts[inside])
    goal = classes.rows[0].toarray().reshape(-1)
    shown, gone = classes.rows[1 : 1 + len(told)], classes.rows[1 + len(told) :]
    outside = cells.row_counts[others] - gone @ classes.counts
    result = linprog(
        np.concatenate([goal, -goal]),
        A_eq=block_diag([shown] * 2, format="csr"),
        b_eq=np.tile(shown @ classes.counts, 2),
        A_ub=-block_diag([gone] * 2, format="csr"),
        b_ub=-np.tile(np.maximum(1 - outside, 0), 2),
        bounds=(0, None),
        method="highs",
    )
    used = np.zeros(len(known), dtype=np.bool_)
    examples = np.tile(cells.counts, (2, 1))
    if result.status == 3:  # nothing bounds it from above
        return Bounds(group=group, width=np.inf, rows=used, examples=examples)
    assert result.status == 0, "the true counts are one solution"
    share = result.x.reshape(2, -1) / classes.counts
    examples[:, inside] *= share[:, classes.of_cell]
    if -result.fun < enough:
        for factors in result.eqlin.marginals.reshape(2, -1):
            used[told[np.abs(find_shortest(shown, factors)) > ROUNDING]] = True
    return Bounds(group=group, width=-float(result.fun), rows=used, examples=examples)
