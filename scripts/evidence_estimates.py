"""Crude estimates, to be sure that the answers of the example study can decide what they should.

No multilevel model: means of authorities, or people compared within their authority, by least squares.
The stage Theory does better; what is plain even so is in the answers and not in the method.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from evidence_answers import CORRECT, LOADINGS, NONE, NOT_RELEVANT, Given
from evidence_people import Staff
from evidence_places import places

from canllaw.basics.chance import random_numbers

FEWEST = 10
# Student's t at 97.5 %, by degrees of freedom; between two entries the wider one is taken.
T = {12: 2.179, 14: 2.145, 15: 2.131, 16: 2.12, 17: 2.11, 18: 2.101, 19: 2.093, 20: 2.086, 21: 2.08}


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number with its interval of 95 %."""

    value: float
    low: float
    high: float


def scale_score(given: Given, scale: str) -> np.ndarray:
    """Mean of the items, reversed ones turned round, where at most one is missing; NaN otherwise."""
    items = np.array([given.answers[f"{scale}_{at + 1}"] for at in range(len(LOADINGS[scale]))], dtype=float)
    items[(items == NONE) | (items == NOT_RELEVANT)] = np.nan
    for at, loading in enumerate(LOADINGS[scale]):
        if loading < 0:
            items[at] = 6 - items[at]
    answered = (~np.isnan(items)).sum(axis=0)
    total = np.where(np.isnan(items), 0, items).sum(axis=0)
    return np.where(answered >= max(len(items) - 1, 2), total / np.maximum(answered, 1), np.nan)


def standard(values: np.ndarray) -> np.ndarray:
    return (values - np.nanmean(values)) / np.nanstd(values)


def knowledge_score(given: Given) -> np.ndarray:
    right = np.array([given.answers[f"knowledge_{at}"] == value for at, value in enumerate(CORRECT, 1)])
    return right.mean(axis=0)


def authority_means(staff: Staff, given: Given, values: np.ndarray) -> np.ndarray:
    """The mean of each authority; NaN where fewer than ten answered."""
    authority = staff.authority[given.who]
    means = np.full(len(places()), np.nan)
    for at in range(len(means)):
        own = values[(authority == at) & ~np.isnan(values)]
        if len(own) >= FEWEST:
            means[at] = own.mean()
    return means


def regress(outcome: np.ndarray, columns: Sequence[np.ndarray], at: int) -> Estimate:
    """Least squares with a constant; the coefficient of one column, with Student's t."""
    design = np.column_stack([np.ones(len(outcome)), *columns])
    kept = ~np.isnan(outcome) & ~np.isnan(design).any(axis=1)
    design, outcome = design[kept], outcome[kept]
    coefficients, *_ = np.linalg.lstsq(design, outcome, rcond=None)
    left = len(outcome) - design.shape[1]
    residual = ((outcome - design @ coefficients) ** 2).sum() / left
    error = np.sqrt(residual * np.linalg.inv(design.T @ design)[at + 1, at + 1])
    reach = T[max(df for df in T if df <= left)] * error if left < 22 else 1.96 * error
    return Estimate(
        value=coefficients[at + 1], low=coefficients[at + 1] - reach, high=coefficients[at + 1] + reach
    )


def mean_with_interval(values: np.ndarray) -> Estimate:
    kept = values[~np.isnan(values)]
    reach = T[max(df for df in T if df < len(kept))] * kept.std(ddof=1) / np.sqrt(len(kept))
    return Estimate(value=kept.mean(), low=kept.mean() - reach, high=kept.mean() + reach)


def within(staff: Staff, given: Given, values: np.ndarray) -> np.ndarray:
    """How far each person is from the mean of their own team."""
    team = staff.team[given.who]
    centred = values.astype(float).copy()
    for each in np.unique(team):
        own = values[team == each]
        centred[team == each] = own - (np.nanmean(own) if (~np.isnan(own)).any() else 0)
    return centred


def through(first: tuple[float, float], second: tuple[float, float]) -> Estimate:
    """The mediated part of two links, each given as its estimate and error, by 20,000 draws."""
    chance = random_numbers(1, "product")
    draws = chance.normal(first[0], first[1], 20_000) * chance.normal(second[0], second[1], 20_000)
    low, high = np.quantile(draws, [0.025, 0.975])
    return Estimate(value=float(first[0] * second[0]), low=float(low), high=float(high))
