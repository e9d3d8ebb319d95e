"""The search for all least covers of a chart in compiled code.

Depth first: take an uncovered row with few columns left, try each of them, and never again use one that was
tried, so that every cover is met once. Prices of the rows, from the dual of the linear relaxation, bound what
is still needed: no column is dearer than its one unit, so a cover of m columns can waste at most m less the
sum of all prices.
"""

import numpy as np
from numba import njit

from canllaw.theory.configuring.prime_kernels import place_of_lowest

SLACK = 1e-7
# Columns beyond this are not counted when rows are compared: it is then a row with many.
MANY = 24


@njit(cache=True)
def price_of(word, base, prices):  # type: ignore[no-untyped-def]
    price = 0.0
    while word:
        price += prices[base + place_of_lowest(word)]
        word &= word - np.uint64(1)
    return price


@njit(cache=True)
def choose_row(uncovered, rows, chart, waste, used, slack):  # type: ignore[no-untyped-def]
    """The uncovered row with the fewest columns that may still be taken."""
    starts, columns = chart
    chosen, fewest = -1, MANY
    for row in rows:
        if not uncovered[row >> 6] >> np.uint64(row & 63) & np.uint64(1):
            continue
        if chosen < 0:
            chosen = row
        count = 0
        for at in range(starts[row], starts[row + 1]):
            column = columns[at]
            if waste[column] > slack or count >= fewest:
                break
            if used[column] == 0:
                count += 1
        if count < fewest:
            chosen, fewest = row, count
            if count == 0:
                break
    return chosen


@njit(cache=True)
def release(row, level, chart, used):  # type: ignore[no-untyped-def]
    """Columns that were tried at this level may be used again."""
    starts, columns = chart
    for at in range(starts[row], starts[row + 1]):
        if used[columns[at]] == level:
            used[columns[at]] = 0


@njit(cache=True)
def take(column, level, bits, prices, uncovered):  # type: ignore[no-untyped-def]
    """Cover a column's rows, one level down. Returns the price of what it covers anew and whether all is
    covered."""
    price, all_covered = 0.0, True
    for word in range(bits.shape[1]):
        new = uncovered[level, word] & bits[column, word]
        uncovered[level + 1, word] = uncovered[level, word] & ~bits[column, word]
        price += price_of(new, word * 64, prices)
        if uncovered[level + 1, word]:
            all_covered = False
    return price, all_covered


@njit(cache=True)
def record(chosen, column, level, weights, found, stored, usage):  # type: ignore[no-untyped-def]
    weight = weights[column]
    for each in range(level):
        weight *= weights[chosen[each]]
        usage[chosen[each]] += 1
    usage[column] += 1
    if found < len(stored):
        stored[found, :] = -1
        stored[found, :level] = chosen[:level]
        stored[found, level] = column
    return weight


@njit(cache=True)
def search_covers(bits, chart, rows, prices, waste, weights, size, most_nodes, most_covers, stored):  # type: ignore[no-untyped-def]
    """All covers with `size` columns. One with fewer counts too, but only some of those are met.

    `bits`: the rows of each column. `chart`: the columns of each row, those that waste least first, with the
    start of each row's. `rows`: in the order in which they are looked at. `weights`: for how many primes a
    column stands. Returns the sum over covers of the products of weights, how many covers and in how many
    each column is, how many nodes were looked at, and whether that was all. The first covers go into
    `stored`, where -1 fills up.
    """
    columns = len(bits)
    uncovered = np.zeros((size + 1, bits.shape[1]), np.uint64)
    for row in rows:
        uncovered[0, row >> 6] |= np.uint64(1) << np.uint64(row & 63)
    slack, used, usage = np.zeros(size + 1), np.zeros(columns, np.int64), np.zeros(columns, np.int64)
    slack[0] = size - prices.sum()
    row_of, at_of = np.zeros(size + 1, np.int64), np.zeros(size + 1, np.int64)
    chosen = np.zeros(size + 1, np.int64)
    starts, columns_of = chart
    total, found, nodes, level, is_new = 0.0, 0, 0, 0, True
    while level >= 0:
        if is_new:
            nodes += 1
            if nodes > most_nodes or found >= most_covers:
                return total, found, usage, nodes, False
            row = choose_row(uncovered[level], rows, chart, waste, used, slack[level] + SLACK)
            row_of[level], at_of[level], is_new = row, starts[row], False
        row, at = row_of[level], at_of[level]
        if at >= starts[row + 1] or waste[columns_of[at]] > slack[level] + SLACK:
            release(row, level + 1, chart, used)
            level -= 1
            if level >= 0:
                used[chosen[level]] = level + 1
            continue
        at_of[level] = at + 1
        column = columns_of[at]
        if used[column]:
            continue
        price, all_covered = take(column, level, bits, prices, uncovered)
        left = size - level - 1
        if all_covered:
            total += record(chosen, column, level, weights, found, stored, usage)
            found += 1
        slack[level + 1] = slack[level] - 1 + price
        if left == 0 or all_covered or slack[level + 1] < -SLACK:
            used[column] = level + 1
            continue
        used[column] = -1
        chosen[level] = column
        level, is_new = level + 1, True
    return total, found, usage, nodes, True


@njit(cache=True)
def count_within_waste(waste, weights, size, slack, bins):  # type: ignore[no-untyped-def]
    """How many choices of `size` columns waste no more than the slack: never fewer than there are covers."""
    ways = np.zeros((size + 1, bins + 1))
    ways[0, 0] = 1.0
    for column in range(len(waste)):
        step = int(waste[column] / slack * bins) if slack > 0 else 0
        if step > bins:
            continue
        for taken in range(size, 0, -1):
            for bin_ in range(bins, step - 1, -1):
                ways[taken, bin_] += weights[column] * ways[taken - 1, bin_ - step]
    return ways[size].sum()


@njit(cache=True)
def find_greatest(bits, order):  # type: ignore[no-untyped-def]
    """Which columns are part of no other. `order`: columns with more rows first."""
    columns, words = bits.shape
    kept, count = np.zeros(columns, np.int64), 0
    is_greatest = np.ones(columns, np.bool_)
    for column in order:
        for at in range(count):
            inside = True
            for word in range(words):
                if bits[column, word] & ~bits[kept[at], word]:
                    inside = False
                    break
            if inside:
                is_greatest[column] = False
                break
        if is_greatest[column]:
            kept[count] = column
            count += 1
    return is_greatest
