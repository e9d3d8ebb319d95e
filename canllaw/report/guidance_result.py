"""What the stage Guidance found about one document, as its report takes it."""

from dataclasses import dataclass

from canllaw.basics.findings import Finding
from canllaw.basics.problems import Problem
from canllaw.guidance.analysis import Analysis
from canllaw.guidance.expectations import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceResult:
    """An edition judged, its main messages, and the corrections that could not be carried out."""

    analysis: Analysis
    reading: Reading
    findings: tuple[Finding, ...]
    unplaced: tuple[Problem, ...] = ()
