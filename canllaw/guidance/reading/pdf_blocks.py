"""Groups the lines of a document into blocks: one paragraph, item, heading, cell or note each, over page
breaks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from canllaw.guidance.reading.pdf_native import Box
from canllaw.guidance.reading.pdf_page import BULLETS
from canllaw.guidance.reading.pdf_tables import LaidOutPage
from canllaw.guidance.reading.pdf_text import Line

Cell = tuple[int, int, int]

# Marks at the start of a block, by whether only a list bears them or a numbered paragraph may too.
LIST_MARK = re.compile(
    rf"(?:[{BULLETS}]|o(?= [A-Z]))\s+\S|\(?[a-z]{{1,2}}\)\s|\(?[ivx]{{1,5}}\)\s|(?:[a-z]|[ivx]{{2,5}})\.\s"
)
NUMBER_MARK = re.compile(
    r"\(?\d{1,3}[A-Z]?\)\s|\d{1,3}[A-Z]?\.?(?:[—–-]\(\d|\s\S)|(?:\d{1,3}|[A-Z])(?:\.\d{1,3})+\.?\s|[A-Z]\d{1,3}\s"
)
ENDED = (".", "!", "?", ":", ";", "—", "”", ".)", ".’", ".]", ";]")
AND_OR = tuple(f"{stop} {word}" for stop in ";,—" for word in ("and", "or", "ac", "a", "neu"))
GAP = 1.25
DEFAULT_LEADING = 1.2
GLYPH = 0.5


@dataclass(slots=True)
class Block:
    """Lines that belong together, while they are gathered.

    `leading` is the step between its lines, `shift` how far its column stands right of the first.
    """

    lines: list[Line]
    boxed: bool = False
    cell: Cell | None = None
    note: bool = False
    leading: float = 0.0
    shift: float = 0.0

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def first(self) -> Line:
        return self.lines[0]


@dataclass(slots=True)
class Gathering:
    """Walks through the lines of all pages. Notes at the foot of a page wait until the words above them
    end.
    """

    leading: float
    coded: bool
    blocks: list[Block] = field(default_factory=list)
    waiting: list[Block] = field(default_factory=list)

    def add_page(self, laid_out: LaidOutPage, notes: Sequence[Line]) -> None:
        edges, shift = right_edges(laid_out), column_shift(laid_out)
        boxes = laid_out.page.boxes
        for line in laid_out.lines:
            column = laid_out.column_of(line) if laid_out.gutter is not None else 0
            cell = laid_out.cells.get(id(line)) if laid_out.cells else None
            box = box_around(line, boxes) if boxes and cell is None else None
            edge = min(edges[column], box.right) if box else edges[column]
            self.add(line, cell, box is not None, edge, shift * column)
        self.add_notes(notes)

    def add(self, line: Line, cell: Cell | None, boxed: bool, edge: float, shift: float) -> None:
        block = self.blocks[-1] if self.blocks else None
        alike = block is not None and cell == block.cell and boxed == block.boxed
        if block is not None and alike and (cell is not None or self.goes_on(block, line, edge)):
            if len(block.lines) == 1 and cell is None and block.last.page == line.page:
                block.leading = block.last.base - line.base
            block.lines.append(with_inner_mark(line))
            return
        self.blocks.extend(self.waiting)
        self.waiting.clear()
        self.blocks.append(Block(lines=[line], boxed=boxed, cell=cell, shift=shift))

    def goes_on(self, block: Block, line: Line, edge: float) -> bool:
        last = block.lines[-1]
        if abs(last.size - line.size) > 0.6:
            return False
        fits = last.right + GLYPH * line.size * (first_word(line.text) + 1) < edge - 0.5 * line.size
        drop = last.base - line.base
        if self.coded and last.mono and line.mono and block.boxed and last.page == line.page and drop > 0:
            return drop < 3 * GAP * self.leading * line.size
        if last.page != line.page or drop < -0.3 * line.size:
            return self.goes_on_overleaf(block, line, fits)
        if drop > GAP * (block.leading or self.leading * line.size):
            return False
        if is_hanging_on(block, line):
            return True
        if last.bold != line.bold or last.mono != line.mono:
            return not fits and not has_ended(last.text)
        if (
            begins_with_mark(line.text)
            and (fits or has_ended(last.text))
            and not is_hanging_text(block, line)
        ):
            return False
        if is_indented_anew(block, line):
            return False
        return not fits or not (has_ended(last.text) or begins_anew(line.text))

    def goes_on_overleaf(self, block: Block, line: Line, fits: bool) -> bool:
        last = block.last
        if last.bold != line.bold or last.mono != line.mono or (last.bold and not last.text[-1:].islower()):
            return False
        if has_ended(last.text):
            return (
                last.text[-1:] not in ".!?:—" and line.text[:1].islower() and not last.text.endswith(AND_OR)
            )
        if begins_with_mark(line.text) and (fits or line.left < last.left - 2):
            return False
        return line.text[:1].islower() or not fits

    def add_notes(self, notes: Sequence[Line]) -> None:
        for line in notes:
            before = self.waiting[-1] if self.waiting else last_note(self.blocks)
            if line.text.startswith("\ue000") or before is None or begins_note(line.text, before):
                self.waiting.append(Block(lines=[line], note=True))
            else:
                before.lines.append(line)

    def finish(self) -> list[Block]:
        self.blocks.extend(self.waiting)
        self.waiting.clear()
        return self.blocks


def last_note(blocks: Sequence[Block]) -> Block | None:
    """The note that a page's first unmarked note goes on from."""
    for block in reversed(blocks[-60:]):
        if block.note:
            return block
    return None


