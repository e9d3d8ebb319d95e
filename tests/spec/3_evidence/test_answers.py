"""An export and its mapping become answers: every cell is checked, every row and column accounted for."""

import polars as pl
import pytest

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError
from canllaw.evidence.answers.answers import (
    Answers,
    DroppedColumn,
    Export,
    ExportColumn,
    MappedColumn,
    MappedPeople,
    Mapping,
    PeopleColumn,
)
from canllaw.evidence.answers.applying import make_answers
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


def column(answers: Answers, name: str) -> list[object]:
    return answers.frame[name].to_list()


def fates(answers: Answers) -> dict[str, str]:
    return {fate.name: f"{fate.used_for}: {fate.why}" for fate in answers.accounting.columns}


def apply(export: Export, mapping: Mapping, wave: str = "first") -> Answers:
    return make_answers(export, mapping, make_instrument(), wave, WORKFORCE, SECRET)


def test_answers_are_as_given_with_the_row_of_the_export_beside_them() -> None:
    answers = answer("""
authority,team,confidence_1,confidence_3,drafting_1,hours,words
mon,mon-1,4,2,yes,1.5,Clear
gwynedd,,5,,no,,
""")
    assert column(answers, "row") == [2, 3]
    assert column(answers, "authority") == ["mon", "gwynedd"]
    assert column(answers, "team") == ["mon-1", None]
    assert column(answers, "confidence_1") == [4.0, 5.0]
    assert column(answers, "confidence_3") == [2.0, None], "a reversed item is not turned round here"
    assert column(answers, "drafting_1") == [1.0, 0.0]
    assert column(answers, "hours") == [1.5, None]
    assert column(answers, "words") == ["Clear", None]
    assert column(answers, "weight") == [1.0, 1.0]


def test_a_number_that_the_mapping_leaves_out_is_no_value_that_it_gives_to_another_number() -> None:
    """Of a scale with seven answers, 5 is "somewhat agree", and 7 is what counts as 5."""
    answers = (("4", 3), ("6", 4), ("7", 5))
    mapping = make_mapping([MappedColumn(column="a", item="confidence_1", answers=answers)])
    assert answer("a\n1\n6", mapping).frame["confidence_1"].to_list() == [1.0, 4.0]
    with pytest.raises(MaterialError) as caught:
        answer("a\n1\n5\n3", mapping)
    assert [(str(each.what), each.where.row) for each in caught.value.problems] == [
        ("The mapping gives the value of this number to another number.", 3),
        ("The mapping gives the value of this number to another number.", 4),
    ]


def test_a_box_that_holds_something_else_than_a_tick_is_told() -> None:
    mapping = make_mapping([MappedColumn(column="a", item="confidence_1", ticked=5)])
    assert answer("a\nChecked\nUnchecked\n1", mapping).frame["confidence_1"].to_list() == [5.0, 5.0]
    with pytest.raises(MaterialError, match="told whether this box is ticked"):
        answer("a\nChecked\nAt a meeting", mapping)


def test_codes_of_the_tool_become_values_of_the_scale() -> None:
    mapped = MappedColumn(
        column="Q3[SQ001]", item="confidence_1", answers=(("A1", 1), ("A5", 5)), missing=("-oth-",)
    )
    answers = apply(
        survey("Q3[SQ001],words\nA1,a\nA5,b\n-oth-,c\n4,d"), make_mapping((mapped, *items("words")))
    )
    assert column(answers, "confidence_1") == [1.0, 5.0, None, 4.0]


def test_an_answer_that_does_not_count_is_null_and_still_known() -> None:
    answers = answer("confidence_1,confidence_2\n9,4\n3,9")
    assert column(answers, "confidence_1") == [None, 3.0]
    assert answers.uncounted.rows() == [(2, "confidence_1", 9), (3, "confidence_2", 9)]


def test_whole_numbers_may_be_written_as_other_programs_write_them() -> None:
    assert column(answer("confidence_1\n4.0\n+3\n 2 "), "confidence_1") == [4.0, 3.0, 2.0]


def test_boxes_of_one_question_answer_one_item() -> None:
    mapping = make_mapping(
        [
            MappedColumn(column="use___1", item="confidence_1", ticked=1),
            MappedColumn(column="use___5", item="confidence_1", ticked=5),
        ]
    )
    answers = apply(survey("use___1,use___5\n1,0\n0,1\nChecked,Unchecked"), mapping)
    assert column(answers, "confidence_1") == [1.0, 5.0, 1.0]


