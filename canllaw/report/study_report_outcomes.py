"""The outcomes by which authorities are compared, as far as they may be told for single authorities."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from canllaw.basics.language import Language, Message, message, say, say_number
from canllaw.evidence.overview import AWARE
from canllaw.evidence.results import EvidenceResult, WaveResult
from canllaw.evidence.scores.aggregation_figures import ScaleRow, find_bounds
from canllaw.evidence.scores.aggregation_rules import Level
from canllaw.report.axes import PERCENT, Axis
from canllaw.report.evidence_words import say_group, say_wave
from canllaw.report.study_report import ReportMaterial
from canllaw.report.study_report_authorities import AuthorityEstimate, estimate_authorities
from canllaw.theory.hypotheses.hypotheses import MeasureKind

# Told first where the questionnaire has them; after them what hypotheses have for an outcome.
OUTCOMES = ("clarity", "use")
MOST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeByAuthority:
    """One outcome of the newest wave. Values are as they are said: of 100 people, or points of a scale.

    `why_not` says why it is not told for single authorities; there are no estimates then.
    """

    key: str
    title: str
    anchor: str
    axis: Axis
    whole: float
    estimates: tuple[AuthorityEstimate, ...]
    why_not: tuple[Message, ...] = ()

    @property
    def is_drawn(self) -> bool:
        return any(each.value is not None for each in self.estimates)


def find_outcomes(material: ReportMaterial, evidence: EvidenceResult) -> Iterator[OutcomeByAuthority]:
    """Awareness, then scales; at most four."""
    wave = evidence.waves[-1]
    aware = tuple(find_awareness(wave, material.language))
    asked = [
        each.hypothesis.outcome.key
        for each in (material.theory.verdicts if material.theory else ())
        if each.hypothesis.outcome.kind is MeasureKind.SCALE
    ]
    scales = (find_scale(wave, key, material.language) for key in dict.fromkeys((*OUTCOMES, *asked)))
    yield from [*aware, *(each for each in scales if each is not None)][:MOST]


def find_awareness(wave: WaveResult, language: Language) -> Iterator[OutcomeByAuthority]:
    own = [each for each in wave.items if each.topic == AWARE]
    whole = next((each for each in own if each.key[0] == Level.EVERYBODY), None)
    shown = [each for each in own if each.key[0] == Level.AUTHORITY]
    if whole is not None and whole.value is not None and shown:
        words = message("Naming the guidance without help: {wave}", wave=say_wave(wave, language))
        yield OutcomeByAuthority(
            key="aware",
            title=say(words, language),
            anchor=f"item-{AWARE}",
            axis=PERCENT,
            whole=100 * whole.value,
            estimates=tuple(map(in_hundred, estimate_authorities(shown, whole.value, 0, 1))),
        )


def in_hundred(estimate: AuthorityEstimate) -> AuthorityEstimate:
    """The same estimate, of a hundred people."""
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return estimate
    low, high = 100 * estimate.low, 100 * estimate.high
    return replace(estimate, value=100 * estimate.value, low=low, high=high)


def find_scale(wave: WaveResult, key: str, language: Language) -> OutcomeByAuthority | None:
    """A scale by authority, or why it is not told for them; None where the wave does not have it."""
    instrument = wave.scored.answers.instrument
    scale = next((each for each in instrument.scales if each.key == key), None)
    rows = [row for row in wave.scales if row.scale == key and row.key[0] == Level.AUTHORITY]
    whole = find_whole(wave, key)
    if scale is None or whole is None or not rows:
        return None
    low, high = find_bounds(scale, instrument)
    told = [row.shown for row in rows if row.shown is not None]
    bounded = math.isfinite(low) and math.isfinite(high)
    words = message("{scale}: {wave}", scale=scale.title(language), wave=say_wave(wave, language))
    return OutcomeByAuthority(
        key=key,
        title=say(words, language),
        anchor=f"scale-{key}",
        axis=Axis(low=low, high=high, decimals=1 if high - low > 1 else 2)
        if bounded
        else Axis(low=0, high=1),
        whole=whole,
        estimates=estimate_authorities(told, whole, low, high) if bounded and not rows[0].why_not else (),
        why_not=rows[0].why_not,
    )


def find_whole(wave: WaveResult, key: str) -> float | None:
    rows: Sequence[ScaleRow] = [
        row for row in wave.scales if row.scale == key and row.key[0] == Level.EVERYBODY
    ]
    return next((row.shown.value for row in rows if row.shown is not None), None)


def by_name(
    outcome: OutcomeByAuthority, evidence: EvidenceResult, language: Language
) -> list[tuple[str, AuthorityEstimate]]:
    """In the order of names; the code decides, and is told, where two have one name."""
    material = evidence.material
    named = [
        (say_group((Level.AUTHORITY, each.code), material, language), each) for each in outcome.estimates
    ]
    names = [name for name, _ in named]
    told = [(name if names.count(name) == 1 else f"{name} ({each.code})", each) for name, each in named]
    return sorted(told, key=lambda pair: (pair[0].casefold(), pair[1].code))


def say_estimate(each: AuthorityEstimate, decimals: int) -> Message | None:
    """The estimate with its interval; a star where it can be told from the whole."""
    if each.value is None or each.low is None or each.high is None:
        return None
    figures = {
        "value": say_number(each.value, decimals),
        "low": say_number(each.low, decimals),
        "high": say_number(each.high, decimals),
    }
    if each.apart:
        return message("{value} ({low} to {high}) *", **figures)
    return message("{value} ({low} to {high})", **figures)
