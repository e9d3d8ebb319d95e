"""Real exports: every row and every column of them is accounted for."""

import csv
from pathlib import Path

import pytest

from canllaw.evidence.answers.answers import Tool
from canllaw.evidence.exports import read_export

EXPORTS = [
    ("r_multilevel/bhr2000.csv", "", Tool.PLAIN),
    ("r_multilevel/univbct.csv", "", Tool.PLAIN),
    ("limesurvey/2016/public_data.csv", "limesurvey/2017/uk_core_survey.lss", Tool.LIMESURVEY),
    ("limesurvey/2017/public_data.csv", "", Tool.LIMESURVEY),
    ("redcap/survey/data.csv", "", Tool.REDCAP),
    ("redcap/longitudinal/data.csv", "", Tool.REDCAP),
]


@pytest.mark.parametrize(("path", "dictionary", "tool"), EXPORTS)
def test_every_row_and_column_is_as_a_plain_reader_finds_it(
    real_data: Path, path: str, dictionary: str, tool: Tool
):
    folder = real_data / "surveys"
    with (folder / path).open(encoding="utf-8-sig", newline="") as file:
        headings, *rows = csv.reader(file)
    export = read_export(folder / path, dictionary=folder / dictionary if dictionary else None)
    assert export.tool is tool
    assert len(export.columns) == len(headings)
    assert [*export.numbers] == [*range(2, len(rows) + 2)] and not export.left_out
    for at, (column, cells) in enumerate(zip(export.columns, export.cells, strict=True)):
        assert list(cells) == ([] if column.personal else [row[at].strip() for row in rows])


def test_names_addresses_and_phone_numbers_of_the_redcap_projects_are_not_kept(real_data: Path):
    folder = real_data / "surveys" / "redcap"
    survey = read_export(folder / "survey" / "data.csv")
    assert {column.name for column in survey.columns if column.personal} == {
        "redcap_survey_identifier", "dob", "email", "first_name", "last_name", "address", "telephone_1",
    }  # fmt: skip
    longitudinal = read_export(folder / "longitudinal" / "data.csv")
    with (folder / "longitudinal" / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        identifiers = {
            row["Variable / Field Name"] for row in csv.DictReader(file) if row["Identifier?"] == "y"
        }
    assert {column.name for column in longitudinal.columns if column.personal} == identifiers | {
        "ec_phone", "next_of_kin_contact_phone", "next_of_kin_contact_name", "next_of_kin_contact_address",
    }  # fmt: skip


def test_agreement_in_words_gets_its_answers_from_the_questionnaire(real_data: Path):
    export = read_export(real_data / "surveys" / "limesurvey" / "2017" / "public_data.csv")
    column = next(each for each in export.columns if each.name == "likertagree1[affRec4]")
    assert column.question.endswith(
        "[I am satisfied with the compliments from my supervisor/line manager concerning my work]"
    )
    # The questionnaire was misspelt when it was exported, and mended in the survey itself.
    assert [words for words, _ in column.options] == [
        "Strongly disagree", "Disagree", "Neitheir agree or disagree", "Agree", "Strongly Agree",
        "Neither agree or disagree",
    ]  # fmt: skip


def test_an_spss_file_of_1996_is_read_with_its_labels(real_data: Path):
    export = read_export(real_data / "surveys" / "spss" / "electric.sav")
    assert (export.tool, len(export.columns), len(export.numbers)) == (Tool.SPSS, 13, 240)
    day = next(column for column in export.columns if column.name == "DAYOFWK")
    assert day.options[0] == ("1", "SUNDAY") and ("9", "MISSING") not in day.options
    cells = export.cells[export.columns.index(day)]
    assert set(cells) == {"", *"1234567"}
