"""The first sheet of an Excel workbook, with its size weighed before it is unpacked."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source

# A damaged archive shows itself in many ways; what the reader itself raises is the first of them.
UNREADABLE = (
    CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    LookupError,
    RuntimeError,
    ValueError,
)
LARGEST_UNPACKED = 500_000_000
MOST_CELLS = 20_000_000
CHUNK = 1 << 20
OVERLAP = 200
# The address of a cell or the number of a row, in whatever manner XML allows it to be written.
ADDRESS = re.compile(rb"""\sr\s*=\s*(?:"([^"]*)"|'([^']*)')""")
PLAIN_ADDRESS = re.compile(rb"([A-Z]{0,3})(\d{1,7})")
TOO_FAR = (1 << 20, 1 << 20)


def read_workbook(path: Path, source: Source) -> list[list[object]]:
    """All rows of the first sheet from A1 on; empty cells are empty texts. Raises MaterialError."""
    try:
        if not is_of_sane_size(path):
            what = message("This workbook is too large when unpacked.")
            raise unusable(source, what, message("Delete empty rows and columns far out, or save it as CSV."))
        workbook = CalamineWorkbook.from_path(str(path))
        names = workbook.sheet_names
        sheet = workbook.get_sheet_by_name(names[0])
        return [list(row) for row in sheet.to_python(skip_empty_area=False)]
    except UNREADABLE as error:
        what = message("This workbook cannot be read: it is damaged, protected by a password or no workbook.")
        raise unusable(
            source, what, message("Open it in a spreadsheet and save it as .xlsx again.")
        ) from error


def unusable(source: Source, what: Message, fix: Message) -> MaterialError:
    return MaterialError([Problem(what=what, fix=fix, where=Place(source=source))])


def is_of_sane_size(path: Path) -> bool:
    """Whether a workbook can be unpacked in bounded memory.

    The reader makes room for every cell between A1 and the last one, so a single cell far out is
    as heavy as a full sheet: the cells are found in the sheets before it is asked to.
    """
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            return False
        sheets = [part for part in parts if part.filename.startswith("xl/worksheets/")]
        return all(
            width * height <= MOST_CELLS for width, height in (measure(archive, part) for part in sheets)
        )


def measure(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> tuple[int, int]:
    """The last column and the last row of a sheet, both from 1. An address that is none is too far out."""
    width = height = 1
    for chunk in read_chunks(archive, part):
        for double, single in ADDRESS.findall(chunk):
            address = PLAIN_ADDRESS.fullmatch(double or single)
            if address is None:
                return TOO_FAR
            width = max(width, column_number(address[1]))
            height = max(height, int(address[2]))
    return width, height


def read_chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A sheet's XML in pieces that overlap, so that no cell is cut in two."""
    before = b""
    with archive.open(part) as file:
        while chunk := file.read(CHUNK):
            yield before + chunk
            before = chunk[-OVERLAP:]


def column_number(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
