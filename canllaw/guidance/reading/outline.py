"""Plain text read by its indents: lists, terms with definitions, notes, headings that are underlined.

Plain text and reStructuredText share these rules; each adds its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.pieces import Piece
from canllaw.guidance.reading.wrapped import JOINABLE, join_lines

UNDERLINE = re.compile(r"([=\-~^\"'`#*+.:_<>])\1{2,}")
ITEM = re.compile(
    r"(?P<mark>[-*•‣◦▪●–]|\([a-z]{1,4}\)|\(\d{1,2}\)|\d{1,3}[.)]|#\.|[a-z]\)|[ivx]{1,5}\)|[a-z]\.|[ivx]{2,5}\.)"
    r"(?P<space>\s+)(?=\S)"
)
DEEPEST = 30
TAB = 8


class Within(Enum):
    """What a line can stand in."""

    ITEM = auto()
    DEFINITION = auto()
    NOTE = auto()
    BOX = auto()
    CODE = auto()
    SKIPPED = auto()
    PLAIN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """Something open: lines belong to it from `indent` on, and its own words begin at `content`."""

    within: Within
    indent: int
    content: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Lines without an empty one between them, or the title of an underlined heading with its sign."""

    lines: tuple[str, ...]
    sign: str = ""
    gap: int = 0


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def read_lines(text: str) -> Iterator[Lines]:
    """All blocks of a text. An underlined line is a block of its own, even with words right below it."""
    lines = [line.rstrip() for line in text.expandtabs(TAB).splitlines()]
    held: list[str] = []
    position = gap = 0
    while position < len(lines):
        heading = None if held else heading_at(lines, position)
        if heading is not None:
            sign, title_at, position = heading
            yield Lines(lines=(lines[title_at].strip(),), sign=sign, gap=gap)
            gap = 0
        elif lines[position]:
            held.append(lines[position])
        else:
            if held:
                yield Lines(lines=tuple(held), gap=gap)
                held, gap = [], 0
            gap += 1
        position += 1
    if held:
        yield Lines(lines=tuple(held), gap=gap)


def heading_at(lines: Sequence[str], position: int) -> tuple[str, int, int] | None:
    """Whether a heading begins here: its sign (twice where overlined), its title's line, its last line."""
    line = lines[position]
    following = lines[position + 1] if position + 1 < len(lines) else ""
    if not line or not following:
        return None
    if over := UNDERLINE.fullmatch(line):
        under = lines[position + 2] if position + 2 < len(lines) else ""
        framed = under == line and not UNDERLINE.fullmatch(following)
        return (over[1] * 2, position + 1, position + 2) if framed else None
    under_match = UNDERLINE.fullmatch(following)
    if under_match is None or line[0] == " " or len(following) + 2 < len(line):
        return None
    return under_match[1], position, position + 1


@dataclass(slots=True)
class Outline:
    """Goes through the blocks of a text and keeps what each stands in."""

    pieces: list[Piece] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    pending: str | None = None

    def read(self, text: str) -> list[Piece]:
        for block in read_lines(text):
            if block.sign:
                self.add_heading(block)
            else:
                self.add_lines(block)
        return self.pieces

    def add_heading(self, block: Lines) -> None:
        """The first sign that underlines is the highest level, the next new sign the one below."""
        self.containers.clear()
        if block.sign not in self.signs:
            self.signs.append(block.sign)
        self.add(PassageKind.HEADING, block.lines[0], level=self.signs.index(block.sign) + 1)

    def add_lines(self, block: Lines) -> None:
        for chunk in chunks(block.lines):
            self.add_chunk(chunk)

    def add_chunk(self, chunk: Sequence[str]) -> None:
        indent = indent_of(chunk[0])
        self.close_to(indent)
        if self.is_within(Within.SKIPPED):
            return
        if self.is_within(Within.NOTE):
            self.add_to_note(join_lines(chunk))
            return
        if self.is_within(Within.CODE):
            self.add(PassageKind.CODE, "\n".join(chunk))
            return
        item = ITEM.match(chunk[0].strip())
        if item is not None:
            self.open_item(item, indent)
            rest = chunk[0].strip()[item.end() :]
            chunk = [" " * self.content() + rest, *chunk[1:]]
        self.add_body(chunk)

    def open_item(self, item: re.Match[str], indent: int) -> None:
        self.pending = "•" if item["mark"] in "*-•‣◦▪●–" else item["mark"]
        self.open(Within.ITEM, indent + 1, indent + item.end())

    def add_body(self, chunk: Sequence[str]) -> None:
        if self.is_definition(chunk):
            indent = indent_of(chunk[0])
            self.pending = None
            self.open(Within.DEFINITION, indent + 1, indent_of(chunk[1]))
            self.add(PassageKind.LIST_ITEM, chunk[0].strip(), level=self.depth())
            chunk = chunk[1:]
        self.add_text(chunk)

    def is_definition(self, chunk: Sequence[str]) -> bool:
        """A term on a line of its own and its definition, indented, below it."""
        if len(chunk) < 2:
            return False
        first, others = indent_of(chunk[0]), {indent_of(line) for line in chunk[1:]}
        return len(others) == 1 and min(others) > first

    def add_text(self, chunk: Sequence[str]) -> None:
        """A paragraph or the words of an item."""
        text = join_lines(chunk)
        if self.pending is not None:
            marker, self.pending = self.pending, None
            self.add(
                PassageKind.LIST_ITEM, text, level=self.depth(), marker=None if marker == "#." else marker
            )
        else:
            self.add(PassageKind.PARAGRAPH, text, level=self.depth())

    def add_to_note(self, text: str) -> None:
        """All that stands in a footnote is one text, without the marks of its lists."""
        last = self.pieces[-1] if self.pieces else None
        item = ITEM.match(text)
        text = text[item.end() :] if item else text
        if last is not None and last.kind is PassageKind.FOOTNOTE:
            self.pieces[-1] = replace(last, text=f"{last.text} {text}".strip())

    def add(self, kind: PassageKind, text: str, level: int = 0, marker: str | None = None) -> None:
        boxed = self.is_within(Within.BOX)
        self.pieces.append(Piece(kind=kind, text=text, level=min(level, DEEPEST), marker=marker, boxed=boxed))

    def open(self, within: Within, indent: int, content: int) -> None:
        if len(self.containers) < DEEPEST:
            self.containers.append(Container(within=within, indent=indent, content=content))

    def close_to(self, indent: int) -> None:
        while self.containers and self.containers[-1].indent > indent:
            self.containers.pop()

    def content(self) -> int:
        return self.containers[-1].content if self.containers else 0

    def depth(self) -> int:
        return sum(each.within in (Within.ITEM, Within.DEFINITION) for each in self.containers)

    def is_within(self, within: Within) -> bool:
        return any(each.within is within for each in self.containers)


def chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines of a block, parted where an item of a list begins."""
    chunk: list[str] = []
    listed = ITEM.match(lines[0].strip()) is not None
    for line in lines:
        starts = chunk and ITEM.match(line.strip()) and (listed or chunk[-1].endswith(JOINABLE))
        if starts:
            yield chunk
            chunk, listed = [], True
        chunk.append(line)
    if chunk:
        yield chunk
