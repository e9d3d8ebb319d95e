"""What every reader gives: the pieces of a document in reading order, before they are put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from canllaw.guidance.documents import PassageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A block of a document as its format shows it.

    `text` has single spaces, mended hyphens and no footnote marks. `level` is the heading's level or the
    list's depth, from 1. `marker` is the printed mark of a numbered paragraph, list item or heading
    where the format keeps it apart from the text ("3.14", "(a)", "•"); `assemble` finds it at the
    start of `text` otherwise. `note_marks` are the footnote marks that stood in the text; a footnote's
    own mark is its `marker`. `cell` is (table, row, column), counted from 0 over the document.
    """

    kind: PassageKind
    text: str
    level: int = 0
    marker: str | None = None
    page: int | None = None
    boxed: bool = False
    note_marks: tuple[str, ...] = ()
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """All pieces of a document, its own title where it states one, and its number of pages.

    `silent_pages` are the pages that show something but hold no text that can be read, as scanned ones do.
    """

    pieces: Sequence[Piece]
    title: str | None = None
    pages: int | None = None
    silent_pages: tuple[int, ...] = ()
