"""Exports whose cells cannot be used, each with the whole list of what must be said about it."""

from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.evidence.answers.answers import Answers, MappedColumn, MappedPeople, PeopleColumn
from canllaw.evidence.answers.applying import make_answers
from canllaw.evidence.exports import read_export
from tests.build_answers import SECRET, WORKFORCE, make_instrument, make_mapping

HERE = Path(__file__).parent
COMMA = (
    "This number is written with a decimal comma. "
    "Write it with a decimal point, such as 2.5, or export the survey with decimal points."
)
FIVE = (
    "This answer is not on the response scale. "
    "Use one of these: 1, 2, 3, 4, 5, 9. Or name the code in the mapping."
)
YES_NO = "This is neither yes nor no. Write yes or no, or name the code in the mapping."
WEIGHT = "A weight is above zero. Correct it, or leave out the row: nobody counts for nothing or less."
LANGUAGE = (
    "It cannot be told which language this is. "
    "Name the code under values in the mapping, with en or cy beside it."
)
NUMBER = (
    "This is not a number. "
    "Write digits and a decimal point, such as 2.5, or let the mapping say what it means."
)
TEAM = (
    "This team belongs to another authority than the one in the row. "
    "Correct the team or the authority, here or in workforce/teams.csv."
)
OTHER_COLUMN = (
    "Another column says something different of the same: confidence_1. "
    "Let one of the two columns stand under dropped in the mapping, or correct the row."
)
FILES: dict[str, list[str]] = {
    "off-the-scale.csv": [
        f"3:confidence_1: {FIVE}",
        f"3:confidence_2: {FIVE}",
        "3:knowledge_1: This answer is not on the response scale. "
        "Use one of these: 1, 2, 8. Or name the code in the mapping.",
        f"4:confidence_1: {FIVE}",
        f"4:confidence_2: {FIVE}",
        f"5:confidence_1: {FIVE}",
    ],
    "decimal-commas.csv": [f"2:weight: {COMMA}", f"2:hours: {COMMA}", f"3:confidence_1: {COMMA}"],
    "weights.csv": [
        f"2:weight: {WEIGHT}",
        f"3:weight: {WEIGHT}",
        "4:weight: This row has no weight, and others have one. "
        "Give it its weight, or let the column stand under dropped in the mapping.",
        f"5:weight: {NUMBER}",
    ],
    "unknown-places.csv": [
        "2:authority: The study knows no such authority. Did you mean gwynedd?",
        "3:authority: The study knows no such authority. "
        "Use a code of workforce/authorities.csv, or name this one under values in the mapping.",
        "3:team: The study knows no such team. Did you mean mon-1?",
        "3:role: The study knows no such role. "
        "Use a role of workforce/teams.csv or of the guidance, or name this one under values.",
        f"4:team: {TEAM}",
    ],
    "team-of-another-authority.csv": [f"2:team: {TEAM}", f"4:team: {TEAM}"],
    "wave-nowhere.csv": [
        "1:wave: No row of this column belongs to the wave first. "
        "Say under values in the mapping which of its codes stand for which wave."
    ],
    "columns-disagree.csv": [f"3:confidence_1_cy: {OTHER_COLUMN}"],
    "words.csv": [
        f"3:language: {LANGUAGE}",
        f"3:drafting_1: {YES_NO}",
        f"5:language: {LANGUAGE}",
        f"5:drafting_1: {YES_NO}",
    ],
    "wrong-column.csv": [
        *(f"{row}:confidence_1: {FIVE}" for row in range(2, 22)),
        "21:confidence_1: There are 10 more rows in which this column is wrong. "
        "Look first whether the mapping gives this column its right meaning.",
    ],
    "everything-at-once.csv": [
        f"2:language: {LANGUAGE}",
        f"2:weight: {WEIGHT}",
        f"2:team: {TEAM}",
        f"2:confidence_1: {FIVE}",
        f"2:drafting_1: {YES_NO}",
        f"2:hours: {COMMA}",
        "3:authority: The study knows no such authority. "
        "Use a code of workforce/authorities.csv, or name this one under values in the mapping.",
        f"3:confidence_2: {COMMA}",
        f"3:hours: {NUMBER}",
    ],
}


def make(path: Path) -> Answers:
    """The answers of a file whose columns are named as what they hold."""
    export, instrument = read_export(path), make_instrument()
    meanings = {means.value: means for means in PeopleColumn}
    names = [column.name for column in export.columns if column.name != "id"]
    about = [MappedPeople(column=name, means=meanings[name]) for name in names if name in meanings]
    mapped = [
        MappedColumn(column=name, item=name.removesuffix("_cy")) for name in names if name not in meanings
    ]
    return make_answers(export, make_mapping(mapped, about), instrument, "first", WORKFORCE, SECRET)


@pytest.mark.parametrize("name", FILES)
def test_an_export_that_cannot_be_used_gets_its_whole_list(name: str) -> None:
    with pytest.raises(MaterialError) as error:
        make(HERE / name)
    assert str(error.value).splitlines() == [f"{name}:{line}" for line in FILES[name]]


def test_two_people_with_one_code_are_no_fault_that_a_person_could_mend() -> None:
    answers = make(HERE / "two-people-one-code.csv")
    assert answers.frame["row"].to_list() == [2, 3, 4, 5]
    assert answers.frame["person"].null_count() == 3
    assert [(note.row, str(note.why)) for note in answers.accounting.rows_unlinked] == [
        (row, "More than one row has this code. The first of them: 2.") for row in (2, 4, 5)
    ]


def test_every_bad_export_in_the_folder_is_tried() -> None:
    assert {path.name for path in HERE.glob("*.csv")} == {*FILES, "two-people-one-code.csv"}
