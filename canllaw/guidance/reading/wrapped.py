"""Lines that were wrapped for a screen become one text again, and marks of lists inside them become items."""

import re
from collections.abc import Sequence

BRACKETED = re.compile(r"\(?(?:[a-z]{1,4}|\d{1,2})\)\s")
BULLETED = re.compile(r"[•‣◦▪●–*-]\s+\S")
JOINABLE = (":", ";", ",", "—", "–", " and", " or", " a", " neu", " ac")
HYPHEN_END = re.compile(r"[^\W\d_]-$")


def join_lines(lines: Sequence[str]) -> str:
    """One text of wrapped lines. A word broken at its hyphen ("multi-" "agency") keeps the hyphen."""
    joined: list[str] = []
    for line in lines:
        words = line.strip()
        if not words:
            continue
        if joined:
            broken = HYPHEN_END.search(joined[-1]) and words[0].islower()
            joined.append("" if broken else " ")
        joined.append(words)
    return "".join(joined)


def split_items(lines: Sequence[str]) -> list[list[str]]:
    """Lines of one block, parted where a line begins with the mark of a list item: "(b)" after ";" or ":"."""
    groups: list[list[str]] = []
    for line in lines:
        words = line.strip()
        if not groups or (starts_item(words) and groups[-1][-1].rstrip().endswith((*JOINABLE, "."))):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def starts_item(words: str) -> bool:
    return BRACKETED.match(words) is not None or BULLETED.match(words) is not None