def test_the_same_question_in_two_languages_may_stand_in_two_columns() -> None:
    mapping = make_mapping(
        [
            MappedColumn(column="english", item="confidence_1"),
            MappedColumn(column="cymraeg", item="confidence_1"),
        ]
    )
    assert column(apply(survey("english,cymraeg\n4,\n,2\n3,3"), mapping), "confidence_1") == [4.0, 2.0, 3.0]


def test_authorities_teams_and_roles_are_known_by_code_or_by_name_in_either_language() -> None:
    answers = answer(
        """
authority,team,role,confidence_1
Ynys Môn,Drws ffrynt,Social workers,4
GWYNEDD,,team-manager,4
""",
        workforce=WORKFORCE,
    )
    assert column(answers, "authority") == ["mon", "gwynedd"]
    assert column(answers, "team") == ["mon-1", None]
    assert column(answers, "role") == ["social-worker", "team-manager"]


def test_who_names_a_team_and_no_authority_works_for_the_teams() -> None:
    answers = answer("authority,team,confidence_1\n,gwy-1,4", workforce=WORKFORCE)
    assert column(answers, "authority") == ["gwynedd"]


def test_a_question_for_the_team_in_each_authority_gives_one_team() -> None:
    about = [
        MappedPeople(column="team_mon", means=PeopleColumn.TEAM, values=(("A1", "mon-1"),)),
        MappedPeople(column="team_gwynedd", means=PeopleColumn.TEAM, values=(("A1", "gwy-1"),)),
    ]
    export = survey("team_mon,team_gwynedd,confidence_1\nA1,,4\n,A1,4")
    answers = apply(export, make_mapping(items("confidence_1"), about))
    assert column(answers, "team") == ["mon-1", "gwy-1"]
    assert column(answers, "authority") == ["mon", "gwynedd"]


def test_languages_and_weights_are_read() -> None:
    answers = answer("language,weight,confidence_1\nCymraeg,0.5,4\nen,2,4")
    assert column(answers, "language") == ["cy", "en"]
    assert column(answers, "weight") == [0.5, 2.0]


def test_one_file_may_hold_several_waves() -> None:
    wave = MappedPeople(column="event", means=PeopleColumn.WAVE, values=(("e1", "first"), ("e2", "second")))
    export = survey("event,confidence_1\ne1,1\ne2,2\ne1,3\n,4")
    answers = apply(export, make_mapping(items("confidence_1"), [wave]), wave="second")
    assert column(answers, "row") == [3]
    assert [(note.row, str(note.why)) for note in answers.accounting.rows_left_out] == [
        (2, "This row belongs to another wave."),
        (4, "This row belongs to another wave."),
        (5, "This row names no wave."),
    ]


def test_a_row_without_any_answer_is_left_out() -> None:
    answers = answer("authority,confidence_1,words\nmon,,\nmon,,Yes!\nmon,9,")
    assert column(answers, "row") == [3, 4], "an answer that does not count is an answer"
    assert [(note.row, str(note.why)) for note in answers.accounting.rows_left_out] == [
        (2, "No item was answered in this row.")
    ]


def test_the_same_questionnaire_sent_twice_counts_once() -> None:
    answers = answer("code,confidence_1,confidence_2\nAB12,4,9\nCD34,4,9\nab 12,4,9")
    assert column(answers, "row") == [2, 3]
    (note,) = answers.accounting.rows_left_out
    assert (note.row, str(note.why)) == (4, "This row repeats the code and all the answers of row 2.")


def test_two_people_with_one_code_are_kept_and_linked_with_nobody() -> None:
    answers = answer("code,confidence_1\nAB12,4\nCD34,4\nAB12,5\n,3")
    assert column(answers, "row") == [2, 3, 4, 5]
    assert [person is None for person in column(answers, "person")] == [True, False, True, True]
    assert [(note.row, str(note.why)) for note in answers.accounting.rows_unlinked] == [
        (2, "More than one row has this code. The first of them: 2."),
        (4, "More than one row has this code. The first of them: 2."),
        (5, "The code of this row is incomplete."),
    ]


