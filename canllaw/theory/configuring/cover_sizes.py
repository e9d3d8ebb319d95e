"""How many columns a cover needs at least, and one cover with so many."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from canllaw.theory.configuring.chart_columns import Columns
from canllaw.theory.configuring.cover_kernels import SLACK, search_covers
from canllaw.theory.configuring.cover_walks import walk_to

# Search nodes: about half a second on a machine of 2022.
MOST_NODES = 200_000
SEED = 20_110_801

Kinds = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverSize:
    """The least size that was found, with a cover of that size, and the lowest that is not ruled out."""

    size: int
    lowest: int
    cover: Kinds


def find_least_size(columns: Columns) -> CoverSize:
    """Go down by walks as far as they lead; then try to rule out that it goes further.

    The relaxation rules out most: what it needs, rounded up, is needed by every cover. Columns that are part
    of others are not needed here.
    """
    lowest = max(1, math.ceil(float(columns.prices.sum()) - SLACK))
    greatest = columns.taking(columns.greatest)
    cover = find_greedily(greatest)
    while len(cover) > lowest:
        smaller = find_smaller(greatest, cover)
        if not smaller:
            lowest = lowest if smaller is None else len(cover)
            break
        cover = smaller
    places = tuple(sorted(int(greatest.places[kind]) for kind in cover))
    return CoverSize(size=len(cover), lowest=lowest, cover=places)


def find_greedily(columns: Columns) -> Kinds:
    """A cover by taking, each time, the first of those that cover most of what is left."""
    cover: list[int] = []
    left = np.ones(len(columns.covers), dtype=np.bool_)
    while left.any():
        best = int(columns.covers[left].sum(axis=0).argmax())
        cover.append(best)
        left &= ~columns.covers[:, best]
    return drop_spare(columns, cover)


def drop_spare(columns: Columns, cover: Sequence[int]) -> Kinds:
    """The cover without columns that it does not need."""
    kept = list(cover)
    for kind in cover:
        rest = [each for each in kept if each != kind]
        if rest and columns.covers[:, rest].any(axis=1).all():
            kept = rest
    return tuple(sorted(kept))


def find_smaller(columns: Columns, cover: Kinds) -> Kinds | None:
    """A cover with fewer columns, an empty one where there is none, None where neither could be shown."""
    size = len(cover) - 1
    walked = walk_to(columns, size, cover, SEED)
    return drop_spare(columns, walked[0]) if walked else search_cover(columns, size, MOST_NODES)


def search_cover(columns: Columns, size: int, most_nodes: int) -> Kinds | None:
    """A cover with at most so many columns, an empty one where there is none, None where neither could be
    shown."""
    few = columns.within(size)
    if not few.covers.any(axis=1).all():
        return ()
    stored = np.zeros((1, size), np.int64)
    _, found, _, _, is_all = search_covers(
        few.bits, few.chart, few.rows, few.prices, few.waste, few.weights, size, most_nodes, 1, stored
    )
    if found:
        inside = np.flatnonzero(np.isin(columns.places, few.places[stored[0][stored[0] >= 0]]))
        return tuple(inside.tolist())
    return () if is_all else None
