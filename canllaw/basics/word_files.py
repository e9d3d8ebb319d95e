"""Word files: words marked with their language, links, headings of tables, and the same bytes again."""

import io
import zipfile
from datetime import datetime

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from canllaw.basics.language import Language

# Fixed, so that the same content gives the same file and counts as unedited.
FILE_DATE = datetime(2000, 1, 1)
ZIP_DATE = (2000, 1, 1, 0, 0, 0)
WORD_LANGUAGES = {Language.ENGLISH: "en-GB", Language.WELSH: "cy-GB"}


def set_up(document: WordDocument, title: str, language: Language, points: float) -> None:
    """A4 with margins of 2 cm, the size of the type, and the file's own title and language."""
    for page in document.sections:
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    document.styles["Normal"].font.size = Pt(points)
    properties = document.core_properties
    properties.title = title
    properties.language = WORD_LANGUAGES[language]
    properties.author = "Canllaw"
    properties.comments = ""
    properties.created = properties.modified = FILE_DATE


def add_words(paragraph: Paragraph, text: str, language: Language) -> Run:
    """Words marked with their language, so that they are read aloud and spelt in it."""
    run = paragraph.add_run(text)
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), WORD_LANGUAGES[language])
    run._element.get_or_add_rPr().append(mark)
    return run


def link(paragraph: Paragraph, run: Run, address: str) -> None:
    """Make a run lead somewhere; `#name` is a bookmark of the file. python-docx has no call for it."""
    run.font.underline = True
    hyperlink = OxmlElement("w:hyperlink")
    if address.startswith("#"):
        hyperlink.set(qn("w:anchor"), address.removeprefix("#"))
    else:
        relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        hyperlink.set(qn("r:id"), relation)
    run._element.addprevious(hyperlink)
    hyperlink.append(run._element)


def mark_headings(table: Table) -> None:
    """The first row is one of headings and is repeated on every page; python-docx has no call for it."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def save(document: WordDocument) -> bytes:
    """The file with fixed times inside, since the container would otherwise hold the time of writing."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIP_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
