"""Which expectations of two editions could belong together, and what each such tie is worth.

The worth of a pair is its likeness less `LEAST_LIKENESS`, with a little more for the same section and the
same stretch of the document, so that of several equal texts the right ones find each other. One against
several is worth as much as its best pair and what the other pieces add to the words in common, less
`PIECE` for each piece beyond the first.
Leaving an expectation alone is worth nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from canllaw.guidance.comparing.headings import Headings, match_headings
from canllaw.guidance.comparing.likeness import Floats, Pairs, WordTable, letter_likeness, text_likeness
from canllaw.guidance.comparing.matching import Tie
from canllaw.guidance.comparing.words import letters_of, plain

LEAST_LIKENESS = 0.5
LOOKED_AT = 0.3  # overlap of words below which the letters are not compared
NEARLY_SAME = 0.9
AS_GOOD_AS_SAME = 0.97  # a pair as alike as this is not looked at for splits and mergers
PIECE = 0.02
MOST_PIECES = 4
PIECES_TRIED = 6
CONTAINED = 0.45  # share of a piece's words that must stand in the whole
CONTRIBUTES = 0.03  # share of the whole's words that only this piece may bring
ADDED = 0.25  # weight of the words that pieces have beyond the whole: "it", a repeated actor, a new detail
APART = 8  # expectations between the first and the last piece, at most
SAME_SECTION = 0.06
SAME_STRETCH = 0.02
OWN_WORDS = 0.7  # weight of a list item's own words beside the stem that it shares with its neighbours
ACTION = 0.15

Likeness = dict[tuple[int, int], float]
Bonus = Callable[[int, int], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What is compared of one edition's expectations, one entry each."""

    texts: Sequence[str]
    own: Sequence[str]
    actions: Sequence[str]
    sections: Sequence[tuple[str, ...]]

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """All ties worth anything, how alike the pairs are, and which sections are the same."""

    ties: tuple[Tie, ...]
    likeness: Likeness
    headings: Headings


def find_ties(old: Side, new: Side) -> Ties:
    """Pairs, splits and mergers that could be."""
    if not len(old) or not len(new):
        return Ties(ties=(), likeness={}, headings=Headings(partners={}))
    table = WordTable(old.texts, new.texts)
    pairs = join_pairs(table.candidates(), equal_texts(old.texts, new.texts))
    likeness = pair_likeness(old, new, table, pairs)
    by_pair = {
        (a, b): value
        for a, b, value in zip(pairs.old.tolist(), pairs.new.tolist(), likeness.tolist(), strict=True)
        if value > 0
    }
    alike = [pair for pair, value in by_pair.items() if value >= NEARLY_SAME]
    headings = match_headings(old.sections, new.sections, alike)
    bonus = make_bonus(old, new, headings)
    ties = [*pair_ties(by_pair, bonus), *splits(table, by_pair, bonus), *mergers(table, by_pair, bonus)]
    return Ties(ties=tuple(ties), likeness=by_pair, headings=headings)


