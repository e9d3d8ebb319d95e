"""Finds what each correction is about, by its words, so that it outlives a small change of the document."""

from collections.abc import Sequence
from dataclasses import dataclass

from canllaw.guidance.comparing.likeness import Floats, Pairs, WordTable, letter_likeness, text_likeness
from canllaw.guidance.comparing.matching import Tie, choose_ties
from canllaw.guidance.comparing.ties import equal_texts, join_pairs
from canllaw.guidance.comparing.words import letters_of, plain
from canllaw.guidance.correcting.records import Correction, CorrectionKind
from canllaw.guidance.expectations import Reading

SURE = 0.8  # likeness below which the words of a correction are not taken for those of an expectation
SAME_LETTERS = 0.1
SAME_ID = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The words that a correction is about, and the id that they had, if it is known."""

    text: str
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the texts that corrections name stand among the expectations, and among what was declined."""

    expectations: dict[Wanted, int]
    declined: dict[Wanted, int]

    def among_expectations(self, text: str, id: str | None = None) -> int | None:
        return self.expectations.get(Wanted(text=text, id=id), self.expectations.get(Wanted(text=text)))

    def among_declined(self, text: str) -> int | None:
        return next((at for wanted, at in self.declined.items() if wanted.text == text), None)


def place_corrections(reading: Reading, corrections: Sequence[Correction]) -> Places:
    """Place all texts that the corrections name at once; two corrections of one text share its place."""
    named: dict[str, Wanted] = {}
    wanted: dict[Wanted, Wanted] = {}
    for correction in corrections:
        if correction.kind is CorrectionKind.ADD:
            continue  # its words are looked up in the document
        own = Wanted(text=correction.text, id=correction.id)
        named.setdefault(letters_of(own.text), own)
        wanted[own] = own
    for correction in corrections:
        for text in correction.others:
            wanted[Wanted(text=text)] = named.setdefault(letters_of(text), Wanted(text=text))
    sought = list(dict.fromkeys(wanted.values()))
    expectations = reading.expectations
    found = place_texts(sought, [each.text for each in expectations], [each.id for each in expectations])
    places = {sought[number]: position for number, position in found.items()}
    rest = [each for each in sought if each not in places]
    declined = [each.text for each in reading.declined]
    found = place_texts(rest, declined, [None] * len(declined))
    return Places(
        expectations={name: places[each] for name, each in wanted.items() if each in places},
        declined={rest[number]: position for number, position in found.items()},
    )


def place_texts(wanted: Sequence[Wanted], texts: Sequence[str], ids: Sequence[str | None]) -> dict[int, int]:
    """The position among `texts` of each text wanted, one to one, and the best placing as a whole.

    A text that is like none of them has no place. Of several equal texts the id tells which.
    """
    if not wanted or not texts:
        return {}
    sought = [each.text for each in wanted]
    table = WordTable(sought, texts)
    pairs = join_pairs(table.candidates(), iter([*equal_texts(sought, texts), *equal_ids(wanted, ids)]))
    letters = letters_of_pairs(sought, texts, pairs)
    ties = []
    for a, b, value in zip(
        pairs.old.tolist(),
        pairs.new.tolist(),
        text_likeness(table.overlap(pairs), letters).tolist(),
        strict=True,
    ):
        worth = value - SURE
        worth += SAME_LETTERS * (letters_of(sought[a]) == letters_of(texts[b]))
        worth += SAME_ID * (wanted[a].id is not None and wanted[a].id == ids[b])
        if value >= SURE and worth > 0:
            ties.append(Tie(old=(a,), new=(b,), worth=worth))
    return {tie.old[0]: tie.new[0] for tie in choose_ties(ties).ties}


def equal_ids(wanted: Sequence[Wanted], ids: Sequence[str | None]) -> list[tuple[int, int]]:
    at = {id: position for position, id in enumerate(ids) if id is not None}
    return [
        (number, at[each.id]) for number, each in enumerate(wanted) if each.id is not None and each.id in at
    ]


def letters_of_pairs(sought: Sequence[str], texts: Sequence[str], pairs: Pairs) -> Floats:
    return letter_likeness(
        [plain(sought[a]) for a in pairs.old.tolist()], [plain(texts[b]) for b in pairs.new.tolist()]
    )
