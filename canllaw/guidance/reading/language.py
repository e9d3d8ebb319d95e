"""English or Welsh, told by the small words that every text is full of."""

import re

from canllaw.basics.language import Language

ENGLISH_WORDS = "the of and to is are for that with be must should may not by this which an it as or from"
WELSH_WORDS = (
    "yr y yn ac mae ar gan wedi rhaid dylai dylid neu sy sydd bod eu hwn hon hyn nid ni na fel os i'r o'r "
    "a'r y'r ei am gael cael unrhyw sy'n sydd'n mae'n bydd plentyn"
)
WORD = re.compile(r"[a-zâêîôûŵŷäëïöü'’]+")
ENGLISH, WELSH = frozenset(WORD.findall(ENGLISH_WORDS)), frozenset(WORD.findall(WELSH_WORDS))
LONGEST_SAMPLE = 200_000


def find_language(text: str) -> Language:
    """The language of most of a text. English where nothing speaks for Welsh."""
    words = WORD.findall(text[:LONGEST_SAMPLE].casefold().replace("’", "'"))
    english = sum(map(ENGLISH.__contains__, words))
    welsh = sum(map(WELSH.__contains__, words))
    return Language.WELSH if welsh > english else Language.ENGLISH
