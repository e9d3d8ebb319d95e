"""Scores on the page of evidence: each scale for everybody, its items and rule, and where it may speak."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.basics.findings import Finding
from canllaw.basics.language import Language, Message, message, say, say_number
from canllaw.evidence.aggregation_figures import ScaleRow, find_bounds
from canllaw.evidence.aggregation_rules import Level
from canllaw.evidence.instruments import Instrument, Item, Scale
from canllaw.evidence.results import EvidenceResult, WaveResult
from canllaw.evidence.scoring_trails import say_rule
from canllaw.report.axes import Axis
from canllaw.report.charts import Chart, ChartWords
from canllaw.report.data_tables import (
    DataTable,
    TableCell,
    TableColumn,
    TableRow,
    hidden_cell,
    number_cell,
    why_hidden,
    words_cell,
)
from canllaw.report.evidence_words import say_group, say_wave
from canllaw.report.interval_charts import Interval, make_interval_chart

HIDDEN_IN_CHART = message("hidden")
NOT_REPORTED = message("not reported")
MOST_WAVES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleBlock:
    """One scale: its result for everybody by wave, what it is made of, and its groups."""

    key: str
    title: str
    sentences: tuple[str, ...]
    rule: str
    items: DataTable
    overview: DataTable
    groups: tuple[DataTable, ...]
    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalesSection:
    """The scores of a study: pictures of all scales, then each scale."""

    charts: tuple[Chart, ...]
    scales: tuple[ScaleBlock, ...]


def make_scales_section(result: EvidenceResult, language: Language) -> ScalesSection | None:
    """None where no wave has a scale."""
    waves = result.waves[-MOST_WAVES:]
    scales = find_scales(waves)
    if not scales:
        return None
    return ScalesSection(
        charts=tuple(make_overview_charts(waves, scales, language)),
        scales=tuple(make_block(result, waves, scale, instrument, language) for scale, instrument in scales),
    )


def find_scales(waves: Sequence[WaveResult]) -> list[tuple[Scale, Instrument]]:
    """Each scale once, with the newest instrument that has it."""
    found: dict[str, tuple[Scale, Instrument]] = {}
    for wave in waves:
        instrument = wave.scored.answers.instrument
        for scale in instrument.scales:
            found[scale.key] = (scale, instrument)
    return list(found.values())


def find_axis(scale: Scale, instrument: Instrument) -> Axis:
    """From the lowest to the highest score that can be had."""
    low, high = find_bounds(scale, instrument)
    return Axis(low=low, high=high, decimals=2)


def rows_of(wave: WaveResult, scale: Scale, level: Level) -> list[ScaleRow]:
    return [row for row in wave.scales if row.scale == scale.key and row.key[0] == level]


def make_overview_charts(
    waves: Sequence[WaveResult], scales: Sequence[tuple[Scale, Instrument]], language: Language
) -> Iterator[Chart]:
    """A chart for all scales that have the same ends."""
    groups: dict[tuple[float, float], list[Scale]] = {}
    for scale, instrument in scales:
        groups.setdefault(find_bounds(scale, instrument), []).append(scale)
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


def make_block(
    result: EvidenceResult,
    waves: Sequence[WaveResult],
    scale: Scale,
    instrument: Instrument,
    language: Language,
) -> ScaleBlock:
    told = [wave for wave in waves if rows_of(wave, scale, Level.EVERYBODY)]
    return ScaleBlock(
        key=scale.key,
        title=scale.title(language),
        sentences=tuple(
            f"{say_wave(wave, language)}: {say(finding.sentence, language)}"
            for wave in told
            for finding in findings_of(wave, scale)
        ),
        rule=say(say_rule(scale), language),
        items=make_items_table(scale, instrument, language),
        overview=make_groups_table(result, told, scale, Level.EVERYBODY, language),
        groups=tuple(
            make_groups_table(result, told, scale, level, language)
            for level in (Level.AUTHORITY, Level.TEAM, Level.ROLE)
            if any(row.shown for wave in told for row in rows_of(wave, scale, level))
        ),
        charts=tuple(make_authority_chart(result, told, scale, instrument, language)),
    )


def findings_of(wave: WaveResult, scale: Scale) -> Iterator[Finding]:
    """What was found of this scale in this wave."""
    abouts = (f"reliability:{scale.key}@", f"aggregation:{scale.key}:")
    yield from (finding for finding in wave.findings if finding.about.startswith(abouts))


def make_items_table(scale: Scale, instrument: Instrument, language: Language) -> DataTable:
    """What the score is made of."""
    parts = {part.key: part for part in instrument.scales}
    columns = (message("Question"), message("How it counts"))
    rows = []
    for key in scale.items:
        if key in parts:
            words, counts = parts[key].title(language), say(message("A scale of its own"), language)
        else:
            item = instrument.item(key)
            words = item.wording(language) or key
            counts = say(say_counting(item, scale), language)
        rows.append(TableRow(cells=(words_cell(words), words_cell(counts))))
    return DataTable(
        caption="",
        label=say(message("Questions of the scale: {scale}", scale=scale.title(language)), language),
        columns=tuple(TableColumn(name=say(name, language)) for name in columns),
        rows=tuple(rows),
    )


def say_counting(item: Item, scale: Scale) -> Message:
    if item.correct:
        return message("Right or wrong")
    return message("Turned round") if item.reversed else message("As answered")


def make_groups_table(
    result: EvidenceResult, waves: Sequence[WaveResult], scale: Scale, level: Level, language: Language
) -> DataTable:
    """The means of one level, a row a group and wave."""
    columns = (
        (message("Who"), False),
        (message("Wave"), False),
        (message("Mean"), True),
        (message("Interval from"), True),
        (message("Interval to"), True),
        (message("People"), True),
    )
    rows = [(wave, row) for wave in waves for row in rows_of(wave, scale, level) if row.shown]
    rows.sort(key=lambda pair: say_group(pair[1].key, result.material.workforce, language))
    titles = {
        Level.EVERYBODY: message("{scale}: everybody", scale=scale.title(language)),
        Level.AUTHORITY: message("{scale}: by authority", scale=scale.title(language)),
        Level.TEAM: message("{scale}: by team", scale=scale.title(language)),
        Level.ROLE: message("{scale}: by role", scale=scale.title(language)),
    }
    return DataTable(
        caption=say(titles[level], language),
        columns=tuple(TableColumn(name=say(name, language), numeric=number) for name, number in columns),
        rows=tuple(
            TableRow(
                cells=(
                    words_cell(say_group(row.key, result.material.workforce, language)),
                    words_cell(say_wave(wave, language)),
                    *mean_cells(row, language),
                )
            )
            for wave, row in rows
        ),
        notes=why_hidden((row.shown.why for _, row in rows if row.shown), language),
    )


def mean_cells(row: ScaleRow, language: Language) -> tuple[TableCell, ...]:
    shown = row.shown
    if shown is None or shown.hidden:
        return (hidden_cell(language),) * 4
    figures = (number_cell(each, 2) for each in (shown.value, shown.low, shown.high))
    return (*figures, number_cell(shown.n))


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
        make_interval(row, say_group(row.key, result.material.workforce, language), say_wave(wave, language))
        for wave in speaking
        for row in rows_of(wave, scale, Level.AUTHORITY)
    ]
    if intervals:
        words = ChartWords(
            title=message("{scale}: by authority", scale=scale.title(language)),
            description=message(
                "Means with their intervals of 95 %. Authorities whose intervals overlap much may not differ."
            ),
            heading=message("Authority"),
            series=message("Wave"),
            value=message("Mean"),
        )
        intervals.sort(key=lambda each: each.label)
        axis = find_axis(scale, instrument)
        yield make_interval_chart(f"chart-scale-{scale.key}", intervals, axis, words, language)
