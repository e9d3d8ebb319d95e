"""What may come in: how large a file may be, how its bytes become text, and how a refusal is said."""

import codecs
from pathlib import Path

from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source

MEGABYTE = 1024 * 1024
# Far above any guidance ever published, and small enough to be read whole on a small machine.
LARGEST_TEXT = 16 * MEGABYTE
LARGEST_PAGE = 64 * MEGABYTE
LARGEST_WORD_FILE = 256 * MEGABYTE
LARGEST_WORD_PART = 64 * MEGABYTE
LARGEST_RATIO = 250
MOST_FILES = 5_000
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NO_SOURCE = "0" * 64


def refusal(name: str, what: Message, fix: Message) -> MaterialError:
    """An error that says that a whole file cannot be used. It is named only: perhaps it cannot be read."""
    place = Place(source=Source(name=name, sha256=NO_SOURCE))
    return MaterialError([Problem(what=what, fix=fix, where=place)])


def read_bytes(path: Path, largest: int) -> bytes:
    """The content of a file, refused where it is empty or too large."""
    try:
        size = path.stat().st_size
        if size > largest:
            raise too_large(path.name, largest)
        content = path.read_bytes()
    except OSError as error:
        raise unreadable(path.name) from error
    if not content.strip():
        raise empty(path.name)
    return content


def decode(content: bytes) -> str:
    """Text of bytes: by the byte order mark, else UTF-8, else the Western encoding that Windows uses."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace").lstrip("\ufeff")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def too_large(name: str, largest: int) -> MaterialError:
    return refusal(
        name,
        message("The file is larger than {size} megabytes.", size=largest // MEGABYTE),
        message("Give the guidance alone, without pictures or attachments, or split it into several files."),
    )


def unreadable(name: str) -> MaterialError:
    return refusal(
        name,
        message("The file cannot be opened."),
        message("Check that it exists and that you may read it."),
    )


def empty(name: str) -> MaterialError:
    return refusal(
        name,
        message("The file is empty."),
        message("Download or export it again."),
    )


def without_words(name: str) -> MaterialError:
    return refusal(
        name,
        message("The document holds no words."),
        message("Check that it is the right file; pictures of pages need text recognition first."),
    )


def in_another_language(name: str) -> MaterialError:
    return refusal(
        name,
        message("The document is in neither English nor Welsh, as far as its small words show."),
        message("Give its English or its Welsh edition; no other language can be analysed."),
    )


def damaged(name: str) -> MaterialError:
    return refusal(
        name,
        message("The file is damaged or not complete."),
        message("Download it again, or open it in the program that made it and save a new copy."),
    )
