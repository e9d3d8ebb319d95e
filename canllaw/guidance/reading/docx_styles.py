"""What a Word file says about its paragraphs: what is a heading, what has a border, what is numbered how."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from canllaw.guidance.reading.docx_package import W
from canllaw.guidance.reading.numbering import say_letters, say_roman

HEADING_NAME = re.compile(r"(?:heading|pennawd|titre|überschrift|título|rubrik|kop)\s*([1-9])$", re.I)
TITLE_NAMES = ("title", "teitl")
CONTENTS_NAME = re.compile(r"(?:toc|tdc|contents|table of figures|cynnwys)\b", re.I)
LEVEL_SIGN = re.compile(r"%([1-9])")
DEEPEST_STYLE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style with all that it has from the styles it is based on."""

    name: str = ""
    heading: int | None = None
    title: bool = False
    contents: bool = False
    boxed: bool = False
    hidden: bool = False
    number: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLevel:
    """How one level of a numbering counts and what it prints: "%1.%2" or "(%1)"."""

    format: str
    text: str
    start: int
    style: str | None
    restarts_after: int | None


@dataclass(slots=True)
class Numbering:
    """All numberings of a file and how far each has counted."""

    levels: Mapping[str, Mapping[int, NumberLevel]]
    abstract: Mapping[str, str]
    starts: Mapping[tuple[str, int], int]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def next_mark(self, number: tuple[str, int]) -> tuple[str | None, int]:
        """The printed mark of the next paragraph of a numbering, and its level from 1."""
        num_id, level = number
        levels = self.levels.get(num_id, {})
        stated = levels.get(level)
        if stated is None:
            return "•", level + 1
        counts = self.counts.setdefault(self.abstract.get(num_id, num_id), {})
        self.count(num_id, level, levels, counts)
        if stated.format == "bullet":
            return "•", level + 1
        return self.printed(level, levels, counts), level + 1

    def count(
        self, num_id: str, level: int, levels: Mapping[int, NumberLevel], counts: dict[int, int]
    ) -> None:
        override = self.starts.get((num_id, level))
        if override is not None and (num_id, level) not in self.begun:
            counts[level] = override
        else:
            counts[level] = counts.get(level, levels[level].start - 1) + 1
        self.begun.add((num_id, level))
        for deeper in [other for other in counts if other > level]:
            after = levels[deeper].restarts_after if deeper in levels else None
            if after != 0 and (after is None or level < after):
                del counts[deeper]
        for above in range(level):
            if above in levels:
                counts.setdefault(above, levels[above].start)

    def printed(self, level: int, levels: Mapping[int, NumberLevel], counts: Mapping[int, int]) -> str | None:
        def put(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = levels.get(at)
            return say_number(counts.get(at, 1), shown.format if shown else "decimal")

        return LEVEL_SIGN.sub(put, levels[level].text).strip() or None


def say_number(value: int, format: str) -> str:
    match format:
        case "lowerLetter":
            return say_letters(max(value, 1))
        case "upperLetter":
            return say_letters(max(value, 1)).upper()
        case "lowerRoman":
            return say_roman(max(value, 1))
        case "upperRoman":
            return say_roman(max(value, 1)).upper()
        case "decimalZero":
            return f"{value:02d}"
        case "none":
            return ""
        case _:
            return str(value)


def value_of(element: _Element | None, path: str) -> str | None:
    """The w:val of a child; None where there is none."""
    child = element.find(path) if element is not None else None
    return child.get(f"{W}val") if child is not None else None


def whole(stated: str | None) -> int | None:
    """A whole number as a file states it; None where it states none, or nonsense."""
    return int(stated) if stated and stated.isascii() and stated.isdigit() and len(stated) < 7 else None


def is_on(element: _Element | None, name: str) -> bool:
    child = element.find(W + name) if element is not None else None
    return child is not None and child.get(f"{W}val") not in ("0", "false", "off")


def has_box(properties: _Element | None) -> bool:
    """Whether a paragraph has a border on its left and right, as a box has; a line above or below is none."""
    border = properties.find(f"{W}pBdr") if properties is not None else None
    if border is None:
        return False
    sides = [border.find(W + side) for side in ("left", "right", "top", "bottom")]
    drawn = [side is not None and side.get(f"{W}val") not in (None, "none", "nil") for side in sides]
    return sum(drawn) >= 3


def number_of(properties: _Element | None) -> tuple[str, int | None] | None:
    """The numbering that paragraph properties name, and its level where they state one."""
    numbered = properties.find(f"{W}numPr") if properties is not None else None
    if numbered is None:
        return None
    level = value_of(numbered, f"{W}ilvl")
    num_id = value_of(numbered, f"{W}numId")
    return (num_id or "", whole(level))


def read_styles(root: _Element | None, numbering: Numbering) -> dict[str, Style]:
    """All paragraph styles by their id; the empty id is the default style."""
    if root is None:
        return {}
    found = {style.get(f"{W}styleId") or "": style for style in root.iterfind(f"{W}style")}
    return {name: read_style(name, found, numbering) for name in found}


def read_style(name: str, found: Mapping[str, _Element], numbering: Numbering) -> Style:
    chain: list[tuple[str, _Element]] = []
    current = name
    while current in found and len(chain) < DEEPEST_STYLE:
        chain.append((current, found[current]))
        current = value_of(found[current], f"{W}basedOn") or ""
    names = [value_of(style, f"{W}name") or "" for _, style in chain]
    properties = [style.find(f"{W}pPr") for _, style in chain]
    return Style(
        name=names[0],
        heading=heading_level(names, properties),
        title=names[0].casefold() in TITLE_NAMES,
        contents=CONTENTS_NAME.match(names[0]) is not None,
        boxed=any(has_box(each) for each in properties),
        hidden=any(is_on(style.find(f"{W}rPr"), "vanish") for _, style in chain),
        number=style_number(chain, numbering),
    )


def heading_level(names: list[str], properties: list[_Element | None]) -> int | None:
    for name, stated in zip(names, properties, strict=True):
        level = whole(value_of(stated, f"{W}outlineLvl"))
        if level is not None:
            return level + 1 if level < 9 else None
        if match := HEADING_NAME.match(name):
            return int(match[1])
    return None


def style_number(chain: list[tuple[str, _Element]], numbering: Numbering) -> tuple[str, int] | None:
    level: int | None = None
    for style_id, style in chain:
        stated = number_of(style.find(f"{W}pPr"))
        if stated is None:
            continue
        num_id, own_level = stated
        level = own_level if level is None else level
        if num_id:
            linked = (at for at, each in numbering.levels.get(num_id, {}).items() if each.style == style_id)
            return (num_id, level if level is not None else next(linked, 0)) if num_id != "0" else None
    return None


def read_numbering(root: _Element | None) -> Numbering:
    """The numberings of a file, each with its levels and its own starts."""
    if root is None:
        return Numbering(levels={}, abstract={}, starts={})
    abstracts = {each.get(f"{W}abstractNumId") or "": each for each in root.iterfind(f"{W}abstractNum")}
    linked = {value_of(each, f"{W}styleLink"): number for number, each in abstracts.items()}
    levels: dict[str, dict[int, NumberLevel]] = {}
    abstract: dict[str, str] = {}
    starts: dict[tuple[str, int], int] = {}
    for each in root.iterfind(f"{W}num"):
        num_id, base = each.get(f"{W}numId") or "", value_of(each, f"{W}abstractNumId") or ""
        link = value_of(abstracts.get(base), f"{W}numStyleLink")
        base = linked.get(link, base) if link else base
        abstract[num_id] = base
        levels[num_id] = read_levels(abstracts.get(base))
        for override in each.iterfind(f"{W}lvlOverride"):
            at = whole(override.get(f"{W}ilvl")) or 0
            levels[num_id].update(read_levels(override))
            start = value_of(override, f"{W}startOverride")
            if (first := whole(start)) is not None:
                starts[num_id, at] = first
    return Numbering(levels=levels, abstract=abstract, starts=starts)


def read_levels(root: _Element | None) -> dict[int, NumberLevel]:
    levels: dict[int, NumberLevel] = {}
    for level in root.iterfind(f"{W}lvl") if root is not None else ():
        start = whole(value_of(level, f"{W}start"))
        levels[whole(level.get(f"{W}ilvl")) or 0] = NumberLevel(
            format=value_of(level, f"{W}numFmt") or "decimal",
            text=value_of(level, f"{W}lvlText") or "",
            start=1 if start is None else start,
            style=value_of(level, f"{W}pStyle"),
            restarts_after=whole(value_of(level, f"{W}lvlRestart")),
        )
    return levels
