"""What a Welsh clause says is to be done: the verb-noun and what completes it, when, and in which case."""

from typing import NamedTuple

from canllaw.guidance.grammar.clauses import Span
from canllaw.guidance.grammar.welsh_adjuncts import (
    REASON,
    STATEMENT,
    Adjuncts,
    find_adjuncts,
    search_marker,
    skip_signs,
    trim,
)
from canllaw.guidance.grammar.welsh_nouns import find_object, is_agent, is_thing, make_name
from canllaw.guidance.grammar.welsh_tokens import Token, find_token, word_at
from canllaw.guidance.grammar.welsh_words import (
    ARTICLES,
    CONJUNCTIONS,
    POSSESSIVES,
    PREPOSITIONS,
    every_form,
    find_verb,
    word_set,
)

# "gan" after these says from whom something is had, not who does it.
HAD_FROM = word_set("cael derbyn gofyn clywed casglu ceisio disgwyl cymryd bod")

GIVEN_BY = every_form(
    ("cymorth", "cyngor", "help", "adolygiad", "gwybodaeth", "llythyr", "adroddiad", "neges")
)


class Agent(NamedTuple):
    """The noun phrase after "gan", as positions of tokens."""

    first: int
    last: int


class Predicate(NamedTuple):
    """The verb and all that stands after it."""

    radical: str | None
    passive: bool
    refrains: bool
    action: Span | None
    target: Span | None
    agent: Span | None
    time: Span | None
    context: Span | None


EMPTY = Predicate(None, False, False, None, None, None, None, None)


def read_predicate(
    sentence: str, tokens: list[Token], verb: int, end: int, *, done_to: bool = False
) -> Predicate:
    """The predicate that begins with the token `verb` and ends before the character `end`.

    `done_to` is true after "caiff", where "ei weld" is to be seen and not to see him.
    """
    if verb >= len(tokens) or tokens[verb].start >= end or not tokens[verb].word[0].isalnum():
        return EMPTY
    refrains, verb = skip_refraining(tokens, verb)
    passive = (done_to and tokens[verb].word in POSSESSIVES) or is_passive(tokens, verb)
    main = find_main(tokens, verb)
    radical = find_verb(word_at(tokens, main))
    stop = find_end(tokens, end)
    agent = None if radical in HAD_FROM and not passive else find_agent(sentence, tokens, main + 1, stop)
    adjuncts = find_parted_adjuncts(sentence, tokens, tokens[main].end, end, agent)
    action_end = find_action_end(sentence, tokens, main, end, adjuncts, agent)
    target = find_object(tokens, main + 1, find_end(tokens, action_end))
    name = make_name(tokens, agent.first, agent.last) if agent else None
    action = (tokens[verb].start, max(action_end, tokens[main].end))
    return Predicate(radical, passive, refrains, action, target, name, adjuncts.time, adjuncts.context)


def find_end(tokens: list[Token], end: int) -> int:
    """How many tokens begin before a character."""
    return find_token(tokens, end)


def find_action_end(
    sentence: str, tokens: list[Token], main: int, end: int, adjuncts: Adjuncts, agent: Agent | None
) -> int:
    """The action ends before the agent, a reason or an adjunct; one in commas after the verb is bridged."""
    after = tokens[main].end
    limits = [end]
    if agent:
        limits.append(tokens[agent.first - 1].start)
    if reason := REASON.search(sentence, after, end):
        limits.append(reason.start())
    if adjuncts.first is not None and not goes_on(sentence, after, adjuncts, min(limits)):
        limits.append(adjuncts.first)
    return trim(sentence, tokens[main].start, min(limits))


def goes_on(sentence: str, after: int, adjuncts: Adjuncts, end: int) -> bool:
    """Whether what completes the verb follows an adjunct: "wirio bob blwyddyn fod ymarferwyr yn gwybod"."""
    assert adjuncts.first is not None
    between = sentence[after : adjuncts.first].strip()
    if between == ",":
        return True
    first = next(span for span in (adjuncts.time, adjuncts.context) if span and span[0] == adjuncts.first)
    return not between and bool(STATEMENT.match(sentence, skip_signs(sentence, first[1], end)))


def find_parted_adjuncts(
    sentence: str, tokens: list[Token], start: int, end: int, agent: Agent | None
) -> Adjuncts:
    """The adjuncts before and after the agent."""
    if agent is None:
        return find_adjuncts(sentence, start, end)
    before = find_adjuncts(sentence, start, tokens[agent.first - 1].start)
    behind = find_adjuncts(sentence, tokens[agent.last].end, end)
    first = before.first if before.first is not None else behind.first
    return Adjuncts(before.time or behind.time, before.context or behind.context, first)


def skip_refraining(tokens: list[Token], verb: int) -> tuple[bool, int]:
    """ "beidio â rhannu" is not to share."""
    if find_verb(tokens[verb].word) != "peidio":
        return False, verb
    verb += 1
    while word_at(tokens, verb) in ("â", "ag", "byth", "hefyd"):
        verb += 1
    return True, min(verb, len(tokens) - 1)


def is_passive(tokens: list[Token], verb: int) -> bool:
    """ "gael ei gynnal": done to the one who was named."""
    if find_verb(tokens[verb].word) != "cael":
        return False
    return word_at(tokens, verb + 1) in POSSESSIVES and bool(find_verb(word_at(tokens, verb + 2)))


def find_main(tokens: list[Token], verb: int) -> int:
    """The verb itself behind "ei", "gael ei"."""
    if tokens[verb].word in POSSESSIVES:
        return min(verb + 1, len(tokens) - 1)
    return min(verb + 2, len(tokens) - 1) if is_passive(tokens, verb) else verb


def find_agent(sentence: str, tokens: list[Token], start: int, end: int) -> Agent | None:
    """The one after "gan", unless it says from whom help or advice comes."""
    for position in range(start, end - 1):
        if tokens[position].word in ("sy", "sydd", "os", "pan"):
            break
        given = tokens[position - 1].word in GIVEN_BY
        if tokens[position].word == "gan" and not given and names_agent(tokens, position + 1, end):
            marker = search_marker(sentence, tokens[position].end, len(sentence))
            limit = min(end, find_end(tokens, marker.start())) if marker else end
            return Agent(position + 1, find_agent_end(tokens, position + 1, limit))
    return None


def names_agent(tokens: list[Token], position: int, end: int) -> bool:
    while position < end and tokens[position].word in ARTICLES:
        position += 1
    return position < end and is_agent(tokens[position].word) and not is_thing(tokens[position].word)


def find_agent_end(tokens: list[Token], first: int, end: int) -> int:
    position = first
    while position < end:
        word = tokens[position].word
        if word == "ynghyd" and names_agent(tokens, position + 2, end):
            position += 2
            continue
        if (
            word in PREPOSITIONS
            or word in ("sy", "sydd", "fewn", "os", "pan")
            or not (word[0].isalnum() or word == "'r")
        ):
            break
        if word in CONJUNCTIONS and not names_agent(tokens, position + 1, end):
            break
        position += 1
    return position - 1
