"""Writes the example guidance as a Word file: styles, a contents field, lists, boxes, tables, columns."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from example.source import Block, Guidance, Kind
from example.word_fields import add_contents, add_page_number, set_border
from example.word_lists import Lists
from example.word_notes import Notes
from example.zips import with_fixed_times

MADE = datetime(2026, 1, 12, 9, 0)


class WordWriter:
    """Puts block after block at the end of a document, or into the box that is open."""

    def __init__(self, guidance: Guidance, pages: Mapping[str, int]) -> None:
        self.guidance = guidance
        self.pages = pages
        self.document: WordDocument = Document()
        self.lists = Lists(self.document)
        self.notes = Notes(guidance.notes)
        self.cell: _Cell | None = None
        self.in_practice_box = False
        self.in_columns = False

    def write(self) -> bytes:
        self.set_up()
        self.add_title_page()
        for kind, blocks in self.guidance.runs():
            self.add_run(kind, blocks)
        self.notes.attach(self.document)
        file = BytesIO()
        self.document.save(file)
        return with_fixed_times(file.getvalue())

    def set_up(self) -> None:
        front = self.guidance.front
        properties = self.document.core_properties
        properties.title, properties.author = front["title"], front["body"]
        properties.language, properties.comments = front["language"], ""
        properties.created = properties.modified = MADE
        for language in self.document.styles.element.xpath("./w:docDefaults//w:lang"):
            language.set(qn("w:val"), f"{front['language']}-GB")
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Liberation Serif", Pt(11.5)
        normal.paragraph_format.space_after = Pt(8)
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = front["header"]
        footer = section.footer.paragraphs[0]
        footer.text = f"{front['edition']}, {front['date']}\t\t"
        add_page_number(footer)

    def add_title_page(self) -> None:
        front = self.guidance.front
        self.document.add_paragraph(front["title"], style="Title")
        self.document.add_paragraph(front["subtitle"], style="Subtitle")
        for line in (front["body"], f"{front['edition']}, {front['date']}", front["notice"]):
            self.document.add_paragraph(line)
        heading = self.document.add_paragraph(front["contents"], style="TOC Heading")
        heading.paragraph_format.page_break_before = True
        add_contents(self.document, self.guidance.chapters, self.pages)

    def add_run(self, kind: Kind, blocks: tuple[Block, ...]) -> None:
        block = blocks[0]
        if kind is Kind.CHAPTER:
            self.add_chapter(block)
        elif kind is Kind.BOX:
            self.open_box(block)
        elif kind is Kind.BOX_END:
            self.cell, self.in_practice_box = None, False
        elif kind is Kind.ROW:
            self.add_table(blocks)
        elif kind is Kind.BULLET:
            self.lists.start()
            for item in blocks:
                self.lists.number(self.add_words(item.text, "List Paragraph"), item)
        elif kind is Kind.HEADING:
            self.add_words(block.text, "Heading 2")
        else:
            self.add_words(f"{block.number}\t{block.text}" if block.number else block.text, None)

    def add_chapter(self, block: Block) -> None:
        if self.in_columns:
            self.set_columns(1)
        self.add_words(block.text, "Heading 1").paragraph_format.page_break_before = True
        if block.columns:
            self.set_columns(2)
        self.in_columns = block.columns

    def set_columns(self, count: int) -> None:
        """Begin a new section on the same page; its columns are counted in its own properties."""
        section = self.document.add_section(WD_SECTION.CONTINUOUS)
        section.different_first_page_header_footer = False
        section._sectPr.xpath("./w:cols")[0].set(qn("w:num"), str(count))

    def open_box(self, block: Block) -> None:
        """The law stands in a table of one cell, practice in paragraphs with a border, as both are found."""
        if block.number == "law":
            table = self.document.add_table(rows=1, cols=1, style="Table Grid")
            self.cell = table.cell(0, 0)
            self.cell.paragraphs[0].add_run(block.text).bold = True
        else:
            self.in_practice_box = True
            self.add_words(block.text, None).runs[0].bold = True

    def add_words(self, text: str, style: str | None) -> Paragraph:
        home = self.cell if self.cell is not None else self.document
        paragraph = home.add_paragraph(style=style)
        self.notes.add_text(paragraph, text)
        if self.in_practice_box:
            set_border(paragraph)
        return paragraph

    def add_table(self, blocks: tuple[Block, ...]) -> None:
        table = self.document.add_table(rows=0, cols=len(blocks[0].cells), style="Table Grid")
        for position, block in enumerate(blocks):
            for cell, words in zip(table.add_row().cells, block.cells, strict=True):
                cell.paragraphs[0].add_run(words).bold = position == 0
        self.document.add_paragraph()


def write_word(guidance: Guidance, pages: Mapping[str, int]) -> bytes:
    return WordWriter(guidance, pages).write()
