"""The stage from end to end: every hypothesis held against all evidence, judged, laid side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Verdict
from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.progress import Progress, no_progress
from canllaw.evidence.interviews.interviews import Interviews
from canllaw.evidence.material import Material
from canllaw.evidence.results import EvidenceResult
from canllaw.guidance.requests import GuidanceResult
from canllaw.theory.cases.strand import test_by_cases
from canllaw.theory.confidence import ConfidenceResult, Judgement
from canllaw.theory.confidence_components import find_confidence
from canllaw.theory.confidence_file import read_judgements
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.files import make_known, read_hypotheses
from canllaw.theory.hypotheses.gatherings import find_other_gatherings
from canllaw.theory.hypotheses.hypotheses import Hypothesis, ProgrammeTheory, StrandName, order_of
from canllaw.theory.hypotheses.registration import Register, read_register
from canllaw.theory.hypotheses.registration_telling import (
    Registration,
    Timing,
    find_dropped,
    find_registrations,
)
from canllaw.theory.joint_display import JointDisplay, make_joint_display
from canllaw.theory.measures.measures import make_people_table
from canllaw.theory.observed_strand import find_what_was_seen
from canllaw.theory.quotable import Quotable, make_quotable
from canllaw.theory.records_strand import find_what_is_recorded
from canllaw.theory.said_strand import find_what_was_said
from canllaw.theory.strands import StrandResult
from canllaw.theory.survey.people_told import hold_back_people
from canllaw.theory.survey.several import compare_several
from canllaw.theory.survey.strand import test_by_survey
from canllaw.theory.verdicts import HypothesisVerdict, give_verdict

TESTING = message("Testing the hypotheses")
NO_THEORY = ProgrammeTheory(hypotheses=())


@dataclass(frozen=True, slots=True, kw_only=True)
class TheoryNotes:
    """What a study keeps beside its hypotheses: people's judgements, when hypotheses were met, today's date.

    Without a date nothing is said of when hypotheses were written.
    """

    judgements: tuple[Judgement, ...] = ()
    register: Register = field(default_factory=Register)
    today: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TheoryResult:
    """What became of every hypothesis.

    `several` tells what testing many at once means for each. `dropped` were met once and are there no more;
    `unknown` are named by excerpts and are no hypotheses of the study. `quotable` may be quoted.
    """

    theory: ProgrammeTheory
    verdicts: tuple[HypothesisVerdict, ...]
    display: JointDisplay
    several: Finding
    registrations: tuple[Registration, ...]
    dropped: tuple[str, ...]
    unknown: tuple[str, ...]
    doubts: tuple[Finding, ...]
    quotable: Quotable = field(default_factory=Quotable, repr=False)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The verdicts first, then what they rest on."""
        return (
            *(each.finding for each in self.verdicts),
            *(finding for each in self.verdicts for strand in each.strands for finding in strand.findings),
            *(rival.result.finding for each in self.verdicts for rival in each.rivals),
            *(each.confidence.finding for each in self.verdicts if each.confidence),
            self.several,
            *(each.finding for each in self.registrations),
            *self.doubts,
        )

    @property
    def confidences(self) -> tuple[ConfidenceResult, ...]:
        return tuple(each.confidence for each in self.verdicts if each.confidence)

    def verdict(self, key: str) -> HypothesisVerdict | None:
        return next((each for each in self.verdicts if each.hypothesis.key == key), None)


def read_theory(folder: Path, material: Material, today: date) -> tuple[ProgrammeTheory, TheoryNotes]:
    """Read a folder `theory`, held against what the study has. Raises MaterialError with all its problems."""
    problems: list[Problem] = []
    theory, judgements, register = NO_THEORY, tuple[Judgement, ...](), Register()
    try:
        known = None if material.is_empty and not material.expected else make_known(material)
        theory = read_hypotheses(folder, known, today)
    except MaterialError as error:
        problems += error.problems
    else:
        try:
            judgements = read_judgements(folder, [each.key for each in theory.hypotheses])
        except MaterialError as error:
            problems += error.problems
    try:
        register = read_register(folder)
    except MaterialError as error:
        problems += error.problems
    if problems:
        raise MaterialError(problems)
    return theory, TheoryNotes(judgements=judgements, register=register, today=today)


