"""Goes through a web page once and gathers its blocks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.html_elements import (
    MARK,
    OpenList,
    OpenTable,
    clean_mark,
    has_article,
    is_layout,
    is_note_link,
    is_single,
    next_cell,
    words_of,
)
from canllaw.guidance.reading.html_parts import Part, is_hidden, list_style, part_of, say_mark
from canllaw.guidance.reading.pieces import Piece

# The space before a footnote mark goes with it where a full stop or comma follows.
MARK_STOOD_HERE = "\x00"
LOST_SPACE = re.compile(r"\s*\x00(?=[.,;:!?)])|\x00")
MARK_ALONE = re.compile(r"\s*(?:\((?:[a-z]{1,4}|\d{1,2})\)|\d{1,3}(?:\.\d{1,3})*\.?)")
DEEPEST = 30


@dataclass(slots=True)
class Walk:
    """Goes through a page once, without recursion, and keeps what it is inside of."""

    sheets: Mapping[str, str]
    pieces: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    lists: list[OpenList] = field(default_factory=list)
    tables: list[OpenTable] = field(default_factory=list)
    table_count: int = 0
    boxes: int = 0
    notes: int = 0
    note: int = 0
    note_mark: str | None = None
    cells: int = 0
    code: int = 0
    heading: int = 0
    item_fresh: bool = False
    item_mark: str | None = None
    opened: list[Part] = field(default_factory=list)

    def read(self, top: _Element) -> None:
        walker = etree.iterwalk(top, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                part = part_of(element.tag, element.get("class") or "", element.get("role") or "")
                if (
                    part is not Part.FURNITURE
                    and element.attrib
                    and element is not top
                    and is_hidden(element)
                ):
                    part = Part.FURNITURE
                part = self.start(element, part, top)
                self.opened.append(part)
                if part is Part.FURNITURE:
                    walker.skip_subtree()
                elif element.text:
                    self.words.append(element.text)
            else:
                self.end(element, self.opened.pop())
                if element.tail and element is not top:
                    self.words.append(element.tail)
        self.flush()

    def start(self, element: _Element, part: Part, top: _Element) -> Part:
        match part:
            case Part.INLINE:
                return self.start_inline(element)
            case Part.BLOCK:
                if element is not top and self.is_page_furniture(element, top):
                    return Part.FURNITURE
                self.flush()
            case Part.NOTE_REFERENCE:
                self.refer(element)
                return Part.FURNITURE
            case Part.NOTE_LABEL:
                return self.start_label(element)
            case Part.FURNITURE:
                pass
            case _:
                self.flush()
                self.start_block(element, part)
        return part

    def start_inline(self, element: _Element) -> Part:
        """A link to a footnote is a mark; a link back to where it was cited is furniture."""
        if element.tag == "a":
            target = element.get("href") or ""
            if target.startswith("#") and is_note_link(
                element, target, in_note=self.note > 0 or self.notes > 0
            ):
                if not self.note and not self.notes:
                    self.refer(element)
                return Part.FURNITURE
        return Part.INLINE

    def refer(self, element: _Element) -> None:
        self.marks.append(clean_mark(words_of(element)))
        self.words.append(MARK_STOOD_HERE)

    def is_page_furniture(self, element: _Element, top: _Element) -> bool:
        """Headers and footers of the page; those of an article hold its title and its notes."""
        return element.tag in ("header", "footer") and top.tag == "body" and not has_article(element)

    def start_label(self, element: _Element) -> Part:
        if not self.note and not self.notes:
            return Part.INLINE if element.tag == "span" else Part.BLOCK
        self.flush()
        self.note_mark = clean_mark(words_of(element))
        return Part.FURNITURE

    def start_block(self, element: _Element, part: Part) -> None:
        match part:
            case Part.HEADING:
                level = element.get("aria-level") or element.tag[1:]
                self.heading = min(int(level), 9) if level.isdigit() else 2
            case Part.LIST:
                self.lists.append(self.make_list(element))
            case Part.NOTES:
                self.notes += 1
                if element.tag in ("ol", "ul", "dl"):
                    self.lists.append(self.make_list(element))
            case Part.NOTE:
                self.note += 1
                self.note_mark = self.next_mark(element) if element.tag == "li" else None
            case Part.ITEM:
                self.start_item(element)
            case Part.TERM:
                self.item_fresh, self.item_mark = True, None
            case Part.BOX:
                self.boxes += 1
            case Part.CODE:
                self.code += 1
            case _:
                self.start_table_part(element, part)

    def start_table_part(self, element: _Element, part: Part) -> None:
        if part is Part.TABLE:
            if is_layout(element):
                self.boxes += is_single(element)
                self.tables.append(OpenTable(-1))
            else:
                self.tables.append(OpenTable(self.table_count))
                self.table_count += not self.cells
        elif part is Part.ROW and self.tables:
            table = self.tables[-1]
            table.row, table.column = table.row + 1, -1
        elif part is Part.CELL and self.tables and self.tables[-1].number >= 0:
            self.cells += 1
            if self.cells == 1:
                next_cell(self.tables[-1], element)

    def make_list(self, element: _Element) -> OpenList:
        stated = element.get("start") or ""
        backwards = element.get("reversed") is not None
        first = len(element.findall("li")) if backwards else 1
        first = int(stated) if stated.lstrip("-").isdigit() else first
        step = -1 if backwards else 1
        return OpenList(
            list_style(element, self.sheets), first, step, notes=self.notes > 0, kind=str(element.tag)
        )

    def next_mark(self, element: _Element) -> str | None:
        if not self.lists:
            return "•"
        open_list = self.lists[-1]
        stated = element.get("value") or ""
        value = int(stated) if stated.lstrip("-").isdigit() else open_list.next
        open_list.next = value + open_list.step
        return say_mark(open_list.style, value)

    def start_item(self, element: _Element) -> None:
        mark = self.next_mark(element)
        if self.notes and len(self.lists) <= 1:
            self.note_mark = mark
        else:
            self.item_fresh, self.item_mark = True, mark

    def end(self, element: _Element, part: Part) -> None:
        if part is Part.INLINE:
            # A number in an element of its own stands apart on the page, if only by its style.
            if element.tag == "span" and len(self.words) == 1 and MARK_ALONE.fullmatch(self.words[0]):
                self.words.append(" ")
            return
        if part is Part.FURNITURE:
            return
        if part is Part.BREAK:
            self.words.append(" ")
            return
        self.flush()
        match part:
            case Part.HEADING:
                self.heading = 0
            case Part.LIST:
                self.lists.pop()
            case Part.NOTES:
                self.notes -= 1
                if element.tag in ("ol", "ul", "dl"):
                    self.lists.pop()
            case Part.NOTE:
                self.note -= 1
            case Part.ITEM:
                self.item_fresh = False
            case Part.BOX:
                self.boxes -= 1
            case Part.CODE:
                self.code -= 1
            case Part.CELL if self.cells:
                self.end_cell()
            case Part.TABLE:
                table = self.tables.pop()
                self.boxes -= table.number < 0 and is_single(element)

    def end_cell(self) -> None:
        self.cells -= 1
        if self.cells == 0:
            table = self.tables[-1]
            self.emit(PassageKind.TABLE_CELL, cell=(table.number, table.row, table.column))

    def flush(self) -> None:
        """The words gathered so far are a block of their own."""
        if self.cells:
            self.words.append(" ")
        elif self.words:
            if self.heading:
                self.emit(PassageKind.HEADING, level=self.heading)
            elif self.note or self.notes:
                self.emit_note()
            elif self.code:
                self.emit(PassageKind.CODE)
            elif self.lists and self.item_fresh:
                self.emit(PassageKind.LIST_ITEM, level=len(self.lists), marker=self.item_mark)
            else:
                self.emit(PassageKind.PARAGRAPH, level=len(self.lists))

    def emit_note(self) -> None:
        """The further paragraphs of a footnote belong to its first."""
        mark = self.note_mark
        if mark is None and self.pieces and self.pieces[-1].kind is PassageKind.FOOTNOTE:
            text = "".join(self.words)
            own_mark = MARK.match(text)
            if not own_mark or not own_mark[1][0].isdigit():
                last = self.pieces.pop()
                self.words[:0] = [last.text, " "]
                mark = last.marker
        if self.emit(PassageKind.FOOTNOTE, marker=mark):
            self.note_mark = None

    def emit(
        self,
        kind: PassageKind,
        level: int = 0,
        marker: str | None = None,
        cell: tuple[int, int, int] | None = None,
    ) -> bool:
        text = " ".join(LOST_SPACE.sub("", "".join(self.words)).split())
        marks = tuple(mark for mark in self.marks if mark)
        self.words.clear()
        if not text:
            return False
        self.marks.clear()
        if kind is PassageKind.LIST_ITEM:
            self.item_fresh = False
        self.pieces.append(
            Piece(
                kind=kind,
                text=text,
                level=min(level, DEEPEST),
                marker=marker,
                boxed=self.boxes > 0,
                note_marks=marks,
                cell=cell,
            )
        )
        return True
