"""Exports of surveys: every row and column accounted for, and nobody's name kept."""

from datetime import date
from pathlib import Path

import pytest

from canllaw.evidence.answers.answers import Export, Tool
from canllaw.evidence.exports import read_export
from tests.build_exports import cells_of, make_export, make_workbook, read_text


def left_out(export: Export) -> list[tuple[int, str]]:
    return [(note.row, str(note.why)) for note in export.left_out]


def test_a_plain_table_is_read_as_it_stands(tmp_path: Path):
    export = read_text(tmp_path, 'code,q1,words\na,4,"Clear, mostly"\nb,,Tŷ ac ŵyn\n')
    assert export.tool is Tool.PLAIN
    assert [column.name for column in export.columns] == ["code", "q1", "words"]
    assert list(export.numbers) == [2, 3]
    assert cells_of(export, "q1") == ["4", ""]
    assert cells_of(export, "words") == ["Clear, mostly", "Tŷ ac ŵyn"]


def test_spaces_around_a_cell_and_the_apostrophe_against_formulas_are_no_part_of_an_answer(tmp_path: Path):
    export = read_text(tmp_path, "q1,q2\nNever ,'=none\nNever,'tis\n")
    assert cells_of(export, "q1") == ["Never", "Never"]
    assert cells_of(export, "q2") == ["=none", "'tis"]


def test_a_blank_row_is_named_and_those_at_the_end_are_passed_over(tmp_path: Path):
    export = read_text(tmp_path, "code,q1\na,1\n\n , \nb,2\n,\n\n")
    assert list(export.numbers) == [2, 5]
    assert left_out(export) == [(3, "This row is blank."), (4, "This row is blank.")]


def test_a_cell_with_line_breaks_counts_as_a_spreadsheet_counts_it(tmp_path: Path):
    export = read_text(tmp_path, 'code,q1\na,"one\ntwo\nthree"\nb,2\n')
    assert list(export.numbers) == [2, 3]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_commas_semicolons_and_tabs_are_understood_with_or_without_a_byte_order_mark(
    tmp_path: Path, separator: str, mark: str, line_end: str
):
    rows = [["code", "q1", "words"], ["a", "1", '"so, it; goes"'], ["b", "2", '"a ""word"""']]
    text = mark + line_end.join(separator.join(row) for row in rows)
    export = read_text(tmp_path, text)
    assert [column.name for column in export.columns] == ["code", "q1", "words"]
    assert cells_of(export, "words") == ["so, it; goes", 'a "word"']


def test_decimal_commas_between_semicolons_stay_as_they_are(tmp_path: Path):
    export = read_text(tmp_path, "code;hours\na;37,5\nb;20\n")
    assert cells_of(export, "hours") == ["37,5", "20"]


def test_a_workbook_reads_like_the_table_that_it_shows(tmp_path: Path):
    def add(workbook, sheet):
        sheet.write_datetime("C2", date(2026, 3, 1), workbook.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_formula("D2", "=B2*2", None, 8)
        workbook.add_worksheet("Notes").hide()

    book = make_workbook([["code", "q1", "held", "twice", "share"], ["a", 4, "", "", 0.25]], add)
    export = read_export(make_export(tmp_path, book, "survey.xlsx"))
    assert [list(cells) for cells in export.cells] == [["a"], ["4"], ["2026-03-01"], ["8"], ["0.25"]]


def test_columns_that_say_who_somebody_is_are_named_and_their_cells_forgotten(tmp_path: Path):
    export = read_text(
        tmp_path,
        "code,First name,e-mail,phone,IP address,latitude,dob,q1\n"
        "a,Mair,mair@example.org,01234 567890,192.0.2.7,52.4,1980-01-01,4\n",
    )
    kept = {column.name: len(cells) for column, cells in zip(export.columns, export.cells, strict=True)}
    assert kept == {
        "code": 1, "First name": 0, "e-mail": 0, "phone": 0, "IP address": 0, "latitude": 0, "dob": 0, "q1": 1,
    }  # fmt: skip
    assert [str(column.personal) for column in export.columns if column.personal] == [
        "It holds names of people.",
        "It holds e-mail addresses.",
        "It holds phone numbers.",
        "It holds addresses of people's computers.",
        "It holds places where people were.",
        "It holds dates of birth.",
    ]


def test_a_person_may_say_that_a_column_is_wanted_after_all(tmp_path: Path):
    path = make_export(tmp_path, "name,q1\nGlannau,4\n")
    assert cells_of(read_export(path), "name") == []
    assert cells_of(read_export(path, keep={"name"}), "name") == ["Glannau"]


def test_the_numbers_that_r_and_pandas_write_before_each_row_are_the_machine_s(tmp_path: Path):
    export = read_text(tmp_path, ",q1\n0,4\n1,4\n")
    assert [(column.name, column.machine) for column in export.columns] == [("column 1", True), ("q1", False)]


@pytest.mark.parametrize(
    ("tool", "headings"),
    [
        (Tool.PLAIN, "code,team,q1,q2"),
        (Tool.PLAIN, "id,name_of_team,q1. ,q2"),
        (Tool.LIMESURVEY, "id,submitdate,lastpage,startlanguage,seed,q1,q2[SQ001]"),
        (Tool.LIMESURVEY, "Response ID,Date submitted,Last page,Start language,Are you clear?"),
        (Tool.LIMESURVEY, "use1[SQ001]. How often? [At home],clear. Are you clear?"),
        (Tool.LIMESURVEY, "12345X7X25,12345X7X26SQ001,12345X7X26SQ002"),
        (Tool.LIMESURVEY, "id,submitdate,q1[SQ1],q2"),
        (Tool.REDCAP, "record_id,redcap_event_name,clear"),
        (Tool.REDCAP, "record_id,used___1,used___2,practice_complete"),
    ],
)
def test_the_tool_is_known_by_its_headings(tmp_path: Path, tool: Tool, headings: str):
    row = ",".join(str(at) for at in range(headings.count(",") + 1))
    assert read_text(tmp_path, f"{headings}\n{row}\n").tool is tool


def test_a_file_holds_the_same_whichever_separator_or_kind_it_is_saved_as(tmp_path: Path):
    rows = [["code", "q1"], ["a", "4"], ["b", ""], ["c", "word"]]
    exports = [
        read_text(tmp_path, "\n".join(",".join(row) for row in rows)),
        read_text(tmp_path, "\n".join(";".join(row) for row in rows)),
        read_export(make_export(tmp_path, make_workbook(rows), "survey.xlsx")),
    ]
    assert [[list(cells) for cells in each.cells] for each in exports] == [
        [["a", "b", "c"], ["4", "", "word"]]
    ] * 3
