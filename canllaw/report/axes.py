"""Axes in the words of a page: how far they reach, where they have a mark, what stands there."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, say, say_number
from canllaw.report.drawn import DrawnAxis, DrawnTick

MOST_TICKS = 6
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A place on an axis with words of its own, such as a month."""

    value: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """From where to where; `decimals` and `unit` (with its space) are how its values are written.

    Where no ticks are given, there are at most six at round values.
    """

    low: float
    high: float
    unit: str = ""
    decimals: int = 0
    title: Message | None = None
    ticks: tuple[Tick, ...] = ()

    def __post_init__(self) -> None:
        assert self.low < self.high, "an axis has a length"
        assert all(self.holds(tick.value) for tick in self.ticks), "a tick is on its axis"

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high

    def write(self, value: float) -> str:
        return f"{say_number(value, self.decimals)}{self.unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A value to see the others against, and what it is."""

    value: float
    words: Message


# Values on it are percentages, from 0 to 100, and not shares of 1.
PERCENT = Axis(low=0, high=100, unit=" %")
# A scale of five points, from the least to the most.
FIVE_POINTS = Axis(low=1, high=5, decimals=1)


def draw_axis(axis: Axis, language: Language) -> DrawnAxis:
    ticks = axis.ticks or tuple(round_ticks(axis))
    return DrawnAxis(
        low=axis.low,
        high=axis.high,
        ticks=tuple(DrawnTick(value=tick.value, words=tick.words) for tick in ticks),
        title=say(axis.title, language) if axis.title else "",
    )


def round_ticks(axis: Axis) -> Iterator[Tick]:
    """Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten, as many as there is room for."""
    least = (axis.high - axis.low) / (MOST_TICKS - 1)
    power = 10.0 ** math.floor(math.log10(least))
    step = next(power * each for each in STEPS if power * each >= least * (1 - 1e-9))
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    decimals += not math.isclose(step * 10**decimals, round(step * 10**decimals))
    for number in range(math.ceil(axis.low / step - 1e-9), math.floor(axis.high / step + 1e-9) + 1):
        yield Tick(value=number * step, words=f"{say_number(number * step, decimals)}{axis.unit}")
