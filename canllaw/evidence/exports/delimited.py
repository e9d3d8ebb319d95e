"""Delimited text (CSV, TSV) read row by row, so that a million answers never stand in memory as text."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Delimited:
    """A file of delimited text: how its letters are written and which sign separates its columns."""

    path: Path
    source: Source
    encoding: str
    separator: str

    def records(self, problems: list[Problem]) -> Iterator[list[str]]:
        """The rows of the file, headings first. Quotation marks that do not match are told and end it."""
        number = 0
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
            try:
                for record in csv.reader(file, delimiter=self.separator, strict=True):
                    number += 1
                    yield record
            except csv.Error:
                problems.append(unmatched_quotes(Place(source=self.source, row=number + 1)))


def open_delimited(path: Path, source: Source, problems: list[Problem]) -> Delimited:
    """A file that can be read row by row. Raises MaterialError where its rows cannot be told apart."""
    encoding = find_encoding(path, source, problems)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        sample = file.read(SAMPLE)
    separator = find_separator(sample.replace("\0", ""), whole=len(sample) < SAMPLE)
    if separator is None or separator == REFUSED:
        refuse(*problems, unclear_separator(source) if separator is None else refused_separator(source))
    return Delimited(path=path, source=source, encoding=encoding, separator=separator)


def find_encoding(path: Path, source: Source, problems: list[Problem]) -> str:
    """UTF-8, or Windows' own letters where the file is not in UTF-8, which is told; so are zero bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    encoding, zeros_told, lines = "utf-8-sig", False, 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if file.tell() == len(chunk) and chunk.startswith(BYTE_ORDER_MARKS_OF_UTF_16):
                refuse(not_utf_8(Place(source=source)))
            if encoding != "cp1252":
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError as error:
                    # The decoder may have kept the first bytes of a letter from the chunk before.
                    row = lines + error.object.count(b"\n", 0, error.start) + 1
                    problems.append(not_utf_8(Place(source=source, row=row)))
                    encoding = "cp1252"
            if b"\0" in chunk and not zeros_told:
                row = lines + chunk.count(b"\n", 0, chunk.index(b"\0")) + 1
                problems.append(zero_bytes(Place(source=source, row=row)))
                zeros_told = True
            lines += chunk.count(b"\n")
    return encoding


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
