"""Where the words of an excerpt stand in a transcript, also after the transcript was changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import normalize

from canllaw.evidence.interviews.interviews import Transcript

# Signs that programs exchange for one another as people type or copy: one sign for one, so that places stay.
FOLDED = str.maketrans("‘’‛`“”„‟–—−‐‑\u00a0\u202f", "''''\"\"\"\"-----  ")
CONTEXT = 40
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words as they were quoted, and a few signs that stood before and after them, if known."""

    words: str = field(repr=False)
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)


def quote_span(text: str, span: Span) -> Quote:
    """The words of a span with what stands around them."""
    start, end = span
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Quote(words=text[start:end], before=before, after=after)


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds quoted words in one transcript."""

    transcript: Transcript
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", self.transcript.text.translate(FOLDED))

    def says_at(self, span: Span, words: str) -> bool:
        """Whether these words stand there, apart from white space and the shape of quotation marks."""
        return level(self.transcript.text[span[0] : span[1]]) == level(words)

    def find(self, quote: Quote) -> tuple[Span, ...]:
        """Every place where the words stand; where something is known of what stood around them, only those
        that agree with it, and of these only the best, if there is a best."""
        spans = tuple(self.find_words(quote.words))
        known = len(level(quote.before)) + len(level(quote.after))
        if not known:
            return spans
        scores = [self.agreement(span, quote) for span in spans]
        # Half of what stood around: all of one side, should the other have been rewritten.
        agreeing = [(score, span) for score, span in zip(scores, spans, strict=True) if 2 * score >= known]
        best = max((score for score, _ in agreeing), default=0)
        return tuple(span for score, span in agreeing if score == best)

    def find_words(self, words: str) -> Iterator[Span]:
        """All places of the words, overlapping ones too; an accent may be part of a letter or follow it."""
        for form in dict.fromkeys((words, normalize("NFC", words), normalize("NFD", words))):
            pattern = re.compile(r"\s+".join(map(re.escape, form.translate(FOLDED).split())))
            found = pattern.search(self.folded) if pattern.pattern else None
            if found:
                while found:
                    yield found.span()
                    found = pattern.search(self.folded, found.start() + 1)
                return

    def agreement(self, span: Span, quote: Quote) -> int:
        """How many signs around a place agree with those that stood there, counted from the words on."""
        start, end = span
        before = level(self.transcript.text[max(0, start - 4 * CONTEXT) : start])
        after = level(self.transcript.text[end : end + 4 * CONTEXT])
        return count_alike(before[::-1], level(quote.before)[::-1]) + count_alike(after, level(quote.after))


def level(words: str) -> str:
    """Words without what programs change: white space, shapes of marks and dashes, forms of accents."""
    return " ".join(normalize("NFC", words).translate(FOLDED).split())


def count_alike(one: str, other: str) -> int:
    """How many signs the two have in common before they first differ."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count
