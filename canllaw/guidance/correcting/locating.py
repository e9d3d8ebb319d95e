"""Where words stand in a document, whatever its spaces, quotation marks and capitals."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from canllaw.guidance.comparing.words import WORD, plain
from canllaw.guidance.documents import Edition
from canllaw.guidance.expectations import Part

BETWEEN_WORDS = r"[\W_]{1,8}"
LIKE = 85  # likeness, of 100, from which words are taken for those that a person copied from another edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters of `Edition.text`."""

    start: int
    end: int


def find_words(words: str, edition: Edition, near: Stretch, within: Stretch | None = None) -> Stretch | None:
    """The place of these words nearest to a stretch of the text: inside it, else before, else after it."""
    found = WORD.findall(words)
    if not found:
        return None
    pattern = re.compile(
        r"(?<!\w)" + BETWEEN_WORDS.join(re.escape(word).replace("'", "['’]") for word in found) + r"(?!\w)",
        re.IGNORECASE,
    )
    field = within or Stretch(start=0, end=len(edition.text))
    places = [
        Stretch(start=m.start(), end=m.end()) for m in pattern.finditer(edition.text, field.start, field.end)
    ]
    return min(places, key=lambda place: distance(place, near), default=None)


def find_like(words: str, edition: Edition) -> Stretch | None:
    """The place of these words in the text; failing that, of words very like them, whole words only."""
    exact = find_words(words, edition, Stretch(start=0, end=len(edition.text)))
    if exact is not None:
        return exact
    sought = plain(words)
    texts = [passage.text for passage in edition.passages]
    best = process.extractOne(sought, texts, scorer=fuzz.partial_ratio, processor=plain, score_cutoff=LIKE)
    if best is None or len(texts[best[2]]) < LIKE / 100 * len(words):
        return None
    passage = edition.passages[best[2]]
    lower = passage.text.lower()
    # A few letters grow when they are made small; places in the text would then be off.
    found = fuzz.partial_ratio_alignment(sought, lower if len(lower) == len(passage.text) else passage.text)
    if found is None:
        return None
    start, end = whole_words(passage.text, found.dest_start, found.dest_end)
    return Stretch(start=passage.start + start, end=passage.start + end)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The words that a stretch touches, from the first to the last."""
    touched = [word.span() for word in WORD.finditer(text) if word.start() < end and start < word.end()]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


def distance(place: Stretch, near: Stretch) -> tuple[int, int]:
    if near.start <= place.start and place.end <= near.end:
        return 0, place.start
    if place.start < near.start:
        return 1, near.start - place.start
    return 2, place.start


def as_part(place: Stretch, edition: Edition) -> Part:
    return Part(text=edition.text[place.start : place.end], start=place.start, end=place.end)


def passage_at(place: Stretch, edition: Edition) -> int | None:
    """The position of the passage in which a stretch begins."""
    for position, passage in enumerate(edition.passages):
        if passage.start <= place.start < passage.end:
            return position
    return None
