"""Who is asked: the subject left of a force word, and what stands in front of it."""

from dataclasses import dataclass, replace

from canllaw.guidance.grammar.english_tokens import Tokens
from canllaw.guidance.grammar.english_words import (
    ADVERBS,
    AGENTS,
    COORDINATORS,
    DETERMINERS,
    EMBEDDING,
    FRONTING,
    GERUNDS,
    NOUN_OR_VERB,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPEAKING,
    VERBS,
    is_adverb,
    is_finite,
    is_participle,
)

ENDS = frozenset(";:.")
DASHES = frozenset("–—-")
OPENS = frozenset("(“\"‘'[•*")
JOINTS = frozenset(("and", "or", "but", "then", "and/or"))
INVERTING = frozenset(("nor", "neither"))
CONCESSIVE = frozenset(("although", "though", "while", "whilst", "whereas"))
QUALIFIERS = frozenset(
    "local social senior foster residential placing responsible independent registered designated relevant lead "
    "allocated health welsh police area host home public all both duty member competent national".split()
)


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
        begin = last if last >= limit and tokens[last].word in JOINTS else last + 1
        return Subject(begin=max(begin, limit), first=force, last=force - 1)
    if tokens[last].word in ("who", "whom", "which", "that", "as") and last > limit:
        return Subject(begin=last, first=last, last=last, embedded=tokens[last].word)
    begin = find_begin(tokens, limit, last)
    return read_region(tokens, begin, skip_opening(tokens, begin, last), last)


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


def skip_between(tokens: Tokens, limit: int, force: int) -> int:
    """The last token of the subject: adverbs and asides before the force word are passed over."""
    at = force - 1
    while at >= limit:
        word = tokens[at].word
        if is_adverb(word) and word not in COORDINATORS:
            at -= 1
        elif word in ")]":
            at = opening_of(tokens, limit, at, "(" if word == ")" else "[") - 1
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


def aside_start(tokens: Tokens, limit: int, close: int) -> int | None:
    """The mark that opens an aside ending at `close` (", if asked,"); None where there is no aside."""
    mark = tokens[close].word
    for at in range(close - 1, limit, -1):
        if tokens[at].word == mark:
            word = tokens[at + 1].word
            starts = word in FRONTING or word in RELATIVES or word in ADVERBS or word in PREPOSITIONS
            starts = starts or word in (
                "including",
                "such",
                "as",
                "or",
                "in",
                "so",
                "acting",
                "having",
                "namely",
            )
            if mark != "," or starts or is_participle(word) or word in GERUNDS:
                return at
    return None


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
        if word in EMBEDDING and not (is_finite_between(tokens, at + 1, last) and word in RELATIVES):
            return at - 1 if before in COORDINATORS else at
        if word == "and" and joint is None:
            joint = at
        if word == "," and comma is None:
            comma = at + 1
    return joint if joint is not None else comma if comma is not None else limit


def skip_opening(tokens: Tokens, begin: int, last: int) -> int:
    """Pass over joints, adverbs, marks and list numbers at the beginning of a clause."""
    at = begin
    while at < last:
        word = tokens[at].word
        numbered = (len(word) == 1 and word.isalpha() and word not in "ai") or word.replace(".", "").isdigit()
        ahead = tokens[at + 1].word
        if word in COORDINATORS or word in "),.…" or word in OPENS or word in DASHES or word in ENDS or (numbered and (ahead in ").…" or ahead in DETERMINERS)) or (is_adverb(word) and word not in FRONTING and word not in DETERMINERS):
            at += 1
        else:
            break
    return at


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


def is_fronted(tokens: Tokens, start: int, last: int) -> bool:
    word = tokens[start].word
    if start == last:
        return False
    ahead = tokens[start + 1].word
    if (
        word in FRONTING
        or (word == "to" and ahead in VERBS)
        or (word in ("no", "not") and ahead in ("later", "more", "less"))
    ):
        return True
    if word in GERUNDS and (ahead in DETERMINERS or ahead in PREPOSITIONS):
        return any(token.word == "," for token in tokens[start:last])
    return is_participle(word) and ahead in PREPOSITIONS


def find_saying(tokens: Tokens, start: int, last: int) -> int | None:
    """The "that" after a verb of saying, which hands the sentence on to what is said."""
    for at in range(last - 1, start, -1):
        if tokens[at].word == "that" and tokens[at - 1].word in SPEAKING:
            return at
    return None


def find_embedding(tokens: Tokens, start: int, last: int) -> int | None:
    """A word after which the force word stands in a clause inside ("how staff should ...")."""
    for at in range(last - 1, start - 1, -1):
        word = tokens[at].word
        if word in EMBEDDING and not (word in PREPOSITIONS and tokens[at + 1].word not in DETERMINERS):
            if word in ("as", "than", "however", "since", "until", "before", "after"):
                continue
            if tokens[at - 1].word == "," and word in RELATIVES:
                continue
            if not is_finite_between(tokens, at + 1, last):
                return at
    return None


def is_finite_between(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a verb stands between, so that the words are a clause that is already whole."""
    for at in range(first, last + 1):
        word = tokens[at].word
        if is_finite(word) or word in ("can", "may", "should", "must", "will"):
            return True
        if word in VERBS and at > first - 1 and word not in NOUN_OR_VERB:
            return True
        if is_participle(word) and at > first and tokens[at - 1].word not in DETERMINERS:
            return True
    return False


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


def front_end(tokens: Tokens, start: int, first: int) -> int:
    at = first - 1
    while at > start and (tokens[at].word == "," or is_adverb(tokens[at].word)):
        at -= 1
    return at


def after_comma(tokens: Tokens, start: int, last: int) -> int | None:
    """The beginning of the subject after the comma that ends a fronted phrase."""
    commas = [at for at in range(start + 1, last) if tokens[at].word == ","]
    first = None
    for comma in reversed(commas):
        at = skip_opening(tokens, comma + 1, last)
        word = tokens[at].word
        joined = tokens[comma + 1].word in ("and", "or")
        if first is not None and (any(is_finite(t.word) for t in tokens[comma + 1 : first]) or joined):
            break
        if word in FRONTING or word in RELATIVES or word in PREPOSITIONS or is_finite(word):
            if first is not None:
                break
            continue
        if first is not None and not any(t.word in ("and", "or") for t in tokens[first : last + 1]):
            break
        first = at
    return first


def after_noun(tokens: Tokens, start: int, last: int) -> int | None:
    """Without a comma: a determiner or pronoun straight after a noun begins the subject."""
    for at in range(last, start + 1, -1):
        word, before = tokens[at].word, tokens[at - 1].word
        opens = word in DETERMINERS or word in PRONOUNS
        joined = (
            before in PREPOSITIONS or before in DETERMINERS or before in COORDINATORS or before in EMBEDDING
        )
        if opens and not joined and before not in VERBS - NOUN_OR_VERB and before not in GERUNDS:
            if not is_finite(before) and before not in (",", "(", "as"):
                return at
    return None


def trailing_agent(tokens: Tokens, start: int, last: int) -> int:
    """The last words, where they name someone: "in Wales local authorities"."""
    if tokens[last].word not in AGENTS:
        return start
    at = last
    while at - 1 > start and tokens[at - 1].word in QUALIFIERS:
        at -= 1
    return at
