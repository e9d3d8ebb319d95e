"""Who a Welsh clause asks, and the verb-noun that says what: "i'r gweithiwr cymdeithasol" and "gofnodi"."""

from typing import NamedTuple

from canllaw.guidance.grammar.welsh_adjuncts import match_marker
from canllaw.guidance.grammar.welsh_nouns import opens_relative
from canllaw.guidance.grammar.welsh_tokens import Token, word_at
from canllaw.guidance.grammar.welsh_words import (
    AGENTS,
    CONJUNCTIONS,
    OFFICE_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    THINGS,
    VERBS_IN_NAMES,
    find_main_verb,
    find_verb,
    looks_like_verb,
    word_set,
)

INFLECTED = word_set(
    "iddo iddi iddynt iddyn ichi inni imi arno arni arnynt arnoch ganddo ganddi ganddynt gennych"
)
ADVERBS = word_set(
    "hefyd felly yna wedyn bellach bob amser fel arfer yn awr eto bynnag ill gyfreithiol fyth byth wastad "
    "chwaith ychwaith gilydd"
)
# A verb-noun after these belongs to the noun phrase or to a clause inside it.
BEFORE_INNER_VERB = word_set(
    "yn 'n i o wedi heb wrth am gan 'r y yr er ar at sy bob pob unrhyw eu ei 'u 'i 'w sydd newydd"
)
BEFORE_OBJECT = word_set("'r y yr ei eu â ag bod fod i")
LONGEST_ACTOR = 26


class Subject(NamedTuple):
    """The noun phrase of a clause and its verb, as positions of tokens.

    `last` is before `first` where nobody stands. `open` is true where the sentence ends before a verb came.
    """

    first: int
    last: int
    verb: int | None
    pronoun: bool = False
    open: bool = False


NOBODY = Subject(0, -1, None)


def read_subject(sentence: str, tokens: list[Token], start: int, end: int) -> Subject:
    """The actor from `start` on and the verb after it, softly mutated as it is after its subject."""
    if word_at(tokens, start) in PRONOUNS:
        return Subject(start, start, skip_adverbs(tokens, start + 1), pronoun=True)
    for is_verb in (is_main_verb, is_known_verb, is_verb_by_ending, is_verb_by_object, is_verb_by_form):
        position = start + 1
        while position < min(end, start + LONGEST_ACTOR):
            aside = skip_aside(sentence, tokens, position, end)
            if aside != position:
                position = aside
                continue
            if tokens[position].word in ".;:":
                break
            if find_object_verb(tokens, position):
                return Subject(start, find_last(tokens, start, position), position)
            if is_verb(tokens, position) and stands_after_subject(tokens, position, end):
                return Subject(start, find_last(tokens, start, position), position)
            position += 1
    stop = next((p for p in range(start, end) if tokens[p].word in ".;:"), end)
    return Subject(start, find_last(tokens, start, stop), None, open=is_closed(tokens, stop))


def is_main_verb(tokens: list[Token], position: int) -> bool:
    return find_main_verb(tokens[position].word) is not None


def is_known_verb(tokens: list[Token], position: int) -> bool:
    return find_verb(tokens[position].word) is not None


def is_verb_by_ending(tokens: list[Token], position: int) -> bool:
    return looks_like_verb(tokens[position].word)


def is_verb_by_object(tokens: list[Token], position: int) -> bool:
    """A word that is in no list, ends as verb-nouns do and has an object: "gosbi'r plentyn"."""
    word = tokens[position].word
    known_noun = word in AGENTS or word in THINGS
    return (
        not known_noun and word.endswith(("u", "o", "i")) and word_at(tokens, position + 1) in BEFORE_OBJECT
    )


def is_verb_by_form(tokens: list[Token], position: int) -> bool:
    """The last resort: an unknown word with the ending of a verb-noun."""
    word = tokens[position].word
    return len(word) > 3 and word.endswith(("u", "o", "i")) and word not in AGENTS and word not in THINGS


def find_object_verb(tokens: list[Token], position: int) -> bool:
    """ "ei groesawu": a verb with its object before it."""
    before = word_at(tokens, position - 1)
    if tokens[position].word not in ("ei", "eu", "eich") or before in PREPOSITIONS or before == "'n":
        return False
    verb = word_at(tokens, position + 1)
    return bool(find_verb(verb)) and verb not in THINGS and verb not in AGENTS


def skip_aside(sentence: str, tokens: list[Token], position: int, end: int) -> int:
    """Behind a remark between commas: "Dylai'r rheolwr, os yw'n bosibl, gofnodi"."""
    if tokens[position].word != "," or position + 1 >= end:
        return position
    marker = match_marker(sentence, tokens[position + 1].start, len(sentence))
    if not marker:
        return position
    closing = next((p for p in range(position + 2, end) if tokens[p].word == ","), None)
    return closing + 1 if closing is not None else position


def stands_after_subject(tokens: list[Token], position: int, end: int) -> bool:
    """Whether a verb-noun is the verb of the clause, no part of the actor's name or of an inner clause."""
    before = word_at(tokens, position - 1)
    if before in BEFORE_INNER_VERB:
        return False
    word = tokens[position].word
    if word in AGENTS and before in CONJUNCTIONS:
        return False
    radical = find_verb(word)
    if radical in VERBS_IN_NAMES and before in OFFICE_NOUNS:
        return not any(
            find_main_verb(word_at(tokens, later)) for later in range(position + 1, min(position + 4, end))
        )
    return not (before in CONJUNCTIONS and position < end - 1 and word in THINGS)


def find_last(tokens: list[Token], first: int, stop: int) -> int:
    """The last word of the actor, without a relative clause, adverbs and signs."""
    last = stop - 1
    for position in range(first + 1, stop):
        word = tokens[position].word
        if opens_relative(tokens, position):
            last = position - 1
            break
        if word in "(,;" and not joins_actors(tokens, position, stop):
            last = position - 1
            break
    while last > first and (tokens[last].word in ADVERBS or not tokens[last].word[-1].isalnum()):
        last -= 1
    return last


def joins_actors(tokens: list[Token], position: int, stop: int) -> bool:
    """A comma in "y rheolwr, yr heddlu a'r ysgol"."""
    return tokens[position].word == "," and any(
        tokens[later].word in CONJUNCTIONS for later in range(position + 1, stop)
    )


def is_closed(tokens: list[Token], position: int) -> bool:
    return position >= len(tokens) or (tokens[position].word == ":" and position >= len(tokens) - 1)


def skip_adverbs(tokens: list[Token], position: int) -> int:
    while (
        (word := word_at(tokens, position)) in ADVERBS or word in PRONOUNS or joins_pronoun(tokens, position)
    ):
        position += 1
    return position


def joins_pronoun(tokens: list[Token], position: int) -> bool:
    """ "ef neu hi"."""
    return word_at(tokens, position) == "neu" and word_at(tokens, position + 1) in PRONOUNS


def read_that_clause(tokens: list[Token], start: int, end: int) -> Subject:
    """ "bod y rheolwr yn cofnodi": the actor after "bod", the verb after "yn"."""
    if word_at(tokens, start) == "gan":
        return Subject(0, -1, start)
    for position in range(start + 1, min(end, start + LONGEST_ACTOR)):
        if tokens[position].word in ("yn", "'n") and is_closed(tokens, position + 1):
            return Subject(start, find_last(tokens, start, position), None, open=True)
        if tokens[position].word in ("yn", "'n") and find_verb(word_at(tokens, position + 1)):
            return Subject(start, find_last(tokens, start, position), position + 1)
        if tokens[position].word in ".;:":
            break
    return NOBODY
