"""A sentence as words with their places, and the marks between them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from canllaw.guidance.grammar.clauses import Span

WORD = re.compile(r"['’]s\b|[^\W_]+(?:[’'./&-][^\W_]+)*['’]?|[^\s]")


class Token(NamedTuple):
    """One word in lower case, with straight apostrophes, and where it stands in the sentence."""

    word: str
    start: int
    end: int


Tokens = Sequence[Token]


def read_tokens(sentence: str) -> list[Token]:
    plain = sentence.replace("’", "'").lower()
    if len(plain) != len(sentence):  # a rare capital becomes two letters, and its places would shift
        return [
            Token(found.group().lower().replace("’", "'"), *found.span()) for found in WORD.finditer(sentence)
        ]
    return [Token(plain[start:end], start, end) for start, end in map(re.Match.span, WORD.finditer(sentence))]


def span_of(tokens: Tokens, first: int, last: int) -> Span | None:
    """The characters from the first to the last token, both included; None where there is none."""
    return (tokens[first].start, tokens[last].end) if first <= last else None


def find_token(tokens: Tokens, character: int) -> int:
    """The position of the first token that ends after a character."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].end <= character:
            low = middle + 1
        else:
            high = middle
    return low
