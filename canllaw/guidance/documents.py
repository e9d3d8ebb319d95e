"""A guidance document as it was read: sections, numbered paragraphs, list items, each with its place.

The readers in `canllaw.guidance.reading` make these records; every analysis takes them.
"""

from dataclasses import dataclass
from enum import StrEnum

from canllaw.basics.language import Language
from canllaw.basics.sources import Place, Source


class PassageKind(StrEnum):
    """What a passage is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    FOOTNOTE = "footnote"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and all that stands under it. `parent` is the position of the section around it."""

    title: str
    level: int
    number: str | None = None
    parent: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph, list item, heading, table cell or footnote.

    `start` and `end` are characters of `Edition.text`. `paragraph` is the printed number of the
    numbered paragraph that the passage is, or belongs to; `marker` is its own printed mark, "(a)" or "•".
    `section`, `stem` and `notes` are positions in `Edition.sections` and `Edition.passages`:
    the stem introduces a list item, the notes are the footnotes attached to the passage.
    `level` is the heading's level or the list's depth, from 1. `cell` is (table, row, column), from 0.
    """

    kind: PassageKind
    text: str
    start: int
    end: int
    section: int | None = None
    page: int | None = None
    paragraph: str | None = None
    marker: str | None = None
    level: int = 0
    stem: int | None = None
    notes: tuple[int, ...] = ()
    boxed: bool = False
    cell: tuple[int, int, int] | None = None

    def __post_init__(self) -> None:
        assert self.end - self.start == len(self.text), "a passage is as long as its text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One document, read. `text` is all passages in reading order, joined by line breaks.

    `silent_pages` are the pages that show something but hold no text that can be read, as scanned ones do.
    """

    source: Source
    title: str
    language: Language
    format: str
    text: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    pages: int | None = None
    silent_pages: tuple[int, ...] = ()

    def section_titles(self, passage: Passage) -> tuple[str, ...]:
        """The headings above a passage, outermost first, each with its printed number."""
        titles: list[str] = []
        position = passage.section
        while position is not None:
            section = self.sections[position]
            titles.append(f"{section.number} {section.title}" if section.number else section.title)
            position = section.parent
        return tuple(reversed(titles))

    def place(self, passage: Passage, start: int, end: int) -> Place:
        """The place of the characters from `start` to `end` of the text, which stand in `passage`."""
        return Place(source=self.source, page=passage.page, paragraph=passage.paragraph, start=start, end=end)
