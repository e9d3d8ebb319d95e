"""What is tested of a hypothesis: a difference, the part through a mechanism, or what two do together."""

from collections.abc import Sequence
from dataclasses import dataclass

from canllaw.basics.language import message
from canllaw.theory.estimating.group_sds import GroupSds
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Hypothesis, Measure, Rival
from canllaw.theory.measures.records import MeasuredColumn, PeopleTable, Unit
from canllaw.theory.survey.compared import (
    Difference,
    compare_together,
    compare_values,
    compare_with_together,
    widen_by,
)
from canllaw.theory.survey.mediation import estimate_mediation
from canllaw.theory.survey.mediation_parts import Mediation
from canllaw.theory.survey.models import Design, Fitted, Pair, design_model, find_before, fit_model
from canllaw.theory.survey.odds import Odds, PairOdds, compare_odds, compare_pair_odds
from canllaw.theory.survey.practices import find_practice_error
from canllaw.theory.survey.support import why_not_support


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What a context gives where something else is high (`there`), where it is low, and how much more."""

    pair: Pair
    there: Difference
    elsewhere: Difference
    more: Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """What came out of the test of a hypothesis.

    `difference` is what the hypothesis is judged by. `total` is what the context does by every way, whatever
    else there is. `odds` are of the difference, None where it goes through a mechanism. `before` is how far
    groups differ in the model without the context; None where it does not settle.
    """

    fitted: Fitted
    before: GroupSds | None
    difference: Difference
    total: Difference
    together: Together | None
    mediation: Mediation | None
    odds: Odds | PairOdds | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalTested:
    """What a rival does alone, and beside the hypothesis' own context; `own` is what that does beside it."""

    alone: Difference | NotEnough
    beside: Difference | NotEnough
    own: Difference | None
    fitted: Fitted | None


def estimate_tested(hypothesis: Hypothesis, table: PeopleTable, seed: int) -> Tested | NotEnough:
    """Fit what the hypothesis asks for, or say why it cannot be decided."""
    if hypothesis.through and hypothesis.together is not None:
        return NotEnough(
            reason=message(
                "What goes through a mechanism only where something else is high is not estimated."
            )
        )
    context = table.need(hypothesis.context)
    pair = make_pair(table, context, hypothesis.together)
    held = [table.need(measure) for measure in hypothesis.held]
    fitted = fit_supported(design_of(table, context, pair, held), pair)
    if isinstance(fitted, NotEnough):
        return fitted
    total = find_total(fitted, context)
    together = find_together(fitted, pair) if pair else None
    mediation = find_mediation(hypothesis, table, seed)
    if isinstance(mediation, NotEnough) and hypothesis.through:
        return mediation
    found = mediation if isinstance(mediation, Mediation) else None
    through = found.through if found and hypothesis.through else None
    return Tested(
        fitted=fitted,
        before=find_before(fitted),
        difference=through or (together.more if together else total),
        total=total,
        together=together,
        mediation=found,
        odds=compare_pair_odds(fitted, pair) if pair else None if through else compare_odds(fitted, context),
    )


def find_together(fitted: Fitted, pair: Pair) -> Together:
    return Together(
        pair=pair,
        there=compare_with_together(fitted, pair, pair.together.high),
        elsewhere=compare_with_together(fitted, pair, pair.together.low),
        more=compare_together(fitted, pair),
    )


def make_pair(table: PeopleTable, context: MeasuredColumn, together: Measure | None) -> Pair | None:
    return Pair(context=context, together=table.need(together)) if together else None


def design_of(
    table: PeopleTable, tested: MeasuredColumn, pair: Pair | None, held: Sequence[MeasuredColumn]
) -> Design:
    if pair is None:
        return design_model(table, held, tested)
    return design_model(table, (pair.together, *held), tested, (pair,))


def fit_supported(design: Design, pair: Pair | None) -> Fitted | NotEnough:
    reason = why_not_support(design, pair)
    return fit_model(design) if reason is None else NotEnough(reason=reason)


def find_total(fitted: Fitted, column: MeasuredColumn) -> Difference:
    """The difference by a column; over practices, with what few practices leave open."""
    found = compare_values(fitted, column)
    by_practice = find_practice_error(fitted.design, column) if column.unit is Unit.PRACTICE else None
    return widen_by(found, *by_practice) if by_practice else found


def find_mediation(hypothesis: Hypothesis, table: PeopleTable, seed: int) -> Mediation | NotEnough | None:
    if hypothesis.mechanism is None:
        return None
    design = design_mediation(hypothesis, table, hypothesis.mechanism)
    reason = why_not_support(design, None)
    if reason is not None:
        return NotEnough(reason=reason)
    return estimate_mediation(design, table.need(hypothesis.mechanism), hypothesis.key, seed)


def design_mediation(hypothesis: Hypothesis, table: PeopleTable, mechanism: Measure) -> Design:
    """The outcome's model with the context, which it tests, the mechanism, and what is held."""
    columns = [table.need(measure) for measure in (mechanism, *hypothesis.held)]
    return design_model(table, columns, table.need(hypothesis.context))


def estimate_rival(hypothesis: Hypothesis, rival: Rival, table: PeopleTable) -> RivalTested:
    """The rival alone, and beside the hypothesis' own context (and what it works together with)."""
    column = table.need(rival.context)
    context = table.need(hypothesis.context)
    held = [table.need(measure) for measure in hypothesis.held]
    pair = make_pair(table, column, rival.together)
    own = make_pair(table, context, hypothesis.together)
    alone = fit_supported(design_of(table, column, pair, held), pair)
    beside = fit_supported(design_beside(hypothesis, rival, table), pair)
    if isinstance(beside, NotEnough):
        return RivalTested(alone=judge(alone, column, pair), beside=beside, own=None, fitted=None)
    return RivalTested(
        alone=judge(alone, column, pair),
        beside=compare_beside(beside, column, pair, own),
        own=compare_together(beside, own) if own else find_total(beside, context),
        fitted=beside,
    )


def design_beside(hypothesis: Hypothesis, rival: Rival, table: PeopleTable) -> Design:
    """The rival's model beside the hypothesis' own context, and what each of them works together with."""
    column, context = table.need(rival.context), table.need(hypothesis.context)
    own, pair = (
        make_pair(table, context, hypothesis.together),
        make_pair(table, column, rival.together),
    )
    pairs = tuple(each for each in (own, pair) if each is not None)
    held = [table.need(measure) for measure in hypothesis.held]
    return design_model(table, (context, *(each.together for each in pairs), *held), column, pairs)


def judge(found: Fitted | NotEnough, column: MeasuredColumn, pair: Pair | None) -> Difference | NotEnough:
    if isinstance(found, NotEnough):
        return found
    return compare_together(found, pair) if pair else find_total(found, column)


def compare_beside(fitted: Fitted, column: MeasuredColumn, pair: Pair | None, own: Pair | None) -> Difference:
    """A rival that is the own context, said to work everywhere, is judged where it is not said to work."""
    if pair is not None:
        return compare_together(fitted, pair)
    if own is not None and own.context is column:
        return compare_with_together(fitted, own, own.together.low)
    return find_total(fitted, column)