def equal_texts(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Texts that are the same, however common their words: each with those of its turn."""
    places: dict[str, list[int]] = defaultdict(list)
    for position, text in enumerate(new):
        places[letters_of(text)].append(position)
    seen: dict[str, int] = defaultdict(int)
    for position, text in enumerate(old):
        letters = letters_of(text)
        turn = seen[letters]
        seen[letters] += 1
        for other in places.get(letters, ())[max(0, turn - 2) : turn + 3]:
            yield position, other


def join_pairs(pairs: Pairs, more: Iterator[tuple[int, int]]) -> Pairs:
    joined = {*zip(pairs.old.tolist(), pairs.new.tolist(), strict=True), *more}
    ordered = np.array(sorted(joined), dtype=np.int64).reshape(-1, 2)
    return Pairs(old=ordered[:, 0], new=ordered[:, 1])


def pair_likeness(old: Side, new: Side, table: WordTable, pairs: Pairs) -> Floats:
    """How alike each pair is, from 0 to 1; 0 where too few words are shared to look closer."""
    overlap = table.overlap(pairs)
    likeness = np.zeros(len(pairs))
    near = np.flatnonzero(overlap >= LOOKED_AT)
    pairs = Pairs(old=pairs.old[near], new=pairs.new[near])
    whole = text_likeness(overlap[near], letters_of_pairs(old.texts, new.texts, pairs))
    likeness[near] = with_actions(old, new, pairs, with_own_words(old, new, pairs, whole))
    return likeness


def letters_of_pairs(old: Sequence[str], new: Sequence[str], pairs: Pairs) -> Floats:
    old_plain, new_plain = [plain(text) for text in old], [plain(text) for text in new]
    return letter_likeness([old_plain[a] for a in pairs.old], [new_plain[b] for b in pairs.new])


def with_own_words(old: Side, new: Side, pairs: Pairs, whole: Floats) -> Floats:
    """Two items of lists are alike by what they say themselves more than by their stems."""
    old_item = np.array([own != text for own, text in zip(old.own, old.texts, strict=True)], dtype=bool)
    new_item = np.array([own != text for own, text in zip(new.own, new.texts, strict=True)], dtype=bool)
    both = np.flatnonzero(old_item[pairs.old] & new_item[pairs.new])
    if not len(both):
        return whole
    items = Pairs(old=pairs.old[both], new=pairs.new[both])
    overlap = WordTable(old.own, new.own).overlap(items)
    own = text_likeness(overlap, letters_of_pairs(old.own, new.own, items))
    mixed = whole.copy()
    mixed[both] = OWN_WORDS * own + (1 - OWN_WORDS) * whole[both]
    return mixed


def with_actions(old: Side, new: Side, pairs: Pairs, likeness: Floats) -> Floats:
    """What is to be done counts once more, where both say it."""
    known = np.array(
        [bool(old.actions[a] and new.actions[b]) for a, b in zip(pairs.old, pairs.new, strict=True)]
    )
    both = np.flatnonzero(known)
    if not len(both):
        return likeness
    acting = Pairs(old=pairs.old[both], new=pairs.new[both])
    mixed = likeness.copy()
    mixed[both] = (1 - ACTION) * likeness[both] + ACTION * letters_of_pairs(old.actions, new.actions, acting)
    return mixed


def make_bonus(old: Side, new: Side, headings: Headings) -> Bonus:
    """What a pair is worth beside its likeness: something for the same section and the same stretch."""

    def bonus(a: int, b: int) -> float:
        stretch = SAME_STRETCH * (1 - abs(a / len(old) - b / len(new)))
        return stretch + SAME_SECTION * headings.same_place(old.sections[a], new.sections[b])

    return bonus


def pair_ties(likeness: Likeness, bonus: Bonus) -> Iterator[Tie]:
    for (a, b), value in likeness.items():
        if value <= LEAST_LIKENESS - SAME_SECTION - SAME_STRETCH:
            continue
        worth = value - LEAST_LIKENESS + bonus(a, b)
        if worth > 0:
            yield Tie(old=(a,), new=(b,), worth=worth)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wholes:
    """One side whose expectations may each be several on the other side, the pieces."""

    whole_words: Sequence[frozenset[str]]
    piece_words: Sequence[frozenset[str]]
    weight_of: dict[str, float]


def splits(table: WordTable, likeness: Likeness, bonus: Bonus) -> Iterator[Tie]:
    """One of the old edition against several of the new one."""
    wholes = make_wholes(table.old_stems, table.new_stems, table)
    for a, pieces, worth in one_against_several(likeness, wholes, bonus):
        yield Tie(old=(a,), new=pieces, worth=worth)


def mergers(table: WordTable, likeness: Likeness, bonus: Bonus) -> Iterator[Tie]:
    """Several of the old edition against one of the new one: a split, read backwards."""
    wholes = make_wholes(table.new_stems, table.old_stems, table)
    turned = {(b, a): value for (a, b), value in likeness.items()}
    for b, pieces, worth in one_against_several(turned, wholes, lambda b, a: bonus(a, b)):
        yield Tie(old=pieces, new=(b,), worth=worth)


def make_wholes(wholes: Sequence[Sequence[str]], pieces: Sequence[Sequence[str]], table: WordTable) -> Wholes:
    return Wholes(
        whole_words=[frozenset(stems) for stems in wholes],
        piece_words=[frozenset(stems) for stems in pieces],
        weight_of=table.weight_of,
    )


def one_against_several(
    likeness: Likeness, wholes: Wholes, bonus: Bonus
) -> Iterator[tuple[int, tuple[int, ...], float]]:
    """A whole, the pieces that may make it up, and what the tie would be worth."""
    near: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (whole, piece), value in likeness.items():
        near[whole].append((piece, value))
    for whole, pieces in near.items():
        for chosen, value in several(whole, pieces, wholes):
            worth = value + min(bonus(whole, piece) for piece in chosen)
            if worth > 0:
                yield whole, chosen, worth


def several(
    position: int, near: Sequence[tuple[int, float]], wholes: Wholes
) -> Iterator[tuple[tuple[int, ...], float]]:
    """The sets of pieces that stand near each other and together say what the whole says."""
    if len(near) < 2 or max(value for _, value in near) >= AS_GOOD_AS_SAME:
        return
    whole, words, weight_of = wholes.whole_words[position], wholes.piece_words, wholes.weight_of
    of = dict(near)
    shares = [(weigh(words[piece] & whole, weight_of), piece) for piece, _ in near]
    held = [(share, piece) for share, piece in shares if share >= CONTAINED * weigh(words[piece], weight_of)]
    tried = sorted(piece for _, piece in sorted(held, reverse=True)[:PIECES_TRIED])
    total = weigh(whole, weight_of)
    for number in range(2, min(MOST_PIECES, len(tried)) + 1):
        for chosen in combinations(tried, number):
            if chosen[-1] - chosen[0] > APART or not each_contributes(chosen, whole, wholes, total):
                continue
            together = overlap_of(
                frozenset[str]().union(*(words[piece] for piece in chosen)), whole, weight_of
            )
            alone, likeness = max((overlap_of(words[piece], whole, weight_of), of[piece]) for piece in chosen)
            yield chosen, likeness + together - alone - LEAST_LIKENESS - PIECE * (number - 1)


def each_contributes(chosen: Sequence[int], whole: frozenset[str], wholes: Wholes, total: float) -> bool:
    """Whether every piece brings words of the whole that no other piece brings."""
    words = wholes.piece_words
    for piece in chosen:
        others = frozenset[str]().union(*(words[other] for other in chosen if other != piece))
        if weigh((words[piece] & whole) - others, wholes.weight_of) < CONTRIBUTES * total:
            return False
    return True


def overlap_of(words: frozenset[str], whole: frozenset[str], weight_of: dict[str, float]) -> float:
    """Tversky's index (1977): what the pieces leave out of the whole counts double what they add to it."""
    shared = weigh(words & whole, weight_of)
    added, left_out = weigh(words - whole, weight_of), weigh(whole - words, weight_of)
    return shared / max(1e-12, shared + ADDED * added + 2 * ADDED * left_out)


def weigh(words: frozenset[str], weight_of: dict[str, float]) -> float:
    return sum(weight_of[word] for word in words)
