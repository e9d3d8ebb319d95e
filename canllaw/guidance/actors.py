"""From the words that name an actor to the words that name a role: articles, plurals, mutations, "and".

`docs/roles.md` tells the rule. What the roles are is not known here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from canllaw.basics.language import Language
from canllaw.guidance.mutations import find_radicals

Words = tuple[str, ...]

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[,;/()&]")
POSSESSIVE = re.compile(r"['’]s?$")
WELSH_CLITIC = re.compile(r"['’](?:r|i|u|n|w|ch|th)$")


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = {
    Language.ENGLISH: word_set(
        "the a an each every any all some both either no other another their its his her our your this that "
        "these those such one most"
    ),
    Language.WELSH: word_set("y yr r i pob bob unrhyw holl oll eu ei ein eich rhyw"),
}
JOINERS = {
    Language.ENGLISH: word_set(", ; / & and or nor"),
    Language.WELSH: word_set(", ; / & a ac neu na nac"),
}
# What follows these only says more about the one who was named.
AFTER_THE_HEAD = {
    Language.ENGLISH: word_set(
        "of in at from with for to on by within under across outside who which whose "
        "responsible working ( during"
    ),
    Language.WELSH: word_set("o yn mewn ar gan gyda sydd sy am at dros dan wrth oddi rhwng ("),
}
PARTICIPLE = re.compile(r"\w{2,}(?:ed|ing)$")
IRREGULAR_PLURALS = {
    "children": "child", "people": "person", "persons": "person", "midwives": "midwife", "bodies": "body",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words by which roles are called in one language: normalised words to the role's name."""

    language: Language
    roles: Mapping[Words, str]
    radicals: Mapping[str, str]
    longest: int


def make_vocabulary(synonyms: Sequence[tuple[str, str]], language: Language) -> Vocabulary:
    """From pairs of a synonym and the name of its role."""
    spelled = [(find_words(synonym, language), name) for synonym, name in synonyms]
    radicals = (
        find_radicals(word for words, _ in spelled for word in words) if language is Language.WELSH else {}
    )
    roles = {tuple(radicals.get(word, word) for word in words): name for words, name in spelled if words}
    return Vocabulary(language, roles, radicals, max(map(len, roles), default=0))


def find_words(phrase: str, language: Language) -> Words:
    """The words of a phrase in small letters and in the singular, without articles and the like."""
    singular = find_singular if language is Language.ENGLISH else drop_clitic
    words = tuple(singular(token) for token in TOKEN.findall(phrase.replace("-", " ").lower()))
    if not any(word[:1].isalnum() for word in words):
        return ()
    telling = tuple(word for word in words if word and word not in DETERMINERS[language])
    # "No one" is made of such words alone.
    return telling or words


@cache
def find_singular(word: str) -> str:
    """A rule for English plurals. It meets both sides, so it need only be the same, not right."""
    word = POSSESSIVE.sub("", word)
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@cache
def drop_clitic(word: str) -> str:
    return WELSH_CLITIC.sub("", word)


def find_role_names(actor: str, vocabulary: Vocabulary) -> tuple[tuple[str | None, Words], ...]:
    """Each one that the actor's words name, with the name of its role; None for one that no role knows."""
    words = tuple(vocabulary.radicals.get(word, word) for word in find_words(actor, vocabulary.language))
    members = split_members(words, vocabulary)
    return tuple(
        (find_member(member, following, vocabulary), member) for member, following in with_following(members)
    )


def split_members(words: Words, vocabulary: Vocabulary) -> list[Words]:
    """ "The police and the school" are two; a synonym that holds an "and" stays whole."""
    members: list[list[str]] = [[]]
    position = 0
    while position < len(words):
        taken = known_length(words, position, vocabulary)
        if not taken and words[position] in JOINERS[vocabulary.language]:
            members.append([])
        else:
            members[-1].extend(words[position : position + max(taken, 1)])
        position += max(taken, 1)
    return [tuple(member) for member in members if member]


def known_length(words: Words, start: int, vocabulary: Vocabulary) -> int:
    """How many words from `start` on are a synonym, at most; 0 where none is."""
    longest = min(vocabulary.longest, len(words) - start)
    return next(
        (size for size in range(longest, 0, -1) if words[start : start + size] in vocabulary.roles), 0
    )


def with_following(members: list[Words]) -> list[tuple[Words, Words | None]]:
    return [
        (member, members[position] if position < len(members) else None)
        for position, member in enumerate(members, 1)
    ]


def find_member(member: Words, following: Words | None, vocabulary: Vocabulary) -> str | None:
    """The role of one member; "residential and foster carers" lends its last word to the first."""
    name = find_named(member, vocabulary)
    if name is None and following is not None and vocabulary.language is Language.ENGLISH:
        return vocabulary.roles.get(member + following[-1:])
    return name


def find_named(member: Words, vocabulary: Vocabulary) -> str | None:
    """The longest synonym that holds the head of the phrase; failing that, the longest beside it."""
    end = head_end(member, vocabulary.language)
    head = end - 1 if vocabulary.language is Language.ENGLISH else 0
    found = [
        (start <= head < start + size, size, start)
        for start in range(end)
        if (size := known_length(member, start, vocabulary))
    ]
    if not found:
        return None
    _, size, start = max(found)
    return vocabulary.roles[member[start : start + size]]


def head_end(member: Words, language: Language) -> int:
    """Where the words that only describe the actor begin: "of the home", "named in the plan"."""
    for position, word in enumerate(member[1:], start=1):
        if word in AFTER_THE_HEAD[language]:
            return position
        if language is Language.ENGLISH and PARTICIPLE.match(word) and describes(member, position):
            return position
    return len(member)


def describes(member: Words, position: int) -> bool:
    return position + 1 < len(member) and member[position + 1] in AFTER_THE_HEAD[Language.ENGLISH]
