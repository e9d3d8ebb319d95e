"""The columns of a chart as its search needs them: alike ones as one kind, with the prices of rows."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from canllaw.theory.configuring.cases import Vector
from canllaw.theory.configuring.cover_kernels import SLACK, find_greatest
from canllaw.theory.configuring.terms import Truth

Places = NDArray[np.int64]
Bits = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Columns:
    """Kinds of columns: those of the chart that cover the same rows are one kind.

    `covers`: rows by kinds. `bits`: the same, 64 rows in a word, a row a kind. `members`: the columns of the
    chart that are of each kind. `greatest`: covers no part only of what another covers. `prices` of rows and
    `waste` of kinds, by the dual of the linear relaxation. `places`: which kinds of the whole these are,
    where only some were taken.
    """

    covers: Truth
    bits: Bits
    members: tuple[tuple[int, ...], ...]
    greatest: NDArray[np.bool_]
    prices: Vector
    waste: Vector
    places: Places

    @property
    def weights(self) -> Vector:
        return np.array([len(kind) for kind in self.members], dtype=np.float64)

    @property
    def chart(self) -> tuple[Places, Places]:
        """Where the kinds of each row start, and the kinds themselves, those that waste least first."""
        order = np.argsort(self.waste, kind="stable")
        by_row = [order[row[order]] for row in self.covers]
        starts = np.concatenate([[0], np.cumsum([len(row) for row in by_row])]).astype(np.int64)
        return starts, np.concatenate(by_row).astype(np.int64)

    @property
    def rows(self) -> Places:
        """The rows, those with few columns first."""
        return np.argsort(self.covers.sum(axis=1), kind="stable").astype(np.int64)

    def within(self, size: int) -> "Columns":
        """Only the kinds that can be in a cover of so many."""
        return self.taking(self.waste <= size - self.prices.sum() + SLACK)

    def taking(self, which: NDArray[np.bool_]) -> "Columns":
        kept = np.flatnonzero(which)
        return Columns(
            covers=self.covers[:, kept],
            bits=self.bits[kept],
            members=tuple(self.members[kind] for kind in kept),
            greatest=self.greatest[kept],
            prices=self.prices,
            waste=self.waste[kept],
            places=self.places[kept],
        )

    def priced_anew(self) -> "Columns":
        """The same with prices for these columns alone, which bound their covers more closely."""
        prices = find_prices(self.covers[:, find_greatest(self.bits, order_by_size(self.covers))])
        return replace(self, prices=prices, waste=find_waste(prices, self.covers))


def make_columns(chart: Truth) -> Columns:
    """`chart`: a row a configuration, a column a prime implicant."""
    packed = np.ascontiguousarray(np.packbits(chart, axis=0).T)
    _, first, kind_of = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    kind_of = kind_of.ravel()
    order = np.argsort(kind_of, kind="stable")
    ends = np.cumsum(np.bincount(kind_of))
    members = tuple(tuple(part.tolist()) for part in np.split(order, ends[:-1]))
    covers = chart[:, first]
    bits = make_bits(covers)
    greatest = find_greatest(bits, order_by_size(covers))
    prices = find_prices(covers[:, greatest])
    return Columns(
        covers=covers,
        bits=bits,
        members=members,
        greatest=greatest,
        prices=prices,
        waste=find_waste(prices, covers),
        places=np.arange(len(members)),
    )


def order_by_size(covers: Truth) -> Places:
    return np.argsort(-covers.sum(axis=0), kind="stable").astype(np.int64)


def find_waste(prices: Vector, covers: Truth) -> Vector:
    """How much less than its one unit each column's rows cost."""
    return np.asarray(np.maximum(0.0, 1 - prices @ covers), dtype=np.float64)


def make_bits(covers: Truth) -> Bits:
    rows, kinds = covers.shape
    padded = np.zeros((kinds, -(-rows // 64) * 64), dtype=np.bool_)
    padded[:, :rows] = covers.T
    return np.ascontiguousarray(np.packbits(padded, axis=1, bitorder="little")).view(np.uint64)


def find_prices(covers: Truth) -> Vector:
    """The dual of the linear relaxation: no column's rows cost more than one, and all rows as much as can
    be."""
    rows, kinds = covers.shape
    solved = linprog(-np.ones(rows), A_ub=covers.T.astype(np.float64), b_ub=np.ones(kinds), method="highs")
    assert solved.status == 0, "the relaxation of a chart has a solution"
    prices = np.clip(solved.x, 0, 1)
    # Scaled down by what rounding may have left too dear, so that the bound stays one.
    return np.asarray(prices / max(1.0, float((prices @ covers).max())), dtype=np.float64)
