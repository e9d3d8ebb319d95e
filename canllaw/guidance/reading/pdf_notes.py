"""Finds the footnotes at the foot of a page: smaller type, below all other text, with a mark before them."""

import re
from collections.abc import Collection
from itertools import pairwise

from canllaw.guidance.reading.pdf_blocks import NOTE_START
from canllaw.guidance.reading.pdf_tables import LaidOutPage, without
from canllaw.guidance.reading.pdf_text import Line

SMALLER = 0.94
NAMED_NOTE = re.compile(r"\ue000([^\ue001]+)\ue001\s*|([A-Z]\d{1,4})\s+(?=\S)")


def split_notes(laid_out: LaidOutPage, body: float, known: Collection[str]) -> tuple[LaidOutPage, list[Line]]:
    """The page without its footnotes, and the lines of these."""
    notes: list[Line] = []
    for line in sorted(laid_out.lines, key=lambda line: line.base):
        if line.size >= SMALLER * body or id(line) in laid_out.cells:
            break
        notes.append(line)
    if not notes:
        return laid_out, []
    gone = {id(line) for line in notes}
    notes = [line for line in laid_out.lines if id(line) in gone]
    while notes and not opens_note(notes[0], known) and not is_rest_of_note(notes, known):
        notes.pop(0)
    if not notes:
        return laid_out, []
    return without(laid_out, {id(line) for line in notes}), notes


def opens_note(line: Line, known: Collection[str]) -> bool:
    if line.text.startswith("\ue000"):
        return True
    match = NOTE_START.match(line.text)
    return match is not None and match[1] in known


def is_rest_of_note(notes: list[Line], known: Collection[str]) -> bool:
    """Whether small lines go on from a note of the page before: another note follows them at once."""
    for before, line in pairwise(notes):
        if opens_note(line, known):
            return notes[0].text[:1].islower()
        if before.base - line.base > 1.6 * line.size:
            return False
    return False
