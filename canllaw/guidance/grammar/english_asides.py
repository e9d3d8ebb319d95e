"""What stands between a subject and its force word: adverbs, asides, and one more who is asked."""

from canllaw.guidance.grammar.english_boundaries import DASHES
from canllaw.guidance.grammar.english_nouns import find_head, noun_phrase_end
from canllaw.guidance.grammar.english_tokens import Tokens
from canllaw.guidance.grammar.english_words import (
    ADVERBS,
    COORDINATORS,
    DETERMINERS,
    FRONTING,
    GERUNDS,
    PREPOSITIONS,
    RELATIVES,
    is_adverb,
    is_agent,
    is_finite,
    is_participle,
)

OPENS_ASIDE = frozenset("including such as or in so acting having namely".split())


def skip_between(tokens: Tokens, limit: int, force: int) -> int:
    """The last token of the subject: adverbs and asides before the force word are passed over."""
    at = force - 1
    while at >= limit:
        word = tokens[at].word
        if is_adverb(word) and word not in COORDINATORS:
            at -= 1
        elif word in ")]" and at - 1 > limit:
            at = opening_of(tokens, limit, at, "(" if word == ")" else "[") - 1
        elif word == "," and limit == 0 and adds_another(tokens, limit, at):
            return at - 1
        elif word == "," or word in DASHES:
            before = aside_start(tokens, limit, at)
            if before is None:
                break
            at = before - 1
        else:
            break
    return at


def opening_of(tokens: Tokens, limit: int, close: int, mark: str) -> int:
    for at in range(close - 1, limit - 1, -1):
        if tokens[at].word == mark:
            return at
    return limit


def adds_another(tokens: Tokens, limit: int, close: int) -> bool:
    """Whether the comma at `close` follows one more who is asked: "the manager, or their deputy, must"."""
    opening = next((at for at in range(close - 1, limit, -1) if tokens[at].word == ","), None)
    if opening is None or opening + 2 >= close or tokens[opening + 1].word not in ("and", "or"):
        return False
    first = skip_determiners(tokens, opening + 2, close - 1)
    last = noun_phrase_end(tokens, first, close)
    if last < first or any(is_finite(tokens[at].word) for at in range(first, last + 1)):
        return False
    return is_agent(tokens[find_head(tokens, first, last)].word)


def skip_determiners(tokens: Tokens, first: int, last: int) -> int:
    while first < last and tokens[first].word in DETERMINERS:
        first += 1
    return first


def aside_start(tokens: Tokens, limit: int, close: int) -> int | None:
    """The mark that opens an aside ending at `close` (", if asked,"); None where there is no aside."""
    mark = tokens[close].word
    for at in range(close - 1, limit, -1):
        if tokens[at].word == mark:
            word = tokens[at + 1].word
            starts = word in FRONTING or word in RELATIVES or word in ADVERBS or word in PREPOSITIONS
            starts = starts or word in OPENS_ASIDE
            if mark != "," or starts or is_participle(word) or word in GERUNDS:
                return at
    return None
