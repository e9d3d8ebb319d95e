"""The initial mutations of Welsh: gweithiwr, weithiwr, ngweithiwr are one word.

Only the rule is here: soft, nasal and aspirate mutation and the h before a vowel. Whoever needs it brings
the words.
"""

from collections.abc import Iterable
from functools import cache

SOFT = {"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "ll": "l", "m": "f", "rh": "r"}
NASAL = {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
ASPIRATE = {"p": "ph", "t": "th", "c": "ch"}
# One letter of the Welsh alphabet each, so they do not mutate as their first sign would.
UNCHANGING = ("ch", "dd", "ff", "ng", "ph", "th", "si")
VOWELS = tuple("aeiouwyâêîôûŵŷ")


@cache
def mutate(word: str) -> frozenset[str]:
    """Every form that a word can take after a mutation, the word itself among them."""
    if word.startswith(UNCHANGING):
        return frozenset((word,))
    first = word[:2] if word[:2] in ("ll", "rh") else word[:1]
    rest = word[len(first) :]
    forms = {word, *(table[first] + rest for table in (SOFT, NASAL, ASPIRATE) if first in table)}
    if word.startswith(VOWELS):
        forms.add("h" + word)
    return frozenset(forms)


def find_radicals(words: Iterable[str]) -> dict[str, str]:
    """From every form to the word that it is a form of; a mutated word of the list to its radical."""
    words = tuple(dict.fromkeys(words))
    listed = set(words)
    radical = {form: word for word in words for form in mutate(word) & listed if form != word}
    radicals = {word: radical.get(word, word) for word in words}
    for word in words:
        for form in sorted(mutate(word)):
            radicals.setdefault(form, radicals[word])
    return radicals
