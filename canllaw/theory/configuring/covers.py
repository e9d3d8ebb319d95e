"""All models with the fewest terms: the least covers of a chart of prime implicants, counted and listed.

A chart has a row for each configuration to explain and a column for each prime implicant that may explain it.
The work is bounded by steps, not by seconds, so that the same chart always gives the same answer.
"""

from dataclasses import dataclass

import numpy as np

from canllaw.theory.configuring.chart_columns import Columns, make_columns
from canllaw.theory.configuring.cover_kernels import SLACK, count_within_waste, search_covers
from canllaw.theory.configuring.cover_sizes import CoverSize, find_least_size
from canllaw.theory.configuring.cover_swaps import find_common, find_more, find_shared, to_places
from canllaw.theory.configuring.terms import Truth

# Search nodes: about half a second on a machine of 2022.
MOST_NODES = 600_000
MOST_COVERS = 2_000_000
MOST_LISTED = 1_000
BINS = 256
# Beyond this a count in floating point is no longer exact.
LARGEST_EXACT = 2.0**53

Cover = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Covers:
    """The least covers of a chart.

    `size`: columns in each; `lowest_size`: what is proven to be needed, below `size` where the search was cut
    short. There are between `at_least` and `at_most` covers of that size. `listed`: some of them or all, each
    as the places of its columns. `shared`: columns that every one of them has; `perhaps_shared`: further
    ones that may be so, and of which it could not be settled.
    """

    size: int
    lowest_size: int
    at_least: int
    at_most: int
    listed: tuple[Cover, ...]
    shared: Cover
    perhaps_shared: Cover

    def __post_init__(self) -> None:
        assert self.lowest_size <= self.size, "what is needed is no more than what was found"
        assert self.at_least <= self.at_most, "a bound below is no higher than one above"
        assert len(self.listed) <= self.at_most, "no more covers are listed than there are"

    @property
    def is_counted(self) -> bool:
        return self.at_least == self.at_most and self.lowest_size == self.size

    @property
    def is_complete(self) -> bool:
        """Whether every least cover is listed."""
        return self.is_counted and len(self.listed) == self.at_least


NOTHING_TO_COVER = Covers(
    size=0, lowest_size=0, at_least=1, at_most=1, listed=((),), shared=(), perhaps_shared=()
)


def find_least_covers(chart: Truth, most_listed: int = MOST_LISTED) -> Covers:
    """All choices of the fewest columns that cover every row. Each row is covered by some column."""
    if not len(chart):
        return NOTHING_TO_COVER
    assert chart.any(axis=1).all(), "each configuration is explained by some prime implicant"
    columns = make_columns(chart)
    least = find_least_size(columns)
    if least.lowest != least.size:
        return bound_covers(columns, least, [least.cover], most_listed)
    return count_covers(columns, least, most_listed)


def count_covers(columns: Columns, least: CoverSize, most_listed: int) -> Covers:
    """Count by a full search; where that takes too long, bound the number from both sides."""
    stored = np.zeros((most_listed, least.size), np.int64)
    few = columns.within(least.size)
    total, found, usage, _, is_all = search_covers(
        few.bits,
        few.chart,
        few.rows,
        few.prices,
        few.waste,
        few.weights,
        least.size,
        MOST_NODES,
        MOST_COVERS,
        stored,
    )
    kept = [tuple(sorted(few.places[row].tolist())) for row in stored[:found]]
    if not is_all:
        return bound_covers(columns, least, [least.cover, *kept], most_listed)
    in_all = few.places[np.flatnonzero((usage == found) & (few.weights == 1))]
    exact = total < LARGEST_EXACT
    return Covers(
        size=least.size,
        lowest_size=least.size,
        at_least=int(total) if exact else int(total * (1 - 1e-9)),
        at_most=int(total) if exact else int(total * (1 + 1e-9)),
        listed=spell_out(columns, kept, most_listed),
        shared=tuple(sorted(columns.members[column][0] for column in in_all)),
        perhaps_shared=(),
    )


def bound_covers(columns: Columns, least: CoverSize, seeds: list[Cover], most_listed: int) -> Covers:
    """At least as many as a walk and swaps meet; at most what the prices of the rows leave room for.

    Where the size itself is not proven, nothing is said of what all least covers share.
    """
    known = find_more(columns, seeds)
    met = min(float(columns.weights[np.array(known)].prod(axis=1).sum()), LARGEST_EXACT)
    few, is_proven = columns.within(least.size), least.lowest == least.size
    # A little more room than there is, for what rounding may have taken.
    slack = least.size * (1 + SLACK) - few.prices.sum()
    room = count_within_waste(few.waste, few.weights, least.size, slack, BINS)
    shared, unsettled = find_shared(columns, known) if is_proven else nothing_proven(columns, known)
    return Covers(
        size=least.size,
        lowest_size=least.lowest,
        at_least=int(met),
        at_most=max(int(met), int(room * (1 + 1e-9)) + 1),
        listed=spell_out(columns, known, most_listed),
        shared=shared,
        perhaps_shared=unsettled,
    )


def nothing_proven(columns: Columns, known: list[Cover]) -> tuple[Cover, Cover]:
    return (), to_places(columns, find_common(columns, known))


def spell_out(columns: Columns, covers: list[Cover], most: int) -> tuple[Cover, ...]:
    """Columns of the chart for the kinds of columns in each cover, at most so many, in order."""
    listed: list[Cover] = []
    for cover in covers:
        spelt: list[Cover] = [()]
        for kind in cover:
            spelt = [(*before, each) for before in spelt for each in columns.members[kind]][:most]
        listed.extend(spelt[: most - len(listed)])
        if len(listed) >= most:
            break
    return tuple(sorted(tuple(sorted(cover)) for cover in listed))
