"""A study's own list of names, found in text as they are said and written."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

# Joined to a name and no name by themselves.
PARTICLES = frozenset("ab al ap bin bint da de del della der di du el ferch la le mac van von y".split())
TITLES = frozenset("mr mrs ms miss mx dr prof sir dame lady lord y parch".split())
APOSTROPHES = "['’‘ʼ`´]"
SHORTEST = 2
ACCENTS = {
    "a": "aàáâäã", "c": "cç", "e": "eèéêë", "i": "iìíîï", "n": "nñ", "o": "oòóôöõø", "s": "sśš",
    "u": "uùúûü", "w": "wẁẃŵẅ", "y": "yỳýŷÿ", "z": "zźżž", "l": "lł",
}  # fmt: skip
# Capitalised words that are no name in such company, for names that are words too.
MONTH_BEFORE = re.compile(
    r"(?:[0-9](?:st|nd|rd|th)?(?:\s+of)?|\b(?:in|since|until|till|last|next|early|late|mid))[\s-]+$",
    re.IGNORECASE,
)
MONTH_AFTER = re.compile(r"[\s,]+(?:(?:19|20)?[0-9]{2}\b|[0-9])")
PRONOUN_AFTER = re.compile(r"\s+(?:I|we|you|he|she|they|it|there|this|that|the|all|any|someone|anyone)\b")
PEOPLE_AFTER = re.compile(
    r"\s+(?:people|persons?|adults?|carers?|offenders?|wom[ae]n|m[ae]n|children)\b", re.IGNORECASE
)
ASKING = frozenset({"may", "will", "can"})
MONTHS = frozenset({"may", "april", "june", "august", "mai", "medi", "mehefin", "ebrill"})


def find_names(text: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each name of the list, whole or in part: "Siân Bevan" finds Siân Bevan, Siân, Sian, BEVAN and Bevan's.

    The first letter must be a capital, so that "Mark" does not find "mark"; accents and the form of the
    apostrophe do not matter. Parts that follow each other are one name. A possessive ending and Welsh
    'n or 'r after a name are not part of it. Personal names keep their first letter in modern Welsh, so that
    mutated forms are not looked for: list them where people use them.
    """
    pattern = make_pattern(tuple(names))
    if pattern is None:
        return
    for found in pattern.finditer(text):
        if not is_other_word(text, *found.span()):
            yield found.span()


@cache
def make_pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    parts = {part for name in names for part in find_parts(name)}
    if not parts:
        return None
    one = "|".join(sorted((say_part(part) for part in parts), key=lambda each: (-len(each), each)))
    joins = "|".join(sorted(PARTICLES))
    return re.compile(rf"(?<!\w)(?:{one})(?!\w)(?:\s+(?:(?:{joins})\s+)?(?:{one})(?!\w))*")


def find_parts(name: str) -> Iterator[str]:
    for part in unicodedata.normalize("NFC", name).replace(",", " ").split():
        bare = part.strip('."()')
        if len(bare) >= SHORTEST and bare.casefold() not in PARTICLES | TITLES and bare[0].isalpha():
            yield bare[0].upper() + bare[1:]


def say_part(part: str) -> str:
    """A pattern for one part: a capital first, then any case."""
    return say_letter(part[0]).upper() + f"(?i:{''.join(say_letter(letter) for letter in part[1:])})"


def say_letter(letter: str) -> str:
    if re.fullmatch(APOSTROPHES, letter):
        return APOSTROPHES
    plain = unicodedata.normalize("NFD", letter)[0].casefold()
    return f"[{ACCENTS[plain]}]" if plain in ACCENTS else re.escape(letter)


def is_other_word(text: str, start: int, end: int) -> bool:
    """Whether a name that is a word too is that word here: the month, a question, young people."""
    word = text[start:end].casefold()
    if word in MONTHS and (
        MONTH_BEFORE.search(text[max(0, start - 12) : start]) or MONTH_AFTER.match(text, end)
    ):
        return True
    if word in ASKING and PRONOUN_AFTER.match(text, end):
        return True
    return word == "young" and PEOPLE_AFTER.match(text, end) is not None
