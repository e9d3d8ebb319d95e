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
NOTE_MARK = r"\[\d{1,3}\]"
# A note's mark behind a full stop belongs to the sentence before: "is kept. [6] The record".
CANDIDATE = re.compile(rf"[.?!…]{CLOSERS}(?P<marks>(?:\s*{NOTE_MARK})*)\s+(?!{NOTE_MARK})(?=\S)")
OUTER = re.compile(r"\S(?:.*\S)?", re.DOTALL)

# Nobody ends a sentence with these.
NEVER_LAST = word_set(
    "e.g i.e cf viz eg ie vs approx incl excl esp c.f a.k.a mr mrs ms dr prof rev hon messrs cllr st "
    "e.e h.y hy er.engh"
)
# These are shortened only before a number or a name of a provision: "s. 47", "No. 12", "adr. 3".
SHORTENED = word_set(
    "s ss reg regs para paras no nos art arts vol vols pp p pt pts sch scheds ch chs cl sec sect fig figs ed "
    "eds ann app r rr n"
)
BEFORE_NUMBER = {
    Language.ENGLISH: SHORTENED,
    Language.WELSH: SHORTENED | word_set("a a.n adr adrn t tt rh rhif rheol rhn pen gol atod par"),
}
# How much before a candidate is looked at: more than the longest mark or name that matters.
FAR_ENOUGH = 120
PROVISION = re.compile(r"[\d(\[]|[IVXLC]+\b|[A-Z]\d|[A-Z]\b(?!['’])")
# A mark alone before the first word: "4.12.", "(a).", "iv.", "1."
LIST_MARK = re.compile(r"[\"'“‘(\[]*(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlc]{1,6})[)\]]?\.?")
# One letter after these is a name of its own, so that a full stop may follow: "see Annex B. The".
LETTERED = word_set(
    "annex annexe appendix part schedule table figure box chapter section step plan option group band grade "
    "category class type route scenario vitamin atodiad rhan atodlen tabl ffigur blwch pennod adran cam "
    "grŵp"
)
# A word in small letters that is long enough to be no abbreviation, or is known to be none.
SHORT_WORDS = (
    "it is be me us so do in on to of up by now not the has out use all day age way can may one two six ten "
    "due own law new old set who you him her its "
    "ef hi ni chi fi ti yw yn ar am ei eu hun hyn hwn hon nhw fod bod dod byd lle oed awr mis nos dro ôl "
    "tŷ iau hŷn"
)
LONG_ABBREVIATIONS = (
    "approx dept govt incl excl resp corp assn univ prof cont temp misc bldg para paras regs arts vols sect "
    "scheds rheol atod"
)
PLAIN_WORD = re.compile(
    rf"[\"'“‘(]*(?!(?:{'|'.join(LONG_ABBREVIATIONS.split())})\.)"
    rf"(?:[^\W\d_]{{4,}}|{'|'.join(SHORT_WORDS.split())})[\"'”’)\]]*\.{CLOSERS}"
)
# "*.changes" and "comp.unix.*" in quotation marks.
FILE_PATTERN = re.compile(r"[\"“`].*\.\*[\"”`]")
INITIAL = re.compile(r"[A-Z]\.?")
LOWER_OPENING = re.compile(r"[\"'“‘«(\[{*_]*[a-zà-öø-ÿŵŷ]")


def split_sentences(text: str, language: Language) -> list[Span]:
    """The sentences of a passage, as spans of its text without the white space around them."""
    whole = OUTER.search(text)
    if whole is None:
        return []
    start, end = whole.span()
    candidates = list(CANDIDATE.finditer(text, start, end))
    if not candidates:
        return [(start, end)]
    return find_spans(text, start, end, candidates, BEFORE_NUMBER[language])


def find_spans(
    text: str, start: int, end: int, candidates: list[re.Match[str]], before_number: frozenset[str]
) -> list[Span]:
    """The spans between the candidates that are breaks. The engine is asked at most once."""
    spans: list[Span] = []
    engine_breaks: frozenset[int] | None = None
    for candidate in candidates:
        begin = candidate.end()
        verdict = judge_break(text, start, candidate, before_number)
        if verdict is None:
            engine_breaks = engine_breaks if engine_breaks is not None else find_engine_breaks(text)
            verdict = not engine_breaks.isdisjoint(range(candidate.start("marks"), begin + 1))
        if verdict:
            spans.append((start, start + len(text[start:begin].rstrip())))
            start = begin
    spans.append((start, end))
    return spans


def judge_break(
    text: str, start: int, candidate: re.Match[str], before_number: frozenset[str]
) -> bool | None:
    """Whether a sentence ends at a candidate; None where the language of guidance does not settle it."""
    stop = candidate.start("marks")
    before = text[max(start, stop - FAR_ENOUGH) : stop]
    word = before.rsplit(None, 1)[-1]
    if LIST_MARK.fullmatch(before) or FILE_PATTERN.fullmatch(word):
        return False
    begin = candidate.end()
    if LOWER_OPENING.match(text, begin):
        ended = before.endswith(".") and not before.endswith("..")
        return judge_short_word(word, text, begin, before_number) if ended else False
    if "." not in word or PLAIN_WORD.fullmatch(word):
        return True
    short = judge_short_word(word, text, begin, before_number)
    return short if short is not None else judge_letter(before, word)


def judge_short_word(word: str, text: str, begin: int, before_number: frozenset[str]) -> bool | None:
    """False where the full stop only shortens the word."""
    bare = word.strip("\"'“‘«(*_[").rstrip(".").lower()
    if bare in NEVER_LAST:
        return False
    if bare in before_number and PROVISION.match(text, begin):
        return False
    return None


def judge_letter(before: str, word: str) -> bool | None:
    """True after a letter that is a name of its own ("Annex B."); None where the engine knows better."""
    bare = word.strip("\"'“‘«(*_[)]”’»")
    if INITIAL.fullmatch(bare):
        previous = before[: -len(word)].split()[-1:]
        return True if previous and previous[0].lower().strip("(") in LETTERED else None
    return None


def find_engine_breaks(text: str) -> frozenset[int]:
    """Where the engine begins a new sentence."""
    return frozenset(start for start, _ in read_engine()(text))


@cache
def read_engine() -> Callable[[str], list[Span]]:
    """The engine, loaded when the first passage needs it: its model takes longer than a short document."""
    from nupunkt.models import load_default_model

    engine: Any = load_default_model()
    return lambda text: list(engine.span_tokenize(text))
