"""Welsh list items that complete a stem with a verb-noun, and imperatives."""

import re

from canllaw.basics.language import Message, message
from canllaw.guidance.expectations import Force, Polarity
from canllaw.guidance.grammar.clauses import Clause, Span
from canllaw.guidance.grammar.welsh_adjuncts import find_fronted, match_marker
from canllaw.guidance.grammar.welsh_predicates import Predicate, read_predicate
from canllaw.guidance.grammar.welsh_tokens import Token, find_token, read_tokens, word_at
from canllaw.guidance.grammar.welsh_words import (
    AGENTS,
    NOT_IMPERATIVES,
    THINGS,
    find_verb,
    looks_like_verb,
    word_set,
)

CLOSING = re.compile(r"[\s.;,:]+(?:a|ac|neu)?[\s.;,:]*$")
JOINED = re.compile(r"[\s;,]+(?:a|ac|neu)$")
IMPERATIVE = re.compile(r"[a-zâêîôûŵŷáéíóúäëïöü]{2,}wch$")
LEADING = word_set("hefyd yna wedyn felly nesaf yn gyntaf bob amser os gwelwch dda")
# Verb-nouns that are also plain nouns: an item "newid enw" is rarely one, "cyfarfod cynllunio" is a meeting.
ALSO_NOUNS = word_set("cyfarfod cyngor mesur arfer")


def read_item(item: str, stem: Clause) -> Clause | None:
    """A list item that says what is to be done; None where it is a thing, a name or a condition."""
    end = len(JOINED.sub("", item.rstrip().rstrip(".;,: ")))
    tokens = read_tokens(item)
    first = find_first_word(item, tokens, end)
    if first is None or not is_verb_first(tokens, first):
        return None
    predicate = read_predicate(item, tokens, first, end)
    front = find_fronted(item, 0, tokens[first].start)
    return make_inner_clause(
        predicate, end, force=stem.force, refrains=stem.polarity is Polarity.DO_NOT or predicate.refrains,
        why=message("The item completes its stem with a verb, and has the force of the stem."),
        front_context=front.context, front_time=front.time, force_words=None,
    )  # fmt: skip


def find_first_word(text: str, tokens: list[Token], end: int) -> int | None:
    """The token behind a fronted adjunct and its comma, or the first one."""
    first = 0
    if match_marker(text, 0, end) and (comma := text.find(",", 0, end)) >= 0:
        first = find_token(tokens, comma + 1)
    while word_at(tokens, first) in LEADING or word_at(tokens, first) == ",":
        first += 1
    return first if first < len(tokens) and tokens[first].start < end else None


def is_verb_first(tokens: list[Token], first: int) -> bool:
    """Whether an item begins with a verb-noun that governs something, not with a name made of one."""
    word = tokens[first].word
    if word in ALSO_NOUNS or word in AGENTS:
        return False
    if word in THINGS and word_at(tokens, first + 1) not in ("'r", "y", "yr", "â", "ag", "ei", "eu", "i"):
        return False
    if word in ("bod", "fod"):
        return False
    return bool(find_verb(word)) or looks_like_verb(word)


def read_imperative(sentence: str) -> Clause | None:
    """An imperative ("Cofnodwch", "Peidiwch â"), also behind a fronted adjunct; None elsewhere."""
    end = len(sentence.rstrip().rstrip(".;,: "))
    tokens = read_tokens(sentence)
    first = find_first_word(sentence, tokens, end)
    if first is None or sentence.rstrip().endswith("?"):
        return None
    word = tokens[first].word
    if not IMPERATIVE.search(word) or word in NOT_IMPERATIVES:
        return None
    start, refrains = (first, False) if word != "peidiwch" else (skip_to_verb(tokens, first + 1), True)
    predicate = read_predicate(sentence, tokens, start, end)
    front = find_fronted(sentence, 0, tokens[first].start)
    return make_inner_clause(
        predicate, end, force=Force.GUIDELINE, refrains=refrains,
        why=message('"{verb}" is an imperative.', verb=sentence[tokens[first].start : tokens[first].end]),
        front_context=front.context, front_time=front.time,
        force_words=(tokens[first].start, tokens[first].end),
    )  # fmt: skip


def skip_to_verb(tokens: list[Token], position: int) -> int:
    while word_at(tokens, position) in ("â", "ag", "byth", "â'u"):
        position += 1
    return position


def make_inner_clause(
    predicate: Predicate,
    end: int,
    *,
    force: Force,
    refrains: bool,
    why: Message,
    front_context: Span | None,
    front_time: Span | None,
    force_words: Span | None,
) -> Clause:
    """The clause of words that hold no force word of their own."""
    return Clause(
        start=0, end=end, force=force, force_words=force_words,
        polarity=Polarity.DO_NOT if refrains else Polarity.DO, why=why,
        actor=predicate.agent, passive=predicate.passive, action=predicate.action,
        context=front_context or predicate.context, target=predicate.target,
        time=front_time or predicate.time,
    )  # fmt: skip
