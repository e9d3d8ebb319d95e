"""Where a clause opens, what is fronted in it, and where its subject begins."""

from canllaw.guidance.grammar.english_tokens import Tokens
from canllaw.guidance.grammar.english_words import (
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
    STATIVE,
    UNITS,
    VERBS,
    is_adverb,
    is_agent,
    is_finite,
    is_participle,
    third_person,
)

STATES = frozenset(map(third_person, STATIVE))

ENDS = frozenset(";:.")


DASHES = frozenset("–—-")


OPENS = frozenset("(“\"‘'[•*")


OPENING_PHRASES = (
    ("be", "it", "further", "resolved", "that"),
    ("be", "it", "resolved", "that"),
    ("be", "it", "further", "resolved"),
    ("in", "which", "case"),
    ("except", "that"),
    ("provided", "that"),
    ("wherein",),
    ("whereby",),
)
OPENING_WORDS = frozenset(phrase[0] for phrase in OPENING_PHRASES)


NUMBERS = frozenset("a one two three four five six seven eight nine ten twelve".split())


QUALIFIERS = frozenset(
    "local social senior foster residential placing responsible independent registered "
    "designated relevant lead "
    "allocated health welsh police area host home public all both duty member competent national".split()
)


def skip_opening(tokens: Tokens, begin: int, last: int) -> int:
    """Pass over joints, adverbs, marks and list numbers at the beginning of a clause."""
    at = begin
    while at < last:
        word = tokens[at].word
        numbered = (len(word) == 1 and word.isalpha() and word not in "ai") or word.replace(".", "").isdigit()
        ahead = tokens[at + 1].word
        if (
            word == "("
            and at + 2 < last
            and tokens[at + 2].word == ")"
            and ahead[:1].isdigit()
            and len(ahead) < 5
        ):
            at += 3
            continue
        phrase = opening_phrase(tokens, at, last) if word in OPENING_WORDS else 0
        if phrase:
            at += phrase
            continue
        if (
            word in COORDINATORS
            or word in "),.…"
            or word in OPENS
            or word in DASHES
            or word in ENDS
            or (numbered and (ahead in ").…" or ahead in DETERMINERS))
            or (is_adverb(word) and word not in FRONTING and word not in DETERMINERS)
        ):
            at += 1
        else:
            break
    return at


def opening_phrase(tokens: Tokens, at: int, last: int) -> int:
    """The number of words of a formula that opens a clause ("provided that"); 0 where there is none."""
    for phrase in OPENING_PHRASES:
        end = at + len(phrase)
        if end <= last and tuple(token.word for token in tokens[at:end]) == phrase:
            return len(phrase)
    return 0


def is_fronted(tokens: Tokens, start: int, last: int) -> bool:
    word = tokens[start].word
    if start == last:
        return False
    ahead = tokens[start + 1].word
    if (
        word == "over"
        and (ahead == "half" or ahead in NUMBERS)
        and tokens[min(start + 2, last)].word not in UNITS
    ):
        return False
    if (
        word in FRONTING
        or (word == "to" and ahead in VERBS)
        or (word in ("no", "not") and ahead in ("later", "more", "less"))
        or opens_with_delay(tokens, start, last)
    ):
        return True
    if word in GERUNDS and (ahead in DETERMINERS or ahead in PREPOSITIONS):
        return any(token.word == "," for token in tokens[start:last])
    return is_participle(word) and ahead in PREPOSITIONS


def opens_with_delay(tokens: Tokens, start: int, last: int) -> bool:
    """ "Three months after the visit", "Two working days before"."""
    if tokens[start].word not in NUMBERS and not tokens[start].word.isdigit():
        return False
    for at in range(start + 1, min(start + 5, last)):
        if tokens[at].word in UNITS:
            return tokens[at + 1].word in ("after", "before", "from", "following", "prior")
    return False


def find_saying(tokens: Tokens, start: int, last: int) -> int | None:
    """The "that" after a verb of saying, which hands the sentence on to what is said.

    In "a manager who believes that a child is at risk must ring" the saying only tells which manager.
    """
    for at in range(last - 1, start, -1):
        if tokens[at].word == "that" and tokens[at - 1].word in SPEAKING:
            described = at - 2 >= start and tokens[at - 2].word in ("who", "that", "which")
            return None if described else at
    return None


def find_embedding(tokens: Tokens, start: int, last: int) -> int | None:
    """A word after which the force word stands in a clause inside ("how staff should ...")."""
    for at in range(last - 1, start - 1, -1):
        word = tokens[at].word
        if word in EMBEDDING and not (word in PREPOSITIONS and tokens[at + 1].word not in DETERMINERS):
            if word in ("as", "than", "however", "since", "until", "before", "after"):
                continue
            described = word in RELATIVES and describes(word, tokens[at + 1].word)
            if tokens[at - 1].word == "," or described:
                continue
            if not is_finite_between(tokens, at + 1, last):
                return at
    return None


def describes(relative: str, ahead: str) -> bool:
    """Whether a relative clause has its own verb, by the word after "who", "which" or "that"."""
    if relative == "who":
        return True
    verb = (
        ahead.endswith("s") and not ahead.endswith("'s") and not is_agent(ahead) and ahead not in DETERMINERS
    )
    return relative in ("which", "that") and (verb or is_participle(ahead) or is_adverb(ahead))


def is_finite_between(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a verb stands between, so that the words are a clause that is already whole."""
    for at in range(first, last + 1):
        word = tokens[at].word
        if is_finite(word) or word in ("can", "may", "should", "must", "will"):
            return True
        if word in VERBS and at > first - 1 and word not in NOUN_OR_VERB:
            return True
        before = tokens[at - 1].word if at > first else ""
        if (word in STATIVE and is_plural_agent(before)) or (word in STATES and is_agent(before)):
            return True
        if is_participle(word) and at > first and tokens[at - 1].word not in DETERMINERS:
            return True
    return False


def is_plural_agent(word: str) -> bool:
    return word in ("children", "people", "they", "we", "you") or (word.endswith("s") and is_agent(word))


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
        noun = before not in VERBS - NOUN_OR_VERB and before not in GERUNDS and not is_finite(before)
        if opens and not joined and noun and before not in (",", "(", "as"):
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
