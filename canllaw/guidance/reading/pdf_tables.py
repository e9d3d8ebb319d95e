"""Tables and columns, seen from the order in which a page is drawn: a cell is followed by the one to its
right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from canllaw.guidance.reading.pdf_page import Page, is_beside
from canllaw.guidance.reading.pdf_text import Line

Spot = tuple[int, int]

FEWEST_LINES_OF_A_COLUMN = 6
SHORTEST_COLUMN_LINE = 16
TIGHT = 1.5
ALIGNED = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOutPage:
    """A page with its lines in reading order. `cells` tells table, row and column of a line by identity.

    `gutter` is where a page of two columns is divided; `column_of` tells the column of a line.
    """

    page: Page
    lines: Sequence[Line]
    cells: dict[int, tuple[int, int, int]]
    gutter: float | None = None

    def column_of(self, line: Line) -> int:
        return int(self.gutter is not None and line.left >= self.gutter - 2)


def lay_out(page: Page, first_table: int) -> tuple[LaidOutPage, int]:
    """Bring a page's lines into reading order and find its tables; also the number of the next table."""
    lines = list(page.lines)
    steps = steps_aside(lines)
    if not steps:
        return LaidOutPage(page=page, lines=lines, cells={}), first_table
    gutter = find_gutter(lines)
    if gutter is not None:
        across = [at for at in steps if lines[at].right <= gutter and lines[at + 1].left >= gutter - 2]
        if len(across) <= 2:
            steps = [at for at in steps if at not in across]
        elif is_drawn_across(lines, gutter, len(across)):
            return LaidOutPage(
                page=page, lines=column_by_column(lines, gutter), cells={}, gutter=gutter
            ), first_table
        else:
            gutter = None
    cells: dict[int, tuple[int, int, int]] = {}
    for number, rows in enumerate(find_tables(lines, steps), start=first_table):
        number_cells(lines, rows, number, cells)
        first_table = number + 1
    return LaidOutPage(page=page, lines=join_beside(lines, cells), cells=cells, gutter=gutter), first_table


def steps_aside(lines: Sequence[Line]) -> list[int]:
    """The lines after which the next one stands to the right, no lower."""
    return [
        at
        for at in range(len(lines) - 1)
        if lines[at + 1].base > lines[at].base - 0.35 * lines[at].size
        and lines[at + 1].left > lines[at].right
        and not (lines[at].mono and lines[at + 1].mono)
    ]


