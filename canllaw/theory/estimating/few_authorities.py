"""What few authorities hide: standard deviations by maximum likelihood are too low, and errors with them."""

import numpy as np

from canllaw.theory.estimating.climbing import Hill, climb
from canllaw.theory.estimating.information import marginal_information
from canllaw.theory.estimating.likelihood import Likelihood
from canllaw.theory.estimating.records import Numbers

# The search begins no lower: at 0 the likelihood is level, also where it rises from there.
LOWEST_START = 0.15
APART = 0.02


def restrict_sds(likelihood: Likelihood, best: Numbers, covariance: Numbers) -> Numbers:
    """Standard deviations that do not suffer from the estimation of cut points and slopes.

    The profile likelihood adjusted by the information on the rest (Cox and Reid 1987), for linear models
    restricted maximum likelihood. The information is taken at the best cut points and slopes, `best` has them
    and the standard deviations; `covariance` is of all.
    """
    last = len(best) - likelihood.layout.levels
    metric = covariance.copy()
    for place in range(last, len(best)):
        if metric[place, place] == 0:
            metric[place, place] = LOWEST_START**2

    start = best.copy()
    start[last:] = np.maximum(np.abs(start[last:]), LOWEST_START)
    return np.abs(climb(adjust(likelihood, best), start, metric)[last:])


def adjust(likelihood: Likelihood, best: Numbers) -> Hill:
    """The log-likelihood less half the log determinant of the information on cut points and slopes."""
    last, quick = len(best) - likelihood.layout.levels, likelihood.with_points(1)

    def adjusted(now: Numbers) -> tuple[float, Numbers]:
        sds = np.maximum(np.abs(now[last:]), APART)
        loss, slopes = find_loss(quick, best, sds)
        value, gradient = likelihood(now)
        gradient = gradient.copy()
        gradient[last:] -= np.where(np.abs(now[last:]) > APART, slopes * np.sign(now[last:]), 0.0)
        return value - loss, gradient

    return adjusted


def find_loss(likelihood: Likelihood, best: Numbers, sds: Numbers) -> tuple[float, Numbers]:
    """Half the log determinant of the information on the rest at these standard deviations, and its slope."""
    slopes = np.zeros(len(sds))
    for place in range(len(sds)):
        ends = []
        for sign in (1, -1):
            moved = sds.copy()
            moved[place] += sign * APART / 2
            ends.append(find_determinant(likelihood, best, moved))
        slopes[place] = (ends[0] - ends[1]) / APART
    return find_determinant(likelihood, best, sds), slopes


def find_determinant(likelihood: Likelihood, best: Numbers, sds: Numbers) -> float:
    return float(np.linalg.slogdet(inform(likelihood, best, sds))[1] / 2)


def inform(likelihood: Likelihood, best: Numbers, sds: Numbers) -> Numbers:
    """The information on cut points and slopes at these standard deviations."""
    now = np.concatenate((best[: len(best) - len(sds)], sds))
    likelihood(now)
    return marginal_information(likelihood, now)


def widen(likelihood: Likelihood, best: Numbers, covariance: Numbers, sds: Numbers) -> Numbers:
    """The covariance of cut points and slopes as it is at these standard deviations instead of the best."""
    last, quick = len(best) - len(sds), likelihood.with_points(1)
    now, then = (np.linalg.inv(inform(quick, best, one)) for one in (sds, np.abs(best[last:])))
    return np.asarray(covariance[:last, :last] + now - then)
