"""The joint display: one row a hypothesis, one column a kind of evidence, and how each fits the verdict.

Fetters, Curry and Creswell (2013, Health Services Research 48): what is put side by side confirms, expands,
contradicts, or is silent.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Message
from canllaw.evidence.interviews.interviews import Stance
from canllaw.theory.hypotheses.hypotheses import StrandName
from canllaw.theory.said_strand import NAMES
from canllaw.theory.strands import Leaning, StrandFit, StrandResult
from canllaw.theory.verdicts import OPPOSITE, HypothesisVerdict

# Interviews that set conditions add something where they are so many of those that speak of it.
SHARE_OF_CONDITIONS = 0.2
NAME_OF_CONDITIONS = f"interviews {NAMES[Stance.QUALIFIES]}"
VERDICTS = (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.MIXED, Verdict.NOT_ENOUGH)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayCell:
    """What one kind of evidence says of one hypothesis, and how that fits the verdict.

    `is_test`: it was named as the test beforehand.
    """

    strand: StrandName
    leaning: Leaning
    fit: StrandFit
    is_test: bool
    sentence: Message
    result: StrandResult

    @property
    def is_undecided(self) -> bool:
        """Whether it was looked at and cannot tell; where it is silent otherwise, there was nothing on it."""
        seen = any(finding.quantities or finding.places for finding in self.result.findings)
        return self.leaning is Leaning.SILENT and seen


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayRow:
    """One hypothesis with a cell for each kind of evidence, in their order."""

    verdict: HypothesisVerdict
    cells: tuple[DisplayCell, ...]

    def cell(self, strand: StrandName) -> DisplayCell:
        return next(cell for cell in self.cells if cell.strand is strand)


@dataclass(frozen=True, slots=True, kw_only=True)
class JointDisplay:
    """All hypotheses beside all evidence."""

    rows: tuple[DisplayRow, ...]


def make_joint_display(verdicts: Sequence[HypothesisVerdict]) -> JointDisplay:
    return JointDisplay(rows=tuple(make_row(each) for each in verdicts))


def make_row(verdict: HypothesisVerdict) -> DisplayRow:
    cells = tuple(make_cell(verdict, result) for result in verdict.strands)
    return DisplayRow(verdict=verdict, cells=cells)


def make_cell(verdict: HypothesisVerdict, result: StrandResult) -> DisplayCell:
    return DisplayCell(
        strand=result.strand,
        leaning=result.leaning,
        fit=find_fit(verdict, result),
        is_test=result.strand in verdict.hypothesis.tested_by,
        sentence=result.sentence,
        result=result,
    )


def find_fit(verdict: HypothesisVerdict, result: StrandResult) -> StrandFit:
    """How a strand fits what the tests lean to.

    One that leans both ways, or sets conditions, expands it. Where the tests lean nowhere there is nothing to
    confirm or to contradict: whatever is said expands what is known.
    """
    if result.leaning is Leaning.SILENT:
        return StrandFit.SILENT
    if verdict.leaning not in OPPOSITE or result.leaning is Leaning.BOTH:
        return StrandFit.EXPANDS
    if result.leaning is not verdict.leaning:
        return StrandFit.CONTRADICTS
    return StrandFit.EXPANDS if sets_conditions(result) else StrandFit.CONFIRMS


def sets_conditions(result: StrandResult) -> bool:
    """Whether many of the interviews that speak of it set conditions."""
    return any(
        quantity.name == NAME_OF_CONDITIONS
        and quantity.n is not None
        and quantity.value >= SHARE_OF_CONDITIONS * quantity.n
        for finding in result.findings
        for quantity in finding.quantities
    )


def count_verdicts(verdicts: Sequence[HypothesisVerdict]) -> tuple[tuple[Verdict, int], ...]:
    """How many hypotheses came out in which way."""
    return tuple((verdict, sum(each.verdict is verdict for each in verdicts)) for verdict in VERDICTS)
