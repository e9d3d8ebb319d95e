"""The whole comparison of the cases, for the outcome and for its absence."""

from dataclasses import dataclass

from canllaw.theory.cases.claim import Bearing, Claim, find_bearing
from canllaw.theory.configuring.assumptions import find_contradictory
from canllaw.theory.configuring.cases import Cases as Calibrated
from canllaw.theory.configuring.explaining import Explanation, find_explanation
from canllaw.theory.configuring.intermediate import Direction
from canllaw.theory.configuring.necessity import Necessity, NecessityThresholds, score_each_necessity
from canllaw.theory.configuring.solutions import Model
from canllaw.theory.configuring.truth_tables import HALF, Configuration, Thresholds
from canllaw.theory.hypotheses.hypotheses import Cases

# Below this a configuration speaks as much for the absence of the outcome (Greckhamer and others 2018).
LEAST_PRI = 0.5
NECESSITY = NecessityThresholds()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The outcome, or its absence, with all that was found of it."""

    cases: Calibrated
    explanation: Explanation
    necessity: tuple[Necessity, ...]

    @property
    def models(self) -> tuple[Model, ...]:
        """Every model of the three solutions; none where nothing explains the outcome."""
        found = self.explanation
        if found.conservative is None or found.parsimonious is None or found.intermediate is None:
            return ()
        return (*found.conservative.models, *found.parsimonious.models, *found.intermediate.models)

    @property
    def parsimonious_models(self) -> tuple[Model, ...]:
        return self.explanation.parsimonious.models if self.explanation.parsimonious else ()

    @property
    def is_complete(self) -> bool:
        """Whether every tied model was looked at."""
        found = (self.explanation.conservative, self.explanation.parsimonious, self.explanation.intermediate)
        return all(each is None or each.is_complete for each in found)

    @property
    def mixed(self) -> tuple[Configuration, ...]:
        """Configurations whose own cases contradict one another: some have the outcome, some have not."""
        has = dict(zip(self.cases.names, (self.cases.memberships > HALF).tolist(), strict=True))
        rows = self.explanation.table.configurations if self.explanation.table else ()
        return tuple(each for each in rows if len({has[name] for name in each.cases}) > 1)

    def bearing(self, claim: Claim) -> Bearing:
        return find_bearing(self.models, claim.term, self.cases)

    def bearing_of_parsimonious(self, claim: Claim) -> Bearing:
        return find_bearing(self.parsimonious_models, claim.term, self.cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The claimed outcome and its opposite. `clashing`: assumptions that the two make against one another."""

    claimed: Side
    opposite: Side
    clashing: int


def make_thresholds(asked: Cases) -> Thresholds:
    return Thresholds(consistency=asked.consistency, frequency=asked.frequency, pri=LEAST_PRI)


def analyse_sides(cases: Calibrated, claim: Claim, thresholds: Thresholds) -> Sides:
    """`cases` are those of the outcome's presence."""
    first, second = (cases, cases.negated()) if claim.present else (cases.negated(), cases)
    claimed = analyse_side(first, claim, thresholds)
    opposite = analyse_side(second, claim, thresholds)
    return Sides(claimed=claimed, opposite=opposite, clashing=count_clashing(claimed, opposite))


def analyse_side(cases: Calibrated, claim: Claim, thresholds: Thresholds) -> Side:
    return Side(
        cases=cases,
        explanation=find_explanation(cases, thresholds, NECESSITY, find_directions(cases, claim)),
        necessity=score_each_necessity(cases),
    )


def find_directions(cases: Calibrated, claim: Claim) -> tuple[Direction, ...]:
    """The hypothesis expects what it names to bring the claimed outcome, and says nothing of the others."""
    expected = (1,) if cases.present is claim.present else (0,)
    return tuple(Direction(condition=key, values=expected) for key in claim.keys)


def count_clashing(claimed: Side, opposite: Side) -> int:
    one, other, table = (
        claimed.explanation.parsimonious,
        opposite.explanation.parsimonious,
        claimed.explanation.table,
    )
    if one is None or other is None or table is None:
        return 0
    return len(find_contradictory(one, other, table))
