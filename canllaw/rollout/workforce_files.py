"""The folder `workforce` of a study: its authorities with their circumstances, and its teams."""

import difflib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from canllaw.basics.cells import CellKind, Column, read_number, read_yes_no
from canllaw.basics.language import Bilingual, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.rows import Rows
from canllaw.basics.sources import Place, Source
from canllaw.basics.tables import find_repeated_cells, make_problem
from canllaw.rollout.authority_facts import read_authority_facts
from canllaw.rollout.fact_matching import add_facts, add_neighbours
from canllaw.rollout.neighbours import read_neighbours
from canllaw.rollout.sheets import Sheet, read_sheet
from canllaw.rollout.workforce import Authority, Fact, Team, Workforce

NAMES = (Column(name="name_en"), Column(name="name_cy", required=False, filled=False))
STAFF = Column(name="staff_in_post", kind=CellKind.WHOLE_NUMBER, required=False, filled=False, low=0)
AUTHORITIES = (Column(name="code"), *NAMES, Column(name="region", required=False, filled=False), STAFF)
TEAMS = (
    Column(name="code"),
    Column(name="authority"),
    *NAMES,
    Column(name="role", required=False, filled=False),
    STAFF,
)
KINDS_OF_FILE = (".csv", ".xlsx")
Kind = TypeVar("Kind")


def read_workforce(folder: Path) -> Workforce:
    """Read `authorities.csv` and `teams.csv` (or .xlsx). A folder that is not there is an empty workforce.

    Every further column of the authorities is a fact in numbers, or yes (1) and no (0). Files whose names
    begin with `facts` are added (see `authority_facts`), and those that begin with `neighbours`. Raises
    MaterialError with everything that is wrong with the files.
    """
    problems: list[Problem] = []
    authorities = read_own_sheet(folder, "authorities", problems)
    teams = read_own_sheet(folder, "teams", problems)
    if authorities is None and teams is not None:
        problems.append(no_authorities(folder))
    problems += find_faults(authorities, teams)
    published = read_each(folder, "facts", read_authority_facts, problems)
    alike = read_each(folder, "neighbours", read_neighbours, problems)
    if problems:
        raise MaterialError(problems)
    workforce = Workforce(
        authorities=tuple(make_authorities(authorities)) if authorities else (),
        teams=tuple(make_teams(teams)) if teams else (),
    )
    return add_neighbours(add_facts(workforce, published), alike, published)


def read_each(folder: Path, name: str, reader: Callable[[Path], Kind], problems: list[Problem]) -> list[Kind]:
    """All files whose name begins so, such as facts.csv and facts-2.csv, in order of their names."""
    found: list[Kind] = []
    for path in sorted(folder.glob(f"{name}*")):
        if path.suffix.casefold() in KINDS_OF_FILE:
            try:
                found.append(reader(path))
            except MaterialError as error:
                problems += error.problems
    return found


def find_file(folder: Path, name: str) -> Path | None:
    """The table of this name. Raises MaterialError where it is there as CSV and as a workbook."""
    found = [path for kind in KINDS_OF_FILE if (path := folder / f"{name}{kind}").exists()]
    if len(found) > 1:
        what = message("This table is there twice, as CSV and as a workbook.")
        where = Place(source=Source(name=found[1].name, sha256=""))
        raise MaterialError([Problem(what=what, fix=message("Remove one of the two files."), where=where)])
    return found[0] if found else None


def read_own_sheet(folder: Path, name: str, problems: list[Problem]) -> Sheet | None:
    """None where the folder has no such file. What is wrong is added to the problems."""
    try:
        path = find_file(folder, name)
        if path is None:
            return None
        sheet = (
            read_sheet(path, AUTHORITIES, find_fact_columns)
            if name == "authorities"
            else read_sheet(path, TEAMS)
        )
    except MaterialError as error:
        problems += error.problems
        source = error.problems[0].where.source
        return Sheet(source=source, numbers=(), values={}, problems=error.problems)
    problems += sheet.problems
    return sheet


