"""Krippendorff's alpha beside the krippendorff package: the same figures, and how long each takes.

    python bench/agreement.py

The package is under the GPL and is run in a process of its own. Figures are compared on 500 tables that
chance made; speed on 10,000 units coded by 5 people, from the same table of values, in rounds by turns.
How often the interval holds the true alpha is tried on made-up interviews that differ as real ones do.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent.parent))

from canllaw.basics.chance import random_numbers
from canllaw.evidence.interviews.agreement import MOST_UNDEFINED, find_agreement
from canllaw.evidence.interviews.nominal_alpha import (
    Coincidences,
    find_alpha,
    find_coincidences,
    find_interval,
)
from tests.build_interviews import make_coded

TABLES, ROUNDS, CALLS = 500, 5, 20
UNITS, CODERS = 10_000, 5
TRIALS = 1_000
MISSING = -1
RIVAL = """
import json, sys, time
import krippendorff, numpy as np
tables, calls = json.load(sys.stdin)
said, best = [], float("inf")
for table in tables:
    values = np.array(table, dtype=float)
    values[values < 0] = np.nan
    for _ in range(calls):
        begun = time.perf_counter()
        alpha = krippendorff.alpha(reliability_data=values, level_of_measurement="nominal")
        best = min(best, time.perf_counter() - begun)
    said.append(alpha)
print(json.dumps([said, best]))
"""

Values = NDArray[np.int64]


def make_values(chance: np.random.Generator, units: int, coders: int, kinds: int) -> Values:
    """A row a coder, a column a unit. Three in ten values are guessed, one in ten is missing."""
    truth = chance.integers(kinds, size=units)
    guessed = chance.random((coders, units)) < 0.3
    values = np.where(guessed, chance.integers(kinds, size=(coders, units)), truth)
    values[chance.random((coders, units)) < 0.1] = MISSING
    return values


def our_alpha(values: Values) -> float:
    kinds = range(int(values.max()) + 1)
    counts = np.column_stack([(values == kind).sum(axis=0) for kind in kinds])
    alpha = find_alpha([find_coincidences(counts)])
    assert alpha is not None, "the tables vary"
    return alpha


def ask_rival(tables: list[Values], calls: int) -> tuple[list[float], float]:
    """Its figures, and the quickest of its calls in seconds, without the start of its process."""
    question = json.dumps([[table.tolist() for table in tables], calls])
    done = subprocess.run(
        [sys.executable, "-c", RIVAL], input=question, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit("Nothing was measured: the krippendorff package could not be run.")
    said, best = json.loads(done.stdout)
    return said, best


def compare_figures() -> None:
    chance = random_numbers(1, "bench", "agreement")
    tables = [
        make_values(
            chance, int(chance.integers(20, 200)), int(chance.integers(2, 8)), int(chance.integers(2, 7))
        )
        for _ in range(TABLES)
    ]
    theirs, _ = ask_rival(tables, 1)
    apart = max(abs(our_alpha(table) - other) for table, other in zip(tables, theirs, strict=True))
    print(f"{TABLES} tables: largest difference {apart:.1e} (goal 1e-9)")


def compare_speed() -> None:
    values = make_values(random_numbers(1, "bench", "speed"), UNITS, CODERS, 2)
    ratios = []
    for _ in range(ROUNDS):
        ours = min(time_of(values) for _ in range(CALLS))
        _, theirs = ask_rival([values], CALLS)
        ratios.append(ours / theirs)
        print(f"{UNITS} units, {CODERS} coders: ours {1e3 * ours:.2f} ms, the package {1e3 * theirs:.2f} ms")
    print(f"ratio of times, median of {ROUNDS} rounds: {np.median(ratios):.3f}")


def time_of(values: Values) -> float:
    begun = time.perf_counter()
    our_alpha(values)
    return time.perf_counter() - begun


def time_interval() -> None:
    """With the interval, which the package does not give: 50 documents of 200 units."""
    chance = random_numbers(1, "bench", "interval")
    gave = chance.binomial(CODERS, 0.2, size=UNITS)
    counts = np.column_stack([gave, CODERS - gave])
    parts = [find_coincidences(part) for part in np.array_split(counts, 50)]
    begun = time.perf_counter()
    find_interval(parts, chance)
    print(f"interval from 5,000 replicates of 50 documents: {1e3 * (time.perf_counter() - begun):.1f} ms")


def time_study() -> None:
    """From excerpts to findings: 24 interviews of 120 turns, 3 coders, 30 codes."""
    chance = random_numbers(1, "bench", "study")
    documents = [
        {
            coder: {f"c{code}": np.flatnonzero(chance.random(120) < 0.05).tolist() for code in range(30)}
            for coder in ("ann", "bob", "cat")
        }
        for _ in range(24)
    ]
    interviews = make_coded(120, *documents)
    begun = time.perf_counter()
    found = find_agreement(interviews, 1)
    seconds = time.perf_counter() - begun
    print(f"{len(interviews.excerpts)} excerpts, {len(found)} codes, intervals and findings: {seconds:.2f} s")


def make_documents(chance: np.random.Generator, number: int) -> list[Coincidences]:
    """Interviews of 60 turns by two coders: how often a code is given and mistaken differs between them."""
    parts = []
    for _ in range(number):
        truth = chance.random(60) < chance.beta(2, 8)
        mistaken = chance.beta(2, 18)
        gave = sum((truth ^ (chance.random(60) < mistaken)).astype(np.int64) for _ in range(2))
        parts.append(find_coincidences(np.column_stack([gave, 2 - gave])))
    return parts


def compare_cover() -> None:
    chance = random_numbers(1, "bench", "cover")
    truth = find_alpha(make_documents(chance, 20_000))
    assert truth is not None, "the documents vary"
    for number in (3, 5, 8, 12, 24):
        held = told = 0
        for _ in range(TRIALS):
            parts = make_documents(chance, number)
            alpha, interval = find_alpha(parts), find_interval(parts, chance)
            if alpha is not None and interval is not None and interval.undefined <= MOST_UNDEFINED:
                told += 1
                held += min(interval.low, alpha) <= truth <= max(interval.high, alpha)
        print(
            f"interval of 95 % from {number} documents holds the truth in {held / told:.3f} of {told} trials"
        )


if __name__ == "__main__":
    compare_figures()
    compare_speed()
    time_interval()
    time_study()
    compare_cover()
