"""Workbooks as tables: read like CSV, and refused where they are damaged or unpack to far too much."""

import zipfile
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from canllaw.basics.tables import read_table, write_table
from tests.build_tables import HEADINGS, TEAMS, faults, write


def test_a_workbook_is_read_like_a_csv_file(tmp_path: Path) -> None:
    path = tmp_path / "teams.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEADINGS.split(","))
        sheet.write_row(1, 0, ["Glannau", 8, 14.5, "2019-09-02", "yes", "fostering"])
        sheet.write_row(2, 0, [2019, 8.5, "", "soon", "", "fostering"])
    assert faults(path) == [
        "teams.xlsx:3:staff: This is not a whole number. Write digits only, such as 12.",
        "teams.xlsx:3:opened: This is not a date. Write dates as year-month-day, such as 2026-03-31.",
    ]


def test_cells_of_a_workbook_keep_their_types(tmp_path: Path) -> None:
    path = tmp_path / "teams.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEADINGS.split(","))
        sheet.write_row(1, 0, [2019, 8, 14.5])
        sheet.write_datetime(1, 3, date(2019, 9, 2), workbook.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_boolean(1, 4, True)
        sheet.write_string(1, 5, "fostering")
    assert read_table(path, TEAMS).frame.rows() == [("2019", 8, 14.5, date(2019, 9, 2), True, "fostering")]


def workbook_with_a_cell_far_out(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_string(0, 0, "team")
        sheet.write_string(1_048_575, 16_383, "far")
    return path


def test_a_workbook_with_a_cell_far_out_is_refused_before_room_is_made_for_it(tmp_path: Path) -> None:
    assert faults(workbook_with_a_cell_far_out(tmp_path / "far.xlsx")) == [
        "far.xlsx: This workbook is too large when unpacked. "
        "Delete empty rows and columns far out, or save it as CSV."
    ]


@pytest.mark.parametrize("address", ["'XFD1048576'", '"&#88;FD1048576"', '"A99999999"', '"ZZZZ1"'])
def test_no_way_of_writing_an_address_hides_a_cell_far_out(tmp_path: Path, address: str) -> None:
    write_table(pl.DataFrame({"team": ["Glannau"]}), tmp_path / "near.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "near.xlsx") as near,
        zipfile.ZipFile(tmp_path / "far.xlsx", "w", zipfile.ZIP_DEFLATED) as far,
    ):
        for part in near.namelist():
            far.writestr(part, near.read(part).replace(b'r="A2"', f"\n r = {address}".encode()))
    assert "too large when unpacked" in faults(tmp_path / "far.xlsx")[0]


def test_a_workbook_that_unpacks_to_far_more_than_it_weighs_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("canllaw.basics.workbooks.LARGEST_UNPACKED", 5_000_000)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(5_000_001))
    assert path.stat().st_size < 10_000
    assert "too large when unpacked" in faults(path)[0]


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04cut short", b"PK\x05\x06" + bytes(18)])
def test_a_damaged_workbook_says_so(tmp_path: Path, content: bytes) -> None:
    found = faults(write(tmp_path, content, "teams.xlsx"))
    assert found == [
        "teams.xlsx: This workbook cannot be read: it is damaged, protected by a password or no workbook. "
        "Open it in a spreadsheet and save it as .xlsx again."
    ]
