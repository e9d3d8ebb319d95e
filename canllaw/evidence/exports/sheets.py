"""An export as rows of text, whatever kind of file it is: its headings first, then coded columns."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from canllaw.basics.language import message
from canllaw.basics.problems import Problem
from canllaw.basics.rows import (
    HEADING_ROW,
    find_source,
    is_blank,
    nothing_in_it,
    read_headings,
    refuse,
    uneven_row,
)
from canllaw.basics.sources import Place, Source
from canllaw.evidence.answers.answers import RowNote
from canllaw.evidence.exports.coded import CodedCells, Coder
from canllaw.evidence.exports.delimited import open_delimited
from canllaw.evidence.exports.workbook import read_texts

MOST_HEADING_ROWS = 3
# Small enough to stay in the processor's cache: ten times as many rows took twice as long.
BATCH = 500
# What R and pandas leave without a heading when they write a table: the numbers of its rows.
UNNAMED_FIRST = "column 1"

# What REDCap writes above columns of its own in an export with labels, once for each of its forms.
LABELS_OF_REDCAP = frozenset({"Complete?", "Survey Timestamp"})

Records = Callable[[list[Problem]], Iterator[Sequence[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file of rows. `head` are its first three rows, or as many as it has; `records` begins with them."""

    path: Path
    source: Source
    head: tuple[tuple[str, ...], ...] = field(repr=False)
    records: Records

    def headings(self, problems: list[Problem]) -> tuple[str, ...]:
        """The first row; headings that are missing or stand twice are told."""
        first = list(self.head[0])
        if len(first) > 1 and not first[0].strip() and UNNAMED_FIRST not in first:
            first[0] = UNNAMED_FIRST
        return read_headings(number_labels(first), self.source, problems)


def number_labels(headings: list[str]) -> list[str]:
    """The second "Complete?" is "Complete? (2)"; other headings that stand twice are told."""
    seen: Counter[str] = Counter()
    numbered = []
    for heading in headings:
        name = heading.strip()
        seen[name] += 1
        again = name in LABELS_OF_REDCAP and seen[name] > 1
        numbered.append(f"{name} ({seen[name]})" if again else heading)
    return numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """The cells under the headings: a column each (None where it is not kept), and rows that are blank."""

    numbers: Sequence[int]
    columns: tuple[CodedCells | None, ...]
    blank: tuple[RowNote, ...]


def open_sheet(path: Path, problems: list[Problem]) -> Sheet:
    """The rows of a .csv, .tsv or .xlsx file. Raises MaterialError where no rows can be had at all."""
    source = find_source(path)
    match path.suffix.casefold():
        case ".csv" | ".tsv":
            records: Records = open_delimited(path, source, problems).records
        case ".xlsx":
            lines = read_texts(path, source, problems)

            def records(_: list[Problem]) -> Iterator[Sequence[str]]:
                return iter(lines)

        case _:
            refuse(unknown_kind(source))
    told_later: list[Problem] = []
    head = tuple(tuple(record) for record in islice(records(told_later), MOST_HEADING_ROWS))
    if not head or all(map(is_blank, head)):
        refuse(*problems, *told_later, nothing_in_it(source))
    if not has_headings(head):
        refuse(*problems, no_headings(source))
    return Sheet(path=path, source=source, head=head, records=records)


def has_headings(head: tuple[tuple[str, ...], ...]) -> bool:
    """Whether the first row can be the headings: not blank, and no title or note above them."""
    filled = [sum(map(bool, map(str.strip, row))) for row in head]
    unnamed_first = bool(head[0]) and not head[0][0].strip()
    return filled[0] > 1 or (filled[0] == 1 and max(filled) <= 1 + unnamed_first)


def fill(sheet: Sheet, keep: Sequence[bool], problems: list[Problem], heading_rows: int = 1) -> Filling:
    """Read the rows below the headings; cells of columns that are not kept are forgotten at once.

    Rows that are too short or too long are told. Blank rows are noted, those at the end passed over.
    """
    coders = [Coder() if kept else None for kept in keep]
    numbers, blank = array("I"), list[int]()
    records = islice(enumerate(sheet.records(problems), HEADING_ROW), heading_rows, None)
    while batch := list(islice(records, BATCH)):
        good = list(find_good_rows(batch, len(keep), blank, sheet.source, problems))
        numbers.extend(number for number, _ in good)
        for coder, cells in zip(coders, zip(*(record for _, record in good), strict=True), strict=False):
            if coder:
                coder.add(cells)
    if not numbers and not problems:
        refuse(no_rows(sheet.source, heading_rows))
    last = numbers[-1] if numbers else 0
    return Filling(
        numbers=as_range(numbers),
        columns=tuple(coder.finish() if coder else None for coder in coders),
        blank=tuple(blank_note(number) for number in blank if number < last),
    )


def find_good_rows(
    batch: list[tuple[int, Sequence[str]]],
    width: int,
    blank: list[int],
    source: Source,
    problems: list[Problem],
) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows that hold as many cells as there are headings, and something in them."""
    for number, record in batch:
        # Most rows begin with something, and are seen not to be blank at once.
        if len(record) == width and record[0] and not record[0].isspace():
            yield number, record
        elif is_blank(record):
            blank.append(number)
        elif len(record) >= width and is_blank(record[width:]):
            yield number, record[:width]
        else:
            problems.append(uneven_row(len(record), width, Place(source=source, row=number)))


def as_range(numbers: "array[int]") -> Sequence[int]:
    """Numbers that follow one another need no memory."""
    if numbers and numbers[-1] - numbers[0] == len(numbers) - 1:
        return range(numbers[0], numbers[-1] + 1)
    return numbers


def blank_note(number: int) -> RowNote:
    return RowNote(row=number, why=message("This row is blank."))


def no_rows(source: Source, heading_rows: int) -> Problem:
    return Problem(
        what=message("There are headings in this file, but no answers under them."),
        fix=message("Export it again and choose all responses."),
        where=Place(source=source, row=HEADING_ROW + heading_rows),
    )


def no_headings(source: Source) -> Problem:
    return Problem(
        what=message("The first row does not hold the headings."),
        fix=message("Delete what stands above them, and give each column its heading in the first row."),
        where=Place(source=source, row=HEADING_ROW),
    )


def unknown_kind(source: Source) -> Problem:
    return Problem(
        what=message("This kind of file is not known as an export of a survey."),
        fix=message(
            "Export the answers as CSV (UTF-8), as an Excel workbook (.xlsx) or as an SPSS file (.sav)."
        ),
        where=Place(source=source),
    )
