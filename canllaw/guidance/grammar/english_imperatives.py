"""Asking without a force word: imperatives, and list items that complete a stem with a verb."""

import re

from canllaw.basics.language import message
from canllaw.guidance.expectations import Force, Polarity
from canllaw.guidance.grammar.clauses import Clause
from canllaw.guidance.grammar.english_actions import read_predicate
from canllaw.guidance.grammar.english_adjuncts import TIME
from canllaw.guidance.grammar.english_boundaries import skip_opening
from canllaw.guidance.grammar.english_tokens import Tokens, read_tokens
from canllaw.guidance.grammar.english_words import (
    ADVERBS,
    DETERMINERS,
    EMBEDDING,
    FRONTING,
    GERUNDS,
    NOUN_OR_VERB,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
    is_adverb,
    is_finite,
)

NEGATIONS = frozenset(("not", "never", "don't"))
ITEM_END = re.compile(r"(?:\s*[;,.–—-])?(?:\s*\b(?:and|or|and/or)\b)?[\s;,.–—-]*$")
AFTER_VERB = (
    DETERMINERS
    | PRONOUNS
    | PREPOSITIONS
    | {
        "everyone",
        "everybody",
        "someone",
        "somebody",
        "anyone",
        "and",
        "to",
        "whether",
        "how",
        "what",
        "who",
        "him",
        "them",
        "us",
        "me",
        "out",
        "up",
    }
)
MOSTLY_VERBS = frozenset(("use", "start", "stop"))  # as the first word of a sentence
COURTESY = frozenset(("please", "always", "then", "also", "first", "finally", "next", "carefully"))


def read_item(item: str, stem: Clause) -> Clause | None:
    """A list item under an open stem; None where it does not begin with a verb."""
    tokens = read_tokens(item)
    if not tokens:
        return None
    at = find_item_verb(tokens)
    if at is None:
        return None
    end = len(ITEM_END.sub("", item))
    negative = any(token.word in NEGATIONS for token in tokens[:at])
    found = read_predicate(item, tokens, at, max(end, tokens[at].end))
    front = (tokens[0].start, tokens[at - 1].end) if at > 0 and len(tokens) > 1 else None
    front_time = front if front and TIME.match(item, *front) else None
    return Clause(
        start=0,
        end=max(end, tokens[at].end),
        force=stem.force,
        force_words=None,
        polarity=Polarity.DO_NOT if negative else stem.polarity,
        why=message("The item completes its stem with a verb, and has the force of the stem."),
        passive=found.passive,
        actor=found.agent,
        action=found.action,
        context=found.context,
        target=found.object,
        time=front_time or found.time,
    )


def find_item_verb(tokens: Tokens) -> int | None:
    """The verb with which an item begins, after its mark, adverbs and a fronted phrase."""
    last = len(tokens) - 1
    at = skip_opening(tokens, 0, last)
    at = skip_front(tokens, at)
    while at < last and (
        is_adverb(tokens[at].word) or tokens[at].word in NEGATIONS or tokens[at].word == "to"
    ):
        at += 1
    word = tokens[at].word
    ahead = tokens[at + 1].word if at < last else ""
    if word in VERBS:
        return None if word in NOUN_OR_VERB and (ahead in ("of", "") or is_finite(ahead)) else at
    if word in GERUNDS and ahead and ahead not in ("of", "and"):
        return at
    return None


def follows_verb(ahead: str) -> bool:
    """Whether a word that is both noun and verb ("record") is a verb, by the word after it."""
    if ahead in ("of", "between", "from", "for"):
        return False
    return ahead in AFTER_VERB or ahead.endswith("'s") or ahead.isdigit()


def skip_front(tokens: Tokens, at: int) -> int:
    """Pass over a condition or time before the verb: "if the child asks, tell ..."."""
    if tokens[at].word not in FRONTING:
        return at
    for comma in range(at + 1, len(tokens) - 1):
        if tokens[comma].word == ",":
            ahead = tokens[comma + 1].word
            if ahead in VERBS or ahead in NEGATIONS or ahead == "do" or ahead in COURTESY:
                return comma + 1
    return at


def read_imperative(sentence: str) -> Clause | None:
    """A sentence that begins with a verb, after what may stand before one; None where it is none."""
    if sentence.rstrip().endswith("?"):
        return None
    tokens = read_tokens(sentence)
    if not tokens:
        return None
    front = skip_opening(tokens, 0, len(tokens) - 1)
    at = skip_front(tokens, front)
    begin = at
    while at < len(tokens) - 1 and (
        tokens[at].word in COURTESY or tokens[at].word in NEGATIONS or tokens[at].word == "do"
    ):
        if tokens[at].word == "do" and tokens[at + 1].word not in NEGATIONS:
            break
        at += 1
    if not is_imperative(tokens, at, begin):
        return None
    end = len(sentence.rstrip(" .;:!"))
    negative = any(token.word in NEGATIONS for token in (*tokens[:front], *tokens[begin:at]))
    found = read_predicate(sentence, tokens, at, max(end, tokens[at].end))
    fronted = (tokens[front].start, tokens[begin - 2].end) if begin > front + 1 else None
    early = fronted if fronted and TIME.match(sentence, *fronted) else None
    return Clause(
        start=0,
        end=len(sentence.rstrip()),
        force=Force.GUIDELINE,
        force_words=None,
        polarity=Polarity.DO_NOT if negative else Polarity.DO,
        why=message('"{verb}" is an imperative.', verb=sentence[tokens[at].start : tokens[at].end]),
        action=found.action,
        context=found.context or (fronted if not early else None),
        target=found.object,
        time=early or found.time,
    )


def is_imperative(tokens: Tokens, at: int, begin: int) -> bool:
    word = tokens[at].word
    if word not in VERBS or word in ("thank", "welcome", "see"):
        return False
    if at > begin:
        return True
    ahead = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word in NOUN_OR_VERB:
        verb = follows_verb(ahead) or (word in MOSTLY_VERBS and ahead not in ("of", ""))
        return verb and not has_finite(tokens, at + 1)
    return bool(ahead) and not is_finite(ahead) and ahead not in (":", "–")


def has_finite(tokens: Tokens, start: int) -> bool:
    """Whether a verb follows with which the first word would be a subject ("Record of the visit is kept")."""
    for at in range(start, min(start + 6, len(tokens))):
        word = tokens[at].word
        if word in EMBEDDING or (word in ADVERBS and word not in DETERMINERS) or word == ",":
            return False
        if is_finite(word):
            return True
    return False
