"""How wide the columns of a table are on paper, and which tables need a page on its side."""

import re
from collections.abc import Iterator, Sequence

from canllaw.report.data_tables import DataTable
from canllaw.report.study_report import Block, Heading

# In centimetres, between margins of 2 cm on A4.
UPRIGHT, ON_ITS_SIDE = 17.0, 25.7
# A column of words is read well from about this width on; one of numbers needs less.
LEAST_WORDS, LEAST_NUMBER, CENTIMETRES_A_LETTER = 2.2, 1.5, 0.19
# Beyond this, a longer text makes its column no wider, but its row higher.
LONGEST_LINE = 45
# Pictures are never larger than this, nor larger than they were drawn: ninety-six pixels an inch.
WIDEST_PICTURE, HIGHEST_PICTURE = 15.5, 18.0
CENTIMETRES_A_PIXEL = 2.54 / 96


def is_wide(table: DataTable) -> bool:
    """Whether its columns find no room on an upright page."""
    return sum(find_least(table)) > UPRIGHT


def turn_pages(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it stands on a page on its side: wide tables with the headings above them."""
    wide = [isinstance(block, DataTable) and is_wide(block) for block in blocks]
    for number in range(len(blocks) - 2, -1, -1):
        if isinstance(blocks[number], Heading):
            wide[number] = wide[number + 1]
    yield from zip(blocks, wide, strict=True)


def find_widths(table: DataTable, width: float) -> tuple[float, ...]:
    """The width of each column, which come to `width`: each what it needs at least, the rest by its words."""
    least = find_least(table)
    needs = [min(LONGEST_LINE, max(map(len, texts))) for texts in find_texts(table)]
    spare, needed = max(0.0, width - sum(least)), sum(needs) or 1
    wished = [low + spare * need / needed for low, need in zip(least, needs, strict=True)]
    return tuple(each * width / sum(wished) for each in wished)


def find_least(table: DataTable) -> tuple[float, ...]:
    """What each column needs so that none but very long words are broken, and at least what is read well."""
    least = []
    for column, texts in zip(table.columns, find_texts(table), strict=True):
        longest = max(len(word) for text in texts for word in re.split(r"[\s/–-]", text))
        low = LEAST_NUMBER if column.numeric else LEAST_WORDS
        least.append(max(low, min(longest, LONGEST_LINE / 2) * CENTIMETRES_A_LETTER))
    return tuple(least)


def find_texts(table: DataTable) -> tuple[tuple[str, ...], ...]:
    """All words of each column, its heading first."""
    return tuple(
        (column.name, *(row.cells[number].text for row in table.rows))
        for number, column in enumerate(table.columns)
    )


def fit_picture(svg: str) -> float:
    """How wide a drawing is shown."""
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert size is not None, "a drawing has a size"
    across, down = (float(pixels) * CENTIMETRES_A_PIXEL for pixels in size.groups())
    return across * min(1.0, WIDEST_PICTURE / across, HIGHEST_PICTURE / down)
