"""More least covers from one, where there are too many to search for all; and what all of them share."""

from collections import deque

import numpy as np

from canllaw.theory.configuring.chart_columns import Columns
from canllaw.theory.configuring.cover_sizes import search_cover
from canllaw.theory.configuring.cover_walks import walk_to

MOST_SWAPPED = 400
MOST_WALKED = 2_000
WALKS = 6
MOST_KNOWN = 100_000
MOST_NODES = 20_000
SEED = 20_110_802

Kinds = tuple[int, ...]


def find_more(columns: Columns, seeds: list[Kinds]) -> list[Kinds]:
    """Covers of one size: some that are known, those that a walk meets, and what swapping single columns
    makes of them."""
    known = dict.fromkeys([*seeds, *walk_among_greatest(columns, seeds[0])])
    waiting = deque(known)
    for _ in range(MOST_SWAPPED):
        if not waiting or len(known) >= MOST_KNOWN:
            break
        for other in swap_each(columns, waiting.popleft()):
            if other not in known:
                known[other] = None
                waiting.append(other)
    return list(known)


def walk_among_greatest(columns: Columns, cover: Kinds) -> list[Kinds]:
    """Covers that a walk meets among columns that are part of no other; it begins with greatest ones for
    those given."""
    greatest = columns.taking(columns.greatest)
    start = []
    for kind in cover:
        around = np.flatnonzero(greatest.covers[columns.covers[:, kind]].all(axis=0))
        start.append(int(around[0]))
    if len(set(start)) < len(start):
        return []
    met = [walk_to(greatest, len(cover), tuple(start), SEED + each, MOST_WALKED) for each in range(WALKS)]
    return [tuple(sorted(greatest.places[list(each)].tolist())) for one in met for each in one]


def swap_each(columns: Columns, cover: Kinds) -> list[Kinds]:
    """Every cover that differs in one column."""
    taken = columns.covers[:, cover]
    times = taken.sum(axis=1)
    others: list[Kinds] = []
    for at, kind in enumerate(cover):
        own = taken[:, at] & (times == 1)
        able = np.flatnonzero(columns.covers[own].all(axis=0))
        rest = cover[:at] + cover[at + 1 :]
        others.extend(tuple(sorted((*rest, int(each)))) for each in able if each != kind and each not in rest)
    return others


def find_shared(columns: Columns, known: list[Kinds]) -> tuple[Kinds, Kinds]:
    """Columns of the chart that every cover of their size has, and those of which it is not settled.

    Only what all known covers share can be shared by all. For each of those, a cover that does without is
    looked for; what else such a cover does without is out too.
    """
    shared: list[int] = []
    unsettled: list[int] = []
    left = find_common(columns, known)
    while left:
        kind, *rest = left
        without = find_without(columns, known[0], kind)
        if without:
            left = [each for each in rest if each in without]
            unsettled = [each for each in unsettled if each in without]
            continue
        (unsettled if without is None else shared).append(kind)
        left = rest
    return to_places(columns, shared), to_places(columns, unsettled)


def find_common(columns: Columns, known: list[Kinds]) -> list[int]:
    """Kinds with a single column that are in every known cover."""
    common = set(known[0]).intersection(*known[1:])
    return [kind for kind in sorted(common) if len(columns.members[kind]) == 1]


def to_places(columns: Columns, kinds: list[int]) -> Kinds:
    """The columns of the chart for kinds with a single one."""
    return tuple(sorted(columns.members[kind][0] for kind in kinds))


def find_without(columns: Columns, cover: Kinds, unwanted: int) -> Kinds | None:
    """A cover of the same size without a column, an empty one where there is none, None where neither was
    shown."""
    rest = columns.taking(columns.places != unwanted)
    kept = [int(kind) for kind in np.flatnonzero(np.isin(rest.places, cover))]
    spare = next((kind for kind in range(len(rest.places)) if kind not in kept), None)
    if spare is None or not rest.covers.any(axis=1).all():
        return ()
    walked = walk_to(rest, len(cover), (*kept, spare), SEED)
    found = walked[0] if walked else search_cover(rest.priced_anew(), len(cover), MOST_NODES)
    return None if found is None else tuple(sorted(rest.places[list(found)].tolist()))
