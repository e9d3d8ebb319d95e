"""The story: run the stages that a study has material for, and write what was found."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from canllaw.basics.language import Language, Message
from canllaw.basics.problems import MaterialError
from canllaw.basics.progress import Progress, no_progress
from canllaw.basics.writing import writing_into
from canllaw.evidence.publication import remember
from canllaw.evidence.results import EvidenceResult, study_evidence
from canllaw.guidance.briefs import Brief, make_briefs
from canllaw.guidance.counterparts import find_counterparts
from canllaw.guidance.expectations import Reading
from canllaw.guidance.requests import GuidanceResult, lean_on_twin, study_guidance
from canllaw.report.evidence_results import write_evidence_report, write_evidence_results, write_private
from canllaw.report.guidance_results import (
    WRITING,
    Written,
    write_guidance_report,
    write_guidance_results,
)
from canllaw.report.page_frame import PageLink, StudyPage, make_page_links
from canllaw.report.theory_files import write_private_theory, write_theory_report, write_theory_results
from canllaw.study.checking import other_language, read_study
from canllaw.study.definition import PRIVATE, THEORY, Study
from canllaw.study.faults import no_evidence, no_such_hypothesis, no_theory, nothing_there
from canllaw.study.requests import (
    evidence_request,
    guidance_requests,
    has_evidence,
    has_theory,
    read_or_make_key,
)
from canllaw.theory.hypotheses.registration import register_theory, write_register
from canllaw.theory.theory_results import TheoryResult, read_theory, study_theory
from canllaw.theory.verdicts import HypothesisVerdict

RESULTS = "results"

WriteGuidance = Callable[[GuidanceResult, Path, Language, Sequence[Brief], Sequence[PageLink]], Written]
WriteEvidence = Callable[[EvidenceResult, Path, str, Language, Sequence[PageLink]], Written]
WriteTheory = Callable[[TheoryResult, Path, str, Language, Sequence[PageLink]], Written]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyRun:
    """What was found in each language of a study and in its evidence, and what was written of it."""

    study: Study
    results: tuple[tuple[Language, GuidanceResult], ...]
    evidence: EvidenceResult | None
    theory: TheoryResult | None
    written: tuple[Written, ...]

    def told_in(self, language: Language) -> GuidanceResult:
        """The result for a language; failing that, the first."""
        return next((result for own, result in self.results if own is language), self.results[0][1])


def run_study(folder: Path, progress: Progress = no_progress) -> StudyRun:
    """Run every stage that the study has material for and write its results and reports.

    Raises MaterialError before anything is written, also where there is nothing to run.
    """
    return analyse_study(read_study(folder), RESULTS_OF_ALL, progress)


def report_study(folder: Path, progress: Progress = no_progress) -> StudyRun:
    """Write the study's reports anew, and none of its other files."""
    return analyse_study(read_study(folder), REPORTS_OF_ALL, progress)


def run_evidence(folder: Path, progress: Progress = no_progress) -> StudyRun:
    """Run the stage Evidence alone. Raises MaterialError, also where the study has no evidence."""
    study = read_study(folder)
    evidence = analyse_evidence(study, (), progress)
    if evidence is None:
        raise MaterialError([no_evidence(study)])
    return write_study(Found(study=study, evidence=evidence), RESULTS_OF_ALL, progress)


def run_theory(folder: Path, progress: Progress = no_progress) -> StudyRun:
    """Run every stage, and see to it that there are hypotheses. Raises MaterialError where there are none."""
    study = read_study(folder)
    if not has_theory(study):
        raise MaterialError([no_theory(study)])
    return analyse_study(study, RESULTS_OF_ALL, progress)


def explain_hypothesis(
    folder: Path, key: str, progress: Progress = no_progress
) -> tuple[TheoryResult, HypothesisVerdict]:
    """All hypotheses tested, and one of them; writes no results. Raises MaterialError where there is none."""
    study = read_study(folder)
    found = analyse_stages(study, progress)
    if found.theory is None:
        raise MaterialError([no_theory(study)])
    verdict = found.theory.verdict(key)
    if verdict is None:
        raise MaterialError(
            [no_such_hypothesis(study, tuple(each.hypothesis.key for each in found.theory.verdicts))]
        )
    return found.theory, verdict


