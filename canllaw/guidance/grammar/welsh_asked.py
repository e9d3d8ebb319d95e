"""Who is asked and by which verb, for each way in which Welsh force words build their clause."""

from canllaw.guidance.grammar.welsh_force import PERSONAL, Build, ForceWord
from canllaw.guidance.grammar.welsh_subjects import (
    BEFORE_OBJECT,
    INFLECTED,
    NOBODY,
    Subject,
    find_last,
    find_object_verb,
    is_verb_by_form,
    read_subject,
    read_that_clause,
    skip_adverbs,
)
from canllaw.guidance.grammar.welsh_tokens import Token, find_token, word_at
from canllaw.guidance.grammar.welsh_words import (
    AGENTS,
    ARTICLES,
    CONJUNCTIONS,
    PREPOSITIONS,
    THINGS,
    find_main_verb,
    find_verb,
    looks_like_verb,
)

RESPONSIBLE = ("responsible", "who_is_responsible", "responsibility")
FUNCTION_WORDS = ARTICLES | CONJUNCTIONS | PREPOSITIONS | {"bod", "fod"}


def find_subject(sentence: str, tokens: list[Token], force: ForceWord, at: int, end: int) -> Subject:
    """Who is asked and the verb, after the way in which the force words build their clause."""
    at = skip_adverbs(tokens, at)
    word = word_at(tokens, at)
    if force.who is not None:
        first, stop = find_token(tokens, force.who[0]), find_token(tokens, force.who[1])
        last = find_last(tokens, first, stop)
        open_end = at >= end or word == ":"
        stands = not open_end and (force.name not in RESPONSIBLE or is_verb(word))
        return Subject(first, last, at if stands else None, open=open_end)
    if sentence[force.start : force.end].lower().endswith(PERSONAL) and force.build in (
        Build.SUBJECT,
        Build.WILL,
    ):
        at = at + 1 if force.build is Build.WILL and word in ("yn", "'n") else at
        return Subject(0, -1, at if at < end else None, pronoun=True, open=at >= end or word == ":")
    match force.build:
        case Build.TO:
            return find_subject_to(sentence, tokens, at, end, sure=force.name in ("must", "not_allowed"))
        case Build.VERB:
            return find_verb_only(tokens, at, end, sure=force.name not in ("may_be", "may_not_be"))
        case Build.WILL:
            return read_that_clause(tokens, at, end)
        case Build.OBJECT:
            return read_object(tokens, at, end)
        case Build.BEFORE:
            return find_subject_before(tokens, force, at, end)
        case _:
            fronted = find_fronted_subject(sentence, tokens, force, at, end)
            return fronted or read_after_finite(sentence, tokens, at, end)


def read_after_finite(sentence: str, tokens: list[Token], at: int, end: int) -> Subject:
    """After "dylai", "caiff", "gall": the actor and the verb, or "fod" and what there should be."""
    word = word_at(tokens, at)
    if at >= end or word == ":":
        return Subject(0, -1, None, open=True)
    if word in ("fod", "bod"):
        return find_possessor(tokens, at, end)
    if find_object_verb(tokens, at) or starts_with_verb(tokens, at):
        return Subject(0, -1, at, pronoun=True)
    return read_subject(sentence, tokens, at, end)


def is_verb(word: str) -> bool:
    return find_verb(word) is not None or looks_like_verb(word)


def starts_with_verb(tokens: list[Token], at: int) -> bool:
    """ "a dylai gynnig": the actor is only in the ending. "Newid" is a verb here only with an object."""
    word = word_at(tokens, at)
    if word in AGENTS:
        return False
    if not find_main_verb(word):
        return (
            not word.endswith("au")
            and is_verb_by_form(tokens, at)
            and word_at(tokens, at + 1) in PREPOSITIONS
        )
    return word not in THINGS or word_at(tokens, at + 1) in BEFORE_OBJECT


