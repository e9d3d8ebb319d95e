"""The few shapes of which pictures are made: words, strokes and dots, at pixels from the upper left."""

import textwrap
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

import altair

from canllaw.report.looks import INK, LETTERS, MARK_COLOURS, MARK_SHAPES, WIDTH

# So many letters fit the width in a wide face too, where there is no Arial; what is wider still is cut.
LETTERS_A_LINE = 42
MOST_LINES = 3
DOT = 75

# Altair writes a position as it is, in pixels, where it has no scale.
X = altair.X("x:Q", scale=None, axis=None)
Y = altair.Y("y:Q", scale=None, axis=None)

Layers = list[altair.Chart]
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordStyle:
    """How words are written."""

    colour: str = INK
    align: Literal["left", "center", "right"] = "left"
    size: int = LETTERS
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that begin (or end, or have their middle) at `x`, on a line whose middle is `y`."""

    text: str
    x: float
    y: float
    style: WordStyle = WordStyle()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A straight line from one point to another."""

    x: float
    y: float
    x2: float
    y2: float
    colour: str
    width: float = 1
    dash: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A mark of a series, in its colour and shape."""

    x: float
    y: float
    series: int


def draw_words(words: Iterable[Words]) -> Layers:
    return [
        on_paper([{"x": each.x, "y": each.y, "text": each.text} for each in several])
        .mark_text(
            align=style.align,
            baseline="middle",
            fontSize=style.size,
            fontWeight="bold" if style.bold else "normal",
            color=style.colour,
            limit=WIDTH,
        )
        .encode(x=X, y=Y, text="text:N")
        for style, several in alike(words, lambda each: each.style)
    ]


def draw_strokes(strokes: Iterable[Stroke]) -> Layers:
    return [
        on_paper([{"x": each.x, "y": each.y, "x2": each.x2, "y2": each.y2} for each in several])
        .mark_rule(color=colour, strokeWidth=width, strokeDash=list(dash) if dash else altair.Undefined)
        .encode(x=X, y=Y, x2="x2:Q", y2="y2:Q")
        for (colour, width, dash), several in alike(
            strokes, lambda each: (each.colour, each.width, each.dash)
        )
    ]


def draw_dots(dots: Iterable[Dot]) -> Layers:
    return [
        on_paper([{"x": each.x, "y": each.y} for each in several])
        .mark_point(shape=MARK_SHAPES[series], color=MARK_COLOURS[series], filled=True, opacity=1, size=DOT)
        .encode(x=X, y=Y)
        for series, several in alike(dots, lambda each: each.series)
    ]


def on_paper(rows: list[Mapping[str, object]]) -> altair.Chart:
    return altair.Chart(altair.InlineData(values=rows))


def alike(several: Iterable[T], kind: Callable[[T], K]) -> Iterable[tuple[K, list[T]]]:
    """What has the same style becomes one layer: a picture of a hundred words has five layers."""
    groups: dict[K, list[T]] = {}
    for each in several:
        groups.setdefault(kind(each), []).append(each)
    return groups.items()


def wrap_words(text: str) -> list[str]:
    """A label on as many lines as it needs, at most three."""
    return textwrap.wrap(text, LETTERS_A_LINE, max_lines=MOST_LINES, placeholder=" …") or [""]