NAMED_MARK = re.compile(r"[A-Z]\d{1,4}\s")
NOTE_START = re.compile(r"\[?(\d{1,3}|[*†‡§¶]+)[\].)]?(?:\s|$)")


def begins_note(text: str, before: Block) -> bool:
    """Whether a line opens the next note, where its number is not set smaller: it counts one further."""
    match, last = NOTE_START.match(text), NOTE_START.match(plain_note(before.first.text))
    if match is None or last is None:
        return False
    if match[1].isdigit() and last[1].isdigit():
        return int(match[1]) == int(last[1]) + 1
    return not match[1].isdigit() or not last[1].isdigit()


def plain_note(text: str) -> str:
    return text.replace("\ue000", "").replace("\ue001", " ")


def first_word(text: str) -> int:
    space = text.find(" ")
    return space if space >= 0 else len(text)


def has_ended(text: str) -> bool:
    return text.endswith(ENDED) or text.endswith(AND_OR)


def begins_anew(text: str) -> bool:
    first = text[0]
    return not first.islower() and first not in ",.;:)]"


def begins_with_mark(text: str) -> bool:
    first = text[0]
    if first.isalpha() and text[1:2].isalpha() and text[2:3].isalpha():
        return False
    return LIST_MARK.match(text) is not None or NUMBER_MARK.match(text) is not None


def is_hanging_on(block: Block, line: Line) -> bool:
    """Whether a line stands under the words of a note or item, right of its mark, and does not open the
    next.
    """
    first, last = block.first, block.last
    if line.left < first.left + 0.8 * line.size or not begins_with_mark(plain_note(first.text)):
        return False
    if len(block.lines) > 1 and abs(line.left - last.left) > 0.5 * line.size:
        return False
    named = NAMED_MARK.match(first.text) is not None
    return named or not (has_ended(last.text) or begins_with_mark(line.text))


def with_inner_mark(line: Line) -> Line:
    """A raised mark at the start of a line inside a block refers to a note, and is not the name of one."""
    if not line.text.startswith("\ue000"):
        return line
    mark, _, text = line.text[1:].partition("\ue001")
    return line._replace(text=text, marks=(mark, *line.marks))


def is_hanging_text(block: Block, line: Line) -> bool:
    """Whether a line stands under the words of an item, not under its mark, so that its mark is a
    reference.
    """
    if len(block.lines) < 2 or not begins_with_mark(block.first.text) or has_ended(block.last.text):
        return False
    return block.first.left < block.last.left - 2 and abs(line.left - block.last.left) < 2


def is_indented_anew(block: Block, line: Line) -> bool:
    """Whether a line stands further left than the lines before it, or further right after the end of a
    sentence.
    """
    shift = line.left - block.last.left
    if abs(shift) < 0.5 * line.size:
        return False
    if len(block.lines) >= 2 or (shift < 0 and LIST_MARK.match(block.first.text)):
        return shift < 0 or has_ended(block.last.text)
    return shift > 0 and has_ended(block.last.text) and not begins_with_mark(block.first.text)


def box_around(line: Line, boxes: Sequence[Box]) -> Box | None:
    """The narrowest box that a line stands in."""
    around = [
        box
        for box in boxes
        if box.bottom <= line.base < box.top and box.left - 1 <= line.left and line.right <= box.right + 1
    ]
    return min(around, key=lambda box: box.right) if around else None


def column_shift(laid_out: LaidOutPage) -> float:
    """How far the second column stands to the right of the first."""
    if laid_out.gutter is None:
        return 0.0
    columns: list[list[float]] = [[], []]
    for line in laid_out.lines:
        columns[laid_out.column_of(line)].append(line.left)
    return min(columns[1]) - min(columns[0]) if all(columns) else 0.0


def right_edges(laid_out: LaidOutPage) -> list[float]:
    """How far the text of each column reaches."""
    lines = laid_out.lines
    if not lines:
        return [0.0, 0.0]
    if laid_out.gutter is None:
        return [max(line.right for line in lines)] * 2
    gutter = laid_out.gutter
    first = [line.right for line in lines if line.right < gutter]
    return [max(first, default=gutter), max(line.right for line in lines)]


def usual_leading(pages: Iterable[LaidOutPage]) -> float:
    """The most usual step from line to line, in sizes of the type."""
    steps: Counter[float] = Counter()
    for laid_out in pages:
        last: Line | None = None
        for line in laid_out.lines:
            if last is not None and abs(last.size - line.size) < 0.1 and abs(last.left - line.left) < 1:
                steps[round((last.base - line.base) / line.size, 1)] += 1
            last = line
        if steps.total() > 2000:
            break
    usual = {step: count for step, count in steps.items() if 0.9 <= step <= 2.6}
    if not usual:
        return DEFAULT_LEADING
    # Short items set apart can outnumber the lines of paragraphs, whose step is the smallest that is common.
    return min(step for step, count in usual.items() if count >= 0.25 * max(usual.values())) + 0.05
