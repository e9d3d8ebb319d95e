"""Charts of lines with the band in which they may lie: saturation, awareness over time, forecasts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from canllaw.basics.language import Language, say
from canllaw.report.axes import Axis, draw_axis
from canllaw.report.charts import Chart, ChartWords, make_chart
from canllaw.report.data_tables import DataTable, TableColumn, TableRow, number_cell, words_cell
from canllaw.report.drawn import DrawnCurve, DrawnCurves, DrawnPoint
from canllaw.report.interval_charts import MOST_SERIES


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """A value at `x`, and how far its band reaches."""

    x: float
    value: float
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        assert (self.low is None) == (self.high is None), "a band has two edges"
        assert self.low is None or self.low <= self.value, "a band holds its line"
        assert self.high is None or self.value <= self.high, "a band holds its line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A line through its points, from left to right. `stepped`: each value lasts until the next point."""

    series: str
    points: tuple[CurvePoint, ...]
    stepped: bool = False

    def __post_init__(self) -> None:
        assert self.points, "a line has points"
        assert all(one.x < next_one.x for one, next_one in pairwise(self.points)), "from left to right"


def make_curve_chart(
    key: str, curves: Sequence[Curve], x: Axis, y: Axis, words: ChartWords, language: Language
) -> Chart:
    """Up to three lines with their bands; `words.heading` names what the level axis counts."""
    assert 0 < len(curves) <= MOST_SERIES, "a line has a colour and a dash of its own"
    points = [point for curve in curves for point in curve.points]
    assert all(x.holds(point.x) and y.holds(point.value) for point in points), "a point is on its axes"
    drawn = DrawnCurves(
        curves=tuple(draw_curve(curve) for curve in curves),
        x=draw_axis(x, language),
        y=draw_axis(y, language),
    )
    return make_chart(key, drawn, make_curve_table(curves, x, y, words, language), words, language)


def draw_curve(curve: Curve) -> DrawnCurve:
    points = tuple(
        DrawnPoint(x=each.x, value=each.value, low=each.low, high=each.high) for each in curve.points
    )
    return DrawnCurve(series=curve.series, points=points, stepped=curve.stepped)


def make_curve_table(
    curves: Sequence[Curve], x: Axis, y: Axis, words: ChartWords, language: Language
) -> DataTable:
    several = len(curves) > 1
    band = any(point.low is not None for curve in curves for point in curve.points)
    numbers = [words.value, *([words.low, words.high] if band else [])]
    return DataTable(
        caption="",
        label=say(words.title, language),
        columns=(
            TableColumn(name=say(words.heading, language)),
            *([TableColumn(name=say(words.series, language))] if several else []),
            *(TableColumn(name=say(name, language), numeric=True) for name in numbers),
        ),
        rows=tuple(row for curve in curves for row in curve_rows(curve, x, y, several, band)),
    )


def curve_rows(curve: Curve, x: Axis, y: Axis, several: bool, band: bool) -> Iterator[TableRow]:
    """The rows of one curve; a tick with words of its own names its points."""
    names = {tick.value: tick.words for tick in x.ticks}
    for each in curve.points:
        ends = (number_cell(end, y.decimals, y.unit) for end in (each.low, each.high) if band)
        yield TableRow(
            cells=(
                words_cell(names.get(each.x, x.write(each.x))),
                *([words_cell(curve.series)] if several else []),
                number_cell(each.value, y.decimals, y.unit),
                *ends,
            )
        )
