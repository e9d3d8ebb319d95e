"""Response on the page of evidence: who answered, of those who could have, and what became of every row."""

from collections.abc import Iterator
from dataclasses import dataclass

from canllaw.basics.language import Language, message, say, say_number
from canllaw.evidence.response.response import AUTHORITY, EVERYBODY, ROLE, ResponseRow
from canllaw.evidence.results import EvidenceResult, WaveResult
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
from canllaw.report.evidence_words import MOST_WAVES, count_cell, say_group, say_wave
from canllaw.report.interval_charts import Interval, make_interval_chart

HIDDEN_IN_CHART = message("hidden")
UNKNOWN_IN_CHART = message("not known")
BY_AUTHORITY = ChartWords(
    title=message("Who answered, by authority"),
    description=message("Answers in 100 people who could have answered."),
    heading=message("Authority"),
    series=message("Wave"),
    value=message("Answers in 100"),
)
COLUMNS = (
    (message("Who"), False),
    (message("Could have answered"), True),
    (message("Answers"), True),
    (message("In 100"), True),
    (message("Beside the others"), False),
)
UNLIKE = {True: message("more than chance would have it"), False: message("fewer than chance would have it")}


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveResponse:
    """The response to one wave, and where each of its rows and columns went."""

    title: str
    sentences: tuple[str, ...]
    tables: tuple[DataTable, ...]
    accounts: DataTable
    columns: DataTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseSection:
    """Who answered."""

    charts: tuple[Chart, ...]
    waves: tuple[WaveResponse, ...]


def make_response_section(result: EvidenceResult, language: Language) -> ResponseSection | None:
    """None where nobody was asked."""
    if not result.waves:
        return None
    return ResponseSection(
        charts=tuple(make_charts(result, language)),
        waves=tuple(make_wave(result, wave, language) for wave in result.waves),
    )


def make_charts(result: EvidenceResult, language: Language) -> Iterator[Chart]:
    intervals = [
        make_interval(row, say_group(row.key, result.material, language), say_wave(wave, language))
        for wave in result.waves[-MOST_WAVES:]
        for row in wave.response
        if row.key[0] == AUTHORITY
    ]
    if any(each.value is not None for each in intervals):
        intervals.sort(key=lambda each: each.label)
        yield make_interval_chart("chart-response", intervals, PERCENT, BY_AUTHORITY, language)


def make_interval(row: ResponseRow, label: str, series: str) -> Interval:
    if row.shown.hidden:
        return Interval(label=label, value=None, series=series, missing=HIDDEN_IN_CHART)
    if row.rate is None:
        return Interval(label=label, value=None, series=series, missing=UNKNOWN_IN_CHART)
    return Interval(label=label, value=100 * row.rate, n=row.shown.n, series=series)


def make_wave(result: EvidenceResult, wave: WaveResult, language: Language) -> WaveResponse:
    name = say_wave(wave, language)
    return WaveResponse(
        title=name,
        sentences=tuple(tell(result, wave, language)),
        tables=tuple(
            make_table(result, wave, kind, language)
            for kind in (AUTHORITY, ROLE)
            if any(row.key[0] == kind for row in wave.response)
        ),
        accounts=make_accounts(wave, name, language),
        columns=make_columns(wave, name, language),
    )


def tell(result: EvidenceResult, wave: WaveResult, language: Language) -> Iterator[str]:
    """What was found, how answers were weighted, and how many people of the wave before were found again."""
    for finding in wave.findings:
        if finding.about.startswith("response"):
            yield say(finding.sentence, language)
    for weighting in result.weightings:
        if weighting.finding.about.endswith(f"@{wave.key}"):
            yield say(weighting.finding.sentence, language)
    linking = wave.scored.asked.linking
    if linking is not None:
        found = linking.exact + linking.near
        if found >= result.request.small_number:
            yield say(
                message("People who also answered the wave before: {count}.", count=say_number(found)),
                language,
            )


def make_table(result: EvidenceResult, wave: WaveResult, kind: str, language: Language) -> DataTable:
    rows = [row for row in wave.response if row.key[0] == kind]
    rows.sort(key=lambda row: say_group(row.key, result.material, language))
    rows = [*(row for row in wave.response if row.key == EVERYBODY), *rows]
    titles = {
        AUTHORITY: message("Response by authority: {wave}", wave=say_wave(wave, language)),
        ROLE: message("Response by role of the team: {wave}", wave=say_wave(wave, language)),
    }
    return DataTable(
        caption="",
        label=say(titles[kind], language),
        columns=tuple(TableColumn(name=say(name, language), numeric=number) for name, number in COLUMNS),
        rows=tuple(
            TableRow(
                cells=(
                    words_cell(say_group(row.key, result.material, language)),
                    number_cell(row.invited),
                    count_cell(row.shown, language),
                    rate_cell(row, language),
                    words_cell(say(UNLIKE[(row.residual or 0) > 0], language) if row.unlike else ""),
                )
            )
            for row in rows
        ),
        notes=why_hidden((row.shown.why for row in rows), language),
    )


def rate_cell(row: ResponseRow, language: Language) -> TableCell:
    if row.shown.hidden:
        return hidden_cell(language)
    return number_cell(None if row.rate is None else 100 * row.rate)


def make_accounts(wave: WaveResult, name: str, language: Language) -> DataTable:
    """Every row of the export: kept, or left out and why. A row that was left out is no answer of anybody."""
    accounting = wave.scored.answers.accounting
    reasons: dict[str, int] = {}
    for note in accounting.rows_left_out:
        words = say(note.why, language)
        reasons[words] = reasons.get(words, 0) + 1
    columns = (message("Rows of the file"), message("How many"))
    kept = [
        (say(message("Read"), language), accounting.rows_read),
        (say(message("Kept"), language), accounting.rows_kept),
    ]
    return DataTable(
        caption="",
        label=say(message("What became of the rows: {wave}", wave=name), language),
        columns=tuple(
            TableColumn(name=say(each, language), numeric=at > 0) for at, each in enumerate(columns)
        ),
        rows=tuple(
            TableRow(cells=(words_cell(words), number_cell(count)))
            for words, count in [*kept, *reasons.items()]
        ),
    )


def make_columns(wave: WaveResult, name: str, language: Language) -> DataTable:
    """Every column of the export and what it was used for."""
    columns = (message("Column of the file"), message("Used for"), message("Why"))
    return DataTable(
        caption="",
        label=say(message("What became of the columns: {wave}", wave=name), language),
        columns=tuple(TableColumn(name=say(each, language)) for each in columns),
        rows=tuple(
            TableRow(
                cells=(
                    words_cell(fate.name),
                    words_cell(fate.used_for or say(message("left out"), language)),
                    words_cell(say(fate.why, language)),
                )
            )
            for fate in wave.scored.answers.accounting.columns
        ),
    )
