"""Printed marks: "3.14", "12.", "3.—(1)", "(a)", "(ii)", "•", and the numbers before headings.

Finding a mark is kept apart from judging what it stands for: `paragraphs` does that, by the marks around it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class MarkStyle(StrEnum):
    """How a mark counts."""

    BULLET = "bullet"
    DECIMAL = "decimal"
    BRACKET = "decimal in brackets"
    LETTER = "letter"
    CAPITAL = "capital letter"
    ROMAN = "roman"
    MULTILEVEL = "multilevel"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark at the start of a block. `value` is its place in its own series, `end` where the words begin.

    `number` is what people cite: "3.14" for "3.14.", "3(1)" for "3.—(1)".
    """

    style: MarkStyle
    printed: str
    number: str
    value: int
    end: int
    roman: int | None = None
    dotted: bool = True


# Most texts begin with a word; one look spares them a try at every mark that begins with a letter.
MAY_BE_LETTERED = re.compile(r"[a-zA-Z]{1,5}[.)\d]")
BULLETS = "•‣◦▪▫●○■□◆►➢➤✓✔·*\uf0b7\uf0a7\uf0d8\uf02d⁃∙–—-"
BULLET = re.compile(rf"[{re.escape(BULLETS)}]\s+(?=\S)")
LEGAL = re.compile(r"(\d{1,3}[A-Z]{0,2})\.?\s?[—–-]?\s?\((\d{1,3}[A-Z]?)\)\s*(?=\S)")
MULTILEVEL = re.compile(
    r"((?:\d{1,3}|[A-Z]{1,2}\.?\d{1,3}|[A-Z])(?:\.\d{1,3})+[A-Z]?)\.?(?:\s+|(?=[A-Z“‘\"']))(?=\S)"
)
PREFIXED = re.compile(r"([A-Z]{1,2})(\d{1,3})\.?\s+(?=[A-Z“‘\"'])")
DECIMAL = re.compile(r"(\d{1,3})([A-Z]{0,2})(\.|\b(?=\s))\s+(?=\S)")
BRACKET = re.compile(r"(?:\((\d{1,3})\)|(\d{1,3})\))\s+(?=\S)")
LETTER = re.compile(r"(?:\(([a-z]{1,5})\)|([a-z]{1,5})\)|([a-z]|[ivx]{2,5})\.)\s+(?=\S)")
CAPITAL = re.compile(r"(?:\(([A-Z])\)|([A-Z])\)|([A-Z])\.)\s+(?=\S)")
ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
ROMAN_PARTS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)

HEADING_WORDS = "Chapter|Part|Annex|Annexe|Appendix|Schedule|Pennod|Rhan|Atodiad|Atodlen"
LABELLED = re.compile(
    rf"((?:{HEADING_WORDS})\s+(?:\d{{1,3}}[A-Z]?|[IVXL]+|[A-Z]))(?:\s*[:.–—-]\s*|\s+(?=[A-Z“‘\"'])|$)", re.I
)
CITED = re.compile(
    r"((?:Section|Article|Regulation|Step|Stage|Standard|Principle|Adran|Erthygl|Rheoliad|Cam|Safon|Egwyddor)"
    r"\s+\d{1,3}[A-Z]?)\s*(?:[:.–—-]\s*|$)",
    re.I,
)
HEADING_NUMBER = re.compile(
    r"((?:\d{1,3}|[A-Z])(?:\.\d{1,3})+|\d{1,3}[A-Z]?|[A-Z]\d{1,2}(?:\.\d{1,3})*|[IVXL]{1,6}(?=[.)])|[A-Z](?=[.)]))"
    r"(?P<close>[.):]?)(?:\s+|(?<=\.))(?=\S)"
)


@lru_cache(maxsize=1024)
def read_roman(letters: str) -> int | None:
    """The value of a lower-case roman number; None where the letters are none."""
    if not letters or not ROMAN.fullmatch(letters):
        return None
    digits = [ROMAN_DIGITS[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))


