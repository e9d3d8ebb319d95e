"""Dots with whiskers: a label, and below it one line for each series, with its number at the right.

Every row keeps its place, also where there is nothing to draw: then words stand where the mark would be.
"""

from collections.abc import Iterator
from itertools import accumulate

import altair

from canllaw.report.drawn import DrawnAxis, DrawnIntervals, DrawnRow
from canllaw.report.looks import GRID, INK, MARK_COLOURS, QUIET, SMALL_LETTERS, WIDTH, look
from canllaw.report.plot_parts import (
    LINE,
    REFERENCE,
    SMALL,
    key_lines,
    key_words,
    place_on,
    sign_of_reference,
    sign_of_series,
    write_lines,
)
from canllaw.report.shapes import (
    Dot,
    Stroke,
    Words,
    WordStyle,
    draw_dots,
    draw_strokes,
    draw_words,
    wrap_words,
)

GAP = 9
WHISKER = 2.5
# The plot leaves room for half of a tick's words at its left, and for the numbers at its right.
LEFT = 18
RIGHT = 278
TICK = WordStyle(colour=QUIET, size=SMALL_LETTERS, align="center")
NUMBER = WordStyle(align="right")

Signs = tuple[list[Words], list[Stroke], list[Dot]]
# A row, and the pixel at which it begins.
Placed = tuple[float, DrawnRow]


def interval_chart(picture: DrawnIntervals) -> altair.LayerChart:
    """The key, the axis, then row after row."""
    key, signs, dots = draw_key(picture)
    axis = axis_words(picture.axis, LINE * len(key) + (GAP if key else 0))
    tops = list(accumulate((row_height(row) for row in picture.rows), initial=bottom_of(axis)))
    rows = list(zip(tops[:-1], picture.rows, strict=True))
    words = [*key, *axis, *(each for row in rows for each in row_words(row, picture.series))]
    # What is drawn later lies above: the marks above the lines of the axis.
    strokes = [each for row in rows for each in upright_strokes(row, picture)]
    strokes += [*signs, *(each for row in rows for each in whiskers(row, picture.axis))]
    dots += [each for row in rows for each in row_dots(row, picture.axis)]
    return altair.LayerChart(
        layer=[*draw_strokes(strokes), *draw_dots(dots), *draw_words(words)],
        width=WIDTH,
        height=tops[-1],
        config=look(),
    )


def draw_key(picture: DrawnIntervals) -> Signs:
    """What the signs mean: of each series where there are several, and of the line of reference."""
    series = picture.series if len(picture.series) > 1 else ()
    names = [*series, *([picture.reference.words] if picture.reference else [])]
    words = key_words(names)
    middles = list(key_lines(words, names))
    signs = [sign_of_series(position, y) for position, y in enumerate(middles[: len(series)])]
    strokes = [stroke for stroke, _ in signs]
    strokes += [sign_of_reference(y) for y in middles[len(series) :]]
    return words, strokes, [dot for _, dot in signs]


def axis_words(axis: DrawnAxis, top: float) -> list[Words]:
    title = write_lines(axis.title, 0, top, SMALL) if axis.title else []
    y = top + LINE * (len(title) + 0.5)
    ticks = [Words(text=tick.words, x=across(axis, tick.value), y=y, style=TICK) for tick in axis.ticks]
    return [*title, *ticks]


def bottom_of(axis: list[Words]) -> float:
    return max(each.y for each in axis) + LINE / 2


def row_height(row: DrawnRow) -> float:
    return LINE * (len(wrap_words(row.label)) + len(row.marks)) + GAP


def row_words(placed: Placed, series: tuple[str, ...]) -> Iterator[Words]:
    top, row = placed
    yield from write_lines(row.label, 0, top + GAP / 2)
    for y, mark in zip(mark_lines(placed), row.marks, strict=True):
        if mark.value is not None:
            yield Words(text=mark.words, x=WIDTH, y=y, style=NUMBER)
        elif len(series) > 1:
            yield Words(text=f"{series[mark.series]}: {mark.words}", x=LEFT, y=y, style=SMALL)
        else:
            yield Words(text=mark.words, x=LEFT, y=y, style=SMALL)


def mark_lines(placed: Placed) -> Iterator[float]:
    """The middle of the line of each mark of a row."""
    top, row = placed
    first = top + GAP / 2 + LINE * len(wrap_words(row.label))
    yield from (first + LINE * (number + 0.5) for number in range(len(row.marks)))


def upright_strokes(placed: Placed, picture: DrawnIntervals) -> Iterator[Stroke]:
    """The lines of the axis and of reference behind the marks of a row, and not behind its label."""
    lines = zip(mark_lines(placed), placed[1].marks, strict=True)
    marked = [y for y, mark in lines if mark.value is not None]
    if not marked:
        return
    top, bottom = marked[0] - LINE / 2, marked[-1] + LINE / 2
    for tick in picture.axis.ticks:
        x = across(picture.axis, tick.value)
        yield Stroke(x=x, y=top, x2=x, y2=bottom, colour=GRID)
    if picture.reference:
        x = across(picture.axis, picture.reference.value)
        yield Stroke(x=x, y=top, x2=x, y2=bottom, colour=INK, width=1.5, dash=REFERENCE)


def whiskers(placed: Placed, axis: DrawnAxis) -> Iterator[Stroke]:
    for y, mark in zip(mark_lines(placed), placed[1].marks, strict=True):
        if mark.low is not None and mark.high is not None:
            yield Stroke(
                x=across(axis, mark.low),
                y=y,
                x2=across(axis, mark.high),
                y2=y,
                colour=MARK_COLOURS[mark.series],
                width=WHISKER,
            )


def row_dots(placed: Placed, axis: DrawnAxis) -> Iterator[Dot]:
    for y, mark in zip(mark_lines(placed), placed[1].marks, strict=True):
        if mark.value is not None:
            yield Dot(x=across(axis, mark.value), y=y, series=mark.series)


def across(axis: DrawnAxis, value: float) -> float:
    return place_on(axis, value, LEFT, RIGHT)
