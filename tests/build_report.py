"""What a study's report is made from, for tests: hypotheses with what the survey found of them."""

from collections.abc import Sequence
from pathlib import Path

from canllaw.basics.findings import Quantity
from canllaw.basics.language import Language
from canllaw.evidence.results import EvidenceResult
from canllaw.guidance.requests import GuidanceResult
from canllaw.report.study_report import Claim, Paragraphs, ReportMaterial, ReportSection
from canllaw.theory.hypotheses.hypotheses import (
    Area,
    Hypothesis,
    Measure,
    MeasureKind,
    ProgrammeTheory,
    StrandName,
)
from canllaw.theory.joint_display import make_joint_display
from canllaw.theory.strands import Leaning, StrandResult
from canllaw.theory.survey.several import compare_several
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts import HypothesisVerdict, give_verdict
from tests.build_hypotheses import make_hypothesis, make_strand

# Another study than the example's: a lunch club, and whether people come.
COOK = Measure(
    kind=MeasureKind.FACT,
    key="cook",
    en="A cook",
    cy="Cogydd",
    said_en="Where there is a cook",
    said_cy="Lle mae cogydd",
)
COME = Measure(
    kind=MeasureKind.SCALE,
    key="coming",
    at_least=4,
    en="Coming",
    cy="Dod",
    said_en="come to lunch",
    said_cy="yn dod i ginio",
)


def make_lunch(key: str = "H1", **changes: object) -> Hypothesis:
    """A hypothesis in words of its own: a difference of five in a hundred would matter."""
    values = {"context": COOK, "outcome": COME, "smallest_effect": 0.05, "area": Area.PLAN} | changes
    return make_hypothesis(key, en="A cook brings people to lunch.", cy="Mae cogydd yn denu pobl.", **values)


def find_difference(name: str, value: float, low: float, high: float) -> Quantity:
    return Quantity(name=name, value=value, unit="share of people", low=low, high=high, n=100)


def judge(
    hypothesis: Hypothesis, leaning: Leaning, *numbers: Quantity, others: Sequence[StrandResult] = ()
) -> HypothesisVerdict:
    """The survey leans one way, with these numbers; other strands are silent unless they are given."""
    given = {each.strand: each for each in others}
    survey = make_strand(StrandName.SURVEY, leaning, hypothesis=hypothesis.key, quantities=numbers)
    given[StrandName.SURVEY] = given.get(StrandName.SURVEY, survey)
    strands = [
        given.get(name) or make_strand(name, Leaning.SILENT, hypothesis=hypothesis.key) for name in StrandName
    ]
    return give_verdict(hypothesis, strands)


def make_theory(*verdicts: HypothesisVerdict) -> TheoryResult:
    surveys = [each for verdict in verdicts if (each := verdict.strand(StrandName.SURVEY)) is not None]
    return TheoryResult(
        theory=ProgrammeTheory(hypotheses=tuple(each.hypothesis for each in verdicts)),
        verdicts=verdicts,
        display=make_joint_display(verdicts),
        several=compare_several(surveys),
        registrations=(),
        dropped=(),
        unknown=(),
        doubts=(),
    )


def make_material(
    *verdicts: HypothesisVerdict,
    guidance: GuidanceResult | None = None,
    evidence: EvidenceResult | None = None,
    language: Language = Language.ENGLISH,
) -> ReportMaterial:
    return ReportMaterial(
        folder=Path("study"),
        title="Lunch",
        language=language,
        guidance=guidance,
        evidence=evidence,
        theory=make_theory(*verdicts) if verdicts else None,
        small_number=10,
        seed=1,
    )


def claims_of(section: ReportSection) -> list[Claim]:
    return [claim for block in section.blocks if isinstance(block, Paragraphs) for claim in block.claims]


def texts_of(section: ReportSection) -> list[str]:
    return [claim.text for claim in claims_of(section)]
