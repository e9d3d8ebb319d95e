"""Welsh words and signs with their places. What follows an apostrophe stands alone: o'r is "o" and "'r"."""

import re
from bisect import bisect_left
from typing import NamedTuple

TOKEN = re.compile(r"['’](?:r|n|i|u|w|m|th|ch)(?!\w)|[^\W_]+(?:[-.][^\W_]+)*|[^\w\s]")


class Token(NamedTuple):
    """One word or sign: in lower case, and its characters in the sentence."""

    word: str
    start: int
    end: int


def read_tokens(text: str, start: int = 0) -> list[Token]:
    """The tokens of a text from `start` on."""
    return [
        Token(match.group().lower().replace("’", "'"), match.start(), match.end())
        for match in TOKEN.finditer(text, start)
    ]


def word_at(tokens: list[Token], position: int) -> str:
    """The word at a position; nothing outside the sentence."""
    return tokens[position].word if 0 <= position < len(tokens) else ""


def find_token(tokens: list[Token], character: int) -> int:
    """The first token that does not begin before a character."""
    return bisect_left(tokens, character, key=lambda token: token.start)
