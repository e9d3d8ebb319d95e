"""Observation sheets as a table: `observations.csv`, a row for one practice looked for on one occasion."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from canllaw.basics.language import Message, message
from canllaw.basics.problems import Problem
from canllaw.basics.tables import CellKind, Column, write_table
from canllaw.evidence.practice.observations import Observation, Practice, Seen
from canllaw.evidence.sheet_rows import Sheet, SheetRow, read_sheet, refuse_faults
from canllaw.rollout.workforce import Workforce

COLUMNS = (
    Column(name="session"),
    Column(name="held", kind=CellKind.DATE, required=False, filled=False),
    Column(name="authority", required=False, filled=False),
    Column(name="team", required=False, filled=False),
    Column(name="role", required=False, filled=False),
    Column(name="observer", required=False, filled=False),
    Column(name="practice"),
    Column(name="seen", kind=CellKind.CHOICE, choices=tuple(Seen)),
    Column(name="note", required=False, filled=False),
)


def read_observations(
    path: Path, practices: Sequence[Practice] | None, workforce: Workforce | None = None
) -> tuple[Observation, ...]:
    """Read observations from CSV or XLSX. Practices, authorities and teams are checked where they are given.

    Raises MaterialError with every problem.
    """
    sheet = read_sheet(path, COLUMNS)
    desk = Desk(None if practices is None else frozenset(each.key for each in practices), workforce)
    missing = list(find_missing_parts(sheet, desk))
    refuse_faults(sheet, [*missing, *(fault for row in sheet.rows for fault in desk.find_faults(row))])
    return tuple(make_observation(row) for row in sheet.rows)


@dataclass(slots=True)
class Desk:
    """What the rows are held against: the study's practices and workforce, and the rows before.

    None is not known, and not checked.
    """

    practices: frozenset[str] | None
    workforce: Workforce | None
    authorities: dict[str, str] = field(default_factory=dict)
    looked_for: set[tuple[str, ...]] = field(default_factory=set)

    def find_faults(self, row: SheetRow) -> Iterator[Problem]:
        if self.practices and row.text("practice") and row.text("practice") not in self.practices:
            what = message("No practice of the study has this key.")
            yield row.problem("practice", what, message("Use a key of practices.toml."))
        if self.workforce is not None:
            yield from find_unknown(row, self.workforce)
        yield from self.find_contradictions(row)

    def find_contradictions(self, row: SheetRow) -> Iterator[Problem]:
        session = row.text("session")
        if not session:
            return
        first = self.authorities.setdefault(session, row.text("authority"))
        if first != row.text("authority"):
            what = message("Another row says that this session was held in another authority.")
            fix = message("Give each session its own name, and the same authority in all its rows.")
            yield row.problem("authority", what, fix)
        same = tuple(row.text(name) for name in ("session", "team", "role", "observer", "practice"))
        if same in self.looked_for:
            what = message("The same observer already said in another row whether this was seen.")
            yield row.problem("practice", what, message("Keep one of the rows, or give another session."))
        self.looked_for.add(same)


def find_missing_parts(sheet: Sheet, desk: Desk) -> Iterator[Problem]:
    """A part of the study that is missing is told once, not in every row that names something of it."""
    if not desk.practices and desk.practices is not None:
        yield from tell_missing_part(
            sheet,
            "practice",
            message("The study has no practices that could be looked for."),
            message("Write evidence/practices.toml, with a block [[practices]] for each key of this column."),
        )
    if desk.workforce is not None and not desk.workforce.authorities:
        yield from tell_missing_part(
            sheet,
            "authority",
            message("The study has no authorities."),
            message("Write workforce/authorities.csv with the codes of this column, or leave it empty."),
        )
    if desk.workforce is not None and not desk.workforce.teams:
        yield from tell_missing_part(
            sheet,
            "team",
            message("The study has no teams."),
            message("Write workforce/teams.csv with the codes of this column, or leave it empty."),
        )


def tell_missing_part(sheet: Sheet, column: str, what: Message, fix: Message) -> Iterator[Problem]:
    """At the first row that names something of the part, if any does."""
    first = next((row for row in sheet.rows if row.text(column)), None)
    if first is not None:
        yield first.problem(column, what, fix)


def find_unknown(row: SheetRow, workforce: Workforce) -> Iterator[Problem]:
    authority, team = row.text("authority"), row.text("team")
    if authority and workforce.authorities and workforce.authority(authority) is None:
        what = message("No authority of the study has this code.")
        yield row.problem("authority", what, message("Use a code of workforce/authorities.csv."))
    known = workforce.team(team) if team else None
    if team and workforce.teams and known is None:
        what = message("No team of the study has this code.")
        yield row.problem("team", what, message("Use a code of workforce/teams.csv."))
    elif known is not None and authority and known.authority != authority:
        what = message("This team belongs to another authority.")
        yield row.problem("team", what, message("Mend the team or the authority of the row."))


def make_observation(row: SheetRow) -> Observation:
    return Observation(
        session=row.text("session"),
        practice=row.text("practice"),
        seen=Seen(row.text("seen")),
        place=row.place("seen"),
        held=row.day("held"),
        authority=row.text("authority"),
        team=row.text("team"),
        role=row.text("role"),
        observer=row.text("observer"),
        note=row.text("note"),
    )


def write_observations(observations: Sequence[Observation], path: Path) -> None:
    """Write observations so that `read_observations` gives them back. Raises OSError."""
    write_table(make_observations_frame(observations), path)


def make_observations_frame(observations: Sequence[Observation]) -> pl.DataFrame:
    schema = {column.name: pl.Date() if column.name == "held" else pl.String() for column in COLUMNS}
    rows = [
        (
            each.session,
            each.held,
            each.authority,
            each.team,
            each.role,
            each.observer,
            each.practice,
            str(each.seen),
            each.note,
        )
        for each in observations
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")
