"""An outcome explained by conditions: what is necessary, what is enough, both ways, or why nothing can be
said."""

from collections.abc import Sequence
from dataclasses import dataclass

from canllaw.basics.language import Message
from canllaw.theory.configuring.cases import Cases, Codes
from canllaw.theory.configuring.enough_cases import why_not_explain, why_not_minimise
from canllaw.theory.configuring.intermediate import Direction, find_intermediate
from canllaw.theory.configuring.minimising import find_conservative, find_parsimonious
from canllaw.theory.configuring.necessity import Necessity, NecessityThresholds, find_necessary
from canllaw.theory.configuring.solutions import IntermediateSolutions, Solution
from canllaw.theory.configuring.truth_tables import Thresholds, TruthTable, make_truth_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All that the comparison of cases says of an outcome, or of its absence.

    Where `why_not` says why nothing can be concluded, there is a truth table to look at, if there are not too
    many conditions for one, and no solution. `intermediate` is None where no direction was expected of any
    condition.
    """

    outcome: str
    why_not: tuple[Message, ...]
    table: TruthTable | None = None
    necessary: tuple[Necessity, ...] = ()
    conservative: Solution | None = None
    parsimonious: Solution | None = None
    intermediate: IntermediateSolutions | None = None

    def __post_init__(self) -> None:
        assert bool(self.why_not) == (self.parsimonious is None), "there are solutions or reasons why not"


def find_explanation(
    cases: Cases,
    thresholds: Thresholds,
    necessity: NecessityThresholds,
    directions: Sequence[Direction] = (),
    excluded: Codes | None = None,
) -> Explanation:
    """Explain the outcome by the conditions. Refuses where there are too few cases, and says why.

    `directions`: what theory expects, for the intermediate solution. `excluded`: configurations without cases
    that nothing may be assumed of, for the enhanced solutions.
    """
    reasons = why_not_explain(cases)
    if reasons:
        return Explanation(outcome=cases.outcome_name, why_not=reasons)
    table = make_truth_table(cases, thresholds)
    reasons = why_not_minimise(table)
    if reasons:
        return Explanation(outcome=cases.outcome_name, why_not=reasons, table=table)
    return Explanation(
        outcome=cases.outcome_name,
        why_not=(),
        table=table,
        necessary=find_necessary(cases, necessity),
        conservative=find_conservative(cases, table),
        parsimonious=find_parsimonious(cases, table, excluded),
        intermediate=find_intermediate(cases, table, directions, excluded) if directions else None,
    )
