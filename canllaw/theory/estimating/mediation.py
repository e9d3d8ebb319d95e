"""Context -> mechanism -> outcome: how much of a difference in the outcome runs through the mechanism."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.polynomial.hermite_e import hermegauss
from scipy.special import expit

from canllaw.basics.chance import random_numbers
from canllaw.theory.estimating.checking import find_complete
from canllaw.theory.estimating.effects import Contrast
from canllaw.theory.estimating.fitting import widen_all
from canllaw.theory.estimating.marginal import find_spread
from canllaw.theory.estimating.records import Fit, ModelData, Numbers, Places

DRAWS = 2_000
# The interval is found on so many people drawn from all; the estimate on all.
SOME = 150
NODES = 15
TAILS = (0.025, 0.975)
ALL_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A difference in chances with its interval of 95 %."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mediation:
    """What a context does to the chance of the answer `answer` or a higher one, and by which way.

    `total` is the sum of `direct` and `through`, the part through the mechanism.
    """

    context: Contrast
    mechanism: str
    answer: int
    total: Part
    direct: Part
    through: Part
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The models of mechanism and outcome for the same people, and where context and mechanism stand in them.

    `columns`: the context in the mechanism's model, the context and the mechanism in the outcome's. `values`
    are the numbers that the mechanism's answers have there, `cut` the outcome's cut point.
    """

    fits: tuple[Fit, Fit]
    x: tuple[Numbers, Numbers]
    context: Contrast
    columns: tuple[int, int, int]
    values: Numbers
    cut: int
    weights: Numbers

    def find(self, first: Numbers, second: Numbers, some: slice | Places) -> Numbers:
        """Total, direct and mediated difference at these parameters of the models, for some of the people."""
        sides = np.array([self.context.low, self.context.high])
        base, slopes, heights, spread = take_apart(self.fits[0], first, self.x[0][some], self.columns[:1])
        predictors = base[:, None, None] + heights + (slopes[0] * sides)[:, None]
        shares = find_shares(average(predictors, spread))
        base, slopes, heights, spread = take_apart(self.fits[1], second, self.x[1][some], self.columns[1:])
        predictors = base[:, None, None] + heights[self.cut] + (slopes[0] * sides)[:, None]
        chances = average(predictors + slopes[1] * self.values, spread)
        weights = self.weights[some] / self.weights[some].sum()
        low_low, high_low, high_high = (
            float(weights @ (chances[:, of] * shares[:, by]).sum(axis=1))
            for of, by in ((0, 0), (1, 0), (1, 1))
        )
        return np.array([high_high - low_low, high_low - low_low, high_high - high_low])


def take_apart(
    fit: Fit, parameters: Numbers, x: Numbers, columns: tuple[int, ...]
) -> tuple[Numbers, Numbers, Numbers, float]:
    """The predictor without these columns, their slopes, what each answer adds, and the spread of groups."""
    size = len(fit.estimates)
    slopes = parameters[fit.cuts if fit.ordinal else 1 : size].copy()
    own = slopes[list(columns)]
    slopes[list(columns)] = 0
    heights = -parameters[: fit.cuts] if fit.ordinal else parameters[:1]
    return x @ slopes, own, heights, find_spread(parameters[size:])


def average(predictors: Numbers, spread: float) -> Numbers:
    """Chances averaged over the spread between groups."""
    nodes, weights = hermegauss(NODES)
    return np.asarray(expit(predictors[..., None] + spread * nodes) @ (weights / weights.sum()))


def find_shares(chances: Numbers) -> Numbers:
    """The chance of each answer, from those of each but the lowest or a higher one."""
    edge = np.ones((*chances.shape[:-1], 1))
    return np.asarray(-np.diff(np.concatenate((edge, chances, 0 * edge), axis=-1), axis=-1))


def estimate_mediation(
    fits: tuple[Fit, Fit],
    data: tuple[ModelData, ModelData],
    context: Contrast,
    mechanism: str,
    answer: int,
    seed: int,
) -> Mediation:
    """The parts of the context's effect; `fits` and `data` are of the mechanism, then of the outcome.

    Both have the same people, row by row. `mechanism` is the outcome's covariate that holds the answers of
    the mechanism's model as numbers; `answer` is the outcome's. Natural effects (Imai, Keele and Tingley
    2010) hold only where nothing unknown moves mechanism and outcome together. Intervals come from drawing
    the parameters of both models (MacKinnon, Lockwood and Williams 2004), with Student's t for few
    authorities.
    """
    ways = make_ways(fits, data, context, mechanism, answer)
    best = [np.concatenate((fit.estimates, fit.sds)) for fit in fits]
    total, people = find_total(ways, best), len(ways.weights)
    chance = random_numbers(seed, "mediation", context.name, mechanism, answer)
    some = np.sort(chance.permutation(people)[:SOME])
    centre = ways.find(best[0], best[1], some)
    firsts = draw(fits[0], [context.name], chance)
    seconds = draw(fits[1], [context.name, mechanism], chance)
    moved = [ways.find(one, other, some) for one, other in zip(firsts, seconds, strict=True)]
    ends = np.quantile(np.array(moved) - centre, TAILS, axis=0) + total
    parts = [
        Part(value=float(value), low=float(min(low, value)), high=float(max(high, value)))
        for value, low, high in zip(total, *np.clip(ends, -1, 1), strict=True)
    ]
    return Mediation(
        context=context,
        mechanism=mechanism,
        answer=answer,
        total=parts[0],
        direct=parts[1],
        through=parts[2],
        people=people,
    )


def find_total(ways: Ways, parameters: Sequence[Numbers]) -> Numbers:
    """Total, direct and mediated difference for all people."""
    shares = ways.weights / ways.weights.sum()
    begins = range(0, len(shares), ALL_AT_ONCE)
    runs = [slice(begin, begin + ALL_AT_ONCE) for begin in begins]
    found = [ways.find(parameters[0], parameters[1], run) * shares[run].sum() for run in runs]
    return np.asarray(np.sum(found, axis=0))


def make_ways(
    fits: tuple[Fit, Fit], data: tuple[ModelData, ModelData], context: Contrast, mechanism: str, answer: int
) -> Ways:
    whole = find_complete(data[0]) & find_complete(data[1])
    weights = np.ones(len(whole)) if data[1].weights is None else data[1].weights
    return Ways(
        fits=fits,
        x=(data[0].x[whole], data[1].x[whole]),
        context=context,
        columns=(
            data[0].names.index(context.name),
            data[1].names.index(context.name),
            data[1].names.index(mechanism),
        ),
        values=np.array(fits[0].categories, np.float64),
        cut=fits[1].categories.index(answer) - 1,
        weights=weights[whole],
    )


def draw(fit: Fit, names: list[str], chance: np.random.Generator) -> Numbers:
    """Parameters as they might be, by the covariance widened for few authorities."""
    df = min(float(fit.df[fit.names.index(name)]) for name in names)
    values, vectors = np.linalg.eigh(widen_all(fit))
    root = vectors * np.sqrt(np.maximum(values, 0))
    away = chance.standard_normal((DRAWS, len(values))) @ root.T
    away *= np.sqrt(df / chance.chisquare(df, (DRAWS, 1)))
    drawn = np.concatenate((fit.estimates, fit.sds)) + away
    drawn[:, len(fit.estimates) :] = np.abs(drawn[:, len(fit.estimates) :])
    return np.asarray(drawn)
