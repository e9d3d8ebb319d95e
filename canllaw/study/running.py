"""The story: run the stages that a study has material for, and write what was found."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError
from canllaw.basics.progress import Progress, no_progress
from canllaw.evidence.results import EvidenceResult, study_evidence
from canllaw.guidance.requests import GuidanceResult, lean_on_twin, study_guidance
from canllaw.report.study_report_files import write_study_report
from canllaw.study.checking import other_language, read_study
from canllaw.study.definition import THEORY, Study
from canllaw.study.faults import (
    no_evidence,
    no_such_hypothesis,
    no_theory,
    not_tested,
    nothing_there,
    only_registered,
)
from canllaw.study.registering import Registered, register_hypotheses, register_untested
from canllaw.study.requests import (
    evidence_request,
    guidance_requests,
    has_evidence,
    has_theory,
    read_or_make_key,
)
from canllaw.study.unread import find_unread
from canllaw.study.writing import PAGES, RESULTS, Found, StudyRun, WriteReport, Writers, write_study
from canllaw.theory.hypotheses.files import read_hypotheses
from canllaw.theory.theory_results import TheoryResult, study_theory
from canllaw.theory.verdicts import HypothesisVerdict


def run_study(
    folder: Path, progress: Progress = no_progress, write_report: WriteReport = write_study_report
) -> StudyRun:
    """Run every stage that the study has material for and write its results, its pages and its report.

    Raises MaterialError before anything is written, also where there is nothing to run.
    """
    return analyse_study(read_study(folder), replace(RESULTS, report=write_report), progress)


def report_study(
    folder: Path, progress: Progress = no_progress, write_report: WriteReport = write_study_report
) -> StudyRun:
    """Write the study's report and its pages anew, and none of its other files."""
    return analyse_study(read_study(folder), replace(PAGES, report=write_report), progress)


def run_evidence(folder: Path, progress: Progress = no_progress) -> StudyRun:
    """Run the stage Evidence alone; the study's report stays as it is.

    Raises MaterialError, also where the study has no evidence.
    """
    study = read_study(folder)
    evidence = analyse_evidence(study, (), progress)
    if evidence is None:
        raise MaterialError([no_evidence(study), *find_unread(study)])
    return write_study(Found(study=study, evidence=evidence), RESULTS, progress)


def run_theory(folder: Path, progress: Progress = no_progress) -> StudyRun | Registered:
    """Run every stage, and see to it that there are hypotheses. Raises MaterialError where there are none.

    Without evidence the hypotheses are written down, and nothing else is.
    """
    study = read_study(folder)
    if not has_theory(study):
        raise MaterialError([no_theory(study)])
    registered = register_untested(study, progress)
    if registered is not None:
        return registered
    return analyse_study(study, replace(RESULTS, report=write_study_report), progress)


def explain_hypothesis(
    folder: Path, key: str, progress: Progress = no_progress
) -> tuple[TheoryResult, HypothesisVerdict]:
    """All hypotheses tested, and one of them; writes no results. Raises MaterialError where there is none."""
    study = read_study(folder)
    refuse_unknown_key(study, key)
    if register_untested(study, progress) is not None:
        raise MaterialError([not_tested(study)])
    found = analyse_stages(study, progress)
    verdict = found.theory.verdict(key) if found.theory else None
    assert found.theory is not None and verdict is not None, "the study has this hypothesis, and evidence"
    return found.theory, verdict


def refuse_unknown_key(study: Study, key: str) -> None:
    """Raises MaterialError, from the files alone, before anything is analysed."""
    if not has_theory(study):
        raise MaterialError([no_theory(study)])
    keys = tuple(each.key for each in read_hypotheses(study.folder / THEORY).hypotheses)
    if key not in keys:
        raise MaterialError([no_such_hypothesis(study, keys)])


def analyse_study(study: Study, writers: Writers, progress: Progress) -> StudyRun:
    """Hypotheses that nothing can test yet are written down first, and it is told."""
    registered = register_untested(study, progress)
    if registered is None:
        return write_study(analyse_stages(study, progress), writers, progress)
    if not study.definition.editions:
        raise MaterialError([only_registered(study)])
    done = write_study(analyse_stages(study, progress), writers, progress)
    last = done.written[-1]
    told = replace(last, notes=(*last.notes, *registered.sentences))
    return replace(done, written=(*done.written[:-1], told))


def analyse_stages(study: Study, progress: Progress) -> Found:
    """Every stage that the study has material for. Raises MaterialError."""
    read = [(language, study_guidance(request, progress)) for language, request in guidance_requests(study)]
    refuse_other_languages(study, read)
    results = pair_languages(forgive_other_languages(read))
    evidence = analyse_evidence(study, results, progress)
    if not results and evidence is None:
        raise MaterialError([nothing_there(study), *find_unread(study)])
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
    theory, notes = register_hypotheses(study, evidence.material)
    guidance = [result for _, result in results]
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
