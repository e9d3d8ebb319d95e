"""Reads a web page: its main part in reading order, without the furniture around it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.html_parts import (
    NOTE_TARGET,
    Part,
    is_hidden,
    list_style,
    part_of,
    say_mark,
    styled_lists,
)
from canllaw.guidance.reading.limits import LARGEST_PAGE, decode, read_bytes
from canllaw.guidance.reading.pieces import Piece, RawDocument

CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w:-]+)""", re.I)
WESTERN = ("iso-8859-1", "latin-1", "latin1", "us-ascii", "windows-1252", "cp1252")
MARK = re.compile(r"^\s*\[?\(?([\w*†‡§]{1,6})\)?\]?[.:]?\s*")
# The space before a footnote mark goes with it where a full stop or comma follows.
MARK_STOOD_HERE = "\x00"
LOST_SPACE = re.compile(r"\s*\x00(?=[.,;:!?)])|\x00")
DEEPEST = 30


def read_html(path: Path) -> RawDocument:
    """The pieces of one saved page."""
    return read_page(decode_page(read_bytes(path, LARGEST_PAGE)).replace("\x00", ""))


def decode_page(content: bytes) -> str:
    """Text of a page's bytes, by its byte order mark, its stated encoding, or what decodes."""
    stated = CHARSET.search(content[:4096])
    name = stated[1].decode("ascii", "replace").casefold() if stated else ""
    if name and name not in ("utf-8", "utf8", "utf-16", "unicode"):
        try:
            return content.decode("cp1252" if name in WESTERN else name, errors="replace")
        except LookupError:
            pass
    return decode(content)


def read_page(markup: str) -> RawDocument:
    root = parse_page(markup)
    if root is None:
        return RawDocument(pieces=())
    sheets = styled_lists(" ".join("".join(style.itertext()) for style in root.iter("style")))
    walk = Walk(sheets=sheets)
    for part in main_parts(root):
        walk.read(part)
    return RawDocument(pieces=walk.pieces, title=page_title(root, walk.pieces))


def parse_page(markup: str) -> _Element | None:
    """The tree of a page. Entities of its own making stay as they are written."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    return etree.fromstring(markup.encode("utf-8", "replace"), parser)


def main_parts(root: _Element) -> Iterator[_Element]:
    """The main part of a page, and footnotes that stand outside it."""
    mains = [*root.iter("main"), *root.iterfind(".//*[@role='main']")]
    articles = list(root.iter("article"))
    body = root.find("body")
    main = mains[0] if mains else articles[0] if len(articles) == 1 else body if body is not None else root
    yield main
    if main is not root and main is not body:
        inside = set(main.iter())
        for element in root.iterfind(".//*[@role='doc-endnotes']"):
            if element not in inside:
                yield element


def page_title(root: _Element, pieces: list[Piece]) -> str | None:
    """The only heading of the highest level, else what the page's head says."""
    tops = [piece for piece in pieces if piece.kind is PassageKind.HEADING and piece.level == 1]
    if len(tops) == 1:
        return tops[0].text
    stated = root.findtext(".//title")
    return stated.strip() if stated and stated.strip() else None


@dataclass(slots=True)
class OpenList:
    style: str
    next: int
    step: int
    notes: bool
    kind: str


@dataclass(slots=True)
class OpenTable:
    number: int
    row: int = -1
    column: int = -1
    spans: dict[int, int] = field(default_factory=dict)


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
            if target.startswith("#") and self.is_note_link(element, target):
                if not self.note and not self.notes:
                    self.refer(element)
                return Part.FURNITURE
        return Part.INLINE

    def refer(self, element: _Element) -> None:
        self.marks.append(clean_mark("".join(element.itertext())))
        self.words.append(MARK_STOOD_HERE)

    def is_note_link(self, element: _Element, target: str) -> bool:
        words = "".join(element.itertext()).strip()
        if self.note or self.notes:
            return "ref" in target or not any(character.isalpha() for character in words)
        raised = element.getparent() is not None and element.getparent().tag == "sup"
        raised = raised or element.find("sup") is not None
        return bool(MARK.fullmatch(words)) and (raised or NOTE_TARGET.match(target) is not None)

    def is_page_furniture(self, element: _Element, top: _Element) -> bool:
        """Headers and footers of the page; those of an article hold its title and its notes."""
        return element.tag in ("header", "footer") and top.tag == "body" and not has_article(element)

    def start_label(self, element: _Element) -> Part:
        if not self.note and not self.notes:
            return Part.INLINE if element.tag == "span" else Part.BLOCK
        self.flush()
        self.note_mark = clean_mark("".join(element.itertext()))
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
        if part in (Part.INLINE, Part.FURNITURE):
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


def has_article(element: _Element) -> bool:
    return any(parent.tag in ("article", "main", "section") for parent in element.iterancestors())


def clean_mark(words: str) -> str:
    match = MARK.match(words)
    return match[1] if match else words.strip()


def is_single(table: _Element) -> bool:
    cells = table.iter("td", "th")
    return next(cells, None) is not None and next(cells, None) is None


def is_layout(table: _Element) -> bool:
    return table.get("role") in ("presentation", "none") or is_single(table)


def next_cell(table: OpenTable, element: _Element) -> None:
    """Move to the next free column; a cell may reach over several columns and rows."""
    column = table.column + 1
    while table.spans.get(column, -1) >= table.row:
        column += 1
    width = whole(element.get("colspan"))
    last_row = table.row + whole(element.get("rowspan")) - 1
    if last_row > table.row:
        table.spans.update(dict.fromkeys(range(column, column + width), last_row))
    table.column = column
    table.spans.update(
        {at: max(table.row, table.spans.get(at, -1)) for at in range(column + 1, column + width)}
    )


def whole(stated: str | None) -> int:
    return min(max(int(stated), 1), 100) if stated and stated.isdigit() else 1
