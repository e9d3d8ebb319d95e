"""The search for minimally necessary disjunctions of sufficient conditions in compiled code."""

import numpy as np
from numba import njit


@njit(cache=True)
def score_choice(scores, y, chosen, count, skip):  # type: ignore[no-untyped-def]
    """Consistency and coverage of the disjunction of some rows; those whose bit is set in `skip` are left
    out."""
    together, whole, outcome = 0.0, 0.0, 0.0
    for case in range(len(y)):
        x = 0.0
        for at in range(count):
            if not skip >> at & 1 and scores[chosen[at], case] > x:
                x = scores[chosen[at], case]
        together += min(x, y[case])
        whole += x
        outcome += y[case]
    return together / whole if whole > 0 else 0.0, together / outcome


@njit(cache=True)
def is_minimal(scores, y, chosen, count, thresholds):  # type: ignore[no-untyped-def]
    """Whether no part of the disjunction reaches both thresholds."""
    for skip in range(1, (1 << count) - 1):
        consistency, coverage = score_choice(scores, y, chosen, count, skip)
        if consistency >= thresholds[0] and coverage >= thresholds[1]:
            return False
    return True


@njit(cache=True)
def step_on(chosen, rows):  # type: ignore[no-untyped-def]
    """The next choice of as many rows, in place. False where there is none."""
    size = len(chosen)
    at = size - 1
    while at >= 0 and chosen[at] == rows - size + at:
        at -= 1
    if at < 0:
        return False
    chosen[at] += 1
    for later in range(at + 1, size):
        chosen[later] = chosen[later - 1] + 1
    return True


@njit(cache=True)
def is_solution(scores, y, lengths, chosen, thresholds, most_complex):  # type: ignore[no-untyped-def]
    if lengths[chosen].sum() > most_complex:
        return False
    consistency, coverage = score_choice(scores, y, chosen, len(chosen), 0)
    reached = consistency >= thresholds[0] and coverage >= thresholds[1]
    return reached and is_minimal(scores, y, chosen, len(chosen), thresholds)


@njit(cache=True)
def find_disjunctions(scores, y, lengths, thresholds, limits):  # type: ignore[no-untyped-def]
    """Choices of rows whose disjunction reaches consistency and coverage while no part of it does.

    `limits`: the most disjuncts, the most conditions in all, the most to find and to try. Returns a row
    a choice, filled up with -1, and whether that is all.
    """
    rows, most = len(scores), limits[0]
    found = np.full((16, most), -1, np.int64)
    count, tried = 0, 0
    for size in range(1, min(most, rows) + 1):
        chosen = np.arange(size)
        left = True
        while left:
            if count >= limits[2] or tried >= limits[3]:
                return found[:count], False
            if is_solution(scores, y, lengths, chosen, thresholds, limits[1]):
                if count == len(found):
                    found = np.concatenate((found, np.full((count, most), -1, np.int64)))
                found[count, :size] = chosen
                count += 1
            tried += 1
            left = step_on(chosen, rows)
    return found[:count], True
