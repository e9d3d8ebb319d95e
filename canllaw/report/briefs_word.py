"""A brief as a Word file of half a page: real headings and lists, every fragment marked with its language."""

from collections.abc import Mapping, Set

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from canllaw.basics.language import Language, Message, count_message, message, say
from canllaw.basics.word_files import add_words, link, save, set_up
from canllaw.guidance.brief_lines import BriefLine, BriefSection
from canllaw.guidance.briefs import Brief

# The page on the guidance stands in the folder above the briefs; in a study it has another name.
PAGE = "report.html"
TYPE_SIZE = 10.5


def make_brief_word(brief: Brief, shown: Set[str] = frozenset(), page: str = PAGE) -> bytes:
    """The bytes of a .docx file, the same for the same brief.

    `shown` are the ids of the expectations on the page called `page`, to which a line then leads.
    """
    document = Document()
    # With which half a page is half a page.
    set_up(document, say(brief.title, brief.language), brief.language, TYPE_SIZE)
    document.styles["Normal"].paragraph_format.space_after = Pt(3)
    title = document.add_heading(level=1)
    add_words(title, say(brief.title, brief.language), brief.language)
    subtitle = document.add_paragraph()
    add_words(subtitle, brief.document, brief.document_language).italic = True
    add_said(document.add_paragraph(), brief.summary, brief.language)
    targets = {id: f"../{page}#t-{id}" for id in shown}
    for section in brief.sections:
        add_section(document, section, brief.language, targets)
    return save(document)


def add_section(
    document: WordDocument, section: BriefSection, language: Language, targets: Mapping[str, str]
) -> None:
    heading = document.add_heading(level=2)
    heading.paragraph_format.space_before = Pt(6)
    add_words(heading, say(section.title, language), language)
    for line in section.lines:
        add_line(document.add_paragraph(style="List Bullet"), line, language, targets)
    if section.left_out:
        add_said(document.add_paragraph(), say_left_out(section.left_out), language)


def say_left_out(number: int) -> Message:
    return count_message(
        "There is {count} more in the report.", "There are {count} more in the report.", count=number
    )


def add_line(paragraph: Paragraph, line: BriefLine, language: Language, targets: Mapping[str, str]) -> None:
    """The quotation in its own language, then where it stands and of whom it was asked, with a way there."""
    add_words(paragraph, line.quote, line.language)
    add_words(paragraph, " ", language)
    if line.why:
        add_words(paragraph, f"{say(line.why, language)} ", language)
    where = add_words(paragraph, f"({say(say_where(line), language)})", language)
    where.italic = True
    if line.id in targets and not line.gone:
        link(paragraph, where, targets[line.id])


def say_where(line: BriefLine) -> Message:
    """Where a line can be looked up, in this edition or the one before, and the wider role if it is one's."""
    if line.gone:
        return message("in the previous edition: {where}", where=line.where)
    if line.wider is not None:
        return message("{where}; asked of: {role}", where=line.where, role=line.wider.titles)
    return line.where


def add_said(paragraph: Paragraph, said: Message, language: Language) -> None:
    add_words(paragraph, say(said, language), language)
