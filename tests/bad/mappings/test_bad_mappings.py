"""Mappings that cannot be used, each with the whole list of what must be said about it."""

from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.evidence.answers.applying import make_answers
from canllaw.evidence.answers.mappings import MappingFile, read_mapping
from canllaw.evidence.exports import read_export
from tests.build_answers import SECRET, WORKFORCE, make_instrument

HERE = Path(__file__).parent
SURVEY = HERE / "survey-1.csv"

OFF_SCALE = "The mapping names a value that is not on the response scale of its item."
NO_BOX = (
    "A box to tick cannot answer an item that asks for words or a number. "
    "Remove this entry, or name another item."
)
NOT_TICKED = (
    "It cannot be told whether this box is ticked. "
    "Write 1 for a ticked box and 0 for another, or name the code under missing."
)
TWO_THINGS = (
    "The same code stands here for different things. Give each code one value, or let it stand under missing."
)
FILES: dict[str, list[str]] = {
    "authority-unknown.toml": [
        "6:people[1].values: The study knows no such authority. Did you mean gwynedd?",
        "6:people[1].values: The study knows no such authority. Use a code that stands in the folder workforce.",
        "11:people[2].values: The study knows no such team. Did you mean mon-1?",
    ],
    "box-for-words.toml": [
        f"6:items[1].ticked: {NO_BOX}",
        f"11:items[2].ticked: {NO_BOX}",
        f"survey-1.csv:2:hours: {NOT_TICKED}",
    ],
    "column-missing.toml": [
        "4:people[1].column: The export has no such column: Authority. Did you mean authority?",
        "8:items[1].column: The export has no such column: confidence1. Did you mean confidence_1?",
        "12:items[2].column: The export has no such column: Q99. "
        "Remove the entry from the mapping, or export the survey with this column.",
    ],
    "column-twice.toml": [
        "1: These columns stand in the file more than once: authority, confidence_1. "
        "Let each column of the export stand once in the file.",
    ],
    "item-unknown.toml": [
        "5:items[1].item: The instrument has no such item: confidence1. Did you mean confidence_1?",
        "9:items[2].item: The instrument has no such item: temperature. Use one of these: confidence_1, "
        "confidence_2, confidence_3, knowledge_1, knowledge_2, drafting_1, hours, words.",
    ],
    "latin-1.toml": [
        "4: The letters of this file are not written in UTF-8. Save the file again with the encoding UTF-8.",
    ],
    "misspelt.toml": [
        "2:tool: This is not one of the values allowed here. "
        "Use one of these: 'plain', 'limesurvey', 'redcap', 'qualtrics', 'spss'.",
        "6:people[1].means: This is not one of the values allowed here. "
        "Use one of these: 'authority', 'team', 'role', 'weight', 'language', 'code', 'wave'.",
        "8:items[1].column: This entry is missing. Add it.",
        "9:items[1].colum: This entry is not expected here. Check its spelling or remove it.",
        "11:items[1].answers[1][2]: This is not a whole number. Write digits only, such as 12.",
        "11:items[1].answers[2][2]: This entry is missing. Add it.",
        '12:items[1].missing: This is not a list. Write it as ["a", "b"].',
        "13:items[1].ticked: This is not a whole number. Write digits only, such as 12.",
    ],
    "other-instrument.toml": [
        "1:instrument: The mapping is made for another instrument: climate. "
        "Let the wave and its mapping name the same instrument.",
        "1:instrument: The mapping gives no column to any item. "
        "Say under [[items]] which column answers which item.",
    ],
    "personal-column.toml": [
        "4:people[1].column: This column is personal and was not kept: e-mail. "
        "Remove the entry from the mapping: nobody needs the column.",
    ],
    "set-codes.toml": [
        f"4:answers[1]: {TWO_THINGS}",
        f"9:answers[2]: {TWO_THINGS}",
        f"14:items[1]: {TWO_THINGS}",
    ],
    "set-keys.toml": [
        "8:answers[2].key: Another set of answers has this key already. Give each set a key of its own.",
        "12:answers[3].key: No column uses this set of answers. Let a column name it under use, or remove the set.",
        "16:answers[4].key: This set of answers has no key. "
        "Give it one, such as agreement, for columns to use it by.",
        "27:items[2].use: No set of answers has this key. Use one of these: agreement, frequency.",
    ],
    "set-misspelt.toml": [
        "3:answers[1].key: This entry is missing. Add it.",
        "4:answers[1].answers: This entry is not expected here. Check its spelling or remove it.",
        "8:answers[2].values[1][2]: This is not a whole number. Write digits only, such as 12.",
        '13:items[1].use: This is not a text. Write it between two ".',
    ],
    "set-none.toml": [
        "6:items[1].use: No set of answers has this key. "
        "Write the set under [[answers]] with this key, or give the column its own answers.",
    ],
    "set-off-the-scale.toml": [
        "5:answers[1].values: This set has a value off the response scale of the column confidence_1. "
        "Use one of these: 1, 2, 3, 4, 5, 9.",
        "5:answers[1].values: This set has a value off the response scale of the column drafting_1. "
        "Use one of these: 0, 1.",
    ],
    "torn.toml": [
        "4: This line is not written as TOML asks, or a line before it was not ended. "
        'Write key = "text", key = 12 or key = ["a", "b"], and a table as [name].',
    ],
    "value-off-the-scale.toml": [
        f"survey-1.csv:2:confidence_2: {NOT_TICKED}",
        f"survey-1.csv:3:confidence_2: {NOT_TICKED}",
        f"6:items[1].answers: {OFF_SCALE} Use one of these: 1, 2, 3, 4, 5, 9.",
        f"11:items[2].ticked: {OFF_SCALE} Use one of these: 1, 2, 3, 4, 5, 9.",
        f"16:items[3].answers: {OFF_SCALE} Use one of these: 0, 1.",
    ],
}


@pytest.mark.parametrize("name", FILES)
def test_a_mapping_that_cannot_be_used_gets_its_whole_list(name: str) -> None:
    path = HERE / name
    with pytest.raises(MaterialError) as error:
        mapping = read_mapping(path)
        make_answers(
            read_export(SURVEY),
            mapping,
            make_instrument(),
            "first",
            WORKFORCE,
            SECRET,
            file=MappingFile.of(path),
        )
    lines = [line if line.startswith(SURVEY.name) else f"{name}:{line}" for line in FILES[name]]
    assert str(error.value).splitlines() == lines


def test_every_bad_mapping_in_the_folder_is_tried() -> None:
    assert {path.name for path in HERE.glob("*.toml")} == set(FILES)


def test_without_its_file_a_mapping_is_faulted_at_the_heading_of_the_column() -> None:
    with pytest.raises(MaterialError) as error:
        mapping = read_mapping(HERE / "column-missing.toml")
        make_answers(read_export(SURVEY), mapping, make_instrument(), "first", WORKFORCE, SECRET)
    assert str(error.value).splitlines()[0] == (
        "survey-1.csv:1:Authority: The export has no such column: Authority. Did you mean authority?"
    )
