"""Footnote marks: short, raised and set smaller than their line, they are taken out of the text and
recorded.

A mark that opens a line stays there, between two private characters, until it is known whether it names
a note.
"""

import re

from canllaw.guidance.reading.pdf_text import Line, PageText

DIGITS = re.compile("[0-9]+|[*†‡§¶]+")
DIGIT = re.compile("[0-9*†‡§¶]")
STARTING_MARK = re.compile(r"[A-Z]?\d{1,3}|[*†‡§¶]+")
RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
RAISED_RUN = re.compile(f"(?<=[^\\s{RAISED}])[{RAISED}]+")
PLAIN_DIGITS = str.maketrans(RAISED, "1230456789")
SMALL = 0.8


def take_out_raised(text: str, marks: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Marks that are characters of their own, as in "plan²"."""
    raised = RAISED_RUN.findall(text)
    if not raised:
        return text, marks
    return RAISED_RUN.sub("", text), marks + tuple(mark.translate(PLAIN_DIGITS) for mark in raised)


def take_out_marks(page: PageText, start: int, text: str, size: float) -> tuple[str, tuple[str, ...]]:
    """The text without footnote marks, which are short and set smaller than their line."""
    opening = DIGIT.search(text)
    if opening is None:
        return text, ()
    marks: list[str] = []
    kept: list[str] = []
    done = 0
    for match in DIGITS.finditer(text, opening.start()):
        first, end = match.span()
        if end - first > 3 or (first and cannot_precede(text, first - 1)):
            continue
        if first and text[first - 1].isupper() and (first < 2 or not text[first - 2].isalpha()):
            first -= 1
        if first >= done and page.size_at(start + first) < SMALL * size:
            marks.append(text[first:end])
            kept.append(text[done:first] if first else "\ue000")
            done = end
    if not marks:
        return text, ()
    kept.append(text[done:])
    return without_marks(kept, marks)


def cannot_precede(text: str, at: int) -> bool:
    """Whether a number after this character is a part of a larger one, or of a reference."""
    return text[at] in "(£$/–-" or (text[at] == "," and at > 0 and text[at - 1].isdigit())


def without_marks(kept: list[str], marks: list[str]) -> tuple[str, tuple[str, ...]]:
    """A mark that opens a line stays, as the name of its note; elsewhere no space is left before a stop."""
    if kept[0] == "\ue000":
        kept[0] = f"\ue000{marks.pop(0)}\ue001"
    text = kept[0]
    for part in kept[1:]:
        if part[:1] in " .,;:)]" or not part:
            text = text.rstrip(" ")
        text += part
    return text, tuple(marks)


def add_line(lines: list[Line], line: Line) -> None:
    """Add a line, or put it to the end of the last one where it only goes on after a raised mark."""
    if lines:
        joined = join_to(lines[-1], line)
        if joined is not None:
            lines[-1] = joined
            return
    lines.append(line)


def join_to(last: Line, line: Line) -> Line | None:
    size = last.size if last.size >= line.size else line.size
    gap = line.left - last.right
    if not -0.3 * size < gap < 0.9 * size:
        return None
    rise = line.base - last.base
    if abs(rise) > 0.6 * size:
        return None
    text = line.text.replace("\ue000", "").replace("\ue001", "")
    opening = STARTING_MARK.match(text)
    small = line.size < SMALL * last.size
    if small and opening and opening.end() == len(text):
        return last._replace(right=line.right, marks=(*last.marks, text))
    if abs(rise) > 0.2 * size and not small:
        return None
    marks = last.marks
    if line.text.startswith("\ue000"):
        mark, _, text = line.text[1:].partition("\ue001")
        marks = (*marks, mark)
    space = " " if gap > 0.12 * size and text[:1] not in ".,;:)]" and last.text[-1:] not in "[(" else ""
    return last._replace(text=last.text + space + text, right=line.right, marks=marks + line.marks)
