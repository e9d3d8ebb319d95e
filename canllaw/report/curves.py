"""Lines over an axis, each with the band in which it may lie."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import altair

from canllaw.report.drawn import DrawnCurve, DrawnCurves
from canllaw.report.looks import DASHES, GRID, MARK_COLOURS, QUIET, SMALL_LETTERS, WIDTH, look
from canllaw.report.plot_parts import LINE, SMALL, key_lines, key_words, place_on, sign_of_series, write_lines
from canllaw.report.shapes import (
    Dot,
    Layers,
    Stroke,
    Words,
    WordStyle,
    X,
    Y,
    draw_dots,
    draw_strokes,
    draw_words,
    on_paper,
)

GAP = 9
LEFT = 40
RIGHT = WIDTH - 16
HEIGHT = 190
BAND = 0.18
LINE_WIDTH = 2.5
# A curve with more points than these is a line without dots.
MOST_DOTS = 14
BESIDE = WordStyle(colour=QUIET, size=SMALL_LETTERS, align="right")
UNDER = WordStyle(colour=QUIET, size=SMALL_LETTERS, align="center")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """The picture and the pixels between which its curves are drawn."""

    picture: DrawnCurves
    top: float

    @property
    def bottom(self) -> float:
        return self.top + HEIGHT

    def across(self, value: float) -> float:
        return place_on(self.picture.x, value, LEFT, RIGHT)

    def up(self, value: float) -> float:
        return place_on(self.picture.y, value, self.bottom, self.top)


def curve_chart(picture: DrawnCurves) -> altair.LayerChart:
    """The key, the words of the upright axis, the plot, the words of the level axis."""
    names = [curve.series for curve in picture.curves] if len(picture.curves) > 1 else []
    key = key_words(names)
    signs = [
        sign_of_series(position, y, DASHES[position]) for position, y in enumerate(key_lines(key, names))
    ]
    head = LINE * len(key) + (GAP if key else 0)
    title = write_lines(picture.y.title, 0, head, SMALL) if picture.y.title else []
    plot = Plot(picture=picture, top=head + LINE * len(title) + GAP)
    level = list(level_words(plot))
    words = [*key, *title, *level, *upright_words(plot)]
    strokes = [*(stroke for stroke, _ in signs), *grid(plot)]
    dots = [*(dot for _, dot in signs), *curve_dots(plot)]
    return altair.LayerChart(
        layer=[*draw_strokes(strokes), *draw_curves(plot), *draw_dots(dots), *draw_words(words)],
        width=WIDTH,
        height=max(each.y for each in level) + LINE / 2,
        config=look(),
    )


def level_words(plot: Plot) -> Iterator[Words]:
    for tick in plot.picture.x.ticks:
        yield Words(text=tick.words, x=plot.across(tick.value), y=plot.bottom + LINE * 0.9, style=UNDER)
    if plot.picture.x.title:
        yield from write_lines(plot.picture.x.title, LEFT, plot.bottom + LINE * 1.5, SMALL)


def upright_words(plot: Plot) -> Iterator[Words]:
    for tick in plot.picture.y.ticks:
        yield Words(text=tick.words, x=LEFT - 6, y=plot.up(tick.value), style=BESIDE)


def grid(plot: Plot) -> Iterator[Stroke]:
    for tick in plot.picture.y.ticks:
        y = plot.up(tick.value)
        yield Stroke(x=LEFT, y=y, x2=RIGHT, y2=y, colour=GRID)
    for tick in plot.picture.x.ticks:
        x = plot.across(tick.value)
        yield Stroke(x=x, y=plot.bottom, x2=x, y2=plot.bottom + 5, colour=QUIET)


def draw_curves(plot: Plot) -> Layers:
    """All bands first, so that no band lies on a line."""
    curves = list(enumerate(plot.picture.curves))
    bands = [draw_band(plot, series, curve) for series, curve in curves if edges_of(curve)]
    return [*bands, *(draw_line(plot, series, curve) for series, curve in curves)]


def edges_of(curve: DrawnCurve) -> list[tuple[float, float, float]]:
    """Where the band is, and between which values."""
    return [
        (each.x, each.low, each.high)
        for each in curve.points
        if each.low is not None and each.high is not None
    ]


def draw_band(plot: Plot, series: int, curve: DrawnCurve) -> altair.Chart:
    rows: list[Mapping[str, object]] = [
        {"x": plot.across(x), "y": plot.up(low), "y2": plot.up(high)} for x, low, high in edges_of(curve)
    ]
    area = on_paper(rows).mark_area(
        color=MARK_COLOURS[series], opacity=BAND, line=False, interpolate=manner(curve)
    )
    band: altair.Chart = area.encode(x=X, y=Y, y2="y2:Q")
    return band


def draw_line(plot: Plot, series: int, curve: DrawnCurve) -> altair.Chart:
    rows: list[Mapping[str, object]] = [
        {"x": plot.across(each.x), "y": plot.up(each.value)} for each in curve.points
    ]
    line = on_paper(rows).mark_line(
        color=MARK_COLOURS[series],
        strokeWidth=LINE_WIDTH,
        strokeDash=list(DASHES[series]) or altair.Undefined,
        interpolate=manner(curve),
    )
    curved: altair.Chart = line.encode(x=X, y=Y)
    return curved


def manner(curve: DrawnCurve) -> Literal["linear", "step-after"]:
    return "step-after" if curve.stepped else "linear"


def curve_dots(plot: Plot) -> Iterator[Dot]:
    for series, curve in enumerate(plot.picture.curves):
        if len(curve.points) <= MOST_DOTS:
            for each in curve.points:
                yield Dot(x=plot.across(each.x), y=plot.up(each.value), series=series)
