"""Captions of a recorded meeting (WebVTT, W3C 2019) as a transcript: who speaks, and what they say.

A reader of our own, as every fault is to be told with its line; `docs/interviews.md` says what it keeps.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source

HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
CLOCK = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
TIMING = re.compile(rf"[ \t]*{CLOCK}[ \t]+-->[ \t]+{CLOCK}(?:[ \t].*)?")
NO_CUE = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t\n]+([^>]*)>")
TAG = re.compile(r"<[^>]*>")
NAMED = re.compile(r"[^\W\d_][^\n:]{0,39}: ")
SENTENCE_END = re.compile(r"[.?!…]['\"’”)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of one voice; the name is empty where the captions do not say who speaks."""

    voice: str
    words: str


def read_captions(text: str, source: Source) -> str:
    """The words of captions, a line each time that somebody else speaks, "Name: words".

    Captions of one voice that follow each other are joined by a space. Where no voice is marked, a caption
    goes on with the line before unless that ended a sentence or the caption begins with a name and a colon.
    Times, styles and notes are left out. Raises MaterialError with every line that is not as it should be.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not HEADER.fullmatch(lines[0]):
        raise MaterialError([no_captions(source)])
    problems: list[Problem] = []
    said = [
        each for number, block in find_blocks(lines) for each in read_cue(block, number, source, problems)
    ]
    if problems:
        raise MaterialError(problems)
    return "\n".join(join_captions(said))


def find_blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The blocks between blank lines after the header's, each with the number of its first line."""
    block: list[str] = []
    in_header = True
    for number, line in enumerate([*lines[1:], ""], 2):
        if line:
            block.append(line)
            continue
        if block and not in_header:
            yield number - len(block), block
        elif block and any("-->" in each for each in block):
            # Some programs leave out the blank line after the header.
            yield number - len(block), block
        in_header, block = False, []


def read_cue(block: list[str], number: int, source: Source, problems: list[Problem]) -> Iterator[Said]:
    """What is said in one block; nothing where it is a note or a style."""
    at = next((at for at, line in enumerate(block[:2]) if "-->" in line), None)
    if at is None:
        if not NO_CUE.fullmatch(block[0]):
            problems.append(without_time(Place(source=source, row=number)))
        return
    if not TIMING.fullmatch(block[at]):
        problems.append(wrong_time(Place(source=source, row=number + at)))
        return
    yield from find_voices("\n".join(block[at + 1 :]))


def find_voices(payload: str) -> Iterator[Said]:
    """A caption may hold several voices; words before the first mark have none."""
    before, *marked = VOICE.split(payload)
    spoken = [("", before), *zip(marked[::2], marked[1::2], strict=True)]
    for voice, words in spoken:
        plain = clean(words)
        if plain:
            yield Said(voice=clean(voice), words=plain)


def clean(marked_up: str) -> str:
    """Words without marks, their entities resolved, on one line."""
    words = html.unescape(TAG.sub("", marked_up)).replace("\u200e", "").replace("\u200f", "")
    return " ".join(words.split())


def join_captions(said: list[Said]) -> list[str]:
    """Lines of a transcript from captions that cut sentences wherever two seconds were over."""
    lines: list[str] = []
    voice = ""
    for each in said:
        if lines and each.voice == voice and goes_on(each, lines[-1]):
            lines[-1] += f" {each.words}"
        else:
            lines.append(f"{each.voice}: {each.words}" if each.voice else each.words)
        voice = each.voice
    return lines


def goes_on(said: Said, line: str) -> bool:
    return bool(said.voice) or not (SENTENCE_END.search(line) or NAMED.match(said.words))


def no_captions(source: Source) -> Problem:
    return Problem(
        what=message("Captions begin with a line WEBVTT, and this file does not."),
        fix=message("Export it from the recording again, or save it as plain text (.txt)."),
        where=Place(source=source, row=1),
    )


def wrong_time(where: Place) -> Problem:
    return Problem(
        what=message("The times of this caption are not as they should be."), fix=TIMES, where=where
    )


def without_time(where: Place) -> Problem:
    return Problem(
        what=message("These words stand in no caption: no times above them."), fix=TIMES, where=where
    )


TIMES: Message = message("Put a line such as 00:01:02.000 --> 00:01:05.000 above the words.")
