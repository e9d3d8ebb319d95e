"""Lines of a PDF page with their geometry and type, and the footnote marks that stood in them.

PDFium gives a page's whole text at once. Its geometry is asked for only at a few characters of a line,
because a call costs about as much as the reading of ten characters.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from canllaw.guidance.reading import pdf_native as native
from canllaw.guidance.reading.pdf_native import PLAIN, Box, FontStyle

# PDFium marks a hyphen at the end of a line by one of two characters and leaves the line break out.
HYPHENS = "\ufffe\x02"
LINE = re.compile(rf"[^\r\n{HYPHENS}]+[{HYPHENS}]?")
DIGITS = re.compile(r"\d+|[*†‡§¶]+")
LEADER = re.compile(r"(?:\. ?){5,}|…{2,}|_{5,}|·{4,}")
STARTING_MARK = re.compile(r"[A-Z]?\d{1,3}|[*†‡§¶]+")
RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
RAISED_RUN = re.compile(f"(?<=[^\\s{RAISED}])[{RAISED}]+")
PLAIN_DIGITS = str.maketrans(RAISED, "1230456789")
SMALL = 0.8
WIDE_GAP = 0.7
LOOSE = 0.72
LOOSE_WORDS = 0.6


class Line(NamedTuple):
    """One line of one cell or column. A named tuple, because a long document has a hundred thousand of them.

    Positions are points from the lower left corner; `base` is the line's baseline. `joined` is false where a
    hyphen ends the line, which `text` then keeps. `marks` are footnote marks, taken out of the text.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool
    mono: bool
    marks: tuple[str, ...] = ()


class Type(NamedTuple):
    """How one character is set. `angle` is 0 to 3 quarter turns, or -1 for any other direction."""

    size: float
    style: FontStyle
    angle: int
    x: float
    y: float


class PageText:
    """The text of one page and what PDFium knows of its characters, asked for as rarely as possible."""

    def __init__(self, textpage: int, number: int):
        self.textpage = textpage
        self.number = number
        self.text = native.read_text(textpage)
        self.shifted = len(self.text) != native.count_characters(textpage)
        self.fonts: dict[int, FontStyle] = {}

    def character(self, at: int) -> int:
        """PDFium's own number of the character at a place of the text; the same but for odd characters."""
        return native.character_at_text(self.textpage, at) if self.shifted else at

    def type_at(self, at: int) -> Type:
        at = self.character(at)
        font = native.font_of_object(native.text_object(self.textpage, at))
        style = self.fonts.get(font)
        if style is None:
            style = self.fonts[font] = native.read_font_style(font) if font else PLAIN
        a, b, c, d, x, y = native.read_matrix(self.textpage, at)
        size = native.font_size(self.textpage, at)
        if b == 0.0 and c == 0.0 and d > 0:
            return Type(size * d, style, 0, x, y)
        return Type(size * (c * c + d * d) ** 0.5, style, quarter_turns(a, b), x, y)

    def size_at(self, at: int) -> float:
        at = self.character(at)
        _, _, c, d, _, _ = native.read_matrix(self.textpage, at)
        scale = d if c == 0.0 and d > 0 else (c * c + d * d) ** 0.5
        return float(native.font_size(self.textpage, at)) * scale

    def rectangles(self, start: int, end: int) -> int:
        first = self.character(start)
        return int(native.count_rectangles(self.textpage, first, self.character(end - 1) + 1 - first))


def quarter_turns(a: float, b: float) -> int:
    if abs(b) <= 0.05 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 1 if b > 0 else 3
    return -1


def turn(box: Box, angle: int) -> Box:
    """The box on a page that is turned so that its text stands upright."""
    left, bottom, right, top = box
    if angle == 1:
        return Box(bottom, -right, top, -left)
    if angle == 2:
        return Box(-right, -top, -left, -bottom)
    if angle == 3:
        return Box(-top, left, -bottom, right)
    return box


def read_lines(page: PageText) -> tuple[list[Line], int]:
    """The lines of a page in the order of its content, and the direction in which most of them run."""
    found = [(match, page.type_at(match.start())) for match in LINE.finditer(page.text) if match[0].strip()]
    angle = main_direction(found)
    lines: list[Line] = []
    for match, first in found:
        if first.angle == angle:
            for line in read_segments(page, match, first):
                add_line(lines, line)
    return lines, angle


