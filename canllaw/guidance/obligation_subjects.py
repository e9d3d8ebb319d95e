"""Whether the subject of "shall" or "must" is someone, something, or the law itself."""

from collections.abc import Iterator

from canllaw.guidance.grammar.english_nouns import find_head
from canllaw.guidance.grammar.english_subjects import Subject
from canllaw.guidance.grammar.english_tokens import Tokens
from canllaw.guidance.grammar.english_words import (
    AGENTS,
    DETERMINERS,
    RELATIVES,
    is_participle,
    is_thing,
)
from canllaw.guidance.obligation_words import LAW_WORDS, NAMED_BODY, NOT_BODIES, acts, is_body

PRONOUNS = frozenset("it they he she this that which who".split())
ENDS_BARE = RELATIVES | frozenset((",", "(", "has", "have", "is", "are"))
AFTER_HEAD = frozenset("relating concerning regarding setting laid set down out thus has".split())
JOINED = frozenset(("and", "or"))
NO_NOUN_BEFORE = DETERMINERS | JOINED | {","}


def subject_kind(sentence: str, tokens: Tokens, subject: Subject) -> str:
    """Someone, something, the law itself, a pronoun, or none."""
    first, last = bare_subject(tokens, subject)
    if first > last:
        return "none"
    head = subject_head(tokens, first, last)
    word = tokens[head].word
    if head < last and tokens[head + 1].word in JOINED and not acts(word):
        word = next((tokens[at].word for at in range(last, first - 1, -1) if is_body(tokens[at].word)), word)
    if word in PRONOUNS:
        return f"pronoun {word}"
    if word not in AGENTS and any(token.word in LAW_WORDS for token in tokens[first : head + 1]):
        return "law"
    if acts(word) or is_named_body(sentence[tokens[head].start : tokens[head].end], word):
        return "someone"
    if not is_thing(word) and (word[0].isdigit() or word[0] == "("):
        return "law"
    return "something"


def is_named_body(written: str, word: str) -> bool:
    """Whether a name in capitals stands for a body ("ECDC"), and not for a thing ("ICT")."""
    if word in NOT_BODIES or not word.replace("-", "").isalpha():
        return False
    return NAMED_BODY.search(written) is not None


def bare_subject(tokens: Tokens, subject: Subject) -> tuple[int, int]:
    """The subject without its determiners, and without what is said about it behind it."""
    first, last = subject.first, subject.last
    while first < last and tokens[first].word in DETERMINERS:
        first += 1
    for at in range(first + 1, last + 1):
        if tokens[at].word in ENDS_BARE:
            return first, at - 1
    return first, last


def subject_head(tokens: Tokens, first: int, last: int) -> int:
    """The noun that the subject is about: the last one of "the control and inspection programme"."""
    first = after_owner(tokens, first, last)
    head = find_head(tokens, first, last)
    while head > first and says_more(tokens, head):
        head -= 1
    if head + 2 > last or tokens[head + 1].word not in JOINED:
        return head
    second = head + 2
    while second < last and tokens[second].word in DETERMINERS:
        second += 1
    other = find_head(tokens, second, last)
    return other if not acts(tokens[head].word) or is_thing(tokens[other].word) else head


def after_owner(tokens: Tokens, first: int, last: int) -> int:
    """Where the thing owned begins: "the member of staff's contribution" is about the contribution."""
    for at in range(last - 1, first - 1, -1):
        if tokens[at].word.endswith("'s"):
            return at + 1
    return first


def says_more(tokens: Tokens, at: int) -> bool:
    """Whether a word only says more about the noun before it: "the data submitted", "rules laid down"."""
    word = tokens[at].word
    return (is_participle(word) or word in AFTER_HEAD) and tokens[at - 1].word not in NO_NOUN_BEFORE


def subject_signs(tokens: Tokens, subject: Subject) -> Iterator[str]:
    first, last = bare_subject(tokens, subject)
    if first > last:
        return
    yield f"head {tokens[subject_head(tokens, first, last)].word}"
    opening = tokens[subject.first].word
    yield f"opening {opening}" if opening in DETERMINERS else "opening bare"
    if subject.embedded:
        yield "embedded"
    yield "long subject" if subject.last - subject.first > 8 else "short subject"
