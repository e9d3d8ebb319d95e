"""Goes through a part of a Word file once and gathers its blocks."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.docx_package import W
from canllaw.guidance.reading.docx_styles import (
    Numbering,
    Style,
    has_box,
    is_on,
    number_of,
    value_of,
    whole,
)
from canllaw.guidance.reading.numbering import say_roman
from canllaw.guidance.reading.pieces import Piece

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
SKIPPED = frozenset(
    [
        FALLBACK,
        *(W + name for name in ("del", "moveFrom", "pPr", "tblPr", "sdtPr", "sectPr", "rubyBase", "tblGrid")),
    ]
)
CONTENTS = (["TOC"], ["INDEX"], ["TOA"])


@dataclass(slots=True)
class OpenParagraph:
    style: Style
    properties: _Element | None
    words: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class OpenTable:
    number: int
    row: int = -1
    column: int = -1
    width: int = 1
    words: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Walk:
    """Goes through a part of a Word file once, without recursion, and keeps what it is inside of."""

    styles: dict[str, Style]
    numbering: Numbering
    pieces: list[Piece] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    footnotes: dict[str, int] = field(default_factory=dict)
    endnotes: dict[str, int] = field(default_factory=dict)
    paragraphs: list[OpenParagraph] = field(default_factory=list)
    tables: list[OpenTable] = field(default_factory=list)
    table_count: int = 0
    boxes: int = 0
    fields: list[list[str]] = field(default_factory=list)
    carried: list[str] = field(default_factory=list)

    def read(self, root: _Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                closing = CLOSINGS.get(element.tag)
                if closing is not None:
                    closing(self, element)
            elif self.is_skipped(element):
                walker.skip_subtree()
            else:
                opening = OPENINGS.get(element.tag)
                if opening is not None:
                    opening(self, element)

    def is_skipped(self, element: _Element) -> bool:
        """Deleted and hidden words, contents pages, and the second telling of a drawing for old programs."""
        tag = element.tag
        if tag in SKIPPED:
            return True
        if tag == f"{W}r":
            return is_on(element.find(f"{W}rPr"), "vanish")
        if tag == f"{W}tr":
            properties = element.find(f"{W}trPr")
            return properties is not None and properties.find(f"{W}del") is not None
        if tag == f"{W}sdt":
            gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
            return gallery is not None and "Contents" in (gallery.get(f"{W}val") or "")
        return False

    def open_paragraph(self, element: _Element) -> None:
        properties = element.find(f"{W}pPr")
        style = self.styles.get(value_of(properties, f"{W}pStyle") or "Normal", Style())
        self.paragraphs.append(OpenParagraph(style, properties))

    def add_text(self, element: _Element) -> None:
        if self.paragraphs and element.text and not self.in_contents():
            self.paragraphs[-1].words.append(element.text)

    def add_space(self, element: _Element) -> None:
        if self.paragraphs:
            self.paragraphs[-1].words.append(" ")

    def add_hyphen(self, element: _Element) -> None:
        if self.paragraphs:
            self.paragraphs[-1].words.append("-")

    def in_contents(self) -> bool:
        return any("".join(words).split(maxsplit=1)[:1] in CONTENTS for words in self.fields)

    def change_field(self, element: _Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append([])
        elif kind == "end" and self.fields:
            self.fields.pop()

    def add_instruction(self, element: _Element) -> None:
        if self.fields and element.text:
            self.fields[-1].append(element.text)

    def refer_to_footnote(self, element: _Element) -> None:
        self.refer(self.footnotes, element, str)

    def refer_to_endnote(self, element: _Element) -> None:
        self.refer(self.endnotes, element, say_roman)

    def refer(self, ids: dict[str, int], element: _Element, say_mark: Callable[[int], str]) -> None:
        number = element.get(f"{W}id") or ""
        count = ids.setdefault(number, len(ids) + 1)
        if self.paragraphs:
            self.paragraphs[-1].marks.append(say_mark(count))

    def open_table(self, element: _Element) -> None:
        single = is_single(element)
        self.boxes += single
        nested = any(table.number >= 0 for table in self.tables)
        self.tables.append(OpenTable(-1 if single or nested else self.table_count))
        self.table_count += not single and not nested

    def close_table(self, element: _Element) -> None:
        self.tables.pop()
        self.boxes -= is_single(element)

    def open_row(self, element: _Element) -> None:
        if self.tables:
            self.tables[-1].row += 1
            self.tables[-1].column = -1
            self.tables[-1].width = 1

    def open_cell(self, element: _Element) -> None:
        if self.tables:
            table = self.tables[-1]
            table.column += table.width
            table.width = whole(value_of(element, f"{W}tcPr/{W}gridSpan")) or 1

    def close_cell(self, element: _Element) -> None:
        if not self.tables or self.tables[-1].number < 0:
            return
        table = self.tables[-1]
        text = " ".join(" ".join(table.words).split())
        if text:
            cell = (table.number, table.row, table.column)
            marks = tuple(table.marks)
            self.pieces.append(Piece(kind=PassageKind.TABLE_CELL, text=text, cell=cell, note_marks=marks))
        table.words.clear()
        table.marks.clear()

    def open_box(self, element: _Element) -> None:
        self.boxes += 1

    def close_box(self, element: _Element) -> None:
        self.boxes -= 1

    def close_paragraph(self, element: _Element) -> None:
        paragraph = self.paragraphs.pop()
        style, properties = paragraph.style, paragraph.properties
        text = " ".join("".join([*self.carried, *paragraph.words]).split())
        self.carried.clear()
        mark_properties = properties.find(f"{W}rPr") if properties is not None else None
        if mark_properties is not None and mark_properties.find(f"{W}del") is not None and text:
            self.carried.append(text + ("" if paragraph.words and paragraph.words[-1][-1:] != " " else " "))
            return
        if style.contents or style.hidden:
            return
        open_table = next((table for table in reversed(self.tables) if table.number >= 0), None)
        if open_table is not None and not self.paragraphs:
            open_table.words.append(text)
            open_table.marks.extend(paragraph.marks)
        elif text:
            self.add_piece(text, style, properties, tuple(paragraph.marks))

    def add_piece(self, text: str, style: Style, properties: _Element | None, marks: tuple[str, ...]) -> None:
        boxed = self.boxes > 0 or style.boxed or has_box(properties)
        marker, depth = self.mark_of(style, properties)
        heading = self.heading_of(style, properties)
        if style.title and not boxed:
            self.title.append(text)
            heading = 1
        kind = PassageKind.HEADING if heading else PassageKind.LIST_ITEM if depth else PassageKind.PARAGRAPH
        level = heading or depth
        self.pieces.append(
            Piece(kind=kind, text=text, level=level, marker=marker, boxed=boxed, note_marks=marks)
        )

    def heading_of(self, style: Style, properties: _Element | None) -> int:
        own = whole(value_of(properties, f"{W}outlineLvl"))
        if own is not None:
            return own + 1 if own < 9 else 0
        return style.heading or 0

    def mark_of(self, style: Style, properties: _Element | None) -> tuple[str | None, int]:
        """The computed mark of a numbered paragraph and its depth; (None, 0) where it has no numbering."""
        own = number_of(properties)
        if own is not None and own[0] == "0":
            return None, 0
        number = style.number
        if own is not None:
            num_id = own[0] or (number[0] if number else "")
            level = own[1] if own[1] is not None else (number[1] if number else 0)
            number = (num_id, level) if num_id else None
        return self.numbering.next_mark(number) if number else (None, 0)


def is_single(table: _Element) -> bool:
    """Whether a table has one cell, which is how boxes are drawn in Word."""
    rows = table.findall(f"{W}tr")
    return len(rows) == 1 and len(rows[0].findall(f"{W}tc")) == 1


Action = Callable[[Walk, _Element], None]
OPENINGS: dict[str, Action] = {
    f"{W}p": Walk.open_paragraph,
    f"{W}t": Walk.add_text,
    MATH_TEXT: Walk.add_text,
    f"{W}tab": Walk.add_space,
    f"{W}br": Walk.add_space,
    f"{W}cr": Walk.add_space,
    f"{W}noBreakHyphen": Walk.add_hyphen,
    f"{W}fldChar": Walk.change_field,
    f"{W}instrText": Walk.add_instruction,
    f"{W}footnoteReference": Walk.refer_to_footnote,
    f"{W}endnoteReference": Walk.refer_to_endnote,
    f"{W}tbl": Walk.open_table,
    f"{W}tr": Walk.open_row,
    f"{W}tc": Walk.open_cell,
    f"{W}txbxContent": Walk.open_box,
}
CLOSINGS: dict[str, Action] = {
    f"{W}p": Walk.close_paragraph,
    f"{W}tbl": Walk.close_table,
    f"{W}tc": Walk.close_cell,
    f"{W}txbxContent": Walk.close_box,
}
