"""Reliability and agreement beside the figures of R, and how long they take beside plain numpy and pingouin.

Run: python bench/reliability.py [DATA] [--beside=PYTHON]. The reference lies in ../reference beside the data:
alpha, omega, ICC(1) with both group sizes, ICC(2), mean squares and rwg(j) of 99 companies (bhr2000). Speed:
100,000 people with 12 items in 2,000 groups, in one run, as a ratio to what numpy alone needs for the
variances of the items. PYTHON is an interpreter that has pingouin (under the GPL: run in a process of its
own, never imported here). Ends with an error where a figure is further than 1e-6 from the reference.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import polars as pl
from data_folder import find_data

from canllaw.basics.chance import random_numbers
from canllaw.evidence.scores.reliability import (
    Matrix,
    Vector,
    estimate_alpha,
    estimate_icc1,
    estimate_icc2,
    estimate_omega,
    estimate_rwg_by_group,
    split_variance,
)

TOLERANCE = 1e-6
PEOPLE, ITEMS, GROUPS = 100_000, 12, 2_000
SEED = 20261125
ROUNDS = 5
Kind = TypeVar("Kind")
BESIDE = """
import json, sys, time
import numpy as np, pandas as pd, pingouin
answers = pd.DataFrame(np.load(sys.argv[1]))
found = []
for _ in range(5):
    started = time.perf_counter()
    alpha, _ = pingouin.cronbach_alpha(answers)
    found.append(time.perf_counter() - started)
print(json.dumps({"alpha": alpha, "seconds": min(found), "version": pingouin.__version__}))
"""


def main() -> None:
    data = find_data()
    faults = compare_with_reference(data)
    measure_speed()
    print(f"\nFurther than {TOLERANCE} from the reference: {len(faults)}")
    for fault in faults:
        print(f"  {fault}")
    sys.exit(bool(faults))


def compare_with_reference(data: Path) -> list[str]:
    reference = json.loads((data.parent / "reference/reliability/bhr2000.json").read_text(encoding="utf-8"))
    frame = pl.read_csv(data / "surveys/r_multilevel/bhr2000.csv")
    answers = frame.select(reference["items"]).to_numpy().astype(float)
    groups = frame["GRP"].to_numpy().astype(np.int64)
    alpha, omega = estimate_alpha(answers), estimate_omega(answers)
    assert alpha is not None and omega is not None
    pairs = [("alpha", alpha.value, reference["alpha"])]
    pairs += [("omega", omega, reference["omega_total_one_factor_ml"])]
    for name, scores in (("leadership_score", answers.mean(axis=1)), ("hours", frame["HRS"].to_numpy())):
        pairs += compare_groups(name, scores.astype(float), groups, reference[name])
    rwg = estimate_rwg_by_group(answers, groups, reference["rwgj"]["options"])
    own = reference["rwgj"]
    pairs += [
        ("rwg(j), median", float(np.median(rwg)), own["median"]),
        ("rwg(j), mean", float(rwg.mean()), own["mean"]),
    ]
    numbers = [str(number) for number in np.unique(groups)]
    pairs += [
        (f"rwg(j), group {number}", value, own["per_group"][number])
        for number, value in zip(numbers, rwg.tolist(), strict=True)
    ]
    show(pairs)
    if len(own["per_group"]) != len(numbers) or len(answers) != reference["n"]:
        return ["other people or groups than the reference has"]
    return [name for name, value, expected in pairs if abs(value - expected) > TOLERANCE]


def compare_groups(
    name: str, scores: Vector, groups: np.ndarray, reference: dict[str, float]
) -> list[tuple[str, float, float]]:
    split = split_variance(scores, groups)
    assert split is not None
    by_size, by_mean = estimate_icc1(split), estimate_icc1(split, size=split.mean_size)
    icc2 = estimate_icc2(split)
    assert by_size is not None and by_mean is not None and icc2 is not None
    found = {
        "msb": split.between,
        "msw": split.within,
        "mean_group_size": split.mean_size,
        "n0": split.typical_size,
        "icc1_n0": by_size.value,
        "icc1_mean_size": by_mean.value,
        "icc2": icc2,
    }
    return [(f"{name}, {key}", value, reference[key]) for key, value in found.items()]


def show(pairs: list[tuple[str, float, float]]) -> None:
    groups = [(value, expected) for name, value, expected in pairs if "group " in name]
    for name, value, expected in pairs:
        if "group " not in name:
            print(f"{name:32} {value:.11f}  reference {expected:.11f}  apart {abs(value - expected):.1e}")
    apart = max(abs(value - expected) for value, expected in groups)
    print(f"{'rwg(j) of each group':32} groups {len(groups)}, furthest apart {apart:.1e}")


def measure_speed() -> None:
    numbers = random_numbers(SEED, "reliability")
    own = numbers.normal(size=PEOPLE)[:, None]
    answers = np.clip(np.rint(3 + own + numbers.normal(size=(PEOPLE, ITEMS))), 1, 5)
    groups = numbers.integers(0, GROUPS, PEOPLE)
    scores = answers.mean(axis=1)
    limit, _ = timed(lambda: answers.var(axis=0, ddof=1))
    print(
        f"\n{PEOPLE:,} people, {ITEMS} items, {GROUPS:,} groups. "
        f"Numpy alone, variances of items: {limit:.4f} s"
    )
    alpha, found = timed(lambda: estimate_alpha(answers))
    assert found is not None
    for name, work in (
        ("omega", lambda: estimate_omega(answers)),
        ("variances between and within groups", lambda: split_variance(scores, groups)),
        ("rwg(j) of each group", lambda: estimate_rwg_by_group(answers, groups, 5)),
    ):
        seconds, _ = timed(work)
        print(f"  {name:38} {seconds:.4f} s, {seconds / limit:.1f} times")
    print(f"  {'alpha with its interval':38} {alpha:.4f} s, {alpha / limit:.1f} times")
    measure_beside(answers, found.value, alpha)


def timed(work: Callable[[], Kind]) -> tuple[float, Kind]:
    """The fastest of a few rounds: the machine has other work as well."""
    seconds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - started)
    return min(seconds), result


def measure_beside(answers: Matrix, alpha: float, seconds: float) -> None:
    named = [each.removeprefix("--beside=") for each in sys.argv if each.startswith("--beside=")]
    if not named:
        print("  pingouin was not measured: name an interpreter that has it with --beside=PYTHON")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.npy"
        np.save(path, answers)
        done = subprocess.run([named[0], "-c", BESIDE, path], capture_output=True, text=True, check=True)
    other = json.loads(done.stdout)
    print(
        f"  pingouin {other['version']}, alpha                 {other['seconds']:.4f} s, "
        f"{other['seconds'] / seconds:.1f} times ours; apart {abs(other['alpha'] - alpha):.1e}"
    )


if __name__ == "__main__":
    main()
