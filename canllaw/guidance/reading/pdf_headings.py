"""Which blocks are headings, and how deep: by the PDF's own outline, the type they are set in, and their numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from canllaw.guidance.reading.pdf_blocks import Block

LARGER = 1.08
LONGEST = 250
LONGEST_BOLD = 140
MOST_LINES = 4
FEWEST_ENTRIES = 5
LETTERS = re.compile(r"[^\W\d_]{2}")
NUMBER = re.compile(r"((?:\d{1,3}|[A-Z])(?:\.\d{1,3})+|\d{1,3})\.?\s+\S")
GREAT_PART = re.compile(
    r"(?:part|chapter|annex|annexe|appendix|schedule|section|rhan|pennod|atodiad|atodlen|adran)\s+"
    r"(?:[ivxlc]+|\d{1,3}[a-z]?|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty[\w-]*)[.:]?",
    re.IGNORECASE,
)
Style = tuple[float, bool, bool, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The titles of a PDF's own outline, in plain letters, with their depths from 1 and their words as written."""

    levels: Mapping[str, int]
    titles: Mapping[str, str]

    def is_full(self) -> bool:
        """Whether it has so many entries that a bold line outside it is rather no heading."""
        return len(self.levels) >= FEWEST_ENTRIES


def plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def is_heading(block: Block, text: str, body: float, outline: Outline) -> bool:
    """Whether a block is set as a heading. It is short, larger or bold, and no sentence."""
    if block.cell is not None or block.note or len(text) > LONGEST or len(block.lines) > MOST_LINES:
        return False
    first = block.first
    larger = first.size > LARGER * body
    bold = first.bold and block.last.bold and len(text) <= LONGEST_BOLD and first.size > 0.97 * body
    if not (larger or bold) or not LETTERS.search(text):
        return False
    if text[-1] in ";,—" or text[0] in "•–-“" or (text[0].islower() and not larger):
        return False
    if larger:
        return first.size > 1.3 * body or text[-1] != "." or len(text) < 100
    if text[-1] in ".:" and not GREAT_PART.fullmatch(text):
        return False
    return not outline.is_full() or plain(text) in outline.levels


def style_of(block: Block, text: str) -> Style:
    """What a heading's level is told by, the larger first: size, weight, capitals, depth of its number."""
    match = NUMBER.match(text)
    depth = match[1].count(".") + 1 if match else 0
    return -round(block.first.size * 2) / 2, not block.first.bold, not text.isupper(), depth


def find_levels(headings: Sequence[tuple[Block, str]], outline: Outline) -> list[int]:
    """The level of each heading: the outline's own where it names it, else as others of its style."""
    styles = [style_of(block, text) for block, text in headings]
    ranks = {style: rank for rank, style in enumerate(sorted(set(styles)), start=1)}
    known = [outline.levels.get(plain(text)) for _, text in headings]
    if not any(known):
        return by_number(styles, [ranks[style] for style in styles])
    of_style: dict[Style, list[int]] = {}
    for style, level in zip(styles, known, strict=True):
        if level is not None:
            of_style.setdefault(style, []).append(level)
    usual = {style: sorted(levels)[len(levels) // 2] for style, levels in of_style.items()}
    return [
        level if level is not None else usual.get(style) or near_level(style, usual)
        for style, level in zip(styles, known, strict=True)
    ]


def near_level(style: Style, usual: Mapping[Style, int]) -> int:
    """The level of a style that the outline does not know: below the next larger one that it knows."""
    larger = [level for other, level in usual.items() if other < style]
    return max(larger) + 1 if larger else 1


def by_number(styles: Sequence[Style], levels: list[int]) -> list[int]:
    """Numbers tell depth better than type does: 3.2.1 stands two levels below 3, whatever their sizes."""
    tops = [level - style[3] for style, level in zip(styles, levels, strict=True) if style[3]]
    if not tops:
        return levels
    shift = max(0, min(tops))
    return [
        style[3] + shift if style[3] else level for style, level in zip(styles, levels, strict=True)
    ]
