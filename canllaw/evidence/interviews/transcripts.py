"""Interviews as text, kept exactly as they were written down: plain text, Word files and captions.

What an excerpt holds on to is the text that is made here; `docs/interviews.md` says how it is made.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.evidence.interviews.interviews import Transcript
from canllaw.evidence.interviews.transcript_captions import read_captions
from canllaw.evidence.interviews.transcript_word import read_word_text

LARGEST_TRANSCRIPT = 16 * 1024 * 1024
ENDINGS = (".txt", ".docx", ".vtt")


def read_transcript(path: Path) -> Transcript:
    """Read one interview. Its key is the name of the file without the ending.

    Raises MaterialError with every problem of the file.
    """
    readers: dict[str, Callable[[Path, Source], str]] = {
        ".txt": read_plain_text,
        ".docx": read_word_text,
        ".vtt": read_caption_file,
    }
    reader = readers.get(path.suffix.casefold())
    if reader is None:
        raise refusal(
            Source(name=path.name, sha256=""),
            message("This kind of file cannot be read as a transcript."),
            message("Save it as plain text (.txt), Word (.docx) or captions (.vtt), or move it elsewhere."),
        )
    source = find_source(path)
    text = reader(path, source)
    if not text.strip():
        raise refusal(
            source,
            message("There are no words in this transcript."),
            message("Check that it is the right file, or take it out of the folder."),
        )
    return make_transcript(path.stem, source, text)


def make_transcript(key: str, source: Source, text: str) -> Transcript:
    """A transcript with the hash of its text. Line ends are made "\\n"; nothing else is changed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Transcript(key=key, source=source, text=text, sha256=find_text_hash(text))


def find_text_hash(text: str) -> str:
    """The SHA-256 of a text in UTF-8, by which an excerpt knows whether its transcript has changed."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def find_source(path: Path) -> Source:
    nowhere = Source(name=path.name, sha256="")
    try:
        if path.stat().st_size > LARGEST_TRANSCRIPT:
            raise refusal(
                nowhere,
                message("This file is too large for a transcript."),
                message("Keep it below 16 MB: without pictures and sound, one interview a file."),
            )
        return Source.of(path)
    except OSError as error:
        what = message("This file cannot be opened.")
        fix = message("Check its name and that you may read it.")
        raise refusal(nowhere, what, fix) from error


def read_plain_text(path: Path, source: Source) -> str:
    """The text of a file in UTF-8, with or without a byte order mark. Raises MaterialError."""
    content = path.read_bytes()
    fix = message('Open it in a text editor and save it with the encoding "UTF-8".')
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        what = message("The letters of this file are not written in UTF-8.")
        raise refusal(source, what, fix, row=row) from error
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        raise refusal(source, message("The file holds zero bytes, so it may be no text."), fix, row=row)
    return text


def read_caption_file(path: Path, source: Source) -> str:
    return read_captions(read_plain_text(path, source), source)


def refusal(source: Source, what: Message, fix: Message, row: int | None = None) -> MaterialError:
    return MaterialError([Problem(what=what, fix=fix, where=Place(source=source, row=row))])
