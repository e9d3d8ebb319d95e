"""The stage from end to end: one document read, corrected, compared with the previous edition, and judged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from canllaw.basics.findings import Finding
from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.progress import Progress, no_progress
from canllaw.guidance.analysis import Analysis, Earlier, analyse_guidance
from canllaw.guidance.comparing.words import letters_of
from canllaw.guidance.corrections import Correction, CorrectionKind, apply_corrections, read_corrections
from canllaw.guidance.documents import Edition
from canllaw.guidance.editions import compare_editions
from canllaw.guidance.expectations import Reading
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.overview import find_change, find_overview
from canllaw.guidance.reading import read_guidance
from canllaw.guidance.roles import Roles, default_roles, read_roles

T = TypeVar("T")


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

    `twin` is the same edition in the other language, where only that one has a previous edition.
    """

    analysis: Analysis
    reading: Reading
    findings: tuple[Finding, ...]
    unplaced: tuple[Problem, ...] = ()
    twin: Analysis | None = None


def lean_on_twin(result: GuidanceResult, twin: Analysis) -> GuidanceResult:
    """Tell the changes that are known from the other language, where this one has no previous edition."""
    first, *others = result.findings
    return replace(result, twin=twin, findings=(first, find_change(twin), *others))


def study_guidance(request: GuidanceRequest, progress: Progress = no_progress) -> GuidanceResult:
    """Read a guidance document and say what it asks, of whom, how firmly, and what changed.

    Raises MaterialError with the problems of all files that cannot be used.
    """
    asked = read_all(request, progress)
    corrected = apply_corrections(find_asked(asked.edition, progress), asked.edition, asked.corrections)
    earlier = compare_with(asked, corrected.reading, progress) if asked.older else None
    analysis = analyse_guidance(
        asked.edition, corrected.reading, asked.roles, earlier, len(corrected.applied)
    )
    return GuidanceResult(
        analysis=analysis,
        reading=corrected.reading,
        findings=find_overview(analysis),
        unplaced=corrected.unplaced,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """All files of a request, read."""

    roles: Roles
    corrections: tuple[Correction, ...]
    edition: Edition
    older: Edition | None


def read_all(request: GuidanceRequest, progress: Progress) -> Asked:
    """Read every file before anything is analysed, so that every problem is told at once."""
    tries = Tries()
    roles = tries.run(partial(read_roles, request.roles)) if request.roles else default_roles()
    corrections = tries.run(partial(read_corrections, request.corrections)) if request.corrections else ()
    edition = tries.run(partial(read_edition, request.file, progress))
    older = tries.run(partial(read_edition, request.since, progress)) if request.since else None
    if tries.problems:
        raise MaterialError(tries.problems)
    assert roles and edition and corrections is not None, "what could not be read was told"
    return Asked(roles=roles, corrections=corrections, edition=edition, older=older)


@dataclass(slots=True)
class Tries:
    """Reads one file after another and keeps the problems of those that cannot be used."""

    problems: list[Problem] = field(default_factory=list)

    def run(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except MaterialError as error:
            self.problems += error.problems
            return None


def read_edition(path: Path, progress: Progress) -> Edition:
    step = message("Reading {file}", file=path.name)
    return read_guidance(path, lambda done, total: progress(step, done, total))


def find_asked(edition: Edition, progress: Progress) -> Reading:
    step = message("Looking for what {file} asks", file=edition.source.name)
    return find_expectations(edition, lambda done, total: progress(step, done, total))


def in_same_words(corrections: Sequence[Correction], reading: Reading) -> tuple[Correction, ...]:
    """The corrections of words that stand in a reading letter by letter; what is added looks for itself."""
    there = {letters_of(each.text) for each in reading.expectations}
    there |= {letters_of(each.text) for each in reading.declined}
    return tuple(
        each
        for each in corrections
        if each.kind is CorrectionKind.ADD
        or all(letters_of(text) in there for text in (each.text, *each.others))
    )


def compare_with(asked: Asked, reading: Reading, progress: Progress) -> Earlier:
    """What became of the previous edition. Where it has the same words it is corrected alike, so that nothing
    seems to change because a person corrected how it was read."""
    assert asked.older is not None, "there is something to compare with"
    found = find_asked(asked.older, progress)
    before = apply_corrections(found, asked.older, in_same_words(asked.corrections, found)).reading
    step = message("Comparing the editions")
    progress(step, 0, 1)
    changes = compare_editions(before, reading, asked.older, asked.edition)
    progress(step, 1, 1)
    return Earlier(edition=asked.older, reading=before, changes=changes)
