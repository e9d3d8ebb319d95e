"""Scores on the page of evidence: each scale for everybody, its items and rule, and where it may speak."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, message, say, say_number
from canllaw.evidence.disclosure.disclosure import Shown
from canllaw.evidence.instruments.instruments import Instrument, Item, Scale
from canllaw.evidence.results import EvidenceResult, WaveResult
from canllaw.evidence.scores.aggregation_figures import ScaleRow
from canllaw.evidence.scores.aggregation_rules import Level
from canllaw.evidence.scores.scoring_trails import say_rule
from canllaw.report.charts import Chart
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
from canllaw.report.evidence_scale_charts import make_authority_chart, make_overview_charts, rows_of
from canllaw.report.evidence_words import MOST_WAVES, count_cell, say_group, say_wave

MEAN_COLUMNS = (
    (message("Wave"), False),
    (message("Mean"), True),
    (message("Interval of 95 %"), True),
    (message("People"), True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was found of a scale in one wave."""

    wave: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleBlock:
    """One scale: its result for everybody by wave, what it is made of, and its groups."""

    key: str
    title: str
    overview: DataTable
    rule: str
    items: DataTable
    told: tuple[Told, ...]
    charts: tuple[Chart, ...]
    chart_notes: tuple[str, ...]
    groups: tuple[DataTable, ...]


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


def make_block(
    result: EvidenceResult,
    waves: Sequence[WaveResult],
    scale: Scale,
    instrument: Instrument,
    language: Language,
) -> ScaleBlock:
    told = [wave for wave in waves if rows_of(wave, scale, Level.EVERYBODY)]
    charts = tuple(make_authority_chart(result, told, scale, instrument, language))
    drawn = [(wave, row) for wave in told for row in rows_of(wave, scale, Level.AUTHORITY)]
    levels = (Level.TEAM, Level.ROLE) if charts else (Level.AUTHORITY, Level.TEAM, Level.ROLE)
    return ScaleBlock(
        key=scale.key,
        title=scale.title(language),
        overview=make_overview_table(told, scale, language),
        rule=say(say_rule(scale), language),
        items=make_items_table(told, scale, instrument, language),
        told=tuple(tell(wave, scale, language) for wave in told),
        charts=charts,
        chart_notes=say_why(drawn, language) if charts else (),
        groups=tuple(
            make_groups_table(result, told, scale, level, language)
            for level in levels
            if any(row.shown for wave in told for row in rows_of(wave, scale, level))
        ),
    )


def tell(wave: WaveResult, scale: Scale, language: Language) -> Told:
    """How reliable the scale is, for whom it may speak, and why not for others."""
    abouts = (f"reliability:{scale.key}@", f"aggregation:{scale.key}:")
    found = [finding for finding in wave.findings if finding.about.startswith(abouts)]
    return Told(
        wave=say_wave(wave, language),
        sentences=tuple(say(finding.sentence, language) for finding in found),
    )


def make_overview_table(waves: Sequence[WaveResult], scale: Scale, language: Language) -> DataTable:
    """The mean of everybody, a row a wave."""
    rows = [(wave, row) for wave in waves for row in rows_of(wave, scale, Level.EVERYBODY)]
    return DataTable(
        caption=say(message("{scale}: everybody who answered", scale=scale.title(language)), language),
        columns=name_columns(MEAN_COLUMNS, language),
        rows=tuple(
            TableRow(cells=(words_cell(say_wave(wave, language)), *mean_cells(row, language)))
            for wave, row in rows
        ),
        notes=say_why(rows, language),
    )


