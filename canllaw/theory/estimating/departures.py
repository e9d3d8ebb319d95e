"""Where single authorities lie, and how sure that is: shrunk towards the others where they say little."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import t

from canllaw.theory.estimating.fitting import Reopened, reopen
from canllaw.theory.estimating.likelihood import Likelihood
from canllaw.theory.estimating.records import Fit, ModelData, Numbers
from canllaw.theory.estimating.spread import Spread, find_bounds, make_profile

TAIL = 0.975
SMALL = 1e-2
# Spreads over which departures are averaged: so many, from below to above the interval of the spread.
SPREADS = 9
LOWER = 0.75
HIGHER = 1.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """How far an authority's log odds lie from what is expected of one like it, its interval of 95 %.

    `authority` is its number in the data, `people` how many answered there.
    """

    authority: int
    value: float
    low: float
    high: float
    people: int


def estimate_departures(fit: Fit, data: ModelData, spread: Spread | None = None) -> tuple[Departure, ...]:
    """The conditional mode of each authority's random intercept, in the order of their numbers.

    The interval holds what its own people leave open, what is not known of cut points and slopes (Booth and
    Hobert 1998), and what is not known of the spread between authorities: it is averaged over all spreads
    that the answers allow, by their likelihood. With few authorities that often is most of it. `spread` is
    that between authorities, where it has been estimated already: half of the work is to find it.
    """
    with reopen(fit, data) as reopened:
        low, high = (spread.sd_low, spread.sd_high) if spread else find_bounds(fit, reopened, 0)
        sds = np.linspace(LOWER * low, HIGHER * high, SPREADS)
        modes = find_modes(reopened.likelihood.with_points(1), reopened.best)[0]
        middles, variances = average_modes(reopened, sds, len(fit.sds))
    reach = float(t.ppf(TAIL, fit.df[0])) * np.sqrt(variances)
    lows, highs = np.minimum(modes, middles - reach), np.maximum(modes, middles + reach)
    return tuple(
        Departure(authority=int(name), value=float(mode), low=float(low), high=float(high), people=int(count))
        for name, mode, low, high, count in zip(
            reopened.authorities, modes, lows, highs, reopened.people, strict=True
        )
    )


def average_modes(reopened: Reopened, sds: Numbers, levels: int) -> tuple[Numbers, Numbers]:
    """Mean and variance of the random intercepts over these standard deviations by their likelihood."""
    place = len(reopened.best) - levels
    profile, quick = make_profile(reopened, place, levels), reopened.likelihood.with_points(1)
    peaks = [profile(float(sd)) for sd in sds]
    logs = np.array([value for value, _ in peaks])
    shares = np.exp(logs - logs.max())
    shares = shares / shares.sum()
    found = [find_modes(quick, at) for _, at in peaks]
    modes, variances = np.array([one for one, _ in found]), np.array([one for _, one in found])
    mean = shares @ modes
    moved = find_moved(quick, peaks[int(logs.argmax())][1], reopened.widened[:place, :place])
    return mean, shares @ (variances + (modes - mean) ** 2) + moved


def find_modes(likelihood: Likelihood, at: Numbers) -> tuple[Numbers, Numbers]:
    """The modes at these parameters, and the variances around them; they do not depend on the nodes."""
    likelihood(at)
    found, sd = likelihood.found, at[len(at) - likelihood.layout.levels]
    return sd * found.modes, (sd * found.spreads) ** 2


def find_moved(likelihood: Likelihood, at: Numbers, covariance: Numbers) -> Numbers:
    """The variance of the modes because cut points and slopes, which have this covariance, are estimated."""
    columns = []
    for place, variance in enumerate(np.diag(covariance)):
        move = np.zeros(len(at))
        move[place] = SMALL * np.sqrt(variance)
        ends = [find_modes(likelihood, at + sign * move)[0] for sign in (1, -1)]
        columns.append((ends[0] - ends[1]) / (2 * move[place]))
    moves = np.column_stack(columns)
    return np.asarray(np.einsum("ai,ij,aj->a", moves, covariance, moves))
