"""A questionnaire as a Word file: grids with real headings, boxes to tick, words in their own language."""

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.shared import Cm, Pt

from canllaw.basics.language import Language, message, say
from canllaw.basics.word_files import add_words, mark_headings, save, set_up
from canllaw.evidence.instruments.questionnaires import Block, Question, Questionnaire

TYPE_SIZE = 11
BOX = "☐"
LINE = "_" * 60
WIDTH, WIDTH_OF_QUESTION = 17.0, 7.0


def make_questionnaire_word(questionnaire: Questionnaire) -> bytes:
    """The bytes of a .docx file, the same for the same questionnaire."""
    language = questionnaire.language
    document = Document()
    set_up(document, questionnaire.title, language, TYPE_SIZE)
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
        add_words(cell.paragraphs[0], answer, language).font.size = Pt(9)
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


def new_page(document: WordDocument) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
