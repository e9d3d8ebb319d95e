"""What may be shown, held against trying everything: every sum of tiny tables, and every way to fill them."""

from collections.abc import Iterator
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from canllaw.evidence.disclosure.disclosure import Figure, protect

SMALL = 3
Groups = list[tuple[str, np.ndarray]]
FEW = settings(max_examples=60, deadline=None)


@some.composite
def tiny_tables(draw: some.DrawFn) -> Groups:
    """Everybody, two authorities of two teams each, and now and then two roles across them."""
    sizes = draw(some.lists(some.integers(0, 5), min_size=4, max_size=4))
    team = np.repeat(np.arange(4), sizes)
    groups = {"all": np.zeros(len(team), dtype=int), "authority": team // 2, "team": team}
    if draw(some.booleans()):
        chance = np.random.default_rng(draw(some.integers(0, 10**6)))
        groups["role"] = chance.integers(0, 2, len(team))
    return [
        (f"{name} {each}", np.flatnonzero(of == each))
        for name, of in groups.items()
        for each in np.unique(of)
    ]


def make_cells(groups: Groups) -> tuple[np.ndarray, np.ndarray]:
    """A row a group, a column each kind of person, and how many there are of each."""
    people = 1 + max((int(members[-1]) for _, members in groups), default=0)
    rows = np.zeros((len(groups), people), dtype=int)
    for row, (_, members) in zip(rows, groups, strict=True):
        row[members] = 1
    kinds, counts = np.unique(rows, axis=1, return_counts=True)
    return kinds, counts


def find_fewest(rows: np.ndarray, counts: np.ndarray) -> float:
    """The fewest people that a sum of these rows rests on, each row added, subtracted or left."""
    rests = [
        int((np.array(factors) @ rows != 0) @ counts) for factors in product((-1, 0, 1), repeat=len(rows))
    ]
    return min((each for each in rests if each), default=np.inf)


def find_ways(rows: np.ndarray, numbers: np.ndarray, most: int) -> Iterator[tuple[int, ...]]:
    """Every way to fill the cells with whole people so that each row has its number."""
    kinds = rows.shape[1]
    filled = [0] * kinds

    def fill(at: int, left: np.ndarray) -> Iterator[tuple[int, ...]]:
        if at == kinds:
            if not left.any():
                yield tuple(filled)
            return
        inside = rows[:, at] > 0
        for number in range(1 + int(left[inside].min(initial=most))):
            filled[at] = number
            rest = left - number * rows[:, at]
            # A row whose last cell this was must be full.
            if not rest[(rows[:, at + 1 :] == 0).all(axis=1)].any():
                yield from fill(at + 1, rest)
        filled[at] = 0

    yield from fill(0, numbers)


def find_least_width(rows: np.ndarray, counts: np.ndarray, hidden: np.ndarray, most: int) -> float:
    """How closely the closest of the hidden groups is counted, by every way to fill the cells."""
    ways = np.array(list(find_ways(rows[~hidden], rows[~hidden] @ counts, most)))
    possible = ways @ rows[hidden].T
    possible = possible[(possible > 0).all(axis=1)]
    return float(np.ptp(possible, axis=0).min()) if hidden.any() else np.inf


def is_safe(groups: Groups, hidden: np.ndarray) -> bool:
    """Whether nobody who tries everything finds few people, or counts a hidden group to within few."""
    rows, counts = make_cells(groups)
    if find_fewest(rows[~hidden], counts) < SMALL:
        return False
    return find_least_width(rows, counts, hidden, counts.sum() + SMALL) >= SMALL


def find_hidden(groups: Groups) -> np.ndarray:
    figures = [
        Figure(table="t", key=(key,), topic="clarity", members=members, value=3.0) for key, members in groups
    ]
    return np.array([each.hidden for each in protect(figures, SMALL)], dtype=bool)


@FEW
@given(tiny_tables())
def test_trying_every_sum_and_every_way_to_fill_the_cells_finds_nothing(groups: Groups) -> None:
    if groups:
        assert is_safe(groups, find_hidden(groups))


@FEW
@given(tiny_tables())
def test_nothing_is_hidden_beside_the_small_where_that_alone_is_safe(groups: Groups) -> None:
    small = np.array([len(members) < SMALL for _, members in groups], dtype=bool)
    if groups and is_safe(groups, small):
        assert (find_hidden(groups) == small).all()


def test_trying_everything_by_hand() -> None:
    """Teams of 2 and 4 of 6: to show the second is to tell the first. To hide both leaves 1 to 5 people each."""
    groups = [("all", np.arange(6)), ("A", np.arange(2)), ("B", np.arange(2, 6))]
    assert not is_safe(groups, np.array([False, True, False]))
    assert is_safe(groups, np.array([False, True, True]))
    assert find_least_width(*make_cells(groups), np.array([False, True, True]), 9) == 4
    assert find_hidden(groups).tolist() == [False, True, True]


def test_a_role_that_is_all_less_the_other_role_is_not_thought_to_have_room() -> None:
    """A rounding error once stretched into room for it; 7 less 4 is 3, and no more or less."""
    groups = [
        ("all", np.arange(7)),
        ("authority 0", np.array([0, 1])),
        ("authority 1", np.arange(2, 7)),
        ("team 2", np.array([2, 3, 4])),
        ("team 3", np.array([5, 6])),
        ("role 0", np.array([1, 4, 5, 6])),
        ("role 1", np.array([0, 2, 3])),
    ]
    only_one_role = np.array([False, True, True, True, True, False, True])
    assert find_least_width(*make_cells(groups), only_one_role, 10) == 0
    assert is_safe(groups, find_hidden(groups))
