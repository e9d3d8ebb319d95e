"""One reader for each format; all of them give pieces, and `assemble` makes one kind of edition of them."""

from pathlib import Path

from canllaw.basics.sources import Source
from canllaw.guidance.documents import Edition
from canllaw.guidance.reading.assemble import assemble
from canllaw.guidance.reading.detect import Format, find_format
from canllaw.guidance.reading.folder import find_pages, read_folder, source_of_folder
from canllaw.guidance.reading.language import is_foreign
from canllaw.guidance.reading.limits import in_another_language, unreadable, without_words
from canllaw.guidance.reading.one_file import Progress, read_file

__all__ = ["Format", "Progress", "find_format", "read_guidance"]


def read_guidance(path: Path, progress: Progress | None = None) -> Edition:
    """Read a document, or a folder of pages that are one document.

    `progress` is told how many pages of how many are read. Raises MaterialError, with every problem,
    where the material cannot be used.
    """
    if path.is_dir():
        return read_guidance_folder(path, progress)
    format = find_format(path)
    raw = read_file(path, format, progress)
    try:
        edition = assemble(raw, Source.of(path), format)
    except OSError as error:
        raise unreadable(path.name) from error
    check_words(path, edition)
    return edition


def read_guidance_folder(path: Path, progress: Progress | None) -> Edition:
    pages = find_pages(path)
    format, raw = read_folder(path, pages, progress)
    edition = assemble(raw, source_of_folder(path, pages), format)
    check_words(path, edition)
    return edition


def check_words(path: Path, edition: Edition) -> None:
    """What holds no words, or no English or Welsh ones, would look like guidance that asks nothing."""
    if not edition.passages:
        raise without_words(path.name)
    if is_foreign(edition.passages):
        raise in_another_language(path.name)
