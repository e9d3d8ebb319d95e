"""The interviews of the example study as a researcher keeps them: transcripts, excerpts, who and when."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from html import escape
from io import BytesIO
from pathlib import Path

from docx import Document
from evidence_marked import Interview, Marked, read_interview
from evidence_truth import STUDY
from example.zips import with_fixed_times

SOURCES = STUDY / "source" / "interviews"
MADE = datetime(2026, 11, 16, 9, 0)
INTERVIEW_HEADINGS = ("document", "language", "authority", "role", "wave", "held")
EXCERPT_HEADINGS = (
    "excerpt", "document", "sha256", "start", "end", "words", "codes", "coder", "hypothesis", "stance",
    "note",
)  # fmt: skip
WORDS_OF_A_CAPTION, SECONDS_A_WORD = 11, 0.42
Row = tuple[object, ...]


def read_interviews() -> list[Interview]:
    return [read_interview(path) for path in sorted(SOURCES.glob("*.md"))]


def write_transcript(interview: Interview, folder: Path) -> None:
    path = folder / f"{interview.key}.{interview.ending}"
    if interview.ending == "docx":
        path.write_bytes(as_word(interview))
    else:
        text = as_captions(interview) if interview.ending == "vtt" else interview.text + "\n"
        path.write_text(text, "utf-8", newline="\n")


def as_word(interview: Interview) -> bytes:
    document = Document()
    document.core_properties.author, document.core_properties.comments = "", ""
    document.core_properties.created = document.core_properties.modified = MADE
    for turn in interview.turns:
        document.add_paragraph(turn)
    file = BytesIO()
    document.save(file)
    return with_fixed_times(file.getvalue())


def as_captions(interview: Interview) -> str:
    """As the recording of a meeting gives them: a few words a caption, each with its voice."""
    parts, at = ["WEBVTT\n"], 2.0
    for turn in interview.turns:
        voice, words = turn.split(": ", 1)
        pieces = words.split(" ")
        for first in range(0, len(pieces), WORDS_OF_A_CAPTION):
            said = pieces[first : first + WORDS_OF_A_CAPTION]
            end = at + SECONDS_A_WORD * len(said)
            parts.append(
                f"{clock(at)} --> {clock(end)}\n<v {voice}>{escape(' '.join(said), quote=False)}</v>\n"
            )
            at = end + 0.2
    return "\n".join(parts)


def clock(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def interview_rows(interviews: list[Interview]) -> list[Row]:
    return [tuple(each.front[name] for name in INTERVIEW_HEADINGS) for each in interviews]


def excerpt_rows(interviews: list[Interview]) -> list[Row]:
    return [row for each in interviews for row in rows_of_interview(each)]


def rows_of_interview(interview: Interview) -> Iterator[Row]:
    # A transcript in plain text ends with a line end of its own.
    text = interview.text + ("\n" if interview.ending == "txt" else "")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    for mark in interview.marks:
        yield from rows_of_mark(interview, mark, sha256)


def rows_of_mark(interview: Interview, mark: Marked, sha256: str) -> Iterator[Row]:
    """A row for each coder; what the words mean for a further hypothesis is a row without codes."""
    document = interview.key
    words = interview.text[mark.start : mark.end]
    place = (f"{document}:{mark.start}-{mark.end}", document, sha256, mark.start, mark.end, words)
    first, *further = mark.bearings or (("", ""),)
    for number, coder in enumerate(mark.coders):
        bearing, note = (first, mark.note) if number == 0 else (("", ""), "")
        yield (*place, ";".join(mark.codes), f"C{coder}", *bearing, note)
    for bearing in further:
        yield (*place, "", f"C{mark.coders[0]}", *bearing, "")
