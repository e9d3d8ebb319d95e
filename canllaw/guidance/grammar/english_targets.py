"""To whom or to what it is done: the object of a verb, or the clause that stands for one."""

from canllaw.guidance.grammar.clauses import Span
from canllaw.guidance.grammar.english_nouns import noun_phrase_end
from canllaw.guidance.grammar.english_tokens import Tokens, span_of
from canllaw.guidance.grammar.english_words import BE, DETERMINERS, GERUNDS, VERBS, is_adverb, is_participle

LIGHT_NOUNS = frozenset("regard account attention consideration".split())
TELLING = frozenset("notify inform advise remind tell warn".split())
CLAUSES = frozenset("that whether how why who whom what which".split())
TARGET_PREPOSITIONS = frozenset("to with for on at about from of into in by".split())
QUOTES = frozenset("'‘’“”\"")


def find_object(tokens: Tokens, first: int, stop: int, verb: int) -> Span | None:
    """The person or thing that the action is done to, with or for."""
    at = first
    while at < stop and (is_adverb(tokens[at].word) or tokens[at].word in ("out", "up", "down", "off")):
        at += 1
    if at < stop and tokens[at].word in TARGET_PREPOSITIONS and tokens[verb].word not in BE:
        if tokens[at].word == "to" and at + 1 < stop and tokens[at + 1].word in VERBS:
            return None
        at += 1
    at = skip_light_noun(tokens, at, stop)
    while at + 1 < stop and tokens[at].word in QUOTES:
        at += 1
    sure = tokens[verb].word == "ensure"
    if at + 1 < stop and tokens[at].word in ("sure", "certain", "clear"):
        at, sure = at + 1, True
    if at + 1 < stop and tokens[at].word == "mind":
        at += 1
    if sure and at + 1 < stop and tokens[at].word == "that":
        at += 1
    if at >= stop:
        return None
    if tokens[at].word in CLAUSES:
        return span_of(tokens, at, stop - 1) if at + 2 < stop else None
    if tokens[at].word in ("if", "as") or (tokens[verb].word in BE and not opens_noun(tokens[at].word)):
        return None
    while at + 2 < stop and tokens[at].word in ("and", "or", ",") and tokens[at + 1].word in VERBS:
        at += 2
    last = noun_phrase_end(tokens, at, stop)
    if tokens[verb].word in TELLING:
        last = next((i - 1 for i in range(at + 1, last) if tells_what(tokens, i)), last)
    if at <= last < stop - 1 and (
        tokens[last + 1].word in ("who", "which", "that") or describes(tokens[last].word)
    ):
        last = stop - 1
    return span_of(tokens, at, min(last, len(tokens) - 1))


def describes(word: str) -> bool:
    """Whether a word behind a noun goes on to describe it ("a form sent to", "a form telling how")."""
    return is_participle(word) or word in GERUNDS


def skip_light_noun(tokens: Tokens, at: int, stop: int) -> int:
    """Pass over "account of", "due regard to", "into account": the target stands behind."""
    start = at + 1 if at < stop and tokens[at].word in ("due", "particular", "full") else at
    if start + 1 >= stop or tokens[start].word not in LIGHT_NOUNS:
        return at
    if tokens[start + 1].word in ("to", "of", ":"):
        return start + 2
    return start + 1 if start > 0 and tokens[start - 1].word == "into" else at


def tells_what(tokens: Tokens, at: int) -> bool:
    """Whether "of" goes on with what is told ("tell the parents of any news"), not with whose they are."""
    return tokens[at].word == "of" and tokens[at + 1].word in DETERMINERS


def opens_noun(word: str) -> bool:
    """Whether what stands after "be" names something ("be a list") rather than how it is ("be able")."""
    return word in DETERMINERS or word.isdigit()
