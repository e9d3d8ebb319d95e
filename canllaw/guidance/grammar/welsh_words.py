"""The words that the Welsh grammar knows, by kind, with their mutations: see `welsh_words.toml`."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from canllaw.guidance.mutations import SOFT, UNCHANGING, find_radicals

PREFIXES = ("ail", "cyd", "gyd", "rhag", "rag", "gor", "or", "hunan")
# Endings that verb-nouns have and few nouns: for verbs that are in no list.
VERB_ENDINGS = (
    "eiddio",
    "hau",
    "áu",
    "adu",
    "ebu",
    "ynnu",
    "echu",
    "ychu",
    "odi",
    "ymu",
    "ennu",
    "adael",
    "yddu",
    "eisio",
)


@cache
def word_lists() -> dict[str, tuple[str, ...]]:
    """Every list of the file, by name."""
    source = files(__package__).joinpath("welsh_words.toml").read_text(encoding="utf-8")
    return {name: tuple(words.split()) for name, words in tomllib.loads(source).items()}


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def soften(word: str) -> str:
    """The soft mutation: cofnodi -> gofnodi, gwneud -> wneud, adolygu stays."""
    if word.startswith(UNCHANGING):
        return word
    first = word[:2] if word[:2] in ("ll", "rh") else word[:1]
    return SOFT.get(first, first) + word[len(first) :]


def every_form(words: Iterable[str]) -> frozenset[str]:
    return frozenset(find_radicals(words))


_lists = word_lists()
VERBS = frozenset(_lists["verb_nouns"]) | frozenset(_lists["stative"])
SOFT_VERBS = {soften(verb): verb for verb in sorted(VERBS)}
VERB_FORMS = find_radicals(sorted(VERBS))
VERBS_IN_NAMES = frozenset(_lists["verbs_in_names"])
OFFICE_NOUNS = every_form(_lists["office_nouns"])
STATIVE = frozenset(_lists["stative"])
GRANTED = frozenset(_lists["granted"])
NEVER_GRANTED = frozenset(_lists["never_granted"])
SEEN_AS_POSSIBLE = frozenset(_lists["seen_as_possible"])
ASIDE_VERBS = frozenset(_lists["aside_verbs"])
SPEAKING = frozenset(_lists["speaking"])
CHILDREN = every_form(_lists["children"])
AGENTS = every_form(_lists["agents"])
THINGS = every_form(_lists["things"]) - AGENTS
PREPOSITIONS = frozenset(_lists["prepositions"])
CONJUNCTIONS = frozenset(_lists["conjunctions"])
ARTICLES = frozenset(_lists["articles"])
POSSESSIVES = frozenset(_lists["possessives"])
PRONOUNS = frozenset(_lists["pronouns"])
NOT_IMPERATIVES = frozenset(_lists["not_imperatives"])


def find_verb(word: str) -> str | None:
    """The verb-noun that a word is a form of, in any mutation."""
    return VERB_FORMS.get(word) or find_again(word)


def find_main_verb(word: str) -> str | None:
    """The verb-noun of a word that is softly mutated, as the verb after its actor is, or cannot be."""
    return SOFT_VERBS.get(word) or find_again(word)


def find_again(word: str) -> str | None:
    """ "ailystyried", "cydlofnodi": a known verb-noun behind a prefix, softly mutated."""
    for prefix in PREFIXES:
        if word.startswith(prefix) and word[len(prefix) :] in SOFT_VERBS:
            return prefix + SOFT_VERBS[word[len(prefix) :]]
    return None


def looks_like_verb(word: str) -> bool:
    return len(word) > 5 and word.endswith(VERB_ENDINGS) and word not in THINGS and word not in AGENTS
