"""Files written whole or not at all, and tables in which no cell can run as a formula."""

import csv
import errno
import io
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_hex

import polars as pl
import xlsxwriter

from canllaw.basics.cells import make_harmless
from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source

# Fixed, so that the same table gives the same file.
WORKBOOK_DATE = datetime(2000, 1, 1, tzinfo=UTC)
LONGEST_CELL_OF_A_WORKBOOK = 32_767
WIDEST = 60


def write_table(frame: pl.DataFrame, path: Path) -> None:
    """Write a frame of text, numbers, dates and yes/no to a .csv or .xlsx file, replacing any file there.

    Texts that a spreadsheet would take for a formula get an apostrophe before them, which `read_table`
    takes away again. Numbers stay numbers. A workbook holds at most 32,767 characters in a cell and
    cuts the rest off; the CSV file holds all. A number that is none (NaN, infinite) is an empty cell.
    Raises OSError.
    """
    assert not any(kind.is_nested() for kind in frame.dtypes), "a cell holds one value"
    writers: dict[str, Callable[[pl.DataFrame], bytes]] = {".csv": make_csv, ".xlsx": make_workbook}
    write_whole(path, writers[path.suffix.casefold()](frame))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees all of the old content or all of the new. Raises OSError."""
    temporary = name_temporary(path)
    try:
        with temporary.open("xb") as file:
            file.write(content)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def name_temporary(path: Path) -> Path:
    """A name beside the file that nothing has yet.

    It is known before there is a file, so that whoever interrupts cannot leave one behind.
    """
    return path.with_name(f".{path.name}.{token_hex(8)}")


@contextmanager
def writing_into(folder: Path) -> Iterator[None]:
    """Tells whoever chose a folder, instead of raising OSError, that nothing can be written there."""
    try:
        yield
    except OSError as error:
        raise MaterialError([unwritable(folder, error)]) from error


def unwritable(folder: Path, error: OSError) -> Problem:
    where = Place(source=Source(name=str(folder), sha256=""))
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem(
            what=message("There is no room left on the disk."),
            fix=message("Make room, or choose a folder on another disk, and run it again."),
            where=where,
        )
    return Problem(
        what=message("Nothing can be written to this folder."),
        fix=message("Check that it is a folder and that you may write to it, or choose another."),
        where=where,
    )


def make_csv(frame: pl.DataFrame) -> bytes:
    """CSV in UTF-8 with a byte order mark, without which Excel spoils Welsh letters."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([make_harmless(name) for name in frame.columns])
    writer.writerows([written(value) for value in row] for row in frame.iter_rows())
    return file.getvalue().encode("utf-8-sig")


def written(value: object) -> object:
    """A value as it stands in a CSV file."""
    if isinstance(value, str):
        return make_harmless(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else value


def make_workbook(frame: pl.DataFrame) -> bytes:
    """A workbook with one sheet: bold headings that stay in sight, columns about as wide as their words."""
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(file, options) as workbook:
        workbook.set_properties({"created": WORKBOOK_DATE})
        bold, day = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet = workbook.add_worksheet()
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(frame.columns):
            values = frame[name].to_list()
            sheet.write_string(0, column, make_harmless(name), bold)
            sheet.set_column(column, column, find_width(name, values))
            for row, value in enumerate(values, 1):
                write_cell(sheet, row, column, value, day)
    return file.getvalue()


def find_width(name: str, values: list[object]) -> int:
    """In characters, from the first hundred rows."""
    return min(WIDEST, 2 + max(len(str(words)) for words in [name, *values[:100]]))


def write_cell(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object, day: object
) -> None:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, str(written(value))[:LONGEST_CELL_OF_A_WORKBOOK])
