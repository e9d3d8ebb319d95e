"""Reads Markdown: CommonMark with tables, footnotes and front matter; block quotes are boxes."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.html import read_page
from canllaw.guidance.reading.limits import LARGEST_TEXT, decode, read_bytes
from canllaw.guidance.reading.pieces import Piece, RawDocument
from canllaw.guidance.reading.wrapped import join_lines, split_items

TEMPLATE_TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{::?[^{}\n]*\}", re.S)
COMMENTS = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
TITLE = re.compile(r"^title:[ \t]*(?P<quote>[\"']?)(.+?)(?P=quote)[ \t]*$", re.M)
FENCED_BOX = re.compile(r":{3,}\s*(\{?[.\w][^:]*)?")
CALLOUT = re.compile(r"\[!\w+\]")
LINE_BREAK = re.compile(r"<br\s*/?>", re.I)
DEEPEST = 30


def read_markdown(path: Path) -> RawDocument:
    """The pieces of one Markdown file."""
    return read_marked_up(decode(read_bytes(path, LARGEST_TEXT)))


def read_marked_up(text: str) -> RawDocument:
    text = COMMENTS.sub("", TEMPLATE_TAGS.sub("", text)) if "{" in text or "<!--" in text else text
    tokens = parser().parse(text.replace("\x00", ""))
    walk = Walk()
    walk.read(tokens)
    title = stated_title(tokens)
    return RawDocument(pieces=with_title(walk.pieces, title), title=title or sole_heading(walk.pieces))


@cache
def parser() -> MarkdownIt:
    marked = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table")
    return marked.use(footnote_plugin, inline=False).use(front_matter_plugin)


def stated_title(tokens: Sequence[Token]) -> str | None:
    """The title that the front matter states."""
    if not tokens or tokens[0].type != "front_matter":
        return None
    stated = TITLE.search(tokens[0].content)
    return stated[2].strip() if stated else None


def sole_heading(pieces: Sequence[Piece]) -> str | None:
    tops = [piece for piece in pieces if piece.kind is PassageKind.HEADING and piece.level == 1]
    return tops[0].text if len(tops) == 1 else None


def with_title(pieces: list[Piece], title: str | None) -> list[Piece]:
    """A title stated in the front matter stands above the text, as a page would print it."""
    if title is None:
        return pieces
    headings = [piece for piece in pieces if piece.kind is PassageKind.HEADING]
    if headings and headings[0].text.casefold() == title.casefold():
        return pieces
    if any(piece.level == 1 for piece in headings):
        pieces = [
            replace(piece, level=piece.level + 1) if piece.kind is PassageKind.HEADING else piece
            for piece in pieces
        ]
    return [Piece(kind=PassageKind.HEADING, text=title, level=1), *pieces]


@dataclass(slots=True)
class Walk:
    """Goes through the tokens of a Markdown text and keeps what it is inside of."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: int = 0
    lists: int = 0
    marker: str | None = None
    heading: int = 0
    note: str | None = None
    note_fresh: bool = False
    table: int = -1
    row: int = -1
    column: int = -1

    def read(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            action = ACTIONS.get(token.type)
            if action is not None:
                action(self, token)

    def open_heading(self, token: Token) -> None:
        self.heading = int(token.tag[1:])

    def close_heading(self, token: Token) -> None:
        self.heading = 0

    def open_list(self, token: Token) -> None:
        self.lists += 1

    def close_list(self, token: Token) -> None:
        self.lists -= 1
        self.marker = None

    def open_item(self, token: Token) -> None:
        self.marker = f"{token.info}{token.markup}" if token.info else "•"

    def open_box(self, token: Token) -> None:
        self.boxes += 1

    def close_box(self, token: Token) -> None:
        self.boxes -= 1

    def open_note(self, token: Token) -> None:
        self.note, self.note_fresh = str(token.meta["id"] + 1), True

    def close_note(self, token: Token) -> None:
        self.note = None

    def open_table(self, token: Token) -> None:
        self.table, self.row = self.table + 1, -1

    def open_row(self, token: Token) -> None:
        self.row, self.column = self.row + 1, -1

    def open_cell(self, token: Token) -> None:
        self.column += 1

    def close_table(self, token: Token) -> None:
        self.column = -1

    def code(self, token: Token) -> None:
        self.add(PassageKind.CODE, token.content)

    def page(self, token: Token) -> None:
        """HTML that stands in Markdown as a block of its own."""
        if any(part and not part.isspace() for part in re.split(r"<[^>]*>", token.content)):
            inner = read_page(token.content).pieces
            self.pieces.extend(
                replace(piece, boxed=piece.boxed or self.boxes > 0, cell=None, kind=cell_as_paragraph(piece))
                for piece in inner
            )

    def inline(self, token: Token) -> None:
        lines, marks = read_inline(token.children or ())
        if self.heading:
            self.add(PassageKind.HEADING, join_lines(lines), self.heading, marks=marks)
        elif self.column >= 0:
            cell = (self.table, self.row, self.column)
            self.add(PassageKind.TABLE_CELL, join_lines(lines), marks=marks, cell=cell)
        elif self.note is not None:
            self.add_note(join_lines(lines))
        else:
            self.add_blocks(lines, marks)

    def add_blocks(self, lines: Sequence[str], marks: tuple[str, ...]) -> None:
        if fence := FENCED_BOX.fullmatch(lines[0].strip()):
            self.boxes = self.boxes + 1 if fence[1] else max(self.boxes - 1, 0)
            lines = lines[1:]
        elif self.boxes and CALLOUT.fullmatch(lines[0].strip()):
            lines = lines[1:]
        for group in split_items(lines):
            text = join_lines(group)
            here = tuple(mark for mark in marks if f"\x00{mark}\x00" in text)
            level = min(self.lists, DEEPEST)
            kind = PassageKind.LIST_ITEM if self.marker else PassageKind.PARAGRAPH
            self.add(kind, text, level, marker=self.marker, marks=here)
            self.marker = None

    def add_note(self, text: str) -> None:
        # A note that refers to another note keeps its words; the mark leads nowhere.
        text = MARKS.sub("", text)
        if self.note_fresh or not self.pieces or self.pieces[-1].kind is not PassageKind.FOOTNOTE:
            self.add(PassageKind.FOOTNOTE, text, marker=self.note)
            self.note_fresh = False
        else:
            self.pieces[-1] = replace(self.pieces[-1], text=f"{self.pieces[-1].text} {text}")

    def add(
        self,
        kind: PassageKind,
        text: str,
        level: int = 0,
        marker: str | None = None,
        marks: tuple[str, ...] = (),
        cell: tuple[int, int, int] | None = None,
    ) -> None:
        text = MARKS.sub("", text) if marks else text
        if text.strip():
            boxed = self.boxes > 0
            piece = Piece(
                kind=kind, text=text, level=level, marker=marker, boxed=boxed, note_marks=marks, cell=cell
            )
            self.pieces.append(piece)


MARKS = re.compile(r"\s*\x00[^\x00]*\x00(?=[.,;:!?)])|\x00[^\x00]*\x00")
ACTIONS: dict[str, Callable[[Walk, Token], None]] = {
    "heading_open": Walk.open_heading,
    "heading_close": Walk.close_heading,
    "bullet_list_open": Walk.open_list,
    "bullet_list_close": Walk.close_list,
    "ordered_list_open": Walk.open_list,
    "ordered_list_close": Walk.close_list,
    "list_item_open": Walk.open_item,
    "blockquote_open": Walk.open_box,
    "blockquote_close": Walk.close_box,
    "footnote_open": Walk.open_note,
    "footnote_close": Walk.close_note,
    "table_open": Walk.open_table,
    "table_close": Walk.close_table,
    "tr_open": Walk.open_row,
    "th_open": Walk.open_cell,
    "td_open": Walk.open_cell,
    "fence": Walk.code,
    "code_block": Walk.code,
    "html_block": Walk.page,
    "inline": Walk.inline,
}


def cell_as_paragraph(piece: Piece) -> PassageKind:
    """Tables of the page and of the Markdown are counted apart: cells of the former are paragraphs."""
    return PassageKind.PARAGRAPH if piece.kind is PassageKind.TABLE_CELL else piece.kind


def read_inline(children: Sequence[Token]) -> tuple[list[str], tuple[str, ...]]:
    """The lines of a block, with each footnote mark between zero characters, and the marks."""
    words: list[str] = []
    marks: list[str] = []
    for child in children:
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            words.append("\n")
        elif child.type == "html_inline":
            words.append(" " if LINE_BREAK.fullmatch(child.content) else "")
        elif child.type == "footnote_ref":
            mark = str(child.meta["id"] + 1)
            marks.append(mark)
            words.append(f"\x00{mark}\x00")
    return "".join(words).split("\n"), tuple(marks)
