"""The ledger as a file: for each topic its people once, and for each figure which of these it rested on."""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np
import polars as pl

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.tables import CellKind, Column, Table, read_table, write_table
from canllaw.basics.writing import writing_into
from canllaw.evidence.disclosure.digests import BYTES, Digests, Earlier, pack, unpack

# People stand in rows of so many: no cell becomes too long for a reader of CSV.
PEOPLE_IN_A_ROW = 1000
# Flags of a few among many take a hundredth of the time of the densest, and half as much room again.
QUICK = 1
COLUMNS = (
    Column(name="topic"),
    Column(name="wave", filled=False),
    Column(name="people", filled=False),
    Column(name="share", kind=CellKind.YES_NO, filled=False),
    Column(name="hidden", kind=CellKind.YES_NO, filled=False),
    Column(name="small_number", kind=CellKind.WHOLE_NUMBER, low=1, filled=False),
    Column(name="said_yes", filled=False),
    Column(name="others", filled=False),
)
TYPES = (
    pl.String, pl.String, pl.String, pl.Boolean, pl.Boolean, pl.Int64, pl.String, pl.String,
)  # fmt: skip
Row = tuple[str | bool | int | None, ...]


def read_ledger(path: Path) -> tuple[Earlier, ...]:
    """The figures in a ledger. Raises MaterialError where it is damaged."""
    table = read_table(path, COLUMNS)
    people: dict[tuple[str, str], Digests] = {}
    found = []
    for at, row in enumerate(table.frame.iter_rows(named=True)):
        topic, wave = row["topic"], row["wave"] or ""
        own = people.get((topic, wave), np.empty(0, dtype=np.uint64))
        try:
            if row["people"]:
                people[topic, wave] = np.concatenate([own, unpack(urlsafe_b64decode(row["people"]))])
                continue
            found.append(
                Earlier(
                    topic=topic,
                    wave=wave,
                    is_share=bool(row["share"]),
                    hidden=bool(row["hidden"]),
                    small_number=int(row["small_number"]),
                    said_yes=pack(pick(own, row["said_yes"])),
                    others=pack(pick(own, row["others"])),
                )
            )
        except (ValueError, TypeError, IndexError, zlib.error) as error:
            raise MaterialError([damaged(table, at)]) from error
    return tuple(found)


def pick(people: Digests, flags: str | None) -> Digests:
    """Those of the people whom the flags mark. Raises ValueError, IndexError or zlib.error."""
    if not flags:
        return people[:0]
    bits = np.unpackbits(np.frombuffer(zlib.decompress(urlsafe_b64decode(flags)), dtype=np.uint8))
    return people[np.flatnonzero(bits)]


def damaged(table: Table, at: int) -> Problem:
    return Problem(
        what=message("The list of what was published before is damaged."),
        fix=message(
            "Put the file back from a copy. Without it, new figures are not held against earlier ones."
        ),
        where=table.place(at),
    )


def write_ledger(figures: Collection[Earlier], path: Path) -> None:
    """Write these figures, in an order that depends on them alone. Raises MaterialError."""
    topics: dict[tuple[str, str], list[Earlier]] = {}
    for each in sorted(figures, key=sort_key):
        topics.setdefault((each.topic, each.wave), []).append(each)
    rows = [row for (topic, wave), own in topics.items() for row in make_rows(topic, wave, own)]
    schema = {column.name: kind for column, kind in zip(COLUMNS, TYPES, strict=True)}
    with writing_into(path.parent):
        write_table(pl.DataFrame(rows, schema=schema, orient="row"), path)


def sort_key(each: Earlier) -> tuple[str, str, bool, bool, int, bytes, bytes]:
    return each.topic, each.wave, each.hidden, each.is_share, each.small_number, each.said_yes, each.others


def make_rows(topic: str, wave: str, figures: list[Earlier]) -> Iterator[Row]:
    people = np.unique(unpack(b"".join(each.said_yes + each.others for each in figures)))
    packed = pack(people)
    size = PEOPLE_IN_A_ROW * BYTES
    for start in range(0, len(packed), size):
        yield topic, wave, urlsafe_b64encode(packed[start : start + size]).decode(), *[None] * 5
    for each in figures:
        yes, others = mark(people, each.said_yes), mark(people, each.others)
        yield topic, wave, None, each.is_share, each.hidden, each.small_number, yes, others


def mark(people: Digests, packed: bytes) -> str:
    """A flag for each of the people, a bit each, made short."""
    if not packed:
        return ""
    bits = np.zeros(len(people), dtype=np.bool_)
    bits[np.searchsorted(people, unpack(packed))] = True
    return urlsafe_b64encode(zlib.compress(np.packbits(bits).tobytes(), QUICK)).decode()
