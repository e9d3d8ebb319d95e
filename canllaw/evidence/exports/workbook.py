"""The first sheet of a workbook as texts, and what in it would be lost or misread without a word."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from canllaw.basics.cells import Words
from canllaw.basics.language import message
from canllaw.basics.problems import Problem
from canllaw.basics.sources import Place, Source
from canllaw.basics.workbooks import UNREADABLE, column_number, read_chunks, read_workbook, unusable

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
# Formulas, merged cells and errors. Most exports hold none, and are spared a second look.
WORTH_A_LOOK = re.compile(rb"""<(\w+:)?(f|mergeCells)[\s>/]|\st\s*=\s*["']e["']""")
LARGEST_SIDE_PART = 5_000_000


def read_texts(path: Path, source: Source, problems: list[Problem]) -> list[list[str]]:
    """All rows of the first sheet as a CSV file would hold them, dates as year-month-day.

    Merged cells, a hidden first sheet, formulas that were never worked out and errors are told.
    Raises MaterialError where the workbook cannot be read.
    """
    rows = read_workbook(path, source)
    headings = [str(cell).strip() for cell in rows[0]] if rows else []
    try:
        problems.extend(find_hidden_sheet(path, source))
        if is_worth_a_look(path):
            problems.extend(find_merged_cells(path, source))
            problems.extend(find_unworked_formulas(path, source, headings))
    except (*UNREADABLE, etree.XMLSyntaxError) as error:
        what = message("This workbook cannot be read: it is damaged, protected by a password or no workbook.")
        raise unusable(
            source, what, message("Open it in a spreadsheet and save it as .xlsx again.")
        ) from error
    return [[say_cell(cell) for cell in row] for row in rows]


def place(source: Source, row: int, column: int, headings: list[str]) -> Place:
    heading = headings[column - 1] if 0 < column <= len(headings) else ""
    return Place(source=source, row=row, column=heading or str(column))


def say_cell(cell: object) -> str:
    match cell:
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return say_float(cell)
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return say_float(cell.total_seconds() / 86_400)
    return "" if cell is None else str(cell)


def say_float(number: float) -> str:
    """3 for 3.0, 2.5 for 2.5."""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def is_worth_a_look(path: Path) -> bool:
    with ZipFile(path) as archive:
        part = archive.getinfo(first_sheet_of(archive))
        return any(WORTH_A_LOOK.search(chunk) for chunk in read_chunks(archive, part))


def find_hidden_sheet(path: Path, source: Source) -> Iterator[Problem]:
    workbook = CalamineWorkbook.from_path(str(path))
    if workbook.sheets_metadata[0].visible is not SheetVisibleEnum.Visible:
        yield Problem(
            what=message(
                "The first sheet of this workbook is hidden, so it may not be the one with the answers."
            ),
            fix=message("Show the sheet, or move the sheet with the answers to the front."),
            where=Place(source=source),
        )


def find_merged_cells(path: Path, source: Source) -> Iterator[Problem]:
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    for (row, _), _ in sheet.merged_cell_ranges or ():
        yield Problem(
            what=message("Cells are merged here, so only the first of them holds anything."),
            fix=message("Unmerge them and fill in each cell."),
            where=Place(source=source, row=row + 1),
        )


def find_unworked_formulas(path: Path, source: Source, headings: list[str]) -> Iterator[Problem]:
    """Formulas that hold no value, and those whose value is an error."""
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    with ZipFile(path) as archive, archive.open(first_sheet_of(archive)) as file:
        for number, (_, row) in enumerate(etree.iterparse(file, tag="{*}row", **options), 1):
            for column, cell in enumerate(row, 1):
                if fault := why_no_value(cell):
                    # A cell may keep its address to itself: it then stands where it is counted.
                    address = ADDRESS.fullmatch(cell.get("r", ""))
                    at = column_number(address[1].encode()) if address else column
                    where = place(source, int(address[2]) if address else number, at, headings)
                    yield Problem(what=fault[0], fix=fault[1], where=where)
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]


def why_no_value(cell: "etree._Element") -> Words | None:
    if cell.get("t") == "e":
        return (
            message("This cell holds the error of a formula."),
            message("Mend the formula, or write the value itself."),
        )
    if cell.find("{*}f") is not None and not cell.findtext("{*}v"):
        # A formula that gives an empty text says so by its type.
        if cell.get("t") == "str":
            return None
        return (
            message("This cell holds a formula that was never worked out."),
            message("Open the workbook in a spreadsheet, let it calculate, and save it."),
        )
    return None


def first_sheet_of(archive: ZipFile) -> str:
    """The name of the part that holds the first sheet. Raises LookupError."""
    sheets = read_part(archive, "xl/workbook.xml").find("{*}sheets")
    if sheets is None or not len(sheets):
        raise LookupError("no sheet")
    wanted = sheets[0].get(RELATION)
    for relation in read_part(archive, "xl/_rels/workbook.xml.rels"):
        if relation.get("Id") == wanted:
            target = relation.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise LookupError("no part for the first sheet")


def read_part(archive: ZipFile, name: str) -> "etree._Element":
    if archive.getinfo(name).file_size > LARGEST_SIDE_PART:
        raise ValueError("too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(name), parser)