def find_fact_columns(rows: Rows) -> Iterator[Column]:
    """The columns of facts: of numbers, or of yes and no where every cell that is filled says one."""
    known = {column.name for column in AUTHORITIES}
    for at, heading in enumerate(rows.headings):
        if not heading or heading in known:
            continue
        cells = [cells[at] for cells in rows.cells if at < len(cells)]
        filled = [cell for cell in cells if cell is not None and str(cell).strip()]
        known.add(heading)
        is_yes_no = filled and all(read_yes_no(cell) is not None for cell in filled)
        kind = CellKind.YES_NO if is_yes_no else CellKind.NUMBER
        yield Column(name=heading, kind=kind, required=False, filled=False)


def no_authorities(folder: Path) -> Problem:
    return Problem(
        what=message("There are teams, and no file says which authorities there are."),
        fix=message("Put authorities.csv into the folder workforce."),
        where=Place(source=Source(name=f"{folder.name}/authorities.csv", sha256="")),
    )


def find_faults(authorities: Sheet | None, teams: Sheet | None) -> Iterator[Problem]:
    """What is wrong with whole rows, where their cells could be read."""
    if authorities:
        yield from find_repeated(authorities, "code")
        yield from find_repeated(authorities, "name_en")
        yield from find_repeated(authorities, "name_cy")
    if teams:
        yield from find_repeated(teams, "code")
    # Where the authorities could not be read, every team would seem to have a wrong one.
    if authorities and any(authorities.texts("code")) and teams:
        yield from find_unknown_authorities(teams, authorities.texts("code"))


def find_repeated(sheet: Sheet, column: str) -> Iterator[Problem]:
    """Letter case does not tell two codes apart: people who answer write them as they like."""
    folded = [text.casefold() or None for text in sheet.texts(column)]
    for row, fault in find_repeated_cells(sheet.numbers, folded):
        yield make_problem(sheet.source, row, column, fault)


def find_unknown_authorities(teams: Sheet, codes: list[str]) -> Iterator[Problem]:
    folded = {code.casefold(): code for code in codes}
    for at, code in enumerate(teams.texts("authority")):
        if code and code not in codes:
            close = difflib.get_close_matches(code.casefold(), list(folded), n=1, cutoff=0.7)
            fix = (
                message("Did you mean {name}?", name=folded[close[0]])
                if close
                else message("Use a code of workforce/authorities.csv.")
            )
            yield teams.problem(at, "authority", message("No authority of the study has this code."), fix)


def make_authorities(sheet: Sheet) -> Iterator[Authority]:
    own = {column.name for column in AUTHORITIES}
    facts = [name for name in sheet.values if name not in own]
    rows = zip(
        sheet.texts("code"),
        make_names(sheet),
        sheet.texts("region"),
        sheet.wholes("staff_in_post"),
        strict=True,
    )
    for at, (code, name, region, staff) in enumerate(rows):
        own_facts = tuple(make_fact(sheet, at, fact) for fact in facts)
        yield Authority(code=code, name=name, region=region, staff_in_post=staff, facts=own_facts)


def make_fact(sheet: Sheet, at: int, name: str) -> Fact:
    value = sheet.column(name)[at]
    number = None if value is None else read_number(int(value) if isinstance(value, bool) else value)
    why = message("The cell is empty.") if number is None else None
    return Fact(name=name, value=number, place=sheet.place(at, name), why_missing=why)


def make_names(sheet: Sheet) -> Iterator[Bilingual]:
    """A name without a Welsh form stays as it is."""
    for english, welsh in zip(sheet.texts("name_en"), sheet.texts("name_cy"), strict=True):
        yield Bilingual(english, welsh or english)


def make_teams(sheet: Sheet) -> Iterator[Team]:
    texts = (sheet.texts(name) for name in ("code", "authority", "role"))
    rows = zip(*texts, make_names(sheet), sheet.wholes("staff_in_post"), strict=True)
    for code, authority, role, name, staff in rows:
        yield Team(code=code, authority=authority, name=name, role=role, staff_in_post=staff)
