"""Which authorities are alike: the statistical neighbours that the Department for Education publishes.

The table has a row an authority and, for each of its neighbours from the nearest on, a number and how close
it is. Numbers are those of the Department (840 is County Durham).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.rows import HEADING_ROW, find_source, read_csv
from canllaw.basics.sources import Place, Source
from canllaw.basics.tables import first_problems

NUMBER, NAME = "LA num", "LA Name"
NEIGHBOUR, CLOSENESS = re.compile(r"SN\d+"), "SNP"
WHOLE = re.compile(r"\d+")


class Closeness(StrEnum):
    """How alike two authorities are, in the Department's words, from the most alike on."""

    EXTREMELY_CLOSE = "extremely close"
    VERY_CLOSE = "very close"
    CLOSE = "close"
    SOMEWHAT_CLOSE = "somewhat close"
    NOT_CLOSE = "not close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """An authority that another one is alike, and how much."""

    authority: str
    closeness: Closeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The neighbours of one authority, the most alike first.

    `is_former`: it stands below the table proper, among authorities that are no more.
    """

    authority: str
    name: str
    neighbours: tuple[Neighbour, ...]
    place: Place
    is_former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourTable:
    """All rows of a file of neighbours. `notes` are the rows in which no authority stands."""

    source: Source
    authorities: tuple[Neighbours, ...]
    notes: tuple[int, ...]


def read_neighbours(path: Path) -> NeighbourTable:
    """Read the CSV file as it is published. Raises MaterialError with everything that is wrong with it."""
    source = find_source(path)
    problems: list[Problem] = []
    lines = read_csv(path.read_bytes(), source, (NUMBER, NAME, CLOSENESS), problems)
    headings = [heading.strip() for heading in lines[0]] if lines else []
    columns = find_columns(headings)
    if not columns or not {NUMBER, NAME} <= set(headings):
        problems.append(no_neighbours(source))
        raise MaterialError(problems)
    reader = NeighbourReader(source, headings.index(NUMBER), headings.index(NAME), columns, problems)
    table = reader.read(lines[1:])
    if problems:
        raise MaterialError(first_problems(problems, source))
    return table


def find_columns(headings: Sequence[str]) -> list[int]:
    """Where the neighbours stand: SN1, SN2 and so on, each with its closeness in the column after it."""
    pairs = enumerate(pairwise(headings))
    return [at for at, (name, after) in pairs if NEIGHBOUR.fullmatch(name) and after == CLOSENESS]


def no_neighbours(source: Source) -> Problem:
    return Problem(
        what=message("This is not a table of statistical neighbours."),
        fix=message("Use the headings LA num, LA Name, SN1, SNP, SN2, SNP and so on."),
        where=Place(source=source, row=HEADING_ROW),
    )


@dataclass(frozen=True, slots=True)
class NeighbourReader:
    """Where the columns of the table stand, and what is wrong so far."""

    source: Source
    number: int
    name: int
    columns: Sequence[int]
    problems: list[Problem]

    def read(self, lines: Sequence[Sequence[str]]) -> NeighbourTable:
        found: list[Neighbours] = []
        notes: list[int] = []
        is_former = False
        for row, line in enumerate(lines, HEADING_ROW + 1):
            cells = [cell.strip() for cell in line] + [""] * (max(self.columns) + 2 - len(line))
            if cells[self.number]:
                found.append(self.read_row(cells, row, is_former))
                continue
            notes.append(row)
            # A note below the table, "Old SNs:", heads the authorities that have been merged since.
            is_former = is_former or any(cells)
        self.find_repeated(found)
        return NeighbourTable(source=self.source, authorities=tuple(found), notes=tuple(notes))

    def read_row(self, cells: Sequence[str], row: int, is_former: bool) -> Neighbours:
        place = Place(source=self.source, row=row)
        return Neighbours(
            authority=cells[self.number],
            name=cells[self.name],
            neighbours=tuple(self.read_pairs(cells, row)),
            place=place,
            is_former=is_former,
        )

    def read_pairs(self, cells: Sequence[str], row: int) -> Iterator[Neighbour]:
        for nth, at in enumerate(self.columns, 1):
            number, closeness = cells[at], cells[at + 1].casefold()
            if not number and not closeness:
                continue
            where = Place(source=self.source, row=row, column=f"SN{nth}")
            if not WHOLE.fullmatch(number):
                what = message("This is not the number of an authority.")
                fix = message("Write digits only, such as 12.")
                self.problems.append(Problem(what=what, fix=fix, where=where))
            elif closeness not in tuple(Closeness):
                what = message("This is not one of the values that the column allows.")
                fix = message("Use one of these: {choices}.", choices=tuple(Closeness))
                self.problems.append(Problem(what=what, fix=fix, where=where))
            else:
                yield Neighbour(authority=number, closeness=Closeness(closeness))

    def find_repeated(self, found: Sequence[Neighbours]) -> None:
        seen: dict[str, int | None] = {}
        for each in found:
            first = seen.setdefault(each.authority, each.place.row)
            if first != each.place.row:
                what = message("This value stands in another row already: {row}.", row=first)
                fix = message("Give every row its own value.")
                self.problems.append(Problem(what=what, fix=fix, where=each.place))
