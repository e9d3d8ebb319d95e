"""The best matching of two lists, where one thing may also match several: one optimum, never greedy.

A `Tie` joins members of the old list to members of the new one and is worth something more than leaving
them alone. Chosen are the ties of the greatest total worth of which no two share a member (a weighted
set packing). What can be settled by an exact argument is settled so; the rest is solved exactly,
component by component, by enumeration, as an assignment, or as an integer programme.
"""

import time
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

ENUMERATED = 14
ASSIGNED_CELLS = 4_000_000
LONGEST_SEARCH = 20.0

Member = tuple[int, int]  # 0 for the old list or 1 for the new one, then the position in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Positions in the old and the new list that could belong together, and what joining them is worth."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    worth: float

    def __post_init__(self) -> None:
        assert self.old and self.new, "a tie has members on both sides"
        assert self.worth > 0, "a tie that is worth nothing is never chosen"

    @property
    def members(self) -> tuple[Member, ...]:
        return (*((0, position) for position in self.old), *((1, position) for position in self.new))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The chosen ties, and the positions among them that a search cut short could not prove to be best."""

    ties: tuple[Tie, ...]
    unproven: frozenset[int] = frozenset()


def choose_ties(ties: Sequence[Tie], longest_search: float = LONGEST_SEARCH) -> Choice:
    """The ties of the greatest total worth that share no member.

    `longest_search` is in seconds for all integer programmes together. The answer is a feasible one even
    where it runs out, and then says which ties are not proven.
    """
    settled, rest = settle(ties)
    until = time.monotonic() + longest_search
    chosen = [ties[number] for number in settled]
    unproven: set[int] = set()
    for component in components(ties, rest):
        found, proven = best_of_component([ties[number] for number in component], until)
        if not proven:
            unproven.update(range(len(chosen), len(chosen) + len(found)))
        chosen.extend(found)
    return Choice(ties=tuple(chosen), unproven=frozenset(unproven))


def settle(ties: Sequence[Tie]) -> tuple[list[int], list[int]]:
    """The ties that surely belong to a best choice, and the ones that are still open.

    A tie is settled when it is worth at least as much as the best rivals at each of its members together:
    in any choice without it, those rivals can be exchanged for it without loss.
    """
    field = Field(ties)
    waiting = deque(range(len(ties)))
    settled: list[int] = []
    while waiting:
        number = waiting.popleft()
        if not field.open[number] or ties[number].worth < field.worth_of_rivals(number):
            continue
        settled.append(number)
        waiting.extend(field.close_with_rivals(number))
    return settled, [number for number, is_open in enumerate(field.open) if is_open]


class Field:
    """Which ties are still open at each member, the worthiest first."""

    def __init__(self, ties: Sequence[Tie]):
        self.ties = ties
        self.open = [True] * len(ties)
        self.at: dict[Member, list[int]] = defaultdict(list)
        for number in sorted(range(len(ties)), key=lambda number: (-ties[number].worth, number)):
            for member in ties[number].members:
                self.at[member].append(number)

    def worth_of_rivals(self, number: int) -> float:
        return sum(self.best_rival(member, number) for member in self.ties[number].members)

    def best_rival(self, member: Member, number: int) -> float:
        for other in self.at[member]:
            if self.open[other] and other != number:
                return self.ties[other].worth
        return 0.0

    def close_with_rivals(self, number: int) -> list[int]:
        """Close a settled tie and all that share a member with it; the open neighbours of those."""
        closed = [
            other for member in self.ties[number].members for other in self.at[member] if self.open[other]
        ]
        for other in closed:
            self.open[other] = False
        touched = {member for other in closed for member in self.ties[other].members}
        return sorted({near for member in touched for near in self.at[member] if self.open[near]})


def components(ties: Sequence[Tie], numbers: Sequence[int]) -> list[list[int]]:
    """The open ties in groups that share no member with each other."""
    parent: dict[Member, Member] = {}

    def root(member: Member) -> Member:
        while parent.setdefault(member, member) != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for number in numbers:
        first, *others = ties[number].members
        for other in others:
            parent[root(other)] = root(first)
    groups: dict[Member, list[int]] = defaultdict(list)
    for number in numbers:
        groups[root(ties[number].members[0])].append(number)
    return list(groups.values())


def best_of_component(ties: Sequence[Tie], until: float) -> tuple[list[Tie], bool]:
    if len(ties) <= ENUMERATED:
        return best_by_enumeration(ties), True
    if all(len(tie.old) == len(tie.new) == 1 for tie in ties):
        old = {tie.old[0] for tie in ties}
        new = {tie.new[0] for tie in ties}
        if len(old) * len(new) <= ASSIGNED_CELLS:
            return best_assignment(ties), True
    return best_by_programme(ties, until)


def best_by_enumeration(ties: Sequence[Tie]) -> list[Tie]:
    """Every choice is tried, but for those that cannot beat the best one so far."""
    order = sorted(ties, key=lambda tie: -tie.worth)
    still = [sum(tie.worth for tie in order[number:]) for number in range(len(order) + 1)]
    best: tuple[float, list[Tie]] = (-1.0, [])

    def extend(number: int, worth: float, chosen: list[Tie], taken: frozenset[Member]) -> None:
        nonlocal best
        if worth > best[0]:
            best = (worth, chosen)
        if number == len(order) or worth + still[number] <= best[0]:
            return
        tie = order[number]
        if taken.isdisjoint(tie.members):
            extend(number + 1, worth + tie.worth, [*chosen, tie], taken.union(tie.members))
        extend(number + 1, worth, chosen, taken)

    extend(0, 0.0, [], frozenset())
    return best[1]


def best_assignment(ties: Sequence[Tie]) -> list[Tie]:
    """One to one only: the assignment problem."""
    from scipy.optimize import linear_sum_assignment  # slow to load, and seldom needed

    rows = {old: row for row, old in enumerate(sorted({tie.old[0] for tie in ties}))}
    columns = {new: column for column, new in enumerate(sorted({tie.new[0] for tie in ties}))}
    worth = np.zeros((len(rows), len(columns)))
    by_cell: dict[tuple[int, int], Tie] = {}
    for tie in ties:
        cell = (rows[tie.old[0]], columns[tie.new[0]])
        if tie.worth > worth[cell]:
            worth[cell], by_cell[cell] = tie.worth, tie
    chosen = zip(*(side.tolist() for side in linear_sum_assignment(worth, maximize=True)), strict=True)
    return [by_cell[cell] for cell in chosen if cell in by_cell]


def best_by_programme(ties: Sequence[Tie], until: float) -> tuple[list[Tie], bool]:
    """One to several as well: an integer programme (HiGHS), each member in at most one tie."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # slow to load, and seldom needed
    from scipy.sparse import csr_array

    members: dict[Member, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    for column, tie in enumerate(ties):
        for member in tie.members:
            rows.append(members.setdefault(member, len(members)))
            columns.append(column)
    shares = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(members), len(ties)))
    solved = milp(
        c=[-tie.worth for tie in ties],
        constraints=LinearConstraint(shares, -np.inf, 1),
        integrality=np.ones(len(ties)),
        bounds=Bounds(0, 1),
        options={"time_limit": max(0.1, until - time.monotonic()), "mip_rel_gap": 0.0},
    )
    if solved.x is None:
        return choose_worthiest(ties), False
    return [tie for tie, share in zip(ties, solved.x, strict=True) if share > 0.5], bool(solved.status == 0)


def choose_worthiest(ties: Sequence[Tie]) -> list[Tie]:
    """Some feasible choice, for the case that time ran out before any was found."""
    taken: set[Member] = set()
    chosen: list[Tie] = []
    for tie in sorted(ties, key=lambda tie: -tie.worth):
        if taken.isdisjoint(tie.members):
            chosen.append(tie)
            taken.update(tie.members)
    return chosen
