"""A page of a PDF as its lines and boxes, with the marks of lists put back before their words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from canllaw.guidance.reading import pdf_native as native
from canllaw.guidance.reading.pdf_lines import read_lines
from canllaw.guidance.reading.pdf_native import Box
from canllaw.guidance.reading.pdf_text import Line, PageText, turn

# A page with more objects than this sets every word by itself; its drawn shapes cost more than they tell.
MOST_OBJECTS = 400
THIN = 3.0
LOWEST_BOX = 14.0
NARROWEST_BOX = 100.0
NEAR = 3.0
BULLETS = "•‣◦▪▫●○■□◆►➢➤✓✔·*⁃∙–—\uf0b7\uf0a7\uf0d8\uf02d-"
LONE_MARK = re.compile(
    rf"[{BULLETS}]|o|§|\(?(?:\d{{1,3}}|[a-z]|[A-Z]|[ivxIVX]{{1,5}})\)?[.)]|\([a-z]{{1,4}}\)|\(\d{{1,3}}[A-Z]?\)|"
    r"\d{1,3}[A-Z]?\.?[—–-]\(\d+\)|(?:\d{1,3}|[A-Z])(?:\.\d{1,3})*\.?|[A-Z]{1,2}\d{1,3}(?:\.\d+)*|[*†‡]+|\ue000[^\ue001]+\ue001"
)
FARTHEST_WORDS = 6.0
LONGEST_MARK = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The lines of one page in the order of its content, and the boxes drawn on it.

    A page is `silent` that shows something, or cannot be opened, and gives no text: it may be a scanned one.
    """

    number: int
    width: float
    height: float
    lines: Sequence[Line]
    boxes: Sequence[Box]
    silent: bool = False


def read_page(page: int, textpage: int, number: int, size: tuple[float, float]) -> Page:
    """Read one open page of PDFium, handed over as addresses."""
    lines, angle = read_lines(PageText(textpage, number))
    upright_size = size[::-1] if angle % 2 else size
    boxes: list[Box] = []
    if lines:
        shapes = native.find_paths(page, MOST_OBJECTS)
        boxes = find_boxes(((turn(box, angle), area) for box, area in shapes), upright_size) if shapes else []
    return Page(
        number=number,
        width=upright_size[0],
        height=upright_size[1],
        lines=join_lone_marks(lines),
        boxes=boxes,
        silent=not lines and native.count_objects(page) > 0,
    )


def find_boxes(shapes: Iterable[tuple[Box, bool]], size: tuple[float, float]) -> list[Box]:
    """Areas and frames large enough to hold text, and smaller than the page."""
    boxes: list[Box] = []
    sides: list[Box] = []
    for box, is_area in shapes:
        width, height = box.right - box.left, box.top - box.bottom
        if height < LOWEST_BOX or (width > 0.85 * size[0] and height > 0.8 * size[1]):
            continue
        if width <= THIN:
            sides.append(box)
        elif width >= NARROWEST_BOX and is_area:
            boxes.append(box)
    return boxes + join_sides(sides)


def join_sides(sides: Sequence[Box]) -> list[Box]:
    """Frames drawn as single lines: two uprights of the same height, some way apart, and nothing in
    between.
    """
    frames: list[Box] = []
    by_height: dict[tuple[int, int], list[Box]] = {}
    for side in sides:
        by_height.setdefault((round(side.bottom / NEAR), round(side.top / NEAR)), []).append(side)
    for alike in by_height.values():
        left, right = min(side.left for side in alike), max(side.right for side in alike)
        inner = [side for side in alike if left + THIN < side.left < right - 2 * THIN]
        if not inner and right - left >= NARROWEST_BOX:
            frames.append(Box(left, alike[0].bottom, right, alike[0].top))
    return frames


def join_lone_marks(lines: Sequence[Line]) -> list[Line]:
    """Put a list's mark, or a paragraph's number, together with the words beside it."""
    joined: list[Line] = []
    astray: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and astray and astray[-1] is last and is_mark_of(last, line):
            joined[-1] = put_before(last, line)
            astray.pop()
            continue
        joined.append(line)
        if len(line.text) < LONGEST_MARK and LONE_MARK.fullmatch(line.text):
            astray.append(line)
    return bring_home(joined, astray) if astray else joined


def is_mark_of(mark: Line, line: Line) -> bool:
    if len(mark.text) >= LONGEST_MARK or not is_beside(mark, line) or not LONE_MARK.fullmatch(mark.text):
        return False
    return line.left - mark.right < FARTHEST_WORDS * line.size


def bring_home(lines: list[Line], astray: Sequence[Line]) -> list[Line]:
    """Some programs draw the marks of a page's lists after all its words; each goes before the words beside
    it.
    """
    by_height: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        by_height.setdefault(round(line.base), []).append(at)
    gone: set[int] = set()
    for mark in astray:
        height = round(mark.base)
        level = [at for near in (height - 1, height, height + 1) for at in by_height.get(near, ())]
        beside = [at for at in level if is_mark_of(mark, lines[at])]
        if beside:
            home = min(beside, key=lambda at: lines[at].left)
            lines[home] = put_before(mark, lines[home])
            gone.add(id(mark))
    return [line for line in lines if id(line) not in gone]


def put_before(mark: Line, line: Line) -> Line:
    text = f"{mark.text} {line.text}"
    return line._replace(text=text, left=mark.left, marks=mark.marks + line.marks)


def is_beside(last: Line, line: Line) -> bool:
    """Whether a line goes on to the right of another, on the same baseline."""
    return line.left > last.right and abs(line.base - last.base) < 0.35 * max(line.size, last.size)


def body_size(pages: Iterable[Page]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    rounded: Counter[float] = Counter()
    for size, letters in sizes.items():
        rounded[round(size, 1)] += letters
    return rounded.most_common(1)[0][0] if rounded else 0.0
