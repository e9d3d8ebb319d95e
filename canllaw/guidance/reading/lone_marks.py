"""Marks that a layout sets apart from their words ("3.14" in a box of its own) go back to them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.pieces import Piece

LONE = re.compile(r"(?:\d{1,3}|[A-Z]\d{0,2})(?:\.\d{1,3})+\.?|\d{1,3}\.|\((?:[a-z]{1,4}|\d{1,3})\)|[•‣◦▪●]")
BLOCKS = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)


def join_lone_marks(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, where a paragraph that is nothing but a mark has become the mark of the next one."""
    joined: list[Piece] = []
    mark: Piece | None = None
    for piece in pieces:
        if mark is not None:
            if piece.kind in BLOCKS and piece.marker is None and piece.boxed == mark.boxed:
                piece = replace(piece, marker=mark.text, note_marks=mark.note_marks + piece.note_marks)
            else:
                joined.append(mark)
            mark = None
        lone = piece.kind is PassageKind.PARAGRAPH and piece.marker is None and len(piece.text) < 12
        if lone and LONE.fullmatch(piece.text):
            mark = piece
        else:
            joined.append(piece)
    return [*joined, mark] if mark is not None else joined
