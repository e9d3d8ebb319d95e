"""The words in which two texts differ, as spans of both."""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from canllaw.guidance.comparing.words import WORD

Spans = tuple[tuple[int, int], ...]
SHORT = 3  # letters: a lone short word between two changed ones is marked with them, to be read in one go


def mark_differences(old_text: str, new_text: str) -> tuple[Spans, Spans]:
    """The spans of `old_text` that are not in `new_text`, and the other way round. Whole words."""
    old_words = [match.span() for match in WORD.finditer(old_text)]
    new_words = [match.span() for match in WORD.finditer(new_text)]
    old_keys = [folded(old_text[start:end]) for start, end in old_words]
    new_keys = [folded(new_text[start:end]) for start, end in new_words]
    old_kept, new_kept = kept_words(old_keys, new_keys)
    return join_changed(old_words, old_kept), join_changed(new_words, new_kept)


def folded(word: str) -> str:
    return word.casefold().replace("’", "'")


def kept_words(old: Sequence[str], new: Sequence[str]) -> tuple[set[int], set[int]]:
    """Positions of the words that both texts have, in the same order."""
    old_kept: set[int] = set()
    new_kept: set[int] = set()
    for block in LCSseq.opcodes(old, new):
        if block.tag != "equal" or stands_alone(block.src_start, block.src_end, block.dest_start, old, new):
            continue
        old_kept.update(range(block.src_start, block.src_end))
        new_kept.update(range(block.dest_start, block.dest_end))
    return old_kept, new_kept


def stands_alone(start: int, end: int, new_start: int, old: Sequence[str], new: Sequence[str]) -> bool:
    """One short word with changed words on both its sides says nothing."""
    at_an_edge = (start == 0 and new_start == 0) or (end == len(old) and new_start + 1 == len(new))
    return end - start == 1 and len(old[start]) <= SHORT and not at_an_edge


def join_changed(words: Sequence[tuple[int, int]], kept: set[int]) -> Spans:
    """Neighbouring changed words as one span."""
    spans: list[tuple[int, int]] = []
    previous = -2
    for position, (start, end) in enumerate(words):
        if position in kept:
            continue
        if previous == position - 1:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        previous = position
    return tuple(spans)
