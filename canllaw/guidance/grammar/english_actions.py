"""What is asked: the verb right of a force word, what completes it, when and in which circumstances."""

import re
from dataclasses import dataclass

from canllaw.guidance.grammar.clauses import Span
from canllaw.guidance.grammar.english_adjuncts import ASKED, CONTEXT, PURPOSE, TIME
from canllaw.guidance.grammar.english_nouns import find_head, noun_phrase_end, noun_phrase_span
from canllaw.guidance.grammar.english_tokens import Tokens, find_token, span_of
from canllaw.guidance.grammar.english_words import (
    BE,
    COORDINATORS,
    DETERMINERS,
    GERUNDS,
    NOUN_OR_VERB,
    RELATIVES,
    VERBS,
    is_adverb,
    is_participle,
    is_thing,
)

LAST_WORD = re.compile(r"[\w’'-]+$")
CITED = re.compile(
    r"\s*\((?:sections?|regulations?|ss?\.|regs?\.|articles?|schedule|paragraphs?)\s[^)]*\)*\W*$",
    re.IGNORECASE,
)
BY = re.compile(r"\bby\s+", re.IGNORECASE)
LIGHT_NOUNS = frozenset("regard account attention consideration".split())
TELLING = frozenset("notify inform advise remind tell warn".split())
CLAUSES = frozenset("that whether how why who whom what which".split())
TARGET_PREPOSITIONS = frozenset("to with for on at about from of into in by".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """The verb group and its completions. `verb` is the main verb's token; -1 where there is none."""

    verb: int
    passive: bool
    action: Span | None
    object: Span | None
    agent: Span | None
    time: Span | None
    context: Span | None


def read_predicate(sentence: str, tokens: Tokens, after: int, end: int) -> Predicate:
    """What follows a force word, from the token `after` up to the character `end`."""
    stop = find_token(tokens, end - 1) + 1 if end else len(tokens)
    stop = min(stop, len(tokens))
    verb = find_verb(tokens, after, stop)
    if verb is None:
        return Predicate(
            verb=-1, passive=False, action=None, object=None, agent=None, time=None, context=None
        )
    passive = is_passive(tokens, verb, stop)
    main = main_verb(tokens, verb, stop) if passive else verb
    body = tokens[main].end
    before = tokens[after].start
    time = find_time(sentence, body, end) or find_time(sentence, before, tokens[verb].start)
    context = find_context(sentence, body, end) or find_context(sentence, before, tokens[verb].start)
    subjected = tokens[main].word in BE and main + 1 < stop and tokens[main + 1].word == "subject"
    agent = find_agent(sentence, tokens, body, end) if passive or subjected else None
    purpose = PURPOSE.search(sentence, body, end)
    if purpose and (context is None or purpose.start() < context[0]):
        context = (purpose.start(), context_end(sentence, purpose.end(), end))
    cuts = [span[0] for span in (time, context, agent) if span and span[0] >= body]
    cuts += [purpose.start()] if purpose else []
    cited = CITED.search(sentence, body, end)
    cuts += [cited.start()] if cited else []
    cut = trim(sentence, tokens[verb].start, min([*cuts, end]), agent)
    target = find_object(tokens, main + 1, find_token(tokens, cut - 1) + 1, main) if not passive else None
    return Predicate(
        verb=main,
        passive=passive,
        action=(tokens[verb].start, cut),
        object=target,
        agent=noun_phrase_span(tokens, agent) if agent else None,
        time=time,
        context=context,
    )


def find_verb(tokens: Tokens, after: int, stop: int) -> int | None:
    """The first word of the verb group: adverbs, "not" and asides are passed over."""
    at = after
    while at < stop:
        word = tokens[at].word
        marks = at + 1 < stop and (
            word.isdigit() or (len(word) == 1 and word.isalpha() and tokens[at + 1].word in ".)")
        )
        if (
            marks
            or (word in ".)" and at > after)
            or is_adverb(word)
            or word in ("not", "that", "for", "to")
            or word in "–—‘’“"
        ):
            at += 1
        elif word == ",":
            close = next((i for i in range(at + 1, stop) if tokens[i].word == ","), None)
            if close is None or close + 1 >= stop:
                return at + 1 if at + 1 < stop else None
            at = close + 1
        elif word == "(":
            at = next((i + 1 for i in range(at, stop) if tokens[i].word == ")"), stop)
        elif (
            word in ("at", "in", "as", "on", "within", "through", "by", "where", "if", "when") and at == after
        ):
            skipped = next(
                (i for i in range(at + 1, stop) if tokens[i].word in VERBS or tokens[i].word in BE), None
            )
            return skipped
        elif word.isalnum() or "-" in word or "/" in word or "'" in word:
            return at
        else:
            return None
    return None


def is_passive(tokens: Tokens, verb: int, stop: int) -> bool:
    return main_verb(tokens, verb, stop) != verb


def main_verb(tokens: Tokens, verb: int, stop: int) -> int:
    """The participle after "be" (and "have been"), or the verb itself."""
    at = verb
    if tokens[at].word not in BE and not (
        tokens[at].word == "have" and at + 1 < stop and tokens[at + 1].word == "been"
    ):
        return verb
    at += 1
    while at < stop and (is_adverb(tokens[at].word) or tokens[at].word in ("been", "being", "not", "so")):
        at += 1
    return at if at < stop and is_participle(tokens[at].word) else verb


def find_time(sentence: str, start: int, end: int) -> Span | None:
    for found in TIME.finditer(sentence, start, end):
        words = found.group()
        if found.end() > found.start() and not words.lower().startswith(("following ", "after all")):
            return found.start(), found.start() + len(words.rstrip(" ,;.:"))
        if words.lower().startswith("following ") and not sentence[: found.start()].rstrip().lower().endswith(
            "the"
        ):
            return found.start(), found.start() + len(words.rstrip(" ,;.:"))
    return None


def find_context(sentence: str, start: int, end: int) -> Span | None:
    """The first condition; "where" after "record" or "decide" is what is asked, and no condition."""
    for found in CONTEXT.finditer(sentence, start, end):
        before = LAST_WORD.search(sentence[max(0, found.start() - 25) : found.start()].rstrip())
        first = found.group().lower().split()[0]
        if first in ("where", "when", "if", "wherever") and before and before.group().lower() in ASKED:
            continue
        last = context_end(sentence, found.end(), end)
        if last > found.end() or " " in found.group():
            return found.start(), last
    return None


def context_end(sentence: str, start: int, end: int) -> int:
    """A condition runs to the end of its clause, or to the next mark that closes it."""
    for at in range(start, end):
        if sentence[at] == ";" or (sentence[at] == ":" and at + 1 < end):
            return at
    return start + len(sentence[start:end].rstrip(" ,;.:"))


def find_agent(sentence: str, tokens: Tokens, start: int, end: int) -> Span | None:
    """The one after "by" who does it; "by letter", "by Friday" and "by telling" are no agents."""
    for found in BY.finditer(sentence, start, end):
        if TIME.match(sentence, found.start(), end):
            continue
        first = find_token(tokens, found.end())
        if first >= len(tokens) or tokens[first].start >= end:
            return None
        if tells_whose(tokens, find_token(tokens, start), find_token(tokens, found.start())):
            continue
        last = noun_phrase_end(tokens, first, find_token(tokens, end - 1) + 1)
        head = find_head(tokens, first, last)
        if tokens[first].word in GERUNDS or tokens[first].word in VERBS - NOUN_OR_VERB or last < first:
            continue
        bare = tokens[first].word not in DETERMINERS
        if is_thing(tokens[head].word) and (
            bare or tokens[head].word not in ("home", "service", "services", "system")
        ):
            continue
        return found.start(), tokens[last].end
    return None


def tells_whose(tokens: Tokens, first: int, by: int) -> bool:
    """Whether "by" belongs to a participle behind a noun: "the service run by the trust"."""
    if by - 2 < first or not is_participle(tokens[by - 1].word):
        return False
    before = tokens[by - 2].word
    if not before[0].isalnum() or before in COORDINATORS or before in BE or before in ("as", "when"):
        return False
    return not is_adverb(before)


def find_object(tokens: Tokens, first: int, stop: int, verb: int) -> Span | None:
    """The person or thing that the action is done to, with or for."""
    at = first
    while at < stop and (is_adverb(tokens[at].word) or tokens[at].word in ("out", "up", "down", "off")):
        at += 1
    if at < stop and tokens[at].word in TARGET_PREPOSITIONS and tokens[verb].word not in BE:
        if tokens[at].word == "to" and at + 1 < stop and tokens[at + 1].word in VERBS:
            return None
        at += 1
    at = skip_light_noun(tokens, at, stop)
    sure = tokens[verb].word == "ensure"
    if at + 1 < stop and tokens[at].word in ("sure", "certain", "clear"):
        at, sure = at + 1, True
    if sure and at + 1 < stop and tokens[at].word == "that":
        at += 1
    if at >= stop:
        return None
    if tokens[at].word in CLAUSES:
        return span_of(tokens, at, stop - 1) if at + 2 < stop else None
    if tokens[at].word in ("if", "as") or (tokens[verb].word in BE and not opens_noun(tokens[at].word)):
        return None
    while at + 2 < stop and tokens[at].word in ("and", "or") and tokens[at + 1].word in VERBS:
        at += 2
    last = noun_phrase_end(tokens, at, stop)
    if tokens[verb].word in TELLING:
        last = next((i - 1 for i in range(at + 1, last) if tells_what(tokens, i)), last)
    if at <= last < stop - 1 and (
        tokens[last + 1].word in ("who", "which", "that") or is_participle(tokens[last].word)
    ):
        last = stop - 1
    return span_of(tokens, at, min(last, len(tokens) - 1))


def skip_light_noun(tokens: Tokens, at: int, stop: int) -> int:
    """Pass over "account of", "due regard to", "attention to" and "into account": the target stands behind."""
    start = at + 1 if at < stop and tokens[at].word in ("due", "particular", "into", "full") else at
    if start + 1 >= stop or tokens[start].word not in LIGHT_NOUNS:
        return at
    if tokens[start + 1].word in ("to", "of") or tokens[at].word == "into":
        return start + 2 if tokens[start + 1].word in ("to", "of", ":") else start + 1
    return at


def tells_what(tokens: Tokens, at: int) -> bool:
    """Whether "of" goes on with what is told ("tell the parents of any news"), not with whose they are."""
    return tokens[at].word == "of" and tokens[at + 1].word in DETERMINERS


def opens_noun(word: str) -> bool:
    """Whether what stands after "be" names something ("be a list") rather than how it is ("be able")."""
    return word in DETERMINERS or word.isdigit()


def trim(sentence: str, start: int, end: int, agent: Span | None) -> int:
    """The end of the action without the joints and marks that hang on to it."""
    words = sentence[start:end].rstrip(" ,;.:–—-(")
    while words.lower().endswith((" and", " or", " but", " only", " even", ", then")):
        words = words.rsplit(" ", 1)[0].rstrip(" ,;.:–—-(")
    return start + len(words)
