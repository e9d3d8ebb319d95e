"""Exports that cannot be used, each with the whole list of what must be said about it."""

import io
import zipfile
from pathlib import Path

import polars as pl
import pytest

from canllaw.evidence.answers.answers import Tool
from tests.build_exports import (
    DICTIONARY,
    QUALTRICS,
    change_part,
    make_export,
    make_lss,
    make_sav,
    make_workbook,
    problems_of,
)

COMMAS = "Save the file as CSV with commas between the columns."
UTF_8 = 'The letters of this file are not written in UTF-8. Save the file again, choosing "CSV UTF-8".'
NOTHING = (
    "There is nothing in this file. Put the headings into the first row and one case into each row below."
)
CELLS = 'Give the row as many cells as there are headings. Put a cell that holds commas between two ".'
ZEROS = "The file holds zero bytes, so it may be damaged or no CSV file at all. "
ZEROS += "Open it in a spreadsheet and save it as CSV again."
TWICE = "This heading stands twice in the first row. Rename or remove one of them."
NO_HEADING = "This column has no heading. Give it one in the first row."
FIRST_ROW = (
    "The first row does not hold the headings. "
    "Delete what stands above them, and give each column its heading in the first row."
)
QUOTES = (
    "The quotation marks of this row do not match. "
    'Put cells that hold commas or line breaks between two " and double any " inside.'
)
NO_ANSWERS = (
    "There are headings in this file, but no answers under them. Export it again and choose all responses."
)

TEXTS: dict[str, tuple[str | bytes, list[str]]] = {
    "columns between upright strokes": (
        "code|q1|q2\na|1|2\nb|3|4\n",
        [f"survey.csv:1: The columns are separated by another sign than a comma. {COMMAS}"],
    ),
    "two signs that fit every row": (
        "code,q1;q2\na,1;2\nb,3;4\n",
        [
            "survey.csv:1: It cannot be told which sign separates the columns: two signs fit every row. "
            f"{COMMAS}"
        ],
    ),
    "letters of Windows": (
        "code,q1,comment\na,1,fine\nb,2,T\xf4n arall\n".encode("latin-1"),
        [f"survey.csv:3: {UTF_8}"],
    ),
    "letters of Windows, and a row too short": (
        "code,q1,comment\na,1,caf\xe9\nb,2\n".encode("latin-1"),
        [f"survey.csv:2: {UTF_8}", f"survey.csv:3: Cells in this row: 2. Headings: 3. {CELLS}"],
    ),
    "UTF-16": ("code,q1\na,1\n".encode("utf-16"), [f"survey.csv: {UTF_8}"]),
    "UTF-16 without a mark": ("code,q1\na,1\n".encode("utf-16-le"), [f"survey.csv:1: {ZEROS}"]),
    "short and long rows": (
        "code,q1,q2\na,1\nb,1,2\nc,1,2,3\nd,1,2,\n",
        [
            f"survey.csv:2: Cells in this row: 2. Headings: 3. {CELLS}",
            f"survey.csv:4: Cells in this row: 4. Headings: 3. {CELLS}",
        ],
    ),
    "decimal commas between commas": (
        "code,hours\na,37,5\nb,20\n",
        [f"survey.csv:2: Cells in this row: 3. Headings: 2. {CELLS}"],
    ),
    "headings that stand twice or are missing": (
        "code,q1,q1,,q2\na,1,2,3,4\n",
        [f"survey.csv:1:q1: {TWICE}", f"survey.csv:1:4: {NO_HEADING}"],
    ),
    "a first column without a heading that does not number the rows": (
        ",q1\nAnn,1\nAnn,2\n",
        [f"survey.csv:1:1: {NO_HEADING}"],
    ),
    "quotation marks that never close": (
        'code,comment\na,fine\nb,"it began\nc,and went on\nd,to the end\n',
        [f"survey.csv:3: {QUOTES}"],
    ),
    "words after a quotation mark": ('code,comment\na,"fine" indeed\n', [f"survey.csv:2: {QUOTES}"]),
    "zero bytes": ("code,q1\na,1\nb,\0\n", [f"survey.csv:3: {ZEROS}"]),
    "columns without end": (
        "," * 300_000,
        [
            "survey.csv:1: There are more columns in this file than any survey has. "
            "Open it in a spreadsheet, delete the columns that are empty, and save it as CSV again."
        ],
    ),
    "a title above the headings": (
        "Survey of our teams,,\ncode,q1,q2\na,1,2\n",
        [f"survey.csv:1: {FIRST_ROW}"],
    ),
    "blank rows above the headings": ("\n\ncode,q1\na,1\n", [f"survey.csv:1: {FIRST_ROW}"]),
    "a line for Excel above the headings": ("sep=;\ncode;q1\na;1\n", [f"survey.csv:1: {FIRST_ROW}"]),
    "an empty file": ("", [f"survey.csv:1: {NOTHING}"]),
    "blank lines only": ("\n\n , \n", [f"survey.csv:1: {NOTHING}"]),
    "headings only": ("code,q1\n", [f"survey.csv:2: {NO_ANSWERS}"]),
    "Qualtrics without its third row": (
        "".join(QUALTRICS.splitlines(keepends=True)[:3]) + "2026-03-01,IP Address,,100,1,,R_1,,EN,4,\n",
        [
            "survey.csv:3: One of the three rows of headings that Qualtrics writes is missing. Export the "
            "answers from Qualtrics as CSV again, and leave the first three rows as they are."
        ],
    ),
    "Qualtrics with its headings only": (QUALTRICS, [f"survey.csv:4: {NO_ANSWERS}"]),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_a_table_that_cannot_be_used_gets_its_whole_list_of_problems(tmp_path: Path, kind: str):
    text, expected = TEXTS[kind]
    assert problems_of(make_export(tmp_path, text)) == expected


def zip_bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 501_000_000)
    return file.getvalue()


