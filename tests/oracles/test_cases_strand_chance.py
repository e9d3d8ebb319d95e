"""The chance that a shuffled condition explains as much, against a count of all ways to deal it out."""

from itertools import combinations
from math import comb

import numpy as np

from canllaw.theory.cases.chance import SHUFFLES, estimate_chance
from canllaw.theory.cases.claim import Claim
from canllaw.theory.configuring.cases import Cases, Condition
from canllaw.theory.configuring.truth_tables import Thresholds
from canllaw.theory.hypotheses.hypotheses import Condition as Asked
from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind


def asked(key: str) -> Asked:
    return Asked(key=key, measure=Measure(kind=MeasureKind.FACT, key=key), half=0.5)


def test_the_share_of_shuffles_is_near_that_of_all_ways() -> None:
    # Of 9 cases, 4 have the context; 3 of these and 1 other have the outcome.
    context = np.array([1, 1, 1, 1, 0, 0, 0, 0, 0], float)
    outcome = np.array([1, 1, 1, 0, 1, 0, 0, 0, 0], float)
    cases = Cases(
        names=tuple("abcdefghi"),
        conditions=(Condition(name="context"),),
        outcome="outcome",
        values=context[:, None],
        memberships=outcome,
    )
    claim = Claim(context=asked("context"), together=None, outcome=asked("outcome"), present=True)
    # With a threshold of 0.75, the context explains the outcome where at least 3 of its 4 cases have it, and then
    # covers at least the 3 of 4 that it does here. It is one of a table of two rows, of which the other must not.
    good = sum(sum(outcome[list(own)]) >= 3 for own in combinations(range(9), 4))
    exact = good / comb(9, 4)
    assert good == comb(4, 3) * comb(5, 1) + 1
    found = estimate_chance(cases, claim, Thresholds(consistency=0.75), seed=1)
    assert abs(found - exact) < 4 * (exact * (1 - exact) / SHUFFLES) ** 0.5
