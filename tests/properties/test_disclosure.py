"""What always holds of what is shown: an attacker who adds and subtracts finds no few people."""

import random
import tempfile
from itertools import product
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy.optimize import linprog

from canllaw.evidence.disclosure.disclosure import PEOPLE, Figure, Shown, protect
from canllaw.evidence.disclosure.ledger import find_published, read_published, write_published

SMALL = 4
FEW = settings(max_examples=25, deadline=None)


def make_figure(
    key: str, members: np.ndarray, topic: str = "clarity", yes: np.ndarray | None = None
) -> Figure:
    value = 3.0 if len(members) else None
    return Figure(table="t", key=(key,), topic=topic, members=members, value=value, said_yes=yes)


@some.composite
def populations(draw: some.DrawFn) -> list[tuple[str, np.ndarray]]:
    """Everybody, two or three authorities with teams, roles across them, and now and then a crossing."""
    people = draw(some.integers(6, 40))
    source = np.random.default_rng(draw(some.integers(0, 10**6)))
    authority = source.integers(0, draw(some.integers(1, 3)), people)
    team = authority * 3 + source.integers(0, draw(some.integers(1, 3)), people)
    role = source.integers(0, draw(some.integers(1, 2)), people)
    groups = [("all", np.arange(people))]
    groups += [(f"authority {each}", np.flatnonzero(authority == each)) for each in np.unique(authority)]
    groups += [(f"team {each}", np.flatnonzero(team == each)) for each in np.unique(team)]
    groups += [(f"role {each}", np.flatnonzero(role == each)) for each in np.unique(role)]
    if draw(some.booleans()):
        crossing = authority * 2 + role
        groups += [(f"crossing {each}", np.flatnonzero(crossing == each)) for each in np.unique(crossing)]
    return groups


