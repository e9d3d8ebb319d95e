"""How large a project may be, and the words in which a file is refused that cannot be one."""

import zipfile
import zlib
from collections.abc import Iterable

from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source

MEGABYTE = 1_000_000
MOST_FILES = 20_000
LARGEST_ARCHIVE_UNPACKED = 8_000 * MEGABYTE
LARGEST_PROJECT_FILE = 300 * MEGABYTE
LARGEST_TEXT = 50 * MEGABYTE
LARGEST_TEXTS_TOGETHER = 500 * MEGABYTE
# Texts and XML shrink to a tenth, a project that repeats itself to a fortieth; what shrinks more means harm.
LARGEST_RATIO = 250
# What Python raises where a zip archive was cut off, overwritten, locked or packed in a strange way.
DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    OSError,
    EOFError,
    LookupError,
    RuntimeError,
    ValueError,
)


def problem(source: Source, what: Message, fix: Message, inside: str = "") -> Problem:
    return Problem(what=what, fix=fix, where=Place(source=source, column=inside or None))


def refuse(problems: Iterable[Problem]) -> None:
    """Raise all problems at once, if there are any."""
    found = tuple(problems)
    if found:
        raise MaterialError(found)


def unreadable(source: Source) -> Problem:
    return problem(
        source,
        message("The file cannot be opened."),
        message("Check that it is there and that you may read it."),
    )


def damaged(source: Source, inside: str = "") -> Problem:
    return problem(
        source,
        message("The archive is damaged or not complete."),
        message("Export the project again from the program that made it."),
        inside,
    )


def locked(source: Source) -> Problem:
    return problem(
        source,
        message("The archive is locked with a password."),
        message("Export the project again without a password."),
    )


def bomb(source: Source, inside: str = "") -> Problem:
    return problem(
        source,
        message("The archive unpacks to far more than a project holds."),
        message("Do not trust this file; ask its sender for the original."),
        inside,
    )


def out_of_folder(source: Source, number: int) -> Problem:
    return problem(
        source,
        message("A file of the archive would lie outside its folder."),
        message("Do not trust this file; ask its sender for the original."),
        f"#{number}",
    )


def twice_in_archive(source: Source, number: int) -> Problem:
    return problem(
        source,
        message("Two files of the archive have the same name."),
        message("Export the project again from the program that made it."),
        f"#{number}",
    )


def no_project_file(source: Source) -> Problem:
    return problem(
        source,
        message("The archive holds no project: no file in it ends with .qde."),
        message("Export the project again as REFI-QDA project (.qdpx)."),
    )


def several_project_files(source: Source, count: int) -> Problem:
    return problem(
        source,
        message("The archive holds more than one file that ends with .qde. Found: {count}.", count=count),
        message("Keep the one that is meant, or export each project alone."),
    )


def declares_entities(source: Source) -> Problem:
    return problem(
        source,
        message("The project declares XML entities, which no program for qualitative analysis does."),
        message("Do not trust this file; ask its sender for the original."),
    )


def empty(source: Source) -> Problem:
    return problem(
        source,
        message("The file is empty."),
        message("Export it again from the program that made it."),
    )


def not_xml(source: Source, row: int | None) -> Problem:
    return Problem(
        what=message("This is not complete XML."),
        fix=message("Export the project again from the program that made it."),
        where=Place(source=source, row=row),
    )


def wrong_root(source: Source) -> Problem:
    return problem(
        source,
        message("The XML is no REFI-QDA project or codebook, or the one where the other belongs."),
        message("Give a project as .qdpx or .qde, a codebook as .qdc."),
    )
