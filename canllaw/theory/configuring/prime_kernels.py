"""Prime implicants in compiled code.

A term that is true of a configuration p is fixed by the set S of conditions it asks about. The sets that are
true of no forbidden configuration are closed upwards, so the prime implicants that p belongs to are the least
of them. All 2^k sets are held as one field of bits, so that 64 are judged at once.
"""

import numpy as np
from numba import njit

from canllaw.theory.configuring.cases import Codes

# For each of the first six conditions: the places within 64 sets that hold the condition.
HOLDING = np.array(
    [
        0xAAAAAAAAAAAAAAAA,
        0xCCCCCCCCCCCCCCCC,
        0xF0F0F0F0F0F0F0F0,
        0xFF00FF00FF00FF00,
        0xFFFF0000FFFF0000,
        0xFFFFFFFF00000000,
    ],
    dtype=np.uint64,
)


@njit(cache=True)
def agreement(first, second):  # type: ignore[no-untyped-def]
    """The conditions on which two configurations agree, a bit a condition."""
    same = 0
    for column in range(len(first)):
        if first[column] == second[column]:
            same |= 1 << column
    return same


@njit(cache=True)
def close_downwards(sets, conditions):  # type: ignore[no-untyped-def]
    """Add all parts of each set in the field."""
    for column in range(conditions):
        if column < 6:
            shift = np.uint64(1 << column)
            for word in range(len(sets)):
                sets[word] |= (sets[word] & HOLDING[column]) >> shift
        else:
            step = 1 << (column - 6)
            for word in range(len(sets)):
                if not word & step:
                    sets[word] |= sets[word | step]


@njit(cache=True)
def drop_those_with_a_lesser(refused, conditions, least):  # type: ignore[no-untyped-def]
    """Into `least`: the sets that are not refused although they are if any one condition is left out."""
    every = np.uint64(0xFFFFFFFFFFFFFFFF) if conditions >= 6 else np.uint64((1 << (1 << conditions)) - 1)
    for word in range(len(refused)):
        least[word] = ~refused[word] & every
    for column in range(conditions):
        if column < 6:
            shift = np.uint64(1 << column)
            for word in range(len(refused)):
                least[word] &= ~(((~refused[word] & ~HOLDING[column]) << shift) & HOLDING[column])
        else:
            step = 1 << (column - 6)
            for word in range(len(refused)):
                if word & step:
                    least[word] &= refused[word ^ step]


@njit(cache=True)
def place_of_lowest(word):  # type: ignore[no-untyped-def]
    """The place of the lowest bit of a word that is not nought."""
    lowest = word & (~word + np.uint64(1))
    place = 0
    for column in range(6):
        if lowest & HOLDING[column]:
            place |= 1 << column
    return place


@njit(cache=True)
def refuse_forbidden(own, forbidden, conditions, refused):  # type: ignore[no-untyped-def]
    """Refuse every set on which the configuration agrees with one that is forbidden."""
    refused[:] = np.uint64(0)
    for row in range(len(forbidden)):
        same = agreement(own, forbidden[row])
        refused[same >> 6] |= np.uint64(1) << np.uint64(same & 63)
    close_downwards(refused, conditions)


@njit(cache=True)
def refuse_unless_allowed(own, allowed, levels, counts, refused):  # type: ignore[no-untyped-def]
    """Refuse every set whose term is true of a configuration that is not among the allowed."""
    conditions = len(levels)
    counts[:] = 0
    for row in range(len(allowed)):
        counts[agreement(own, allowed[row])] += 1
    for column in range(conditions):
        step = 1 << column
        for asked in range(len(counts)):
            if not asked & step:
                counts[asked] += counts[asked | step]
    refused[:] = np.uint64(0)
    for asked in range(len(counts)):
        true_of = 1
        for column in range(conditions):
            if not asked >> column & 1:
                true_of *= levels[column]
        if counts[asked] < true_of:
            refused[asked >> 6] |= np.uint64(1) << np.uint64(asked & 63)


@njit(cache=True)
def is_first_with(asked, positive, own):  # type: ignore[no-untyped-def]
    """Whether no configuration before this one belongs to the same term."""
    is_first = True
    for row in range(own):
        if agreement(positive[row], positive[own]) & asked == asked:
            is_first = False
            break
    return is_first


@njit(cache=True)
def collect(least, positive, own, asked_sets, owners):  # type: ignore[no-untyped-def]
    for word in range(len(least)):
        left = least[word]
        while left:
            place = place_of_lowest(left)
            left &= left - np.uint64(1)
            asked = (word << 6) | place
            if is_first_with(asked, positive, own):
                asked_sets.append(asked)
                owners.append(own)


@njit(cache=True)
def find_least_sets(positive, others, levels, others_are_forbidden):  # type: ignore[no-untyped-def]
    """The prime implicants: the conditions that each asks about, and a positive configuration that it is true
    of.

    `others` are all that a term may not be true of, or else all that it may.
    """
    conditions = len(levels)
    words = max(1, (1 << conditions) >> 6)
    refused, least = np.zeros(words, np.uint64), np.zeros(words, np.uint64)
    counts = np.zeros(1 if others_are_forbidden else 1 << conditions, np.int64)
    asked_sets, owners = [0 for _ in range(0)], [0 for _ in range(0)]
    for own in range(len(positive)):
        if others_are_forbidden:
            refuse_forbidden(positive[own], others, conditions, refused)
        else:
            refuse_unless_allowed(positive[own], others, levels, counts, refused)
        drop_those_with_a_lesser(refused, conditions, least)
        collect(least, positive, own, asked_sets, owners)
    return np.array(asked_sets, dtype=np.int64), np.array(owners, dtype=np.int64)


def make_rows(asked_sets: np.ndarray, owners: np.ndarray, positive: Codes, free: int) -> Codes:
    """Terms from the conditions that they ask about and a configuration that has their values."""
    asked = (asked_sets[:, None] >> np.arange(positive.shape[1])) & 1
    return np.where(asked == 1, positive[owners], free).astype(np.int8)