def make_items_table(
    waves: Sequence[WaveResult], scale: Scale, instrument: Instrument, language: Language
) -> DataTable:
    """What the score is made of, and how many people answered each part of it."""
    columns = (
        (message("Question"), False),
        (message("How it counts"), False),
        *((message("People: {wave}", wave=say_wave(wave, language)), True) for wave in waves),
    )
    counts = [[count_people(wave, key) for wave in waves] for key in scale.items]
    return DataTable(
        caption="",
        label=say(message("Questions of the scale: {scale}", scale=scale.title(language)), language),
        columns=name_columns(columns, language),
        rows=tuple(
            TableRow(
                cells=(
                    *part_cells(key, scale, instrument, waves, language),
                    *(count_cell(shown, language) for shown in people),
                )
            )
            for key, people in zip(scale.items, counts, strict=True)
        ),
        notes=why_hidden((shown.why for people in counts for shown in people if shown), language),
    )


def part_cells(
    key: str, scale: Scale, instrument: Instrument, waves: Sequence[WaveResult], language: Language
) -> Iterator[TableCell]:
    """An item leads to its answers, a scale that is part of another to its own score."""
    parts = {part.key: part for part in instrument.scales}
    if key in parts:
        yield TableCell(text=parts[key].title(language), href=f"#scale-{key}")
        yield words_cell(say(message("A scale of its own"), language))
        return
    item = instrument.item(key)
    answered = any(shown.topic == key for wave in waves for shown in wave.items)
    yield TableCell(text=item.wording(language) or key, href=f"#item-{key}" if answered else "")
    yield words_cell(say(say_counting(item), language))


def say_counting(item: Item) -> Message:
    if item.correct:
        return message("Right or wrong")
    return message("Turned round") if item.reversed else message("As answered")


def count_people(wave: WaveResult, key: str) -> Shown | None:
    """The people behind an item, or behind a scale that is part of another, as they may be told."""
    everybody = (Level.EVERYBODY.value,)
    items = [each for each in wave.items if each.topic == key and each.key[:1] == everybody]
    scales = [row.shown for row in wave.scales if (row.scale, row.key) == (key, everybody)]
    found = [each for each in (*items, *scales) if each is not None]
    # Of a question with one rare answer, that answer alone may be hidden, and not how many people there were.
    return next((each for each in found if not each.hidden), found[0] if found else None)


def make_groups_table(
    result: EvidenceResult, waves: Sequence[WaveResult], scale: Scale, level: Level, language: Language
) -> DataTable:
    """The means of one level, a row a group and wave."""
    rows = [(wave, row) for wave in waves for row in rows_of(wave, scale, level) if row.shown]
    rows.sort(key=lambda pair: say_group(pair[1].key, result.material, language))
    titles = {
        Level.AUTHORITY: message("{scale}: by authority", scale=scale.title(language)),
        Level.TEAM: message("{scale}: by team", scale=scale.title(language)),
        Level.ROLE: message("{scale}: by role", scale=scale.title(language)),
    }
    return DataTable(
        caption="",
        label=say(titles[level], language),
        columns=name_columns(((message("Who"), False), *MEAN_COLUMNS), language),
        rows=tuple(
            TableRow(
                cells=(
                    words_cell(say_group(row.key, result.material, language)),
                    words_cell(say_wave(wave, language)),
                    *mean_cells(row, language),
                )
            )
            for wave, row in rows
        ),
        notes=say_why(rows, language),
    )


def mean_cells(row: ScaleRow, language: Language) -> tuple[TableCell, ...]:
    """The mean, its interval and the people behind it."""
    shown = row.shown
    if shown is None or shown.hidden:
        return (hidden_cell(language),) * 3
    return (number_cell(shown.value, 2), interval_cell(shown, language), number_cell(shown.n))


def interval_cell(shown: Shown, language: Language) -> TableCell:
    if shown.low is None or shown.high is None:
        return number_cell(None)
    ends = message("{low} to {high}", low=say_number(shown.low, 2), high=say_number(shown.high, 2))
    return words_cell(say(ends, language))


def say_why(rows: Sequence[tuple[WaveResult, ScaleRow]], language: Language) -> tuple[str, ...]:
    return why_hidden((row.shown.why for _, row in rows if row.shown), language)


def name_columns(columns: Sequence[tuple[Message, bool]], language: Language) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(name=say(name, language), numeric=number) for name, number in columns)