def never_worked_out() -> bytes:
    book = make_workbook(
        [["code", "q1"], ["a", 1], ["b", 2]], lambda _, sheet: sheet.write_formula("B3", "=B2+1")
    )
    return change_part(book, "xl/worksheets/sheet1.xml", "</f><v>0</v>", "</f>")


DAMAGED = (
    "This workbook cannot be read: it is damaged, protected by a password or no workbook. "
    "Open it in a spreadsheet and save it as .xlsx again."
)
HIDDEN = (
    "The first sheet of this workbook is hidden, so it may not be the one with the answers. "
    "Show the sheet, or move the sheet with the answers to the front."
)


def hide_first(workbook, sheet) -> None:
    workbook.add_worksheet("Notes").activate()
    sheet.hide()


WORKBOOKS = {
    "a formula never worked out": (
        never_worked_out,
        [
            "survey.xlsx:3:q1: This cell holds a formula that was never worked out. "
            "Open the workbook in a spreadsheet, let it calculate, and save it."
        ],
    ),
    "a formula with an error, and merged cells": (
        lambda: make_workbook(
            [["code", "q1"], ["a", 1], ["b", 2], ["c", 3]],
            lambda _, sheet: (
                sheet.write_formula("B2", "=1/0", None, "#DIV/0!"),
                sheet.merge_range("A3:A4", "b"),
            ),
        ),
        [
            "survey.xlsx:2:q1: This cell holds the error of a formula. "
            "Mend the formula, or write the value itself.",
            "survey.xlsx:3: Cells are merged here, so only the first of them holds anything. "
            "Unmerge them and fill in each cell.",
        ],
    ),
    "a first sheet that is hidden": (
        lambda: make_workbook([["code", "q1"], ["a", 1]], hide_first),
        [f"survey.xlsx: {HIDDEN}"],
    ),
    "a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        [f"survey.xlsx: {DAMAGED}"],
    ),
    "half of it lost": (lambda: make_workbook([["code"], ["a"]])[:900], [f"survey.xlsx: {DAMAGED}"]),
    "a bomb": (
        zip_bomb,
        [
            "survey.xlsx: This workbook is too large when unpacked. "
            "Delete empty rows and columns far out, or save it as CSV."
        ],
    ),
    "an empty sheet": (lambda: make_workbook([]), [f"survey.xlsx:1: {NOTHING}"]),
}


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_a_workbook_that_cannot_be_used_gets_its_whole_list_of_problems(tmp_path: Path, kind: str):
    make, expected = WORKBOOKS[kind]
    assert problems_of(make_export(tmp_path, make(), "survey.xlsx")) == expected


LSS_AGAIN = "Export the survey's structure (.lss) from LimeSurvey again."
LIMESURVEY = "id,submitdate,lastpage,q1\n1,2026-03-01,3,A1\n"
BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><document>&b;</document>'
QUESTIONNAIRES = {
    "an entity bomb": (BOMB, "This questionnaire declares XML entities, which LimeSurvey never does."),
    "half of it lost": (
        make_lss([{"code": "q1", "type": "L"}])[:200],
        "This questionnaire is damaged or not complete.",
    ),
    "another document": ("<html><body/></html>", "This is no questionnaire of LimeSurvey."),
    "far too large": (
        "<document>" + " " * 20_000_000 + "</document>",
        "This questionnaire is far larger than LimeSurvey writes any.",
    ),
}


@pytest.mark.parametrize("kind", QUESTIONNAIRES)
def test_a_questionnaire_that_cannot_be_used_says_so(tmp_path: Path, kind: str):
    text, what = QUESTIONNAIRES[kind]
    path = make_export(tmp_path, LIMESURVEY, survey_lss=text)
    assert problems_of(path) == [f"survey.lss: {what} {LSS_AGAIN}"]


