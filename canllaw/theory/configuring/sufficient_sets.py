"""Minimally sufficient conditions: conjunctions that go with an outcome and of which no part does."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from canllaw.theory.configuring.cases import Condition, Matrix, Vector

# A conjunction counts as seen where some case belongs to it at least by half.
SEEN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Values:
    """How far each case has each factor at each value: a row a case, a column a value of a factor."""

    scores: Matrix
    factor: NDArray[np.int64]
    value: NDArray[np.int64]

    def place(self, factor: int, value: int) -> int:
        return int(np.flatnonzero((self.factor == factor) & (self.value == value))[0])


def score_values(values: Matrix, factors: Sequence[Condition]) -> Values:
    columns, factor, value = [], [], []
    for at, (condition, column) in enumerate(zip(factors, values.T, strict=True)):
        for level in range(condition.levels):
            crisp = (column == level).astype(np.float64)
            columns.append(crisp if condition.is_multi_value else column if level else 1 - column)
            factor.append(at)
            value.append(level)
    return Values(scores=np.stack(columns, axis=1), factor=np.array(factor), value=np.array(value))


def find_sufficient_sets(
    values: Values, outcome: int, y: Vector, threshold: float, most: int
) -> list[tuple[int, ...]]:
    """Places of the values in each conjunction, shorter ones first. The outcome's own factor is left out."""
    able = [place for place in range(len(values.factor)) if values.factor[place] != outcome]
    found: list[tuple[int, ...]] = []
    known: set[tuple[int, ...]] = set()
    growing: list[tuple[tuple[int, ...], Vector]] = [((), np.ones(len(y)))]
    for _ in range(most):
        grown = []
        for places, score in growing:
            for place in able:
                if places and values.factor[place] <= values.factor[places[-1]]:
                    continue
                longer = (*places, place)
                if has_part(longer, known):
                    continue
                x = np.minimum(score, values.scores[:, place])
                if x.max() < SEEN:
                    continue
                if np.minimum(x, y).sum() >= threshold * x.sum():
                    found.append(longer)
                    known.add(longer)
                else:
                    grown.append((longer, x))
        growing = grown
    return found


def has_part(places: tuple[int, ...], known: set[tuple[int, ...]]) -> bool:
    return any(part in known for size in range(1, len(places)) for part in combinations(places, size))
