"""Answers that several columns share are said once, drafted once and corrected once."""

from pathlib import Path

from canllaw.basics.language import Language
from canllaw.evidence.answers.answers import AnswerSet, Export, ExportColumn, MappedColumn, Mapping, Tool
from canllaw.evidence.answers.applying import make_answers
from canllaw.evidence.answers.mappings import (
    Draft,
    make_draft,
    make_mapping_file,
    read_mapping,
    write_mapping,
)
from canllaw.evidence.answers.mappings_sets import spell_out
from canllaw.evidence.instruments.instruments import Item
from tests.build_answers import SECRET, make_instrument, survey

PRACTICE = make_instrument()
ONCE = """
instrument = "practice"

[[answers]]
key = "agree"
values = [["A1", 1], ["A4", 4]]
missing = ["A98"]

[[items]]
column = "Q1"
item = "confidence_1"
use = "agree"

[[items]]
column = "Q2"
item = "confidence_2"
use = "agree"
answers = [["A4", 5], ["A98", 9]]
missing = ["A1"]
"""
EACH = """
instrument = "practice"

[[items]]
column = "Q1"
item = "confidence_1"
answers = [["A1", 1], ["A4", 4]]
missing = ["A98"]

[[items]]
column = "Q2"
item = "confidence_2"
answers = [["A4", 5], ["A98", 9]]
missing = ["A1"]
"""
AGREE = (("L0", "Disagree"), ("L1", "Partly"), ("L9", "Agree"))
DRAFTED = """\
# --- Answers that several columns share. values: the code in the export, then its value.
# A column names its set under use. Answers of its own go before those of the set.

# The columns that use it: Q1, Q2.
# ?? Answers whose value on the scale is not known: 1.
# Below, write the value before the square bracket, and take the # away.
[[answers]]
key = "agreement"
values = [
    ["L0", 2],  # Disagree
    ["L9", 4],  # Agree
    # ["L1", ],  # Partly
]


# --- The columns that answer items. answers: the code in the export, then its value.

# I feel confident in using the guidance
[[items]]
column = "Q1"
item = "confidence_1"
use = "agreement"

# I could explain the guidance to a colleague
[[items]]
column = "Q2"
item = "confidence_2"
use = "agreement"
"""


def read(text: str, folder: Path) -> Mapping:
    path = folder / "survey-1.map.toml"
    path.write_text(text, "utf-8")
    return read_mapping(path)


def column(name: str, question: str, options: tuple[tuple[str, str], ...] = ()) -> ExportColumn:
    return ExportColumn(name=name, question=question, options=options)


def two_questions(options: tuple[tuple[str, str], ...], others: tuple[tuple[str, str], ...]) -> Export:
    return survey(
        "Q1,Q2",
        [
            column("Q1", "I feel confident in using the guidance", options),
            column("Q2", "I could explain the guidance to a colleague", others),
        ],
        Tool.LIMESURVEY,
    )


def draft(export: Export) -> Draft:
    return make_draft(export, [PRACTICE])


def uses(export: Export) -> dict[str, str]:
    return {each.column: each.use for each in draft(export).mapping.items}


def test_a_column_has_the_answers_of_the_set_that_it_names(tmp_path: Path) -> None:
    export = survey("Q1,Q2\nA1,A1\nA4,A4\nA98,A98\n2,2")
    answers = make_answers(export, read(ONCE, tmp_path), PRACTICE, "first", None, SECRET)
    assert answers.frame["confidence_1"].to_list() == [1, 4, None, 2]
    assert answers.frame["confidence_2"].to_list() == [None, 5, None, 2], "its own answers go first"
    assert answers.uncounted.rows() == [(4, "confidence_2", 9)]


def test_it_is_the_same_as_when_every_column_names_its_answers(tmp_path: Path) -> None:
    assert spell_out(read(ONCE, tmp_path)) == read(EACH, tmp_path)


def test_a_draft_writes_shared_answers_once_with_words_and_doubts() -> None:
    text = make_mapping_file(draft(two_questions(AGREE, AGREE)), Language.ENGLISH).decode()
    assert text.endswith(DRAFTED)


def test_an_answer_without_a_value_is_given_one_once(tmp_path: Path) -> None:
    text = make_mapping_file(draft(two_questions(AGREE, AGREE)), Language.ENGLISH).decode()
    corrected = spell_out(read(text.replace('# ["L1", ]', '["L1", 3]'), tmp_path))
    assert [each.answers for each in corrected.items] == [(("L0", 2), ("L9", 4), ("L1", 3))] * 2


