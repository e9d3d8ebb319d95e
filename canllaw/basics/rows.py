"""The rows of a CSV or XLSX file as they stand in it, before anybody asks what the columns mean."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.basics.workbooks import read_workbook

HEADING_ROW = 1
LARGEST_FILE = 200_000_000
OTHER_SEPARATORS = (";", "\t", "|")
BYTE_ORDER_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Headings and the rows under them, each with its number in the file. Cells are text or typed values."""

    source: Source
    headings: tuple[str, ...]
    numbers: Sequence[int]
    cells: Sequence[Sequence[object]]


def read_rows(path: Path, names: Sequence[str]) -> tuple[Rows, list[Problem]]:
    """The rows of a file and what is wrong with its shape. `names` are the headings hoped for.

    Raises MaterialError where no rows can be had at all.
    """
    source = find_source(path)
    problems: list[Problem] = []
    match path.suffix.casefold():
        case ".csv":
            lines: Sequence[Sequence[object]] = read_csv(path.read_bytes(), source, names, problems)
        case ".xlsx":
            lines = read_workbook(path, source)
        case _:
            refuse(
                Problem(
                    what=message("This kind of file cannot be read as a table."),
                    fix=message("Save it as CSV (UTF-8) or as an Excel workbook (.xlsx)."),
                    where=Place(source=source),
                ),
            )
    return shape_rows(lines, source, problems), problems


def find_source(path: Path) -> Source:
    """The source of a file of a size that can be read. Raises MaterialError where there is none."""
    nowhere = Place(source=Source(name=path.name, sha256=""))
    try:
        if path.stat().st_size > LARGEST_FILE:
            what, fix = message("This file is too large."), message("Split it into files below 200 MB.")
            raise MaterialError([Problem(what=what, fix=fix, where=nowhere)])
        return Source.of(path)
    except OSError as error:
        what = message("This file cannot be opened.")
        fix = message("Check its name and that you may read it.")
        raise MaterialError([Problem(what=what, fix=fix, where=nowhere)]) from error


def read_csv(
    content: bytes, source: Source, names: Sequence[str], problems: list[Problem]
) -> list[list[str]]:
    """The lines of a CSV file, each a list of cells; what is wrong with the file as a whole is told."""
    text = decode(content, source, problems)
    separator = find_other_separator(text, names)
    if separator:
        refuse(
            *problems,
            Problem(
                what=message("The columns are separated by another sign than a comma."),
                fix=message("Save the file as CSV with commas between the columns."),
                where=Place(source=source, row=HEADING_ROW),
            ),
        )
    lines: list[list[str]] = []
    try:
        lines.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        # Quotation marks that never close swallow the rest of the file: there is nothing more to tell.
        problems.append(
            Problem(
                what=message("The quotation marks of this row do not match."),
                fix=message(
                    'Put cells that hold commas or line breaks between two " and double any " inside.'
                ),
                where=Place(source=source, row=len(lines) + 1),
            )
        )
    return lines


def decode(content: bytes, source: Source, problems: list[Problem]) -> str:
    """Text from bytes. Anything but UTF-8 is told, then read as Windows writes it to find other faults."""
    if content.startswith(BYTE_ORDER_MARKS_OF_UTF_16):
        refuse(not_utf_8(Place(source=source)))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        problems.append(not_utf_8(Place(source=source, row=row)))
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        problems.append(
            Problem(
                what=message("The file holds zero bytes, so it may be damaged or no CSV file at all."),
                fix=message("Open it in a spreadsheet and save it as CSV again."),
                where=Place(source=source, row=text.count("\n", 0, text.index("\0")) + 1),
            )
        )
        text = text.replace("\0", "")
    return text


def not_utf_8(where: Place) -> Problem:
    return Problem(
        what=message("The letters of this file are not written in UTF-8."),
        fix=message('Save the file again, choosing "CSV UTF-8".'),
        where=where,
    )


def find_other_separator(text: str, names: Sequence[str]) -> str | None:
    """The sign that separates the headings where it is no comma."""
    first_line = text.partition("\n")[0].strip()
    found = {heading.strip().strip('"') for heading in first_line.split(",")}
    for separator in OTHER_SEPARATORS:
        headings = {heading.strip().strip('"') for heading in first_line.split(separator)}
        if len(headings & set(names)) > len(found & set(names)) and len(headings) > 1:
            return separator
    return None


def shape_rows(lines: Sequence[Sequence[object]], source: Source, problems: list[Problem]) -> Rows:
    """Headings and rows; blank, short and long rows are told, blank rows at the end are passed over."""
    last = max((at for at, line in enumerate(lines) if not is_blank(line)), default=-1)
    if last < 0:
        refuse(*problems, nothing_in_it(source))
    headings = read_headings(lines[0], source, problems)
    numbers: list[int] = []
    cells: list[Sequence[object]] = []
    for number, line in enumerate(lines[1 : last + 1], HEADING_ROW + 1):
        if is_blank(line):
            problems.append(blank_row(Place(source=source, row=number)))
            continue
        if len(line) < len(headings) or not is_blank(line[len(headings) :]):
            problems.append(uneven_row(len(line), len(headings), Place(source=source, row=number)))
        numbers.append(number)
        cells.append(line)
    return Rows(source=source, headings=headings, numbers=numbers, cells=cells)


def read_headings(line: Sequence[object], source: Source, problems: list[Problem]) -> tuple[str, ...]:
    """The headings without spaces around them and without empty ones at the end; repeated ones are told."""
    headings = [re.sub(r"\s+", " ", str(heading or "").strip()) for heading in line]
    while headings and not headings[-1]:
        headings.pop()
    for at, heading in enumerate(headings):
        where = Place(source=source, row=HEADING_ROW, column=heading or f"{at + 1}")
        if not heading:
            what, fix = message("This column has no heading."), message("Give it one in the first row.")
            problems.append(Problem(what=what, fix=fix, where=where))
        elif heading in headings[:at]:
            what = message("This heading stands twice in the first row.")
            problems.append(Problem(what=what, fix=message("Rename or remove one of them."), where=where))
    return tuple(headings)


def is_blank(cells: Iterable[object]) -> bool:
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells)


def blank_row(where: Place) -> Problem:
    return Problem(what=message("This row is blank."), fix=message("Delete it."), where=where)


def uneven_row(found: int, wanted: int, where: Place) -> Problem:
    return Problem(
        what=message("Cells in this row: {found}. Headings: {wanted}.", found=found, wanted=wanted),
        fix=message(
            'Give the row as many cells as there are headings. Put a cell that holds commas between two ".'
        ),
        where=where,
    )


def nothing_in_it(source: Source) -> Problem:
    return Problem(
        what=message("There is nothing in this file."),
        fix=message("Put the headings into the first row and one case into each row below."),
        where=Place(source=source, row=HEADING_ROW),
    )


def refuse(*problems: Problem) -> NoReturn:
    raise MaterialError(problems)
