"""Small numbers are hidden here, and nowhere else.

A figure about a group of people is shown only where nobody can work out from all that is shown, by adding
and subtracting, a figure about fewer people than the study's small number, nor how many people a hidden
group has, to within the small number. Whoever shows figures asks `find_hidden` with every group of one
publication at once: groups that are hidden apart can be had from one another. `docs/disclosure.md` says more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

Members = NDArray[np.bool_]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some of the people about whom something is published; `members` has one entry for each person.

    `published`: figures about it are out already, and cannot be called back.
    """

    key: tuple[str, ...]
    members: Members
    published: bool = False

    @property
    def count(self) -> int:
        return int(self.members.sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """People who stand in exactly the same groups, taken together.

    `inside` says which cell (column) is part of which group (row); `counts` how many people a cell has.
    """

    inside: NDArray[np.bool_]
    counts: Counts


def find_hidden(groups: Sequence[Group], small_number: int) -> tuple[bool, ...]:
    """For each group, whether all figures about it must be hidden.

    Groups with fewer people than `small_number` are hidden, and as many others as it takes so that the count
    of no hidden group can be told from the shown ones to within `small_number`. Empty groups are shown.
    The groups to hide beside are the smallest that serve, one at a time (Hundepool and others 2012,
    Statistical Disclosure Control, chapter 4).
    """
    if not groups:
        return ()
    cells = make_cells(groups)
    counts = cells.inside @ cells.counts
    fixed = np.array([group.published for group in groups])
    hidden = (counts > 0) & (counts < small_number) & ~fixed
    waiting = [int(position) for position in np.flatnonzero(hidden)]
    # What is safe stays safe when more is hidden, so each hidden group is looked at until it is safe, once.
    while waiting:
        group = cells.inside[waiting[-1]]
        beside = (
            None
            if is_safe(cells, ~hidden, group, small_number)
            else choose_beside(cells, hidden, fixed, group)
        )
        if beside is None:
            waiting.pop()
        else:
            hidden[beside] = True
            waiting.insert(0, beside)
    return tuple(bool(each) for each in hidden)


def make_cells(groups: Sequence[Group]) -> Cells:
    members = np.array([group.members for group in groups])
    classes = find_classes(members)
    _, first = np.unique(classes, return_index=True)
    return Cells(inside=members[:, first], counts=np.bincount(classes).astype(np.int64))


def find_classes(inside: NDArray[np.bool_]) -> Counts:
    """A number for every column, the same for columns that are alike, counted from 0."""
    packed = np.ascontiguousarray(np.packbits(inside, axis=0).T)
    if not packed.shape[1]:
        return np.zeros(len(packed), dtype=np.int64)
    _, classes = np.unique(packed.view(f"V{packed.shape[1]}"), return_inverse=True)
    return classes.reshape(-1).astype(np.int64)


def is_safe(cells: Cells, shown: Members, group: Members, small_number: int) -> bool:
    """Whether nobody can tell how many people a hidden group has to within the small number.

    What is quick to see is looked at first; linear programming decides the rest.
    """
    if free_to_move(cells, shown, group) >= small_number:
        return True
    if left_over(cells, shown, group) < small_number:
        return False
    return find_width(cells, shown, group) >= small_number


def left_over(cells: Cells, shown: Members, group: Members) -> float:
    """The most that a group can have: a shown group around it less shown groups beside it in that one."""
    inside, counts = cells.inside[shown], cells.inside[shown] @ cells.counts
    beside = ~(inside & group).any(axis=1)
    most = float("inf")
    for around in np.flatnonzero((inside | ~group).all(axis=1)):
        rest, left = inside[around].copy(), int(counts[around])
        for each in sorted(np.flatnonzero(beside), key=lambda each: -counts[each]):
            if counts[each] <= left and not (inside[each] & ~rest).any():
                rest, left = rest & ~inside[each], left - int(counts[each])
        most = min(most, left)
    return most


def free_to_move(cells: Cells, shown: Members, group: Members) -> int:
    """How many people may stand in a group or out of it without any shown figure changing.

    Cells that no shown group tells apart can exchange all their people: never more than `find_width`.
    """
    classes = find_classes(cells.inside[shown])
    number = int(classes.max()) + 1
    within = np.bincount(classes[group], minlength=number)
    size = np.bincount(classes, minlength=number)
    people = np.bincount(classes, weights=cells.counts, minlength=number)
    return int(people[(within > 0) & (within < size)].sum())


def find_width(cells: Cells, shown: Members, group: Members) -> float:
    """How far apart the largest and the smallest count are that a group may have, by linear programming."""
    low, high = find_bounds(cells.inside[shown], cells.counts, group)
    return high - low


def find_bounds(known: NDArray[np.bool_], counts: Counts, group: Members) -> tuple[float, float]:
    """The smallest and largest count of a group, for whoever knows the count of each row of `known`."""
    rows = csr_matrix(known.astype(float))
    totals = known @ counts
    goal = group.astype(float)
    least = linprog(goal, A_eq=rows, b_eq=totals, bounds=(0, None), method="highs")
    most = linprog(-goal, A_eq=rows, b_eq=totals, bounds=(0, None), method="highs")
    if most.status == 3:  # nothing bounds it from above
        return float(least.fun), float("inf")
    assert least.status == 0 and most.status == 0, "the true counts are one solution"
    return float(least.fun), -float(most.fun)


def choose_beside(cells: Cells, hidden: Members, fixed: Members, group: Members) -> int | None:
    """What to hide so that a hidden group can be told less well; None where nothing is left to hide.

    In each shown group around it the smallest one that shares nobody with it, of these the one that helps
    most; failing that, the smallest shown group that shares people with it.
    """
    counts = cells.inside @ cells.counts
    to_hide = ~hidden & ~fixed & (counts > 0)
    shares = (cells.inside & group).any(axis=1)
    beside: set[int] = set()
    for around in np.flatnonzero(~hidden & (cells.inside | ~group).all(axis=1)):
        within = (cells.inside <= cells.inside[around]).all(axis=1)
        beside.update(smallest(counts, to_hide & within & ~shares))
    if not beside:
        return next(iter(smallest(counts, to_hide & shares)), None)
    for measure in (free_to_move, find_width):
        gain = {each: measure(cells, without(hidden, each), group) for each in sorted(beside)}
        best = max(gain, key=lambda each: (gain[each], -counts[each]))
        if gain[best] > 0:
            return best
    return best


def smallest(counts: Counts, candidates: Members) -> tuple[int, ...]:
    """The first of the candidates with the fewest people, if there is any candidate."""
    found = np.flatnonzero(candidates)
    return (int(found[np.argmin(counts[found])]),) if len(found) else ()


def without(hidden: Members, more: int) -> Members:
    """What is shown once one more group is hidden."""
    shown = ~hidden
    shown[more] = False
    return shown
