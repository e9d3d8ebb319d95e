"""Pictures of scores: all scales for everybody, and one scale by authority where it may speak for them."""

import math
from collections.abc import Iterator, Sequence

from canllaw.basics.language import Language, Message, message, say_number
from canllaw.evidence.instruments.instruments import Instrument, Scale
from canllaw.evidence.results import EvidenceResult, WaveResult
from canllaw.evidence.scores.aggregation_figures import ScaleRow, find_bounds
from canllaw.evidence.scores.aggregation_rules import Level
from canllaw.report.axes import Axis
from canllaw.report.charts import Chart, ChartWords
from canllaw.report.evidence_words import say_group, say_wave
from canllaw.report.interval_charts import Interval, make_interval_chart

HIDDEN_IN_CHART = message("hidden")
NOT_REPORTED = message("not reported")


def rows_of(wave: WaveResult, scale: Scale, level: Level) -> list[ScaleRow]:
    return [row for row in wave.scales if row.scale == scale.key and row.key[0] == level]


def make_overview_charts(
    waves: Sequence[WaveResult], scales: Sequence[tuple[Scale, Instrument]], language: Language
) -> Iterator[Chart]:
    """A chart for all scales that have the same ends; none for numbers that could be any."""
    groups: dict[tuple[float, float], list[Scale]] = {}
    for scale, instrument in scales:
        bounds = find_bounds(scale, instrument)
        if all(map(math.isfinite, bounds)):
            groups.setdefault(bounds, []).append(scale)
    for number, ((low, high), several) in enumerate(groups.items()):
        intervals = [
            make_interval(row, scale.title(language), say_wave(wave, language))
            for scale in several
            for wave in waves
            for row in rows_of(wave, scale, Level.EVERYBODY)
        ]
        if intervals:
            words = ChartWords(
                title=message("Scores from {low} to {high}", low=say_number(low), high=say_number(high)),
                description=message("The mean of everybody who answered, with its interval of 95 %."),
                heading=message("Scale"),
                series=message("Wave"),
                value=message("Mean"),
            )
            axis = Axis(low=low, high=high, decimals=2)
            yield make_interval_chart(f"chart-scales-{number}", intervals, axis, words, language)


def make_interval(row: ScaleRow, label: str, series: str) -> Interval:
    shown = row.shown
    if shown is None or shown.hidden or shown.value is None:
        missing = NOT_REPORTED if shown is None else HIDDEN_IN_CHART
        return Interval(label=label, value=None, series=series, missing=missing)
    return Interval(label=label, value=shown.value, low=shown.low, high=shown.high, n=shown.n, series=series)


def make_authority_chart(
    result: EvidenceResult,
    waves: Sequence[WaveResult],
    scale: Scale,
    instrument: Instrument,
    language: Language,
) -> Iterator[Chart]:
    """Authorities in the order of the alphabet, not of their means: ranks would be made of chance."""
    speaking = [wave for wave in waves if any(row.shown for row in rows_of(wave, scale, Level.AUTHORITY))]
    intervals = [
        make_interval(row, say_group(row.key, result.material, language), say_wave(wave, language))
        for wave in speaking
        for row in rows_of(wave, scale, Level.AUTHORITY)
    ]
    low, high = find_bounds(scale, instrument)
    if intervals and math.isfinite(low) and math.isfinite(high):
        words = ChartWords(
            title=say_title(scale, speaking, language),
            description=message(
                "Means with their intervals of 95 %. Authorities whose intervals overlap much may not differ."
            ),
            heading=message("Authority"),
            series=message("Wave"),
            value=message("Mean"),
        )
        intervals.sort(key=lambda each: each.label)
        axis = Axis(low=low, high=high, decimals=2)
        yield make_interval_chart(f"chart-scale-{scale.key}", intervals, axis, words, language)


def say_title(scale: Scale, waves: Sequence[WaveResult], language: Language) -> Message:
    """Where one wave alone may speak for authorities, no legend names it."""
    if len(waves) > 1:
        return message("{scale}: by authority", scale=scale.title(language))
    wave = say_wave(waves[0], language)
    return message("{scale}: by authority, {wave}", scale=scale.title(language), wave=wave)
