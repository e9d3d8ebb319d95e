"""Reliability and agreement once more, from their definitions, person by person and without vectors."""

import math
from itertools import combinations
from statistics import fmean, variance

import numpy as np
import pytest

from canllaw.evidence.scores.reliability import (
    estimate_alpha,
    estimate_icc1,
    estimate_icc2,
    estimate_omega,
    estimate_rwg_by_group,
    split_variance,
)

Rows = list[list[float]]


def draw(seed: int, people: int, items: int) -> tuple[Rows, list[int]]:
    """Answers from 1 to 5 that have something in common, and groups of unequal size that differ."""
    numbers = np.random.default_rng(seed)
    groups = numbers.integers(0, 7, people)
    own = numbers.normal(size=people) + numbers.normal(size=7)[groups]
    loadings = numbers.uniform(0.4, 1.2, items)
    raw = 3 + own[:, None] * loadings + numbers.normal(size=(people, items))
    return np.clip(np.rint(raw), 1, 5).tolist(), groups.tolist()


def covariance(one: list[float], other: list[float]) -> float:
    left, right = fmean(one), fmean(other)
    return sum((a - left) * (b - right) for a, b in zip(one, other, strict=True)) / (len(one) - 1)


def alpha_from_covariances(rows: Rows) -> float:
    """The mean covariance between items in relation to the mean of all variances and covariances."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    k = len(columns)
    between = fmean(covariance(one, other) for one, other in combinations(columns, 2))
    return k * between / (fmean(map(variance, columns)) + (k - 1) * between)


def icc_from_sums_of_squares(rows: Rows, groups: list[int]) -> tuple[float, float]:
    """By the total and the within sum of squares; the between one is what is left."""
    scores = [fmean(row) for row in rows]
    members: dict[int, list[float]] = {}
    for score, group in zip(scores, groups, strict=True):
        members.setdefault(group, []).append(score)
    everything = sum((score - fmean(scores)) ** 2 for score in scores)
    within = sum((score - fmean(own)) ** 2 for own in members.values() for score in own)
    n, k = len(scores), len(members)
    between, rest = (everything - within) / (k - 1), within / (n - k)
    size = (n - sum(len(own) ** 2 for own in members.values()) / n) / (k - 1)
    return (between - rest) / (between + (size - 1) * rest), (between - rest) / between


def rwg_by_definition(rows: Rows, options: int) -> float:
    """Spread as the mean squared difference of all pairs of people, halved; the null by counting answers."""
    everybody = list(range(1, options + 1))
    by_chance = fmean((answer - fmean(everybody)) ** 2 for answer in everybody)
    j = len(rows[0])
    pairs = list(combinations(rows, 2))
    spread = fmean((a[item] - b[item]) ** 2 / 2 for a, b in pairs for item in range(j)) / by_chance
    return max(0.0, j * (1 - spread) / (j * (1 - spread) + spread)) if spread < 1 else 0.0


def omega_by_small_steps(rows: Rows) -> float:
    """One factor by the EM algorithm of Rubin and Thayer (1982), which climbs the same likelihood slowly."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    k = len(columns)
    r = [[covariance(a, b) / math.sqrt(variance(a) * variance(b)) for b in columns] for a in columns]
    loadings = [0.5] * k
    unique = [0.75] * k
    for _ in range(200_000):
        precision = 1 / (1 + sum(loading**2 / own for loading, own in zip(loadings, unique, strict=True)))
        weights = [precision * loading / own for loading, own in zip(loadings, unique, strict=True)]
        cross = [sum(r[i][j] * weights[j] for j in range(k)) for i in range(k)]
        second = precision + sum(weights[i] * cross[i] for i in range(k))
        new = [each / second for each in cross]
        unique = [1 - new[i] * cross[i] for i in range(k)]
        moved = max(abs(a - b) for a, b in zip(new, loadings, strict=True))
        loadings = new
        if moved < 1e-13:
            break
    common = sum(loadings) ** 2
    return common / (common + sum(unique))


@pytest.mark.parametrize("seed", range(12))
def test_alpha_and_icc_are_what_their_definitions_give(seed: int) -> None:
    rows, groups = draw(seed, 60, 3 + seed % 4)
    answers = np.array(rows)
    alpha = estimate_alpha(answers)
    assert alpha is not None
    assert alpha.value == pytest.approx(alpha_from_covariances(rows), abs=1e-10)
    split = split_variance(answers.mean(axis=1), np.array(groups))
    assert split is not None
    icc1 = estimate_icc1(split)
    assert icc1 is not None
    assert (icc1.value, estimate_icc2(split)) == pytest.approx(
        icc_from_sums_of_squares(rows, groups), abs=1e-10
    )


@pytest.mark.parametrize("seed", range(6))
def test_omega_is_the_summit_that_small_steps_reach(seed: int) -> None:
    rows, _ = draw(seed, 150, 4 + seed % 3)
    assert estimate_omega(np.array(rows)) == pytest.approx(omega_by_small_steps(rows), abs=1e-6)


@pytest.mark.parametrize("seed", range(12))
def test_agreement_of_each_group_is_what_its_definition_gives(seed: int) -> None:
    rows, groups = draw(seed, 40, 1 + seed % 5)
    found = estimate_rwg_by_group(np.array(rows), np.array(groups), 5)
    for value, group in zip(found, sorted(set(groups)), strict=True):
        own = [row for row, number in zip(rows, groups, strict=True) if number == group]
        if len(own) < 2:
            assert math.isnan(value)
        else:
            assert value == pytest.approx(rwg_by_definition(own, 5), abs=1e-10)
