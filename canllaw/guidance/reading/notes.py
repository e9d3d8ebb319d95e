"""Footnotes: each stands after the section of the words that refer to it, wherever its format put it."""

from bisect import bisect_left
from collections.abc import Sequence

from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.paragraphs import Block
from canllaw.guidance.reading.pieces import Piece

HEADINGS = frozenset(["footnotes", "notes", "endnotes", "references and notes", "troednodiadau", "nodiadau"])
NoteLinks = dict[int, list[int]]


def leave_out_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without headings that stand over nothing but footnotes, which go to where they are cited."""
    kept: list[Piece] = []
    only_notes = True
    for piece in reversed(pieces):
        heading = piece.kind is PassageKind.HEADING
        if not (heading and only_notes and piece.text.casefold().strip(" :") in HEADINGS):
            kept.append(piece)
        only_notes = heading or (only_notes and piece.kind is PassageKind.FOOTNOTE)
    kept.reverse()
    return kept


def link_notes(blocks: Sequence[Block]) -> NoteLinks:
    """The footnotes of each block, by position: of the same page if known, else the next."""
    by_mark: dict[str, list[int]] = {}
    for position, block in enumerate(blocks):
        if block.kind is PassageKind.FOOTNOTE and block.marker:
            by_mark.setdefault(block.marker, []).append(position)
    links: NoteLinks = {}
    for position, block in enumerate(blocks):
        found = (note_for(blocks, position, by_mark.get(mark, ())) for mark in block.piece.note_marks)
        notes = [note for note in found if note is not None and note != position]
        if notes:
            links[position] = list(dict.fromkeys(notes))
    return links


def note_for(blocks: Sequence[Block], position: int, notes: Sequence[int]) -> int | None:
    if not notes:
        return None
    page = blocks[position].piece.page
    after = bisect_left(notes, position)
    if page is not None:
        for note in notes[max(0, after - 1) : after + 2]:
            if blocks[note].piece.page in (page, page + 1):
                return note
    return notes[after] if after < len(notes) else notes[-1]


def place_notes(blocks: Sequence[Block], links: NoteLinks) -> list[int]:
    """The order of reading: every footnote behind the section of the words that first refer to it."""
    order: list[int] = []
    waiting: list[int] = []
    placed = set[int]()
    linked = {note for notes in links.values() for note in notes}
    for position, block in enumerate(blocks):
        if block.kind is PassageKind.FOOTNOTE:
            if position not in linked:
                waiting.append(position)
        else:
            if block.kind is PassageKind.HEADING and not block.piece.boxed:
                order.extend(waiting)
                waiting.clear()
            order.append(position)
        fresh = [note for note in links.get(position, ()) if note not in placed]
        placed.update(fresh)
        waiting.extend(fresh)
    return [*order, *waiting]
