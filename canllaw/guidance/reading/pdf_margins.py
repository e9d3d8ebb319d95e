"""Leaves out what only the page carries: running headers and footers, page numbers, watermarks, contents
pages.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from canllaw.guidance.reading.contents import TITLES
from canllaw.guidance.reading.pdf_lines import has_leader
from canllaw.guidance.reading.pdf_page import Page
from canllaw.guidance.reading.pdf_text import Line

MARGIN = 0.12
LARGEST_HEADER = 1.2
SMALL_TYPE = 0.95
APART = 1.7
DEEPEST = 5
NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})"
PAGE_NUMBER = re.compile(
    rf"(?:page|tudalen|p\.)?\s*[-–—|\[]?\s*{NUMBER}\s*[-–—|\]]?(?:\s*(?:of|o|/|\|)\s*{NUMBER})?",
    re.IGNORECASE,
)
FINAL_NUMBER = re.compile(rf"(?:^|[\s.…]){NUMBER}$", re.IGNORECASE)
DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
WATERMARK_SIZE = 2.0
ENTRIES_OF_A_PAGE = 3
LONGEST_TITLE = 30

Row = list[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """What runs over the pages: texts on several of them, texts on many, and where outermost rows stand.

    `titles` are the document's headings, which headers repeat.
    """

    repeated: Set[str]
    steady: Set[str]
    titles: Set[str]
    places: Set[int]
    body: float

    def is_marginal(self, row: Row) -> bool:
        texts = [plain(line) for line in row]
        if any(text in self.steady or PAGE_NUMBER.fullmatch(text) for text in texts):
            return True
        if not all(text in self.repeated or text in self.titles for text in texts):
            return False
        return all(text in self.repeated for text in texts) or round(row[0].base) in self.places


def leave_out_margins(pages: Sequence[Page], body: float) -> list[Page]:
    """The pages without headers, footers, page numbers and watermarks."""
    edges = [edge_rows(page, body) for page in pages]
    running = find_running(pages, edges, body)
    out = [marginal_lines(page, rows, running) for page, rows in zip(pages, edges, strict=True)]
    places = margin_places(pages, out)
    kept: list[Page] = []
    for page, rows, left_out in zip(pages, edges, out, strict=True):
        left_out |= one_off_lines(page, rows, left_out, places)
        kept.append(replace(page, lines=[line for line in page.lines if id(line) not in left_out]))
    return leave_out_watermarks(kept, body)


def find_running(pages: Sequence[Page], edges: Sequence[list[Row]], body: float) -> Running:
    repeats = Counter(text for rows in edges for text in {plain(line) for row in rows for line in row})
    heights = Counter(round(row[0].base) for rows in edges for row in (rows[:1] + rows[-1:]))
    often = 2 if len(pages) < 6 else 3
    many = max(3, 0.3 * len(pages))
    large = (line for page in pages for line in page.lines if line.size > LARGEST_HEADER * body)
    return Running(
        repeated={text for text, count in repeats.items() if count >= often},
        steady={text for text, count in repeats.items() if count >= many},
        titles={plain(line) for line in large},
        places={height for height, count in heights.items() if count >= many},
        body=body,
    )


def rows_of(lines: Iterable[Line]) -> list[Row]:
    """Lines that share a baseline, from the top of the page down."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if rows and rows[-1][0].base - line.base < 0.35 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def edge_rows(page: Page, body: float) -> list[Row]:
    """The rows near the upper and lower edge. Large print there is a title, not a header."""
    high, low = (1 - MARGIN) * page.height, MARGIN * page.height
    largest = LARGEST_HEADER * body
    return rows_of(line for line in page.lines if not low <= line.base <= high and line.size <= largest)


def plain(line: Line) -> str:
    return without_numbers(line.text)


# What runs over the pages is asked for on every one of them.
@lru_cache(maxsize=1024)
def without_numbers(text: str) -> str:
    return DIGITS.sub("#", text.casefold())


