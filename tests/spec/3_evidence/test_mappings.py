"""A mapping is drafted by itself, says what was uncertain, and is corrected by a person in a file."""

import tomllib
from pathlib import Path

import pytest

from canllaw.basics.language import Language, message
from canllaw.basics.problems import MaterialError
from canllaw.evidence.answers.answers import (
    DroppedColumn,
    Export,
    ExportColumn,
    MappedColumn,
    MappedPeople,
    Mapping,
    PeopleColumn,
    Tool,
)
from canllaw.evidence.answers.applying import make_answers
from canllaw.evidence.answers.mappings import (
    draft_mapping,
    make_draft,
    make_mapping_file,
    read_mapping,
    write_draft,
    write_mapping,
)
from canllaw.evidence.instruments.instruments import Item, ItemKind
from tests.build_answers import SECRET, WORKFORCE, make_instrument, survey

PRACTICE = make_instrument()
DRAFTED = """\
# Which column of the export answers which item.
# Correct what is wrong: change the words between quotation marks. Comments begin with #.

instrument = "practice"
tool = "limesurvey"


# --- What the columns say about the person who answered.

[[people]]
column = "LA"
means = "authority"


# --- The columns that answer items. answers: the code in the export, then its value.

# I feel confident in using the guidance
[[items]]
column = "Q1"
item = "confidence_1"
answers = [
    ["L0", 2],  # Disagree
    ["L9", 4],  # Agree
]


# --- Columns that are not used, and why.

[[dropped]]
column = "email"
why = "It holds e-mail addresses."


# --- Columns that nobody recognised: they are not used.
# To use one, take the # from its three lines and name the item that it answers.
# If it says something of the person, write [[people]] for [[items]] and means for item.
# means is one of these: authority, team, role, weight, language, code, wave.

# How long have you worked here?
# [[items]]
# column = "Q9"
# item = ""
"""


def draft_of(export: Export) -> dict[str, str]:
    """What each column was taken for."""
    mapping = draft_mapping(export, [PRACTICE])
    found = {each.column: each.item for each in mapping.items}
    found |= {each.column: each.means.value for each in mapping.people}
    return found | {each.column: "dropped" for each in mapping.dropped}


def columns(*names: str) -> Export:
    return survey(",".join(names))


@pytest.mark.parametrize(
    "name",
    [
        "confidence_1",
        "Confidence_1",
        "CONFIDENCE1",
        "Confidence 1",
        "Q7_confidence_1",
        "w2.confidence_1",
        "grid[confidence_1]",
        "G1Q2[confidence1]",
    ],
)
def test_a_column_named_as_an_item_is_recognised_however_the_tool_writes_it(name: str) -> None:
    assert draft_of(columns(name)) == {name: "confidence_1"}


def test_a_prefix_of_any_kind_is_believed_where_several_columns_share_it() -> None:
    names = ("guidance2026_confidence_1", "guidance2026_confidence_2", "guidance2026_knowledge_1")
    assert list(draft_of(columns(*names)).values()) == ["confidence_1", "confidence_2", "knowledge_1"]
    assert draft_of(columns("guidance2026_confidence_1")) == {}


def test_a_box_to_tick_is_recognised_by_its_item_and_value() -> None:
    mapping = draft_mapping(columns("confidence_1___4", "confidence_2[5]", "confidence_3[7]"), [PRACTICE])
    assert [(each.column, each.item, each.ticked) for each in mapping.items] == [
        ("confidence_1___4", "confidence_1", 4),
        ("confidence_2[5]", "confidence_2", 5),
    ]


def test_a_question_is_recognised_by_its_wording_in_either_language() -> None:
    export = survey(
        "A1,A2",
        [
            ExportColumn(
                name="A1", question="How far do you agree? [I could explain the guidance to a colleague.]"
            ),
            ExportColumn(name="A2", question="Rwy'n teimlo'n hyderus yn defnyddio'r canllawiau"),
        ],
    )
    assert draft_of(export) == {"A1": "confidence_2", "A2": "confidence_1"}


def test_a_question_that_is_only_near_is_left_to_a_person_with_a_guess() -> None:
    question = "I could explain my work to a new colleague in the team"
    draft = make_draft(survey("A1", [ExportColumn(name="A1", question=question)]), [PRACTICE])
    assert draft.mapping.items == ()
    assert [(remark.column, remark.guess) for remark in draft.unknown] == [("A1", "confidence_2")]


def test_items_worded_alike_are_taken_in_order_and_doubted() -> None:
    alike = tuple(
        Item(
            key=f"already_{at}", kind=ItemKind.YES_NO, en=f"We already do this in my team: {{practice_{at}}}"
        )
        for at in (1, 2)
    )
    question = "We already do this in my team:"
    export = survey("A,B", [ExportColumn(name=name, question=question) for name in "AB"])
    draft = make_draft(export, [make_instrument(items=alike, scales=())])
    assert [(each.column, each.item) for each in draft.mapping.items] == [
        ("A", "already_1"),
        ("B", "already_2"),
    ]
    assert [str(remark.doubts[0]) for remark in draft.remarks] == [
        "Another item is worded almost like it: already_2.",
        "Another item is worded almost like it: already_1.",
    ]


def test_what_columns_say_about_people_is_recognised_in_either_language() -> None:
    assert draft_of(columns("Local authority", "Tîm", "job_title", "startlanguage", "Pwysau", "Ton")) == {
        "Local authority": "authority",
        "Tîm": "team",
        "job_title": "role",
        "startlanguage": "language",
        "Pwysau": "weight",
        "Ton": "wave",
    }


