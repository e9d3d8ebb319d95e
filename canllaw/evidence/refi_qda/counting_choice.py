"""Which way of counting positions a program used, judged by the selections that it wrote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from canllaw.evidence.refi_qda.counting import (
    COUNTINGS,
    STANDARD,
    Counting,
    Offsets,
    make_offsets,
    make_plain,
    simplify,
    telling_features,
)

SPACES = re.compile(r"\s+")
CUT_OFF = ("…", "...")
# Edges of words decide only where names of selections and the text's length do not, and only clearly.
FEWEST_TO_JUDGE = 5
MOST_TO_JUDGE = 300
TIDY = 0.9
UNTIDY = 0.5
Spot = tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A selection as a program wrote it: two positions, and the words it showed for it, if any."""

    start: int
    end: int
    name: str = ""


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
    features = telling_features(raw)
    if features == STANDARD or not selections:
        return tuple(Evidence() for _ in COUNTINGS)
    plain = make_plain(raw)
    plainest = [simplify(counting, features) for counting in COUNTINGS]
    spots = {way: find_spots(selections, make_offsets(raw, way)) for way in dict.fromkeys(plainest)}
    telling = [at for at in range(len(selections)) if len({found[at] for found in spots.values()}) > 1]
    judged = telling[:MOST_TO_JUDGE]
    weighed = {
        way: weigh_one(plain, [(selections[at].name, found[at]) for at in judged])
        for way, found in spots.items()
    }
    return tuple(weighed[way] for way in plainest)


def find_spots(selections: Sequence[Marked], way: Offsets) -> list[Spot]:
    """First and last character of each selection in one way of counting, None outside the text."""
    starts = [each.start for each in selections]
    ends = [each.end for each in selections]
    fitting = [way.fits(start) and way.fits(end) for start, end in zip(starts, ends, strict=True)]
    found = zip(fitting, way.starts(starts), way.ends(ends), strict=True)
    return [(start, end) if fits else None for fits, start, end in found]


def weigh_one(plain: str, selections: Sequence[tuple[str, Spot]]) -> Evidence:
    names = fitting = tidy = 0
    for name, spot in selections:
        if spot is not None:
            fitting += 1
            names += says(name, plain[spot[0] : spot[1]])
            tidy += is_edge(plain, spot[0]) and is_edge(plain, spot[1])
    return Evidence(names=names, fitting=fitting, tidy=tidy, judged=len(selections))


def says(name: str, words: str) -> bool:
    """Whether the name of a selection is its words, or their beginning."""
    if not name:
        return False
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
