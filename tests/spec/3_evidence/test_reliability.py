"""How far a scale measures one thing and how far groups agree: hand-worked and published examples."""

import math

import numpy as np
import pytest

from canllaw.evidence.scores.reliability import (
    VarianceSplit,
    estimate_alpha,
    estimate_design_effect,
    estimate_icc1,
    estimate_icc2,
    estimate_omega,
    estimate_rwg,
    estimate_rwg_by_group,
    split_variance,
)

# Six targets, each judged by four judges: Shrout and Fleiss (1979), table 2. The judges of a target are its group.
SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


def split(groups: list[list[float]]) -> VarianceSplit:
    scores = np.array([score for group in groups for score in group], dtype=float)
    numbers = np.array([at for at, group in enumerate(groups) for _ in group])
    found = split_variance(scores, numbers)
    assert found is not None
    return found


def test_alpha_compares_the_variances_of_items_with_that_of_their_sum() -> None:
    # Items vary by 1 and 3, their sums 3, 4 and 8 by 7: 2 / 1 * (1 - 4 / 7).
    found = estimate_alpha(np.array([[1.0, 2], [2, 2], [3, 5]]))
    assert found is not None
    assert found.value == pytest.approx(6 / 7)
    # F with 2 and 2 degrees of freedom is 39 at 97.5 %, and 1 / 39 at 2.5 %.
    assert (found.low, found.high) == pytest.approx((1 - 39 / 7, 1 - 1 / 273))


def test_alpha_of_items_that_say_the_same_is_one() -> None:
    found = estimate_alpha(np.array([[1.0, 1, 1], [2, 2, 2], [4, 4, 4]]))
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((1, 1, 1))


@pytest.mark.parametrize(
    "answers",
    [[[1.0], [2.0]], [[1.0, 2]], [[3.0, 3], [3, 3], [3, 3]]],
    ids=["one item", "one person", "nobody differs"],
)
def test_alpha_needs_items_and_people_that_differ(answers: list[list[float]]) -> None:
    assert estimate_alpha(np.array(answers)) is None


def test_omega_of_one_factor_follows_from_its_loadings() -> None:
    # Loadings 0.8, 0.7, 0.6: 2.1 squared is 4.41, what items have for themselves is 0.36 + 0.51 + 0.64 = 1.51.
    loadings = np.array([0.8, 0.7, 0.6])
    correlations = np.outer(loadings, loadings)
    np.fill_diagonal(correlations, 1.0)
    raw = np.random.default_rng(1).normal(size=(50, 3))
    plain, _ = np.linalg.qr(raw - raw.mean(axis=0))
    answers = plain @ np.linalg.cholesky(correlations).T
    assert estimate_omega(answers) == pytest.approx(4.41 / (4.41 + 1.51), abs=1e-6)


def test_omega_needs_three_items_that_differ() -> None:
    people = np.array([[1.0, 2, 3], [2, 4, 1], [3, 1, 2], [4, 3, 3], [5, 5, 1]])
    assert estimate_omega(people[:, :2]) is None
    assert estimate_omega(np.column_stack([people[:, :2], np.ones(5)])) is None
    assert estimate_omega(np.column_stack([people, people[:, 0]])) is None


def test_variance_is_split_between_and_within_groups() -> None:
    # Means 2 and 6 about 4: 2 * (4 + 4) / 1 = 16. Within: four people 1 away, 4 / 2 = 2.
    found = split([[1, 3], [5, 7]])
    assert (found.between, found.within, found.ratio) == (16, 2, 8)
    # F with 1 and 2 degrees of freedom is the square of t with 2: p = 1 - sqrt(8) / sqrt(10).
    assert found.chance == pytest.approx(1 - math.sqrt(0.8))


def test_icc_and_design_effect_of_two_groups_of_two() -> None:
    found = split([[1, 3], [5, 7]])
    icc1 = estimate_icc1(found)
    assert icc1 is not None
    assert icc1.value == pytest.approx(14 / 18)
    assert estimate_icc2(found) == pytest.approx(14 / 16)
    assert estimate_design_effect(found) == pytest.approx(1 + 14 / 18)


def test_icc_of_shrout_and_fleiss() -> None:
    # Printed there: mean squares 11.24 and 6.26, ICC(1,1) .17, ICC(1,k) .44.
    found = split([list(map(float, group)) for group in SHROUT_FLEISS])
    icc1, icc2 = estimate_icc1(found), estimate_icc2(found)
    assert (round(found.between, 2), round(found.within, 2)) == (11.24, 6.26)
    assert icc1 is not None and icc2 is not None
    assert (round(icc1.value, 2), round(icc2, 2)) == (0.17, 0.44)


def test_groups_of_unequal_size_count_for_less_than_their_mean_size() -> None:
    # (10 - (4 + 9 + 25) / 10) / 2 = 3.1; the mean size is 10 / 3.
    found = split([[1, 2], [2, 3, 4], [1, 2, 3, 4, 5]])
    assert (found.typical_size, found.mean_size) == pytest.approx((3.1, 10 / 3))
    with_mean_size = estimate_icc1(found, size=found.mean_size)
    assert with_mean_size is not None
    assert with_mean_size.value == pytest.approx((found.ratio - 1) / (found.ratio - 1 + 10 / 3))


def test_groups_that_differ_less_than_chance_have_an_icc_below_zero_and_no_design_effect() -> None:
    found = split([[1, 5], [1, 5], [1, 5]])
    icc1 = estimate_icc1(found)
    assert icc1 is not None
    assert icc1.value == -1
    assert estimate_design_effect(found) == 1


def test_groups_cannot_be_compared_where_there_is_one_or_where_each_has_one_person() -> None:
    assert split_variance(np.array([1.0, 2, 3]), np.array([4, 4, 4])) is None
    assert split_variance(np.array([1.0, 2, 3]), np.array([1, 2, 3])) is None


def test_agreement_is_how_much_less_people_differ_than_at_random() -> None:
    # Five answers at random vary by (25 - 1) / 12 = 2. Answers 3 and 4 vary by 0.5: 1 - 0.5 / 2.
    assert estimate_rwg(np.array([[3.0], [4]]), 5) == pytest.approx(0.75)
    # A second item that both answer alike: mean 0.25, that is 0.125; 2 * 0.875 / (2 * 0.875 + 0.125).
    assert estimate_rwg(np.array([[3.0, 4], [4, 4]]), 5) == pytest.approx(1.75 / 1.875)


def test_agreement_is_one_where_all_say_the_same_and_none_where_they_differ_more_than_at_random() -> None:
    assert estimate_rwg(np.array([[3.0, 4], [3, 4], [3, 4]]), 5) == 1
    assert estimate_rwg(np.array([[1.0], [5]]), 5) == 0


def test_one_person_agrees_with_nobody() -> None:
    assert estimate_rwg(np.array([[3.0, 4]]), 5) is None
    found = estimate_rwg_by_group(np.array([[3.0], [1], [4]]), np.array([7, 2, 7]), 5)
    assert np.isnan(found[0])
    assert found[1] == pytest.approx(0.75)
