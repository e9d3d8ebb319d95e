"""Everything that is found in the interviews of a study."""

from dataclasses import dataclass

from canllaw.evidence.interviews.agreement import CodeAgreement, find_agreement
from canllaw.evidence.interviews.agreement_talks import Disagreement, find_disagreements
from canllaw.evidence.interviews.coverage import (
    CodeCoverage,
    HypothesisCoverage,
    TogetherCodes,
    find_codes_together,
    find_coverage,
    find_hypothesis_coverage,
)
from canllaw.evidence.interviews.folder import InterviewFolder
from canllaw.evidence.interviews.saturation import Saturation, find_saturation


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewResult:
    """The interviews as they were read, and what they say of codes, coders and hypotheses."""

    folder: InterviewFolder
    coverage: tuple[CodeCoverage, ...]
    hypotheses: tuple[HypothesisCoverage, ...]
    together: tuple[TogetherCodes, ...]
    saturation: Saturation
    agreement: tuple[CodeAgreement, ...]
    disagreements: tuple[Disagreement, ...]


def study_interviews(folder: InterviewFolder, seed: int) -> InterviewResult:
    """Every analysis of the interviews. `seed` serves the orders and samples that are drawn."""
    interviews = folder.interviews
    return InterviewResult(
        folder=folder,
        coverage=find_coverage(interviews),
        hypotheses=find_hypothesis_coverage(interviews),
        together=find_codes_together(interviews),
        saturation=find_saturation(interviews, seed),
        agreement=find_agreement(interviews, seed),
        disagreements=find_disagreements(interviews),
    )
