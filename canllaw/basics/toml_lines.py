"""On which line of a TOML file each key stands: the standard reader does not say.

Follows table headers and keys only, past texts and arrays over several lines. It is given valid TOML.
"""

import re
import tomllib
from collections.abc import Iterator

KeyPath = tuple[str | int, ...]

PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
KEYS = rf"{PART}(?:\s*\.\s*{PART})*"
HEADER = re.compile(rf"\s*(\[\[?)\s*({KEYS})\s*\]")
ENTRY = re.compile(rf"\s*({KEYS})\s*=")
PARTS = re.compile(PART)
# Inside a value: a text of any kind, a bracket or a comment.
TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[\[\]{}]|#[^\n]*|\n',
    re.DOTALL,
)


def find_lines(text: str) -> dict[KeyPath, int]:
    """The line, from 1, of every table and key. Tables of an array are counted from 0."""
    lines: dict[KeyPath, int] = {}
    arrays: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for line, words in find_statements(text):
        if header := HEADER.match(words):
            table = find_table(read_keys(header[2]), header[1] == "[[", arrays)
            lines.setdefault(table, line)
        elif entry := ENTRY.match(words):
            path = table
            for key in read_keys(entry[1]):
                path = (*path, key)
                lines.setdefault(path, line)
    return lines


def find_statements(text: str) -> Iterator[tuple[int, str]]:
    """Each header or entry with all lines of its value, and the line where it begins."""
    start = depth = 0
    line = first_line = 1
    for token in TOKEN.finditer(text):
        mark = token[0]
        line += mark.count("\n")
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
        elif mark == "\n" and depth == 0:
            yield first_line, text[start : token.start()]
            start, first_line = token.end(), line
    yield first_line, text[start:]


def find_table(keys: KeyPath, is_array: bool, arrays: dict[KeyPath, int]) -> KeyPath:
    """The path of a header, with the position of the latest table wherever an array stands on the way."""
    path: KeyPath = ()
    for at, key in enumerate(keys, 1):
        path = (*path, key)
        if is_array and at == len(keys):
            arrays[path] = arrays.get(path, -1) + 1
        if path in arrays:
            path = (*path, arrays[path])
    return path


def read_keys(words: str) -> KeyPath:
    """The parts of a dotted key; quotation marks are TOML's own business."""
    return tuple(
        tomllib.loads(f"key = {part}")["key"] if part[0] in "\"'" else part for part in PARTS.findall(words)
    )
