"""Which blocks are headings, and how deep: by the PDF's own outline, the type they are set in, and their
numbers.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from canllaw.guidance.reading.contents import plain
from canllaw.guidance.reading.numbering import split_heading
from canllaw.guidance.reading.pdf_blocks import Block

LARGER = 1.08
LONGEST = 250
LONGEST_BOLD = 140
MOST_LINES = 4
FEWEST_ENTRIES = 5
LONGEST_LABEL = 40
OPENING = "([‘'"
LETTERS = re.compile(r"[^\W\d_]{3}|^[^\W\d_]{2}")
NUMBER = re.compile(r"((?:\d{1,3}|[A-Z])(?:\.\d{1,3})+|\d{1,3})\.?\s+\S")
GREAT_PART = re.compile(
    r"(?:part|chapter|annex|annexe|appendix|schedule|section|rhan|pennod|atodiad|atodlen|adran)\s+"
    r"(?:[ivxlc]+|\d{1,3}[a-z]?|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty[\w-]*)[.:]?",
    re.IGNORECASE,
)
GREAT_WORD = re.compile(
    r"part|chapter|annexe?|appendix|schedule|section|rhan|pennod|atodiad|atodlen", re.IGNORECASE
)
PART_NUMBER = re.compile(r"[ivxlc]+|\d{1,3}|[a-z]|[a-z]+(?:-[a-z]+)?", re.IGNORECASE)
Style = tuple[float, bool, bool, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The titles of a PDF's own outline, in plain letters, with their depths from 1 and their words as
    written.
    """

    levels: Mapping[str, int]
    titles: Mapping[str, str]

    def is_full(self) -> bool:
        """Whether it has so many entries that a bold line outside it is rather no heading."""
        return len(self.levels) >= FEWEST_ENTRIES


def outlined(text: str, outline: Outline) -> str | None:
    """The outline's key for a heading, with or without its printed number; None where it does not have it."""
    whole = plain(text)
    if whole in outline.levels:
        return whole
    title = plain(split_heading(text)[1])
    return title if title in outline.levels else None


def find_headings(texts: Sequence[tuple[Block, str]], body: float, outline: Outline) -> list[bool]:
    """Which blocks are headings. "Chapter 3" alone is one, with the title that follows it."""
    found = [is_heading(block, text, body, outline) for block, text in texts]
    for at, (block, text) in enumerate(texts[:-1]):
        if len(text) > LONGEST_LABEL or block.cell is not None or block.note:
            continue
        title_block, title = texts[at + 1]
        if GREAT_PART.fullmatch(text) and (found[at + 1] or is_plain_title(block, title_block, title)):
            found[at] = found[at + 1] = True
        elif GREAT_WORD.fullmatch(text) and found[at + 1] and PART_NUMBER.fullmatch(title):
            found[at] = True
    return found


def is_plain_title(label: Block, block: Block, title: str) -> bool:
    """Whether a line right under "Chapter 3" is its title, though it is set like the text."""
    near = block.first.page == label.first.page and block.cell is None and not block.note
    short = len(title) <= LONGEST_BOLD and title[-1] not in ".;:,—"
    return near and short and title[0].isupper() and not NUMBER.match(title)


def is_heading(block: Block, text: str, body: float, outline: Outline) -> bool:
    """Whether a block is set as a heading. It is short, larger or bold, and no sentence."""
    if block.cell is not None or block.note or len(text) > LONGEST or len(block.lines) > MOST_LINES:
        return False
    first = block.first
    larger = first.size > LARGER * body
    bold = first.bold and block.last.bold and len(text) <= LONGEST_BOLD and first.size > 0.97 * body
    if not (larger or bold) or not LETTERS.search(text):
        return False
    if (
        text[-1] in ";,—"
        or not (text[0].isalnum() or text[0] in OPENING)
        or (text[0].islower() and not larger)
    ):
        return False
    if larger:
        return first.size > 1.3 * body or text[-1] != "." or len(text) < 100
    if text[-1] in ".:" and not GREAT_PART.fullmatch(text):
        return False
    return not outline.is_full() or outlined(text, outline) is not None


def style_of(block: Block, text: str) -> Style:
    """What a heading's level is told by, the larger first: size, weight, capitals, depth of its number."""
    match = NUMBER.match(text)
    depth = match[1].count(".") + 1 if match else 0
    return -round(block.first.size * 2) / 2, not block.first.bold, not text.isupper(), depth


def find_levels(headings: Sequence[tuple[Block, str]], outline: Outline) -> list[int]:
    """The level of each heading: by the outline, by the depth of its number, else as others of its style."""
    styles = [style_of(block, text) for block, text in headings]
    keys = [outlined(text, outline) if outline.levels else None for _, text in headings]
    known = [outline.levels[key] if key else None for key in keys]
    if not any(known):
        return by_number(styles)
    shifts = [level - style[3] for style, level in zip(styles, known, strict=True) if level and style[3]]
    shift = sorted(shifts)[len(shifts) // 2] if shifts else None
    usual: dict[Style, int] = {}
    for style, level in zip(styles, known, strict=True):
        if level is not None:
            usual.setdefault(style, level)
    levels: list[int] = []
    for style, level in zip(styles, known, strict=True):
        if style[3] and shift is not None:
            levels.append(max(1, style[3] + shift))
        else:
            levels.append(level or usual.get(style) or near_level(style, usual))
    return levels


def near_level(style: Style, usual: Mapping[Style, int]) -> int:
    """The level of a style that the outline does not know: below the next larger one that it knows."""
    larger = [level for other, level in usual.items() if other < style]
    return max(larger) + 1 if larger else 1


def by_number(styles: Sequence[Style]) -> list[int]:
    """Styles in order of size; but 3.2.1 stands two levels below 3, whatever their sizes."""
    plain_styles = sorted({(*style[:3], 0) if style[3] else style for style in styles})
    ranks = {style: rank for rank, style in enumerate(plain_styles, start=1)}
    levels = [ranks[*style[:3], 0] for style in styles]
    tops = [level - style[3] for style, level in zip(styles, levels, strict=True) if style[3]]
    if not tops:
        return levels
    shift = max(0, min(tops))
    deepest = shift + max(style[3] for style in styles)
    numbered_ranks = {level for style, level in zip(styles, levels, strict=True) if style[3]}
    return [
        style[3] + shift if style[3] else level if level <= min(numbered_ranks) else max(level, deepest + 1)
        for style, level in zip(styles, levels, strict=True)
    ]
