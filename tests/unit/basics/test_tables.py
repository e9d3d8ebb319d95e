"""Tables with declared columns: what is read, what is refused and in which words, and what is written."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from canllaw.basics.cells import FRAME_TYPES, READERS, CellKind, Column
from canllaw.basics.tables import read_columns, read_table, write_table
from tests.build_tables import HEADINGS, TEAMS, faults, write


def test_a_csv_file_becomes_a_table_with_the_types_that_its_columns_declare(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        f'\ufeff{HEADINGS}\r\n"Dyffryn, north",12,14.5,2019-09-02,ie,fostering\r\nGlannau,8,,,no,family support\r\n',
    )
    table = read_table(path, TEAMS)
    assert table.frame.rows() == [
        ("Dyffryn, north", 12, 14.5, date(2019, 9, 2), True, "fostering"),
        ("Glannau", 8, None, None, False, "family support"),
    ]
    assert table.frame.schema["staff"] == pl.Int64
    assert (table.place(1, "staff").row, table.source.name) == (3, "teams.csv")


def test_columns_may_stand_in_any_order_and_one_that_is_not_required_may_be_absent(tmp_path: Path) -> None:
    path = write(tmp_path, "kind,rural,team,caseload,staff\nfostering,no,Glannau,3,8\n")
    assert read_table(path, TEAMS).frame.rows() == [("Glannau", 8, 3.0, None, False, "fostering")]


def test_other_columns_are_passed_over_where_only_some_are_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path, "note,team\nnew,Glannau\n")
    assert read_columns(path, (Column(name="team"),)).frame.rows() == [("Glannau",)]
    assert faults(path, (Column(name="team"),)) == [
        "teams.csv:1:note: This column is not expected here. Remove the column or use one of these headings: team."
    ]


def test_every_wrong_cell_is_told_at_once_in_the_order_of_the_rows(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        f"{HEADINGS}\n"
        "Dyffryn,twelve,14.5,02/09/2019,perhaps,fostering\n"
        "Dyffryn,0,-1,1990-01-01,no,Fostering\n"
        ",12.5,nan,2019-02-30,no,fostering\n",
    )
    number = "This is not a whole number. Write digits only, such as 12."
    day = "This is not a date. Write dates as year-month-day, such as 2026-03-31."
    assert faults(path) == [
        f"teams.csv:2:staff: {number}",
        f"teams.csv:2:opened: {day}",
        "teams.csv:2:rural: This is neither yes nor no. Write yes or no.",
        "teams.csv:3:team: This value stands in another row already: 2. Give every row its own value.",
        "teams.csv:3:staff: This is too low. The lowest allowed is 1.",
        "teams.csv:3:caseload: This is too low. The lowest allowed is 0.",
        "teams.csv:3:opened: This is too low. The lowest allowed is 1996-04-01.",
        "teams.csv:3:kind: This is not one of the values that the column allows. "
        "Use one of these: fostering, family support.",
        "teams.csv:4:team: This cell is empty. Fill it in.",
        f"teams.csv:4:staff: {number}",
        "teams.csv:4:caseload: This is not a number. Write digits and a decimal point, such as 2.5.",
        f"teams.csv:4:opened: {day}",
    ]


def test_short_long_and_blank_rows_are_told_and_rows_are_counted_as_a_spreadsheet_counts(
    tmp_path: Path,
) -> None:
    path = write(
        tmp_path,
        'team,staff\n"Dyffryn\nand coast",3\nGlannau\n\nBryn,4,5\nNant,6,,\n,,\n\n',
    )
    fix = 'Give the row as many cells as there are headings. Put a cell that holds commas between two ".'
    assert faults(path, TEAMS[:2]) == [
        f"teams.csv:3: Cells in this row: 1. Headings: 2. {fix}",
        "teams.csv:4: This row is blank. Delete it.",
        f"teams.csv:5: Cells in this row: 3. Headings: 2. {fix}",
    ]


def test_headings_are_checked_with_a_hint_at_the_one_that_was_meant(tmp_path: Path) -> None:
    path = write(tmp_path, "Team,staf,team name,staf,,x\na,1,b,2,3,4\n")
    assert faults(path, TEAMS[:2]) == [
        "teams.csv:1:staf: This heading stands twice in the first row. Rename or remove one of them.",
        "teams.csv:1:5: This column has no heading. Give it one in the first row.",
        "teams.csv:1:Team: This column is not expected here. Did you mean team?",
        "teams.csv:1:staf: This column is not expected here. Did you mean staff?",
        "teams.csv:1:team name: This column is not expected here. "
        "Remove the column or use one of these headings: team, staff.",
        "teams.csv:1:x: This column is not expected here. "
        "Remove the column or use one of these headings: team, staff.",
        "teams.csv:1:team: This column is missing. Add a column with this heading to the first row.",
        "teams.csv:1:staff: This column is missing. Add a column with this heading to the first row.",
    ]


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_another_separator_is_the_only_thing_told(tmp_path: Path, separator: str) -> None:
    path = write(tmp_path, "team,staff\nGlannau,3\n".replace(",", separator))
    assert faults(path, TEAMS[:2]) == [
        "teams.csv:1: The columns are separated by another sign than a comma. "
        "Save the file as CSV with commas between the columns."
    ]


def test_letters_that_are_not_utf_8_are_told_beside_the_other_faults(tmp_path: Path) -> None:
    path = write(tmp_path, "team,staff\nMôn,x\n".encode("cp1252"))
    assert faults(path, TEAMS[:2]) == [
        'teams.csv:2: The letters of this file are not written in UTF-8. Save the file again, choosing "CSV UTF-8".',
        "teams.csv:2:staff: This is not a whole number. Write digits only, such as 12.",
    ]
    assert faults(write(tmp_path, "team,staff\n".encode("utf-16"))) == [
        'teams.csv: The letters of this file are not written in UTF-8. Save the file again, choosing "CSV UTF-8".'
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "teams.csv:1: There is nothing in this file. "),
        (b"\n , ,\n\n", "teams.csv:1: There is nothing in this file. "),
        (b"team,staff\nA,1\n\0B,2\n", "teams.csv:3: The file holds zero bytes, "),
        (b'team,staff\nA,1\n"B,2\nC,3\n', "teams.csv:3: The quotation marks of this row do not match. "),
        (b'team,staff\n"A"x,1\n', "teams.csv:2: The quotation marks of this row do not match. "),
    ],
)
def test_a_damaged_file_says_where(tmp_path: Path, content: bytes, fault: str) -> None:
    found = faults(write(tmp_path, content), TEAMS[:2])
    assert len(found) == 1
    assert found[0].startswith(fault)


def test_a_file_that_is_not_there_or_no_table_says_so(tmp_path: Path) -> None:
    assert faults(tmp_path / "none.csv") == [
        "none.csv: This file cannot be opened. Check its name and that you may read it."
    ]
    assert faults(write(tmp_path, "team", "teams.ods")) == [
        "teams.ods: This kind of file cannot be read as a table. "
        "Save it as CSV (UTF-8) or as an Excel workbook (.xlsx)."
    ]


def test_a_long_file_that_is_all_wrong_tells_the_first_500_problems_and_counts_the_rest(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, "staff\n" + "many\n" * 602)
    found = faults(path, TEAMS[1:2])
    assert len(found) == 501
    assert found[-1] == "teams.csv:501: There are 102 more problems after these. Mend these first."


RISKY = ["=1+1", "+44", "-5", "@SUM(A1)", "\tx", "\rx", "'=1", " =1", "＝1", "safe", "'quoted'", "5"]


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_no_written_cell_can_run_as_a_formula_and_numbers_stay_numbers(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_table(pl.DataFrame({"words": RISKY, "number": [-float(at) for at in range(len(RISKY))]}), path)
    table = read_table(path, (Column(name="words"), Column(name="number", kind=CellKind.NUMBER)))
    assert table.frame["words"].to_list() == RISKY
    assert table.frame["number"].to_list() == [-float(at) for at in range(len(RISKY))]


def test_an_apostrophe_stands_before_what_a_spreadsheet_would_run(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {"=words": ["=1+1", "safe"], "n": [-1, 2], "day": [date(2026, 3, 31), None], "b": [True, False]}
    )
    write_table(frame, tmp_path / "out.csv")
    written = "\ufeff'=words,n,day,b\r\n'=1+1,-1,2026-03-31,yes\r\nsafe,2,,no\r\n"
    assert (tmp_path / "out.csv").read_bytes().decode() == written
    write_table(frame, tmp_path / "out.xlsx")
    sheet = CalamineWorkbook.from_path(str(tmp_path / "out.xlsx")).get_sheet_by_index(0)
    assert sheet.to_python() == [
        ["'=words", "n", "day", "b"],
        ["'=1+1", -1.0, date(2026, 3, 31), "yes"],
        ["safe", 2.0, "", "no"],
    ]


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_a_number_that_is_none_is_an_empty_cell(tmp_path: Path, name: str) -> None:
    write_table(
        pl.DataFrame({"a": ["x", "y", "z"], "n": [float("nan"), float("-inf"), None]}), tmp_path / name
    )
    columns = (Column(name="a"), Column(name="n", kind=CellKind.NUMBER, filled=False))
    assert read_table(tmp_path / name, columns).frame["n"].to_list() == [None, None, None]


def test_the_same_table_gives_the_same_file(tmp_path: Path) -> None:
    frame = pl.DataFrame({"words": ["a", "b"]})
    for name in ("one.xlsx", "two.xlsx"):
        write_table(frame, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = write(tmp_path, "old", "out.csv")
    path.with_name("folder.csv").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_table(pl.DataFrame({"a": [1]}), tmp_path / "folder.csv")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["folder.csv", "out.csv"]
    write_table(pl.DataFrame({"a": [1]}), path)
    assert path.read_bytes().decode() == "\ufeffa\r\n1\r\n"
    assert path.stat().st_mode & 0o777 == 0o644


def test_every_kind_of_cell_has_a_reader_and_a_type() -> None:
    assert set(READERS) == set(FRAME_TYPES) == set(CellKind)
