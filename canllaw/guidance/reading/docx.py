"""Reads a Word file as it prints with all changes accepted: words, numbers, footnotes, tables and boxes."""

from collections.abc import Callable, Iterable
from pathlib import Path

from lxml.etree import _Element

from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.docx_package import W, WordParts, open_parts
from canllaw.guidance.reading.docx_styles import read_numbering, read_styles
from canllaw.guidance.reading.docx_walk import Walk
from canllaw.guidance.reading.numbering import say_roman
from canllaw.guidance.reading.pieces import Piece, RawDocument

MARK_ENDS = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(path: Path) -> RawDocument:
    """The pieces of a Word file. Raises MaterialError where it cannot be used."""
    parts = open_parts(path)
    walk = make_walk(parts)
    walk.read(parts.document)
    notes = [
        *read_notes(parts.footnotes, parts, walk.footnotes, str),
        *read_notes(parts.endnotes, parts, walk.endnotes, say_roman),
    ]
    return RawDocument(pieces=[*walk.pieces, *notes], title=find_title(walk, parts))


def make_walk(parts: WordParts) -> Walk:
    numbering = read_numbering(parts.numbering)
    return Walk(styles=read_styles(parts.styles, numbering), numbering=numbering)


def find_title(walk: Walk, parts: WordParts) -> str | None:
    """The words in the style Title, else the only heading of the highest level, else what the file states."""
    if walk.title:
        return " ".join(walk.title)
    headings = [piece for piece in walk.pieces if piece.kind is PassageKind.HEADING]
    tops = [piece for piece in headings if piece.level == 1]
    if len(tops) == 1 and tops[0] is headings[0] and tops[0].marker is None:
        return tops[0].text
    return parts.title if not headings else None


def read_notes(
    root: _Element | None, parts: WordParts, ids: Iterable[str], say_mark: Callable[[int], str]
) -> list[Piece]:
    """The notes that the text refers to, in the order in which it does, each as one piece."""
    if root is None:
        return []
    found = {note.get(f"{W}id"): note for note in root if note.get(f"{W}type") not in MARK_ENDS}
    pieces: list[Piece] = []
    for count, number in enumerate(ids, 1):
        note = found.get(number)
        if note is not None:
            walk = make_walk(parts)
            walk.read(note)
            text = " ".join(piece.text for piece in walk.pieces)
            pieces.append(Piece(kind=PassageKind.FOOTNOTE, text=text, marker=say_mark(count)))
    return pieces
