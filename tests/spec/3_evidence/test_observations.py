"""Observation sheets and the practices that they are held against."""

from datetime import date
from pathlib import Path

import pytest

from canllaw.basics.language import Bilingual, Language
from canllaw.basics.problems import MaterialError, describe
from canllaw.evidence.instruments.files import find_instrument
from canllaw.evidence.practice.observation_files import read_observations, write_observations
from canllaw.evidence.practice.observations import Practice, Seen
from canllaw.evidence.practice.practices import read_practices
from canllaw.rollout.workforce import Authority, Team, Workforce
from tests.build_interviews import put

PRACTICES = """
[[practices]]
key = "interview"
en = "We offer a return interview"
cy = "Rydym yn cynnig cyfweliad dychwelyd"
expectations = ["en-4.2", "cy-4.2"]
paragraph = "4.2"
self_report = "already_1"
example = "example_1"

[[practices]]
key = "plan"
en = "We plan"
cy = "Rydym yn cynllunio"
example_from = 2
"""
WALES = Workforce(
    authorities=(
        Authority(code="W01", name=Bilingual("A", "A")),
        Authority(code="W02", name=Bilingual("B", "B")),
    ),
    teams=(Team(code="T1", authority="W01", name=Bilingual("T", "T")),),
)


def practices(folder: Path) -> tuple[Practice, ...]:
    return read_practices(put(folder, {"practices.toml": PRACTICES}) / "practices.toml")


def test_practices_tie_what_is_asked_and_seen_to_expectations_of_the_guidance(tmp_path: Path) -> None:
    first, second = practices(tmp_path)
    assert (first.key, first.expectations, first.self_report) == (
        "interview",
        ("en-4.2", "cy-4.2"),
        "already_1",
    )
    assert first.title(Language.WELSH) == "Rydym yn cynnig cyfweliad dychwelyd"
    assert (first.does_from, first.example_from, second.example_from) == (4, 1, 2)


def test_a_row_says_what_was_seen_of_one_practice_on_one_occasion(tmp_path: Path) -> None:
    sheet = (
        "session,held,authority,team,role,observer,practice,seen,note\n"
        "s1,2026-05-04,W01,T1,social-worker,ann,interview,seen,at once\n"
        "s1,2026-05-04,W01,T1,social-worker,ann,plan,not applicable,\n"
        "s2,,W02,,,,interview,not seen,\n"
    )
    path = put(tmp_path, {"observations.csv": sheet}) / "observations.csv"
    first, second, third = read_observations(path, practices(tmp_path), WALES)
    assert (first.session, first.held, first.authority, first.team) == ("s1", date(2026, 5, 4), "W01", "T1")
    assert (first.seen, second.seen, third.seen) == (Seen.SEEN, Seen.NOT_APPLICABLE, Seen.NOT_SEEN)
    assert (first.place.row, first.place.column, first.note) == (2, "seen", "at once")


def test_observations_are_written_as_they_are_read(tmp_path: Path) -> None:
    sheet = "session,practice,seen\ns1,interview,seen\ns2,interview,not seen\n"
    path = put(tmp_path, {"observations.csv": sheet}) / "observations.csv"
    before = read_observations(path, practices(tmp_path))
    write_observations(before, tmp_path / "again.csv")
    again = read_observations(tmp_path / "again.csv", practices(tmp_path))
    assert [(each.session, each.practice, each.seen) for each in again] == [
        (each.session, each.practice, each.seen) for each in before
    ]


def test_a_value_from_which_nobody_or_everybody_would_count_is_told(tmp_path: Path) -> None:
    """Our "already" runs from 1 to 5, our "example" from 0 (none) to 2 (of the last month)."""
    words = PRACTICES.replace(
        'example = "example_1"', 'example = "example_1"\ndoes_from = 6\nexample_from = 0'
    )
    path = put(tmp_path, {"practices.toml": words}) / "practices.toml"
    with pytest.raises(MaterialError) as raised:
        read_practices(path, find_instrument("canllaw-practice"))
    assert [describe(problem, Language.ENGLISH).partition(": ")[2] for problem in raised.value.problems] == [
        "With this value nobody who answers counts, or everybody does. "
        "Give does_from a value above 1 and no higher than 5.",
        "With this value nobody who answers counts, or everybody does. "
        "Give example_from a value above 0 and no higher than 2.",
    ]


HEADINGS = "session,authority,team,practice,seen\n"


def told(folder: Path, rows: str, known: tuple[Practice, ...] | None, workforce: Workforce) -> list[str]:
    put(folder, {"observations.csv": HEADINGS + rows})
    with pytest.raises(MaterialError) as caught:
        read_observations(folder / "observations.csv", known, workforce)
    return [describe(problem, Language.ENGLISH) for problem in caught.value.problems]


def test_a_part_of_the_study_that_is_missing_is_told_once_and_not_in_every_row(tmp_path: Path) -> None:
    rows = "".join(f"s{number},W01,T1,interview,seen\n" for number in range(400))
    assert told(tmp_path, rows, (), Workforce()) == [
        "observations.csv:2:practice: The study has no practices that could be looked for. "
        "Write evidence/practices.toml, with a block [[practices]] for each key of this column.",
        "observations.csv:2:authority: The study has no authorities. "
        "Write workforce/authorities.csv with the codes of this column, or leave it empty.",
        "observations.csv:2:team: The study has no teams. "
        "Write workforce/teams.csv with the codes of this column, or leave it empty.",
    ]


def test_a_column_that_is_wrong_throughout_shows_twenty_rows_and_counts_the_others(tmp_path: Path) -> None:
    rows = "".join(f"s{number},W01,T1,interview,perhaps\n" for number in range(400))
    lines = told(tmp_path, rows, practices(tmp_path), WALES)
    assert [line.split(":")[1:3] for line in lines[:20]] == [[str(row), "seen"] for row in range(2, 22)]
    assert lines[20:] == [
        "observations.csv:21:seen: There are 380 more rows in which this column is wrong. Mend these first."
    ]


def test_unlike_faults_of_one_column_each_show_their_rows(tmp_path: Path) -> None:
    rows = "s1,W09,T1,interview,seen\n" * 21 + "s1,W02,T1,plan,seen\n"
    lines = told(tmp_path, rows, practices(tmp_path), WALES)
    assert sum("No authority of the study has this code." in line for line in lines) == 20
    assert sum("held in another authority" in line for line in lines) == 1


def test_practices_that_could_not_be_read_are_not_missed_in_every_row(tmp_path: Path) -> None:
    put(tmp_path, {"observations.csv": HEADINGS + "s1,W01,T1,anything,seen\n"})
    (observation,) = read_observations(tmp_path / "observations.csv", None, WALES)
    assert observation.practice == "anything"
