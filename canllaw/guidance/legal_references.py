"""Which law a text cites, and where it sends the reader within itself, in English and in Welsh.

The word of a provision is made whole ("s. 47" is "section 47") and loses its Welsh mutation,
so that the same law cited twice is the same reference.
"""

import re
from bisect import bisect_left

from canllaw.basics.language import Language
from canllaw.guidance.expectations import LegalReference, Part
from canllaw.guidance.legal_patterns import KNOWN_LAWS, PATTERNS, RADICALS, LegalPatterns

JOINS = frozenset(("and", "or", "to", "of", "in", "a", "ac", "neu", "i", "o", "yn", "at"))
SPACES = re.compile(r"\s+")
PROVISION_WORD = re.compile(r"(?<![(\w])([A-Za-z][A-Za-z-]*)(\.?)(?=\s?[\d(])")
CALLED_BACK = re.compile(r"^(?:the|this|that|y|yr|['’]r)\s", re.IGNORECASE)


def find_legal_references(text: str, offset: int, language: Language) -> tuple[LegalReference, ...]:
    """The laws that a text cites, in order. `offset` is where the text begins in the whole document.

    "the 2014 Act" is resolved where the same text said which Act that is; elsewhere its act is None.
    """
    patterns = PATTERNS[language]
    if not patterns.hint.search(text):
        return ()
    defined: dict[str, str] = {}
    return tuple(
        make_reference(match, offset, patterns, defined)
        for match in patterns.citation.finditer(text)
        if is_of_a_law(match, text, patterns)
    )


def find_cross_references(text: str, offset: int, language: Language) -> tuple[Part, ...]:
    """Where a text sends its reader within the document: "paragraph 4.12", "Annex B"."""
    patterns = PATTERNS[language]
    found = list(patterns.cross_reference.finditer(text))
    if not found:
        return ()
    laws = [law.cited for law in find_legal_references(text, offset, language)]
    starts = [law.start for law in laws]
    return tuple(
        Part(text=match.group(), start=offset + match.start(), end=offset + match.end())
        for match in found
        if not overlaps(laws, starts, offset + match.start(), offset + match.end())
    )


def overlaps(laws: list[Part], starts: list[int], start: int, end: int) -> bool:
    """Whether one of the laws, which stand in order, shares characters with `start` to `end`."""
    last = bisect_left(starts, end) - 1
    return last >= 0 and laws[last].end > start


def is_of_a_law(match: re.Match[str], text: str, patterns: LegalPatterns) -> bool:
    """A provision without its law may be a part of the document in hand: "section 3 below", "Part 2"."""
    provision = match.group("provision")
    if provision is None or match.group("of_act") or match.group("of_short"):
        return True
    if not patterns.of_law.search(make_provision(provision, patterns)):
        return False
    before = text[max(0, match.start() - 12) : match.start()]
    sent_to = patterns.internal_before.search(before) and "(" not in provision
    return not sent_to and not patterns.internal_after.match(text, match.end())


def make_reference(
    match: re.Match[str], offset: int, patterns: LegalPatterns, defined: dict[str, str]
) -> LegalReference:
    act = match.group("of_act") or match.group("act") or match.group("number")
    short = match.group("of_short") or match.group("short")
    provision = match.group("provision") or match.group("its")
    named = make_act(act) if act else defined.get(make_short_name(short)) if short else None
    defines = match.group("of_defines") or match.group("defines")
    if defines and named:
        defined[make_short_name(defines)] = named
    return LegalReference(
        cited=Part(text=match.group(), start=offset + match.start(), end=offset + match.end()),
        act=named,
        provision=make_provision(provision, patterns) if provision else None,
    )


def make_act(words: str) -> str:
    """The title of a law, unmutated, with the initials that everybody uses written out."""
    title = SPACES.sub(" ", words).strip(" ,")
    first, _, rest = title.partition(" ")
    title = f"{RADICALS.get(first, first)} {rest}".strip()
    return KNOWN_LAWS.get(title.replace("’", "'"), title)


def make_short_name(words: str) -> str:
    """What "the Act" and "y Ddeddf" are looked up by."""
    name = CALLED_BACK.sub("", SPACES.sub(" ", words))
    first, _, rest = name.partition(" ")
    return f"{RADICALS.get(first, first)} {rest}".strip()


def make_provision(words: str, patterns: LegalPatterns) -> str:
    """ "s.47(1)" as "section 47(1)", "Reoliad 5" as "rheoliad 5"."""

    def make_whole(match: re.Match[str]) -> str:
        word = match.group(1).lower()
        if word in JOINS and not match.group(2):
            return match.group()
        gap = "" if text[match.end() : match.end() + 1] == " " else " "
        return patterns.whole_words.get(word, word) + gap

    text = SPACES.sub(" ", words)
    return PROVISION_WORD.sub(make_whole, text)
