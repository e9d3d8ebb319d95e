"""Telephone numbers as they are written in Britain, and international ones."""

import re
from collections.abc import Iterator

from canllaw.evidence.personal_data.codes import DASH, SPACE

BETWEEN = rf"(?:{SPACE}|{DASH}|[().])"
# Several numbers are often written with a slash or a comma between them.
CANDIDATE = re.compile(
    rf"(?<![\w£$€@#])(?<![0-9][-.])(?:\(?0|\(?(?:\+|00){SPACE}?[1-9])(?:{BETWEEN}{{0,3}}[0-9]){{7,14}}"
    r"(?![\w@])(?![-.][0-9]|[/,][1-9])"
)
GROUPS = re.compile(r"[0-9]+")
MOST_GROUPS = 6
# Ofcom's National Telephone Numbering Plan: what can follow the 0 of a number, and how long it then is.
NATIONAL = re.compile(
    r"1[1-9][0-9]{8}|2[03489][0-9]{8}|3[0347][0-9]{8}|5[56][0-9]{8}|7[0-9]{9}|8[0-9]{9}|9[018][0-9]{8}"
    r"|800[0-9]{6}|500[0-9]{6}|169772[0-9]{3}|169773[0-9]{3}"
)
# The towns where the whole number is one digit shorter than elsewhere.
SHORT_TOWNS = frozenset(
    "1204 1208 1254 1276 1297 1298 1363 1364 1384 1386 1404 1420 1460 1461 1480 1488 1524 1527 1562 1566 "
    "1606 1629 1635 1647 1659 1695 1726 1744 1750 1827 1837 1884 1900 1905 1935 1946 1949 1963 1995".split()
)


def find_phones(text: str) -> Iterator[tuple[int, int]]:
    """Numbers with area code: 029 2018 0123, (01632) 960 001, 07700 900123, +44 7700 900123, +33 and others.

    An extension is not part of what is found. Numbers without an area code are too like other numbers.
    """
    for found in CANDIDATE.finditer(text):
        words = cut_to_phone(found[0])
        if words:
            # A bracket that is not closed belongs to the sentence.
            open_bracket = words[0] == "(" and ")" not in words
            yield found.start() + open_bracket, found.start() + len(words)


def cut_to_phone(words: str) -> str:
    """The number without what follows it, such as a year or an extension; empty where it is none."""
    ends = [group.end() for group in GROUPS.finditer(words)]
    return next((words[:end] for end in reversed(ends) if is_phone(words[:end])), "")


def is_phone(words: str) -> bool:
    groups = GROUPS.findall(words)
    if len(groups) > MOST_GROUPS or not are_dots_of_phone(words):
        return False
    digits = "".join(groups)
    if words.lstrip("(").startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00")
        if not digits.startswith("44"):
            return 9 <= len(digits) <= 15
        digits = digits[2:].removeprefix("0")
        return is_national(digits)
    return is_national(digits[1:])


def is_national(digits: str) -> bool:
    return bool(NATIONAL.fullmatch(digits)) or (len(digits) == 9 and digits[:4] in SHORT_TOWNS)


def are_dots_of_phone(words: str) -> bool:
    """Dots stand between groups of three digits or more: 029.2018.0123, and not 0.12.34.56.789."""
    return "." not in words or all(len(group) >= 3 for group in words.split("."))