def test_two_people_who_differ_only_in_what_does_not_count_are_two() -> None:
    answers = answer("code,confidence_1,confidence_2\nAB12,4,9\nAB12,4,")
    assert column(answers, "row") == [2, 3]


def test_every_column_is_accounted_for() -> None:
    export = survey(
        "code,confidence_1,email,time,age,note\nAB12,4,a@b.cy,17,50,x",
        [
            ExportColumn(name="email", personal=message("It holds e-mail addresses.")),
            ExportColumn(name="time", machine=True),
        ],
    )
    mapping = Mapping(
        instrument="practice",
        people=people(code=PeopleColumn.CODE),
        items=items("confidence_1"),
        dropped=(DroppedColumn(column="age", why="Nobody asked for it."),),
    )
    assert fates(apply(export, mapping)) == {
        "code": "code: It links a person's answers over the waves, hashed, and is not kept.",
        "confidence_1": "confidence_1: It answers the item confidence_1.",
        "email": ": It holds e-mail addresses.",
        "time": ": The tool tells about itself here.",
        "age": ": The mapping drops this column: Nobody asked for it.",
        "note": ": The mapping does not name this column.",
    }


def test_items_that_nobody_was_asked_or_that_nobody_answered_are_told_and_no_fault() -> None:
    answers = answer("confidence_1,confidence_2,confidence_3\n4,,9\n3,,9")
    assert answers.accounting.items_unanswered == ("confidence_2",)
    assert answers.accounting.items_unasked == ("knowledge_1", "knowledge_2", "drafting_1", "hours", "words")


def test_the_raw_code_is_nowhere_in_the_answers() -> None:
    answers = answer("code_1,code_2,code_3,code_4,code_5,confidence_1\nSIAN,17,OLWEN,B,C,4")
    everything = "".join(
        str(frame.to_dicts()) for frame in (answers.frame, answers.uncounted, answers.near_codes)
    ) + repr(answers)
    assert not any(part in everything.casefold() for part in ("sian", "olwen"))


def test_records_of_answers_print_none_of_them() -> None:
    answers = answer("words\nSomething that only one person could have said")
    assert "only one person" not in repr(answers)
    assert "only one person" not in repr(survey("words\nSomething that only one person could have said"))


def test_an_export_without_rows_gives_answers_without_rows() -> None:
    answers = answer("authority,code,confidence_1,words", workforce=WORKFORCE)
    assert answers.frame.height == 0
    assert answers.accounting.rows_read == 0


def test_everything_that_is_wrong_is_told_at_once_and_no_value_of_a_cell() -> None:
    with pytest.raises(MaterialError) as error:
        answer(
            'authority,weight,confidence_1,drafting_1\nmom,1,6,maybe\nmon,-1,4,yes\nmon,2,"3,5",no',
            workforce=WORKFORCE,
        )
    assert str(error.value).splitlines() == [
        "survey-1.csv:2:authority: The study knows no such authority. Did you mean mon?",
        "survey-1.csv:2:confidence_1: This answer is not on the response scale. Use one of these: 1, 2, 3, 4, 5, 9. Or name the code in the mapping.",
        "survey-1.csv:2:drafting_1: This is neither yes nor no. Write yes or no, or name the code in the mapping.",
        "survey-1.csv:3:weight: A weight is above zero. Correct it, or leave out the row: nobody counts for nothing or less.",
        "survey-1.csv:4:confidence_1: This number is written with a decimal comma. Write it with a decimal point, such as 2.5, or export the survey with decimal points.",
    ]


def test_a_column_that_is_wrong_throughout_is_told_by_its_first_rows() -> None:
    with pytest.raises(MaterialError) as error:
        answer("confidence_1\n" + "7\n" * 100)
    lines = str(error.value).splitlines()
    assert len(lines) == 21
    assert lines[-1] == (
        "survey-1.csv:21:confidence_1: There are 80 more rows in which this column is wrong. "
        "Look first whether the mapping gives this column its right meaning."
    )


def test_the_frame_is_as_its_instrument_declares_even_where_nothing_was_asked() -> None:
    answers = answer("confidence_1\n4")
    assert answers.frame["words"].dtype == pl.String
    assert answers.frame["knowledge_1"].dtype == pl.Float64