def sides(page: Page, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The rows at the upper and at the lower edge, each from the outside inwards."""
    middle = page.height / 2
    tops = [row for row in rows if row[0].base > middle]
    feet = [row for row in reversed(rows) if row[0].base <= middle]
    return tops[:DEEPEST], feet[:DEEPEST]


def marginal_lines(page: Page, rows: list[Row], running: Running) -> set[int]:
    """The outermost rows that repeat over the pages or hold the page's number, from either edge inwards."""
    found: set[int] = set()
    for side in sides(page, rows):
        marginal = list(takewhile(running.is_marginal, side))
        while marginal and not is_set_apart(page, marginal[-1], running.body):
            marginal.pop()
        found.update(id(line) for row in marginal for line in row)
    plain_lines = [line for line in page.lines if line.size > SMALL_TYPE * running.body]
    if plain_lines and len(found) == len(page.lines):
        # A page whose only words repeat those of other pages still says them.
        found.difference_update(id(line) for line in plain_lines if not PAGE_NUMBER.fullmatch(line.text))
    return found


def is_set_apart(page: Page, row: Row, body: float) -> bool:
    """Whether a row at the edge is set smaller than the text, or stands well away from what is further in."""
    line = row[0]
    if line.size < SMALL_TYPE * body:
        return True
    near = (other for other in page.lines if abs(other.base - line.base) <= APART * line.size)
    return not any(is_inside(page, other, line) for other in near)


def is_inside(page: Page, other: Line, line: Line) -> bool:
    if line.base > page.height / 2:
        return other.base < line.base - 0.35 * line.size
    return other.base > line.base + 0.35 * line.size


def margin_places(pages: Sequence[Page], out: Sequence[set[int]]) -> set[int]:
    """The heights at which headers and footers stand on a good part of the pages."""
    heights: Counter[int] = Counter()
    for page, left_out in zip(pages, out, strict=True):
        heights.update({round(line.base) for line in page.lines if id(line) in left_out})
    return {height for height, count in heights.items() if count >= max(3, 0.3 * len(pages))}


def one_off_lines(page: Page, rows: list[Row], left_out: set[int], places: set[int]) -> set[int]:
    """Chapter titles that run over one page only: at the height of headers, and outside all other text."""
    found: set[int] = set()
    for side in sides(page, rows):
        for row in side:
            if all(id(line) in left_out for line in row):
                continue
            if not all(round(line.base) in places for line in row):
                break
            found.update(id(line) for line in row)
    return found


def leave_out_watermarks(pages: Sequence[Page], body: float) -> list[Page]:
    """Large words in the same place on most pages are no text."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({mark_of(line) for line in page.lines if line.size > WATERMARK_SIZE * body})
    marks = {mark for mark, count in seen.items() if count >= max(3, 0.6 * len(pages))}
    if not marks:
        return list(pages)
    return [
        replace(page, lines=[line for line in page.lines if mark_of(line) not in marks]) for page in pages
    ]


def mark_of(line: Line) -> tuple[str, int]:
    return line.text, round(line.base)


def leave_out_contents(pages: Sequence[Page]) -> list[Page]:
    """The pages without the lists of contents: entries that end in page numbers, with leaders or under a
    title.
    """
    kept: list[Page] = []
    inside = False
    for page in pages:
        titled = any(len(line.text) < LONGEST_TITLE and is_title(line) for line in page.lines)
        if not (inside or titled or count_leaders(page) >= ENTRIES_OF_A_PAGE):
            kept.append(page)
            continue
        out, inside = entries_of(page, inside)
        kept.append(replace(page, lines=[line for line in page.lines if id(line) not in out]))
    return kept


def count_leaders(page: Page) -> int:
    """How many lines of a page have leaders. One look at the whole page spares most pages the others."""
    if not has_leader("\n".join([line.text for line in page.lines])):
        return 0
    return sum(has_leader(line.text) for line in page.lines)


def is_title(line: Line) -> bool:
    return len(line.text) < LONGEST_TITLE and line.text.casefold().rstrip(" :.") in TITLES


def entries_of(page: Page, inside: bool) -> tuple[set[int], bool]:
    """The lines of a page that belong to its contents list, and whether the list may go on overleaf."""
    rows = rows_of(page.lines)
    entry = [is_entry(row) for row in rows]
    out: set[int] = set()
    run: list[Row] = []
    open_list, missed = inside, 0
    for row, ends_in_number in zip(rows, entry, strict=True):
        if ends_in_number and (open_list or is_led(row)):
            out.update(id(line) for part in [*run, row] for line in part)
            run, open_list, missed = [], True, 0
        elif is_title(row[0]) and len(row) == 1:
            run, open_list, missed = [row], True, 0
        elif open_list and missed < 2:
            run.append(row)
            missed += 1
        else:
            open_list, run = False, []
    found = sum(1 for row, is_one in zip(rows, entry, strict=True) if is_one and id(row[0]) in out)
    return (out, open_list) if found >= ENTRIES_OF_A_PAGE or inside else (set(), False)


def is_led(row: Row) -> bool:
    return any(has_leader(line.text) for line in row)


def is_entry(row: Row) -> bool:
    last = max(row, key=lambda line: line.right)
    return last.text[-1:] not in ".;:" and FINAL_NUMBER.search(last.text) is not None


def gather_note_marks(pages: Iterable[Page]) -> dict[str, set[int]]:
    """All footnote marks that stand in the text, and their pages."""
    marks: defaultdict[str, set[int]] = defaultdict(set)
    for page in pages:
        for line in page.lines:
            for mark in line.marks:
                marks[mark].add(page.number)
            if line.text.startswith("\ue000"):
                marks[line.text[1:].partition("\ue001")[0]].add(page.number)
    return marks
