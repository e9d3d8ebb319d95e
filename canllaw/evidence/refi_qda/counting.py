"""What a position in a text counts, and which way of counting a program used.

The standard counts Unicode code points of the file, the first being 0 (REFI-QDA 1.0, section 10.2). Programs
written in .NET, Java or JavaScript often count UTF-16 units instead, where an emoji is two; some count a
line end of two characters as one; some count a byte order mark. Our texts have single line ends and no mark.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

MARK = "\ufeff"
LINE_END = re.compile("\r\n?")
SPACES = re.compile(r"\s+")
CUT_OFF = ("…", "...")
# Edges of words decide only where names of selections and the text's length do not, and only clearly.
FEWEST_TO_JUDGE = 5
MOST_TO_JUDGE = 300
TIDY = 0.9
UNTIDY = 0.5


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
class Marked:
    """A selection as a program wrote it: two positions, and the words it showed for it, if any."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offsets:
    """Turns positions of one way of counting into characters of our text.

    `steps` holds the position of each of our characters, and of the end; None where they are the same.
    """

    length: int
    steps: npt.NDArray[np.int64] | None

    @property
    def last(self) -> int:
        return self.length if self.steps is None else int(self.steps[-1])

    def fits(self, position: int) -> bool:
        return 0 <= position <= self.last

    def start(self, position: int) -> int:
        """A position within a character of two units moves to before it."""
        if self.steps is None:
            return position
        return int(np.searchsorted(self.steps, position, side="right")) - 1 if position else 0

    def end(self, position: int) -> int:
        """A position within a character of two units moves to after it."""
        return position if self.steps is None else int(np.searchsorted(self.steps, position, side="left"))


def make_plain(raw: str) -> str:
    """The text as our records hold it: no byte order mark, single line ends, nothing else changed."""
    return LINE_END.sub("\n", raw.removeprefix(MARK))


def counts_alike(raw: str) -> bool:
    """Whether every way of counting gives the same positions in this text."""
    return not raw.startswith(MARK) and "\r\n" not in raw and (raw.isascii() or max(raw) <= "\uffff")


def make_offsets(raw: str, counting: Counting) -> Offsets:
    """`raw` is the text of the file as decoded, with its mark and its line ends."""
    plain = make_plain(raw)
    if counts_alike(raw):
        return Offsets(length=len(plain), steps=None)
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
    return Offsets(length=len(plain), steps=np.concatenate((before[:-1][~second], before[-1:])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for one way of counting: names that match the words, selections that fit the text, and
    selections that begin and end at the edge of a word, of those where the ways differ."""

    names: int = 0
    fitting: int = 0
    tidy: int = 0
    judged: int = 0

    def __add__(self, other: "Evidence") -> "Evidence":
        return Evidence(
            names=self.names + other.names,
            fitting=self.fitting + other.fitting,
            tidy=self.tidy + other.tidy,
            judged=self.judged + other.judged,
        )


def weigh(raw: str, selections: Sequence[Marked]) -> tuple[Evidence, ...]:
    """The evidence of one document for each of COUNTINGS, none where all of them are alike."""
    if counts_alike(raw) or not selections:
        return tuple(Evidence() for _ in COUNTINGS)
    plain = make_plain(raw)
    offsets = [make_offsets(raw, counting) for counting in COUNTINGS]
    telling = [each for each in selections if len({spots(each, way) for way in offsets}) > 1]
    return tuple(weigh_one(plain, way, telling[:MOST_TO_JUDGE]) for way in offsets)


def spots(selection: Marked, way: Offsets) -> tuple[int, int] | None:
    if not way.fits(selection.start) or not way.fits(selection.end):
        return None
    return way.start(selection.start), way.end(selection.end)


def weigh_one(plain: str, way: Offsets, selections: Iterable[Marked]) -> Evidence:
    names = fitting = tidy = judged = 0
    for selection in selections:
        judged += 1
        spot = spots(selection, way)
        if spot is None:
            continue
        fitting += 1
        names += says(selection.name, plain[spot[0] : spot[1]])
        tidy += is_edge(plain, spot[0]) and is_edge(plain, spot[1])
    return Evidence(names=names, fitting=fitting, tidy=tidy, judged=judged)


def says(name: str, words: str) -> bool:
    """Whether the name of a selection is its words, or their beginning."""
    name, words = SPACES.sub(" ", name).strip(), SPACES.sub(" ", words).strip()
    whole = not name.endswith(CUT_OFF)
    for mark in CUT_OFF:
        name = name.removesuffix(mark).rstrip()
    return bool(name) and (words == name if whole else words.startswith(name))


def is_edge(plain: str, at: int) -> bool:
    """Whether no word is cut in two here."""
    return not (0 < at < len(plain) and plain[at - 1].isalnum() and plain[at].isalnum())


def choose(evidence: Sequence[Evidence]) -> Counting | None:
    """The way of counting for which the evidence speaks; None where it speaks for none."""
    standard = evidence[0]
    most = max(each.names for each in evidence)
    if most:
        left = [at for at, each in enumerate(evidence) if each.names == most]
        return COUNTINGS[max(left, key=lambda at: (evidence[at].fitting, -at))]
    best = max(each.fitting for each in evidence)
    left = [at for at, each in enumerate(evidence) if each.fitting == best]
    if standard.fitting < best and best == standard.judged:
        return COUNTINGS[max(left, key=lambda at: (evidence[at].tidy, -at))]
    tidiest = max(left, key=lambda at: (evidence[at].tidy, -at))
    clear = standard.judged >= FEWEST_TO_JUDGE and (
        evidence[tidiest].tidy >= TIDY * standard.judged and standard.tidy <= UNTIDY * standard.judged
    )
    if clear:
        return COUNTINGS[tidiest]
    if standard.judged >= FEWEST_TO_JUDGE and standard.tidy >= TIDY * standard.judged:
        return STANDARD
    return None
