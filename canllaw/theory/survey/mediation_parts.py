"""What is told of a mechanism's part, and the steps that mechanisms of every kind have in common."""

from dataclasses import dataclass, field

import numpy as np

from canllaw.theory.estimating.effects import TAIL
from canllaw.theory.estimating.fitting import widen_all
from canllaw.theory.estimating.records import Places
from canllaw.theory.measures.records import Numbers
from canllaw.theory.survey.compared import Difference
from canllaw.theory.survey.mediation_linear import LinearFit
from canllaw.theory.survey.models import Fitted

DRAWS = 2_000
# So many people say how far a drawn effect lies from the estimate; the estimate is of everybody.
MOST_PEOPLE = 1_000
# Log odds beyond this are a chance of one or none.
FARTHEST = 35.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How much more of the mechanism there is at the context's high value, in the mechanism's own units."""

    value: float
    low: float
    high: float
    p: float
    error: float
    df: float
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mediation:
    """What goes through the mechanism, and the links: context to mechanism, mechanism to outcome.

    `direct` is what the context gives beside the mechanism. `fitted` is the outcome's model. Of the mechanism
    `linear` is the model where it is a score, `chances` where it is a yes or no; the link to it is then a
    difference in chances.
    """

    through: Difference
    to_mechanism: Link | Difference
    to_outcome: Difference
    direct: Difference
    fitted: Fitted = field(repr=False)
    linear: LinearFit | None = field(default=None, repr=False)
    chances: Fitted | None = field(default=None, repr=False)


def draw_estimates(fitted: Fitted, tested: str, df: float, chance: np.random.Generator) -> Numbers:
    """How far a model's parameters may lie from their estimates: a column a draw."""
    size, place = len(fitted.fit.estimates), fitted.fit.names.index(tested)
    fits = (fitted.fit,) if fitted.plain is None else (fitted.fit, fitted.plain)
    covariance = max((widen_all(fit)[:size, :size] for fit in fits), key=lambda one: float(one[place, place]))
    values, vectors = np.linalg.eigh(covariance)
    root = vectors * np.sqrt(np.maximum(values, 0))
    scale = np.sqrt(df / chance.chisquare(df, DRAWS))
    return np.asarray(root @ chance.standard_normal((size, DRAWS)) * scale)


def choose_some(people: int, chance: np.random.Generator) -> Places | None:
    """On whom drawn effects are found: everybody (None), or some where they are many."""
    if people <= MOST_PEOPLE:
        return None
    return np.sort(chance.permutation(people)[:MOST_PEOPLE])


def bound_through(
    found: tuple[float, float], moved: Numbers, df: float, whole: tuple[int, int]
) -> Difference:
    """`found`: the estimate and the chance before it; `moved`: as it may be; `whole`: people, authorities."""
    value, before = found
    low, high = np.quantile(moved, (1 - TAIL, TAIL))
    beyond = min(int((moved <= 0).sum()), int((moved >= 0).sum()))
    return Difference(
        value=value,
        low=min(float(low), value),
        high=max(float(high), value),
        p=min(1.0, 2 * (beyond + 1) / (DRAWS + 1)),
        error=float(moved.std()),
        df=df,
        chance=before,
        people=whole[0],
        authorities=whole[1],
    )
