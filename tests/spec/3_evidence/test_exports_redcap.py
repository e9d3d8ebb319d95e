"""REDCap: raw data read by the project's data dictionary."""

from pathlib import Path

from canllaw.evidence.answers.answers import Export, ExportColumn, Tool
from canllaw.evidence.exports import read_export
from tests.build_documents import make_file
from tests.build_exports import DICTIONARY, cells_of, read_text

PROJECT = DICTIONARY + (
    "record_id,people,text,Record,,,\n"
    'clear,practice,radio,<b>Are you clear?</b>,"1, Not at all | 2, Yes, quite | -9, Not sure",,\n'
    'used,practice,checkbox,Which did you use?,"1, Letter | -1, None",,\n'
    "took_part,practice,yesno,Did you take part?,,,\n"
    "contact,people,text,How can we reach you?,,email,\n"
    "staff_id,people,text,Number,,,y\n"
    'mood,practice,slider,Mood,"Low | Middling | High",,\n'
)


def column(export: Export, name: str) -> ExportColumn:
    return next(each for each in export.columns if each.name == name)


def test_fields_get_their_labels_and_their_choices(tmp_path: Path):
    export = read_text(
        tmp_path,
        "record_id,redcap_event_name,clear,used___1,used____1,took_part,mood,practice_complete\n"
        "1,wave_1_arm_1,2,1,0,1,50,2\n",
        dictionary_csv=PROJECT,
    )
    assert export.tool is Tool.REDCAP
    assert column(export, "clear").question == "Are you clear?"
    assert column(export, "clear").options == (("1", "Not at all"), ("2", "Yes, quite"), ("-9", "Not sure"))
    assert column(export, "used___1").question == "Which did you use? [Letter]"
    assert column(export, "used____1").question == "Which did you use? [None]"
    assert column(export, "used___1").options == (("1", "Checked"), ("0", "Unchecked"))
    assert column(export, "took_part").options == (("1", "Yes"), ("0", "No"))
    assert column(export, "mood").options == ()
    assert [each.name for each in export.columns if each.machine] == [
        "redcap_event_name",
        "practice_complete",
    ]


def test_every_event_and_every_repeat_is_a_row(tmp_path: Path):
    export = read_text(
        tmp_path,
        "record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,clear,practice_timestamp\n"
        "1,wave_1_arm_1,,,1,2026-03-01 10:00:00\n"
        "1,wave_2_arm_1,,,2,[not completed]\n"
        "1,wave_2_arm_1,practice,1,2,\n"
        "2,wave_1_arm_1,,,,\n",
        dictionary_csv=PROJECT,
    )
    assert list(export.numbers) == [2, 3, 4, 5] and export.left_out == ()
    assert cells_of(export, "redcap_event_name") == [
        "wave_1_arm_1",
        "wave_2_arm_1",
        "wave_2_arm_1",
        "wave_1_arm_1",
    ]
    assert cells_of(export, "practice_timestamp")[1] == "[not completed]"


def test_identifiers_and_addresses_are_not_kept(tmp_path: Path):
    export = read_text(
        tmp_path,
        "record_id,redcap_survey_identifier,contact,staff_id,clear\n1,x@example.org,a@example.org,77,1\n",
        dictionary_csv=PROJECT,
    )
    assert {each.name: str(each.personal) for each in export.columns if each.personal} == {
        "redcap_survey_identifier": "It leads back to the person who was invited.",
        "contact": "It holds e-mail addresses.",
        "staff_id": "The data dictionary marks it as identifying people.",
    }
    assert [len(cells) for cells in export.cells] == [1, 0, 0, 0, 1]


def test_labels_in_the_cells_take_the_place_of_the_codes(tmp_path: Path):
    export = read_text(
        tmp_path,
        'record_id,redcap_event_name,clear,used___1\n1,Wave 1,"Yes, quite",Checked\n',
        dictionary_csv=PROJECT,
    )
    assert ("Yes, quite", "Yes, quite") in column(export, "clear").options
    assert column(export, "used___1").options == (("Checked", "Checked"), ("Unchecked", "Unchecked"))


def test_a_box_for_a_code_of_missing_data_belongs_to_its_field(tmp_path: Path):
    export = read_text(
        tmp_path, "record_id,redcap_event_name,used___1,used___na\n1,a,1,0\n", dictionary_csv=PROJECT
    )
    assert column(export, "used___na").machine


def test_a_dictionary_beside_a_plain_looking_export_makes_it_redcap_s(tmp_path: Path):
    export = read_text(tmp_path, "record_id,clear\n1,2\n", survey_dictionary_csv=PROJECT)
    assert export.tool is Tool.REDCAP


def test_a_dictionary_of_something_else_does_not(tmp_path: Path):
    export = read_text(tmp_path, "code,q1\n1,2\n", dictionary_csv=PROJECT)
    assert export.tool is Tool.PLAIN


def test_the_dictionary_may_have_the_headings_of_the_api(tmp_path: Path):
    dictionary = (
        "field_name,form_name,field_type,field_label,select_choices_or_calculations,identifier\n"
        'record_id,a,text,Record,,\nclear,a,dropdown,Clear?,"1, No | 2, Yes",\n'
    )
    export = read_text(
        tmp_path, "record_id,redcap_event_name,clear\n1,a,2\n", project_dictionary_csv=dictionary
    )
    assert column(export, "clear").options == (("1", "No"), ("2", "Yes"))


def test_an_export_with_labels_is_read_although_its_own_headings_stand_once_for_each_form(
    tmp_path: Path,
) -> None:
    path = make_file(
        tmp_path,
        "labels.csv",
        "Record ID,Survey Identifier,How sure are you?,Complete?,Survey Timestamp,Anything else?,Complete?\n"
        "1,me@example.org,Agree,Complete,2026-01-01 10:00,No,Incomplete\n",
    )
    export = read_export(path)
    assert [column.name for column in export.columns if column.machine] == [
        "Complete?",
        "Survey Timestamp",
        "Complete? (2)",
    ]
    assert [column.name for column in export.columns if column.personal] == ["Survey Identifier"]
    assert export.cells[2][0] == "Agree"
