"""Makes pieces of blocks: tells headings, items, cells, notes and code apart, and how deep items stand."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.contents import plain
from canllaw.guidance.reading.pdf_blocks import LIST_MARK, NUMBER_MARK, Block, with_inner_mark
from canllaw.guidance.reading.pdf_headings import (
    GREAT_PART,
    GREAT_WORD,
    PART_NUMBER,
    Outline,
    find_headings,
    find_levels,
    outlined,
)
from canllaw.guidance.reading.pdf_notes import NAMED_NOTE, SMALLER
from canllaw.guidance.reading.pdf_words import Vocabulary, join_lines, tidy
from canllaw.guidance.reading.pieces import Piece

ODD_BULLET = re.compile("^[\uf0b7\uf0a7\uf0d8\uf02d●○■□◆►➢➤▪▫◦‣·*]|^o(?= [A-Z])|^-(?=\\s)")
NUMBERED_NOTE = re.compile(r"\ue000([^\ue001]+)\ue001\s*|\[?(\d{1,3}|[*†‡§¶]+)[\].)]?(?:\s+|$)")
INDENTED = 0.7
FAR_INDENTED = 2.0
SAME_INDENT = 4.0
COVER_PAGES = 2
MARGIN_SHARE = 8
SHORTEST_TITLE = 8
MOST_TEXT_OF_A_COVER = 700
Text = tuple[Block, str]


def make_pieces(
    blocks: Sequence[Block],
    body: float,
    outline: Outline,
    known: Collection[str],
    coded: bool,
    title: str | None,
) -> list[Piece]:
    """All pieces of a document, whose stated title is `title`. `coded` says whether type of one width sets
    code apart from the text.
    """
    vocabulary = Vocabulary(line for block in blocks for line in block.lines)
    texts = [(block, join_lines(block.lines, vocabulary)) for block in blocks]
    texts = [(block, text) for block, text in texts if text]
    for block, _ in texts:
        if not block.note and block.first.size >= SMALLER * body:
            block.lines[0] = with_inner_mark(block.first)
    headings = find_headings(texts, body, outline)
    leave_cover(texts, headings, outline, title)
    open_boxes(texts, headings)
    levels = iter(
        find_levels([pair for pair, is_one in zip(texts, headings, strict=True) if is_one], outline)
    )
    depth = Depth(texts, body)
    pieces: list[Piece] = []
    for (block, text), heading in zip(texts, headings, strict=True):
        if heading:
            depth.close()
            add_heading(pieces, block, text, next(levels), outline)
        else:
            pieces.append(make_piece(block, text, depth, known, coded))
    return pieces


def leave_cover(texts: Sequence[Text], headings: list[bool], outline: Outline, title: str | None) -> None:
    """Large print on a cover opens no sections: only the title does.

    The cover is what stands before the title, and the title's page where that holds little text; or all that
    stands before the first heading that the outline names.
    """
    large = [at for at, is_one in enumerate(headings) if is_one]
    end = next((at for at in large if is_inside(texts[at][1], outline)), None) if outline.is_full() else None
    named = [at for at in large if is_printed_title(texts[at], title)]
    first = named[0] if named else large[0] if end is not None and large[0] < end else None
    if first is None:
        return
    cover = texts[first][0].first.page if is_cover(texts, texts[first][0].first.page) else 0
    for at in large:
        on_cover = texts[at][0].first.page == cover or (end is not None and first < at < end)
        if at != first and (at < first or on_cover):
            headings[at] = False


def is_printed_title(text: Text, title: str | None) -> bool:
    """Whether a heading near the front says the stated title, or its beginning."""
    block, words = text
    letters = plain(words)
    near = block.first.page <= COVER_PAGES and title is not None
    return near and len(letters) >= SHORTEST_TITLE and plain(title or "").startswith(letters)


def is_cover(texts: Sequence[Text], page: int) -> bool:
    on_page = sum(len(text) for block, text in texts if block.first.page == page)
    return on_page <= MOST_TEXT_OF_A_COVER and any(block.first.page > page for block, _ in texts)


def printed_title(pieces: Sequence[Piece], stated: str | None) -> str | None:
    """The title as printed, where the stated one adds to it; the stated one otherwise."""
    if stated is None:
        return None
    wanted = plain(stated)
    for piece in pieces[:20]:
        letters = plain(piece.text)
        if (
            piece.kind is PassageKind.HEADING
            and len(letters) >= SHORTEST_TITLE
            and wanted.startswith(letters)
        ):
            return piece.text
    return stated


def is_inside(text: str, outline: Outline) -> bool:
    """Whether a heading belongs to the document's body."""
    return outlined(text, outline) is not None or bool(
        GREAT_WORD.fullmatch(text) or GREAT_PART.fullmatch(text)
    )