def test_codes_with_other_words_are_other_answers() -> None:
    turned = (("L0", "Agree"), ("L1", "Partly"), ("L9", "Disagree"))
    assert uses(two_questions(AGREE, turned)) == {"Q1": "", "Q2": ""}


def test_an_answer_that_nobody_gave_in_one_column_is_known_from_another() -> None:
    """In a file without a list of answers, only what was given can be seen."""
    drafted = draft(survey("confidence_1,confidence_2,confidence_3\nA1,A5,A5\nA2,A4,A4"))
    assert drafted.mapping.answers == (
        AnswerSet(key="agreement", values=(("A1", 1), ("A2", 2), ("A4", 4), ("A5", 5))),
    )
    assert {each.use for each in drafted.mapping.items} == {"agreement"}
    assert [str(doubt) for remark in drafted.shared for doubt in remark.doubts] == [
        "Matched by the numbers in their codes: A1, A2, A4, A5."
    ]
    assert not any(remark.doubts for remark in drafted.remarks)


def test_columns_on_different_response_scales_share_nothing() -> None:
    assert uses(survey("confidence_1,knowledge_1\nA1,A1\nA2,A2")) == {"confidence_1": "", "knowledge_1": ""}


def test_two_kinds_of_answers_on_one_scale_are_two_sets() -> None:
    keys = ("clear_1", "clear_2", "sure_1", "sure_2")
    asked = make_instrument(items=[Item(key=key, responses="agreement") for key in keys], scales=())
    drafted = make_draft(survey(",".join(keys) + "\nA1,A1,A1,A1\nA9,A2,Agree,B7\nA2,A9,,"), [asked])
    assert [each.use for each in drafted.mapping.items] == ["agreement", "agreement", "", ""]
    labelled = [
        column(key, "", (("A1", "Agree"), ("A2", "Disagree")) if key.startswith("sure") else ())
        for key in keys
    ]
    drafted = make_draft(survey(",".join(keys) + "\nA1,A1,A1,A1", labelled), [asked])
    assert drafted.mapping.answers == (
        AnswerSet(key="agreement", values=(("A1", 1),)),
        AnswerSet(key="agreement_2", values=(("A1", 4), ("A2", 2))),
    )
    assert [each.use for each in drafted.mapping.items] == ["agreement"] * 2 + ["agreement_2"] * 2


def test_what_is_doubtful_about_one_column_stays_with_it() -> None:
    belied = column("confidence_1", "Do you like where you live?")
    drafted = draft(survey("confidence_1,confidence_2\nAgree,Agree", [belied]))
    assert {each.use for each in drafted.mapping.items} == {"agreement"}
    assert [len(remark.doubts) for remark in drafted.remarks] == [1, 0]
    assert [remark.doubts for remark in drafted.shared] == [()]


def test_many_long_names_stand_in_short_lines() -> None:
    names = [f"How far do you agree that {at} is something that you could explain?" for at in range(9)]
    shared = AnswerSet(key="a", values=(("A1", 1),))
    mapped = tuple(MappedColumn(column=name, item="confidence_1", use="a") for name in names)
    mapping = Mapping(instrument="practice", answers=(shared,), items=mapped)
    text = make_mapping_file(Draft(mapping=mapping), Language.ENGLISH).decode()
    served = text.partition("The columns that use it: ")[2].partition("[[answers]]")[0]
    assert served.replace("\n# ", " ").count("How far do you agree that") == 9
    assert max(len(line) for line in served.splitlines()) <= 102


def test_sets_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    mapping = Mapping(
        instrument="practice",
        answers=(
            AnswerSet(key='a "set" ŵ', values=(("A\t1", 1), ("# 2", 2)), missing=("", "N/A")),
            AnswerSet(key="empty"),
        ),
        items=(
            MappedColumn(column="Q1", item="confidence_1", use='a "set" ŵ', answers=(("A\t1", 5),)),
            MappedColumn(column="Q2", item="confidence_2", use="empty", missing=("-9",)),
        ),
    )
    write_mapping(mapping, tmp_path / "a.map.toml")
    assert read_mapping(tmp_path / "a.map.toml") == mapping
