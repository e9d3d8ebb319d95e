"""Charts of values with their intervals: scores by authority, two waves, belief beside what was observed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, say
from canllaw.report.axes import Axis, Reference, draw_axis
from canllaw.report.charts import Chart, ChartWords, make_chart
from canllaw.report.data_tables import DataTable, TableCell, TableColumn, TableRow, number_cell, words_cell
from canllaw.report.drawn import DrawnIntervals, DrawnMark, DrawnRow, DrawnTick

# As many as have a colour and a shape of their own (`looks.MARK_COLOURS`, which only what draws may load).
MOST_SERIES = 3
STAR, NO_BREAK = "*", "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A value of one series at one label. Without a value, `missing` says in words why there is none.

    `starred`: a star stands beside the value; what surrounds the chart says what it means.
    """

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    series: str = ""
    missing: Message | None = None
    starred: bool = False

    def __post_init__(self) -> None:
        assert (self.value is None) == (self.missing is not None), "a value, or words in its place"
        assert (self.low is None) == (self.high is None), "an interval has two ends"
        if self.value is None:
            assert self.low is None, "no interval without its value"
        elif self.low is not None and self.high is not None:
            assert self.low <= self.value <= self.high, "an interval holds its value"


def make_interval_chart(
    key: str,
    intervals: Sequence[Interval],
    axis: Axis,
    words: ChartWords,
    language: Language,
    reference: Reference | None = None,
) -> Chart:
    """A row for each label, and in it a dot with its whisker for each series, in the order given."""
    assert intervals, "a chart shows something"
    assert all(each.value is None or axis.holds(each.value) for each in intervals), "a value is on the axis"
    series = tuple(dict.fromkeys(each.series for each in intervals))
    assert len(series) <= MOST_SERIES, "a series has a colour and a shape of its own"
    pairs = [(each.label, each.series) for each in intervals]
    assert len(set(pairs)) == len(pairs), "a label has one value a series"
    drawn = DrawnIntervals(
        series=series,
        rows=tuple(draw_rows(intervals, series, axis, language)),
        axis=draw_axis(axis, language),
        reference=(
            DrawnTick(value=reference.value, words=say(reference.words, language)) if reference else None
        ),
    )
    return make_chart(key, drawn, make_interval_table(intervals, axis, words, language), words, language)


def draw_rows(
    intervals: Sequence[Interval], series: tuple[str, ...], axis: Axis, language: Language
) -> Iterator[DrawnRow]:
    rows: dict[str, list[DrawnMark]] = {}
    for each in intervals:
        mark = DrawnMark(
            series=series.index(each.series),
            value=each.value,
            low=each.low,
            high=each.high,
            words=write_value(each, axis, language),
        )
        rows.setdefault(each.label, []).append(mark)
    for label, marks in rows.items():
        yield DrawnRow(label=label, marks=tuple(sorted(marks, key=lambda mark: mark.series)))


def write_value(each: Interval, axis: Axis, language: Language) -> str:
    if each.missing is not None:
        return say(each.missing, language)
    assert each.value is not None, "a value, or words in its place"
    return f"{axis.write(each.value)}{NO_BREAK}{STAR}" if each.starred else axis.write(each.value)


def make_interval_table(
    intervals: Sequence[Interval], axis: Axis, words: ChartWords, language: Language
) -> DataTable:
    """A row for each value; the columns are those that any of the values has."""
    several = len({each.series for each in intervals}) > 1
    ends = any(each.low is not None for each in intervals)
    counted = any(each.n is not None for each in intervals)
    numbers = [words.value, *([words.low, words.high] if ends else []), *([words.n] if counted else [])]
    return DataTable(
        caption="",
        label=say(words.title, language),
        columns=(
            TableColumn(name=say(words.heading, language)),
            *([TableColumn(name=say(words.series, language))] if several else []),
            *(TableColumn(name=say(name, language), numeric=True) for name in numbers),
        ),
        rows=tuple(
            TableRow(
                cells=(
                    words_cell(each.label),
                    *([words_cell(each.series)] if several else []),
                    value_cell(each, axis, language),
                    *([end_cell(each.low, axis), end_cell(each.high, axis)] if ends else []),
                    *([number_cell(each.n)] if counted else []),
                )
            )
            for each in intervals
        ),
    )


def value_cell(each: Interval, axis: Axis, language: Language) -> TableCell:
    return TableCell(text=write_value(each, axis, language), hidden=each.missing is not None)


def end_cell(value: float | None, axis: Axis) -> TableCell:
    return number_cell(value, axis.decimals, axis.unit)
