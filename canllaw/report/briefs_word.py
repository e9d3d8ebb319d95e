"""A brief as a Word file of half a page: real headings and lists, every fragment marked with its language."""

import io
import zipfile
from collections.abc import Set
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from canllaw.basics.language import Language, Message, count_message, message, say
from canllaw.guidance.brief_lines import BriefLine, BriefSection
from canllaw.guidance.briefs import Brief

# Fixed, so that the same brief gives the same file and counts as unedited.
FILE_DATE = datetime(2000, 1, 1)
ZIP_DATE = (2000, 1, 1, 0, 0, 0)
# The report stands in the folder above the briefs.
REPORT_BESIDE = "../report.html"
WORD_LANGUAGES = {Language.ENGLISH: "en-GB", Language.WELSH: "cy-GB"}


def make_brief_word(brief: Brief, shown: Set[str] = frozenset()) -> bytes:
    """The bytes of a .docx file, the same for the same brief.

    `shown` are the ids of the expectations in the report, to which a line then leads.
    """
    document = Document()
    set_up(document, brief)
    title = document.add_heading(level=1)
    add_run(title, say(brief.title, brief.language), brief.language)
    subtitle = document.add_paragraph()
    add_run(subtitle, brief.document, brief.document_language).italic = True
    add_said(document.add_paragraph(), brief.summary, brief.language)
    for section in brief.sections:
        add_section(document, section, brief.language, shown)
    return save(document)


def set_up(document: WordDocument, brief: Brief) -> None:
    """Margins and type with which half a page is half a page, and the file's own title and language."""
    for page in document.sections:
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(3)
    properties = document.core_properties
    properties.title = say(brief.title, brief.language)
    properties.language = WORD_LANGUAGES[brief.language]
    properties.author = "Canllaw"
    properties.comments = ""
    properties.created = properties.modified = FILE_DATE


def add_section(document: WordDocument, section: BriefSection, language: Language, shown: Set[str]) -> None:
    heading = document.add_heading(level=2)
    heading.paragraph_format.space_before = Pt(6)
    add_run(heading, say(section.title, language), language)
    for line in section.lines:
        add_line(document.add_paragraph(style="List Bullet"), line, language, shown)
    if section.left_out:
        add_said(document.add_paragraph(), say_left_out(section.left_out), language)


def say_left_out(number: int) -> Message:
    return count_message(
        "There is {count} more in the report.", "There are {count} more in the report.", count=number
    )


def add_line(paragraph: Paragraph, line: BriefLine, language: Language, shown: Set[str]) -> None:
    """The quotation in its own language, then where it stands and of whom it was asked, with a way there."""
    add_run(paragraph, line.quote, line.language)
    add_run(paragraph, " ", language)
    if line.why:
        add_run(paragraph, f"{say(line.why, language)} ", language)
    where = add_run(paragraph, f"({say(say_where(line), language)})", language)
    where.italic = True
    if line.id in shown and not line.gone:
        link(paragraph, where, f"{REPORT_BESIDE}#t-{line.id}")


def link(paragraph: Paragraph, run: Run, address: str) -> None:
    """Make a run lead somewhere; python-docx has no call for it."""
    run.font.underline = True
    hyperlink = OxmlElement("w:hyperlink")
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    hyperlink.set(qn("r:id"), relation)
    run._element.addprevious(hyperlink)
    hyperlink.append(run._element)


def say_where(line: BriefLine) -> Message:
    """Where a line can be looked up, in this edition or the one before, and the wider role if it is one's."""
    if line.gone:
        return message("in the previous edition: {where}", where=line.where)
    if line.wider is not None:
        return message("{where}; asked of: {role}", where=line.where, role=line.wider.titles)
    return line.where


def add_said(paragraph: Paragraph, said: Message, language: Language) -> None:
    add_run(paragraph, say(said, language), language)


def add_run(paragraph: Paragraph, text: str, language: Language) -> Run:
    """Words marked with their language, so that they are read aloud and spelt in it."""
    run = paragraph.add_run(text)
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), WORD_LANGUAGES[language])
    run._element.get_or_add_rPr().append(mark)
    return run


def save(document: WordDocument) -> bytes:
    """The file with fixed times inside, since the container would otherwise hold the time of writing."""
    written = io.BytesIO()
    document.save(written)
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIP_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
