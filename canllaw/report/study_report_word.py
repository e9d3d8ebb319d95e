"""The report of a study as a Word file: real headings, links, pictures with their words, page numbers."""

import io
import re
from collections.abc import Iterator
from itertools import count

import vl_convert
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from canllaw.basics.word_files import add_words, link, save, set_up
from canllaw.report.charts import Chart
from canllaw.report.data_tables import DataTable, Quote
from canllaw.report.study_report import Block, Claim, Heading, Pairs, Paragraphs, StudyReport
from canllaw.report.study_report_annex import add_annex
from canllaw.report.study_report_widths import fit_picture, turn_pages
from canllaw.report.study_report_word_styles import (
    QUIET,
    QUIET_SIZE,
    TYPE_SIZE,
    add_page_number,
    set_styles,
)
from canllaw.report.study_report_word_tables import WordTables, find_address

# Pictures are drawn twice as fine as a screen is, so that they are sharp on paper.
SCALE = 2


def make_report_word(report: StudyReport) -> bytes:
    """The bytes of a .docx file, the same for the same report."""
    return save(ReportWriter(add_annex(report)).write())


class ReportWriter:
    """Writes one report, part by part, into one document."""

    def __init__(self, report: StudyReport) -> None:
        self.report = report
        self.language = report.frame.language
        self.document: WordDocument = Document()
        self.numbers = count(1)
        self.names = {name: make_bookmark(name, n) for n, name in enumerate(find_names(report), 1)}
        self.tables = WordTables(self.document, self.language, self.names, self.bookmark)

    def write(self) -> WordDocument:
        frame = self.report.frame
        set_up(self.document, frame.title, self.language, TYPE_SIZE)
        set_styles(self.document, self.language)
        add_page_number(self.document, frame.title, self.language)
        title = self.document.add_paragraph(style="Title")
        add_words(title, frame.title, frame.title_language)
        add_words(self.document.add_paragraph(style="Subtitle"), frame.subtitle, self.language)
        for section in self.report.sections:
            self.heading(section.title, 1, section.id, section.new_page)
            for block, wide in turn_pages(section.blocks):
                self.turn(wide)
                self.add(block)
            self.turn(False)
        self.small(frame.made_by)
        return self.document

    def add(self, block: Block) -> None:
        match block:
            case Paragraphs():
                for claim in block.claims:
                    self.claim(claim, "List Bullet" if block.listed else "Normal")
            case Heading():
                self.heading(block.text, block.level - 1, block.id, block.new_page)
            case Pairs():
                self.pairs(block)
            case DataTable():
                self.tables.add(block)
            case Chart():
                self.chart(block)
            case Quote():
                self.quote(block)

    def turn(self, wide: bool) -> None:
        """Put what follows on a page on its side, or on an upright one again."""
        orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        if self.document.sections[-1].orientation is orientation:
            return
        page = self.document.add_section(WD_SECTION.NEW_PAGE)
        page.orientation = orientation
        page.page_width, page.page_height = page.page_height, page.page_width

    def heading(self, text: str, level: int, name: str, new_page: bool) -> None:
        heading = self.document.add_heading(level=level)
        heading.paragraph_format.page_break_before = True if new_page else None
        add_words(heading, text, self.language)
        self.bookmark(heading, name)

    def claim(self, claim: Claim, style: str) -> None:
        paragraph = self.document.add_paragraph(style=style)
        add_words(paragraph, claim.text, self.language)
        for number, each in enumerate(claim.links):
            self.quiet(paragraph, ", " if number else " (")
            self.way(paragraph, each.text, each.href)
        if claim.links:
            self.quiet(paragraph, ")")

    def quiet(self, paragraph: Paragraph, text: str) -> None:
        run = add_words(paragraph, text, self.language)
        run.font.size, run.font.color.rgb = Pt(QUIET_SIZE), QUIET

    def way(self, paragraph: Paragraph, text: str, href: str) -> None:
        run = add_words(paragraph, text, self.language)
        run.font.size, run.font.color.rgb = Pt(QUIET_SIZE), QUIET
        address = find_address(href, self.names)
        if address:
            link(paragraph, run, address)

    def pairs(self, pairs: Pairs) -> None:
        for name, value in pairs.items:
            paragraph = self.document.add_paragraph()
            add_words(paragraph, f"{name}: ", self.language).bold = True
            add_words(paragraph, value, self.language)

    def chart(self, chart: Chart) -> None:
        title = self.document.add_paragraph(style="Caption")
        add_words(title, chart.title, self.language)
        described = self.document.add_paragraph()
        described.paragraph_format.keep_with_next = True
        self.quiet(described, chart.description)
        self.picture(chart)

    def picture(self, chart: Chart) -> None:
        """As wide as it was drawn, where it fits; what stands for it is read aloud in its place."""
        png = vl_convert.svg_to_png(chart.svg, scale=SCALE)
        shown = self.document.add_picture(io.BytesIO(png), width=Cm(fit_picture(chart.svg)))
        about = shown._inline.docPr
        about.set("name", chart.key)
        about.set("title", chart.title)
        about.set("descr", f"{chart.title}. {chart.description}")
        self.bookmark(self.document.paragraphs[-1], chart.key)

    def quote(self, quote: Quote) -> None:
        said = self.document.add_paragraph(style="Quote")
        said.paragraph_format.keep_with_next = True
        add_words(said, quote.text, quote.language)
        source = self.document.add_paragraph()
        self.way(source, quote.source, quote.href)

    def small(self, text: str) -> None:
        self.quiet(self.document.add_paragraph(), text)

    def bookmark(self, paragraph: Paragraph, name: str) -> None:
        """A place that a link leads to; python-docx has no call for it."""
        if not name:
            return
        number = str(next(self.numbers))
        begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        begin.set(qn("w:id"), number)
        begin.set(qn("w:name"), self.names[name])
        end.set(qn("w:id"), number)
        paragraph._p.append(begin)
        paragraph._p.append(end)


def find_names(report: StudyReport) -> Iterator[str]:
    """Every place of the report that a link may lead to."""
    for section in report.sections:
        yield section.id
        for block in section.blocks:
            match block:
                case Heading() if block.id:
                    yield block.id
                case Chart():
                    yield block.key
                case DataTable():
                    yield from (row.id for row in block.rows if row.id)
                case _:
                    pass


def make_bookmark(name: str, number: int) -> str:
    """A name as Word allows them: letters, digits and underscores, forty at most, none twice."""
    return re.sub(r"\W", "_", f"p{number}_{name}")[:40]