def find_fewest_by_trying(rows: list[np.ndarray], people: int) -> int:
    """The fewest people that a sum of these rows, each added, subtracted or left, rests on."""
    fewest = people
    matrix = np.zeros((len(rows), people), dtype=int)
    for at, row in enumerate(rows):
        matrix[at, row] = 1
    matrix, counts = np.unique(matrix, axis=1, return_counts=True)
    factors = np.array(list(product((-1, 0, 1), repeat=len(rows))))
    for part in np.array_split(factors, 1 + len(factors) // 20_000):
        rests = ((part @ matrix) != 0) @ counts
        fewest = min([fewest, *rests[rests > 0]])
    return int(fewest)


def find_width_by_programming(
    told: list[np.ndarray], hidden: list[np.ndarray], group: np.ndarray, people: int
) -> float:
    """How closely a group is counted by whoever knows who stands where, but for the hidden and the rest."""
    rows = np.zeros((len(told) + len(hidden) + 1, people))
    for at, row in enumerate([*told, *hidden, group]):
        rows[at, row] = 1
    bounds = [
        linprog(
            sign * rows[-1],
            A_eq=rows[: len(told)] if told else None,
            b_eq=[len(row) for row in told] if told else None,
            A_ub=-rows[len(told) : -1],
            b_ub=[-1] * len(hidden),
            bounds=(0, None),
        )
        for sign in (1, -1)
    ]
    return float("inf") if bounds[1].status == 3 else -bounds[1].fun - bounds[0].fun


def find_shown(shown: tuple[Shown, ...]) -> set[tuple[str, ...]]:
    return {each.key for each in shown if not each.hidden}


@FEW
@given(populations())
def test_nothing_that_is_added_and_subtracted_rests_on_few_people(
    groups: list[tuple[str, np.ndarray]],
) -> None:
    figures = [make_figure(*group) for group in groups]
    shown = protect(figures, SMALL)
    told = [figure.members for figure, each in zip(figures, shown, strict=True) if not each.hidden]
    if told and len(told) <= 9:
        assert find_fewest_by_trying(told, len(groups[0][1])) >= SMALL


@FEW
@given(populations())
def test_no_hidden_group_is_counted_to_within_the_small_number(
    groups: list[tuple[str, np.ndarray]],
) -> None:
    figures = [make_figure(*group) for group in groups]
    shown = protect(figures, SMALL)
    told = [figure.members for figure, each in zip(figures, shown, strict=True) if not each.hidden]
    hidden = [figure.members for figure, each in zip(figures, shown, strict=True) if each.hidden]
    for group in hidden:
        width = find_width_by_programming(told, hidden, group, len(groups[0][1]))
        assert width >= SMALL - 1e-6


@FEW
@given(populations(), some.randoms(use_true_random=False))
def test_the_order_of_figures_changes_nothing(
    groups: list[tuple[str, np.ndarray]], chance: random.Random
) -> None:
    figures = [make_figure(*group) for group in groups]
    mixed = chance.sample(figures, len(figures))
    assert find_shown(protect(mixed, SMALL)) == find_shown(protect(figures, SMALL))


@FEW
@given(populations())
def test_nothing_is_hidden_where_nothing_is_small(groups: list[tuple[str, np.ndarray]]) -> None:
    assert not any(each.hidden for each in protect([make_figure(*group) for group in groups], 1))


@FEW
@given(populations(), some.integers(0, 10**6), some.floats(0.1, 0.9))
def test_no_sum_of_shares_tells_of_few_who_said_yes_or_no(
    groups: list[tuple[str, np.ndarray]], seed: int, share: float
) -> None:
    people = len(groups[0][1])
    says = np.random.default_rng(seed).random(people) < share
    figures = [make_figure(key, members, topic=PEOPLE) for key, members in groups]
    figures += [make_figure(key, members, yes=members[says[members]]) for key, members in groups]
    shown = protect(figures, SMALL)
    pairs = [pair for pair in zip(figures, shown, strict=True) if pair[0].topic != PEOPLE]
    told = [group for figure, each in pairs if not each.hidden for group in figure.groups[:2] if len(group)]
    if told and len(told) <= 9:
        assert find_fewest_by_trying(told, people) >= SMALL
    known = [f.members for f, each in zip(figures, shown, strict=True) if not each.hidden]
    hidden = [figure.members for figure, each in pairs if each.hidden]
    known += [group for group in told if not any(np.array_equal(group, each) for each in known)]
    for figure, each in pairs:
        for group in figure.groups[1:] if each.hidden else ():
            if len(group):
                assert find_width_by_programming(known, hidden, group, people) >= SMALL - 1e-6


SECRET = bytes(32)


def make_publication(members: np.ndarray, answers: np.ndarray, split: np.ndarray) -> list[Figure]:
    """The means of everybody who has answered by then, and of two or three groups of them."""
    groups = [("all", members)]
    groups += [(f"group {each}", members[split[members] == each]) for each in np.unique(split[members])]
    return [
        Figure(table="t", key=(key,), topic="clarity", members=own, value=3.0, answers=answers[own])
        for key, own in groups
    ]


def publish(folder: Path, figures: list[Figure], names: list[str]) -> tuple[Shown, ...]:
    earlier = read_published(folder)
    shown = protect(figures, SMALL, find_published(earlier, figures, names, SMALL, SECRET))
    write_published(folder, earlier, figures, shown, names, SMALL, SECRET)
    return shown


@FEW
@given(
    some.integers(8, 30), some.integers(0, 3), some.integers(0, 3), some.booleans(), some.integers(0, 10**6)
)
def test_two_publications_together_tell_of_no_few_people(
    people: int, late: int, changed: int, regrouped: bool, seed: int
) -> None:
    chance = np.random.default_rng(seed)
    names = [f"person {each}" for each in range(people)]
    split, answers = chance.integers(0, 3, people), chance.integers(1, 6, people).astype(float)
    after = answers.copy()
    after[chance.choice(people - late, changed, replace=False)] += 1
    other = chance.integers(0, 2, people) if regrouped else split
    first = make_publication(np.arange(people - late), answers, split)
    second = make_publication(np.arange(people), after, other)
    with tempfile.TemporaryDirectory() as place:
        shown = [publish(Path(place), first, names), publish(Path(place), second, names)]
        written = (Path(place) / "published.csv").read_bytes()
        assert publish(Path(place), second, names) == shown[1]
        assert (Path(place) / "published.csv").read_bytes() == written
    # A person whose answer was changed is another person to whoever subtracts.
    told = [figure.members for figure, each in zip(first, shown[0], strict=True) if not each.hidden]
    told += [
        np.sort(
            np.where(
                answers[figure.members] == after[figure.members], figure.members, figure.members + people
            )
        )
        for figure, each in zip(second, shown[1], strict=True)
        if not each.hidden
    ]
    if told:
        assert find_fewest_by_trying(told, 2 * people) >= SMALL
