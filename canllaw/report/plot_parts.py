"""What pictures with axes have in common: the key above them, ticks, and where a value lies in pixels."""

from collections.abc import Iterator, Sequence

from canllaw.report.drawn import DrawnAxis
from canllaw.report.looks import INK, MARK_COLOURS, QUIET, SMALL_LETTERS
from canllaw.report.shapes import Dot, Stroke, Words, WordStyle, wrap_words

LINE = 17
# From where to where the sample of a line reaches in the key.
SAMPLE = (3, 27)
REFERENCE = (4, 3)
SMALL = WordStyle(colour=QUIET, size=SMALL_LETTERS)


def place_on(axis: DrawnAxis, value: float, start: float, end: float) -> float:
    """Where a value lies between two pixels; what lies beyond the axis is drawn at its end."""
    inside = min(max(value, axis.low), axis.high)
    return start + (end - start) * (inside - axis.low) / (axis.high - axis.low)


def write_lines(text: str, x: float, top: float, style: WordStyle | None = None) -> list[Words]:
    """A text on as many lines as it needs; `top` is the upper edge of its first line."""
    return [
        Words(text=line, x=x, y=top + LINE * (number + 0.5), style=style or WordStyle())
        for number, line in enumerate(wrap_words(text))
    ]


def key_words(names: Sequence[str]) -> list[Words]:
    """What each sign means, one below the other."""
    words: list[Words] = []
    for name in names:
        words += write_lines(name, SAMPLE[1] + 8, key_height(words))
    return words


def key_height(words: Sequence[Words]) -> float:
    return LINE * len(words)


def key_lines(words: Sequence[Words], names: Sequence[str]) -> Iterator[float]:
    """The middle of the first line of each name."""
    at = iter(words)
    for name in names:
        lines = [next(at) for _ in wrap_words(name)]
        yield lines[0].y


def sign_of_series(series: int, y: float, dash: tuple[int, ...] = ()) -> tuple[Stroke, Dot]:
    """A sample of a line with its dot, as it stands in the key."""
    stroke = Stroke(x=SAMPLE[0], y=y, x2=SAMPLE[1], y2=y, colour=MARK_COLOURS[series], width=2.5, dash=dash)
    return stroke, Dot(x=sum(SAMPLE) / 2, y=y, series=series)


def sign_of_reference(y: float) -> Stroke:
    return Stroke(x=SAMPLE[0], y=y, x2=SAMPLE[1], y2=y, colour=INK, width=1.5, dash=REFERENCE)
