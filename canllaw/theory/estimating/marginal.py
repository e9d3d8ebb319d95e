"""Chances for people in general: the logistic curve averaged over the spread between groups."""

from dataclasses import dataclass

import numpy as np
from numpy.polynomial.hermite_e import hermegauss
from scipy.interpolate import CubicSpline
from scipy.special import expit

from canllaw.theory.estimating.records import Numbers

# With these the curve is right to nine decimals for any spread below five.
NODES = 61
SPACING = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginalCurve:
    """The chance at a predictor, its slope, and how it changes with the spread, as splines."""

    chance: CubicSpline
    slope: CubicSpline
    by_spread: CubicSpline


def make_curve(low: float, high: float, spread: float) -> MarginalCurve:
    """The curve for predictors from `low` to `high`, random intercepts having this standard deviation."""
    grid = np.linspace(low - SPACING, high + SPACING, int((high - low) / SPACING) + 4)
    nodes, weights = hermegauss(NODES)
    weights = weights / weights.sum()
    chances = expit(grid[:, None] + spread * nodes)
    steep = chances * (1 - chances)
    return MarginalCurve(
        chance=CubicSpline(grid, chances @ weights),
        slope=CubicSpline(grid, steep @ weights),
        by_spread=CubicSpline(grid, steep @ (weights * nodes)),
    )


def find_spread(sds: Numbers) -> float:
    """The standard deviation of authorities and teams together."""
    return float(np.sqrt((sds**2).sum()))