def study_theory(
    theory: ProgrammeTheory,
    evidence: EvidenceResult,
    guidance: Sequence[GuidanceResult] = (),
    seed: int = 0,
    progress: Progress = no_progress,
    notes: TheoryNotes | None = None,
) -> TheoryResult:
    """Hold every hypothesis against every kind of evidence and judge it.

    `guidance` holds the newest edition in each language that was read; `seed` serves what is drawn.
    """
    notes = notes or TheoryNotes()
    registrations = tell_registrations(theory, evidence, notes)
    timings = {each.hypothesis: each.timing for each in registrations}
    verdicts = []
    progress(TESTING, 0, len(theory.hypotheses))
    for number, hypothesis in enumerate(theory.hypotheses, start=1):
        timing = timings.get(hypothesis.key, Timing.UNKNOWN)
        verdicts.append(judge_hypothesis(hypothesis, evidence, guidance, seed, notes.judgements, timing))
        progress(TESTING, number, len(theory.hypotheses))
    unknown = find_unknown(theory, evidence)
    return TheoryResult(
        theory=theory,
        verdicts=tuple(verdicts),
        display=make_joint_display(verdicts),
        several=compare_several([each for each in map(survey_of, verdicts) if each is not None]),
        registrations=registrations,
        dropped=find_dropped(theory, notes.register),
        unknown=unknown,
        doubts=(tell_unknown(unknown),) if unknown else (),
        quotable=make_quotable(evidence, guidance),
    )


def tell_registrations(
    theory: ProgrammeTheory, evidence: EvidenceResult, notes: TheoryNotes
) -> tuple[Registration, ...]:
    """When each hypothesis was written, beside when what tests it was gathered; none without today's date."""
    if notes.today is None:
        return ()
    waves = [each.scored.asked.wave for each in evidence.waves]
    others = tuple(find_other_gatherings(evidence.material))
    return find_registrations(theory, notes.register, waves, notes.today, others)


def judge_hypothesis(
    hypothesis: Hypothesis,
    evidence: EvidenceResult,
    guidance: Sequence[GuidanceResult],
    seed: int,
    judgements: tuple[Judgement, ...],
    timing: Timing,
) -> HypothesisVerdict:
    table = make_people_table(hypothesis, evidence, guidance)
    survey = test_by_survey(hypothesis, table, seed)
    if not isinstance(table, NotEnough):
        survey = hold_back_people(survey, hypothesis, table, evidence)
    strands = (
        survey,
        test_by_cases(hypothesis, evidence),
        find_what_was_said(hypothesis, interviews_of(evidence)),
        find_what_was_seen(hypothesis, evidence, guidance),
        find_what_is_recorded(hypothesis, evidence),
    )
    confidence = find_confidence(hypothesis, evidence.interviews, judgements)
    return give_verdict(hypothesis, strands, confidence, timing)


def interviews_of(evidence: EvidenceResult) -> Interviews | None:
    return evidence.interviews.folder.interviews if evidence.interviews else None


def survey_of(verdict: HypothesisVerdict) -> StrandResult | None:
    return verdict.strand(StrandName.SURVEY)


def find_unknown(theory: ProgrammeTheory, evidence: EvidenceResult) -> tuple[str, ...]:
    """Keys to which excerpts were joined and that no hypothesis has: misspelt, or given up."""
    interviews = interviews_of(evidence)
    known = {each.key for each in theory.hypotheses}
    excerpts = interviews.excerpts if interviews else ()
    named = {bearing.hypothesis for excerpt in excerpts for bearing in excerpt.bearings}
    return tuple(sorted(named - known, key=order_of))


def tell_unknown(unknown: tuple[str, ...]) -> Finding:
    return Finding(
        about="excerpts:unknown hypotheses",
        verdict=Verdict.ALARM,
        sentence=message(
            "Passages of interviews were joined with hypotheses that the study does not have: {keys}. They "
            "were left out.",
            keys=unknown,
        ),
        method=Method(function="canllaw.theory.theory_results.find_unknown", version=__version__),
    )