def test_the_parts_of_a_self_generated_code_are_recognised_by_name_or_question() -> None:
    questions = [
        ExportColumn(name="Q1", question="What is the first letter of your mother's first name?"),
        ExportColumn(name="Q2", question="On what day of the month were you born?"),
    ]
    assert draft_of(survey("code_1,sgic_day,Q1,Q2,postcode", questions)) == {
        "code_1": "code",
        "sgic_day": "code",
        "Q1": "code",
        "Q2": "code",
    }


def test_personal_columns_and_those_of_the_tool_are_dropped_with_the_reason() -> None:
    export = survey(
        "email,lastpage,startlanguage",
        [
            ExportColumn(name="email", personal=message("It holds e-mail addresses.")),
            ExportColumn(name="lastpage", machine=True),
            ExportColumn(name="startlanguage", machine=True),
        ],
    )
    mapping = draft_mapping(export, [PRACTICE])
    assert mapping.dropped == (
        DroppedColumn(column="email", why="It holds e-mail addresses."),
        DroppedColumn(column="lastpage", why="The tool tells about itself here."),
    )
    assert [each.means for each in mapping.people] == [PeopleColumn.LANGUAGE]


def test_the_weight_of_a_body_is_no_weight_of_answers() -> None:
    export = survey("weight", [ExportColumn(name="weight", question="Weight (kilograms)")])
    assert draft_of(export) == {}


def test_the_waves_of_a_file_are_listed_for_a_person_to_name() -> None:
    draft = make_draft(survey("redcap_event_name\ne2\ne1\ne2"), [PRACTICE])
    assert draft.mapping.people[0].values == (("e1", "e1"), ("e2", "e2"))


def test_of_several_instruments_the_one_is_taken_of_which_most_is_found() -> None:
    other = make_instrument(items=(Item(key="climate_1", kind=ItemKind.NUMBER),), scales=())
    mapping = draft_mapping(columns("confidence_1", "confidence_2", "climate_1"), [other, PRACTICE])
    assert len(mapping.items) == 2


def test_the_file_tells_a_person_what_to_look_at(tmp_path: Path) -> None:
    export = survey(
        "LA,Q1,email,Q9",
        [
            ExportColumn(
                name="Q1",
                question="I feel confident in using the guidance",
                options=(("L0", "Disagree"), ("L9", "Agree")),
            ),
            ExportColumn(name="email", personal=message("It holds e-mail addresses.")),
            ExportColumn(name="Q9", question="How long have\nyou worked here?"),
        ],
        Tool.LIMESURVEY,
    )
    path = tmp_path / "survey-1.map.toml"
    write_draft(make_draft(export, [PRACTICE]), path, Language.ENGLISH)
    assert path.read_text("utf-8") == DRAFTED


def test_doubts_stand_in_the_file(tmp_path: Path) -> None:
    export = survey("Q1", [ExportColumn(name="Q1", question="I feel rather confident using the guidance")])
    path = tmp_path / "survey-1.map.toml"
    write_draft(make_draft(export, [PRACTICE]), path, Language.ENGLISH)
    assert "# ?? Recognised by a question that is only alike.\n[[items]]" in path.read_text("utf-8")


def test_the_block_of_a_column_that_nobody_recognised_works_once_its_signs_are_taken_away(
    tmp_path: Path,
) -> None:
    draft = make_draft(columns("Q9", "Q10"), [PRACTICE])
    text = make_mapping_file(draft, Language.ENGLISH).decode()
    text = text.replace(
        '# [[items]]\n# column = "Q9"\n# item = ""', '[[items]]\ncolumn = "Q9"\nitem = "hours"'
    )
    path = tmp_path / "survey-1.map.toml"
    path.write_text(text, "utf-8")
    assert read_mapping(path).items == (MappedColumn(column="Q9", item="hours"),)


def test_a_mapping_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    mapping = Mapping(
        instrument="practice",
        tool=Tool.REDCAP,
        people=(MappedPeople(column='The "LA"', means=PeopleColumn.AUTHORITY, values=(("1", "Ynys Môn"),)),),
        items=(
            MappedColumn(column="q\\1", item="confidence_1", answers=(("A\t1", 1),), missing=("", "N/A")),
            MappedColumn(column="q2___3", item="confidence_2", ticked=3),
        ),
        dropped=(DroppedColumn(column="# e-mail", why="ŵ\x7f\n…"), DroppedColumn(column="ip")),
    )
    write_mapping(mapping, tmp_path / "a.map.toml")
    assert read_mapping(tmp_path / "a.map.toml") == mapping


def test_a_mapping_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "survey-1.map.toml"
    path.write_text('instrument = "mine"\n')
    with pytest.raises(MaterialError) as error:
        write_mapping(Mapping(instrument="practice"), path)
    assert str(error.value) == (
        "survey-1.map.toml: There is a mapping of this name already, perhaps corrected by hand. "
        "Go on with that one, or move it away to have a new one drafted."
    )
    assert path.read_text() == 'instrument = "mine"\n'


def test_a_draft_without_doubts_reads_the_export_at_once() -> None:
    text = "authority,confidence_1,knowledge_1,drafting_1\nmon,Agree,1,Yes\ngwynedd,Anghytuno,8,Nac ydw"
    export = survey(text)
    mapping = draft_mapping(export, [PRACTICE])
    answers = make_answers(export, mapping, PRACTICE, "first", WORKFORCE, SECRET)
    assert answers.frame["confidence_1"].to_list() == [4.0, 2.0]
    assert answers.frame["drafting_1"].to_list() == [1.0, 0.0]


def test_the_file_is_toml_in_welsh_too() -> None:
    draft = make_draft(columns("confidence_1", "Q9"), [PRACTICE], language=Language.WELSH)
    assert tomllib.loads(make_mapping_file(draft, Language.WELSH).decode())["instrument"] == "practice"
