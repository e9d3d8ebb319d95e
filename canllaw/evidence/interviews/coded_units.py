"""Who gave which code to which turn of which interview: what agreement between coders is counted on."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from canllaw.evidence.interviews.interviews import Excerpt, Interviews
from canllaw.evidence.interviews.nominal_alpha import Counts
from canllaw.evidence.interviews.transcript_turns import Turn, find_turns

# Fewer signs of a turn than this are a slip of the hand when the words were marked.
SLIP = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedDocument:
    """An interview that two or more people coded. `given` are (turn, code, coder), turns counted from 0.

    `units` are the turns that coders are compared on: all but the questions, and a question if it was coded.
    Questions that nobody codes would only make coders look more alike.
    """

    document: str
    turns: tuple[Turn, ...]
    coders: tuple[str, ...]
    given: frozenset[tuple[int, str, str]]

    @property
    def units(self) -> tuple[int, ...]:
        coded = {turn for turn, _, _ in self.given}
        return tuple(at for at, turn in enumerate(self.turns) if not turn.asks or at in coded)

    def counts(self, code: str) -> Counts:
        """A row a unit: how many coders gave it the code, and how many did not."""
        return self.counts_by_code().get(code, self.counts_of_none())

    def counts_of_none(self) -> Counts:
        """The counts of a code that nobody gave here."""
        return self.beside_all(np.zeros(len(self.units), dtype=np.int64))

    def counts_by_code(self) -> Mapping[str, Counts]:
        """The counts of each code that somebody gave here, from one walk through what was given."""
        units = list(self.units)
        gave: dict[str, Counts] = {}
        for turn, code, _ in self.given:
            if code not in gave:
                gave[code] = np.zeros(len(self.turns), dtype=np.int64)
            gave[code][turn] += 1
        return {code: self.beside_all(of_turns[units]) for code, of_turns in gave.items()}

    def beside_all(self, gave: Counts) -> Counts:
        return np.column_stack([gave, len(self.coders) - gave])


def find_coded_documents(interviews: Interviews) -> tuple[CodedDocument, ...]:
    """The interviews with two or more coders, in the order of the transcripts.

    A person coded an interview who gave at least one code in it: every turn that this person gave no code is
    then one that the person did not want to code. Codings without a coder's name are left out.
    """
    by_document: dict[str, list[Excerpt]] = {}
    for excerpt in interviews.excerpts:
        by_document.setdefault(excerpt.document, []).append(excerpt)
    found: list[CodedDocument] = []
    for transcript in interviews.transcripts:
        excerpts = by_document.get(transcript.key, [])
        coders = {coding.coder for excerpt in excerpts for coding in excerpt.codings if coding.coder}
        if len(coders) >= 2:
            turns = find_turns(transcript.text)
            given = frozenset(find_given(excerpts, transcript.text, turns))
            found.append(
                CodedDocument(document=transcript.key, turns=turns, coders=tuple(sorted(coders)), given=given)
            )
    return tuple(found)


def find_given(
    excerpts: Sequence[Excerpt], text: str, turns: Sequence[Turn]
) -> Iterator[tuple[int, str, str]]:
    starts = [turn.start for turn in turns]
    for excerpt in excerpts:
        touched = list(find_touched(excerpt, text, turns, starts))
        for coding in excerpt.codings:
            if coding.coder:
                yield from ((turn, coding.code, coding.coder) for turn in touched)


def find_codes_by_turn(text: str, excerpts: Sequence[Excerpt]) -> dict[int, set[str]]:
    """The codes of each turn of a transcript that has any, by whomever they were given."""
    turns = find_turns(text)
    starts = [turn.start for turn in turns]
    found: dict[int, set[str]] = {}
    for excerpt in excerpts:
        for turn in find_touched(excerpt, text, turns, starts):
            found.setdefault(turn, set()).update(coding.code for coding in excerpt.codings)
    return found


def find_touched(excerpt: Excerpt, text: str, turns: Sequence[Turn], starts: Sequence[int]) -> Iterator[int]:
    """The turns that an excerpt means: of which it has ten signs, or all of them, or that hold all of it."""
    words = text[excerpt.start : excerpt.end]
    start = excerpt.start + len(words) - len(words.lstrip())
    end = excerpt.start + len(words.rstrip())
    for at in range(max(0, bisect_right(starts, start) - 1), len(turns)):
        turn = turns[at]
        if turn.start >= end:
            return
        shared = min(end, turn.end) - max(start, turn.start)
        if shared > 0 and shared >= min(SLIP, end - start, turn.end - turn.start):
            yield at
