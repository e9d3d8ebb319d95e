"""The file of corrections: read with every fault told at once, and written as a start for a person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place
from canllaw.basics.tables import CellKind, Column, read_table
from canllaw.basics.writing import make_csv
from canllaw.guidance.comparing.words import letters_of
from canllaw.guidance.correcting.records import Correction, CorrectionKind
from canllaw.guidance.expectations import Expectation, Force, Part, PartName, Polarity, Reading

BETWEEN = "|"
NOTHING = "-"

CorrectionRow = tuple[dict[str, Any], Place]


def choice(name: str, choices: Iterable[str], *, required: bool = False) -> Column:
    return Column(name=name, kind=CellKind.CHOICE, required=required, filled=False, choices=tuple(choices))


def words(name: str, *, required: bool = False) -> Column:
    return Column(name=name, required=required, filled=False)


COLUMNS = (
    choice("correction", CorrectionKind, required=True),
    words("id"),
    words("text", required=True),
    choice("force", Force),
    choice("polarity", Polarity),
    *(words(name) for name in PartName),
    words("into"),
    words("with"),
    words("note"),
    words("who"),
    Column(name="date", kind=CellKind.DATE, required=False, filled=False),
)


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections of a CSV or XLSX file. Rows whose correction is empty are passed over.

    Raises MaterialError with everything that is wrong with the file.
    """
    table = read_table(path, COLUMNS)
    rows = [
        (row, table.place(position))
        for position, row in enumerate(table.frame.iter_rows(named=True))
        if row["correction"]
    ]
    problems = list(find_problems(rows))
    if problems:
        raise MaterialError(problems)
    return tuple(make_correction(row, place) for row, place in join_splits(rows))


def find_problems(rows: Sequence[CorrectionRow]) -> Iterator[Problem]:
    for row, place in rows:
        for column, what, fix in find_gaps(row):
            yield Problem(what=what, fix=fix, where=replace(place, column=column))
    yield from find_lone_pieces(rows)
    yield from find_repeats(rows)


def find_gaps(row: dict[str, Any]) -> Iterator[tuple[str, Message, Message]]:
    """What a correction of its kind needs and this row does not say."""
    kind = CorrectionKind(row["correction"])
    if not row["text"]:
        yield "text", message("It is not said which expectation is meant."), message("Give its words.")
    if kind is CorrectionKind.SPLIT and not pieces(row["into"]):
        yield (
            "into",
            message("A split has no pieces."),
            message('Give the words of each, with "|" between them.'),
        )
    if kind is CorrectionKind.MERGE and not pieces(row["with"]):
        yield "with", message("A merger names no other expectation."), message("Give the words of the other.")
    if kind is CorrectionKind.ADD and not row["force"]:
        fix = message("Use one of these: {choices}.", choices=tuple(Force))
        yield "force", message("What is added has no force."), fix
    if kind is CorrectionKind.EDIT and not any(
        row[name] for name in ("force", "polarity", "into", *PartName)
    ):
        yield "correction", message("Nothing is edited."), message("Give the values as they should be.")


def find_lone_pieces(rows: Sequence[CorrectionRow]) -> Iterator[Problem]:
    """Splits that have one piece only, over all their rows."""
    found: dict[tuple[str, str], list[Place]] = {}
    count: dict[tuple[str, str], int] = {}
    for row, place in rows:
        if row["correction"] == CorrectionKind.SPLIT and row["text"] and row["into"]:
            found.setdefault(key_of(row), []).append(place)
            count[key_of(row)] = count.get(key_of(row), 0) + len(pieces(row["into"]))
    for key, places in found.items():
        if count[key] == 1:
            yield Problem(
                what=message("A split has one piece only."),
                fix=message('Give the words of each piece, with "|" between them or in a row each.'),
                where=replace(places[0], column="into"),
            )


def find_repeats(rows: Sequence[CorrectionRow]) -> Iterator[Problem]:
    """The same expectation corrected twice, unless it is a split, which may have a row for each piece."""
    seen: dict[tuple[str, str], tuple[str, Place]] = {}
    for row, place in rows:
        if not row["text"]:
            continue
        kind, first = seen.setdefault(key_of(row), (row["correction"], place))
        if first is not place and not (kind == row["correction"] == CorrectionKind.SPLIT):
            yield Problem(
                what=message("This expectation is corrected in another row already: {row}.", row=first.row),
                fix=message("Keep one of the two."),
                where=replace(place, column="text"),
            )


def key_of(row: dict[str, Any]) -> tuple[str, str]:
    return letters_of(row["text"]), row["id"] or ""


def pieces(cell: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (piece.strip() for piece in (cell or "").split(BETWEEN))))


def join_splits(rows: Sequence[CorrectionRow]) -> Iterator[CorrectionRow]:
    """The rows that split the same expectation as one row, at the place of the first."""
    splits: dict[tuple[str, str], dict[str, Any]] = {}
    for row, place in rows:
        if row["correction"] != CorrectionKind.SPLIT:
            yield row, place
            continue
        first = splits.setdefault(key_of(row), row)
        if first is row:
            others = [other["into"] for other, _ in rows if is_split_of(other, row) and other["into"]]
            yield row | {"into": BETWEEN.join(others)}, place


def is_split_of(other: dict[str, Any], row: dict[str, Any]) -> bool:
    return other["correction"] == CorrectionKind.SPLIT and key_of(other) == key_of(row)


def make_correction(row: dict[str, Any], place: Place) -> Correction:
    parts = tuple((name, None if row[name] == NOTHING else row[name]) for name in PartName if row[name])
    return Correction(
        kind=CorrectionKind(row["correction"]),
        text=row["text"],
        place=place,
        id=row["id"],
        force=Force(row["force"]) if row["force"] else None,
        polarity=Polarity(row["polarity"]) if row["polarity"] else None,
        parts=parts,
        into=pieces(row["into"]),
        others=pieces(row["with"]),
        note=row["note"],
        who=row["who"],
        on=row["date"],
    )


def make_corrections_form(reading: Reading) -> bytes:
    """A CSV file with every expectation as it was read, to be filled in: the column `correction` is empty."""
    rows = [make_row(expectation) for expectation in reading.expectations]
    return make_csv(pl.DataFrame(rows, schema=dict.fromkeys((column.name for column in COLUMNS), pl.String)))


def make_row(expectation: Expectation) -> dict[str, str | None]:
    parts: dict[PartName, Part | None] = {
        PartName.ACTOR: expectation.actor,
        PartName.ACTION: expectation.action,
        PartName.CONTEXT: expectation.context,
        PartName.TARGET: expectation.target,
        PartName.TIME: expectation.time,
    }
    values: dict[str, str | None] = dict.fromkeys(column.name for column in COLUMNS)
    values |= {"id": expectation.id, "text": expectation.text}
    values |= {"force": expectation.force, "polarity": expectation.polarity}
    return values | {name: part.text for name, part in parts.items() if part}
