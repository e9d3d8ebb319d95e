"""Answers to single questions on the page of evidence: what share gave which answer, and who is aware."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language, message, say, say_number
from canllaw.evidence.disclosure.disclosure import Shown
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind
from canllaw.evidence.results import EvidenceResult, WaveResult
from canllaw.evidence.scores.aggregation_rules import Level
from canllaw.report.axes import PERCENT
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
from canllaw.report.evidence_words import MOST_WAVES, say_group, say_wave
from canllaw.report.interval_charts import Interval, make_interval_chart

HIDDEN_IN_CHART = message("hidden")
YES = message("Yes")
NO_SCALE = message("Questions that are part of no score")
COLUMNS = (
    (message("Answer"), False),
    (message("Wave"), False),
    (message("In 100"), True),
    (message("Interval of 95 %"), True),
    (message("People"), True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBlock:
    """One question: its words, and what share gave each answer in each wave."""

    key: str
    title: str
    table: DataTable
    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionGroup:
    """The questions of one scale, or those that are in none."""

    title: str
    questions: tuple[QuestionBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersSection:
    """All questions that have answers to choose from, those that are in no scale first."""

    groups: tuple[QuestionGroup, ...]


def make_answers_section(result: EvidenceResult, language: Language) -> AnswersSection | None:
    """None where nobody was asked."""
    waves = result.waves[-MOST_WAVES:]
    # The newest wave's instrument has the newest words for a question that several waves asked.
    instruments = [wave.scored.answers.instrument for wave in reversed(waves)]
    asked = {shown.topic for wave in waves for shown in wave.items}
    grouped: dict[str, dict[str, QuestionBlock]] = {say(NO_SCALE, language): {}}
    told: set[str] = set()
    for instrument in instruments:
        for item in instrument.items:
            if item.key in asked and item.key not in told:
                told.add(item.key)
                group = grouped.setdefault(find_scale(item, instrument, language), {})
                group[item.key] = make_block(result, waves, item, instrument, language)
    groups = tuple(
        QuestionGroup(title=title, questions=tuple(blocks.values()))
        for title, blocks in grouped.items()
        if blocks
    )
    return AnswersSection(groups=groups) if groups else None


def find_scale(item: Item, instrument: Instrument, language: Language) -> str:
    """The title of the first scale that an item is part of."""
    own = (scale.title(language) for scale in instrument.scales if item.key in scale.items)
    return next(own, "") or say(NO_SCALE, language)


def make_block(
    result: EvidenceResult,
    waves: Sequence[WaveResult],
    item: Item,
    instrument: Instrument,
    language: Language,
) -> QuestionBlock:
    return QuestionBlock(
        key=item.key,
        title=item.wording(language) or item.key,
        table=make_table(waves, item, instrument, language),
        charts=tuple(make_chart_by_authority(result, waves, item, language)),
    )


def shares_of(wave: WaveResult, item: Item, level: Level) -> list[Shown]:
    return [each for each in wave.items if each.topic == item.key and each.key[0] == level]


def make_table(
    waves: Sequence[WaveResult], item: Item, instrument: Instrument, language: Language
) -> DataTable:
    shares = [(wave, each) for wave in waves for each in shares_of(wave, item, Level.EVERYBODY)]
    shares.sort(key=lambda pair: float(pair[1].key[-1]))
    return DataTable(
        caption="",
        label=say(message("Answers to: {question}", question=item.wording(language) or item.key), language),
        columns=tuple(TableColumn(name=say(name, language), numeric=number) for name, number in COLUMNS),
        rows=tuple(
            TableRow(
                cells=(
                    words_cell(say_answer(item, instrument, each.key[-1], language)),
                    words_cell(say_wave(wave, language)),
                    *share_cells(each, language),
                )
            )
            for wave, each in shares
        ),
        notes=why_hidden((each.why for _, each in shares), language),
    )


def say_answer(item: Item, instrument: Instrument, value: str, language: Language) -> str:
    """The words of an answer; its value where they may not be shown."""
    responses = instrument.responses_of(item)
    if item.kind is ItemKind.YES_NO or responses is None:
        return say(YES, language)
    return (
        next((each.words(language) for each in responses.options if f"{each.value:g}" == value), "") or value
    )


def share_cells(shown: Shown, language: Language) -> tuple[TableCell, ...]:
    if shown.hidden:
        return (hidden_cell(language),) * 3
    value = number_cell(None if shown.value is None else 100 * shown.value)
    return (value, interval_cell(shown, language), number_cell(shown.n))


def interval_cell(shown: Shown, language: Language) -> TableCell:
    if shown.low is None or shown.high is None:
        return number_cell(None)
    ends = message("{low} to {high}", low=say_number(100 * shown.low), high=say_number(100 * shown.high))
    return words_cell(say(ends, language))


def make_chart_by_authority(
    result: EvidenceResult, waves: Sequence[WaveResult], item: Item, language: Language
) -> Iterator[Chart]:
    """For questions with a yes or no."""
    intervals = [
        make_interval(each, say_group(each.key, result.material, language), say_wave(wave, language))
        for wave in waves
        for each in shares_of(wave, item, Level.AUTHORITY)
    ]
    if any(each.value is not None for each in intervals):
        intervals.sort(key=lambda each: each.label)
        words = ChartWords(
            title=message("By authority: {question}", question=item.wording(language) or item.key),
            description=message("Yes, in 100 people who were asked, with its interval of 95 %."),
            heading=message("Authority"),
            series=message("Wave"),
            value=message("Yes, in 100"),
        )
        yield make_interval_chart(f"chart-item-{item.key}", intervals, PERCENT, words, language)


def make_interval(shown: Shown, label: str, series: str) -> Interval:
    if shown.hidden or shown.value is None:
        return Interval(label=label, value=None, series=series, missing=HIDDEN_IN_CHART)
    low = None if shown.low is None else 100 * shown.low
    high = None if shown.high is None else 100 * shown.high
    return Interval(label=label, value=100 * shown.value, low=low, high=high, n=shown.n, series=series)