def find_possessor(tokens: list[Token], at: int, end: int) -> Subject:
    """ "Dylai fod gan bob cartref bolisi" asks every home to have a policy; otherwise nobody is named."""
    if word_at(tokens, at + 1) == "gan":
        for position in range(at + 3, min(end, at + 12)):
            if tokens[position].word in THINGS and tokens[position - 1].word not in ("'r", "y", "yr"):
                return Subject(at + 2, position - 1, at)
    return Subject(0, -1, at)


def find_subject_to(sentence: str, tokens: list[Token], at: int, end: int, *, sure: bool) -> Subject:
    """After "rhaid": "i" and the actor, "iddynt", a clause with "bod", or the verb alone."""
    word = word_at(tokens, at)
    if word == "i":
        return read_subject(sentence, tokens, at + 1, end)
    if word in INFLECTED:
        verb = skip_adverbs(tokens, at + 1)
        return Subject(
            at,
            at,
            verb if verb < end and word_at(tokens, verb) != ":" else None,
            pronoun=True,
            open=verb >= end or word_at(tokens, verb) == ":",
        )
    if word in ("bod", "fod"):
        found = read_that_clause(tokens, at + 1, end)
        return found if found.verb is not None else Subject(0, -1, at)
    if word == "y" and word_at(tokens, at + 1) in ("bydd", "dylai", "caiff"):
        return read_that_clause(tokens, at + 2, end)
    return find_verb_only(tokens, at, end, sure=sure)


def find_verb_only(tokens: list[Token], at: int, end: int, *, sure: bool) -> Subject:
    """The verb that follows at once. After "dylid" and "rhaid" it is `sure` to be one, known or not."""
    word = word_at(tokens, at)
    if at >= end or word == ":":
        return Subject(0, -1, None, open=True)
    if find_verb(word) or (word in ("ei", "eu") and find_verb(word_at(tokens, at + 1))):
        return Subject(0, -1, at)
    if looks_like_verb(word) or (sure and word[0].isalpha() and word not in FUNCTION_WORDS):
        return Subject(0, -1, at)
    return NOBODY


def read_object(tokens: list[Token], at: int, end: int) -> Subject:
    """ "Anogir staff i gofnodi": the actor up to "i" and a verb."""
    for position in range(at, end - 1):
        if tokens[position].word == "i" and find_verb(tokens[position + 1].word):
            return Subject(at, position - 1, position + 1)
    return Subject(at, end - 1, None)


def find_subject_before(tokens: list[Token], force: ForceWord, at: int, end: int) -> Subject:
    """ "Y gweithiwr cymdeithasol sydd i gofnodi": the words since the last sign or joint."""
    last = find_token(tokens, force.start) - 1
    if not is_verb(word_at(tokens, at)):
        return NOBODY
    return Subject(find_phrase_start(tokens, last), last, at)


def find_phrase_start(tokens: list[Token], last: int) -> int:
    first = last
    while first > 0 and (tokens[first - 1].word[0].isalnum() or tokens[first - 1].word[0] == "'"):
        first -= 1
    return first


def find_fronted_subject(
    sentence: str, tokens: list[Token], force: ForceWord, at: int, end: int
) -> Subject | None:
    """ "Y rheolwr a ddylai lofnodi", "..., a ddylai lofnodi": who is asked stands before "a"."""
    position = find_token(tokens, force.start) - 1
    if word_at(tokens, position) != "a" or not sentence[force.start : force.end].lower().startswith(
        ("dd", "ga", "al", "gâ")
    ):
        return None
    last = position - 2 if word_at(tokens, position - 1) == "," else position - 1
    return Subject(find_named(tokens, last), last, at) if last >= 0 and at < end else None


def find_named(tokens: list[Token], last: int) -> int:
    """The beginning of the noun phrase that ends at `last`: back to its article."""
    for first in range(last, max(last - 7, -1), -1):
        if tokens[first].word in ("y", "yr", "'r") and first < last:
            return first
    return last