def main_direction(found: Iterable[tuple[re.Match[str], Type]]) -> int:
    """The direction of most characters; text that stands across it is a watermark or a side note."""
    weights = [0, 0, 0, 0]
    for match, first in found:
        if first.angle >= 0:
            weights[first.angle] += match.end() - match.start()
    return weights.index(max(weights))


def read_segments(page: PageText, match: re.Match[str], first: Type) -> Iterator[Line]:
    """The line, or its parts where wide gaps divide it: cells of a table or columns of a page."""
    start, end = match.span()
    text = page.text
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    count = page.rectangles(start, end)
    if count == 0:
        return
    box = final = read_box(page, 0, first.angle)
    last = first
    if count > 1:
        last = page.type_at(end - 1 - (text[end - 1] in HYPHENS))
        final = read_box(page, count - 1, first.angle)
    right = final.right
    size = max(first.size, last.size)
    cuts = find_cuts(page, (start, end), count, (box, final), size, first.angle)
    base = upright(first if first.size >= last.size else last)
    if not cuts:
        yield make_line(page, start, end, (box.left, right, base, size), (first, last))
        return
    edges = [(start, box.left), *((at, left) for at, _, left in cuts)]
    ends = [*((at - 1, before) for at, before, _ in cuts), (end, right)]
    for (begin, left), (finish, limit) in zip(edges, ends, strict=True):
        here, there = page.type_at(begin), page.type_at(finish - 1)
        largest = here if here.size >= there.size else there
        yield make_line(page, begin, finish, (left, limit, upright(largest), largest.size), (here, there))


def upright(mark: Type) -> float:
    """The baseline, on the page as turned by `turn`."""
    return (mark.y, -mark.x, -mark.y, mark.x)[mark.angle] if mark.angle >= 0 else mark.y


Gap = tuple[int, float, float]


def find_cuts(
    page: PageText, span: tuple[int, int], count: int, ends: tuple[Box, Box], size: float, angle: int
) -> list[Gap]:
    """Where wide gaps divide a line: the first character after each, where the words before end and start again."""
    start, end = span
    words = page.text.count(" ", start, end) + 1
    loose = (ends[1].right - ends[0].left) / (size * (end - start) or 1.0)
    if words == 1 or (count == 1 and loose < LOOSE):
        return []
    # Some programs set every word by itself, which says nothing about gaps; their lines are looked into
    # only where they are too loose for plain words.
    if count > 6 and count > 0.6 * words and loose < LOOSE_WORDS:
        return []
    if has_leader(page.text[start:end]):
        return []
    if count == 1:
        return cuts_at_spaces(page, start, end, size, angle)
    gaps: list[Gap] = []
    before = ends[0]
    for number in range(1, count):
        after = ends[1] if number == count - 1 else read_box(page, number, angle)
        if after.left - before.right > WIDE_GAP * size:
            at = character_from(page, start, end, after.left, angle)
            if at is not None:
                gaps.append((at, before.right, after.left))
        before = after
    return gaps


def read_box(page: PageText, number: int, angle: int) -> Box:
    """The place of one run of the line whose runs were counted last."""
    box = native.read_rectangle(page.textpage, number)
    return turn(box, angle) if angle else box


def has_leader(text: str) -> bool:
    """Whether dots lead the eye from words to a page number."""
    likely = ". . ." in text or "....." in text or "…" in text or "_____" in text or "····" in text
    return likely and LEADER.search(text) is not None


def cuts_at_spaces(page: PageText, start: int, end: int, size: float, angle: int) -> list[Gap]:
    gaps: list[Gap] = []
    at = page.text.find(" ", start, end)
    while 0 <= at < end - 1:
        before = turn(native.read_character_box(page.textpage, page.character(at - 1)), angle)
        after = turn(native.read_character_box(page.textpage, page.character(at + 1)), angle)
        if after.left - before.right > WIDE_GAP * size:
            gaps.append((at + 1, before.right, after.left))
        at = page.text.find(" ", at + 1, end)
    return gaps


