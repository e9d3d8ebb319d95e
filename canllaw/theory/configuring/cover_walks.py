"""A walk among covers: near-least covers of large charts, one after the other, in compiled code.

One column too few is kept all the time. What is uncovered longest weighs most, and the walk goes where most
weight is covered (weighting local search after Gao and others 2015). A walk proves nothing; it finds.
"""

import numpy as np
from numba import njit

from canllaw.theory.configuring.chart_columns import Columns

STEPS = 30_000
MOST_FOUND = 20_000
MULTIPLIER, INCREMENT = np.uint64(6364136223846793005), np.uint64(1442695040888963407)

Kinds = tuple[int, ...]


def walk_to(columns: Columns, size: int, start: Kinds, seed: int, most: int = 1) -> list[Kinds]:
    """Different covers of that size that a walk from a larger or equal cover meets; none where it meets
    none."""
    starts, rows_of = make_rows_of(columns)
    found = np.zeros((most, size), np.int64)
    count = walk(
        columns.chart, (starts, rows_of), np.array(start, dtype=np.int64), size, STEPS, np.uint64(seed), found
    )
    return list(dict.fromkeys(tuple(sorted(row)) for row in found[:count].tolist()))


def make_rows_of(columns: Columns) -> tuple[np.ndarray, np.ndarray]:
    """Where the rows of each kind start, and the rows."""
    kinds, rows = np.nonzero(columns.covers.T)
    starts = np.searchsorted(kinds, np.arange(columns.covers.shape[1] + 1))
    return starts.astype(np.int64), rows.astype(np.int64)


@njit(cache=True)
def put_in(column, rows_of, chart, state):  # type: ignore[no-untyped-def]
    times, weights, gains, inside, _ = state
    inside[column] = True
    for at in range(rows_of[0][column], rows_of[0][column + 1]):
        row = rows_of[1][at]
        times[row] += 1
        if times[row] == 1:
            change(row, -weights[row], chart, gains)


@njit(cache=True)
def take_out(column, rows_of, chart, state):  # type: ignore[no-untyped-def]
    times, weights, gains, inside, _ = state
    inside[column] = False
    for at in range(rows_of[0][column], rows_of[0][column + 1]):
        row = rows_of[1][at]
        times[row] -= 1
        if times[row] == 0:
            change(row, weights[row], chart, gains)


@njit(cache=True)
def change(row, by, chart, gains):  # type: ignore[no-untyped-def]
    for at in range(chart[0][row], chart[0][row + 1]):
        gains[chart[1][at]] += by


@njit(cache=True)
def loss_of(column, rows_of, state):  # type: ignore[no-untyped-def]
    """The weight of the rows that only this column covers."""
    loss = 0
    for at in range(rows_of[0][column], rows_of[0][column + 1]):
        row = rows_of[1][at]
        if state[0][row] == 1:
            loss += state[1][row]
    return loss


@njit(cache=True)
def drop_cheapest(cover, count, keep, step, rows_of, chart, state):  # type: ignore[no-untyped-def]
    """Take out the column whose loss is least, of equal ones that which was touched longest ago. Returns
    it."""
    best, least = -1, 1 << 60
    for at in range(count):
        loss = loss_of(cover[at], rows_of, state)
        if cover[at] == keep and count > 1:
            continue
        if loss < least or (loss == least and state[4][cover[at]] < state[4][cover[best]]):
            best, least = at, loss
    column = cover[best]
    take_out(column, rows_of, chart, state)
    state[4][column] = step
    cover[best] = cover[count - 1]
    return column


@njit(cache=True)
def choose_row(times, random):  # type: ignore[no-untyped-def]
    """An uncovered row by chance; any row where all are covered."""
    left = 0
    for row in range(len(times)):
        left += times[row] == 0
    nth = np.int64((random >> np.uint64(33)) % np.uint64(left if left else len(times)))
    for row in range(len(times)):
        if left == 0 or times[row] == 0:
            if nth == 0:
                return row
            nth -= 1
    return 0


@njit(cache=True)
def choose_column(row, last_out, chart, state):  # type: ignore[no-untyped-def]
    """What covers the row and most weight besides, not what went last unless there is nothing else."""
    best = -1
    for at in range(chart[0][row], chart[0][row + 1]):
        column = chart[1][at]
        if column == last_out or state[3][column]:
            continue
        gain = state[2][column]
        if (
            best < 0
            or gain > state[2][best]
            or (gain == state[2][best] and state[4][column] < state[4][best])
        ):
            best = column
    return best if best >= 0 else last_out


@njit(cache=True)
def weigh_uncovered(chart, state):  # type: ignore[no-untyped-def]
    """Add to the weight of each uncovered row. Returns whether there is none."""
    all_covered = True
    for row in range(len(state[0])):
        if state[0][row] == 0:
            all_covered = False
            state[1][row] += 1
            change(row, 1, chart, state[2])
    return all_covered


@njit(cache=True)
def walk(chart, rows_of, start, size, steps, random, found):  # type: ignore[no-untyped-def]
    """Walk with `size` columns and store covers as they are met, perhaps the same again. Returns how many."""
    rows, columns = len(chart[0]) - 1, len(rows_of[0]) - 1
    times, weights, gains = np.zeros(rows, np.int64), np.ones(rows, np.int64), np.zeros(columns, np.int64)
    state = (times, weights, gains, np.zeros(columns, np.bool_), np.zeros(columns, np.int64))
    for row in range(rows):
        change(row, 1, chart, gains)
    cover = start.copy()
    for column in start:
        put_in(column, rows_of, chart, state)
    for count in range(len(start), size, -1):
        drop_cheapest(cover, count, -1, 0, rows_of, chart, state)
    met, last_in = 0, -1
    for step in range(1, steps + 1):
        if weigh_uncovered(chart, state):
            found[met] = cover[:size]
            met += 1
            if met == len(found):
                break
        random = random * MULTIPLIER + INCREMENT
        last_out = drop_cheapest(cover, size, last_in, step, rows_of, chart, state)
        last_in = choose_column(choose_row(times, random), last_out, chart, state)
        put_in(last_in, rows_of, chart, state)
        state[4][last_in] = step
        cover[size - 1] = last_in
    return met
