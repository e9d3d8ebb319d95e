"""Where an English noun phrase ends, and which noun it is about."""

from canllaw.guidance.grammar.clauses import Span
from canllaw.guidance.grammar.english_tokens import Tokens, find_token, span_of
from canllaw.guidance.grammar.english_words import (
    AGENTS,
    BE,
    COORDINATORS,
    DETERMINERS,
    GERUNDS,
    NOUN_OR_VERB,
    PREPOSITIONS,
    RELATIVES,
    VERBS,
    is_adverb,
    is_finite,
    is_participle,
)

EVERYBODY = frozenset("everyone everybody anyone anybody someone somebody nobody".split())
INSIDE_NOUNS = frozenset(("'s", "'", '"', "“", "”", "‘"))
ENDS_NOUNS = frozenset("as if so because how whether what when where why up out there".split())
NEVER_AFTER_NOUN = DETERMINERS | PREPOSITIONS | {"to", "that", "whether", "what", "it", "them"}


def noun_phrase_span(tokens: Tokens, agent: Span) -> Span | None:
    """The agent without "by" and without its determiner."""
    first = find_token(tokens, agent[0]) + 1
    last = find_token(tokens, agent[1] - 1)
    while first < last and tokens[first].word in DETERMINERS:
        first += 1
    return span_of(tokens, first, last)


def noun_phrase_end(tokens: Tokens, first: int, stop: int) -> int:
    """The last token of the noun phrase that begins at `first`; `first - 1` where none does."""
    at = first
    stop = min(stop, len(tokens))
    while at < stop:
        if tokens[at].word == "together" and at + 1 < stop and tokens[at + 1].word == "with":
            at += 2
            continue
        if ends_phrase(tokens, first, at, stop):
            break
        at += 1
    at -= 1
    while at >= first and tokens[at].word in (",", "and", "or", "of"):
        at -= 1
    return at


def ends_phrase(tokens: Tokens, first: int, at: int, stop: int) -> bool:
    """Whether a word stands outside the noun phrase that began at `first`."""
    word = tokens[at].word
    if word in COORDINATORS or word == ",":
        return not joins_nouns(tokens, at, stop)
    if word in RELATIVES and (at > first or word not in DETERMINERS):
        return True
    described = word == "following" and at > 0 and tokens[at - 1].word in DETERMINERS
    if word == "to" or (word in PREPOSITIONS and word != "of" and not described):
        return True
    if not word[0].isalnum() and word not in INSIDE_NOUNS:
        return True
    if at == first:
        return False
    if is_adverb(word) or word in BE or word in ENDS_NOUNS:
        return True
    before = tokens[at - 1].word
    joined = before in PREPOSITIONS or before in COORDINATORS or before in DETERMINERS or before == ","
    verb = is_finite(word) or (word in VERBS and word not in NOUN_OR_VERB and word not in AGENTS)
    if not joined and verb and (before in AGENTS or before in EVERYBODY):
        return True
    return word in DETERMINERS and not joined


def joins_nouns(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether "and", "or" or a comma goes on with another noun rather than with a verb."""
    ahead = at + 1
    while ahead < stop and tokens[ahead].word in ("and", "or", ","):
        ahead += 1
    if ahead >= stop:
        return False
    word = tokens[ahead].word
    after = tokens[ahead + 1].word if ahead + 1 < stop else ""
    if (
        word in RELATIVES
        or word in PREPOSITIONS
        or is_adverb(word)
        or word in GERUNDS
        or word in ("if", "not", "to")
    ):
        return False
    if word in VERBS:
        return word in NOUN_OR_VERB and after not in NEVER_AFTER_NOUN
    if tokens[at].word == ",":
        return any(tokens[i].word in ("and", "or") for i in range(at + 1, min(at + 12, stop)))
    return True


def find_head(tokens: Tokens, first: int, last: int) -> int:
    """The noun that a phrase is about: the last word before its first preposition, mark or relative."""
    for at in range(first, last + 1):
        word = tokens[at].word
        if at > first and word in COORDINATORS and is_participle(tokens[at - 1].word):
            continue
        if at > first and (
            word in PREPOSITIONS
            or word in RELATIVES
            or word in COORDINATORS
            or word in ",("
            or word in ("to", "as", "whose")
        ):
            return at - 1
        if at > first and is_participle(word) and at < last and tokens[at + 1].word in PREPOSITIONS:
            return at - 1
        if at > first and tokens[at - 1].word in AGENTS and (word in GERUNDS or is_participle(word)):
            return at - 1
    return max(first, last)
