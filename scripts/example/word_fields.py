"""The parts of a Word file for which python-docx has no call: fields, links within the file, borders."""

from collections.abc import Mapping, Sequence
from typing import cast

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from example.source import Block


def element(name: str, **attributes: str) -> BaseOxmlElement:
    made = cast(BaseOxmlElement, OxmlElement(name))
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def add_field_mark(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))


def add_field_code(paragraph: Paragraph, code: str) -> None:
    instruction = element("w:instrText")
    instruction.text = code
    paragraph.add_run()._r.append(instruction)


def add_page_number(paragraph: Paragraph) -> None:
    add_field_mark(paragraph, "begin")
    add_field_code(paragraph, " PAGE ")
    add_field_mark(paragraph, "separate")
    paragraph.add_run("1")
    add_field_mark(paragraph, "end")


def add_contents(document: WordDocument, chapters: Sequence[Block], pages: Mapping[str, int]) -> None:
    """A contents field that already holds its entries, so that it reads well before it is updated."""
    for position, chapter in enumerate(chapters):
        entry = document.add_paragraph()
        entry.paragraph_format.tab_stops.add_tab_stop(Cm(15.5))
        if position == 0:
            add_field_mark(entry, "begin")
            add_field_code(entry, ' TOC \\o "1-1" \\h \\z \\u ')
            add_field_mark(entry, "separate")
        entry.add_run(f"{chapter.text}\t{pages[chapter.name]}")
        if position == len(chapters) - 1:
            add_field_mark(entry, "end")


def set_border(paragraph: Paragraph) -> None:
    borders = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(f"w:{side}", val="single", sz="8", space="4", color="8A6D1F"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )
