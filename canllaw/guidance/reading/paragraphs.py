"""Which marks number a paragraph and which an item of a list, judged by the marks and words around them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.numbering import Mark, MarkStyle, find_mark
from canllaw.guidance.reading.pieces import Piece

BLOCKS = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
STOPS = ".!?;"
LEADS = (":", "—", "–", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece with its mark judged: `number` is a paragraph's printed number, `marker` a list item's mark."""

    piece: Piece
    kind: PassageKind
    text: str
    number: str | None = None
    marker: str | None = None
    level: int = 0


def introduces(text: str) -> bool:
    """Whether words may lead into a list: they end with a colon or a dash, or do not end a sentence."""
    last = text.rstrip("\"”’') ]*")[-1:]
    return bool(last) and last not in STOPS


def leads(text: str) -> bool:
    """Whether words announce a list by a colon or a dash."""
    return text.endswith(LEADS)


@dataclass(slots=True)
class OpenItem:
    mark: Mark | None
    raw_level: int


@dataclass(slots=True)
class Judge:
    """Walks through a document's blocks, keeping the open lists and the last printed paragraph number.

    `numbered` and `listed` say whether single numbers ("12.") before paragraphs and items number paragraphs.
    """

    numbered: bool
    listed: bool
    items: list[OpenItem] = field(default_factory=list)
    last_number: str = ""
    last_single: int = 0
    legal: tuple[str, int] | None = None
    announced: bool = False

    def judge(self, piece: Piece) -> Block:
        if piece.kind is PassageKind.HEADING and not piece.boxed:
            self.items.clear()
            self.announced = False
        if piece.kind not in BLOCKS:
            return Block(
                piece=piece, kind=piece.kind, text=piece.text, marker=piece.marker, level=piece.level
            )
        block = self.judge_block(piece)
        self.announced = leads(block.text) and not piece.boxed
        return block

    def judge_block(self, piece: Piece) -> Block:
        mark, text = split_mark(piece)
        if mark is not None:
            number = self.paragraph_number(mark, piece, text)
            if number is not None:
                self.items.clear()
                return Block(piece=piece, kind=PassageKind.PARAGRAPH, text=text, number=number)
            if piece.kind is PassageKind.LIST_ITEM or self.is_item(mark, piece):
                return self.item(mark, piece, text)
        if piece.kind is PassageKind.LIST_ITEM:
            return self.item(None, piece, piece.text)
        if piece.level == 0 and self.is_loose_item(piece.text):
            return self.item(None, piece, piece.text)
        if piece.level == 0:
            self.items.clear()
        level = min(piece.level, len(self.items))
        return Block(piece=piece, kind=PassageKind.PARAGRAPH, text=piece.text, level=level)

    def is_loose_item(self, text: str) -> bool:
        """Lists copied from web pages lose their marks: words in small letters after a colon."""
        if not text[0].islower():
            return False
        return self.announced or (bool(self.items) and self.items[-1].mark is None)

    def paragraph_number(self, mark: Mark, piece: Piece, text: str) -> str | None:
        """The number to cite, where the mark numbers a paragraph."""
        match mark.style:
            case MarkStyle.MULTILEVEL:
                return self.multilevel_number(mark, piece, text)
            case MarkStyle.LEGAL:
                self.legal, self.last_number = (mark.number.partition("(")[0], mark.value), ""
                self.last_single = int("".join(filter(str.isdigit, self.legal[0])))
                return mark.number
            case MarkStyle.BRACKET:
                if (
                    self.legal is not None
                    and mark.value == self.legal[1] + 1
                    and mark.printed.startswith("(")
                ):
                    self.legal = (self.legal[0], mark.value)
                    return f"{self.legal[0]}({mark.value})"
                return None
            case MarkStyle.DECIMAL:
                return self.single_number(mark, piece, text)
            case _:
                return None

    def multilevel_number(self, mark: Mark, piece: Piece, text: str) -> str | None:
        stated = piece.marker is not None or not text[:1].islower() or follows(self.last_number, mark.number)
        dotted = "." in mark.number
        first = mark.value == 1 or follows(self.last_number, mark.number)
        if not stated or not (dotted or first):
            return None
        self.last_number, self.legal = mark.number, None
        return mark.number

    def single_number(self, mark: Mark, piece: Piece, text: str) -> str | None:
        if piece.level > 1 or self.continues_list(mark):
            return None
        if self.last_number:
            return None  # where paragraphs are numbered "3.14", single numbers are the steps of a list
        in_list = piece.kind is PassageKind.LIST_ITEM
        if not (self.listed if in_list else self.numbered):
            return None
        if not in_list and not mark.dotted and (mark.value != self.last_single + 1 or text[:1].islower()):
            return None
        self.last_single, self.legal = mark.value, (mark.number, 0)
        return mark.number

    def continues_list(self, mark: Mark) -> bool:
        if self.announced and mark.value == 1:
            return True
        return any(
            item.mark and item.mark.style is mark.style and item.mark.value + 1 == mark.value
            for item in self.items
        )

    def is_item(self, mark: Mark, piece: Piece) -> bool:
        """Whether a paragraph that begins with a mark is an item of a list."""
        if mark.style in (MarkStyle.BULLET, MarkStyle.BRACKET):
            return mark.style is MarkStyle.BRACKET or mark.printed == "•"
        if mark.printed.endswith(")"):
            return True
        return mark.dotted and (mark.value == 1 or self.continues_list(mark))

    def item(self, mark: Mark | None, piece: Piece, text: str) -> Block:
        mark = self.settle_roman(mark)
        level = self.raw_depth(mark, piece.level) if piece.level else self.depth_by_mark(mark)
        marker = mark.printed if mark else piece.marker
        return Block(piece=piece, kind=PassageKind.LIST_ITEM, text=text, marker=marker, level=level)

    def settle_roman(self, mark: Mark | None) -> Mark | None:
        """(i), (v), (x) are letters after (h), (u), (w) and roman numbers otherwise."""
        if mark is None or mark.roman is None or mark.style is not MarkStyle.LETTER:
            return mark
        for item in reversed(self.items):
            last = item.mark
            if last and last.style is MarkStyle.LETTER and last.value + 1 == mark.value:
                return mark
            if last and last.style is MarkStyle.ROMAN and last.value + 1 == mark.roman:
                return as_roman(mark)
        return as_roman(mark) if mark.roman == 1 or len(mark.number) > 1 else mark

    def raw_depth(self, mark: Mark | None, raw: int) -> int:
        """The format says how deep an item is; depth is counted from the outermost item that is open."""
        landing = next((at for at, item in enumerate(self.items) if item.raw_level >= raw), len(self.items))
        there = self.items[landing].mark if landing < len(self.items) else None
        if mark is not None and not is_next(mark, there):
            # A wide mark, "(viii)", may stand further left or right than its neighbours; its series counts.
            series = (at for at in range(len(self.items) - 1, -1, -1) if is_next(mark, self.items[at].mark))
            landing = next(series, landing)
            raw = self.items[landing].raw_level if landing < len(self.items) else raw
        del self.items[landing:]
        self.items.append(OpenItem(mark, raw))
        return len(self.items)

    def depth_by_mark(self, mark: Mark | None) -> int:
        """The format does not say how deep an item is: a mark that continues a series is at its depth."""
        if mark is None and self.items and self.items[-1].mark is None:
            return len(self.items)
        for position in range(len(self.items) - 1, -1, -1):
            last = self.items[position].mark
            if last and mark and last.style is mark.style and mark.value in (last.value + 1, 0):
                del self.items[position + 1 :]
                self.items[position] = OpenItem(mark, self.items[position].raw_level)
                return position + 1
        starts = mark is None or mark.value <= 1
        if not starts:
            self.items.clear()
        self.items.append(OpenItem(mark, self.items[-1].raw_level + 1 if self.items else 1))
        return len(self.items)


def is_next(mark: Mark, last: Mark | None) -> bool:
    """Whether a mark is the next of the series of the last one, as (c) is after (b)."""
    return last is not None and mark.style is last.style and mark.value == last.value + 1


def as_roman(mark: Mark) -> Mark:
    return Mark(
        style=MarkStyle.ROMAN, printed=mark.printed, number=mark.number, value=mark.roman or 0, end=mark.end
    )


def split_mark(piece: Piece) -> tuple[Mark | None, str]:
    mark = find_mark(piece.text)
    if piece.marker is not None:
        stated = find_mark(f"{piece.marker} x")
        # "(a)" typed behind a bullet is the mark that people cite.
        typed = mark is not None and mark.printed.endswith(")")
        if not typed or (stated is not None and stated.style is not MarkStyle.BULLET):
            return stated, piece.text
    return mark, piece.text[mark.end :] if mark else piece.text


def follows(last: str, number: str) -> bool:
    """Whether "3.15" comes right after "3.14"."""
    head, _, tail = number.rpartition(".") if "." in number else (number[:1], "", number[1:])
    last_head, _, last_tail = last.rpartition(".") if "." in last else (last[:1], "", last[1:])
    return head == last_head and tail.isdigit() and last_tail.isdigit() and int(tail) == int(last_tail) + 1


def count_crossings(pieces: Iterable[Piece]) -> tuple[int, int]:
    """How often single numbers run on over a heading ("12." after "11." before it), and start anew."""
    on = restarts = last = 0
    crossed = False
    for piece in pieces:
        if piece.kind is PassageKind.HEADING:
            crossed = True
        elif piece.kind in BLOCKS and piece.level <= 1 and may_be_numbered(piece):
            mark, _ = split_mark(piece)
            if mark is None or mark.style is not MarkStyle.DECIMAL or not mark.dotted:
                continue
            if crossed and last:
                on += mark.value == last + 1
                restarts += mark.value == 1
            last, crossed = mark.value, False
    return on, restarts


def may_be_numbered(piece: Piece) -> bool:
    return piece.marker is not None or piece.text[:1].isdigit()


def judge_marks(pieces: Iterable[Piece]) -> Iterator[Block]:
    """All blocks of a document, with paragraph numbers and list marks told apart."""
    pieces = list(pieces)
    on, restarts = count_crossings(pieces)
    judge = Judge(numbered=on >= restarts, listed=on > restarts)
    return (judge.judge(piece) for piece in pieces)
