"""What the cases say of a hypothesis, with everything that it was worked out from."""

from dataclasses import dataclass, field

from canllaw.basics.language import Bilingual
from canllaw.theory.cases.calibration import AuthorityCases
from canllaw.theory.cases.claim import Claim
from canllaw.theory.cases.coincidence import SecondView
from canllaw.theory.cases.reading import Reading
from canllaw.theory.cases.robustness import Variant
from canllaw.theory.cases.solutions import Sides
from canllaw.theory.hypotheses.hypotheses import Condition, Hypothesis
from canllaw.theory.strands import StrandResult


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesAnalysis:
    """One hypothesis over its cases.

    `standing` is the share of `variants` that lean as `reading` does. `chance`: how often shuffled conditions
    do as well; None where that was not asked. `titles` are the names of the cases, in their order.
    """

    hypothesis: Hypothesis
    cases: AuthorityCases
    claim: Claim
    sides: Sides
    reading: Reading
    variants: tuple[Variant, ...]
    standing: float
    chance: float | None
    second: SecondView
    titles: tuple[Bilingual, ...] = field(repr=False)
    small_number: int
    seed: int

    @property
    def is_held_back(self) -> bool:
        """Whether a case has hidden figures: who knows the others could work them out of the numbers."""
        return not self.cases.named >= set(self.cases.names)

    @property
    def about(self) -> str:
        return f"cases:{self.hypothesis.key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesResult(StrandResult):
    """The strand's result, and the analysis it rests on; None where there was nothing to analyse."""

    analysis: CasesAnalysis | None = None


def title_of(condition: Condition) -> Bilingual:
    english = condition.measure.en or condition.key
    return Bilingual(english, condition.measure.cy or english)
