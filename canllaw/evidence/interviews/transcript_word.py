"""The words of a transcript that was written in Word: a line a paragraph, a line a row of a table."""

from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from canllaw.basics.sources import Source
from canllaw.guidance.reading.docx_package import W, open_parts

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What is not part of the words: deleted text, settings, and what Word keeps for older programs.
SKIPPED = frozenset(
    [FALLBACK, *(W + name for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr"))]
)
SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011"}


def read_word_text(path: Path, source: Source) -> str:
    """The text of the body of a .docx file. Headers, footers, notes and comments are passed over.

    The cells of a row are put between tabs. Raises MaterialError for bombs, locks and damage.
    """
    return Walk().through(open_parts(path).document)


@dataclass(slots=True)
class Walk:
    """Goes through the body once, without recursion. Lines go to the innermost cell that is open."""

    lines: list[list[str]] = field(default_factory=lambda: [[]])
    rows: list[list[str]] = field(default_factory=list)
    paragraphs: list[list[str]] = field(default_factory=list)

    def through(self, document: _Element) -> str:
        walk = etree.iterwalk(document, events=("start", "end"))
        for event, element in walk:
            if event == "start" and element.tag in SKIPPED:
                walk.skip_subtree()
            elif event == "start":
                self.enter(element)
            elif element.tag not in SKIPPED:
                self.leave(element)
        return "\n".join(self.lines[0])

    def enter(self, element: _Element) -> None:
        match element.tag:
            case str(tag) if tag == W + "p":
                self.paragraphs.append([])
            case str(tag) if tag == W + "tr":
                self.rows.append([])
            case str(tag) if tag == W + "tc":
                self.lines.append([])
            case str(tag) if tag == W + "t":
                self.add(element.text or "")
            case tag:
                self.add(SIGNS.get(str(tag), ""))

    def add(self, words: str) -> None:
        if self.paragraphs:
            self.paragraphs[-1].append(words)

    def leave(self, element: _Element) -> None:
        match element.tag:
            case str(tag) if tag == W + "p":
                self.lines[-1].append("".join(self.paragraphs.pop()))
            case str(tag) if tag == W + "tc":
                cell = "\n".join(self.lines.pop())
                (self.rows or self.lines)[-1].append(cell)
            case str(tag) if tag == W + "tr":
                self.lines[-1].append("\t".join(self.rows.pop()))
