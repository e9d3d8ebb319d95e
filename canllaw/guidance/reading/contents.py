"""Leaves out contents pages, wherever a format kept them: they repeat the headings and ask nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.numbering import find_mark, split_heading
from canllaw.guidance.reading.pieces import Piece

TITLES = frozenset(
    [
        *(
            "contents",
            "table of contents",
            "list of contents",
            "on this page",
            "contents page",
            "page contents",
        ),
        *("in this guidance", "in this document"),
        *("cynnwys", "tabl cynnwys", "ar y dudalen hon", "tudalen gynnwys", "yn y canllaw hwn"),
    ]
)
PAGE_NUMBER = re.compile(r"(?:[\s.…·_]{2,}|\s)(?:page\s+|tudalen\s+)?(?:\d{1,4}|[ivxl]{1,6})$", re.I)
LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}")
LAST_DIGIT = re.compile(r"[\divxl]", re.I)
SHORTEST_RUN = 3
LONGEST_ENTRY = 250
START = 3
LONGEST_TITLE = max(map(len, TITLES))


def leave_out_contents(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without contents pages. A run of lines that repeats later headings is one, titled or not."""
    labels = heading_labels(pieces)
    kept: list[Piece] = []
    position = 0
    while position < len(pieces):
        end = end_of_run(pieces, position, labels)
        if end > position:
            drop_title(kept)
            position = end
        else:
            kept.append(pieces[position])
            position += 1
    return kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the headings of a document say. `starts` are their first letters, by which most texts are told
    to be none of them.
    """

    whole: frozenset[str]
    starts: frozenset[str]

    def have(self, text: str) -> bool:
        start = plain(text[: 4 * START])[:START]
        return (len(start) < START or start in self.starts) and plain(text) in self.whole


def heading_labels(pieces: Sequence[Piece]) -> Labels:
    labels: set[str] = set()
    for piece in pieces:
        if piece.kind is PassageKind.HEADING:
            labels.update(labels_of(f"{piece.marker} {piece.text}" if piece.marker else piece.text))
    return Labels(whole=frozenset(labels), starts=frozenset(label[:START] for label in labels))


def labels_of(text: str) -> set[str]:
    """A heading's words with and without its number, in small letters."""
    _, title = split_heading(text)
    return {plain(text), plain(title)}


def plain(text: str) -> str:
    """Letters and digits alone, in small letters, by which titles are compared."""
    return "".join(filter(str.isalnum, text.casefold()))


def is_title(piece: Piece) -> bool:
    words = piece.text.rstrip(" :.")
    if len(words) > LONGEST_TITLE or piece.kind is PassageKind.TABLE_CELL:
        return False
    return words.casefold() in TITLES


def end_of_run(pieces: Sequence[Piece], start: int, labels: Labels) -> int:
    """Where a contents list that begins at `start` ends; `start` itself where there is none."""
    titled = start > 0 and is_title(pieces[start - 1])
    end, entries, missed = start, 0, 0
    for position in range(start, len(pieces)):
        piece = pieces[position]
        if is_entry(piece, labels, titled):
            end, entries, missed = position + 1, entries + 1, 0
        elif titled and missed < 1 and entries and may_be_entry(piece):
            missed += 1
        else:
            break
    return end if entries >= (1 if titled else SHORTEST_RUN) else start


def may_be_entry(piece: Piece) -> bool:
    return piece.kind is not PassageKind.HEADING and len(piece.text) < 200 and piece.text[-1:] not in ".:;"


def is_entry(piece: Piece, labels: Labels, titled: bool) -> bool:
    text = piece.text
    if len(text) > LONGEST_ENTRY or (piece.kind is PassageKind.HEADING and not LEADERS.search(text)):
        return False
    if ("...." in text or ". . " in text or "…" in text) and LEADERS.search(text):
        return True
    if text[-1] in ".;:" and not titled:
        return False
    page = PAGE_NUMBER.search(text) if LAST_DIGIT.match(text[-1]) else None
    if titled and (page or text.isdigit()):
        return True
    if page is None:
        mark = find_mark(text)
        return labels.have(text) or (mark is not None and labels.have(text[mark.end :]))
    words = text[: page.start()]
    mark = find_mark(words)
    candidates = {plain(words), plain(text)} | ({plain(words[mark.end :])} if mark else set())
    return not labels.whole.isdisjoint(candidates | labels_of(words))


def drop_title(kept: list[Piece]) -> None:
    if kept and is_title(kept[-1]):
        kept.pop()
