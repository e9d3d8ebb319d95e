"""An attack on all that is shown: what can be worked out by adding and subtracting, and how closely.

    python bench/disclosure.py study examples/first-study      the figures and the files of a study
    python bench/disclosure.py simulated [studies [scales [shares]]]
    python bench/disclosure.py speed

`attack` is the entry for figures with what `protect` made of them: it knows who stands in which group, and
nothing of how `protect` finds what to hide. It adds and subtracts up to three shown figures in every way. It
asks linear programming for the sum of any number of them that rests on the fewest people, and for the bounds
of every hidden group. `disclosure_outside.attack_files` reads the written files as an outsider does.
"""

import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from disclosure_outside import attack_files, attack_theory
from disclosure_simulated import make_study, make_topic
from scipy.optimize import linprog
from scipy.sparse import bmat, csr_matrix, identity

from canllaw.evidence.disclosure.disclosure import PEOPLE, Figure, Shown, protect
from canllaw.evidence.results import study_evidence
from canllaw.study.checking import read_study
from canllaw.study.requests import evidence_request
from canllaw.study.running import run_study

SMALL = 10
ROUNDING = 1e-6
# People, authorities of six teams, and whether authorities by roles are shown too.
SIZES = ((1400, 22, True), (5000, 22, True), (20_000, 100, False), (100_000, 200, False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """What was tried, and what could be had.

    `few_of_three`: up to three shown figures whose sum or difference rests on few people; `few_of_any`: kinds
    of people about whom any sum of figures tells few; `bounded`: hidden groups counted to within few.
    """

    topics: int
    sums_tried: int
    few_of_three: int
    kinds_tried: int
    few_of_any: int
    groups_tried: int
    bounded: int


def attack(figures: Sequence[Figure], shown: Sequence[Shown], small: int) -> Attack:
    """Every topic by itself: groups and those who said yes, and who answered at all of the same wave."""
    pairs = list(zip(figures, shown, strict=True))
    topics = sorted({(figure.topic, figure.wave) for figure in figures})
    found = np.zeros(6, dtype=int)
    for topic, wave in topics:
        own = [pair for pair in pairs if (pair[0].topic, pair[0].wave) == (topic, wave)]
        known = [
            figure.members
            for figure, each in pairs
            if topic != PEOPLE and (figure.topic, figure.wave) == (PEOPLE, wave) and not each.hidden
        ]
        found += attack_topic(own, known, small)
    sums, three, kinds, few, groups, bounded = (int(each) for each in found)
    return Attack(
        topics=len(topics),
        sums_tried=sums,
        few_of_three=three,
        kinds_tried=kinds,
        few_of_any=few,
        groups_tried=groups,
        bounded=bounded,
    )


def attack_topic(
    pairs: Sequence[tuple[Figure, Shown]], known: Sequence[np.ndarray], small: int
) -> tuple[int, int, int, int, int, int]:
    told = [group for figure, each in pairs if not each.hidden for group in figure.groups[:2] if len(group)]
    hidden = [figure for figure, each in pairs if each.hidden]
    means = [figure.members for figure in hidden if figure.said_yes is None and figure.n]
    # Of means how many answered is looked at, of shares how many said yes and no.
    shares = [group for figure in hidden for group in figure.groups[1:] if len(group)]
    present = [figure.members for figure in hidden if figure.n]
    people = 1 + max(
        (int(group[-1]) for figure, _ in pairs for group in figure.groups if len(group)), default=0
    )
    groups = [*told, *known, *present, *means, *shares]
    rows, counts = make_cells(groups, max(people, *(int(each[-1]) + 1 for each in groups if len(each)), 1))
    ends = np.cumsum([len(told), len(known), len(present), len(means), len(shares)])
    first, beside, there, counted, answered = np.split(rows, ends[:-1])
    three = try_sums(first, counts, small)
    any_number = try_kinds(first, counts, small)
    narrow = find_narrow(first, there, counted, counts, small)
    narrow += find_narrow(np.concatenate([first, beside]), there, answered, counts, small)
    return *three, *any_number, len(means) + len(shares), narrow


def make_cells(groups: Sequence[np.ndarray], people: int) -> tuple[np.ndarray, np.ndarray]:
    """A row a group and a column each kind of person, and how many there are of each kind."""
    rows = np.zeros((len(groups), people), dtype=np.int8)
    for row, group in zip(rows, groups, strict=True):
        row[group] = 1
    packed, counts = np.unique(rows, axis=1, return_counts=True)
    return packed, counts.astype(float)


def try_sums(rows: np.ndarray, counts: np.ndarray, small: int) -> tuple[int, int]:
    """Up to three rows, each added or subtracted: how many ways there are, and how many rest on few."""
    rows = np.unique(rows, axis=0)
    if not len(rows):
        return 0, 0
    kinds, back = np.unique(rows, axis=1, return_inverse=True)
    people = np.bincount(back.reshape(-1), weights=counts)
    found = count_few(kinds, people, small)
    tried = len(kinds)
    for one, other in combinations(range(len(kinds)), 2):
        for start in (kinds[one] + kinds[other], kinds[one] - kinds[other]):
            last = kinds[other + 1 :]
            ways = np.concatenate([start[None], start + last, start - last])
            found += count_few(ways, people, small)
            tried += len(ways)
    return tried, found


def count_few(ways: np.ndarray, people: np.ndarray, small: int) -> int:
    rests = (ways != 0) @ people
    return int(((rests > 0.5) & (rests < small - 0.5)).sum())


def try_kinds(rows: np.ndarray, counts: np.ndarray, small: int) -> tuple[int, int]:
    """Kinds of people that shown rows tell apart: for how many of them a sum of rows rests on few people."""
    kinds, back = np.unique(rows.astype(float), axis=1, return_inverse=True)
    people = np.bincount(back.reshape(-1), weights=counts, minlength=kinds.shape[1])
    few = np.flatnonzero(kinds.any(axis=0) & (people < small))
    weights, number = csr_matrix(kinds.T), len(people)
    eye = identity(number, format="csr")
    found = 0
    for at in few:
        result = linprog(
            np.concatenate([np.zeros(len(kinds)), people]),
            A_ub=bmat([[weights, -eye], [-weights, -eye]], format="csr"),
            b_ub=np.zeros(2 * number),
            A_eq=np.concatenate([kinds[:, at], np.zeros(number)])[None],
            b_eq=[1],
            bounds=[(None, None)] * len(kinds) + [(0, None)] * number,
            method="highs",
        )
        assert result.status == 0, result.message
        found += result.fun < small - ROUNDING
    return len(few), found


def find_narrow(
    known: np.ndarray, there: np.ndarray, groups: np.ndarray, counts: np.ndarray, small: int
) -> int:
    """How many of the groups are bounded to within few; what is known is so, groups `there` are not empty."""
    low = high = groups @ counts
    narrow = 0
    for at, group in enumerate(groups):
        if high[at] - low[at] >= small - ROUNDING:
            continue
        ends = []
        for sign in (1, -1):
            result = linprog(
                sign * group.astype(float),
                A_eq=csr_matrix(known) if len(known) else None,
                b_eq=known @ counts if len(known) else None,
                A_ub=-csr_matrix(there),
                b_ub=-np.ones(len(there)),
                bounds=(0, None),
                method="highs",
            )
            if result.status == 3:
                ends.append(sign * -np.inf)
                continue
            assert result.status == 0, result.message
            ends.append(sign * result.fun)
            # A way that was found for one group shows what is possible for the others as well.
            low, high = np.minimum(low, groups @ result.x), np.maximum(high, groups @ result.x)
        narrow += ends[1] - ends[0] < small - ROUNDING
    return narrow


def attack_study(folder: Path) -> None:
    """The figures of a study as they are, then what an outsider reads in the files that are written of it."""
    with tempfile.TemporaryDirectory() as place:
        study = Path(place) / "study"
        shutil.copytree(folder, study, ignore=shutil.ignore_patterns("results", "private"))
        written = run_study(study)
        definition = read_study(study)
        begun = time.perf_counter()
        result = written.evidence or study_evidence(evidence_request(definition, bytes(32)))
        publication = result.publication
        tell(publication.figures, publication.shown)
        print(attack(publication.figures, publication.shown, definition.definition.small_number))
        print(f"attacked in {time.perf_counter() - begun:.0f} s")
        for language in definition.definition.languages:
            files = study / "results" / language.value / "evidence"
            for line in attack_files(
                files, study / "workforce" / "teams.csv", definition.definition.small_number
            ):
                print(f"{language.value}: {line}", flush=True)
            if written.theory is not None:
                theory = study / "results" / language.value / "theory"
                for line in attack_theory(theory, files, definition.definition.small_number):
                    print(f"{language.value}: {line}", flush=True)


def tell(figures: Sequence[Figure], shown: Sequence[Shown]) -> None:
    """How much is shown and hidden in each table."""
    few = Counter(each.table for each in figures if any(0 < len(group) < SMALL for group in each.groups))
    hidden = Counter(each.table for each in shown if each.hidden)
    for table, number in sorted(Counter(each.table for each in figures).items()):
        print(f"{table}: shown {number - hidden[table]}, hidden {hidden[table]}, of these small {few[table]}")


def attack_simulated(studies: int = 1, scales: int = 10, shares: int = 6) -> None:
    for seed in range(studies):
        figures = make_study(np.random.default_rng(seed), scales, shares)
        begun = time.perf_counter()
        shown = protect(figures, SMALL)
        print(
            f"study {seed}: {len(figures)} figures protected in {time.perf_counter() - begun:.1f} s",
            flush=True,
        )
        tell(figures, shown)
        begun = time.perf_counter()
        print(attack(figures, shown, SMALL), f"in {time.perf_counter() - begun:.0f} s", flush=True)


def measure_speed() -> None:
    """One topic: everybody, authorities, teams, roles, and where named authorities by roles."""
    for people, authorities, crossing in SIZES:
        figures = make_topic(np.random.default_rng(1), people, authorities, crossing)
        begun, worked = time.perf_counter(), time.process_time()
        hidden = sum(each.hidden for each in protect(figures, SMALL))
        took, work = time.perf_counter() - begun, time.process_time() - worked
        print(f"people {people}, groups {len(figures)}, hidden {hidden}: {took:.2f} s, at work {work:.2f} s")


if __name__ == "__main__":
    what, *rest = sys.argv[1:] or ["simulated"]
    if what == "study":
        attack_study(Path(*rest))
    elif what == "speed":
        measure_speed()
    else:
        attack_simulated(*(int(each) for each in rest))
