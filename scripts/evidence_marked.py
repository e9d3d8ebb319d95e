"""Reads an interview with its codes marked in the text: `examples/first-study/source/interviews/`.

    [[champion+exchange|12|H6:for|a note]]words[[/]]

gives the words two codes by both coders, says what they mean for a hypothesis, and adds a note. Coders are 1
and 2; what follows the coders may be left out. Marks may stand in each other: `[[/]]` closes the last opened.
"""

import re
from dataclasses import dataclass
from pathlib import Path

MARK = re.compile(r"\[\[([^\]]*)\]\]")
BETWEEN_TURNS = {"txt": "\n\n", "docx": "\n", "vtt": "\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Some words of an interview, as characters of its text, and what coders gave them."""

    start: int
    end: int
    codes: tuple[str, ...]
    coders: tuple[str, ...]
    bearings: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """One interview: the lines before its text, its turns, its text as it will be read, and the marks."""

    front: dict[str, str]
    turns: tuple[str, ...]
    text: str
    marks: tuple[Marked, ...]

    @property
    def key(self) -> str:
        return self.front["document"]

    @property
    def ending(self) -> str:
        return self.front.get("file", "txt")


def read_interview(path: Path) -> Interview:
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    front = dict(line.split(": ", 1) for line in head.strip().splitlines())
    turns = [" ".join(turn.split()) for turn in re.split(r"\n\s*\n", body.strip())]
    text, marks = take_marks(BETWEEN_TURNS[front.get("file", "txt")].join(turns), path.name)
    return Interview(front=front, turns=tuple(plain(turn) for turn in turns), text=text, marks=marks)


def plain(turn: str) -> str:
    return MARK.sub("", turn)


def take_marks(marked: str, name: str) -> tuple[str, tuple[Marked, ...]]:
    """The text without its marks, and the marks in the order in which they begin."""
    text, last = "", 0
    opened: list[tuple[int, str]] = []
    found: list[Marked] = []
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark[1] != "/":
            opened.append((len(text), mark[1]))
            continue
        assert opened, f"{name}: a mark is closed that was not opened"
        start, said = opened.pop()
        found.append(make_mark(start, len(text), said))
    assert not opened, f"{name}: a mark is not closed"
    return text + marked[last:], tuple(sorted(found, key=lambda each: (each.start, -each.end)))


def make_mark(start: int, end: int, said: str) -> Marked:
    codes, coders, bearings, note = (*said.split("|", 3), "", "", "")[:4]
    return Marked(
        start=start,
        end=end,
        codes=tuple(codes.split("+")),
        coders=tuple(coders or "1"),
        bearings=tuple((one.split(":")[0], one.split(":")[1]) for one in bearings.split(",") if one),
        note=note,
    )
