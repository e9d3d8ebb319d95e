"""What a hypothesis claims of cases, and how far solutions bear it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from canllaw.basics.language import message
from canllaw.theory.configuring.cases import Cases as Calibrated
from canllaw.theory.configuring.fit import Fit, score_fit
from canllaw.theory.configuring.solutions import Model
from canllaw.theory.configuring.terms import Literal, Term, make_codes, score_terms
from canllaw.theory.configuring.truth_tables import HALF
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Cases, Condition, Direction, Hypothesis, Measure

# Below this a term is not consistent enough to be called sufficient (Ragin 2008, p. 46).
LEAST_CONSISTENCY = 0.75
# What the terms with the context must cover of the outcome to explain more than a few cases of it (from
# 0.25 on a term is informative: Woodside 2013).
LEAST_COVERAGE = 0.25


class Bearing(StrEnum):
    """In how many of the tied models of all solutions a term holds what is claimed, well enough."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The circumstances that go together, and the outcome that they are claimed to bring, or its absence.

    `context` is that of the hypothesis, `together` what it works with only, where it names that.
    """

    context: Condition
    together: Condition | None
    outcome: Condition
    present: bool

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.context.key,) if self.together is None else (self.context.key, self.together.key)

    @property
    def term(self) -> Term:
        literals = tuple(Literal(condition=key, value=1) for key in self.keys)
        return Term(name="*".join(self.keys), literals=literals)


def find_claim(hypothesis: Hypothesis, cases: Cases) -> Claim | NotEnough:
    """What the hypothesis claims of these conditions, by the measures that both name."""
    context = find_condition(hypothesis.context, cases)
    if context is None:
        return NotEnough(reason=message("The context of the hypothesis is none of the conditions."))
    together = None
    if hypothesis.together is not None:
        together = find_condition(hypothesis.together, cases)
        if together is None:
            return NotEnough(
                reason=message("What the context works together with is none of the conditions.")
            )
    return Claim(
        context=context,
        together=together,
        outcome=cases.outcome,
        present=hypothesis.direction is Direction.MORE,
    )


def find_condition(measure: Measure, cases: Cases) -> Condition | None:
    """The condition that is measured by the same scale, question or fact."""
    same = (measure.kind, measure.key)
    return next((each for each in cases.conditions if (each.measure.kind, each.measure.key) == same), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedCases:
    """Cases in the claimed term, without it, and in its context alone; and which have the claimed outcome.

    All are positions. A case is in a set by a membership above one half.
    """

    inside: tuple[int, ...]
    having: tuple[int, ...]
    others: tuple[int, ...]
    others_having: tuple[int, ...]
    alone: tuple[int, ...]
    alone_having: tuple[int, ...]


def find_claimed_cases(cases: Calibrated, claim: Claim) -> ClaimedCases:
    """`cases` are those with the claimed outcome: negated where its absence is claimed."""
    at = {condition.name: column for column, condition in enumerate(cases.conditions)}
    columns = [cases.values[:, at[key]] > HALF for key in claim.keys]
    inside, context = np.logical_and.reduce(columns), columns[0]
    has = cases.memberships > HALF
    parts = (inside, inside & has, ~inside, ~inside & has, context & ~inside, context & ~inside & has)
    found = [tuple(np.flatnonzero(each).tolist()) for each in parts]
    return ClaimedCases(
        inside=found[0],
        having=found[1],
        others=found[2],
        others_having=found[3],
        alone=found[4],
        alone_having=found[5],
    )


def find_bearing(models: Sequence[Model], claimed: Term, cases: Calibrated) -> Bearing:
    """Whether the claimed term is part of a term of every model, consistent enough and covering enough."""
    borne = [is_borne(model, claimed, cases) for model in models]
    if not borne or not any(borne):
        return Bearing.NONE
    return Bearing.ALL if all(borne) else Bearing.SOME


def is_borne(model: Model, claimed: Term, cases: Calibrated) -> bool:
    fit = score_terms_with(model, claimed, cases)
    return (
        fit is not None
        and (fit.consistency or 0.0) >= LEAST_CONSISTENCY
        and (fit.coverage or 0.0) >= LEAST_COVERAGE
    )


def score_terms_with(model: Model, claimed: Term, cases: Calibrated) -> Fit | None:
    """How well those terms of a model together fit that hold the claimed one; None where none does."""
    own = [each.term for each in model.terms if claimed.is_part_of(each.term)]
    if not own:
        return None
    return score_fit(score_terms(make_codes(own, cases.conditions), cases).max(axis=1), cases.memberships)


def is_in_any(models: Sequence[Model], claimed: Term) -> bool:
    """Whether any term of any model holds the claimed one, however well it fits."""
    return any(claimed.is_part_of(each.term) for model in models for each in model.terms)
