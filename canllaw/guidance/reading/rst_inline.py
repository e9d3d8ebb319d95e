"""The words of reStructuredText without its marks, as its own tools print them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

INLINE = re.compile(
    r"``(?P<literal>.+?)``|:(?P<role>[\w:+-]+):`(?P<target>[^`]+)`|`(?P<phrase>[^`]+)`_{0,2}"
    r"|\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*\*|(?<![\w\\*])\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*"
    r"|(?P<gap>\s*)\[(?P<note>#?\w*)\]_|\|(?P<name>[^|\s][^|]*)\|_{0,2}|\\(?P<escaped>.|$)"
    r"|(?<![\w`])(?P<link>[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*)_(?![\w`])"
)
TARGET = re.compile(r"(.*?)\s*<[^<>]*>\s*$", re.S)
CROSS_REFERENCES = ("ref", "doc", "numref", "any", "term", "std:ref", "std:doc")
# Quotation marks inside literals stay straight while those of the prose are curled.
KEPT = str.maketrans({'"': "\ue001", "'": "\ue002", "-": "\ue003", ".": "\ue004"})
RESTORED = str.maketrans({"\ue001": '"', "\ue002": "'", "\ue003": "-", "\ue004": "."})
OPENING_DOUBLE = re.compile(r'(^|[\s(\[{—–])"')
OPENING_SINGLE = re.compile(r"(^|[\s(\[{—–“])'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What names stand for: the titles behind labels and documents, and the words of substitutions."""

    titles: Mapping[str, str]
    words: Mapping[str, str]


def read_inline(text: str, names: Names) -> tuple[str, tuple[str, ...]]:
    """The printed words, and the marks of the footnotes they refer to ("#" for one that counts by itself)."""
    marks: list[str] = []

    def put(match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind == "literal":
            return match["literal"].translate(KEPT)
        if kind == "target":
            return say_target(match["role"], match["target"], names)
        if kind == "phrase":
            return without_target(match["phrase"])
        if kind == "note":
            marks.append(match["note"])
            return ""
        if kind == "name":
            return names.words.get(match["name"], match["name"])
        if kind == "escaped":
            return match["escaped"].strip().translate(KEPT)
        return match[kind] if kind else match[0]

    return curl(INLINE.sub(put, text)).translate(RESTORED), tuple(marks)


def say_target(role: str, target: str, names: Names) -> str:
    words = without_target(target)
    if role in CROSS_REFERENCES and words == target.strip():
        return names.titles.get(target.strip().casefold(), target).translate(KEPT)
    return words.translate(KEPT) if role in ("file", "command", "samp", "code") else words


def without_target(words: str) -> str:
    match = TARGET.match(words)
    return match[1] if match and match[1] else words.strip("<> ")


def curl(text: str) -> str:
    """Quotation marks and dashes as the printed pages have them."""
    if "-" in text:
        text = text.replace("---", "—").replace("--", "–")
    if '"' in text:
        text = OPENING_DOUBLE.sub(r"\1“", text).replace('"', "”")
    if "'" in text:
        text = OPENING_SINGLE.sub(r"\1‘", text).replace("'", "’")
    return text
