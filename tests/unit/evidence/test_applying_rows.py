"""What the promises about answers do not reach: empty exports, odd columns, words of other programs."""

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.evidence.answers.answers import Answers, ExportColumn, MappedColumn, Mapping, PeopleColumn
from canllaw.evidence.answers.applying import make_answers
from canllaw.evidence.exports.coded import code_cells
from tests.build_answers import (
    SECRET,
    WORKFORCE,
    answer,
    items,
    make_instrument,
    make_mapping,
    people,
    survey,
)


def problems(text: str, mapping: Mapping) -> list[str]:
    with pytest.raises(MaterialError) as error:
        make_answers(survey(text), mapping, make_instrument(), "first", WORKFORCE, SECRET)
    return str(error.value).splitlines()


def test_no_rows_and_every_kind_of_column() -> None:
    answers = answer(
        "code_1,code_2,code_3,code_4,code_5,authority,team,role,language,weight,confidence_1,drafting_1,hours,words",
        workforce=WORKFORCE,
    )
    assert answers.frame.height == 0
    assert answers.near_codes.height == 0


def test_a_wave_column_without_rows_is_no_fault() -> None:
    assert answer("wave,confidence_1").frame.height == 0


def test_cells_may_be_held_as_codes_of_distinct_texts() -> None:
    export = survey("confidence_1\n4\n9\n4")
    coded = type(export)(
        source=export.source,
        tool=export.tool,
        columns=export.columns,
        numbers=export.numbers,
        cells=(code_cells(["4", "9", "4"]),),
    )
    answers = make_answers(
        coded, make_mapping(items("confidence_1")), make_instrument(), "first", None, SECRET
    )
    assert answers.frame["confidence_1"].to_list() == [4.0, None, 4.0]


def test_a_number_that_is_almost_on_the_scale_is_not_on_it() -> None:
    assert problems("confidence_1\n4.5\n4e0", make_mapping(items("confidence_1"))) == [
        "survey-1.csv:2:confidence_1: This answer is not on the response scale. Use one of these: 1, 2, 3, 4, 5, 9. Or name the code in the mapping."
    ]


def test_a_personal_column_cannot_answer_an_item() -> None:
    export = survey("e,confidence_1\nx,4", [ExportColumn(name="e")])
    export = type(export)(
        source=export.source,
        tool=export.tool,
        columns=export.columns,
        numbers=export.numbers,
        cells=((), export.cells[1]),
    )
    mapping = make_mapping([MappedColumn(column="e", item="words"), *items("confidence_1")])
    with pytest.raises(MaterialError) as error:
        make_answers(export, mapping, make_instrument(), "first", None, SECRET)
    assert str(error.value) == (
        "survey-1.csv:1:e: This column is personal and was not kept: e. "
        "Remove the entry from the mapping: nobody needs the column."
    )


def test_no_value_of_a_cell_stands_in_any_fault() -> None:
    about = people(
        authority=PeopleColumn.AUTHORITY, language=PeopleColumn.LANGUAGE, weight=PeopleColumn.WEIGHT
    )
    mapping = make_mapping(items("confidence_1", "drafting_1", "hours"), about)
    secret = "Gwenllian"
    text = "authority,language,weight,confidence_1,drafting_1,hours\n" + ",".join([secret] * 6)
    told = problems(text, mapping)
    assert len(told) == 6
    assert not any(secret in line for line in told)


def test_without_a_workforce_every_authority_is_accepted() -> None:
    answers: Answers = answer("authority,team,role,confidence_1\nAnywhere,Any team,Any role,4")
    assert answers.frame.select("authority", "team", "role").row(0) == ("Anywhere", "Any team", "Any role")


def test_a_name_that_two_teams_share_means_neither() -> None:
    team = WORKFORCE.teams[0]
    twin = type(team)(code="gwy-2", authority="gwynedd", name=team.name)
    workforce = type(WORKFORCE)(authorities=WORKFORCE.authorities, teams=(*WORKFORCE.teams, twin))
    with pytest.raises(MaterialError) as error:
        answer("team,confidence_1\nFront door,4", workforce=workforce)
    assert "The study knows no such team." in str(error.value)


def test_names_are_known_without_their_accents() -> None:
    answers = answer("authority,confidence_1\nynys  mon,4", workforce=WORKFORCE)
    assert answers.frame["authority"].to_list() == ["mon"]


def test_missing_codes_are_missing_for_words_and_boxes_too() -> None:
    mapping = make_mapping(
        [
            MappedColumn(column="a", item="words", missing=("N/A",)),
            MappedColumn(column="b", item="confidence_1", ticked=4, missing=("x",)),
        ]
    )
    answers = make_answers(survey("a,b\nN/A,1\nfine,x"), mapping, make_instrument(), "first", None, SECRET)
    assert answers.frame["words"].to_list() == [None, "fine"]
    assert answers.frame["confidence_1"].to_list() == [4.0, None]


def test_a_code_that_the_mapping_names_goes_before_the_scale() -> None:
    mapping = make_mapping([MappedColumn(column="q", item="confidence_1", answers=(("1", 5), ("5", 1)))])
    answers = make_answers(survey("q\n1\n5\n3"), mapping, make_instrument(), "first", None, SECRET)
    assert answers.frame["confidence_1"].to_list() == [5.0, 1.0, 3.0]
