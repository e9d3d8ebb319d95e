"""What is left of a known group when known groups inside it are taken off: what a reader subtracts first.

Where groups are nested (teams in authorities) that is all there is to be had, and no programme is needed.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, diags_array

from canllaw.evidence.disclosure.cells import ROUNDING, Classes, Flags, Numbers, Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """How many people rows share, each with each, and how many each row has."""

    shared: csr_matrix
    sizes: Numbers

    def of(self, row: int) -> tuple[Places, Numbers]:
        """The rows that share people with a row, and how many."""
        within = slice(self.shared.indptr[row], self.shared.indptr[row + 1])
        return self.shared.indices[within], self.shared.data[within]

    def apart(self, rows: Places) -> list[int]:
        """Of these rows, in their order, those that share nobody with one taken before."""
        taken: list[int] = []
        met: set[int] = set()
        for row in rows.tolist():
            if row not in met:
                taken.append(row)
                met.update(self.of(row)[0].tolist())
        return taken

    def find_parts(self, around: int, meeting: Places, among: Flags, order: int = -1) -> list[int]:
        """Rows of `among` inside the row `around` that share nobody, nor meet any of `meeting`.

        The largest are tried first (`order` -1) or the smallest (1).
        """
        met, people = self.of(around)
        inside = met[(people == self.sizes[met]) & among[met] & ~np.isin(met, meeting)]
        return self.apart(inside[np.argsort(order * self.sizes[inside], kind="stable")])


@dataclass(frozen=True, slots=True, kw_only=True)
class Remainder:
    """A row, the rows inside that are taken off it, and how many people are left."""

    around: int
    taken: tuple[int, ...]
    people: float


def find_meetings(rows: csr_matrix, counts: Numbers) -> Meetings:
    return Meetings(shared=csr_matrix(rows @ diags_array(counts) @ rows.T), sizes=np.asarray(rows @ counts))


def find_class_remainder(meetings: Meetings, classes: Classes, at: int, own: Places) -> Remainder | None:
    """The rows that leave a class and nobody else, where they can be had; `own` are the rows it is in."""
    around = int(own[np.argmin(meetings.sizes[own])])
    every = np.ones(len(meetings.sizes), dtype=np.bool_)
    alone = meetings.sizes[around] <= classes.counts[at] + ROUNDING
    taken = [] if alone else meetings.find_parts(around, own, every)
    left = float(meetings.sizes[around] - meetings.sizes[taken].sum())
    if left > classes.counts[at] + ROUNDING:
        return None
    return Remainder(around=around, taken=tuple(taken), people=left)


def find_group_remainder(meetings: Meetings, known: Flags, group: int) -> Remainder | None:
    """The least that is left around a group of what is known; None where nothing known is around it."""
    met, people = meetings.of(group)
    around = met[known[met] & (people == meetings.sizes[group])]
    if not len(around):
        return None
    smallest = int(around[np.argmin(meetings.sizes[around])])
    taken = meetings.find_parts(smallest, met, known)
    left = float(meetings.sizes[smallest] - meetings.sizes[taken].sum())
    return Remainder(around=smallest, taken=tuple(taken), people=left)


def find_most_room(meetings: Meetings, rest: Remainder, group: int, hidden: Flags) -> float:
    """The width of a group can be no more than this: what is left, less one for each hidden group."""
    met = np.unique(np.concatenate([meetings.of(row)[0] for row in (group, *rest.taken)]))
    beside = meetings.find_parts(rest.around, met, hidden, order=1)
    own, people = meetings.of(group)
    within = own[hidden[own] & (people == meetings.sizes[own])]
    needed = meetings.apart(within[np.argsort(meetings.sizes[within], kind="stable")])
    return rest.people - len(beside) - len(needed)
