"""The words that the English grammar knows, by kind. The lists are in `english_words.toml`."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """Every list of the file, by name."""
    source = files(__package__).joinpath("english_words.toml").read_text(encoding="utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(source).items()}


def third_person(verb: str) -> str:
    """tell -> tells, carry -> carries, discuss -> discusses."""
    if verb.endswith("y") and verb[-2:-1] not in "aeou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def gerunds(verb: str) -> tuple[str, ...]:
    """tell -> telling, make -> making, plan -> planning (forms that do not exist do no harm)."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe")) else verb
    return stem + "ing", verb + "ing", verb + verb[-1] + "ing"


_lists = word_lists()
DETERMINERS = _lists["determiners"]
ARTICLES = _lists["articles"]
PRONOUNS = _lists["pronouns"]
PREPOSITIONS = _lists["prepositions"]
FRONTING = _lists["fronting"]
EMBEDDING = _lists["embedding"]
RELATIVES = _lists["relatives"]
COORDINATORS = _lists["coordinators"]
ADVERBS = _lists["adverbs"]
NOT_ADVERBS = _lists["not_adverbs"]
BE = _lists["be_forms"]
AUXILIARIES = _lists["auxiliaries"]
SPEAKING = _lists["speaking_verbs"]
STATIVE = _lists["stative_verbs"]
CONSTITUTIVE = _lists["constitutive_verbs"]
CONSTITUTIVE_PARTICIPLES = _lists["constitutive_participles"]
GRANTED = _lists["granted_verbs"]
POSSIBLE_ONLY = _lists["possible_only"]
CHILDREN = _lists["children"]
THINGS = _lists["things"]
AGENTS = _lists["agents"]
AGENT_SUFFIXES = tuple(_lists["agent_suffixes"])
THING_SUFFIXES = tuple(_lists["thing_suffixes"])
IRREGULAR_PARTICIPLES = _lists["irregular_participles"]
UNITS = _lists["units"]
VERBS = _lists["base_verbs"]
NOUN_OR_VERB = _lists["noun_or_verb"]
THIRD_PERSON = frozenset(third_person(verb) for verb in VERBS)
GERUNDS = frozenset(form for verb in VERBS for form in gerunds(verb))


def is_adverb(word: str) -> bool:
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS)


def is_participle(word: str) -> bool:
    return word in IRREGULAR_PARTICIPLES or (word.endswith("ed") and len(word) > 3)


def is_finite(word: str) -> bool:
    """Whether a word after a noun is likely to be its verb."""
    return word in AUXILIARIES or (word in THIRD_PERSON and word[:-1] not in NOUN_OR_VERB)


def is_agent(word: str) -> bool:
    """Whether a noun names someone who can act. Names in capitals of bodies are not asked about here."""
    if word in AGENTS:
        return True
    return word not in THINGS and word.endswith(AGENT_SUFFIXES)


def is_thing(word: str) -> bool:
    """Whether a noun names something that cannot act."""
    if word in AGENTS:
        return False
    return word in THINGS or word.endswith(THING_SUFFIXES)
