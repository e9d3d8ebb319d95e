"""Small questions about the elements of a web page: what they say, what a table is, where a cell stands."""

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

from canllaw.guidance.reading.html_parts import NOTE_TARGET

MARK = re.compile(r"^\s*\[?\(?([\w*†‡§]{1,6})\)?\]?[.:]?\s*")


@dataclass(slots=True)
class OpenList:
    style: str
    next: int
    step: int
    notes: bool
    kind: str


@dataclass(slots=True)
class OpenTable:
    number: int
    row: int = -1
    column: int = -1
    spans: dict[int, int] = field(default_factory=dict)


def words_of(element: _Element) -> str:
    return "".join(str(words) for words in element.itertext())


def has_article(element: _Element) -> bool:
    return any(parent.tag in ("article", "main", "section") for parent in element.iterancestors())


def clean_mark(words: str) -> str:
    match = MARK.match(words)
    return match[1] if match else words.strip()


def is_single(table: _Element) -> bool:
    cells = table.iter("td", "th")
    return next(cells, None) is not None and next(cells, None) is None


def is_layout(table: _Element) -> bool:
    return table.get("role") in ("presentation", "none") or is_single(table)


def next_cell(table: OpenTable, element: _Element) -> None:
    """Move to the next free column; a cell may reach over several columns and rows."""
    column = table.column + 1
    while table.spans.get(column, -1) >= table.row:
        column += 1
    width = whole(element.get("colspan"))
    last_row = table.row + whole(element.get("rowspan")) - 1
    if last_row > table.row:
        table.spans.update(dict.fromkeys(range(column, column + width), last_row))
    table.column = column
    table.spans.update(
        {at: max(table.row, table.spans.get(at, -1)) for at in range(column + 1, column + width)}
    )


def whole(stated: str | None) -> int:
    return min(max(int(stated), 1), 100) if stated and stated.isdigit() else 1


def is_note_link(element: _Element, target: str, in_note: bool) -> bool:
    """Whether a link inside the page leads to a footnote or, from within one, back to where it was cited."""
    words = words_of(element).strip()
    if in_note:
        return "ref" in target or not any(character.isalpha() for character in words)
    parent = element.getparent()
    raised = (parent is not None and parent.tag == "sup") or element.find("sup") is not None
    return bool(MARK.fullmatch(words)) and (raised or NOTE_TARGET.match(target) is not None)
