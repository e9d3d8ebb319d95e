"""What a fitted model says of two sides: differences in chances, in all people, with intervals of 95 %."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.stats import t

from canllaw.theory.estimating.checking import find_complete
from canllaw.theory.estimating.effects import TAIL, average_chance, find_curve
from canllaw.theory.estimating.fitting import widen_all
from canllaw.theory.estimating.records import Level
from canllaw.theory.measures.records import MeasuredColumn, Numbers, PeopleTable, Truths
from canllaw.theory.survey.models import Design, Fitted, Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A difference in chances with its interval of 95 %; `chance` is that at the low value.

    `p` is that of no difference, `error` the standard error.
    """

    value: float
    low: float
    high: float
    p: float
    error: float
    df: float
    chance: float
    people: int
    authorities: int


Sides = Sequence[tuple[float, Numbers]]


def set_columns(design: Design, to: Sequence[tuple[MeasuredColumn, float]]) -> Numbers:
    """The covariates of everybody whose answers are complete, with columns set to a value for all."""
    x = design.data.x[find_complete(design.data)].copy()
    for column, value in to:
        x[:, design.place(column)] = value - design.centre(column)
    for at, pair in enumerate(design.pairs, start=len(design.columns)):
        x[:, at] = x[:, design.place(pair.context)] * x[:, design.place(pair.together)]
    return x


def compare_sides(fitted: Fitted, sides: Sides, tested: str) -> Difference:
    """The sum of chances at the sides, each with its sign; the first of them minus one is the low one.

    `tested` names the covariate whose degrees of freedom count.
    """
    fit, data = fitted.fit, fitted.design.data
    whole = find_complete(data)
    weights = np.ones(int(whole.sum())) if data.weights is None else data.weights[whole]
    weights = weights / weights.sum()
    curve = find_curve(fit, np.vstack([side for _, side in sides]))
    found = [(sign, *average_chance(fit, side, 0, weights, curve)) for sign, side in sides]
    value = sum(sign * chance for sign, chance, _ in found)
    gradient = np.sum([sign * slope for sign, _, slope in found], axis=0)
    error = find_error(fitted, gradient)
    df = find_df(fitted, tested)
    reach = float(t.ppf(TAIL, df)) * error
    return Difference(
        value=value,
        low=max(-1.0, value - reach),
        high=min(1.0, value + reach),
        p=find_p(value, error, df),
        error=error,
        df=df,
        chance=next(chance for sign, chance, _ in found if sign < 0),
        people=count_people(fitted.design.table, whole),
        authorities=fit.authorities,
    )


def find_error(fitted: Fitted, gradient: Numbers) -> float:
    """By the delta method; the larger where errors come from authorities and from the model too."""
    fits = (fitted.fit,) if fitted.plain is None else (fitted.fit, fitted.plain)
    return float(np.sqrt(max(0.0, *(float(gradient @ widen_all(fit) @ gradient) for fit in fits))))


def find_df(fitted: Fitted, tested: str) -> float:
    """Those of the covariate's level; where errors come from authorities, no more than there are of these."""
    fit = fitted.fit
    place = fit.names.index(tested)
    own = float(fit.df[place])
    if not fitted.design.robust:
        return own
    product = tested not in {column.name for column in fitted.design.columns}
    finer = product and fit.levels[place] is not Level.AUTHORITY
    between = fit.authorities - 1 - fit.levels[1:].count(Level.AUTHORITY) - finer
    return min(own, float(max(1, between)))


def find_p(value: float, error: float, df: float) -> float:
    """The chance of a difference as large if there were none (two-sided)."""
    return 1.0 if error == 0 else float(2 * t.sf(abs(value) / error, df))


def count_people(table: PeopleTable, whole: Truths) -> int:
    return len(np.unique(table.person[whole]))


def compare_values(fitted: Fitted, column: MeasuredColumn) -> Difference:
    """A column at its high value and at its low one, everything else as it is."""
    design = fitted.design
    sides = ((1.0, set_columns(design, [(column, column.high)])),)
    return compare_sides(fitted, (*sides, (-1.0, set_columns(design, [(column, column.low)]))), column.name)


def compare_with_together(fitted: Fitted, pair: Pair, together: float) -> Difference:
    """What the context gives where what it works together with has this value."""
    sides = [
        (sign, set_columns(fitted.design, [(pair.context, value), (pair.together, together)]))
        for sign, value in ((1.0, pair.context.high), (-1.0, pair.context.low))
    ]
    return compare_sides(fitted, sides, pair.context.name)


def compare_together(fitted: Fitted, pair: Pair) -> Difference:
    """How much more the context gives where what it works together with is high than where it is low."""
    sides = [
        (sign * other, set_columns(fitted.design, [(pair.context, value), (pair.together, place)]))
        for other, place in ((1.0, pair.together.high), (-1.0, pair.together.low))
        for sign, value in ((1.0, pair.context.high), (-1.0, pair.context.low))
    ]
    return compare_sides(fitted, sides, pair.name)


def widen_by(difference: Difference, error: float, df: float) -> Difference:
    """The same difference with the wider of its interval and the one from this error."""
    reach = float(t.ppf(TAIL, df)) * error
    if reach <= float(t.ppf(TAIL, difference.df)) * difference.error:
        return difference
    return replace(
        difference,
        low=max(-1.0, difference.value - reach),
        high=min(1.0, difference.value + reach),
        p=max(difference.p, find_p(difference.value, error, df)),
        error=error,
        df=df,
    )
