"""How much of a context's effect goes through its mechanism.

Two models: how the mechanism differs with the context (linear; `mediation_yes_no` where it is a yes or no),
and how the chance of the outcome differs with both (logistic). What goes through is the difference in that
chance when everybody's mechanism moves as the context would move it, and the context itself stays (natural
indirect effect; Imai, Keele and Tingley 2010). It rests on the assumption that nothing unknown moves
mechanism and outcome together.
"""

from dataclasses import dataclass, field

import numpy as np
from scipy.stats import t

from canllaw.basics.chance import random_numbers
from canllaw.theory.estimating.checking import find_complete
from canllaw.theory.estimating.effects import TAIL
from canllaw.theory.estimating.marginal import find_spread, make_curve
from canllaw.theory.estimating.records import Level, NotEnough, Places
from canllaw.theory.measures.records import MeasuredColumn, Numbers, Unit
from canllaw.theory.survey.compared import Difference, compare_values, count_people, find_df, find_p
from canllaw.theory.survey.mediation_linear import LinearFit, Scores, fit_linear
from canllaw.theory.survey.mediation_parts import (
    DRAWS,
    FARTHEST,
    Link,
    Mediation,
    bound_through,
    choose_some,
    draw_estimates,
)
from canllaw.theory.survey.mediation_yes_no import is_yes_or_no, mediate_yes_or_no
from canllaw.theory.survey.models import Design, Fitted, fit_model


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The two models, and where context and mechanism stand in the one of the outcome."""

    fitted: Fitted
    link: Link
    slope: float
    span: float
    context: MeasuredColumn
    mechanism: MeasuredColumn
    x: Numbers = field(repr=False)
    weights: Numbers = field(repr=False)


def estimate_mediation(
    design: Design, mechanism: MeasuredColumn, name: str, seed: int
) -> Mediation | NotEnough:
    """`design` is the outcome's model: the context, which it tests, the mechanism, and what is held.

    `name` is that of the hypothesis: it tells the random numbers of one from those of another.
    """
    fitted = fit_model(design)
    if isinstance(fitted, NotEnough):
        return fitted
    if is_yes_or_no(design, mechanism):
        return mediate_yes_or_no(fitted, mechanism, name, seed)
    whole = find_complete(design.data)
    weights = np.ones(int(whole.sum())) if design.data.weights is None else design.data.weights[whole]
    span = design.tested.high - design.tested.low
    linear = fit_linear(make_scores(design, mechanism))
    link = estimate_link(fitted, linear, mechanism, span)
    paths = Paths(
        fitted=fitted,
        link=link,
        slope=link.value / span,
        span=span,
        context=design.tested,
        mechanism=mechanism,
        x=design.data.x[whole],
        weights=weights / weights.sum(),
    )
    return Mediation(
        through=find_through(paths, name, seed),
        to_mechanism=link,
        to_outcome=compare_values(fitted, mechanism),
        direct=compare_values(fitted, design.tested),
        fitted=fitted,
        linear=linear,
    )


def estimate_link(fitted: Fitted, found: LinearFit, mechanism: MeasuredColumn, span: float) -> Link:
    """How the mechanism differs with the context, everything held that the outcome's model holds."""
    design = fitted.design
    place = 1 + design.place(design.tested) - (design.place(design.tested) > design.place(mechanism))
    value = float(found.estimates[place]) * span
    error = abs(span) * find_error(found, design, place)
    df = find_df(fitted, design.tested.name)
    if design.tested.unit is Unit.AUTHORITY:
        df = float(fitted.fit.authorities - 1 - fitted.fit.levels[1:].count(Level.AUTHORITY))
    reach = float(t.ppf(TAIL, df)) * error
    whole = find_complete(design.data)
    return Link(
        value=value,
        low=value - reach,
        high=value + reach,
        p=find_p(value, error, df),
        error=error,
        df=df,
        people=count_people(design.table, whole),
    )


def find_error(found: LinearFit, design: Design, place: int) -> float:
    own = float(found.covariance[place, place])
    return float(np.sqrt(max(own, found.robust[place, place]) if design.robust else own))


def make_scores(design: Design, mechanism: MeasuredColumn) -> Scores:
    """The people of the outcome's model, with the mechanism as what differs."""
    data = design.data
    whole = find_complete(data)
    at = design.place(mechanism)
    x = np.delete(data.x[whole], at, axis=1)
    groups = data.cluster[whole] if data.team is None else data.team[whole]
    _, first, team = np.unique(groups, return_index=True, return_inverse=True)
    _, authority = np.unique(data.cluster[whole][first], return_inverse=True)
    return Scores(
        y=data.x[whole, at],
        x=np.column_stack((np.ones(len(x)), x)),
        team=team.astype(np.int64),
        authority=authority.astype(np.int64),
        weights=np.ones(len(x)) if data.weights is None else data.weights[whole],
    )


def find_through(paths: Paths, name: str, seed: int) -> Difference:
    """The estimate on everybody, its interval from drawing both models (MacKinnon and others 2004).

    Each model's parameters are drawn from Student's t with the degrees of freedom of its tested covariate.
    The spread between groups stays as estimated: it hardly touches a difference.
    """
    fit, design = paths.fitted.fit, paths.fitted.design
    chance = random_numbers(seed, "through", name)
    estimates = fit.estimates[:, None]
    value, before = (float(each[0]) for each in find_parts(paths, estimates, np.array([paths.slope]), None))
    some = choose_some(len(paths.x), chance)
    df = find_df(paths.fitted, paths.mechanism.name)
    slopes = paths.slope + paths.link.error / abs(paths.span) * chance.standard_t(paths.link.df, DRAWS)
    drawn = estimates + draw_estimates(paths.fitted, paths.mechanism.name, df, chance)
    centre = find_parts(paths, estimates, np.array([paths.slope]), some)[0][0]
    moved = find_parts(paths, drawn, slopes, some)[0] - centre + value
    people = count_people(design.table, find_complete(design.data))
    return bound_through((value, before), moved, min(df, paths.link.df), (people, fit.authorities))


def find_parts(
    paths: Paths, estimates: Numbers, slopes: Numbers, some: Places | None
) -> tuple[Numbers, Numbers]:
    """The mediated difference, and the chance before it, for each column of parameters."""
    design = paths.fitted.design
    people = np.arange(len(paths.x)) if some is None else some
    x, weights = paths.x[people], paths.weights[people] / paths.weights[people].sum()
    of_context = x[:, design.place(paths.context)] + design.centre(paths.context)[people]
    as_is = x @ estimates[1:] + estimates[0]
    carried = estimates[1 + design.place(paths.mechanism)] * slopes
    sides = [
        as_is + np.outer(value - of_context, carried) for value in (paths.context.high, paths.context.low)
    ]
    sides = [np.clip(side, -FARTHEST, FARTHEST) for side in sides]
    ends = (min(float(side.min()) for side in sides), max(float(side.max()) for side in sides))
    curve = make_curve(*ends, find_spread(paths.fitted.fit.sds)).chance
    high, low = (weights @ curve(side) for side in sides)
    return high - low, low