def character_from(page: PageText, start: int, end: int, left: float, angle: int) -> int | None:
    """The first character of a line that stands at `left` or after it, and follows a space."""
    low, high = start, end - 1
    while low < high:
        middle = (low + high) // 2
        near = middle + (page.text[middle] == " ")
        box = turn(native.read_character_box(page.textpage, page.character(near)), angle)
        if box.left < left - 0.5:
            low = middle + 1
        else:
            high = middle
    low += page.text[low] == " "
    return low if start < low < end and page.text[low - 1] == " " else None


def make_line(
    page: PageText, start: int, end: int, place: tuple[float, float, float, float], types: tuple[Type, Type]
) -> Line:
    left, right, base, size = place
    first, last = types[0].style, types[1].style
    text = page.text[start:end]
    marks: tuple[str, ...] = ()
    if types[0] is not types[1]:
        text, marks = take_out_marks(page, start, text, size)
    if text[-1:] in HYPHENS:
        text = text[:-1] + "-"
    if not text.isascii():
        text, marks = take_out_raised(text, marks)
    mono = first.mono and last.mono
    line = (
        text,
        page.number,
        left,
        right,
        base,
        size,
        first.bold and last.bold,
        first.italic and last.italic,
        mono,
    )
    return Line(*line, marks)


def take_out_raised(text: str, marks: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Marks that are characters of their own, as in "plan²"."""
    raised = RAISED_RUN.findall(text)
    if not raised:
        return text, marks
    return RAISED_RUN.sub("", text), marks + tuple(mark.translate(PLAIN_DIGITS) for mark in raised)


def take_out_marks(page: PageText, start: int, text: str, size: float) -> tuple[str, tuple[str, ...]]:
    """The text without footnote marks, which are short and set smaller than their line."""
    marks: list[str] = []
    kept: list[str] = []
    done = 0
    for match in DIGITS.finditer(text):
        first, end = match.span()
        if end - first > 3 or (first and cannot_precede(text, first - 1)):
            continue
        if first and text[first - 1].isupper() and (first < 2 or not text[first - 2].isalpha()):
            first -= 1
        if first >= done and page.size_at(start + first) < SMALL * size:
            marks.append(text[first:end])
            kept.append(text[done:first] if first else "\ue000")
            done = end
    if not marks:
        return text, ()
    kept.append(text[done:])
    return without_marks(kept, marks)


def cannot_precede(text: str, at: int) -> bool:
    """Whether a number after this character is a part of a larger one, or of a reference."""
    return text[at] in "(£$/–-" or (text[at] == "," and at > 0 and text[at - 1].isdigit())


def without_marks(kept: list[str], marks: list[str]) -> tuple[str, tuple[str, ...]]:
    """A mark that opens a line stays in it as the name of its note; inside, no space is left before a stop."""
    if kept[0] == "\ue000":
        kept[0] = f"\ue000{marks.pop(0)}\ue001"
    text = kept[0]
    for part in kept[1:]:
        if part[:1] in " .,;:)]" or not part:
            text = text.rstrip(" ")
        text += part
    return text, tuple(marks)


def add_line(lines: list[Line], line: Line) -> None:
    """Add a line, or put it to the end of the last one where it only goes on after a raised mark."""
    if lines:
        joined = join_to(lines[-1], line)
        if joined is not None:
            lines[-1] = joined
            return
    lines.append(line)


def join_to(last: Line, line: Line) -> Line | None:
    size = max(last.size, line.size)
    gap = line.left - last.right
    rise = line.base - last.base
    if not (-0.3 * size < gap < 0.9 * size) or abs(rise) > 0.6 * size:
        return None
    text = line.text.replace("\ue000", "").replace("\ue001", "")
    opening = STARTING_MARK.match(text)
    small = line.size < SMALL * last.size
    if small and opening and opening.end() == len(text):
        return last._replace(right=line.right, marks=(*last.marks, text))
    if abs(rise) > 0.2 * size and not small:
        return None
    marks = last.marks
    if line.text.startswith("\ue000"):
        mark, _, text = line.text[1:].partition("\ue001")
        marks = (*marks, mark)
    space = " " if gap > 0.12 * size and text[:1] not in ".,;:)]" and last.text[-1:] not in "[(" else ""
    return last._replace(text=last.text + space + text, right=line.right, marks=marks + line.marks)
