"""Who is asked: the subject left of a force word, and what stands in front of it."""

from dataclasses import dataclass, replace

from canllaw.guidance.grammar.english_asides import skip_between
from canllaw.guidance.grammar.english_boundaries import (
    DASHES,
    ENDS,
    after_comma,
    after_noun,
    find_embedding,
    find_saying,
    front_end,
    is_finite_between,
    is_fronted,
    skip_opening,
    trailing_agent,
)
from canllaw.guidance.grammar.english_nouns import noun_phrase_end
from canllaw.guidance.grammar.english_tokens import Tokens
from canllaw.guidance.grammar.english_words import (
    AGENTS,
    COORDINATORS,
    DETERMINERS,
    EMBEDDING,
    FRONTING,
    NOUN_OR_VERB,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPEAKING,
    VERBS,
    is_adverb,
    is_finite,
    is_thing,
)

JOINTS = frozenset(("and", "or", "but", "then", "and/or"))
NOMINATIVES = frozenset("you they we he she i".split())
TIMES = frozenset("day days week weeks month months year years time times case cases".split())
INVERTING = frozenset(("nor", "neither"))
CONCESSIVE = frozenset(("although", "though", "while", "whilst", "whereas"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What stands left of a force word, as positions of tokens.

    `begin` is where the clause begins. `first` and `last` are the subject itself; `last` is below
    `first` where there is none of its own. `front` is a fronted phrase. `embedded` is the word that
    makes the clause a part of another one ("if", "how", "who"). `inverted` is true where the
    subject stands behind the force word. `said` is true where the clause is what somebody says ("that").
    """

    begin: int
    first: int
    last: int
    front: tuple[int, int] | None = None
    embedded: str | None = None
    inverted: bool = False
    said: bool = False


def find_subject(tokens: Tokens, limit: int, force: int) -> Subject:
    """The subject of the force word at `force`; nothing left of `limit` belongs to its clause."""
    last = skip_between(tokens, limit, force)
    joint = opens_inside(tokens, limit, last)
    if joint is not None:
        return Subject(begin=limit, first=force, last=force - 1, embedded=joint)
    if last >= limit and tokens[last].word in INVERTING:
        return invert(tokens, last, force)
    if last < limit or tokens[last].word in JOINTS or tokens[last].word in ENDS:
        if limit == 0 and last > 1 and tokens[last].word in ("and", "or", "but"):
            return before_verb(tokens, last)
        begin = last if last >= limit and tokens[last].word in JOINTS else last + 1
        return Subject(begin=max(begin, limit), first=force, last=force - 1)
    if tokens[last].word in ("who", "whom", "which", "that", "as", "what", "whatever") and last > limit:
        return Subject(begin=last, first=last, last=last, embedded=tokens[last].word)
    begin = find_begin(tokens, limit, last)
    start = skip_label(tokens, skip_opening(tokens, begin, last), last)
    described = find_described(tokens, start, last)
    if described is not None:
        return Subject(begin=described, first=described, last=last, embedded=tokens[described].word)
    return read_region(tokens, begin, start, last)


def skip_label(tokens: Tokens, start: int, last: int) -> int:
    """Pass over a label before a dash: "No telephones – the talk should ..."."""
    for at in range(last - 1, start, -1):
        if tokens[at].word in DASHES:
            ahead = skip_opening(tokens, at + 1, last)
            opens = tokens[ahead].word in RELATIVES or tokens[at + 1].word in COORDINATORS
            return start if opens and tokens[ahead].word not in DETERMINERS else ahead
    return start


def find_described(tokens: Tokens, start: int, last: int) -> int | None:
    """Where a clause without "that" describes a noun: "the steps you should take"; None elsewhere."""
    if is_fronted(tokens, start, last):
        return None
    for at in range(last, max(start, last - 6), -1):
        word, before = tokens[at].word, tokens[at - 1].word
        pronoun = at == last and word in NOMINATIVES and not hands_on(before)
        article = word == "the" and is_thing(before) and not hands_on(before)
        if pronoun or article:
            return None if any(is_asking(token.word) for token in tokens[at + 1 : last + 1]) else at
    return None


def is_asking(word: str) -> bool:
    return word in ("must", "shall", "should", "may", "can") or is_finite(word)


def hands_on(word: str) -> bool:
    """Whether a pronoun after a word opens a clause of its own, and does not describe a noun."""
    joins = word in COORDINATORS or word in PREPOSITIONS or word in EMBEDDING or word in FRONTING
    says = word in SPEAKING or (word in VERBS and word not in NOUN_OR_VERB) or is_finite(word)
    return joins or says or is_adverb(word) or not word[0].isalnum() or word in TIMES or word == "that"


def opens_inside(tokens: Tokens, limit: int, last: int) -> str | None:
    """The joint of a subordinate clause in which a second verb stands: "where a child is hurt or may be"."""
    if last < limit or tokens[last].word not in COORDINATORS:
        return None
    start = skip_opening(tokens, limit, last)
    word = tokens[start].word
    if (
        word in EMBEDDING
        and word not in CONCESSIVE
        and not any(token.word == "," for token in tokens[start:last])
    ):
        return word
    return None


def invert(tokens: Tokens, before: int, force: int) -> Subject:
    """After "nor" the subject stands behind the force word: "nor should they wait"."""
    first = force + 1
    last = min(first, len(tokens) - 1)
    if tokens[first : first + 1] and tokens[first].word in DETERMINERS and tokens[first].word not in PRONOUNS:
        while last + 1 < len(tokens) and tokens[last].word not in AGENTS:
            last += 1
    return Subject(begin=before, first=first, last=last, inverted=True)


def before_verb(tokens: Tokens, joint: int) -> Subject:
    """The subject of a second verb whose first has no force word: "the board meets and must report"."""
    first = skip_opening(tokens, 0, joint)
    last = noun_phrase_end(tokens, first, joint)
    for at in range(first + 1, last + 1):
        if is_finite(tokens[at].word):
            last = at - 1
            break
    return Subject(begin=0, first=first, last=last)


def find_begin(tokens: Tokens, limit: int, last: int) -> int:
    """Where the clause begins. After an earlier force word it begins at a joint, otherwise at the limit."""
    for at in range(last, limit - 1, -1):
        if tokens[at].word in ENDS:
            return at + 1
    if limit == 0 or tokens[limit - 1].word in ENDS:
        return limit
    return find_joint(tokens, limit, last)


def find_joint(tokens: Tokens, limit: int, last: int) -> int:
    """The joint between an earlier clause and this one: "but", ", and", "that", "and"."""
    joint, comma = None, None
    for at in range(last, limit, -1):
        word, before = tokens[at].word, tokens[at - 1].word
        if word == "but" or (word in ("and", "or") and before in ",;"):
            return at
        if word == "so" and at < last and tokens[at + 1].word not in ("that", "far", "long"):
            return at
        if word in EMBEDDING and not (is_finite_between(tokens, at + 1, last) and word in RELATIVES):
            return at - 1 if before in COORDINATORS else at
        if word == "and" and joint is None:
            joint = at
        if word == "," and comma is None:
            comma = at + 1
    if joint is not None:
        return joint
    return comma if comma is not None else trailing_noun(tokens, limit, last)


def trailing_noun(tokens: Tokens, limit: int, last: int) -> int:
    """Where the last noun phrase begins, when nothing joins it to the clause before."""
    for at in range(last, limit, -1):
        if tokens[at].word in DETERMINERS or tokens[at].word in PRONOUNS:
            return at
    return limit


def read_region(tokens: Tokens, begin: int, start: int, last: int) -> Subject:
    """Part a clause's words before its force word into what is fronted and the subject."""
    word = tokens[start].word
    if is_fronted(tokens, start, last):
        return read_fronted(tokens, begin, start, last)
    saying = find_saying(tokens, start, last)
    if saying is not None:
        inner = read_region(tokens, begin, skip_opening(tokens, saying + 1, last), last)
        return replace(inner, begin=begin, embedded=inner.embedded or "that", said=inner.embedded is None)
    if word in EMBEDDING and word not in CONCESSIVE:
        return Subject(begin=begin, first=start + 1, last=last, embedded=word)
    inside = find_embedding(tokens, start + 1, last)
    if inside is not None:
        return Subject(begin=inside, first=inside + 1, last=last, embedded=tokens[inside].word)
    if word in ("as", "which", "who"):
        return Subject(begin=begin, first=start, last=last, embedded=word)
    return Subject(begin=begin, first=start, last=last)


def read_fronted(tokens: Tokens, begin: int, start: int, last: int) -> Subject:
    """A clause that opens with a condition, a time or a place before its subject."""
    first = after_comma(tokens, start, last)
    if first is None:
        first = after_noun(tokens, start, last)
    word = tokens[start].word
    if first is not None:
        front = (start, front_end(tokens, start, first))
        if is_fronted(tokens, first, last):
            return Subject(begin=begin, first=first, last=last, front=front)
        return replace(read_region(tokens, begin, first, last), begin=begin, front=front)
    if word in CONCESSIVE:
        return Subject(begin=begin, first=start + 1, last=last)
    if word in EMBEDDING:
        return Subject(begin=begin, first=start + 1, last=last, embedded=word)
    first = trailing_agent(tokens, start, last)
    return Subject(begin=begin, first=first, last=last, front=(start, first - 1) if first > start else None)
