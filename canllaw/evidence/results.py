"""The stage from end to end: evidence read, scored, judged, and made safe to show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from canllaw.basics.findings import Finding
from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.progress import Progress, no_progress
from canllaw.basics.sources import Place
from canllaw.evidence.answers.answers import Answers, Scores
from canllaw.evidence.disclosure.disclosure import Figure, Shown
from canllaw.evidence.interviews.results import InterviewResult, study_interviews
from canllaw.evidence.material import AskedWave, EvidenceRequest, Material, read_material
from canllaw.evidence.personal_data.name_list import read_names
from canllaw.evidence.practice.gap import Gap, find_gaps
from canllaw.evidence.practice.gap_figures import GAP, hide_sides, make_gap_figures
from canllaw.evidence.publication import Publication, publish
from canllaw.evidence.response.findings import find_response_findings
from canllaw.evidence.response.response import (
    Response,
    ResponseRow,
    find_response,
    make_response_figures,
    tell_response,
)
from canllaw.evidence.response.weights import Weighting, poststratify, weight_answers, why_not_poststratify
from canllaw.evidence.scores.aggregation import judge_scales
from canllaw.evidence.scores.aggregation_figures import ScaleRow, make_scale_figures, tell_scale_rows
from canllaw.evidence.scores.aggregation_findings import find_reliability, find_speaking
from canllaw.evidence.scores.aggregation_rules import Aggregation
from canllaw.evidence.scores.item_figures import ITEM_SHARES, make_item_figures
from canllaw.evidence.scores.scoring import score_answers
from canllaw.evidence.screening import PersonalNote, mask_answers, screen_material

SCORING = message("Scoring the answers")
HIDING = message("Hiding small numbers")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredWave:
    """A wave with its scores and what they may be used for. Nothing here is safe to show yet."""

    asked: AskedWave
    scores: Scores
    aggregations: tuple[Aggregation, ...]
    response: Response
    figures: tuple[Figure, ...] = field(repr=False)

    @property
    def answers(self) -> Answers:
        return self.asked.answers


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveResult:
    """A wave as it may be told: everything that counts people went through `disclosure`."""

    scored: ScoredWave
    response: tuple[ResponseRow, ...]
    scales: tuple[ScaleRow, ...]
    items: tuple[Shown, ...]
    findings: tuple[Finding, ...]

    @property
    def key(self) -> str:
        return self.scored.asked.wave.key


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceResult:
    """What the evidence of a study says.

    `gaps` are of the newest wave. `personal` tells where free text looks like personal data; `names` are
    the study's own list, for masking quotes.
    """

    request: EvidenceRequest
    material: Material
    waves: tuple[WaveResult, ...]
    weightings: tuple[Weighting, ...]
    interviews: InterviewResult | None
    gaps: tuple[Gap, ...]
    gap_sides: tuple[Shown, ...]
    personal: tuple[PersonalNote, ...]
    publication: Publication
    names: tuple[str, ...] = field(repr=False)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (
            *(each for wave in self.waves for each in wave.findings),
            *(weighting.finding for weighting in self.weightings),
            *(gap.finding for gap in self.gaps),
        )


def study_evidence(request: EvidenceRequest, progress: Progress = no_progress) -> EvidenceResult:
    """Read, score and judge the evidence of a study. Raises MaterialError with every problem of its files."""
    material = read_material(request, progress)
    names = read_names(request.folder / "evidence")
    personal = tuple(screen_material(material, names))
    if request.mask_personal_data:
        material = mask_material(material, names)
    weightings: tuple[Weighting, ...] = ()
    if request.weight_to_staff:
        material, weightings = weight_material(material)
    scored = tuple(score_waves(material, progress))
    newest = material.waves[-1].answers if material.waves else None
    gaps = find_gaps(material.practices, newest, material.observations, request.small_number)
    figures = [figure for wave in scored for figure in wave.figures]
    figures += make_gap_figures(gaps, newest, material.observations)
    progress(HIDING, 0, 1)
    publication = publish(figures, [each.answers for each in material.waves], material.observations, request)
    progress(HIDING, 1, 1)
    shown = publication.shown
    sides = tuple(each for each in shown if each.table == GAP)
    return EvidenceResult(
        request=request,
        material=material,
        waves=tuple(tell_wave(wave, shown, request.small_number) for wave in scored),
        weightings=weightings,
        interviews=study_interviews(material.interviews, request.seed) if material.interviews else None,
        gaps=tuple(hide_sides(gap, sides, request.small_number) for gap in gaps),
        gap_sides=sides,
        personal=personal,
        publication=publication,
        names=names,
    )


def mask_material(material: Material, names: Sequence[str]) -> Material:
    """Answers to open questions without personal data. Transcripts stay: quotes are masked where shown."""
    waves = tuple(replace(each, answers=mask_answers(each.answers, names)) for each in material.waves)
    return replace(material, waves=waves)


def weight_material(material: Material) -> tuple[Material, tuple[Weighting, ...]]:
    """Answers weighted to the staff in post. Raises MaterialError where the workforce does not allow it."""
    waves, weightings, problems = [], [], []
    for each in material.waves:
        reasons = why_not_poststratify(each.answers, material.workforce)
        problems += [cannot_weight(each.answers, reason) for reason in reasons]
        if not reasons:
            weighting = poststratify(each.answers, material.workforce)
            weightings.append(weighting)
            waves.append(replace(each, answers=weight_answers(each.answers, weighting)))
    if problems:
        raise MaterialError(problems)
    return replace(material, waves=tuple(waves)), tuple(weightings)


def cannot_weight(answers: Answers, reason: Message) -> Problem:
    return Problem(
        what=reason,
        fix=message("Give staff_in_post in the folder workforce, or take weight_to_staff out of study.toml."),
        where=Place(source=answers.source),
    )


def score_waves(material: Material, progress: Progress) -> Iterator[ScoredWave]:
    progress(SCORING, 0, len(material.waves))
    for number, asked in enumerate(material.waves, start=1):
        scores = score_answers(asked.answers)
        aggregations = tuple(judge_scales(asked.answers, scores))
        response = find_response(asked.answers, material.workforce)
        yield ScoredWave(
            asked=asked,
            scores=scores,
            aggregations=aggregations,
            response=response,
            figures=(
                *make_response_figures(response),
                *make_scale_figures(scores, aggregations),
                *make_item_figures(asked.answers),
            ),
        )
        progress(SCORING, number, len(material.waves))


def tell_wave(wave: ScoredWave, shown: Sequence[Shown], small_number: int) -> WaveResult:
    """What may be told of a wave."""
    own = [each for each in shown if each.wave == wave.answers.wave]
    rows = tuple(tell_response(wave.response, own))
    return WaveResult(
        scored=wave,
        response=rows,
        scales=tuple(tell_scale_rows(wave.scores, wave.aggregations, own)),
        items=tuple(each for each in own if each.table == ITEM_SHARES),
        findings=(
            *find_response_findings(wave.answers, rows, by_invitation=wave.response.by_invitation),
            *find_reliability(wave.answers, small_number),
            *find_speaking(wave.answers, wave.aggregations, small_number),
        ),
    )
