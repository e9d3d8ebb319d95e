"""The story: run the stages that a study has material for, and write what was found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from canllaw.basics.language import Language, message
from canllaw.basics.problems import MaterialError
from canllaw.basics.progress import Progress, no_progress
from canllaw.basics.writing import writing_into
from canllaw.guidance.briefs import Brief, make_briefs
from canllaw.guidance.counterparts import find_counterparts
from canllaw.guidance.expectations import Reading
from canllaw.guidance.requests import (
    GuidanceResult,
    lean_on_twin,
    study_guidance,
)
from canllaw.report.guidance_results import Written, write_guidance_report, write_guidance_results
from canllaw.study.checking import other_language, read_study
from canllaw.study.definition import Study
from canllaw.study.requests import guidance_requests

RESULTS = "results"
WRITING = message("Writing the results")

WriteResult = Callable[[GuidanceResult, Path, Language, Sequence[Brief]], Written]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyRun:
    """What was found in each language of a study, and what was written of it."""

    study: Study
    results: tuple[tuple[Language, GuidanceResult], ...]
    written: tuple[Written, ...]

    def told_in(self, language: Language) -> GuidanceResult:
        """The result for a language; failing that, the first."""
        return next((result for own, result in self.results if own is language), self.results[0][1])


def run_study(folder: Path, progress: Progress = no_progress) -> StudyRun:
    """Run every stage that the study has material for and write its results and reports."""
    return analyse_study(folder, write_guidance_results, progress)


def report_study(folder: Path, progress: Progress = no_progress) -> StudyRun:
    """Write the study's reports anew, and none of its other files."""
    return analyse_study(folder, write_guidance_report, progress)


def analyse_study(folder: Path, write: WriteResult, progress: Progress) -> StudyRun:
    study = read_study(folder)
    read = [(language, study_guidance(request, progress)) for language, request in guidance_requests(study)]
    refuse_other_languages(study, read)
    results = pair_languages(forgive_other_languages(read))
    progress(WRITING, 0, len(results))
    written = []
    for number, (language, result) in enumerate(results, start=1):
        briefs = make_study_briefs(result, language)
        with writing_into(folder / RESULTS):
            written.append(write(result, folder / RESULTS / language.value, language, briefs))
        progress(WRITING, number, len(results))
    return StudyRun(study=study, results=results, written=tuple(written))


def refuse_other_languages(study: Study, read: Sequence[tuple[Language, GuidanceResult]]) -> None:
    """Raises MaterialError, before anything is written, where a file is in another language than is said."""
    problems = [
        other_language(study, study.editions_in(language)[-1])
        for language, result in read
        if result.analysis.language is not language
    ]
    if problems:
        raise MaterialError(problems)


def forgive_other_languages(
    results: Sequence[tuple[Language, GuidanceResult]],
) -> tuple[tuple[Language, GuidanceResult], ...]:
    """A correction quotes one language; that it fits no words of the other is nobody's fault."""
    lost = [{problem.where.row for problem in result.unplaced} for _, result in results]
    everywhere = set.intersection(*lost) if lost else set()
    return tuple(
        (language, replace(result, unplaced=tuple(p for p in result.unplaced if p.where.row in everywhere)))
        for language, result in results
    )


def pair_languages(
    results: Sequence[tuple[Language, GuidanceResult]],
) -> tuple[tuple[Language, GuidanceResult], ...]:
    """Where only one language has a previous edition, the others tell its changes."""
    compared = next((result.analysis for _, result in results if result.analysis.earlier), None)
    return tuple(
        (language, result if result.analysis.earlier or not compared else lean_on_twin(result, compared))
        for language, result in results
    )


def make_study_briefs(result: GuidanceResult, language: Language) -> tuple[Brief, ...]:
    """The briefs of a language; those told from its twin quote it wherever both have the same paragraph."""
    if result.twin is None:
        return make_briefs(result.analysis, language)
    there = Reading(
        expectations=tuple(each.expectation for each in result.twin.assessed), declined=result.twin.declined
    )
    words = find_counterparts(there, result.reading, result.analysis.edition)
    return make_briefs(result.twin, language, words)


def write_result(
    result: GuidanceResult, out: Path, language: Language, progress: Progress = no_progress
) -> Written:
    """Write everything about one document into a folder. MaterialError where nothing can be written."""
    progress(WRITING, 0, 1)
    with writing_into(out):
        written = write_guidance_results(result, out, language)
    progress(WRITING, 1, 1)
    return written
