"""A small table of teams for tests: its columns, its headings, and what is told about a file of it."""

from datetime import date
from pathlib import Path

import pytest

from canllaw.basics.cells import CellKind, Column
from canllaw.basics.problems import MaterialError
from canllaw.basics.tables import read_table

TEAMS = (
    Column(name="team", unique=True),
    Column(name="staff", kind=CellKind.WHOLE_NUMBER, low=1, high=500),
    Column(name="caseload", kind=CellKind.NUMBER, filled=False, low=0),
    Column(name="opened", kind=CellKind.DATE, required=False, filled=False, low=date(1996, 4, 1)),
    Column(name="rural", kind=CellKind.YES_NO, filled=False),
    Column(name="kind", kind=CellKind.CHOICE, choices=("fostering", "family support")),
)
HEADINGS = "team,staff,caseload,opened,rural,kind"


def write(folder: Path, text: str | bytes, name: str = "teams.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def faults(path: Path, columns: tuple[Column, ...] = TEAMS) -> list[str]:
    with pytest.raises(MaterialError) as error:
        read_table(path, columns)
    return str(error.value).splitlines()
