"""How the Word file of a report looks: type, colours, its language, what stands at the foot of each page."""

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor

from canllaw.basics.language import Language
from canllaw.basics.word_files import WORD_LANGUAGES, add_words

TYPE_SIZE = 11
QUIET_SIZE = 9
DEEP = RGBColor(0x0B, 0x4F, 0x54)
QUIET = RGBColor(0x3A, 0x48, 0x46)
HEADING_SIZES = {"Title": 22, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11.5, "Caption": TYPE_SIZE}


def set_styles(document: WordDocument, language: Language) -> None:
    """The language of all words that say no other, and headings in our colour and kept with what follows."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for mark in defaults.iter(qn("w:lang")):
        mark.set(qn("w:val"), WORD_LANGUAGES[language])
    bullets = document.styles["List Bullet"].paragraph_format
    bullets.space_after = Pt(4)
    for close in bullets.element.pPr.findall(qn("w:contextualSpacing")):
        bullets.element.pPr.remove(close)
    for name, size in HEADING_SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), DEEP
        style.paragraph_format.keep_with_next = True


def add_page_number(document: WordDocument, title: str, language: Language) -> None:
    """The title and the number of the page at the foot of each."""
    paragraph = document.sections[0].footer.paragraphs[0]
    add_words(paragraph, f"{title}\t\t", language).font.size = Pt(QUIET_SIZE)
    run = paragraph.add_run()
    run.font.size = Pt(QUIET_SIZE)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            part.text = text
        else:
            part.set(qn("w:fldCharType"), kind)
        run._element.append(part)
