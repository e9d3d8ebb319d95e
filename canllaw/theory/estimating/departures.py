"""Where single authorities lie, and how sure that is: shrunk towards the others where they say little."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import t

from canllaw.theory.estimating.fitting import Reopened, reopen
from canllaw.theory.estimating.records import Fit, ModelData, Numbers
from canllaw.theory.estimating.spread import estimate_spread

TAIL = 0.975
SMALL = 1e-2


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


def estimate_departures(fit: Fit, data: ModelData) -> tuple[Departure, ...]:
    """The conditional mode of each authority's random intercept, in the order of their numbers.

    The interval holds what its own people leave open and what is not known of the parameters (Booth and
    Hobert 1998). Where no spread was seen, it is as wide as the largest allows that is not ruled out.
    """
    ceiling = fit.sds_for_intervals[0]
    if ceiling == 0:
        ceiling = estimate_spread(fit, data)[0].sd_high
    with reopen(fit, data) as reopened:
        last = len(reopened.best) - len(fit.sds)
        modes, variances = find_modes(reopened, reopened.best)
        if fit.sd_authority == 0:
            wide = reopened.best.copy()
            wide[last] = ceiling
            variances = find_modes(reopened, wide)[1]
        moves = find_moves(reopened)
        errors = np.sqrt(variances + np.einsum("ai,ij,aj->a", moves, reopened.widened, moves))
    reach = float(t.ppf(TAIL, fit.df[0])) * errors
    return tuple(
        Departure(
            authority=int(name),
            value=float(mode),
            low=float(mode - far),
            high=float(mode + far),
            people=int(count),
        )
        for name, mode, far, count in zip(reopened.authorities, modes, reach, reopened.people, strict=True)
    )


def find_modes(reopened: Reopened, at: Numbers) -> tuple[Numbers, Numbers]:
    """The modes at these parameters, and the variances around them."""
    reopened.likelihood(at)
    found, sd = reopened.likelihood.found, at[len(at) - reopened.likelihood.layout.levels]
    return sd * found.modes, (sd * found.spreads) ** 2


def find_moves(reopened: Reopened) -> Numbers:
    """How the modes move with each parameter: a row an authority."""
    columns = []
    for place, variance in enumerate(np.diag(reopened.widened)):
        move = np.zeros(len(reopened.best))
        move[place] = SMALL * max(float(np.sqrt(variance)), 1e-6)
        ends = [find_modes(reopened, reopened.best + sign * move)[0] for sign in (1, -1)]
        columns.append((ends[0] - ends[1]) / (2 * move[place]))
    return np.column_stack(columns)
