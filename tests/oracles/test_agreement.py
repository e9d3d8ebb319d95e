"""Alpha beside published worked examples, a slow count of all pairs, and the krippendorff package.

That package is under the GPL: it is run in a process of its own, never imported.
"""

import json
import random
import subprocess
import sys
from collections import Counter
from itertools import permutations

import numpy as np
import pytest

from canllaw.evidence.interviews.nominal_alpha import find_alpha, find_coincidences

# A column a unit, a row a coder; a dot is no value. Krippendorff (2011), Computing Krippendorff's
# Alpha-Reliability, sections A, B and C; alpha as printed there.
PUBLISHED = {
    "two coders, yes or no": (["0100000010", "1110010000"], 0.095),
    "two coders, five kinds": (["aabbdcccedda", "babbbccceddd"], 0.692),
    "four coders, some values missing": (
        ["123321412...", "1233224125.3", ".3332342251.", "12332441251."],
        0.743,
    ),
}
RIVAL = """
import json, sys
import krippendorff, numpy as np
said = []
for counts in json.load(sys.stdin):
    said.append(krippendorff.alpha(value_counts=np.array(counts), level_of_measurement="nominal"))
print(json.dumps(said))
"""


def count(coders: list[str]) -> list[list[int]]:
    """A row a unit, a column a kind of value: how many coders gave it."""
    kinds = sorted(set("".join(coders)) - {"."})
    return [[column.count(kind) for kind in kinds] for column in zip(*coders, strict=True)]


def ours(counts: list[list[int]]) -> float | None:
    return find_alpha([find_coincidences(np.array(counts, dtype=np.int64))])


def slow_alpha(coders: list[str]) -> float:
    """Every ordered pair of values within a unit, then every ordered pair of all paired values."""
    within, values = 0.0, Counter[str]()
    for column in zip(*coders, strict=True):
        given = [value for value in column if value != "."]
        if len(given) >= 2:
            unlike = sum(one != other for one, other in permutations(given, 2))
            within += unlike / (len(given) - 1)
            values.update(given)
    total = sum(values.values())
    chance = sum(values[one] * values[other] for one in values for other in values if one != other) / (
        total - 1
    )
    return 1 - within / chance


@pytest.mark.parametrize("name", PUBLISHED)
def test_alpha_is_as_published(name: str) -> None:
    coders, alpha = PUBLISHED[name]
    assert ours(count(coders)) == pytest.approx(alpha, abs=0.0005)
    assert slow_alpha(coders) == pytest.approx(alpha, abs=0.0005)


def some_coders(seed: int) -> list[str]:
    chance = random.Random(seed)
    units, kinds, people = chance.randint(2, 40), chance.randint(2, 6), chance.randint(2, 7)
    truth = [chance.randrange(kinds) for _ in range(units)]
    rows = [
        "".join(
            "." if chance.random() < 0.2 else str(chance.randrange(kinds) if chance.random() < 0.3 else each)
            for each in truth
        )
        for _ in range(people)
    ]
    # Two units that vary and are coded twice, so that alpha is defined.
    return ["01" + rows[0], "01" + rows[1], *(".." + row for row in rows[2:])]


@pytest.mark.parametrize("seed", range(30))
def test_alpha_is_what_all_pairs_counted_one_by_one_give(seed: int) -> None:
    coders = some_coders(seed)
    assert ours(count(coders)) == pytest.approx(slow_alpha(coders), abs=1e-12)


@pytest.mark.parametrize("seed", range(10))
def test_alpha_of_documents_is_alpha_of_all_their_units(seed: int) -> None:
    counts = np.array(count(some_coders(seed)), dtype=np.int64)
    parts = [find_coincidences(part) for part in np.array_split(counts, 4)]
    assert find_alpha(parts) == pytest.approx(find_alpha([find_coincidences(counts)]), abs=1e-12)


def test_alpha_is_what_the_krippendorff_package_says() -> None:
    tables = [count(some_coders(seed)) for seed in range(200)]
    done = subprocess.run(
        [sys.executable, "-c", RIVAL], input=json.dumps(tables), capture_output=True, text=True, check=False
    )
    if "No module named" in done.stderr:
        pytest.skip("the krippendorff package is not installed")
    assert done.returncode == 0, done.stderr
    for counts, theirs in zip(tables, json.loads(done.stdout), strict=True):
        assert ours(counts) == pytest.approx(theirs, abs=1e-9)


def test_where_all_values_are_the_same_alpha_has_none() -> None:
    assert ours([[2, 0], [3, 0]]) is None
    assert ours([[1, 0], [0, 1]]) is None
