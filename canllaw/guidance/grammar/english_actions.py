"""What is asked: the verb right of a force word, what completes it, when and in which circumstances."""

import re
from dataclasses import dataclass

from canllaw.guidance.grammar.clauses import Span
from canllaw.guidance.grammar.english_adjuncts import ASKED, CONTEXT, PURPOSE, TIME
from canllaw.guidance.grammar.english_nouns import find_head, noun_phrase_end, noun_phrase_span
from canllaw.guidance.grammar.english_targets import find_object
from canllaw.guidance.grammar.english_tokens import Tokens, find_token
from canllaw.guidance.grammar.english_words import (
    BE,
    COORDINATORS,
    DETERMINERS,
    GERUNDS,
    NOUN_OR_VERB,
    PREPOSITIONS,
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
JOINED = re.compile(r"\b(?:and|or),\s$")
WHO = ("who", "which", "that")
BY = re.compile(r"\bby\s+", re.IGNORECASE)


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
    cuts = [span[0] for span in (time, agent) if span and span[0] >= body]
    if context and context[0] >= body and not is_aside(sentence, context, end):
        cuts.append(context[0])
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
        last = aside_end(sentence, found, end) or context_end(sentence, found.end(), end)
        if last > found.end() or " " in found.group():
            return found.start(), last
    return None


def aside_end(sentence: str, found: re.Match[str], end: int) -> int | None:
    """Where a condition ends that stands between two verbs: "keep and, where needed, change the plan"."""
    if not JOINED.search(sentence, max(0, found.start() - 8), found.start()):
        return None
    comma = sentence.find(",", found.end(), end)
    return comma if comma > 0 else None


def context_end(sentence: str, start: int, end: int) -> int:
    """A condition runs to the end of its clause, or to the next mark that closes it."""
    for at in range(start, end):
        if sentence[at] == ";" or (sentence[at] == ":" and at + 1 < end):
            return at
    return start + len(sentence[start:end].rstrip(" ,;.:"))


def is_aside(sentence: str, context: Span, end: int) -> bool:
    joined = JOINED.search(sentence, max(0, context[0] - 8), context[0])
    return bool(joined) and context[1] < end and sentence[context[1]] == ","


def find_agent(sentence: str, tokens: Tokens, start: int, end: int) -> Span | None:
    """The one after "by" who does it; "by letter", "by Friday" and "by telling" are no agents."""
    for found in BY.finditer(sentence, start, end):
        if TIME.match(sentence, found.start(), end):
            continue
        first = find_token(tokens, found.end())
        if first >= len(tokens) or tokens[first].start >= end:
            return None
        after, by = find_token(tokens, start), find_token(tokens, found.start())
        if tells_whose(tokens, after, by) or stands_aside(tokens, after, by):
            continue
        last = agent_end(sentence, tokens, first, find_token(tokens, end - 1) + 1)
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


def agent_end(sentence: str, tokens: Tokens, first: int, stop: int) -> int:
    """The last token of the one after "by", with what a participle says of them: "a person acting for it"."""
    last = noun_phrase_end(tokens, first, stop)
    described = last > first and (is_participle(tokens[last].word) or tokens[last].word in GERUNDS)
    if not described or last + 2 >= stop or tokens[last + 1].word not in PREPOSITIONS:
        return last
    if TIME.match(sentence, tokens[last + 1].start):
        return last
    return max(last, noun_phrase_end(tokens, last + 2, stop))


def stands_aside(tokens: Tokens, first: int, by: int) -> bool:
    """Whether "by" stands in brackets, or tells of somebody else: "the team that was told by the police"."""
    words = [token.word for token in tokens[first:by]]
    if words.count("(") > words.count(")"):
        return True
    at = len(words) - 1
    if at < 1 or not is_participle(words[at]):
        return False
    while at > 0 and (words[at - 1] in BE or is_adverb(words[at - 1])):
        at -= 1
    told = at < len(words) - 1
    clause = next((i for i in range(at - 1, -1, -1) if words[i] in WHO or words[i] == ","), None)
    return told and clause is not None and words[clause] != ","


def tells_whose(tokens: Tokens, first: int, by: int) -> bool:
    """Whether "by" belongs to a participle behind a noun: "the service run by the trust"."""
    if by - 2 < first or not is_participle(tokens[by - 1].word):
        return False
    before = tokens[by - 2].word
    if not before[0].isalnum() or before in COORDINATORS or before in BE or before in ("as", "when"):
        return False
    return not is_adverb(before)


def trim(sentence: str, start: int, end: int, agent: Span | None) -> int:
    """The end of the action without the joints and marks that hang on to it."""
    words = sentence[start:end].rstrip(" ,;.:–—-(")
    while words.lower().endswith((" and", " or", " but", " only", " even", ", then")):
        words = words.rsplit(" ", 1)[0].rstrip(" ,;.:–—-(")
    return start + len(words)
