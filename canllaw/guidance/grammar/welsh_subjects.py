"""Who a Welsh clause asks, and the verb-noun that says what: "i'r gweithiwr cymdeithasol" and "gofnodi"."""

from typing import NamedTuple

from canllaw.guidance.grammar.clauses import Span
from canllaw.guidance.grammar.welsh_adjuncts import match_marker
from canllaw.guidance.grammar.welsh_tokens import Token, word_at
from canllaw.guidance.grammar.welsh_words import (
    AGENTS,
    ARTICLES,
    CONJUNCTIONS,
    OFFICE_NOUNS,
    POSSESSIVES,
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
RELATIVE = word_set("sy sydd sy'n fydd oedd")
THING_ENDINGS = (
    "iad",
    "iadau",
    "aeth",
    "aethau",
    "deb",
    "au",
    "debau",
    "edd",
    "wch",
    "iant",
    "iannau",
    "rwydd",
    "fa",
)
AGENT_ENDINGS = ("wr", "wyr", "ydd", "yddion", "ywr", "iwr", "ores", "wraig")
BEFORE_OBJECT = word_set("'r y yr ei eu â ag bod fod i")
RELATIVE_VERBS = word_set("fydd oedd all ddylai gaiff wnaeth gafodd ddaeth fu yw aeth")
NUMBERS = word_set("dau ddau dwy ddwy tri dri tair dair pedwar pedair pum bum chwe dwsin nifer")
NOUN_STOPS = word_set("sut pa pwy ble beth faint pryd pam")
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


def opens_relative(tokens: list[Token], position: int) -> bool:
    """ "sy'n gweithio", "a ddylai", "y maent yn ei adnabod"."""
    word, following = tokens[position].word, word_at(tokens, position + 1)
    if word in ("y", "yr"):
        return following in (
            "mae",
            "maent",
            "bydd",
            "byddant",
            "oedd",
            "gall",
            "dylai",
            "gwyddys",
            "bu",
            "caiff",
        )
    return word in RELATIVE or (word == "a" and is_relative_a(following))


def is_relative_a(following: str) -> bool:
    """A verb behind "a": "a leolodd", "a fu", "a ddylai"."""
    return following in RELATIVE_VERBS or (following.endswith(("odd", "wyd", "asai")) and len(following) > 5)


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


def make_name(tokens: list[Token], first: int, last: int) -> Span | None:
    """The characters of a noun phrase without its article."""
    while first <= last and (tokens[first].word in ARTICLES or tokens[first].word in POSSESSIVES):
        if tokens[first].word == "unrhyw" and word_at(tokens, first + 1) == "un":
            break
        first += 1
    return (tokens[first].start, tokens[last].end) if first <= last else None


def find_head(tokens: list[Token], first: int, last: int) -> str:
    """The noun of a noun phrase: its first word that is no article and no number."""
    while first < last and (tokens[first].word in ARTICLES | POSSESSIVES | NUMBERS):
        first += 1
    return word_at(tokens, first) if first <= last else ""


def is_agent(head: str) -> bool:
    """Whether a noun is known to name someone who can act."""
    return head in AGENTS or (head not in THINGS and head.endswith(AGENT_ENDINGS) and len(head) > 5)


def is_thing(head: str) -> bool:
    """Whether a noun names something that cannot act."""
    if head in AGENTS:
        return False
    return head in THINGS or (head.endswith(THING_ENDINGS) and not head.endswith(AGENT_ENDINGS))


def find_object(tokens: list[Token], start: int, end: int) -> Span | None:
    """The first noun phrase after the verb, whether its object or joined by a preposition."""
    position = start
    if word_at(tokens, position) in ("bod", "fod") or word_at(tokens, position) in PREPOSITIONS:
        position += 1
    while position < end and (tokens[position].word in ARTICLES or tokens[position].word in POSSESSIVES):
        position += 1
    last = position
    while last < end and continues_noun(tokens, last, position):
        last += 1
    return (tokens[position].start, tokens[last - 1].end) if last > position else None


def continues_noun(tokens: list[Token], position: int, first: int) -> bool:
    word = tokens[position].word
    if word == "ar" and word_at(tokens, position + 1) == "goll":
        return True
    if (
        word in CONJUNCTIONS
        or word in PREPOSITIONS
        or word in NOUN_STOPS
        or word in ("sy", "sydd", "bod", "fod", "y", "yr", "'n")
    ):
        return word in ("y", "yr") and position > first and is_genitive(tokens, position)
    if position > first and word in ("'r",):
        return False
    return word[0].isalnum() or word == "'r"


def is_genitive(tokens: list[Token], position: int) -> bool:
    """ "enw'r plentyn", "staff y cartref" go on; "y camau y dylid" does not."""
    following = word_at(tokens, position + 1)
    return following in AGENTS or following in THINGS


def find_named_before(tokens: list[Token], start: int, end: int) -> tuple[int, int] | None:
    """The first one named in a clause before, as the positions of the name's first and last token."""
    for first in range(start, end):
        if tokens[first].word in ("yn", "'n") or (first > start + 1 and find_verb(tokens[first].word)):
            return None
        if tokens[first].word in AGENTS and word_at(tokens, first - 1) not in PREPOSITIONS - {"gan"}:
            last = first
            while last + 1 < end and continues_name(tokens, last + 1):
                last += 1
            return first, last
    return None


def continues_name(tokens: list[Token], position: int) -> bool:
    word = tokens[position].word
    stops = word in PREPOSITIONS or word in CONJUNCTIONS or word in THINGS or word in NOUN_STOPS
    return not stops and word[0].isalnum() and not opens_relative(tokens, position) and not find_verb(word)
