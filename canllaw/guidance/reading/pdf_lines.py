"""Lines of a PDF page with their geometry and type.

PDFium gives a page's whole text at once; its geometry is asked for only at a few characters of a line.
"""

import re
from collections.abc import Iterable, Iterator

from canllaw.guidance.reading import pdf_native as native
from canllaw.guidance.reading.pdf_marks import add_line, take_out_marks, take_out_raised
from canllaw.guidance.reading.pdf_native import Box
from canllaw.guidance.reading.pdf_text import Line, PageText, Type, turn

# PDFium marks a hyphen at the end of a line by one of two characters and leaves the line break out.
HYPHENS = "\ufffe\x02"
LINE = re.compile(rf"[^\r\n{HYPHENS}]+[{HYPHENS}]?")
LEADER = re.compile(r"(?:\. ?){5,}|…{2,}|_{5,}|·{4,}")
WIDE_GAP = 0.7
LOOSE = 0.72
LOOSE_WORDS = 0.6


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
        last = page.type_like(end - 1 - (text[end - 1] in HYPHENS), first)
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
    """Where wide gaps divide a line: the first character after each, where the words before end and start
    again.
    """
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
