"""Writing what was found in a study: its report first, the pages that it leads to, the tables beside them."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from canllaw.basics.language import Language, Message, message
from canllaw.basics.progress import Progress
from canllaw.basics.writing import writing_into
from canllaw.evidence.publication import remember
from canllaw.evidence.results import EvidenceResult
from canllaw.guidance.briefs import Brief, make_briefs
from canllaw.guidance.counterparts import find_counterparts
from canllaw.guidance.expectations import Reading
from canllaw.guidance.requests import GuidanceResult
from canllaw.report.evidence_results import (
    take_away_evidence,
    write_evidence_report,
    write_evidence_results,
    write_private,
)
from canllaw.report.guidance_results import (
    WRITING,
    Written,
    write_guidance_report,
    write_guidance_results,
)
from canllaw.report.page_frame import PageLink, StudyPage, make_page_links
from canllaw.report.replication import (
    REPLICATION,
    ReplicationMaterial,
    take_away_replication,
    write_replication,
)
from canllaw.report.study_report import ReportMaterial, StudyReport
from canllaw.report.study_report_files import make_study_report, take_away_pages
from canllaw.report.theory_files import (
    take_away_private_theory,
    take_away_theory,
    write_private_theory,
    write_theory_report,
    write_theory_results,
)
from canllaw.study.definition import PRIVATE, Study
from canllaw.study.unread import tell_unread
from canllaw.theory.theory_results import TheoryResult

FOLDER = "results"
REPORTING = message("Putting the report together")
OLD_REPORT = message(
    "The report of the study is of an earlier run and stays as it is. To write it anew: canllaw report STUDY"
)
OLD_STAGES = message(
    "The study has no evidence or no hypotheses any more: what an earlier run wrote of them was taken away."
)

WriteReport = Callable[[StudyReport, Path], Written]
WriteGuidance = Callable[[GuidanceResult, Path, Language, Sequence[Brief], Sequence[PageLink]], Written]
WriteEvidence = Callable[[EvidenceResult, Path, str, Language, Sequence[PageLink]], Written]
WriteTheory = Callable[[TheoryResult, Path, str, Language, Sequence[PageLink]], Written]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writers:
    """What writes each stage's results in one language, and the study's report; None leaves that alone."""

    guidance: WriteGuidance
    evidence: WriteEvidence
    theory: WriteTheory
    report: WriteReport | None = None


RESULTS = Writers(
    guidance=partial(write_guidance_results, page=StudyPage.GUIDANCE),
    evidence=write_evidence_results,
    theory=write_theory_results,
)
PAGES = Writers(
    guidance=partial(write_guidance_report, page=StudyPage.GUIDANCE),
    evidence=write_evidence_report,
    theory=write_theory_report,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyRun:
    """What was found in each language of a study and in its evidence, and what was written of it.

    `reports`: one a language, in the order of the study's languages; none where a stage was run alone.
    """

    study: Study
    results: tuple[tuple[Language, GuidanceResult], ...]
    evidence: EvidenceResult | None
    theory: TheoryResult | None
    reports: tuple[StudyReport, ...]
    written: tuple[Written, ...]

    def told_in(self, language: Language) -> GuidanceResult:
        """The result for a language; failing that, the first."""
        return next((result for own, result in self.results if own is language), self.results[0][1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What every stage found, before anything is written."""

    study: Study
    results: tuple[tuple[Language, GuidanceResult], ...] = ()
    evidence: EvidenceResult | None = None
    theory: TheoryResult | None = None

    def pages(self, language: Language) -> tuple[StudyPage, ...]:
        """The pages of stages that this run writes in a language, beside one another."""
        present = {
            StudyPage.GUIDANCE: language in dict(self.results),
            StudyPage.EVIDENCE: self.evidence is not None,
            StudyPage.THEORY: self.theory is not None,
        }
        return tuple(page for page, there in present.items() if there)


