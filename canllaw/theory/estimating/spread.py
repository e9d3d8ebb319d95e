"""How far authorities and teams differ when all that is known of them is taken into account."""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, pi, sqrt

import numpy as np
from scipy.optimize import brentq
from scipy.stats import norm

from canllaw.theory.estimating.climbing import climb_within
from canllaw.theory.estimating.few_authorities import APART, find_determinant
from canllaw.theory.estimating.fitting import Reopened, reopen
from canllaw.theory.estimating.records import Fit, Level, ModelData, Numbers

# The variance of the standard logistic distribution.
PERSONS = pi**2 / 3
FAR = float(norm.ppf(0.975))
FINE = 1e-3
# A profile is so near to its top: the ends of an interval lie where it has fallen by 1.92.
NEAR_ENOUGH = 1e-5
WIDEST = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The standard deviation of log odds between authorities, or between teams of an authority.

    `shared` is the part of all that differs between people which lies at this level (ICC on the latent
    scale); `median_odds_ratio` is how far the odds of two people alike in different groups are apart, in the
    middle (Larsen and Merlo 2005). Each with its interval of 95 %, by profile likelihood.
    """

    level: Level
    sd: float
    sd_low: float
    sd_high: float
    shared: float
    shared_low: float
    shared_high: float
    median_odds_ratio: float
    median_odds_ratio_low: float
    median_odds_ratio_high: float


def estimate_spread(fit: Fit, data: ModelData) -> tuple[Spread, ...]:
    """For authorities, then for teams where they count. `data` are those that the fit was made from.

    The profile likelihood is adjusted for few authorities as in `few_authorities`. Compare it with that of a
    model without covariates to see how much of the spread they explain.
    """
    with reopen(fit, data) as reopened:
        bounds = [find_bounds(fit, reopened, level) for level in range(len(fit.sds))]
    names = (Level.AUTHORITY, Level.TEAM)
    return tuple(make_spread(fit, level, names[level], *bounds[level]) for level in range(len(fit.sds)))


def make_spread(fit: Fit, level: int, name: Level, low: float, high: float) -> Spread:
    sd = float(fit.sds[level])
    others = PERSONS + float((fit.sds**2).sum()) - sd**2
    return Spread(
        level=name,
        sd=sd,
        sd_low=low,
        sd_high=high,
        shared=find_shared(sd, others),
        shared_low=find_shared(low, others),
        shared_high=find_shared(high, others),
        median_odds_ratio=find_median_odds_ratio(sd),
        median_odds_ratio_low=find_median_odds_ratio(low),
        median_odds_ratio_high=find_median_odds_ratio(high),
    )


def find_shared(sd: float, others: float) -> float:
    return sd**2 / (sd**2 + others)


def find_median_odds_ratio(sd: float) -> float:
    return exp(sqrt(2) * sd * float(norm.ppf(0.75)))


def find_bounds(fit: Fit, reopened: Reopened, level: int) -> tuple[float, float]:
    """Where the adjusted profile likelihood has fallen by what a chi-square of 95 % allows."""
    best, place = reopened.best, len(reopened.best) - len(fit.sds) + level
    climb_to = make_profile(reopened, place, len(fit.sds))

    def profile(sd: float) -> float:
        return climb_to(sd)[0]

    middle = max(float(fit.sds_for_intervals[level]), FINE)
    top = profile(middle)

    def far(sd: float) -> float:
        return sqrt(max(0.0, 2 * (top - profile(sd)))) - FAR

    low = 0.0 if far(0.0) <= 0 else float(brentq(far, 0.0, middle, xtol=FINE * middle))
    end = middle
    while end < WIDEST:
        begin, end = end, 1.3 * end + 0.1
        if far(end) > 0:
            high = float(brentq(far, begin, end, xtol=FINE * end))
            return min(low, abs(float(best[place]))), max(high, float(best[place]))
    return min(low, abs(float(best[place]))), WIDEST


def make_profile(reopened: Reopened, place: int, levels: int) -> Callable[[float], tuple[float, Numbers]]:
    """The highest likelihood at a given standard deviation, adjusted as said, and the parameters there."""
    best, covariance, likelihood = reopened.best, reopened.covariance, reopened.likelihood
    quick = likelihood.with_points(1)
    lean, rest = np.zeros(len(best)), covariance
    if covariance[place, place] > 0:
        lean = covariance[place] / covariance[place, place]
        rest = covariance - np.outer(lean, lean) * covariance[place, place]
    free = np.ones(len(best), bool)
    free[place] = False
    known: list[Numbers] = []

    def begin(sd: float) -> Numbers:
        """On the line through the two nearest tops, or where the best parameters lean to."""
        one, *others = sorted(known, key=lambda there: abs(float(there[place]) - sd))[:2] or [best]
        along = (others[0] - one) / (others[0][place] - one[place]) if others else lean
        start: Numbers = one + along * (sd - one[place])
        start[place] = sd
        return start

    def profile(sd: float) -> tuple[float, Numbers]:
        sds = best[len(best) - levels :].copy()
        sds[place - len(best)] = sd
        loss = find_determinant(quick, best, np.maximum(sds, APART))
        there = climb_within(likelihood, begin(sd), rest, free, NEAR_ENOUGH)
        if all(there[place] != other[place] for other in known):
            known.append(there)
        return likelihood(there)[0] - loss, there

    return profile
