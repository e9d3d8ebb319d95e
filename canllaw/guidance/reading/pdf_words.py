"""Puts the words of several lines together: mends hyphenation, ligatures and odd spaces."""

import re
from collections.abc import Iterable, Sequence

from canllaw.guidance.reading.pdf_text import Line

SOFT_HYPHENS = "\u00ad\u2010"
ODD = {
    **dict.fromkeys(
        map(
            ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
        ),
        " ",
    ),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ue000\ue001\ufffe\x02"), None),
    **dict(zip(map(ord, "ﬀﬁﬂﬃﬄﬅﬆ"), ["ff", "fi", "fl", "ffi", "ffl", "st", "st"], strict=True)),
    **dict(zip(map(ord, "\uf0b7\uf0a7\uf0d8\uf02d\uf0fc"), "••••✓", strict=True)),
    0x2011: "-",
}
ODD_LETTER = re.compile(f"[{re.escape(''.join(map(chr, ODD)))}]")
LAST_PART = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?$")
FIRST_PART = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# Words that English joins by a hyphen, where a document gives no other evidence.
HYPHENATED = frozenset(
    "self non well multi cross co ex ill long short high low full part half all two three four five six day "
    "face follow decision policy child family trauma risk evidence person anti pre post age foster step semi "
    "so hunan".split()
)
# Words that mostly end such a word, and first parts of words that are written without a hyphen.
ENDINGS = frozenset(
    "experienced based centred led being making related specific term time free focused informed agency "
    "going to up in of the and by face year day parent parents school needs seeking taking sharing "
    "drin".split()
)
SOLID = frozenset(
    "over under with there where some every any safe house work what when fore through them your".split()
)
SHORTEST_PART = 4


class Vocabulary:
    """The words of a document, gathered only when a hyphen at the end of a line asks for them."""

    def __init__(self, lines: Iterable[Line]):
        self.lines = lines
        self.words: set[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self.words is None:
            self.words = set(" ".join([line.text for line in self.lines]).lower().split())
            self.words |= {word.strip(".,;:()“”‘’\"'") for word in self.words if not word.isalpha()}
        return word in self.words


def join_lines(lines: Sequence[Line], vocabulary: Vocabulary) -> str:
    """The text of a block, with single spaces."""
    text = lines[0].text
    for line in lines[1:]:
        after = line.text
        plainly = text[-1:].isalnum() and after[:1].isalnum()
        text = f"{text} {after}" if plainly else join_text(text, after, vocabulary)
    return tidy(text)


def tidy(text: str) -> str:
    # Translating a text that holds none of these takes many times as long as looking for them.
    if not text.isascii() and ODD_LETTER.search(text):
        text = text.translate(ODD)
    return " ".join(text.split()) if "  " in text or text[:1] == " " or text[-1:] == " " else text


def join_text(text: str, after: str, vocabulary: Vocabulary) -> str:
    last = text[-1:]
    if after[:1] in ",;" or (after[:1] == "." and not after[1:2].strip(" ")):
        return text + after
    if last in SOFT_HYPHENS and text[-2:-1].isalpha():
        return text[:-1] + after
    if last != "-" or not text[-2:-1].isalpha():
        return text + after if last in ("/", "—") else f"{text} {after}"
    return text + after if keeps_hyphen(text[:-1], after, vocabulary) else text[:-1] + after


def keeps_hyphen(text: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether a hyphen at the end of a line belongs to the word: "well-being", not "safe-guard"."""
    word = text[text.rfind(" ") + 1 :]
    first, second = LAST_PART.search(word), FIRST_PART.match(after)
    if first is None or second is None or not after[:1].islower():
        return True
    before, rest = first[0].lower(), second[0].lower()
    if word[first.start() - 1 : first.start()] == "-":
        return True
    with_hyphen, without = f"{before}-{rest}" in vocabulary, before + rest in vocabulary
    if with_hyphen != without:
        return with_hyphen
    if before in HYPHENATED or rest in ENDINGS:
        return True
    if before in SOLID or min(len(before), len(rest)) < SHORTEST_PART:
        return False
    return before in vocabulary and rest in vocabulary
