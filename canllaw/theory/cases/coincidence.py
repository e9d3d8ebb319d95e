"""The second view: coincidence analysis, which assumes nothing of combinations without cases."""

from dataclasses import dataclass

import numpy as np

from canllaw.theory.cases.claim import Bearing, Claim
from canllaw.theory.configuring.cases import Cases as Calibrated
from canllaw.theory.configuring.cases import Condition as Column
from canllaw.theory.configuring.coincidences import Atomic, CoincidenceSettings, Factors, find_coincidences
from canllaw.theory.configuring.terms import Literal

# Both thresholds are usually set between 0.75 and 0.8 where data are noisy (Baumgartner and Ambühl 2020).
COVERAGE = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondView:
    """The solutions for the claimed outcome, and in how many of them the claimed circumstances meet."""

    solutions: tuple[Atomic, ...]
    bearing: Bearing
    is_complete: bool


def find_second_view(cases: Calibrated, claim: Claim, consistency: float) -> SecondView:
    """Every disjunction of sufficient conditions that is necessary for the claimed outcome, none to spare.

    `cases` are those of the outcome's presence. Names are in capitals, as absence is written in small
    letters.
    """
    names = [*(condition.name for condition in cases.conditions), cases.outcome]
    factors = Factors(
        names=cases.names,
        factors=tuple(Column(name=name.upper()) for name in names),
        values=np.column_stack([cases.values, cases.memberships]),
    )
    outcome = Literal(condition=cases.outcome.upper(), value=int(claim.present))
    settings = CoincidenceSettings(consistency=consistency, coverage=COVERAGE)
    found = find_coincidences(factors, settings, (outcome,))
    claimed = {Literal(condition=key.upper(), value=1) for key in claim.keys}
    holds = [any(claimed <= set(each) for each in solution.disjuncts) for solution in found.atomic]
    bearing = Bearing.ALL if holds and all(holds) else Bearing.SOME if any(holds) else Bearing.NONE
    return SecondView(solutions=found.atomic, bearing=bearing, is_complete=found.is_complete)
