"""The codebook as a table that a person can read and change: `codebook.csv`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from canllaw.basics.language import message
from canllaw.basics.problems import Problem
from canllaw.basics.tables import CellKind, Column, write_table
from canllaw.evidence.interviews.interviews import Code, Codebook
from canllaw.evidence.interviews.remarks import Remark
from canllaw.evidence.sheet_rows import SheetRow, read_sheet, refuse_faults

# Excerpts name several codes in one cell, with this between them.
BETWEEN_CODES = ";"
COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}){1,2}")
DESCRIPTIONS = ("description", "description_cy")
COLUMNS = (
    Column(name="key", unique=True),
    Column(name="name"),
    Column(name="name_cy", required=False, filled=False),
    Column(name="parent", required=False, filled=False),
    Column(name="description", required=False, filled=False),
    Column(name="description_cy", required=False, filled=False),
    Column(name="colour", required=False, filled=False),
    Column(name="codable", kind=CellKind.YES_NO, required=False, filled=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCodebook:
    """The codes of a file, and what it says that they mean, row by row."""

    codebook: Codebook
    remarks: tuple[Remark, ...]


def read_codebook(path: Path) -> Codebook:
    """Read a codebook from CSV or XLSX; its rows may stand in any order.

    Raises MaterialError with every problem: repeated keys, unknown parents, codes below themselves.
    """
    return read_codebook_file(path).codebook


def read_codebook_file(path: Path) -> ReadCodebook:
    """The same with the places of descriptions. Raises MaterialError."""
    sheet = read_sheet(path, COLUMNS)
    parents = {row.text("key"): row.text("parent") for row in sheet.rows}
    refuse_faults(sheet, [fault for row in sheet.rows for fault in find_faults(row, parents)])
    return ReadCodebook(
        codebook=Codebook(codes=tuple(order_codes([make_code(row) for row in sheet.rows]))),
        remarks=tuple(
            Remark(words=row.text(column), place=row.place(column))
            for row in sheet.rows
            for column in DESCRIPTIONS
            if row.text(column)
        ),
    )


def find_faults(row: SheetRow, parents: Mapping[str, str]) -> Iterator[Problem]:
    key, parent, colour = row.text("key"), row.text("parent"), row.text("colour")
    if BETWEEN_CODES in key:
        what = message("A key holds a semicolon, which stands between keys elsewhere.")
        yield row.problem("key", what, message("Choose a key without a semicolon."))
    if parent and parent not in parents:
        what = message("No code of this file has this key.")
        yield row.problem("parent", what, message("Give the key of another row, or leave the cell empty."))
    elif key and stands_below_itself(key, parents):
        what = message("This code stands below itself.")
        yield row.problem("parent", what, message("Give the key of a code further up, or leave it empty."))
    if colour and not COLOUR.fullmatch(colour):
        what = message("This is not a colour.")
        yield row.problem("colour", what, message("Write it as #RRGGBB, such as #1d70b8, or leave it empty."))


def stands_below_itself(key: str, parents: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    above = parents[key]
    while above and above != key and above not in seen:
        seen.add(above)
        above = parents.get(above, "")
    return above == key


def make_code(row: SheetRow) -> Code:
    return Code(
        key=row.text("key"),
        name=row.text("name"),
        parent=row.text("parent"),
        description=row.text("description"),
        colour=row.text("colour"),
        codable=row.is_yes("codable", otherwise=True),
        name_cy=row.text("name_cy"),
        description_cy=row.text("description_cy"),
    )


def order_codes(codes: Sequence[Code]) -> Iterator[Code]:
    """The codes in their own order, except that those above a code come before it."""
    waiting = {code.key: code for code in codes}
    for code in codes:
        above: list[Code] = []
        next_up = code.key
        while next_up in waiting:
            above.append(waiting.pop(next_up))
            next_up = above[-1].parent
        yield from reversed(above)


def make_codebook_frame(codebook: Codebook) -> pl.DataFrame:
    """The codebook as a table, a row a code."""
    names = [column.name for column in COLUMNS]
    schema = {name: pl.Boolean() if name == "codable" else pl.String() for name in names}
    rows = [[getattr(code, name) for name in names] for code in codebook.codes]
    return pl.DataFrame(rows, schema=schema, orient="row")


def write_codebook(codebook: Codebook, path: Path) -> None:
    """Write a codebook so that `read_codebook` gives it back. Raises OSError."""
    write_table(make_codebook_frame(codebook), path)
