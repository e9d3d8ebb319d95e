"""A questionnaire as a Word file: grids with real headings, boxes to tick, words in their own language."""

import io
import zipfile
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from canllaw.basics.language import Language, message, say
from canllaw.evidence.instruments.questionnaires import Block, Question, Questionnaire

# Fixed, so that the same questionnaire gives the same file.
FILE_DATE = datetime(2000, 1, 1)
ZIP_DATE = (2000, 1, 1, 0, 0, 0)
WORD_LANGUAGES = {Language.ENGLISH: "en-GB", Language.WELSH: "cy-GB"}
BOX = "☐"
LINE = "_" * 60
WIDTH, WIDTH_OF_QUESTION = 17.0, 7.0


def make_questionnaire_word(questionnaire: Questionnaire) -> bytes:
    """The bytes of a .docx file, the same for the same questionnaire."""
    language = questionnaire.language
    document = Document()
    set_up(document, questionnaire)
    add_words(document.add_heading(level=1), questionnaire.title, language)
    for each in questionnaire.lead:
        add_words(document.add_paragraph(), say(each, language), language)
    for block in questionnaire.blocks:
        add_block(document, block, language)
    new_page(document)
    add_words(document.add_heading(level=2), say(message("For those who run the survey"), language), language)
    for each in questionnaire.notes:
        add_words(document.add_paragraph(style="List Bullet"), say(each, language), language)
    return save(document)


def set_up(document: WordDocument, questionnaire: Questionnaire) -> None:
    for page in document.sections:
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    document.styles["Normal"].font.size = Pt(11)
    properties = document.core_properties
    properties.title = questionnaire.title
    properties.language = WORD_LANGUAGES[questionnaire.language]
    properties.author = "Canllaw"
    properties.comments = ""
    properties.created = properties.modified = FILE_DATE


def add_block(document: WordDocument, block: Block, language: Language) -> None:
    if block.questions[0].new_page:
        new_page(document)
    if block.questions[0].in_grid:
        add_grid(document, block, language)
        return
    for question in block.questions:
        add_question(document, question, language)


def add_question(document: WordDocument, question: Question, language: Language) -> None:
    asked = document.add_paragraph()
    asked.paragraph_format.keep_with_next = True
    asked.paragraph_format.space_before = Pt(8)
    add_words(asked, f"{question.number}. {question.text}", language)
    for answer in question.answers:
        add_words(document.add_paragraph(), f"{BOX} {answer}", language)
    if not question.answers:
        for _ in range(3 if question.in_words else 1):
            document.add_paragraph(LINE if question.in_words else LINE[:10])


def add_grid(document: WordDocument, block: Block, language: Language) -> None:
    """One row a question, one column an answer; the row of headings is repeated on every page."""
    answers = block.questions[0].answers
    table = document.add_table(rows=1, cols=1 + len(answers), style="Table Grid")
    table.autofit = False
    for cell, answer in zip(table.rows[0].cells[1:], answers, strict=True):
        add_words(cell.paragraphs[0], answer, language, small=True)
    mark_headings(table)
    for question in block.questions:
        cells = table.add_row().cells
        add_words(cells[0].paragraphs[0], f"{question.number}. {question.text}", language)
        for cell in cells[1:]:
            cell.paragraphs[0].add_run(BOX)
    widths = [WIDTH_OF_QUESTION, *[(WIDTH - WIDTH_OF_QUESTION) / len(answers)] * len(answers)]
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    document.add_paragraph()


def mark_headings(table: Table) -> None:
    """python-docx has no call for a row of headings."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def new_page(document: WordDocument) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def add_words(paragraph: Paragraph, text: str, language: Language, small: bool = False) -> None:
    """Words marked with their language, so that they are read aloud and spelt in it."""
    run = paragraph.add_run(text)
    if small:
        run.font.size = Pt(9)
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), WORD_LANGUAGES[language])
    run._element.get_or_add_rPr().append(mark)


def save(document: WordDocument) -> bytes:
    """The file with fixed times inside, since the container would otherwise hold the time of writing."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIP_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
