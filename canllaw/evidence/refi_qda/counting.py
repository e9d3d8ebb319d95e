"""What a position in a text counts.

The standard counts Unicode code points of the file, the first being 0 (REFI-QDA 1.0, section 10.2). Programs
written in .NET, Java or JavaScript often count UTF-16 units instead, where an emoji is two; some count a
line end of two characters as one; some count a byte order mark. Our texts have single line ends and no mark.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

MARK = "\ufeff"
LINE_END = re.compile("\r\n?")
TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")
Positions = npt.NDArray[np.int64]


class Unit(StrEnum):
    """What one step of a position is."""

    CODE_POINT = "code points"
    UTF_16 = "UTF-16 units"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """One way of counting positions. The standard's own is the default."""

    unit: Unit = Unit.CODE_POINT
    double_line_ends: bool = True
    counts_mark: bool = False


STANDARD = Counting()
COUNTINGS = tuple(
    Counting(unit=unit, double_line_ends=double, counts_mark=mark)
    for mark in (False, True)
    for double in (True, False)
    for unit in Unit
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offsets:
    """Turns positions of one way of counting into characters of our text.

    `steps` holds the position of each of our characters, and of the end; None where they are the same.
    """

    length: int
    steps: Positions | None

    @property
    def last(self) -> int:
        return self.length if self.steps is None else int(self.steps[-1])

    def fits(self, position: int) -> bool:
        return 0 <= position <= self.last

    def start(self, position: int) -> int:
        """A position within a character of two units moves to before it."""
        return self.starts([position])[0]

    def end(self, position: int) -> int:
        """A position within a character of two units moves to after it."""
        return self.ends([position])[0]

    def starts(self, positions: Sequence[int]) -> list[int]:
        if self.steps is None:
            return list(positions)
        found = self.steps.searchsorted(positions, side="right") - 1
        return [int(each) for each in found.clip(min=0)]

    def ends(self, positions: Sequence[int]) -> list[int]:
        if self.steps is None:
            return list(positions)
        return [int(each) for each in self.steps.searchsorted(positions)]


def make_plain(raw: str) -> str:
    """The text as our records hold it: no byte order mark, single line ends, nothing else changed."""
    plain = raw.removeprefix(MARK)
    return LINE_END.sub("\n", plain) if "\r" in plain else plain


def telling_features(raw: str) -> Counting:
    """What a text has that programs count differently, as the way furthest from the standard's."""
    return Counting(
        unit=Unit.UTF_16 if not raw.isascii() and TWO_UNITS.search(raw) else Unit.CODE_POINT,
        double_line_ends="\r\n" not in raw,
        counts_mark=raw.startswith(MARK),
    )


def counts_alike(raw: str) -> bool:
    """Whether every way of counting gives the same positions in this text."""
    return telling_features(raw) == STANDARD


def simplify(counting: Counting, features: Counting) -> Counting:
    """The plainest way of counting that gives the same positions in a text of these features."""
    return Counting(
        unit=counting.unit if features.unit is Unit.UTF_16 else Unit.CODE_POINT,
        double_line_ends=counting.double_line_ends or features.double_line_ends,
        counts_mark=counting.counts_mark and features.counts_mark,
    )


def make_offsets(raw: str, counting: Counting) -> Offsets:
    """`raw` is the text of the file as decoded, with its mark and its line ends."""
    plain = make_plain(raw)
    if counts_alike(raw):
        return Offsets(length=len(plain), steps=None)
    return Offsets(length=len(plain), steps=find_steps(raw, counting))


def find_steps(raw: str, counting: Counting) -> Positions:
    """The position of each character of our text, and of its end."""
    codes = np.frombuffer(raw.removeprefix(MARK).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    width = np.ones(len(codes), dtype=np.int64)
    if counting.unit is Unit.UTF_16:
        width += codes > 0xFFFF
    second = np.zeros(len(codes), dtype=bool)
    second[1:] = (codes[1:] == 10) & (codes[:-1] == 13)
    if not counting.double_line_ends:
        width[second] = 0
    first = 1 if counting.counts_mark and raw.startswith(MARK) else 0
    before = np.concatenate(([0], np.cumsum(width))) + first
    # Of a line end of two characters the first stands for both.
    return np.concatenate((before[:-1][~second], before[-1:]))
