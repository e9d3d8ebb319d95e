"""The core of an action: the verbs and what they are done to, without what else completes them.

"Send the plan to the police by letter" has the core "send the plan". The Institutional Grammar codes aim and
object in this way (Crawford and Ostrom 1995).
"""

from canllaw.guidance.grammar.clauses import Clause, Span
from canllaw.guidance.grammar.english_nouns import find_head
from canllaw.guidance.grammar.english_tokens import Tokens, find_token, read_tokens
from canllaw.guidance.grammar.english_words import (
    BE,
    COORDINATORS,
    DETERMINERS,
    GERUNDS,
    PREPOSITIONS,
    RELATIVES,
    VERBS,
    is_adverb,
    is_agent,
    is_participle,
)

CUTS = frozenset(
    "by at including under pursuant within without upon during before after until as if "
    "unless where when except through via".split()
)
RUNS_ON = frozenset("that which who whom whose whether how what such".split())
RECEIVING = frozenset(
    "report submit provide transmit send forward give make present recommend convey advise "
    "deliver refer return notify".split()
)
BEFORE_ACTOR = (DETERMINERS | {"of"}) - {"no", "that", "either"}
SERVING = frozenset("use create bring make take establish form adopt apply employ".split())
LISTING = frozenset("consist include comprise contain represent be".split())
ON_FORM = frozenset("form forms behalf request receipt".split())


def find_core(sentence: str, clause: Clause) -> Span | None:
    """The characters of the verbs and their object."""
    if clause.action is None:
        return None
    tokens = read_tokens(sentence)
    first = find_token(tokens, clause.action[0])
    stop = find_token(tokens, clause.action[1] - 1) + 1
    last = core_end(tokens, first, min(stop, len(tokens)), passive=clause.passive)
    return tokens[first].start, tokens[last].end


def find_whole_actor(sentence: str, clause: Clause) -> Span | None:
    """The characters of the actor with "each" or "all" before it and the relative clause after it."""
    tokens = read_tokens(sentence)
    if clause.declined and is_constituted(tokens, clause):
        return clause.target
    if clause.actor is None:
        return None
    first, last = find_token(tokens, clause.actor[0]), find_token(tokens, clause.actor[1] - 1)
    while first > 0 and tokens[first - 1].word in BEFORE_ACTOR:
        first -= 1
    before = clause.force_words is not None and clause.actor[0] < clause.force_words[0]
    stop = (
        find_token(tokens, clause.force_words[0])
        if before and clause.force_words
        else find_token(tokens, clause.end)
    )
    relative = last + 1 < stop and opens_relative(tokens, last + 1)
    if relative or (before and last + 1 < stop and goes_on(tokens, last + 1)):
        last = stop - 1
    while last > first and tokens[last].word in (",", "also", "."):
        last -= 1
    return tokens[first].start, tokens[last].end


def opens_relative(tokens: Tokens, at: int) -> bool:
    """Whether a relative clause begins: "who", "in which"."""
    ahead = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return tokens[at].word in RELATIVES or (tokens[at].word in PREPOSITIONS and ahead in RELATIVES)


def is_constituted(tokens: Tokens, clause: Clause) -> bool:
    """Whether the words make a person or body something ("the members shall be known as")."""
    if not clause.passive or clause.target is None or clause.force_words is None:
        return False
    if clause.target[0] >= clause.force_words[0]:
        return False
    first, last = find_token(tokens, clause.target[0]), find_token(tokens, clause.target[1] - 1)
    while first < last and tokens[first].word in DETERMINERS:
        first += 1
    return is_agent(tokens[find_head(tokens, first, last)].word)


def goes_on(tokens: Tokens, at: int) -> bool:
    """Whether the words after an actor still describe it: a list, a participle or whom it includes."""
    word = tokens[at].word
    if word == "," and at + 1 < len(tokens):
        ahead = tokens[at + 1].word
        listed = ahead in ("or", "and", "including", "whether", "any")
        return listed or ahead in RELATIVES or is_participle(ahead)
    return word in ("(", "[") or is_participle(word)


def core_end(tokens: Tokens, first: int, stop: int, *, passive: bool) -> int:
    """The last token of the core that begins with the verb at `first`."""
    at = verbs_end(tokens, first, stop)
    if passive:
        runs_on = at < stop and tokens[at].word == "of"
        return stop - 1 if runs_on else min(at, stop) - 1
    if at < stop and completes(tokens, first, at):
        return at - 1
    if tokens[first].word in LISTING:
        return stop - 1
    begin = at
    while at < stop:
        word, ahead = tokens[at].word, tokens[min(at + 1, stop - 1)].word
        if word in RUNS_ON:
            return stop - 1
        modifies = is_participle(tokens[at - 1].word)
        if (
            at > begin + 1
            and not modifies
            and (word in CUTS or (word == "on" and (ahead in ON_FORM or following(tokens, at))))
        ):
            break
        if at > begin and word == "to" and ahead not in VERBS and tokens[first].word in RECEIVING:
            break
        if at > begin + 1 and word == "to" and ahead in VERBS and tokens[first].word in SERVING:
            break
        at += 1
    return max(at - 1, first)


def completes(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a preposition stands straight after the verbs ("serve on the panel"): no object then."""
    if tokens[first].word in BE and tokens[at - 1].word not in ("subject", "eligible", "required", "made"):
        return False
    verb = tokens[first].word in LISTING - BE
    return not verb and (tokens[at].word in PREPOSITIONS or tokens[at].word == "to")


def following(tokens: Tokens, at: int) -> bool:
    """Whether "on the following" opens a list."""
    return any(token.word == "following" for token in tokens[at + 1 : at + 3])


def verbs_end(tokens: Tokens, first: int, stop: int) -> int:
    """The position after the verb group, with the verbs that are joined to it."""
    at = first + 1
    if tokens[first].word in BE:
        while at < stop and (
            is_adverb(tokens[at].word)
            or is_participle(tokens[at].word)
            or tokens[at].word in ("being", "been")
        ):
            at += 1
        bare = at == first + 1 and at < stop and tokens[at].word not in DETERMINERS
        return at + 1 if bare else at
    while at < stop:
        word = tokens[at].word
        joined = tokens[at - 1].word in COORDINATORS or tokens[at - 1].word == ","
        if word in COORDINATORS or word == "," or (word in VERBS and joined and (word not in GERUNDS)):
            at += 1
        else:
            break
    while at - 1 > first and (tokens[at - 1].word in COORDINATORS or tokens[at - 1].word == ","):
        at -= 1
    return at
