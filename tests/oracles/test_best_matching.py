"""The matching of two editions is the best there is: a slow second implementation tries them all."""

import random
from itertools import combinations

import pytest

from canllaw.guidance.comparing.matching import (
    Tie,
    best_assignment,
    best_by_enumeration,
    best_by_programme,
    choose_ties,
)


def worth_of_best_choice(ties: list[Tie]) -> float:
    """Every set of ties without a shared member, one after the other."""
    best = 0.0
    for number in range(1, len(ties) + 1):
        for chosen in combinations(ties, number):
            members = [member for tie in chosen for member in tie.members]
            if len(members) == len(set(members)):
                best = max(best, sum(tie.worth for tie in chosen))
    return best


def some_ties(seed: int, *, number: int, width: int, splits: bool = True) -> list[Tie]:
    chance = random.Random(seed)
    ties = {}
    while len(ties) < number:
        old, new = {chance.randrange(width)}, {chance.randrange(width)}
        if splits and chance.random() < 0.4:
            side = old if chance.random() < 0.5 else new
            side.update(chance.randrange(width) for _ in range(chance.randint(1, 2)))
        tie = Tie(old=tuple(sorted(old)), new=tuple(sorted(new)), worth=round(chance.uniform(0.01, 0.6), 3))
        ties[tie.old, tie.new] = tie
    return list(ties.values())


@pytest.mark.parametrize("seed", range(40))
def test_no_other_choice_is_worth_more(seed: int) -> None:
    ties = some_ties(seed, number=12, width=5)
    choice = choose_ties(ties)
    assert sum(tie.worth for tie in choice.ties) == pytest.approx(worth_of_best_choice(ties))
    assert choice.unproven == frozenset()


@pytest.mark.parametrize("seed", range(20))
def test_every_way_to_solve_finds_the_same_worth(seed: int) -> None:
    ties = some_ties(seed, number=11, width=4)
    best = pytest.approx(worth_of_best_choice(ties))
    assert sum(tie.worth for tie in best_by_enumeration(ties)) == best
    assert sum(tie.worth for tie in best_by_programme(ties, until=float("inf"))[0]) == best


@pytest.mark.parametrize("seed", range(20))
def test_one_to_one_as_an_assignment_finds_the_same_worth(seed: int) -> None:
    ties = some_ties(seed, number=12, width=5, splits=False)
    assert sum(tie.worth for tie in best_assignment(ties)) == pytest.approx(worth_of_best_choice(ties))


@pytest.mark.parametrize("seed", range(5))
def test_a_large_tangle_is_solved_as_well_as_one_programme_solves_it(seed: int) -> None:
    ties = some_ties(seed, number=400, width=90)
    whole, proven = best_by_programme(ties, until=float("inf"))
    assert proven
    assert sum(tie.worth for tie in choose_ties(ties).ties) == pytest.approx(sum(tie.worth for tie in whole))


def test_the_worthiest_tie_is_not_taken_where_two_others_together_are_worth_more() -> None:
    """Greedy would take the 0.5 and leave 0.1; the best is 0.4 + 0.3."""
    greedy = Tie(old=(0,), new=(0,), worth=0.5)
    ties = [greedy, Tie(old=(0,), new=(1,), worth=0.4), Tie(old=(1,), new=(0,), worth=0.3)]
    assert greedy not in choose_ties(ties).ties


def test_a_search_that_runs_out_of_time_says_so_and_still_gives_a_choice_without_a_shared_member() -> None:
    ties = some_ties(3, number=3000, width=60)
    choice = choose_ties(ties, longest_search=0.0)
    members = [member for tie in choice.ties for member in tie.members]
    assert len(members) == len(set(members))
    assert choice.ties
