"""Where the sentences of a passage begin and end.

The engine is nupunkt; what guidance and law do differently (section numbers, "s. 47", list marks,
Welsh abbreviations) is decided here first, and only the rest is left to the engine.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from canllaw.basics.language import Language

Span = tuple[int, int]


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CLOSERS = r"[\"'”’»)\]}*_]*"
CANDIDATE = re.compile(rf"[.?!…]{CLOSERS}\s+(?=\S)")
OUTER = re.compile(r"\S(?:.*\S)?", re.DOTALL)

# Nobody ends a sentence with these.
NEVER_LAST = word_set(
    "e.g i.e cf viz eg ie vs approx incl excl esp c.f a.k.a mr mrs ms dr prof rev hon messrs cllr st "
    "e.e h.y hy er.engh"
)
# These are shortened only before a number or a name of a provision: "s. 47", "No. 12", "adr. 3".
BEFORE_NUMBER = word_set(
    "s ss reg regs para paras no nos art arts vol vols pp p pt pts sch scheds ch chs cl sec sect fig figs ed "
    "eds ann app r rr n a.n adr adrn t tt rh rhif rheol rhn pen gol atod par"
)
PROVISION = re.compile(r"[\d(\[]|[IVXLC]+\b|[A-Z]\d|[A-Z]\b(?!['’])")
# A mark alone before the first word: "4.12.", "(a).", "iv.", "1."
LIST_MARK = re.compile(r"[\"'“‘(\[]*(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlc]{1,6})[)\]]?\.?")
# One letter after these is a name of its own, so that a full stop may follow: "see Annex B. The".
LETTERED = word_set(
    "annex annexe appendix part schedule table figure box chapter section step plan option group band grade "
    "category class type route scenario vitamin atodiad rhan atodlen tabl ffigur blwch pennod adran cam "
    "grŵp"
)
INITIAL = re.compile(r"[A-Z]\.?")
SENTENCE_OPENING = re.compile(r"[\"'“‘«(\[{*_•–—-]*(?:[A-ZÀ-ÖØ-ÞŴŶ]|\d)")
LOWER_OPENING = re.compile(r"[\"'“‘«(\[{*_]*[a-zà-öø-ÿŵŷ]")


def split_sentences(text: str, language: Language) -> list[Span]:
    """The sentences of a passage, as spans of its text without the white space around them."""
    whole = OUTER.search(text)
    if whole is None:
        return []
    start, end = whole.span()
    candidates = [match.end() for match in CANDIDATE.finditer(text, start, end)]
    if not candidates:
        return [(start, end)]
    return list(find_spans(text, start, end, candidates, language))


def find_spans(text: str, start: int, end: int, candidates: list[int], language: Language) -> list[Span]:
    spans: list[Span] = []
    engine_breaks: frozenset[int] | None = None
    for candidate in candidates:
        verdict = judge_break(text, start, candidate)
        if verdict is None:
            engine_breaks = engine_breaks if engine_breaks is not None else find_engine_breaks(text)
            verdict = candidate in engine_breaks
        if verdict:
            spans.append((start, start + len(text[start:candidate].rstrip())))
            start = candidate
    spans.append((start, end))
    return spans


def judge_break(text: str, start: int, candidate: int) -> bool | None:
    """Whether a sentence ends before `candidate`; None where the language of guidance does not settle it."""
    before = text[start:candidate].rstrip()
    if LIST_MARK.fullmatch(before):
        return False
    word = before.rsplit(None, 1)[-1]
    if LOWER_OPENING.match(text, candidate):
        return (
            False
            if not before.endswith(".") or before.endswith("..")
            else judge_short_word(text, word, candidate)
        )
    if "." not in word:
        return True
    short = judge_short_word(text, word, candidate)
    return short if short is not None else judge_full_stop(before, word, text, candidate)


def judge_short_word(text: str, word: str, candidate: int) -> bool | None:
    """False where the full stop only shortens the word."""
    bare = word.strip("\"'“‘«(*_[").rstrip(".").lower()
    if bare in NEVER_LAST:
        return False
    if bare in BEFORE_NUMBER and PROVISION.match(text, candidate):
        return False
    return None


def judge_full_stop(before: str, word: str, text: str, candidate: int) -> bool | None:
    """True after an ordinary word, before what can open a sentence; None where the engine knows better."""
    bare = word.strip("\"'“‘«(*_[)]”’»")
    if INITIAL.fullmatch(bare):
        previous = before[: -len(word)].split()[-1:]
        return True if previous and previous[0].lower().strip("(") in LETTERED else None
    return None


def find_engine_breaks(text: str) -> frozenset[int]:
    """Where the engine begins a new sentence."""
    return frozenset(start for start, _ in read_spans()(text))


@cache
def read_spans() -> Callable[[str], list[Span]]:
    """The engine, loaded when the first passage needs it: its model takes longer than a short document."""
    from nupunkt.models import load_default_model

    engine: Any = load_default_model()
    return lambda text: list(engine.span_tokenize(text))