def find_gutter(lines: Sequence[Line]) -> float | None:
    """Where the second column of running text begins, if there are two."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    lefts: dict[int, int] = {}
    for line in lines:
        if line.left > left + 0.35 * (right - left):
            lefts[round(line.left / 4)] = lefts.get(round(line.left / 4), 0) + 1
    if not lefts:
        return None
    common = max(lefts, key=lambda place: lefts[place])
    gutter = min(line.left for line in lines if abs(line.left / 4 - common) <= 1)
    first = [line for line in lines if line.right < gutter]
    second = [line for line in lines if line.left >= gutter - 2]
    if min(len(first), len(second)) < FEWEST_LINES_OF_A_COLUMN:
        return None
    if min(mean_length(first), mean_length(second)) < SHORTEST_COLUMN_LINE:
        return None
    top, foot = max(line.base for line in second), min(line.base for line in second)
    crossing = sum(1 for line in lines if line.left < gutter - 2 <= line.right and foot < line.base < top)
    return gutter if crossing <= 0.1 * len(lines) else None


def mean_length(lines: Sequence[Line]) -> float:
    return sum(len(line.text) for line in lines) / len(lines)


def is_drawn_across(lines: Sequence[Line], gutter: float, steps: int) -> bool:
    """Whether running text in columns was drawn row by row, so that nearly every line precedes its
    neighbour.
    """
    first = [line for line in lines if line.right < gutter]
    second = [line for line in lines if line.left >= gutter - 2]
    if steps < 0.6 * min(len(first), len(second)):
        return False
    reach = max(line.right for line in first)
    full = sum(1 for line in first if reach - line.right < 0.2 * (reach - line.left))
    return full > 0.6 * len(first)


def column_by_column(lines: Sequence[Line], gutter: float) -> list[Line]:
    """Lines across both columns divide the page in bands; in each the left column is read first."""
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: (-round(line.base), line.left)):
        if line.left < gutter - 2 <= line.right:
            ordered += read_band(band, gutter)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + read_band(band, gutter)


def read_band(band: Sequence[Line], gutter: float) -> list[Line]:
    return [line for line in band if line.right < gutter] + [line for line in band if line.right >= gutter]


Row = list[Spot]


def find_tables(lines: Sequence[Line], steps: Sequence[int]) -> Iterator[list[Row]]:
    """Tables as rows of cells, each the first and last place of its lines."""
    table: list[Row] = []
    done = 0
    for at in steps:
        if table and at < done - 1:
            continue
        right = cell_after(lines, at + 1, lines[at + 1].left, steps)
        if table and table[-1][-1][1] == at:
            table[-1].append((at + 1, right))
        else:
            left = cell_before(lines, at, done)
            if table and not belongs(lines, table, done, left):
                yield from real_table(lines, table)
                table = []
            table += lone_cells(done, left) if table else []
            table.append([(left, at), (at + 1, right)])
        done = right + 1
    yield from real_table(lines, table)


def lone_cells(start: int, end: int) -> list[Row]:
    return [[(start, end - 1)]] if end > start else []


def belongs(lines: Sequence[Line], table: Sequence[Row], start: int, left: int) -> bool:
    """Whether the lines up to the next row are narrow enough to be a cell of their own, and near enough."""
    edge = min(lines[row[1][0]].left for row in table if len(row) > 1)
    last = lines[start - 1]
    between = lines[start : left + 1]
    lowest = min(lines[spot[1]].base for spot in table[-1])
    near = lowest - between[0].base < 4 * last.size and between[0].base < lowest + last.size
    return near and len(between) <= 6 and all(line.right <= edge for line in between)


def cell_before(lines: Sequence[Line], at: int, done: int) -> int:
    """The first line of the cell that ends at a line, whose neighbour is the next one."""
    first, edge = at, lines[at + 1].left
    top = lines[at + 1].base
    while first > done and is_cell_line(lines[first - 1], lines[first], edge):
        if lines[first - 1].base > top + 0.35 * lines[first].size and first - 1 < done + 1:
            break
        first -= 1
    while first < at and lines[first].base > top + 0.35 * lines[at].size and not done:
        first += 1
    return first


def is_cell_line(above: Line, line: Line, edge: float) -> bool:
    drop = above.base - line.base
    alike = abs(above.size - line.size) < 0.6 and above.bold == line.bold
    return alike and 0 < drop < TIGHT * line.size and abs(above.left - line.left) < 2 and above.right <= edge


def cell_after(lines: Sequence[Line], start: int, edge: float, steps: Sequence[int]) -> int:
    """The last line of the cell that begins at a line; it stays right of the cell's own left edge."""
    last = start
    while last + 1 < len(lines) and last not in steps:
        line, below = lines[last], lines[last + 1]
        drop = line.base - below.base
        if not 0 < drop < TIGHT * line.size or below.left < edge - 2 * line.size:
            break
        last += 1
    return last


def real_table(lines: Sequence[Line], table: list[Row]) -> Iterator[list[Row]]:
    """The table, where its second column stands under itself: at its left, its right or its middle."""
    seconds = [(lines[row[1][0]].left, lines[row[1][0]].right) for row in table if len(row) > 1]
    for at, (left, right) in enumerate(seconds):
        for other_left, other_right in seconds[at + 1 : at + 4]:
            shifts = (left - other_left, right - other_right, (left + right - other_left - other_right) / 2)
            if min(map(abs, shifts)) < ALIGNED:
                yield table
                return


def number_cells(
    lines: Sequence[Line], rows: Sequence[Row], table: int, cells: dict[int, tuple[int, int, int]]
) -> None:
    """Columns are counted by the row with most cells; the cells of other rows stand under the nearest of
    them.
    """
    fullest = max(rows, key=len)
    edges = [lines[first].left for first, _ in fullest]
    centres = [(lines[first].left + lines[first].right) / 2 for first, _ in fullest]
    for number, row in enumerate(rows):
        for position, (first, last) in enumerate(row):
            column = position
            if len(row) < len(fullest):
                line = lines[first]
                middle = (line.left + line.right) / 2
                away = [
                    min(abs(line.left - edge), abs(middle - centre))
                    for edge, centre in zip(edges, centres, strict=True)
                ]
                column = away.index(min(away))
            for at in range(first, last + 1):
                cells[id(lines[at])] = (table, number, column)


def join_beside(lines: Sequence[Line], cells: dict[int, tuple[int, int, int]]) -> list[Line]:
    """Words that stand side by side and belong to no table are one line after all."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and id(line) not in cells and id(last) not in cells and is_beside(last, line):
            text = f"{last.text} {line.text}"
            joined[-1] = last._replace(text=text, right=line.right, marks=last.marks + line.marks)
        else:
            joined.append(line)
    return joined


def without(laid_out: LaidOutPage, gone: set[int]) -> LaidOutPage:
    """The page without some of its lines."""
    return replace(laid_out, lines=[line for line in laid_out.lines if id(line) not in gone])
