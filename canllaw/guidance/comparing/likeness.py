"""How alike the texts of two lists are, for the few pairs that have words in common at all.

Words weigh as much as they are rare in both lists together (inverse document frequency, Spärck Jones
1972). Pairs to look at come from an index of rare words and pairs of words: comparing everything with
everything would take too long.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist
from scipy.sparse import csr_array

from canllaw.guidance.comparing.words import stems_of

COMMON = 60  # texts of one list: a word in more of them than this leads to no candidates
FEWEST = 4  # words by which a text is looked up, even if they are common
TOO_COMMON = 1_500
NEIGHBOURS = 8  # candidates kept for each text, on either side
ORDERED = 0.35  # share of likeness that depends on the order of words

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Positions in two lists, pair by pair."""

    old: Places
    new: Places

    def __len__(self) -> int:
        return len(self.old)


class WordTable:
    """The words of two lists of texts: a row a text, a column a word, weighted by rarity."""

    def __init__(self, old: Sequence[str], new: Sequence[str]):
        self.old_stems = [stems_of(text) for text in old]
        self.new_stems = [stems_of(text) for text in new]
        seen: Counter[str] = Counter()
        for stems in (*self.old_stems, *self.new_stems):
            seen.update(set(stems))
        number = len(old) + len(new)
        self.weight_of = {stem: float(np.log1p(number / count)) for stem, count in seen.items()}
        self.columns = {stem: column for column, stem in enumerate(seen)}
        # A column of nothing where there are no words at all, so that the tables keep their shape.
        self.weights = np.array([*self.weight_of.values()] or [0.0], dtype=np.float64)
        self.old_rows = incidence(self.old_stems, self.columns)
        self.new_rows = incidence(self.new_stems, self.columns)
        self.old_sums = self.old_rows @ self.weights
        self.new_sums = self.new_rows @ self.weights

    def shared(self, pairs: Pairs) -> Floats:
        """The weight of the words that both texts of each pair have."""
        both = self.old_rows[pairs.old].multiply(self.new_rows[pairs.new])
        return np.asarray(both @ self.weights, dtype=np.float64)

    def overlap(self, pairs: Pairs) -> Floats:
        """Dice's coefficient of each pair, from 0 to 1, by weight of words."""
        whole = self.old_sums[pairs.old] + self.new_sums[pairs.new]
        return np.asarray(2 * self.shared(pairs) / np.maximum(whole, 1e-12), dtype=np.float64)

    def candidates(self) -> Pairs:
        """The pairs that share rare words or rare pairs of words: the most alike few for each text."""
        columns: dict[Any, int] = {}
        old = rare_rows([with_neighbours(stems) for stems in self.old_stems], columns)
        new = rare_rows([with_neighbours(stems) for stems in self.new_stems], columns)
        return nearest(old, new, len(columns))


def incidence(rows: Sequence[Iterable[Any]], columns: dict[Any, int]) -> csr_array:
    """A row a text, a one for each word that is in it."""
    starts: list[int] = [0]
    indices: list[int] = []
    for row in rows:
        indices.extend({columns[word] for word in row})
        starts.append(len(indices))
    return csr_array((np.ones(len(indices)), indices, starts), shape=(len(rows), max(1, len(columns))))


def with_neighbours(stems: Sequence[str]) -> list[Any]:
    """The words and the pairs of words that stand beside each other, each once, in their order."""
    return [*dict.fromkeys(stems), *dict.fromkeys(pairwise(stems))]


def rare_rows(rows: Sequence[list[Any]], columns: dict[Any, int]) -> list[list[int]]:
    """Columns of the words that are in few of the texts; of a text of common words, the least common ones."""
    seen: Counter[Any] = Counter()
    for row in rows:
        seen.update(row)
    kept = []
    for row in rows:
        words = [word for word in row if seen[word] <= COMMON]
        if len(words) < FEWEST:
            least = sorted(row, key=seen.__getitem__)[:FEWEST]
            words = [word for word in least if seen[word] <= TOO_COMMON]
        kept.append([columns.setdefault(word, len(columns)) for word in words])
    return kept


def nearest(old: Sequence[list[int]], new: Sequence[list[int]], width: int) -> Pairs:
    """The few pairs with the highest cosine for each text on either side."""
    left, right = as_rows(old, width), as_rows(new, width)
    rarity = np.log1p(2 * (len(old) + len(new)) / np.maximum(1, left.sum(axis=0) + right.sum(axis=0)))
    alike = (unit_rows(left, rarity) @ unit_rows(right, rarity).T).tocsr()
    pairs = set(best_of_rows(alike))
    pairs.update((row, column) for column, row in best_of_rows(alike.T.tocsr()))
    ordered = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return Pairs(old=ordered[:, 0], new=ordered[:, 1])


def as_rows(rows: Sequence[list[int]], width: int) -> csr_array:
    starts = np.cumsum([0, *(len(row) for row in rows)])
    indices = [column for row in rows for column in row]
    return csr_array((np.ones(len(indices)), indices, starts), shape=(len(rows), max(1, width)))


def unit_rows(rows: csr_array, weights: Floats) -> csr_array:
    weighted = rows.multiply(weights).tocsr()
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return weighted.multiply(1 / np.maximum(lengths, 1e-12)[:, None]).tocsr()


def best_of_rows(alike: csr_array) -> Iterable[tuple[int, int]]:
    """The columns of the highest values of each row; equal values in the order of columns."""
    for row in range(alike.shape[0]):
        start, end = alike.indptr[row], alike.indptr[row + 1]
        columns, values = alike.indices[start:end], alike.data[start:end]
        if len(columns) > NEIGHBOURS:
            columns = columns[np.lexsort((columns, -values.round(9)))[:NEIGHBOURS]]
        yield from ((row, int(column)) for column in columns)


def letter_likeness(old: Sequence[str], new: Sequence[str]) -> Floats:
    """How alike the letters of each pair are, in their order, from 0 to 1."""
    if not old:
        return np.zeros(0)
    return np.asarray(cpdist(old, new, scorer=fuzz.ratio, dtype=np.float32), dtype=np.float64) / 100


def text_likeness(overlap: Floats, letters: Floats) -> Floats:
    """Words in common and order of letters together."""
    return (1 - ORDERED) * overlap + ORDERED * letters