def test_a_dictionary_with_broken_choices_gets_its_whole_list_of_problems(tmp_path: Path):
    dictionary = DICTIONARY + (
        "record_id,a,text,Record,,,\n"
        'clear,a,radio,Clear?,"1, Yes | No",,\n'
        "sure,a,radio,Sure?,,,\n"
        'used,a,checkbox,Used?,"1, Never | 1, Often",,\n'
        "sure,a,text,Sure again?,,,\n"
        "Name of team,a,text,Team,,,\n"
    )
    data = "record_id,redcap_event_name,clear,sure,extra\n1,baseline_arm_1,1,2,3\n"
    choices = "Choices, Calculations, OR Slider Labels"
    field = "Variable / Field Name"
    assert problems_of(make_export(tmp_path, data, dictionary_csv=dictionary)) == [
        f"dictionary.csv:3:{choices}: One of these choices has no code or no words. Write them as: 1, Yes | 2, No.",
        f"dictionary.csv:4:{choices}: This field is to be chosen from, but has no choices. Write them as: 1, Yes | 2, No.",
        f"dictionary.csv:5:{choices}: Two of these choices have the same code. Give each choice its own code.",
        f"dictionary.csv:6:{field}: This field stands twice in the dictionary. Download the data dictionary from REDCap again.",
        f"dictionary.csv:7:{field}: This is no name of a field. Use small letters without accents, digits and underscores, as REDCap does.",
        "survey.csv:1:extra: This column is not in the data dictionary. Download dictionary and raw data from REDCap on the same day, and add no columns.",
    ]


def test_a_dictionary_without_its_headings_says_which_are_missing(tmp_path: Path):
    dictionary = "Variable / Field Name,Label\nrecord_id,Record\n"
    data = "record_id,redcap_event_name\n1,baseline_arm_1\n"
    again = "Download the data dictionary from REDCap again and leave its headings as they are."
    assert problems_of(make_export(tmp_path, data, dictionary_csv=dictionary)) == [
        f"dictionary.csv:1:Field Type: This column of a data dictionary is missing. {again}",
        f"dictionary.csv:1:Choices, Calculations, OR Slider Labels: This column of a data dictionary is missing. {again}",
    ]


SAV_AGAIN = "Save it as .sav again in SPSS, or in the survey tool that it came from."


def test_an_spss_file_that_was_cut_off_or_is_none_says_so(tmp_path: Path):
    whole = make_sav(tmp_path / "whole.sav", pl.DataFrame({"q1": [1.0, 2.0] * 500, "q2": ["a", "b"] * 500}))
    cut = make_export(tmp_path, whole.read_bytes()[:700], "cut.sav")
    assert problems_of(cut) == [f"cut.sav: This SPSS file is damaged or not complete. {SAV_AGAIN}"]
    other = make_export(tmp_path, "code,q1\na,1\n", "other.sav")
    assert problems_of(other) == [
        f"other.sav: This is no SPSS file, or its beginning is missing. {SAV_AGAIN}"
    ]


def test_an_spss_file_without_cases_says_so(tmp_path: Path):
    path = make_sav(tmp_path / "none.sav", pl.DataFrame({"q1": []}, schema={"q1": pl.Float64}))
    assert problems_of(path) == [f"none.sav: There are no answers in this file. {SAV_AGAIN}"]


def test_a_file_that_is_absent_or_of_another_kind_says_so(tmp_path: Path):
    assert problems_of(tmp_path / "gone.csv") == [
        "gone.csv: This file cannot be opened. Check its name and that you may read it."
    ]
    assert problems_of(make_export(tmp_path, "%PDF-1.7", "survey.pdf")) == [
        "survey.pdf: This kind of file is not known as an export of a survey. Export the answers as CSV (UTF-8), "
        "as an Excel workbook (.xlsx) or as an SPSS file (.sav)."
    ]


def test_a_plain_table_is_no_export_of_qualtrics_though_somebody_says_so(tmp_path: Path):
    assert problems_of(make_export(tmp_path, "code,q1\na,1\nb,2\n"), tool=Tool.QUALTRICS) == [
        "survey.csv:3: One of the three rows of headings that Qualtrics writes is missing. Export the answers "
        "from Qualtrics as CSV again, and leave the first three rows as they are."
    ]


def test_no_answer_and_no_name_stands_in_what_is_said_of_a_bad_file(tmp_path: Path):
    secret = "Nobody listens to Mair Puw at all"
    rows = f'code,name,words\na,"Mair Puw"\nb,{secret},{secret},{secret}\nc,"{secret}"x,1\n'
    text = rows.encode() + b"\xff\n"
    said = "\n".join(problems_of(make_export(tmp_path, text)))
    assert all(f"survey.csv:{row}" in said for row in (2, 3, 4))
    assert "Mair" not in said and "Nobody" not in said
