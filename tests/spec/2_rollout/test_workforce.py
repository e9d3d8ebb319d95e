"""A study's folder `workforce`: two tables become authorities with their circumstances, and teams."""

from pathlib import Path

import polars as pl
import pytest

from canllaw.basics.language import Bilingual, Language, say
from canllaw.basics.problems import MaterialError
from canllaw.basics.writing import write_table
from canllaw.rollout.workforce import Fact, Workforce
from canllaw.rollout.workforce_files import read_workforce

AUTHORITIES = """\
code,name_en,name_cy,region,staff_in_post,turnover,took_part
mon,Anglesey,Ynys Môn,North,40,12.5,yes
gwy,Gwynedd,,North,,,no
"""
TEAMS = """\
code,authority,name_en,name_cy,role,staff_in_post
mon-1,mon,Front door,Drws ffrynt,social-worker,25
mon-2,mon,Fostering,Maethu,,15
gwy-1,gwy,Front door,Drws ffrynt,social-worker,
"""


def write(folder: Path, authorities: str = AUTHORITIES, teams: str = TEAMS) -> Path:
    (folder / "authorities.csv").write_text(authorities, encoding="utf-8")
    (folder / "teams.csv").write_text(teams, encoding="utf-8")
    return folder


def fact(workforce: Workforce, authority: str, name: str) -> Fact:
    found = next(each for each in workforce.authorities if each.code == authority).fact(name)
    assert found is not None
    return found


def test_an_authority_has_a_name_in_both_languages_a_region_and_its_staff(tmp_path: Path) -> None:
    mon, gwynedd = read_workforce(write(tmp_path)).authorities
    assert (mon.code, mon.name, mon.region, mon.staff_in_post) == (
        "mon",
        Bilingual("Anglesey", "Ynys Môn"),
        "North",
        40,
    )
    assert gwynedd.name == Bilingual("Gwynedd", "Gwynedd")
    assert gwynedd.staff_in_post is None


def test_every_further_column_is_a_fact_with_its_place(tmp_path: Path) -> None:
    workforce = read_workforce(write(tmp_path))
    turnover = fact(workforce, "mon", "turnover")
    assert turnover.value == 12.5
    assert (turnover.place.source.name, turnover.place.row, turnover.place.column) == (
        "authorities.csv",
        2,
        "turnover",
    )
    assert (fact(workforce, "mon", "took_part").value, fact(workforce, "gwy", "took_part").value) == (1, 0)


def test_a_fact_that_is_not_there_says_why(tmp_path: Path) -> None:
    turnover = fact(read_workforce(write(tmp_path)), "gwy", "turnover")
    assert turnover.value is None
    assert turnover.why_missing is not None
    assert say(turnover.why_missing, Language.ENGLISH) == "The cell is empty."


def test_teams_belong_to_their_authorities(tmp_path: Path) -> None:
    workforce = read_workforce(write(tmp_path))
    assert [team.code for team in workforce.teams_of("mon")] == ["mon-1", "mon-2"]
    assert [(team.role, team.staff_in_post) for team in workforce.teams] == [
        ("social-worker", 25),
        ("", 15),
        ("social-worker", None),
    ]


def test_a_study_without_a_workforce_has_an_empty_one(tmp_path: Path) -> None:
    assert read_workforce(tmp_path / "workforce") == Workforce()
    assert read_workforce(tmp_path) == Workforce()


def test_authorities_need_no_teams(tmp_path: Path) -> None:
    (tmp_path / "authorities.csv").write_text(AUTHORITIES, encoding="utf-8")
    workforce = read_workforce(tmp_path)
    assert (len(workforce.authorities), len(workforce.teams)) == (2, 0)


def test_workbooks_are_read_as_csv_files_are(tmp_path: Path) -> None:
    write(tmp_path)
    workbooks = tmp_path / "workbooks"
    workbooks.mkdir()
    for name in ("authorities", "teams"):
        frame = pl.read_csv(tmp_path / f"{name}.csv")
        write_table(frame, workbooks / f"{name}.xlsx")
    first, second = read_workforce(tmp_path), read_workforce(workbooks)
    assert [(each.code, each.name, each.staff_in_post) for each in first.authorities] == [
        (each.code, each.name, each.staff_in_post) for each in second.authorities
    ]
    assert first.teams == second.teams
    assert fact(second, "mon", "turnover").value == 12.5


def test_a_table_that_is_there_twice_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "teams.xlsx").write_bytes(b"")
    with pytest.raises(MaterialError) as caught:
        read_workforce(tmp_path)
    assert (
        str(caught.value)
        == "teams.xlsx: This table is there twice, as CSV and as a workbook. Remove one of the two files."
    )
