"""What is handed to whoever draws: plain values in the words of one language, one record a kind of picture.

It knows nothing of Altair, so that the process that asks for a picture need not load what draws it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnBar:
    """One segment of one bar: whose it is, which series it belongs to, how long it is."""

    label: str
    series: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnBars:
    """Horizontal bars, stacked where there are several series."""

    bars: tuple[DrawnBar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnTick:
    """A place on an axis and what is written there."""

    value: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnAxis:
    """An axis from `low` to `high`."""

    low: float
    high: float
    ticks: tuple[DrawnTick, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnMark:
    """A dot with its whisker, and the number written beside it; without a value, words in its place."""

    series: int
    value: float | None
    low: float | None
    high: float | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRow:
    """One label with its marks, one below the other."""

    label: str
    marks: tuple[DrawnMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnIntervals:
    """Rows of dots with whiskers over one axis, and perhaps a line to see them against."""

    series: tuple[str, ...]
    rows: tuple[DrawnRow, ...]
    axis: DrawnAxis
    reference: DrawnTick | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPoint:
    """One point of a curve, and how far its band reaches."""

    x: float
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCurve:
    """A line through points; `stepped`: it keeps its value until the next point."""

    series: str
    points: tuple[DrawnPoint, ...]
    stepped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCurves:
    """Lines with their bands over two axes."""

    curves: tuple[DrawnCurve, ...]
    x: DrawnAxis
    y: DrawnAxis


Drawn = DrawnBars | DrawnIntervals | DrawnCurves
