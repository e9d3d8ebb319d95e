"""How closely the people of hidden groups can be counted from what is shown."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from canllaw.evidence.disclosure_cells import Cells, Flags, Numbers, find_classes

ROUNDING = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The smallest and largest number that a group may have, and the rows from which that follows."""

    low: float
    high: float
    rows: Flags

    @property
    def width(self) -> float:
        return self.high - self.low


def find_room(cells: Cells, known: Flags, groups: Flags, hidden: Flags) -> Numbers:
    """For each of `groups` (rows) how many people may stand in it or out of it while nothing known changes.

    Cells that no known row tells apart can exchange all their people but one for each hidden group, which
    is not empty: a count that can be had without linear programming, never more than there is.
    """
    classes = find_classes(cells.rows[known], cells.counts)
    number = len(classes.counts)
    shape = (len(cells.counts), number)
    member = csr_matrix((cells.counts, (np.arange(shape[0]), classes.of_cell)), shape=shape)
    within = (cells.rows[groups] @ member).toarray()
    touching = np.asarray(((cells.rows[hidden] @ member) > 0).sum(axis=0)).reshape(-1)
    free = np.maximum(classes.counts - touching, 0)
    outside = np.asarray(classes.rows.sum(axis=0)).reshape(-1) == 0
    room = np.where((within > 0) & (within < classes.counts), free, 0)
    return np.asarray(np.where((within > 0) & outside, np.inf, room).sum(axis=1))


def find_bounds(cells: Cells, known: Flags, group: int, hidden: Flags) -> Bounds:
    """By linear programming: each cell has people or none, what is known is so, no hidden group is empty."""
    rows = cells.rows[known]
    goal = cells.rows[group].toarray().reshape(-1)
    others = cells.rows[hidden]
    results = [
        linprog(
            sign * goal,
            A_eq=rows,
            b_eq=rows @ cells.counts,
            A_ub=-others,
            b_ub=-np.ones(others.shape[0]),
            bounds=(0, None),
            method="highs",
        )
        for sign in (1, -1)
    ]
    least, most = results
    assert least.status == 0, "the true counts are one solution"
    if most.status == 3:  # nothing bounds it from above
        return Bounds(low=float(least.fun), high=np.inf, rows=np.zeros(len(known), dtype=np.bool_))
    used = np.zeros(len(known), dtype=np.bool_)
    for result in results:
        used[np.flatnonzero(known)[np.abs(result.eqlin.marginals) > ROUNDING]] = True
    return Bounds(low=float(least.fun), high=-float(most.fun), rows=used)
