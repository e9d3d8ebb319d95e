"""The story: run the stages that a study has material for, and write what was found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from canllaw.basics.language import Language, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.progress import Progress, no_progress
from canllaw.basics.sources import Place, Source
from canllaw.basics.writing import writing_into
from canllaw.evidence.publication import remember
from canllaw.evidence.results import EvidenceResult, study_evidence
from canllaw.guidance.briefs import Brief, make_briefs
from canllaw.guidance.counterparts import find_counterparts
from canllaw.guidance.expectations import Reading
from canllaw.guidance.requests import GuidanceResult, lean_on_twin, study_guidance
from canllaw.report.evidence_results import write_evidence_report, write_evidence_results, write_private
from canllaw.report.guidance_results import Written, write_guidance_report, write_guidance_results
from canllaw.report.page_frame import PageLink, StudyPage, make_page_links
from canllaw.study.checking import other_language, read_study
from canllaw.study.definition import PRIVATE, Study
from canllaw.study.requests import evidence_request, guidance_requests, has_evidence, read_or_make_key

RESULTS = "results"
WRITING = message("Writing the results")

WriteGuidance = Callable[[GuidanceResult, Path, Language, Sequence[Brief], Sequence[PageLink]], Written]
WriteEvidence = Callable[[EvidenceResult, Path, str, Language, Sequence[PageLink]], Written]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyRun:
    """What was found in each language of a study and in its evidence, and what was written of it."""

    study: Study
    results: tuple[tuple[Language, GuidanceResult], ...]
    evidence: EvidenceResult | None
    written: tuple[Written, ...]

    def told_in(self, language: Language) -> GuidanceResult:
        """The result for a language; failing that, the first."""
        return next((result for own, result in self.results if own is language), self.results[0][1])


def run_study(folder: Path, progress: Progress = no_progress) -> StudyRun:
    """Run every stage that the study has material for and write its results and reports.

    Raises MaterialError before anything is written, also where there is nothing to run.
    """
    return analyse_study(
        read_study(folder), Writers(write_guidance_results, write_evidence_results), progress
    )


def report_study(folder: Path, progress: Progress = no_progress) -> StudyRun:
    """Write the study's reports anew, and none of its other files."""
    return analyse_study(read_study(folder), Writers(write_guidance_report, write_evidence_report), progress)


def run_evidence(folder: Path, progress: Progress = no_progress) -> StudyRun:
    """Run the stage Evidence alone. Raises MaterialError, also where the study has no evidence."""
    study = read_study(folder)
    evidence = analyse_evidence(study, (), progress)
    if evidence is None:
        raise MaterialError([no_evidence(study)])
    return write_study(study, (), evidence, Writers(write_guidance_results, write_evidence_results), progress)


@dataclass(frozen=True, slots=True)
class Writers:
    """What writes a stage's results in one language."""

    guidance: WriteGuidance
    evidence: WriteEvidence


def analyse_study(study: Study, writers: Writers, progress: Progress) -> StudyRun:
    read = [(language, study_guidance(request, progress)) for language, request in guidance_requests(study)]
    refuse_other_languages(study, read)
    results = pair_languages(forgive_other_languages(read))
    evidence = analyse_evidence(study, results, progress)
    if not results and evidence is None:
        raise MaterialError([nothing_there(study)])
    return write_study(study, results, evidence, writers, progress)


def analyse_evidence(
    study: Study, results: Sequence[tuple[Language, GuidanceResult]], progress: Progress
) -> EvidenceResult | None:
    """None without evidence. Practices are held against the guidance where all of it was read."""
    if not has_evidence(study):
        return None
    languages = {entry.language for entry in study.definition.editions}
    known = {each.expectation.id for _, result in results for each in result.analysis.assessed}
    expectations = known if languages and languages == {language for language, _ in results} else None
    found = study_evidence(evidence_request(study, read_or_make_key(study), expectations), progress)
    return None if found.material.is_empty else found


def write_study(
    study: Study,
    results: tuple[tuple[Language, GuidanceResult], ...],
    evidence: EvidenceResult | None,
    writers: Writers,
    progress: Progress,
) -> StudyRun:
    """Write every page and table of a study in each of its languages, and what must stay private apart."""
    told = dict(results)
    languages = study.definition.languages
    progress(WRITING, 0, len(languages))
    written = []
    for number, language in enumerate(languages, start=1):
        out = study.folder / RESULTS / language.value
        with writing_into(study.folder / RESULTS):
            if language in told:
                briefs = make_study_briefs(told[language], language)
                pages = make_links(StudyPage.GUIDANCE, language, told, evidence)
                written.append(writers.guidance(told[language], out, language, briefs, pages))
            if evidence is not None:
                pages = make_links(StudyPage.EVIDENCE, language, told, evidence)
                written.append(writers.evidence(evidence, out, study.title(language), language, pages))
        progress(WRITING, number, len(languages))
    if evidence is not None:
        with writing_into(study.folder / PRIVATE):
            notes = write_private(evidence, study.folder / PRIVATE)
        remember(evidence.publication, study.folder / PRIVATE, evidence.request)
        written[-1] = replace(written[-1], notes=(*written[-1].notes, *notes))
    return StudyRun(study=study, results=results, evidence=evidence, written=tuple(written))


def make_links(
    current: StudyPage,
    language: Language,
    told: Mapping[Language, GuidanceResult],
    evidence: EvidenceResult | None,
) -> tuple[PageLink, ...]:
    """The pages that this run writes in a language, beside one another."""
    present = [StudyPage.GUIDANCE] if language in told else []
    return make_page_links([*present, *([StudyPage.EVIDENCE] if evidence else [])], current, language)


def no_evidence(study: Study) -> Problem:
    return Problem(
        what=message("This study has no evidence."),
        fix=message("Put answers, interviews or observations into its folder evidence."),
        where=Place(source=Source(name=study.folder.name, sha256="")),
    )


def nothing_there(study: Study) -> Problem:
    return Problem(
        what=message("This study has no guidance and no evidence."),
        fix=message(
            "Name an edition or a wave in study.toml, or put interviews or observations into evidence."
        ),
        where=Place(source=Source(name=study.folder.name, sha256="")),
    )


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
