"""How many syllables an English word has, for the readability formulas.

Groups of vowels are counted and the silent and the split ones put right. Points of hyphenation, which
are often used instead, miss a tenth to a fifth of the syllables (`docs/burden.md` has the comparison).
"""

import re
from functools import cache

VOWELS = re.compile(r"[aeiouyêôâ]+")
POSSESSIVE = re.compile(r"['’]s?$")
# "safe", "where", "whole", but not "table".
SILENT_E = re.compile(r"(?:[^aeiouyl]|[aeiouy]l)e$")
# "asked", "agreed", but not "needed", "settled".
SILENT_ED = re.compile(r"(?<![td])ed$")
SPOKEN_ED = re.compile(r"(?:[^aeiouy][lr]|[aeiou])ed$")
# "homes", but not "places", "wishes", "tables", "agrees".
SILENT_ES = re.compile(r"(?<![scxzg])es$")
SPOKEN_ES = re.compile(r"(?:sh|ch|[^aeiouy]l|[aeiouy])es$")
# The e within "safely", "statement", "sometimes", "therefore".
SILENT_WITHIN = re.compile(
    r"(?:(?<=[aeiouy][^aeiouyl])|(?<=[aeiouy][^aeiouy]l)|(?<=dg)|(?<=olv)|(?<=uir)|(?<=her))"
    r"e(?=(?:ly|ments?|ful|fully|less|ness|ty|times|thing|one|where|fore|guard\w*)$)"
)
# Two vowels that are spoken apart: "area", "quiet", "evaluate", "criticism".
SPOKEN_APART = re.compile(
    r"i(?:a(?![lnt])|o(?!n|us)|e[nt])|(?<![tcs])ious|(?<![tcsg])io(?!n)|[^qg]ua(?!r)|(?<=[^aeiouyqg])u(?:al|ou)"
    r"|eo(?!p)|(?<![tcs])i(?:al|an)|[aeiouy]ing$|creat|[^aeiouy]ism$|ue[nt]|priat|iat(?=e|i)|oop(?=e)|oord"
    r"|(?<=[rd])ea$|(?<=r)einf"
)
SHORT = 2
EXCEPTIONS = {
    "every": 2,
    "everyone": 3,
    "evening": 2,
    "evenings": 2,
    "business": 2,
    "friend": 1,
    "friends": 1,
}


@cache
def count_syllables(word: str) -> int:
    """The syllables of one word, at least one. A number or an abbreviation counts by its vowels alike."""
    word = POSSESSIVE.sub("", word.lower())
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    count = len(VOWELS.findall(word))
    if len(word) <= SHORT:
        return max(1, count)
    return max(1, count - silent(word) + len(SPOKEN_APART.findall(word)))


def silent(word: str) -> int:
    """How many groups of vowels are not heard."""
    last = (
        SILENT_E.search(word)
        or (SILENT_ED.search(word) and not SPOKEN_ED.search(word))
        or (SILENT_ES.search(word) and not SPOKEN_ES.search(word))
    )
    return bool(last) + len(SILENT_WITHIN.findall(word))
