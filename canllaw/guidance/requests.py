"""The stage from end to end: one document read, corrected, compared with the edition before, and judged."""

from dataclasses import dataclass, replace
from pathlib import Path

from canllaw.basics.findings import Finding
from canllaw.basics.language import message
from canllaw.basics.problems import Problem
from canllaw.basics.progress import Progress, no_progress
from canllaw.guidance.analysis import Analysis, Earlier, analyse_guidance
from canllaw.guidance.corrections import CorrectedReading, apply_corrections, read_corrections
from canllaw.guidance.documents import Edition
from canllaw.guidance.editions import compare_editions
from canllaw.guidance.expectations import Reading
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.overview import find_change, find_overview
from canllaw.guidance.reading import read_guidance
from canllaw.guidance.roles import default_roles, read_roles


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceRequest:
    """The guidance to read, the older edition to compare it with, and what a person has set beside them."""

    file: Path
    since: Path | None = None
    roles: Path | None = None
    corrections: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceResult:
    """An edition judged, its main messages, and the corrections that could not be carried out.

    `twin` is the same edition in the other language, where only that one has an edition before.
    """

    analysis: Analysis
    reading: Reading
    findings: tuple[Finding, ...]
    unplaced: tuple[Problem, ...] = ()
    twin: Analysis | None = None


def lean_on_twin(result: GuidanceResult, twin: Analysis) -> GuidanceResult:
    """Tell the changes that are known from the other language, where this one has no edition before."""
    first, *others = result.findings
    return replace(result, twin=twin, findings=(first, find_change(twin), *others))


def study_guidance(request: GuidanceRequest, progress: Progress = no_progress) -> GuidanceResult:
    """Read a guidance document and say what it asks, of whom, how firmly, and what changed.

    Raises MaterialError where a file cannot be read.
    """
    roles = read_roles(request.roles) if request.roles else default_roles()
    edition = read_edition(request.file, progress)
    corrected = read_expectations(edition, request.corrections, progress)
    earlier = compare_with(request.since, corrected.reading, edition, progress) if request.since else None
    analysis = analyse_guidance(edition, corrected.reading, roles, earlier, len(corrected.applied))
    return GuidanceResult(
        analysis=analysis,
        reading=corrected.reading,
        findings=find_overview(analysis),
        unplaced=corrected.unplaced,
    )


def read_edition(path: Path, progress: Progress) -> Edition:
    step = message("Reading {file}", file=path.name)
    return read_guidance(path, lambda done, total: progress(step, done, total))


def read_expectations(edition: Edition, corrections: Path | None, progress: Progress) -> CorrectedReading:
    step = message("Looking for what {file} asks", file=edition.source.name)
    reading = find_expectations(edition, lambda done, total: progress(step, done, total))
    if corrections is None:
        return CorrectedReading(reading=reading)
    return apply_corrections(reading, edition, read_corrections(corrections))


def compare_with(since: Path, reading: Reading, edition: Edition, progress: Progress) -> Earlier:
    older = read_edition(since, progress)
    before = read_expectations(older, None, progress).reading
    step = message("Comparing the editions")
    progress(step, 0, 1)
    changes = compare_editions(before, reading, older, edition)
    progress(step, 1, 1)
    return Earlier(edition=older, reading=before, changes=changes)