def write_study(found: Found, writers: Writers, progress: Progress) -> StudyRun:
    """Write every page and table of a study in each of its languages, and what must stay private apart.

    Raises MaterialError, before anything is written, where something that the report needs is wrong.
    """
    study = found.study
    languages = study.definition.languages
    reports = make_reports(found, progress) if writers.report else ()
    # Before the pages: models are made again for others, and what fails there leaves no page half done.
    notes = keep_private(found, found.evidence) if found.evidence is not None else ()
    progress(WRITING, 0, len(languages))
    written: list[Written] = []
    for number, language in enumerate(languages):
        with writing_into(study.folder / FOLDER):
            out = study.folder / FOLDER / language.value
            if writers.report:
                written.append(writers.report(reports[number], out))
                take_away_pages(out, (StudyPage.REPORT, *found.pages(language)))
            written += write_language(found, writers, language)
        progress(WRITING, number + 1, len(languages))
    if found.evidence is not None:
        remember(found.evidence.publication, study.folder / PRIVATE, found.evidence.request)
    if writers.report and take_away_old_stages(found):
        notes = (*notes, OLD_STAGES)
    if not writers.report and any((path.parent / StudyPage.REPORT).exists() for path in paths_of(written)):
        notes = (*notes, OLD_REPORT)
    notes = (*notes, *tell_unread(study))
    written[-1] = replace(written[-1], notes=(*written[-1].notes, *notes))
    return StudyRun(
        study=study,
        results=found.results,
        evidence=found.evidence,
        theory=found.theory,
        reports=reports,
        written=tuple(written),
    )


def paths_of(written: Sequence[Written]) -> tuple[Path, ...]:
    return tuple(each.report for each in written)


def make_reports(found: Found, progress: Progress) -> tuple[StudyReport, ...]:
    """The report in each language of the study, in their order."""
    languages = found.study.definition.languages
    reports = []
    for number, language in enumerate(languages):
        progress(REPORTING, number, len(languages))
        pages = make_page_links(found.pages(language), StudyPage.REPORT, language)
        reports.append(make_study_report(make_material(found, language), pages))
    progress(REPORTING, len(languages), len(languages))
    return tuple(reports)


def make_material(found: Found, language: Language) -> ReportMaterial:
    """All that the report of one language may tell."""
    study = found.study
    told = dict(found.results)
    return ReportMaterial(
        folder=study.folder,
        title=study.title(language),
        language=language,
        guidance=told.get(language) or next(iter(told.values()), None),
        evidence=found.evidence,
        theory=found.theory,
        small_number=study.definition.small_number,
        seed=study.definition.seed,
    )


def write_language(found: Found, writers: Writers, language: Language) -> Iterator[Written]:
    """The pages of one language, with the tables beside them.

    A stage that is run alone leads to the pages that an earlier run left there.
    """
    study, told = found.study, dict(found.results)
    out, title = study.folder / FOLDER / language.value, study.title(language)
    left = () if writers.report else tuple(page for page in StudyPage if (out / page).exists())
    report = (StudyPage.REPORT,) if writers.report else ()
    present = (*report, *left, *found.pages(language))

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
            write_replication(gather_replication(found, found.theory, evidence), folder / REPLICATION)
    return notes


def take_away_old_stages(found: Found) -> bool:
    """Tables, verdicts and people's answers of what the study no longer has; whether there were any."""
    study, private = found.study, found.study.folder / PRIVATE
    outs = [study.folder / FOLDER / language.value for language in Language]
    taken: list[bool] = []
    with writing_into(study.folder):
        if found.evidence is None:
            taken += [take_away_evidence(out, private) for out in outs]
        if found.theory is None:
            taken += [take_away_private_theory(private), take_away_replication(private / REPLICATION)]
            taken += [take_away_theory(out) for out in outs]
    return any(taken)


def gather_replication(found: Found, theory: TheoryResult, evidence: EvidenceResult) -> ReplicationMaterial:
    definition = found.study.definition
    return ReplicationMaterial(
        folder=found.study.folder,
        title_en=definition.title_en,
        title_cy=definition.title_cy,
        languages=definition.languages,
        seed=definition.seed,
        made=datetime.date.today(),
        theory=theory,
        evidence=evidence,
        guidance=tuple(result for _, result in found.results),
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
