"""Reads the source of the example guidance: a light Markdown in which every block stands on one line.

`# 1 Title` is a chapter and `## Title` a heading; `1.1 words` a numbered paragraph; `(a) words`, `- words`
and `1. words` list items, deeper by four spaces; `::: law Title` to `:::` a box; `Table 1: words` the title
of the `|` rows below it; `[^1]: words` a footnote; `# Title {columns}` an annex set in two columns.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from pathlib import Path


class Kind(StrEnum):
    """What a line of the source is."""

    CHAPTER = "chapter"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LETTER = "letter"
    BULLET = "bullet"
    STEP = "step"
    ROW = "row"
    CAPTION = "caption"
    BOX = "box"
    BOX_END = "box end"


LISTS = frozenset({Kind.LETTER, Kind.BULLET, Kind.STEP})
MARK = re.compile(r"\[\^(\d+)\]")
PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.CHAPTER, re.compile(r"# (?P<text>.+)")),
    (Kind.HEADING, re.compile(r"## (?P<text>.+)")),
    (Kind.BOX_END, re.compile(r":::(?P<text>)$")),
    (Kind.BOX, re.compile(r"::: (?P<number>law|practice) (?P<text>.+)")),
    (Kind.ROW, re.compile(r"(?P<text>\|.+\|)$")),
    (Kind.CAPTION, re.compile(r"(?P<text>(?:Table|Tabl) \d+: .+)")),
    (Kind.LETTER, re.compile(r"(?P<number>\([a-z]{1,2}\)) (?P<text>.+)")),
    (Kind.BULLET, re.compile(r"(?P<indent> *)- (?P<text>.+)")),
    (Kind.STEP, re.compile(r"(?P<number>\d+\.) (?P<text>.+)")),
    (Kind.PARAGRAPH, re.compile(r"(?P<number>\d+\.\d+) (?P<text>.+)")),
    (Kind.PARAGRAPH, re.compile(r"(?P<text>.+)")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line. `number` is the printed number or mark; of a box it is "law" or "practice"."""

    kind: Kind
    text: str
    number: str = ""
    level: int = 1
    columns: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(cell.strip() for cell in self.text.strip("|").split("|"))

    @property
    def name(self) -> str:
        """The address of a chapter or a numbered paragraph within a page."""
        words = self.number or " ".join(self.text.split(":")[0].split(" ")[:2])
        return re.sub(r"[^a-z0-9.]+", "-", words.lower())


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """One edition in one language: what its title page says, its blocks in order, and its footnotes."""

    front: Mapping[str, str]
    blocks: tuple[Block, ...]
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def chapters(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind is Kind.CHAPTER)

    def runs(self) -> Iterator[tuple[Kind, tuple[Block, ...]]]:
        """The blocks with the items of one list, and the rows of one table, kept together."""
        for kind, run in groupby(self.blocks, key=run_kind):
            blocks = tuple(run)
            if kind in (Kind.BULLET, Kind.ROW):
                yield kind, blocks
            else:
                yield from ((kind, (block,)) for block in blocks)


def run_kind(block: Block) -> Kind:
    return Kind.BULLET if block.kind in LISTS else block.kind


def read_source(path: Path) -> Guidance:
    """Read one source file. Lines between the two `---` at the top are the title page."""
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    notes: dict[str, str] = {}
    blocks: list[Block] = []
    for line in filter(str.strip, body.splitlines()):
        if note := re.match(r"\[\^(\d+)\]: (.+)", line):
            notes[note[1]] = note[2]
        else:
            blocks.append(read_block(line))
    return Guidance(
        front=dict(line.split(": ", 1) for line in front.splitlines()), blocks=tuple(blocks), notes=notes
    )


def read_block(line: str) -> Block:
    kind, found = next((kind, match) for kind, pattern in PATTERNS if (match := pattern.match(line)))
    parts = found.groupdict()
    text = parts["text"]
    return Block(
        kind=kind,
        text=text.removesuffix(" {columns}"),
        number=parts.get("number") or "",
        level=1 + len(parts.get("indent") or "") // 4,
        columns=text.endswith(" {columns}"),
    )
