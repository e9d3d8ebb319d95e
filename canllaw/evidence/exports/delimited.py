"""Delimited text (CSV, TSV) read row by row, so that a million answers never stand in memory as text."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from canllaw.basics.language import message
from canllaw.basics.problems import Problem
from canllaw.basics.rows import (
    BYTE_ORDER_MARKS_OF_UTF_16,
    HEADING_ROW,
    not_utf_8,
    refuse,
)
from canllaw.basics.sources import Place, Source

CHUNK = 1 << 20
# Enough to see how the columns are separated; the pipe is known only to be refused.
SAMPLE = 1 << 16
SAMPLE_ROWS = 100
SEPARATORS = (",", ";", "\t", "|")
REFUSED = "|"
MOST_COLUMNS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Delimited:
    """A file of delimited text: how its letters are written and which sign separates its columns."""

    path: Path
    source: Source
    encoding: str
    separator: str
    has_zeros: bool = False

    def records(self, problems: list[Problem]) -> Iterator[list[str]]:
        """The rows of the file, headings first. Quotation marks that do not match are told and end it."""
        number = 0
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
            lines = (line.replace("\0", "") for line in file) if self.has_zeros else file
            try:
                for record in csv.reader(lines, delimiter=self.separator, strict=True):
                    number += 1
                    yield record
            except csv.Error:
                problems.append(unmatched_quotes(Place(source=self.source, row=number + 1)))


def open_delimited(path: Path, source: Source, problems: list[Problem]) -> Delimited:
    """A file that can be read row by row. Raises MaterialError where its rows cannot be told apart."""
    refuse_utf_16(path, source)
    encoding = "utf-8-sig"
    if fault := find_other_letters(path, source):
        problems.append(fault)
        # As Windows writes it, to find what else is wrong.
        encoding = "cp1252"
    zeros = find_zero_bytes(path, source)
    problems.extend(zeros)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        sample = file.read(SAMPLE)
    separator = find_separator(sample.replace("\0", ""), whole=len(sample) < SAMPLE)
    if separator and sample.partition("\n")[0].count(separator) > MOST_COLUMNS:
        refuse(*problems, too_many_columns(source))
    if separator is None or separator == REFUSED:
        refuse(*problems, unclear_separator(source) if separator is None else refused_separator(source))
    return Delimited(path=path, source=source, encoding=encoding, separator=separator, has_zeros=bool(zeros))


def refuse_utf_16(path: Path, source: Source) -> None:
    with path.open("rb") as file:
        if file.read(2) in BYTE_ORDER_MARKS_OF_UTF_16:
            refuse(not_utf_8(Place(source=source)))


def find_other_letters(path: Path, source: Source) -> Problem | None:
    """The first row that is not written in UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    row = 1
    with path.open("rb") as file:
        for chunk in chunks_of(file):
            try:
                row += decoder.decode(chunk, final=not chunk).count("\n")
            except UnicodeDecodeError as error:
                row += error.object.count(b"\n", 0, error.start)
                return not_utf_8(Place(source=source, row=row))
    return None


def find_zero_bytes(path: Path, source: Source) -> list[Problem]:
    """One problem for the first of them, or none."""
    row = 1
    with path.open("rb") as file:
        for chunk in chunks_of(file):
            at = chunk.find(b"\0")
            row += chunk.count(b"\n", 0, at if at >= 0 else len(chunk))
            if at >= 0:
                return [zero_bytes(Place(source=source, row=row))]
    return []


def chunks_of(file: BinaryIO) -> Iterator[bytes]:
    """The file piece by piece; the last piece is empty."""
    while chunk := file.read(CHUNK):
        yield chunk
    yield b""


def find_separator(sample: str, whole: bool) -> str | None:
    """The sign between the columns; None where two signs fit every row equally well."""
    counts = {separator: count_columns(sample, separator, whole) for separator in SEPARATORS}
    several = [separator for separator, widths in counts.items() if widths and widths[0] > 1]
    even = [separator for separator in several if len(set(counts[separator])) == 1]
    if len(even) > 1:
        return None
    if even:
        return even[0]
    return max(several, key=lambda separator: counts[separator][0], default=",")


def count_columns(sample: str, separator: str, whole: bool) -> list[int]:
    """How many cells each of the first rows has; a last row that may be cut is not counted."""
    try:
        records = list(
            islice(csv.reader(io.StringIO(sample, newline=""), delimiter=separator), SAMPLE_ROWS + 1)
        )
    except csv.Error:
        return []
    if len(records) > 1 and (not whole or len(records) > SAMPLE_ROWS):
        records.pop()
    return [len(record) for record in records if any(map(str.strip, record))]


def unmatched_quotes(where: Place) -> Problem:
    return Problem(
        what=message("The quotation marks of this row do not match."),
        fix=message('Put cells that hold commas or line breaks between two " and double any " inside.'),
        where=where,
    )


def zero_bytes(where: Place) -> Problem:
    return Problem(
        what=message("The file holds zero bytes, so it may be damaged or no CSV file at all."),
        fix=message("Open it in a spreadsheet and save it as CSV again."),
        where=where,
    )


def too_many_columns(source: Source) -> Problem:
    return Problem(
        what=message("There are more columns in this file than any survey has."),
        fix=message("Open it in a spreadsheet, delete the columns that are empty, and save it as CSV again."),
        where=Place(source=source, row=HEADING_ROW),
    )


def refused_separator(source: Source) -> Problem:
    return Problem(
        what=message("The columns are separated by another sign than a comma."),
        fix=message("Save the file as CSV with commas between the columns."),
        where=Place(source=source, row=HEADING_ROW),
    )


def unclear_separator(source: Source) -> Problem:
    return Problem(
        what=message("It cannot be told which sign separates the columns: two signs fit every row."),
        fix=message("Save the file as CSV with commas between the columns."),
        where=Place(source=source, row=HEADING_ROW),
    )