def read_letters(letters: str) -> int | None:
    """a is 1, z is 26, aa is 27 as statutes and word processors count; None for anything else."""
    if len(letters) == 1:
        return ord(letters) - 96
    return 26 * (len(letters) - 1) + ord(letters[0]) - 96 if len(set(letters)) == 1 else None


def say_roman(value: int) -> str:
    words = ""
    for worth, letters in ROMAN_PARTS:
        count, value = divmod(value, worth)
        words += letters * count
    return words


def say_letters(value: int) -> str:
    repeats, letter = divmod(value - 1, 26)
    return chr(97 + letter) * (repeats + 1)


def find_mark(text: str) -> Mark | None:
    """The mark at the start of a text, if there is one."""
    first = text[:1]
    if first.isdigit():
        return find_number(text)
    if first == "(" or MAY_BE_LETTERED.match(text):
        return find_letter(text)
    if first and first in BULLETS and (match := BULLET.match(text)):
        return Mark(style=MarkStyle.BULLET, printed="•", number="•", value=0, end=match.end())
    return None


def find_number(text: str) -> Mark | None:
    if match := LEGAL.match(text):
        value = int(re.sub(r"\D", "", match[2]))
        number = f"{match[1]}({match[2]})"
        printed = match[0].rstrip()
        return Mark(style=MarkStyle.LEGAL, printed=printed, number=number, value=value, end=match.end())
    if match := MULTILEVEL.match(text):
        return multilevel(match)
    if match := BRACKET.match(text):
        return bracket(match)
    if match := DECIMAL.match(text):
        number = match[1] + match[2]
        printed, dotted = number + match[3], match[3] == "."
        value = int(match[1])
        return Mark(
            style=MarkStyle.DECIMAL,
            printed=printed,
            number=number,
            value=value,
            end=match.end(),
            dotted=dotted,
        )
    return None


def multilevel(match: re.Match[str]) -> Mark:
    printed = match[0].rstrip()
    value = int(re.sub(r"\D", "", match[1].rsplit(".", 1)[1]))
    return Mark(style=MarkStyle.MULTILEVEL, printed=printed, number=match[1], value=value, end=match.end())


def bracket(match: re.Match[str]) -> Mark:
    digits = match[1] or match[2]
    printed = match[0].rstrip()
    return Mark(style=MarkStyle.BRACKET, printed=printed, number=digits, value=int(digits), end=match.end())


def find_letter(text: str) -> Mark | None:
    if text[1:2].isdigit() and (match := BRACKET.match(text)):
        return bracket(match)
    if match := LETTER.match(text):
        letters = match[1] or match[2] or match[3]
        value, roman = read_letters(letters), read_roman(letters)
        if value is None and roman is None:
            return None
        style = MarkStyle.LETTER if value is not None else MarkStyle.ROMAN
        return lettered(match, style, letters, value if value is not None else roman or 0, roman)
    if match := MULTILEVEL.match(text):
        return multilevel(match)
    if match := PREFIXED.match(text):
        number, value = match[1] + match[2], int(match[2])
        return lettered(match, MarkStyle.MULTILEVEL, number, value, None)
    if match := CAPITAL.match(text):
        letter = match[1] or match[2] or match[3]
        return lettered(match, MarkStyle.CAPITAL, letter, ord(letter) - 64, None)
    return None


def lettered(match: re.Match[str], style: MarkStyle, number: str, value: int, roman: int | None) -> Mark:
    return Mark(
        style=style, printed=match[0].rstrip(), number=number, value=value, end=match.end(), roman=roman
    )


def split_heading(text: str) -> tuple[str | None, str]:
    """A heading's printed number and its title: ("3.2", "Title"), ("Annex A", "Forms"), (None, "Title")."""
    for pattern in (LABELLED, CITED):
        if match := pattern.match(text):
            title = text[match.end() :]
            return (match[1], title) if title else (None, text)
    match = HEADING_NUMBER.match(text)
    if match is None:
        return None, text
    title = text[match.end() :]
    # "72 hours and after" is a title, "7 Hours of work" and "7.2 iPads" have numbers.
    bare = match[1].isdigit() and not match["close"]
    if bare and title[:1].islower():
        return None, text
    return match[1], title
