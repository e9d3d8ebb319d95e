"""What a study's report is made of, for tests of its closing sections: only what matters is in the test."""

from collections.abc import Sequence
from pathlib import Path

from canllaw.basics.language import Language
from canllaw.evidence.results import EvidenceResult
from canllaw.guidance.requests import GuidanceRequest, GuidanceResult, study_guidance
from canllaw.report.data_tables import DataTable
from canllaw.report.study_report import Claim, Paragraphs, ReportMaterial, ReportSection
from canllaw.theory.hypotheses.hypotheses import Hypothesis, ProgrammeTheory, StrandName
from canllaw.theory.hypotheses.registration_telling import Registration
from canllaw.theory.joint_display import make_joint_display
from canllaw.theory.strands import Leaning, StrandResult
from canllaw.theory.survey.several import compare_several
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts import HypothesisVerdict, give_verdict
from tests.build_hypotheses import make_strand

NOWHERE = Path("no such study")


def make_material(
    *,
    evidence: EvidenceResult | None = None,
    theory: TheoryResult | None = None,
    guidance: GuidanceResult | None = None,
    language: Language = Language.ENGLISH,
    folder: Path = NOWHERE,
    title: str = "Coming home",
) -> ReportMaterial:
    return ReportMaterial(
        folder=folder,
        title=title,
        language=language,
        guidance=guidance,
        evidence=evidence,
        theory=theory,
        small_number=3,
        seed=7,
    )


def judge(
    hypothesis: Hypothesis, survey: Leaning, survey_result: StrandResult | None = None
) -> HypothesisVerdict:
    """A verdict by the survey alone; every other kind of evidence is silent."""
    own = survey_result or make_strand(StrandName.SURVEY, survey, hypothesis=hypothesis.key)
    others = [name for name in StrandName if name is not StrandName.SURVEY]
    silent = [make_strand(name, Leaning.SILENT, hypothesis=hypothesis.key) for name in others]
    return give_verdict(hypothesis, [own, *silent])


def make_theory(
    *verdicts: HypothesisVerdict,
    registrations: Sequence[Registration] = (),
    dropped: tuple[str, ...] = (),
) -> TheoryResult:
    return TheoryResult(
        theory=ProgrammeTheory(hypotheses=tuple(each.hypothesis for each in verdicts)),
        verdicts=verdicts,
        display=make_joint_display(verdicts),
        several=compare_several([each.strands[0] for each in verdicts]),
        registrations=tuple(registrations),
        dropped=dropped,
        unknown=(),
        doubts=(),
    )


def read_guidance(folder: Path, *editions: str) -> GuidanceResult:
    """The last of these texts, compared with the one before."""
    paths = [folder / f"edition-{number}.md" for number in range(1, len(editions) + 1)]
    for path, text in zip(paths, editions, strict=True):
        path.write_text(text, encoding="utf-8")
    return study_guidance(GuidanceRequest(file=paths[-1], since=paths[-2] if len(paths) > 1 else None))


def find_claims(section: ReportSection) -> list[Claim]:
    return [claim for block in section.blocks if isinstance(block, Paragraphs) for claim in block.claims]


def find_texts(section: ReportSection) -> list[str]:
    return [claim.text for claim in find_claims(section)]


def find_table(section: ReportSection) -> DataTable:
    (table,) = [block for block in section.blocks if isinstance(block, DataTable)]
    return table
