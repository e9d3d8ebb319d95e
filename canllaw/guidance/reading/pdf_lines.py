"""Lines of a PDF page with their geometry and type.

PDFium gives a page's whole text at once; its geometry is asked for only at a few characters of a line.
"""

import re
from collections.abc import Iterable, Sequence

from canllaw.guidance.reading.pdf_marks import add_line, take_out_marks, take_out_raised
from canllaw.guidance.reading.pdf_text import Line, PageText, Type

# PDFium marks a hyphen at the end of a line by one of two characters and leaves the line break out.
HYPHENS = "\ufffe\x02"
LINE = re.compile(rf"[^\r\n{HYPHENS}]+[{HYPHENS}]?")
# Every part begins with a letter of its own, so that all other letters of a page are passed over quickly.
LEADER = re.compile(r"\.(?: ?\.){4}|……|_____|····")
WIDE_GAP = 0.7
LOOSE = 0.72
LOOSE_WORDS = 0.6


def read_lines(page: PageText) -> tuple[list[Line], int]:
    """The lines of a page in the order of its content, and the direction in which most of them run."""
    found = [
        (match, page.type_at(match.start())) for match in LINE.finditer(page.text) if not match[0].isspace()
    ]
    angle = main_direction(found)
    led = has_leader(page.text)
    lines: list[Line] = []
    for match, first in found:
        if first.angle == angle:
            for line in read_segments(page, match, first, led):
                add_line(lines, line)
    return lines, angle


def main_direction(found: Iterable[tuple[re.Match[str], Type]]) -> int:
    """The direction of most characters; text that stands across it is a watermark or a side note."""
    weights = [0, 0, 0, 0]
    for match, first in found:
        if first.angle >= 0:
            weights[first.angle] += match.end() - match.start()
    return weights.index(max(weights))


def read_segments(page: PageText, match: re.Match[str], first: Type, led: bool) -> Sequence[Line]:
    """The line, or its parts where wide gaps divide it: cells of a table or columns of a page.

    `led` says whether leaders stand anywhere on the page.
    """
    start, end = match.span()
    text = page.text
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    count = page.rectangles(start, end)
    if count == 0:
        return ()
    angle = first.angle
    last, reach = first, page.reach(0, angle)
    final = reach
    if count > 1:
        last = page.type_like(end - 1 - (text[end - 1] in HYPHENS), first)
        final = page.reach(count - 1, angle)
    size = first.size if first.size >= last.size else last.size
    cuts = find_cuts(page, (start, end), count, (reach, final), size, angle, led)
    if not cuts:
        return (make_line(page, (start, end), (reach[0], final[1]), (first, last), count),)
    edges = [(start, reach[0]), *((at, left) for at, _, left in cuts)]
    ends = [*((at - 1, before) for at, before, _ in cuts), (end, final[1])]
    parts: list[Line] = []
    for (begin, left), (finish, right) in zip(edges, ends, strict=True):
        types = page.type_at(begin), page.type_at(finish - 1)
        parts.append(make_line(page, (begin, finish), (left, right), types, count))
    return parts


def upright(mark: Type) -> float:
    """The baseline, on the page as turned by `turn`."""
    return (mark.y, -mark.x, -mark.y, mark.x)[mark.angle] if mark.angle > 0 else mark.y


Gap = tuple[int, float, float]
Reach = tuple[float, float]


def find_cuts(
    page: PageText,
    span: tuple[int, int],
    count: int,
    ends: tuple[Reach, Reach],
    size: float,
    angle: int,
    led: bool,
) -> Sequence[Gap]:
    """Where wide gaps divide a line: the first character after each, where the words before end and start
    again.
    """
    start, end = span
    before, last = ends
    loose = (last[1] - before[0]) / (size * (end - start) or 1.0)
    if count == 1 and loose < LOOSE:
        return ()
    words = page.text.count(" ", start, end) + 1
    # Some programs set every word by itself, which says nothing about gaps; their lines are looked into
    # only where they are too loose for plain words.
    if words == 1 or (count > 6 and count > 0.6 * words and loose < LOOSE_WORDS):
        return ()
    if led and has_leader(page.text[start:end]):
        return ()
    if count == 1:
        return cuts_at_spaces(page, start, end, size, angle)
    gaps: list[Gap] = []
    for number in range(1, count):
        after = last if number == count - 1 else page.reach(number, angle)
        if after[0] - before[1] > WIDE_GAP * size:
            at = character_from(page, start, end, after[0], angle)
            if at is not None:
                gaps.append((at, before[1], after[0]))
        before = after
    return gaps


def has_leader(text: str) -> bool:
    """Whether dots lead the eye from words to a page number."""
    likely = ". . ." in text or "....." in text or "…" in text or "_____" in text or "····" in text
    return likely and LEADER.search(text) is not None


def cuts_at_spaces(page: PageText, start: int, end: int, size: float, angle: int) -> list[Gap]:
    gaps: list[Gap] = []
    at = page.text.find(" ", start, end)
    while 0 <= at < end - 1:
        _, before = page.reach_of(at - 1, angle)
        after, _ = page.reach_of(at + 1, angle)
        if after - before > WIDE_GAP * size:
            gaps.append((at + 1, before, after))
        at = page.text.find(" ", at + 1, end)
    return gaps


def character_from(page: PageText, start: int, end: int, left: float, angle: int) -> int | None:
    """The first character of a line that stands at `left` or after it, and follows a space."""
    low, high = start, end - 1
    while low < high:
        middle = (low + high) // 2
        near = middle + (page.text[middle] == " ")
        if page.reach_of(near, angle)[0] < left - 0.5:
            low = middle + 1
        else:
            high = middle
    low += page.text[low] == " "
    return low if start < low < end and page.text[low - 1] == " " else None


def make_line(
    page: PageText, span: tuple[int, int], reach: Reach, types: tuple[Type, Type], runs: int
) -> Line:
    """A line whose first and last characters are of these types. In a single run all is of one size."""
    first, last = types
    largest = first if first.size >= last.size else last
    text = page.text[span[0] : span[1]]
    marks: tuple[str, ...] = ()
    if runs > 1:
        text, marks = take_out_marks(page, span[0], text, largest.size)
    if text[-1:] in HYPHENS:
        text = text[:-1] + "-"
    if not text.isascii():
        text, marks = take_out_raised(text, marks)
    style, other = first.style, last.style
    return Line(
        text,
        page.number,
        reach[0],
        reach[1],
        upright(largest),
        largest.size,
        style.bold and other.bold,
        style.italic and other.italic,
        style.mono and other.mono,
        marks,
    )
