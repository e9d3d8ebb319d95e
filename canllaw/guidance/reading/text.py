"""Reads plain text: headings by underline, number or capitals, indented lists, lines joined again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.limits import LARGEST_TEXT, decode, read_bytes
from canllaw.guidance.reading.numbering import CITED, LABELLED, split_heading
from canllaw.guidance.reading.outline import Lines, Outline, Within, indent_of
from canllaw.guidance.reading.pieces import Piece, RawDocument
from canllaw.guidance.reading.wrapped import join_lines

NOTE = re.compile(r"\[(\d{1,3})\]\s+(?=\S)")
NOTE_BLOCK = re.compile(r"^\[(\d{1,3})\] +\S", re.M)
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,2})([^\s*](?:[^*\n]*[^\s*])?)\1(?![\w*])")
NOTE_MARK = re.compile(r"\s*\[(\d{1,3})\]")
LONGEST_HEADING = 120
LONGEST_TERM = 60
OPENING, CLOSING = "“‘\"'(£", ")”’\"'"
PAGE_BREAK = "\f"


def read_text(path: Path) -> RawDocument:
    """The pieces of one file of plain text."""
    return read_plain(decode(read_bytes(path, LARGEST_TEXT)))


def read_plain(text: str) -> RawDocument:
    notes = frozenset(NOTE_BLOCK.findall(text))
    walk = TextOutline(notes=notes)
    pieces = [mark_notes(piece, notes) for piece in walk.read(text.replace(PAGE_BREAK, "\n\n"))]
    first = next((piece for piece in pieces if piece.kind is PassageKind.HEADING), None)
    titled = (
        first is not None and first is pieces[0] and first.level == 1 and split_heading(first.text)[0] is None
    )
    return RawDocument(pieces=pieces, title=first.text if first is not None and titled else None)


def mark_notes(piece: Piece, notes: frozenset[str]) -> Piece:
    """Footnote marks "[1]" are taken out of the words where the text has a note of that number."""
    if not notes or "[" not in piece.text or piece.kind is PassageKind.CODE:
        return piece
    marks = tuple(mark for mark in NOTE_MARK.findall(piece.text) if mark in notes)
    text = without_marks(piece.text, notes)
    return replace(piece, text=text, note_marks=marks) if marks else piece


def without_marks(words: str, notes: frozenset[str]) -> str:
    """Words without the marks of footnotes that the text has."""
    return NOTE_MARK.sub(lambda match: "" if match[1] in notes else match[0], words)


@dataclass(slots=True)
class TextOutline(Outline):
    """Plain text, where headings need no underline and indented lines may be an example or code."""

    notes: frozenset[str] = field(default_factory=frozenset)

    def add_lines(self, block: Lines) -> None:
        level = self.heading_level(block)
        if level:
            self.containers.clear()
            self.add(PassageKind.HEADING, block.lines[0].strip(), level=level)
            if len(block.lines) > 1:
                self.add_lines(Lines(lines=block.lines[1:]))
            return
        note = NOTE.match(block.lines[0])
        if note is not None and note[1] in self.notes:
            self.containers.clear()
            self.add(
                PassageKind.FOOTNOTE,
                join_lines([block.lines[0][note.end() :], *block.lines[1:]]),
                marker=note[1],
            )
            self.open(Within.NOTE, 1, note.end())
            return
        super(TextOutline, self).add_lines(block)

    def heading_level(self, block: Lines) -> int:
        """The level of a heading that is not underlined: 0 where the block is none."""
        words = block.lines[0].strip()
        if indent_of(block.lines[0]) or len(words) > LONGEST_HEADING or words[-1] in ".;,":
            return 0
        below = block.lines[1].strip() if len(block.lines) > 1 else ""
        if LABELLED.match(words) and (not below or LABELLED.fullmatch(words) or CITED.fullmatch(below)):
            return 1
        if CITED.fullmatch(words):
            return 2
        if len(block.lines) > 1 or self.signs or words[-1] == ":":
            return 0
        number, title = split_heading(words)
        if number is not None and title[:1].isupper() and len(words) <= 80:
            return number.count(".") + 1
        capitals = sum(letter.isupper() for letter in words)
        return 1 if capitals > 3 and words.isupper() else 0

    def is_definition(self, chunk: Sequence[str]) -> bool:
        """A long first line with the others indented is a hanging paragraph, no term."""
        short = len(chunk[0].strip()) <= LONGEST_TERM and not chunk[0].endswith((",", "."))
        return short and super(TextOutline, self).is_definition(chunk)

    def add_text(self, chunk: Sequence[str]) -> None:
        indented = indent_of(chunk[0]) > self.content() and self.pending is None
        words = without_marks(join_lines(chunk), self.notes) if indented else ""
        if indented and not is_prose(words):
            self.add(PassageKind.CODE, "\n".join(chunk))
            return
        if indented and words.rstrip(CLOSING).endswith((".", "!", "?")):
            self.find_terms_above(indent_of(chunk[0]))
        super(TextOutline, self).add_text(chunk)

    def find_terms_above(self, indent: int) -> None:
        """What was taken for code are terms, a line each, where sentences follow at the very same indent."""
        last = self.pieces[-1] if self.pieces else None
        if last is None or last.kind is not PassageKind.CODE:
            return
        lines = last.text.split("\n")
        if all(indent_of(line) == indent for line in lines):
            self.pieces.pop()
            for line in lines:
                self.add(PassageKind.LIST_ITEM, line.strip(), level=self.depth() + 1)

    def add(self, kind: PassageKind, text: str, level: int = 0, marker: str | None = None) -> None:
        """Words that are stressed as *must* are the same words."""
        stressed = "*" in text and kind is not PassageKind.CODE
        super(TextOutline, self).add(kind, EMPHASIS.sub(r"\2", text) if stressed else text, level, marker)


def is_prose(words: str) -> bool:
    """Whether indented words are sentences: they begin with a capital and end as sentences do."""
    begins = words[:1].isupper() or words[:1].isdigit() or words[:1] in OPENING
    return begins and len(words.split()) > 3 and words[-1] in ".:;!?" + CLOSING
