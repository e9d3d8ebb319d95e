"""Welsh noun phrases: their head, their name without an article, where they end, and whether they can act."""

from canllaw.guidance.grammar.clauses import Span
from canllaw.guidance.grammar.welsh_tokens import Token, word_at
from canllaw.guidance.grammar.welsh_words import (
    AGENTS,
    ARTICLES,
    CONJUNCTIONS,
    POSSESSIVES,
    PREPOSITIONS,
    THINGS,
    find_verb,
    word_set,
)

THING_ENDINGS = (
    "iad",
    "iadau",
    "aeth",
    "aethau",
    "deb",
    "au",
    "debau",
    "edd",
    "wch",
    "iant",
    "iannau",
    "rwydd",
    "fa",
)
AGENT_ENDINGS = ("wr", "wyr", "ydd", "yddion", "ywr", "iwr", "ores", "wraig")
NUMBERS = word_set("dau ddau dwy ddwy tri dri tair dair pedwar pedair pum bum chwe dwsin nifer")
# "cymryd rhan yn", "rhoi sylw i": what it is about follows.
LIGHT_OBJECTS = word_set("rhan ran sylw gwybod wybod ystyriaeth")
INFLECTED = word_set("iddo iddi iddynt iddyn arno arni arnynt ganddo ganddi ganddynt amdano amdanynt ynddo")
NOUN_STOPS = word_set("sut pa pwy ble beth faint pryd pam")
RELATIVE_VERBS = word_set("fydd oedd all ddylai gaiff wnaeth gafodd ddaeth fu yw aeth")
RELATIVE = word_set("sy sydd sy'n fydd oedd")


def opens_relative(tokens: list[Token], position: int) -> bool:
    """ "sy'n gweithio", "a ddylai", "y maent yn ei adnabod"."""
    word, following = tokens[position].word, word_at(tokens, position + 1)
    if word in ("y", "yr"):
        return following in (
            "mae",
            "maent",
            "bydd",
            "byddant",
            "oedd",
            "gall",
            "dylai",
            "gwyddys",
            "bu",
            "caiff",
        )
    return word in RELATIVE or (word == "a" and is_relative_a(following))


def is_relative_a(following: str) -> bool:
    """A verb behind "a": "a leolodd", "a fu", "a ddylai"."""
    return following in RELATIVE_VERBS or (following.endswith(("odd", "wyd", "asai")) and len(following) > 5)


def make_name(tokens: list[Token], first: int, last: int) -> Span | None:
    """The characters of a noun phrase without its article."""
    while first <= last and (tokens[first].word in ARTICLES or tokens[first].word in POSSESSIVES):
        if tokens[first].word == "unrhyw" and word_at(tokens, first + 1) == "un":
            break
        first += 1
    return (tokens[first].start, tokens[last].end) if first <= last else None


def find_head(tokens: list[Token], first: int, last: int) -> str:
    """The noun of a noun phrase: its first word that is no article and no number."""
    while first < last and (tokens[first].word in ARTICLES | POSSESSIVES | NUMBERS):
        first += 1
    return word_at(tokens, first) if first <= last else ""


def is_agent(head: str) -> bool:
    """Whether a noun is known to name someone who can act."""
    return head in AGENTS or (head not in THINGS and head.endswith(AGENT_ENDINGS) and len(head) > 5)


def is_thing(head: str) -> bool:
    """Whether a noun names something that cannot act."""
    if head in AGENTS:
        return False
    return head in THINGS or (head.endswith(THING_ENDINGS) and not head.endswith(AGENT_ENDINGS))


def find_object(tokens: list[Token], start: int, end: int) -> Span | None:
    """The noun phrase or the question that completes the verb, as its object or behind a preposition."""
    first = skip_to_noun(tokens, start, end)
    if first < end and tokens[first].word in LIGHT_OBJECTS:
        first = skip_to_noun(tokens, first + 1, end)
    if first >= end or tokens[first].word in INFLECTED or not tokens[first].word[0].isalnum():
        return None
    if tokens[first].word in NOUN_STOPS:
        return tokens[first].start, tokens[find_sign(tokens, first, end) - 1].end
    last = first + 1
    while last < end and continues_object(tokens, last, first):
        if tokens[last].word in ("sy", "sydd"):
            last = find_sign(tokens, last, end)
            break
        last += 1
    while tokens[last - 1].word in ("'r", "y", "yr", "o", "a", "ac"):
        last -= 1
    return (tokens[first].start, tokens[last - 1].end) if last > first else None


def skip_to_noun(tokens: list[Token], position: int, end: int) -> int:
    """Over one preposition or "bod", articles and possessives."""
    if word_at(tokens, position) in PREPOSITIONS or word_at(tokens, position) in ("bod", "fod"):
        position += 1
    while position < end and tokens[position].word in ARTICLES | POSSESSIVES:
        position += 1
    return position


def find_sign(tokens: list[Token], start: int, end: int) -> int:
    return next((position for position in range(start, end) if tokens[position].word in ",;:."), end)


def continues_object(tokens: list[Token], position: int, first: int) -> bool:
    """Whether a word still belongs to the object: "copi o'r cynllun", "plant a phobl ifanc"."""
    word, following = tokens[position].word, word_at(tokens, position + 1)
    if word in ("sy", "sydd", "'r"):
        return True
    if word == "ar":
        return following == "goll"
    if word == "goll":
        return True
    if word in ("a", "ac", "neu", "na", "nac"):
        noun = word_at(tokens, position + 2) if following == "'r" else following
        return noun in AGENTS or noun in THINGS
    if word in ("o", "y", "yr"):
        partitive = word == "o" and tokens[first].word in THINGS
        return partitive or (word != "o" and not opens_relative(tokens, position) and following[:1].isalpha())
    stops = word in PREPOSITIONS or word in CONJUNCTIONS or word in NOUN_STOPS or word in ("bod", "fod", "'n")
    return not stops and word[0].isalnum()


def find_named_before(tokens: list[Token], start: int, end: int) -> tuple[int, int] | None:
    """The first one named in a clause before, as the positions of the name's first and last token."""
    for first in range(start, end):
        if tokens[first].word in ("yn", "'n") or (first > start + 1 and find_verb(tokens[first].word)):
            return None
        if tokens[first].word in AGENTS and word_at(tokens, first - 1) not in PREPOSITIONS - {"gan"}:
            last = first
            while last + 1 < end and continues_name(tokens, last + 1):
                last += 1
            return first, last
    return None


def continues_name(tokens: list[Token], position: int) -> bool:
    word = tokens[position].word
    stops = word in PREPOSITIONS or word in CONJUNCTIONS or word in THINGS or word in NOUN_STOPS
    return not stops and word[0].isalnum() and not opens_relative(tokens, position) and not find_verb(word)
