"""Multilevel models: how far authorities differ, where each lies, what runs through a mechanism."""

import math

import numpy as np
import pytest

from canllaw.theory.estimating.compiling import compiled
from canllaw.theory.estimating.departures import estimate_departures
from canllaw.theory.estimating.fitting import fit_binary
from canllaw.theory.estimating.group_sds import find_group_sds
from canllaw.theory.estimating.records import Fit, Level, ModelData
from canllaw.theory.estimating.spread import estimate_spread, find_median_odds_ratio, find_shared


def make_shares(yes: list[int], people: int = 20) -> ModelData:
    """So many of the people say yes in each authority."""
    return ModelData(
        y=np.concatenate([np.repeat([1, 0], [one, people - one]) for one in yes]),
        x=np.empty((people * len(yes), 0)),
        names=(),
        cluster=np.repeat(np.arange(len(yes)), people),
    )


def fit(data: ModelData) -> Fit:
    found = fit_binary(data)
    assert isinstance(found, Fit), found
    return found


def test_the_shared_part_is_on_the_scale_of_a_logistic_spread_between_people() -> None:
    # A standard deviation of pi / sqrt(3) between authorities is as much as between people.
    assert find_shared(math.pi / math.sqrt(3), math.pi**2 / 3) == pytest.approx(0.5)


def test_the_median_odds_ratio_is_that_of_larsen_and_merlo() -> None:
    # exp(0.95 x sd), as printed in their paper of 2005: exp(0.9539) for a variance of 1.
    assert find_median_odds_ratio(0) == 1
    assert find_median_odds_ratio(1) == pytest.approx(2.596, abs=0.001)


def test_authorities_that_differ_have_a_spread_with_an_interval_above_nought() -> None:
    data = make_shares([2, 4, 6, 8, 10, 12, 14, 16, 18, 19])
    found = fit(data)
    (spread,) = estimate_spread(found, data)
    assert spread.level is Level.AUTHORITY
    assert 0 < spread.sd_low < spread.sd == found.sd_authority < spread.sd_high
    assert 0 < spread.shared_low < spread.shared < spread.shared_high < 1
    assert 1 < spread.median_odds_ratio_low < spread.median_odds_ratio < spread.median_odds_ratio_high


def test_authorities_that_are_alike_may_still_differ_a_little_and_the_interval_says_so() -> None:
    data = make_shares([10] * 8)
    found = fit(data)
    (spread,) = estimate_spread(found, data)
    assert (found.sd_authority, spread.sd, spread.sd_low, spread.shared) == (0, 0, 0, 0)
    assert 0.1 < spread.sd_high < 1
    departures = estimate_departures(found, data)
    assert all(one.value == 0 and one.low < -0.05 and one.high > 0.05 for one in departures)


def test_an_authority_is_drawn_towards_the_others_the_more_the_fewer_its_answers() -> None:
    # Authorities 0 and 1 both have nine in ten saying yes, from 10 and from 100 people; the rest are even.
    yes, people = [9, 90, 50, 45, 55, 50, 48, 52], [10, 100, 100, 100, 100, 100, 100, 100]
    data = ModelData(
        y=np.concatenate(
            [np.repeat([1, 0], [one, all_ - one]) for one, all_ in zip(yes, people, strict=True)]
        ),
        x=np.empty((sum(people), 0)),
        names=(),
        cluster=np.repeat(np.arange(8), people),
    )
    few, many, *others = estimate_departures(fit(data), data)
    assert (few.people, many.people) == (10, 100)
    assert 0 < few.value < many.value
    assert few.high - few.low > many.high - many.low
    assert many.low > 0
    assert all(one.low < one.value < one.high for one in (few, many, *others))


def test_where_compiled_code_cannot_be_kept_it_is_compiled_all_the_same() -> None:
    # A function that came from no file has no place where numba could keep it.
    made: dict[str, object] = {}
    exec("def double(value):\n    return 2.0 * value\n", made)
    double = made["double"]
    assert callable(double)
    assert compiled(double)(21.0) == 42.0


@pytest.mark.parametrize("yes", [[2, 4, 6, 8, 10, 12, 14, 16, 18, 19], [10] * 8])
def test_how_far_groups_differ_is_had_without_the_whole_fit(yes: list[int]) -> None:
    data = make_shares(yes)
    found, whole = find_group_sds(data, 25), fit(data)
    assert found is not None and found.sd_team is None
    assert found.sd_authority == pytest.approx(whole.sd_authority, abs=1e-5)
    assert found.sds == pytest.approx(whole.sds, abs=1e-5)