def open_boxes(texts: Sequence[Text], headings: Sequence[bool]) -> None:
    """A band of colour behind a heading alone is no box around text."""
    last = len(texts) - 1
    for at, (block, _) in enumerate(texts):
        if block.boxed and headings[at]:
            before = at > 0 and texts[at - 1][0].boxed
            after = at < last and texts[at + 1][0].boxed
            block.boxed = before or after


def add_heading(pieces: list[Piece], block: Block, text: str, level: int, outline: Outline) -> None:
    """Add a heading; one that only says "PART 2" or "Chapter 3" is the number of a title that follows at
    once.
    """
    key = outlined(text, outline) if text.isupper() else None
    if key is not None:
        text = outline.titles[key]
    pieces.append(
        Piece(
            kind=PassageKind.HEADING,
            text=text,
            level=level,
            page=block.first.page,
            boxed=block.boxed,
            note_marks=marks_of(block),
        )
    )


def join_great_parts(pieces: Sequence[Piece]) -> list[Piece]:
    """Put "PART 2", printed above a title, before the title as its number; so too "CHAPTER" above "TWO"."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and is_label(last, piece):
            joined[-1] = replace(
                piece, marker=last.text.rstrip(".:"), level=min(last.level, piece.level), page=last.page
            )
        elif last and is_split_label(last, piece):
            joined[-1] = replace(piece, text=f"{last.text} {piece.text}", page=last.page)
        else:
            joined.append(piece)
    return joined


def is_label(label: Piece, title: Piece) -> bool:
    headings = label.kind is PassageKind.HEADING and title.kind is PassageKind.HEADING
    if not headings or label.marker is not None or not GREAT_PART.fullmatch(label.text):
        return False
    return not GREAT_PART.fullmatch(title.text) and label.page == title.page


def is_split_label(word: Piece, number: Piece) -> bool:
    headings = word.kind is PassageKind.HEADING and number.kind is PassageKind.HEADING
    if not headings or word.marker is not None or word.page != number.page:
        return False
    return bool(GREAT_WORD.fullmatch(word.text) and PART_NUMBER.fullmatch(number.text))


def marks_of(block: Block) -> tuple[str, ...]:
    if len(block.lines) == 1:
        return block.lines[0].marks
    return tuple([mark for line in block.lines for mark in line.marks])


class Depth:
    """How deep list items stand, by how far their marks are indented from the margin of their page."""

    def __init__(self, texts: Sequence[Text], body: float):
        self.body = body
        self.margins = [left_margin(texts, body, side) for side in (0, 1)]
        self.indented = FAR_INDENTED if has_first_line_indents(texts) else INDENTED
        self.lefts: list[float] = []

    def close(self) -> None:
        self.lefts.clear()

    def left_of(self, block: Block) -> float:
        """Left and right pages may have different margins, and columns stand apart."""
        return block.first.left - block.shift - self.margins[block.first.page % 2]

    def of_item(self, left: float) -> int:
        while self.lefts and self.lefts[-1] > left + SAME_INDENT:
            self.lefts.pop()
        if not self.lefts or left > self.lefts[-1] + SAME_INDENT:
            self.lefts.append(left)
        return len(self.lefts)

    def of_paragraph(self, left: float) -> int:
        """The depth of words that go on below an item, as far right as its own words; 0 outside all lists."""
        while self.lefts and self.lefts[-1] + SAME_INDENT >= left:
            self.lefts.pop()
        return len(self.lefts)


def has_first_line_indents(texts: Sequence[Text]) -> bool:
    """Whether numbered paragraphs begin further right than they go on, as in statutes."""
    numbered = [block for block, text in texts if len(block.lines) > 1 and NUMBER_MARK.match(text)]
    indented = sum(1 for block in numbered if block.lines[1].left < block.first.left - SAME_INDENT)
    return indented * 3 > len(numbered)


def make_piece(block: Block, text: str, depth: Depth, known: Collection[str], coded: bool) -> Piece:
    page, marks = block.first.page, marks_of(block)
    if block.cell is not None:
        return Piece(kind=PassageKind.TABLE_CELL, text=text, page=page, cell=block.cell, note_marks=marks)
    note = note_mark(block, text, depth.body, known)
    if note is not None:
        mark, words = note
        return Piece(
            kind=PassageKind.FOOTNOTE, text=words, marker=mark, page=page, boxed=block.boxed, note_marks=marks
        )
    if coded and is_code(block, depth.body):
        depth.close()
        text = tidy(" ".join(line.text for line in block.lines))
        return Piece(kind=PassageKind.CODE, text=text, page=page, boxed=block.boxed)
    left = depth.left_of(block)
    if is_item(block, text, depth):
        text, level, kind = ODD_BULLET.sub("•", text, count=1), depth.of_item(left), PassageKind.LIST_ITEM
    elif NUMBER_MARK.match(text):
        level, kind = 0, PassageKind.PARAGRAPH
        depth.close()
    else:
        level, kind = depth.of_paragraph(left), PassageKind.PARAGRAPH
    return Piece(kind=kind, text=text, level=level, page=page, boxed=block.boxed, note_marks=marks)


def is_item(block: Block, text: str, depth: Depth) -> bool:
    if LIST_MARK.match(text):
        return True
    if not NUMBER_MARK.match(text) or text[:1] == "(":
        return False
    first, last = block.first, block.last
    hanging = len(block.lines) == 1 or last.left >= first.left
    return hanging and depth.left_of(block) > depth.indented * depth.body


def note_mark(block: Block, text: str, body: float, known: Collection[str]) -> tuple[str | None, str] | None:
    """A note's own mark and its words; None where the block is no note."""
    first = block.first
    if block.note:
        match = NUMBERED_NOTE.match(first.text)
    elif first.size < SMALLER * body or first.text.startswith("\ue000"):
        match = NAMED_NOTE.match(first.text)
        if match is None or (match[1] or match[2]) not in known or first.size >= SMALLER * body:
            return None
    else:
        return None
    if match is None:
        return None, text
    mark = match[1] or match[2]
    return mark, text[len(mark) :].lstrip("].) ") if text.startswith(mark) else text


def is_code(block: Block, body: float) -> bool:
    """Lines in type of one width that stand by themselves; a single word may be a term that is explained."""
    if not (block.first.mono and all(line.mono for line in block.lines)):
        return False
    return len(block.lines) > 1 or block.boxed or block.first.size < 0.97 * body or " " in block.first.text


def left_margin(texts: Iterable[Text], body: float, side: int) -> float:
    """Where the plain lines of the text begin on most left (0) or right (1) pages."""
    lefts: dict[int, int] = {}
    for block, _ in texts:
        last = block.lines[-1]
        if block.cell is None and last.page % 2 == side and abs(last.size - body) < 0.6:
            place = round(last.left)
            lefts[place] = lefts.get(place, 0) + len(block.lines)
    often = [place for place, count in lefts.items() if count * MARGIN_SHARE >= max(lefts.values())]
    return float(min(often)) if often else 0.0
