"""Effects that people understand: how many more in a hundred would answer so, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import t

from canllaw.theory.estimating.checking import find_complete
from canllaw.theory.estimating.fitting import widen_all
from canllaw.theory.estimating.marginal import MarginalCurve, find_spread, make_curve
from canllaw.theory.estimating.records import Fit, Level, ModelData, Numbers

TAIL = 0.975


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """One covariate at two values, the rest of everybody's circumstances left as they are."""

    name: str
    low: float
    high: float

    def __post_init__(self) -> None:
        assert self.low != self.high, "a contrast is between two values"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """An average difference in the chance of the answer `answer` or a higher one, its interval of 95 %.

    `chance` is what it is at the contrast's low value. Chances are averages over all people and over the
    spread between authorities and teams. The odds ratio is for two people of the same authority and team;
    it is the same for all answers.
    """

    contrast: Contrast
    answer: int
    chance: float
    value: float
    low: float
    high: float
    odds_ratio: float
    odds_ratio_low: float
    odds_ratio_high: float
    level: Level
    df: float
    people: int


def estimate_effects(
    fit: Fit, data: ModelData, contrasts: Sequence[Contrast] | None = None
) -> tuple[Effect, ...]:
    """Average marginal effects of each contrast on each answer but the lowest, for the people of `data`.

    Without contrasts: each covariate, from its lower value to its higher if it has two, otherwise from its
    first to its third quartile. The delta method with the covariance of all parameters, widened for few
    authorities; Student's t with the degrees of freedom of the covariate's level.
    """
    people = find_complete(data)
    x = data.x[people]
    weights = np.ones(len(x)) if data.weights is None else data.weights[people]
    weights = weights / weights.sum()
    found = []
    for contrast in contrasts if contrasts is not None else find_contrasts(data.names, x):
        low, high = (change(x, data.names.index(contrast.name), to) for to in (contrast.low, contrast.high))
        curve = find_curve(fit, np.vstack((low, high)))
        for cut in range(fit.cuts):
            found.append(estimate_effect(fit, contrast, cut, (low, high), weights, curve))
    return tuple(found)


def find_contrasts(names: Sequence[str], x: Numbers) -> tuple[Contrast, ...]:
    found = []
    for name, column in zip(names, x.T, strict=True):
        low, high = np.quantile(column, (0.25, 0.75))
        if low == high or len(np.unique(column)) == 2:
            low, high = column.min(), column.max()
        found.append(Contrast(name=name, low=float(low), high=float(high)))
    return tuple(found)


def change(x: Numbers, column: int, to: float) -> Numbers:
    changed = x.copy()
    changed[:, column] = to
    return changed


def estimate_effect(
    fit: Fit,
    contrast: Contrast,
    cut: int,
    sides: tuple[Numbers, Numbers],
    weights: Numbers,
    curve: MarginalCurve,
) -> Effect:
    (before, before_slope), (after, after_slope) = (
        average_chance(fit, side, cut, weights, curve) for side in sides
    )
    gradient = after_slope - before_slope
    place = fit.names.index(contrast.name)
    far = float(t.ppf(TAIL, fit.df[place]))
    reach = far * float(np.sqrt(gradient @ widen_all(fit) @ gradient))
    span = contrast.high - contrast.low
    log_odds = float(fit.estimates[place]) * span
    log_reach = far * float(np.sqrt(fit.widened[place, place])) * abs(span)
    value = after - before
    return Effect(
        contrast=contrast,
        answer=fit.categories[cut + 1],
        chance=before,
        value=value,
        low=max(-1.0, value - reach),
        high=min(1.0, value + reach),
        odds_ratio=float(np.exp(log_odds)),
        odds_ratio_low=float(np.exp(log_odds - log_reach)),
        odds_ratio_high=float(np.exp(log_odds + log_reach)),
        level=fit.levels[place],
        df=float(fit.df[place]),
        people=len(weights),
    )


def find_curve(fit: Fit, x: Numbers) -> MarginalCurve:
    """The curve over all predictors that these people have, at every cut point."""
    slopes, _ = find_slopes(fit)
    moved = x @ slopes
    heights = find_heights(fit)
    return make_curve(
        float(moved.min() + heights.min()), float(moved.max() + heights.max()), find_spread(fit.sds)
    )


def find_slopes(fit: Fit) -> tuple[Numbers, int]:
    """The slopes of the covariates, and where they begin among the estimates."""
    first = fit.cuts if fit.ordinal else 1
    return fit.estimates[first:], first


def find_heights(fit: Fit) -> Numbers:
    """What each answer but the lowest adds to the predictor: the intercept, or minus its cut point."""
    return -fit.estimates[: fit.cuts] if fit.ordinal else fit.estimates[:1]


def average_chance(
    fit: Fit, x: Numbers, cut: int, weights: Numbers, curve: MarginalCurve
) -> tuple[float, Numbers]:
    """The average chance of an answer above the cut point, and its gradient by estimates and deviations."""
    slopes, first = find_slopes(fit)
    predictor = x @ slopes + find_heights(fit)[cut]
    steep = weights * curve.slope(predictor)
    gradient = np.zeros(len(fit.covariance))
    gradient[cut if fit.ordinal else 0] = -steep.sum() if fit.ordinal else steep.sum()
    gradient[first : len(fit.estimates)] = steep @ x
    spread = find_spread(fit.sds)
    if spread > 0:
        gradient[len(fit.estimates) :] = (weights @ curve.by_spread(predictor)) * fit.sds / spread
    return float(weights @ curve.chance(predictor)), gradient
