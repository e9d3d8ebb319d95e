"""Whether hidden groups can have few people and many, asked for many groups at once.

That a group has room is shown by two ways to fill all cells with which everything known is as it is. A way
found for one group shows it for others too. First steps are tried that cost little; then one programme asks
for all groups that are left. What is not shown here is looked at one by one, elsewhere.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import block_array, csr_array, diags_array, eye_array

from canllaw.evidence.disclosure.cells import (
    ROUNDING,
    SHORT,
    Cells,
    Flags,
    Numbers,
    Places,
    find_classes,
    project,
)

# How many of the largest groups that share nobody with those looked at are let change too.
BESIDE = 5
# For so few groups it pays to let more change.
FEW = 3
# How often steps are tried, each time from the middle of all that was found, and programmes for what is left.
STEPS = 2
PROGRAMMES = 6
# How many groups steps are tried for at once: it bounds the memory.
AT_ONCE = 300


def find_ranges(
    cells: Cells, known: Flags, groups: Places, hidden: Flags, enough: float
) -> tuple[Numbers, Numbers]:
    """The fewest and the most people found possible in each of `groups` (rows).

    That no group of `hidden` is empty is known too. A range is widened until it is `enough`, or given up.
    """
    own = cells.rows[groups]
    low = high = own @ cells.counts
    middle, found = cells.counts, 1
    for _ in range(STEPS):
        left = groups[high - low < enough]
        for part in range(0, len(left), AT_ONCE):
            ways = find_steps(cells, known, left[part : part + AT_ONCE], hidden, middle)
            possible = own @ ways
            low, high = np.minimum(low, possible.min(axis=1)), np.maximum(high, possible.max(axis=1))
            middle = (middle * found + ways.sum(axis=1)) / (found + ways.shape[1])
            found += ways.shape[1]
    for _ in range(PROGRAMMES):
        left = groups[high - low < enough]
        if not len(left):
            break
        possible = own @ find_pair(cells, known, left, hidden, enough).T
        low, high = np.minimum(low, possible.min(axis=1)), np.maximum(high, possible.max(axis=1))
        if (high - low < enough).sum() == len(left):
            break
    return low, high


def find_steps(cells: Cells, known: Flags, groups: Places, hidden: Flags, middle: Numbers) -> Numbers:
    """Two ways (columns) for each group: from `middle` as far up and down as goes without anybody below zero.

    The direction is the group's own, less what would change what is known (a step of affine scaling, Dikin
    1967).
    """
    told, own = cells.rows[known], cells.rows[groups]
    direction = own.T.toarray() - told.T @ project(told, middle, own)
    change = direction * middle[:, None]
    falls, at_least = cells.rows[hidden] @ change, cells.rows[hidden] @ middle - 1
    ways = []
    for sign in (1.0, -1.0):
        worst = np.maximum((-sign * direction).max(axis=0), SHORT)
        reach = 1 / worst
        if len(at_least):
            steep = np.maximum(-sign * falls, ROUNDING**2)
            reach = np.minimum(reach, np.maximum(at_least, 0)[:, None] / steep).min(axis=0)
        way = np.maximum(middle[:, None] + sign * reach * change, 0)
        # A step must leave what is known as it is: one that does not, by rounding, is none.
        astray = np.abs(told @ (way - cells.counts[:, None])).max(axis=0, initial=0) > ROUNDING
        way[:, astray] = middle[:, None]
        ways.append(way)
    return np.concatenate(ways, axis=1)


def find_signs(cells: Cells, known: Flags, groups: Places) -> Numbers:
    """Up (1) or down (-1) for each group: groups that gain from one another go different ways.

    Which do is told by how their numbers hang together when what is known stays as it is.
    """
    told, own = cells.rows[known], cells.rows[groups]
    people = diags_array(cells.counts)
    shared = (told @ people @ own.T).toarray()
    together = (own @ people @ own.T).toarray() - shared.T @ project(told, cells.counts, own)
    signs = np.zeros(len(groups))
    for at in range(len(groups)):
        signs[at] = 1.0 if together[at] @ signs >= 0 else -1.0
    return signs


def find_pair(cells: Cells, known: Flags, groups: Places, hidden: Flags, enough: float) -> Numbers:
    """Two ways (rows) to fill the cells in which as many of the groups as can be differ by enough."""
    inside = find_surroundings(cells, known, groups)
    rows = cells.rows[:, inside]
    touched = np.diff(rows.indptr) > 0
    told, others = np.flatnonzero(known & touched), np.flatnonzero(hidden & touched)
    classes = find_classes(rows[np.concatenate([groups, told, others])], cells.counts[inside])
    own = diags_array(find_signs(cells, known, groups)) @ classes.rows[: len(groups)]
    shown = classes.rows[len(groups) : len(groups) + len(told)]
    gone = classes.rows[len(groups) + len(told) :]
    fewest = np.minimum(gone @ classes.counts, 1)
    number = len(classes.counts)
    equal, nothing = np.tile(shown @ classes.counts, 2), csr_array((len(told), len(groups)))
    wanted = [[-own, own, eye_array(len(groups))], [-gone, None, None], [None, -gone, None]]
    result = linprog(
        np.concatenate([np.zeros(2 * number), -np.ones(len(groups))]),
        A_eq=block_array([[shown, None, None], [None, shown, nothing]], format="csr"),
        b_eq=equal,
        A_ub=block_array(wanted, format="csr"),
        b_ub=np.concatenate([np.zeros(len(groups)), -fewest, -fewest]),
        bounds=make_bounds(2 * number, len(groups), enough + 2 * ROUNDING),
        method="highs",
    )
    examples = np.tile(cells.counts, (2, 1))
    if result.status == 0:
        share = result.x[: 2 * number].reshape(2, -1) / classes.counts
        examples[:, inside] *= share[:, classes.of_cell]
    return examples


def make_bounds(people: int, groups: int, enough: float) -> NDArray[np.float64]:
    """Nobody below zero; no group need differ by more than is enough."""
    high = np.concatenate([np.full(people, np.inf), np.full(groups, enough)])
    return np.stack([np.zeros(people + groups), high], axis=1)


def find_surroundings(cells: Cells, known: Flags, groups: Places) -> Places:
    """The cells that may change: those that nothing known tells from the groups', and some beside them.

    For few groups also the least known rows around them: for many that would be nearly all there is.
    """
    own, told = cells.rows[groups], cells.rows[known]
    classes = find_classes(told, cells.counts)
    inside = np.asarray(own.sum(axis=0)).reshape(-1) > 0
    near = np.isin(classes.of_cell, classes.of_cell[inside])
    for group in range(len(groups) if len(groups) <= FEW else 0):
        held = np.asarray(told @ own[[group]].T.toarray()).reshape(-1) == own[[group]].nnz
        if held.any():
            around = np.flatnonzero(held)[np.argmin((told @ cells.counts)[held])]
            near[told[[around]].indices] = True
    beside = np.flatnonzero(np.asarray(told @ near) == 0)
    largest = beside[np.argsort(-(told @ cells.counts)[beside], kind="stable")][:BESIDE]
    near[told[largest].indices] = True
    return np.flatnonzero(near)
