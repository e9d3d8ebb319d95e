"""Configurations beside the Python package setqca: the models that R gives, and how long it takes.

    python bench/configurations_peers.py PYTHON

PYTHON is the interpreter of an environment of its own in which setqca is installed; nothing of it is imported
here. Analyses with two-valued conditions only. An analysis that takes longer than a minute counts as not
solved.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.configurations_files import Reference, find_reference, read_analyses
from bench.configurations_speed import THRESHOLDS, measure, simulate
from canllaw.theory.configuring.cases import Cases
from canllaw.theory.configuring.truth_tables import Thresholds

LONGEST = 60
RIVAL = """
import json, sys, time
import pandas as pd
from setqca import FSQCA
asked = json.load(sys.stdin)
frame = pd.DataFrame(asked["values"], columns=asked["conditions"])
frame["Y_"] = asked["memberships"]
expected = {name: 1 for name in asked["conditions"]} if asked["directions"] else {}
begun = time.perf_counter()
settings = dict(consistency=asked["consistency"], frequency=asked["frequency"])
model = FSQCA(**settings, directional_expectations=expected)
found = model.fit(frame, outcome="Y_", conditions=asked["conditions"])
seconds = time.perf_counter() - begun
def names(solutions):
    return [solution.expression(tuple(asked["conditions"])) for solution in solutions or ()]
print(json.dumps([seconds, names(found.conservative), names(found.parsimonious), names(found.intermediate)]))
"""


def ask_rival(python: str, cases: Cases, thresholds: Thresholds, directions: bool) -> list[object] | str:
    """Seconds and models, or why there are none."""
    asked = {
        "conditions": [condition.name for condition in cases.conditions],
        "values": cases.values.tolist(),
        "memberships": cases.memberships.tolist(),
        "consistency": thresholds.consistency,
        "frequency": thresholds.frequency,
        "directions": directions,
    }
    try:
        done = subprocess.run(
            [python, "-c", RIVAL],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"more than {LONGEST} s"
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr.strip().splitlines()[-1][:80]


def make_sets(models: list[str]) -> set[frozenset[str]]:
    return {frozenset(term.strip() for term in model.split("+")) for model in models}


def compare(python: str, reference: Reference) -> list[str]:
    said, cases = reference.said, reference.cases
    thresholds = Thresholds(consistency=said["incl.cut"], frequency=said.get("n.cut", 1))
    intermediate = said.get("intermediate_allpositive")
    answer = ask_rival(python, cases, thresholds, isinstance(intermediate, dict))
    if isinstance(answer, str):
        return [answer, answer, answer if intermediate else "not given"]
    _, conservative, parsimonious, between = answer
    simulated = "truthTable" not in said
    expected = [
        said["conservative"] if simulated else said["conservative"]["models"],
        said["parsimonious"] if simulated else said["parsimonious"]["models"],
    ]
    cells = [
        "equal" if make_sets(ours) == {frozenset(model) for model in theirs} else "NOT"
        for ours, theirs in zip((conservative, parsimonious), expected, strict=True)
    ]
    if not isinstance(intermediate, dict):
        return [*cells, "not given"]
    all_models = {frozenset(model) for part in intermediate.values() for model in part["solution"]}
    return [*cells, "equal" if make_sets(between) == all_models else "NOT"]


def compare_speed(python: str) -> None:
    print("| cases | conditions | setqca, all solutions | ours, primes and models |")
    measure(simulate(60, 12, 0))
    for cases, conditions in ((20, 5), (60, 5), (200, 5), (20, 8), (60, 8), (200, 8), (200, 10)):
        simulated = simulate(cases, conditions, 1)
        answer = ask_rival(python, simulated, THRESHOLDS, False)
        theirs = answer if isinstance(answer, str) else f"{answer[0]:.2f} s"
        begun = time.perf_counter()
        measure(simulated)
        print(f"| {cases} | {conditions} | {theirs} | {time.perf_counter() - begun:.3f} s |", flush=True)


def main() -> None:
    if len(sys.argv) < 2:
        print("Nothing was compared: name the interpreter of an environment in which setqca is installed.")
        return
    find_reference()
    print("| analysis | conservative | parsimonious | intermediate |")
    for reference in read_analyses():
        if not reference.cases.is_multi_value:
            print(f"| {reference.name} | {' | '.join(compare(sys.argv[1], reference))} |", flush=True)
    compare_speed(sys.argv[1])


if __name__ == "__main__":
    main()
