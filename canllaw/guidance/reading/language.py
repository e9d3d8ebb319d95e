"""English or Welsh, told by the small words that every text is full of, or neither of the two."""

import re
from collections.abc import Sequence

from canllaw.basics.language import Language
from canllaw.guidance.documents import Passage, PassageKind

ENGLISH_WORDS = "the of and to is are for that with be must should may not by this which an it as or from"
WELSH_WORDS = (
    "yr y yn ac mae ar gan wedi rhaid dylai dylid neu sy sydd bod eu hwn hon hyn nid ni na fel os i'r o'r "
    "a'r y'r ei am gael cael unrhyw sy'n sydd'n mae'n bydd plentyn"
)
WORD = re.compile(r"[a-zâêîôûŵŷäëïöü'’]+")
ENGLISH, WELSH = frozenset(WORD.findall(ENGLISH_WORDS)), frozenset(WORD.findall(WELSH_WORDS))
LONGEST_SAMPLE = 200_000

# Words of every English and every Welsh text that are not just as common in another language of Europe.
TELLING = frozenset(
    (
        "the of and to that with must should by this which it from have has their they you your when any not "
        "can who were there what if would these those other are be may all at into been more will "
        "yr yn ac mae gan wedi rhaid dylai dylid ddylai neu sy sydd bod eu hwn hyn nid fel i'r o'r a'r y'r "
        "gael cael unrhyw plant plentyn gall gellir pob bob eich chi gyda rhag wrth bydd hynny"
    ).split()
)
MARKS = ".,;:!?()[]\"'“”‘…-–—"
# In real guidance in English between 3 and 40 of 1,000 sentences hold fewer of them than this share, so one
# sentence proves nothing. Text in other languages holds up to 0.03.
LOWEST_SHARE = 0.08
FEWEST_WORDS = 12
FEWEST_JUDGED_WORDS = 40
FEWEST_FOREIGN = 3
PASSAGES_LOOKED_AT = 40
SENTENCE_ENDS = (".", ";", ":", "!", "?", "…", "。", "؟", "।")
LAST_LATIN = "\u024f"


def find_language(text: str) -> Language:
    """The language of most of a text. English where nothing speaks for Welsh."""
    words = WORD.findall(text[:LONGEST_SAMPLE].casefold().replace("’", "'"))
    english = sum(map(ENGLISH.__contains__, words))
    welsh = sum(map(WELSH.__contains__, words))
    return Language.WELSH if welsh > english else Language.ENGLISH


def is_foreign(passages: Sequence[Passage]) -> bool:
    """Whether nearly all sentences of a document are in neither English nor Welsh.

    Passages from all over the document are looked at first, and all of them only where most of those
    are foreign: a document that can be read pays next to nothing.
    """
    judged = [passage for passage in passages if is_judged(passage)]
    sample = judged[:: max(1, len(judged) // PASSAGES_LOOKED_AT)]
    if 2 * len(find_foreign(sample)) <= len(sample):
        return False
    foreign, words = count_all(find_foreign(judged)), count_all(judged)
    if words < FEWEST_JUDGED_WORDS or 5 * foreign < 4 * words:
        return False
    return lacks_small_words(" ".join(passage.text for passage in passages))


def is_partly_foreign(passages: Sequence[Passage]) -> bool:
    """Whether more sentences are in neither language than lists and names alone make look so."""
    foreign = find_foreign(passages)
    judged = [passage for passage in passages if is_judged(passage)]
    return len(foreign) >= FEWEST_FOREIGN and 10 * count_all(foreign) >= count_all(judged)


def find_foreign(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages whose sentences are in neither English nor Welsh. Short ones are not judged."""
    return tuple(passage for passage in passages if is_judged(passage) and lacks_small_words(passage.text))


def is_judged(passage: Passage) -> bool:
    """Whether a passage is a sentence long enough to be told by its small words, no name or list of names."""
    if passage.kind in (PassageKind.CODE, PassageKind.HEADING):
        return False
    return passage.text.endswith(SENTENCE_ENDS) and count_words(passage.text) >= FEWEST_WORDS


def lacks_small_words(text: str) -> bool:
    """Whether a text has fewer small words of English and Welsh than any text in them; stops at enough."""
    left = LOWEST_SHARE * count_words(text)
    for word in text.casefold().replace("’", "'").split():
        left -= word.strip(MARKS) in TELLING
        if left <= 0:
            return False
    return True


def count_all(passages: Sequence[Passage]) -> int:
    return sum(count_words(passage.text) for passage in passages)


def count_words(text: str) -> int:
    """Words parted by spaces. Where there are few, three letters of a script that may part none are one."""
    words = text.count(" ") + 1
    if words >= FEWEST_WORDS or text.isascii():
        return words
    other = sum(letter > LAST_LATIN and letter.isalpha() for letter in text)
    return max(words, other // 3)
