"""What one analysis of the cases says of a hypothesis, before it is asked whether that would stand."""

from dataclasses import dataclass

from canllaw.theory.cases.claim import Bearing, Claim, ClaimedCases, find_claimed_cases, is_in_any
from canllaw.theory.cases.solutions import Sides
from canllaw.theory.strands import Leaning

# Fewer cases than this are no pattern: with two, one coincidence is half of them. A convention of our own.
FEWEST_INSIDE = 3
# Cases with the claimed circumstances are mostly without the outcome where fewer than this share have it.
MOSTLY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Which way one analysis leans, by the bearing of the claimed term and by the cases that belong to it."""

    leaning: Leaning
    bearing: Bearing
    opposite: Bearing
    cases: ClaimedCases

    @property
    def share(self) -> float | None:
        """The share of the cases in the claimed term that have the claimed outcome."""
        return len(self.cases.having) / len(self.cases.inside) if self.cases.inside else None


def read_sides(sides: Sides, claim: Claim) -> Reading:
    """FOR: every tied model of all three solutions holds the claimed term.

    AGAINST: no term of any model holds it, though there are models, and cases of it, mostly without the
    outcome.
    BOTH: some models hold it and others do not, or it goes with the outcome's absence as well. The absence is
    judged by its parsimonious models: longer terms may hold a condition for want of cases without it only.
    """
    cases = find_claimed_cases(sides.claimed.cases, claim)
    bearing = sides.claimed.bearing(claim)
    opposite = sides.opposite.bearing_of_parsimonious(claim)
    return Reading(
        leaning=lean(sides, claim, cases, bearing, opposite), bearing=bearing, opposite=opposite, cases=cases
    )


def lean(sides: Sides, claim: Claim, cases: ClaimedCases, bearing: Bearing, opposite: Bearing) -> Leaning:
    if len(cases.inside) < FEWEST_INSIDE:
        return Leaning.SILENT
    if bearing is Bearing.ALL:
        return Leaning.BOTH if opposite is Bearing.ALL else Leaning.FOR
    if bearing is Bearing.SOME:
        return Leaning.BOTH
    mostly_without = len(cases.having) < MOSTLY * len(cases.inside)
    models = sides.claimed.models
    # Where nothing explains the outcome, no explanation speaks against the hypothesis either.
    is_absent = bool(models) and not is_in_any(models, claim.term)
    return Leaning.AGAINST if is_absent and mostly_without else Leaning.SILENT