@dataclass(frozen=True, slots=True)
class Writers:
    """What writes a stage's results in one language."""

    guidance: WriteGuidance
    evidence: WriteEvidence
    theory: WriteTheory


RESULTS_OF_ALL = Writers(write_guidance_results, write_evidence_results, write_theory_results)
REPORTS_OF_ALL = Writers(write_guidance_report, write_evidence_report, write_theory_report)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What every stage found, before anything is written."""

    study: Study
    results: tuple[tuple[Language, GuidanceResult], ...] = ()
    evidence: EvidenceResult | None = None
    theory: TheoryResult | None = None

    def pages(self, language: Language) -> tuple[StudyPage, ...]:
        """The pages that this run writes in a language, beside one another."""
        present = {
            StudyPage.GUIDANCE: language in dict(self.results),
            StudyPage.EVIDENCE: self.evidence is not None,
            StudyPage.THEORY: self.theory is not None,
        }
        return tuple(page for page, there in present.items() if there)


def analyse_study(study: Study, writers: Writers, progress: Progress) -> StudyRun:
    return write_study(analyse_stages(study, progress), writers, progress)


def analyse_stages(study: Study, progress: Progress) -> Found:
    """Every stage that the study has material for. Raises MaterialError."""
    read = [(language, study_guidance(request, progress)) for language, request in guidance_requests(study)]
    refuse_other_languages(study, read)
    results = pair_languages(forgive_other_languages(read))
    evidence = analyse_evidence(study, results, progress)
    if not results and evidence is None:
        raise MaterialError([nothing_there(study)])
    theory = analyse_theory(study, results, evidence, progress) if evidence else None
    return Found(study=study, results=results, evidence=evidence, theory=theory)


def analyse_theory(
    study: Study,
    results: Sequence[tuple[Language, GuidanceResult]],
    evidence: EvidenceResult,
    progress: Progress,
) -> TheoryResult | None:
    """None without hypotheses. When each was first met is written down before it is tested."""
    if not has_theory(study):
        return None
    folder, today = study.folder / THEORY, datetime.date.today()
    theory, notes = read_theory(folder, evidence.material, today)
    register = register_theory(theory, notes.register, today)
    write_register(register, folder)
    guidance = [result for _, result in results]
    notes = replace(notes, register=register)
    return study_theory(theory, evidence, guidance, study.definition.seed, progress, notes)


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


def write_study(found: Found, writers: Writers, progress: Progress) -> StudyRun:
    """Write every page and table of a study in each of its languages, and what must stay private apart."""
    study = found.study
    languages = study.definition.languages
    progress(WRITING, 0, len(languages))
    written: list[Written] = []
    for number, language in enumerate(languages, start=1):
        with writing_into(study.folder / RESULTS):
            written += write_language(found, writers, language)
        progress(WRITING, number, len(languages))
    if found.evidence is not None:
        written[-1] = replace(written[-1], notes=(*written[-1].notes, *keep_private(found, found.evidence)))
    return StudyRun(
        study=study,
        results=found.results,
        evidence=found.evidence,
        theory=found.theory,
        written=tuple(written),
    )


def write_language(found: Found, writers: Writers, language: Language) -> Iterator[Written]:
    """The pages of one language, with the tables beside them."""
    study, told = found.study, dict(found.results)
    out, title, present = (
        study.folder / RESULTS / language.value,
        study.title(language),
        found.pages(language),
    )

    def links(page: StudyPage) -> tuple[PageLink, ...]:
        return make_page_links(present, page, language)

    if language in told:
        briefs = make_study_briefs(told[language], language)
        yield writers.guidance(told[language], out, language, briefs, links(StudyPage.GUIDANCE))
    if found.evidence is not None:
        yield writers.evidence(found.evidence, out, title, language, links(StudyPage.EVIDENCE))
    if found.theory is not None:
        yield writers.theory(found.theory, out, title, language, links(StudyPage.THEORY))


def keep_private(found: Found, evidence: EvidenceResult) -> tuple[Message, ...]:
    """Write what is not to be passed on; what the reader of the terminal should be told of it."""
    folder = found.study.folder / PRIVATE
    with writing_into(folder):
        notes = write_private(evidence, folder)
        if found.theory is not None:
            write_private_theory(found.theory, folder)
    remember(evidence.publication, folder, evidence.request)
    return notes


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
