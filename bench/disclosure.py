"""An attack on all that is shown: what can be worked out by adding and subtracting, and how closely.

    python bench/disclosure.py [studies [scales [shares]]]

Makes studies of the example's size (22 authorities, teams, roles, two waves, ten scales and six shares),
protects them and attacks what is shown. `attack` is the entry: it takes any figures with what
`protect` made of them, so whoever has the figures of a study can attack that. It knows nothing of how
`protect` finds what to hide: it eliminates (exact rational arithmetic is not needed for 0 and 1 of this
size) and asks linear programming about every group by itself.
"""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from canllaw.evidence.disclosure import PEOPLE, Figure, Shown, protect

SMALL = 10
ROUNDING = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """Figures shown and hidden; what could be had: pairs of shown figures that differ by few people, hidden
    groups of few people that are known exactly, hidden groups counted to within the small number."""

    shown: int
    hidden: int
    close_pairs: int
    exact: int
    bounded: int


def attack(figures: Sequence[Figure], shown: Sequence[Shown], small: int) -> Attack:
    """Every topic by itself: groups and those who said yes, and who answered at all of the same wave."""
    pairs = list(zip(figures, shown, strict=True))
    counts = np.zeros(3, dtype=int)
    for topic, wave in sorted({(figure.topic, figure.wave) for figure in figures}):
        own = [pair for pair in pairs if (pair[0].topic, pair[0].wave) == (topic, wave)]
        known = [
            figure.members
            for figure, each in pairs
            if topic != PEOPLE and (figure.topic, figure.wave) == (PEOPLE, wave) and not each.hidden
        ]
        counts += attack_topic(own, known, small)
    gone = sum(each.hidden for each in shown)
    close, exact, bounded = (int(each) for each in counts)
    return Attack(shown=len(shown) - gone, hidden=gone, close_pairs=close, exact=exact, bounded=bounded)


def attack_topic(
    pairs: Sequence[tuple[Figure, Shown]], known: Sequence[np.ndarray], small: int
) -> tuple[int, int, int]:
    told = [group for figure, each in pairs if not each.hidden for group in figure.groups[:2] if len(group)]
    # Of means how many answered is looked at, of shares how many said yes and no.
    secret = [
        group
        for figure, each in pairs
        if each.hidden
        for group in (figure.groups[1:] if figure.said_yes is not None else figure.groups)
        if len(group)
    ]
    is_share = any(figure.said_yes is not None for figure, _ in pairs)
    groups = [*told, *(known if is_share else ()), *secret]
    people = 1 + max((int(group[-1]) for group in groups if len(group)), default=0)
    rows, counts = make_cells(groups, people)
    first = rows[: len(told)].astype(float)
    exact = bounded = 0
    kernel = find_kernel(first, counts)
    everything = csr_matrix(rows[: len(groups) - len(secret)].astype(float))
    for secret_row in rows[len(groups) - len(secret) :].astype(float):
        is_exact = bool(np.abs(kernel @ secret_row).max(initial=0) < ROUNDING)
        exact += is_exact and secret_row @ counts < small
        bounded += find_width(everything, counts, secret_row) < small - ROUNDING
    return count_close(first, counts, small), exact, bounded


def make_cells(groups: Sequence[np.ndarray], people: int) -> tuple[np.ndarray, np.ndarray]:
    """A row a group and a column each kind of person, and how many there are of each kind."""
    rows = np.zeros((len(groups), people), dtype=np.uint8)
    for row, group in zip(rows, groups, strict=True):
        row[group] = 1
    packed, counts = np.unique(rows, axis=1, return_counts=True)
    return packed, counts


def find_kernel(rows: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Changes of the cells that change no row: a group that all of them leave alone is known exactly."""
    _, sizes, directions = np.linalg.svd(rows, full_matrices=True)
    return np.asarray(directions[int((sizes > ROUNDING).sum()) :])


def find_width(rows: csr_matrix, counts: np.ndarray, group: np.ndarray) -> float:
    results = [
        linprog(sign * group, A_eq=rows, b_eq=rows @ counts, bounds=(0, None), method="highs")
        for sign in (1, -1)
    ]
    if results[1].status == 3:
        return float("inf")
    return float(-results[1].fun - results[0].fun)


def count_close(rows: np.ndarray, counts: np.ndarray, small: int) -> int:
    """Pairs of shown groups, one of which less the other rests on few people."""
    shared = (rows * counts) @ rows.T
    sizes = np.diag(shared)
    differ = sizes[:, None] + sizes[None, :] - 2 * shared
    return int(((differ > 0.5) & (differ < small - 0.5)).sum() // 2)


def make_study(chance: np.random.Generator, scales: int, shares: int) -> list[Figure]:
    figures = []
    start = 0
    for wave, people in (("1", 1400), ("2", 1100)):
        authority = chance.choice(22, people, p=chance.dirichlet(np.full(22, 4.0)))
        team = authority * 6 + chance.integers(0, 6, people)
        role = chance.integers(0, 8, people)
        levels = [
            ("all", np.zeros(people, dtype=int)),
            ("authority", authority),
            ("team", team),
            ("role", role),
        ]
        keys = [(name, at) for name, of in levels for at in np.unique(of)]
        at_level = dict(levels)
        topics = [(PEOPLE, None), *((f"scale {each}", None) for each in range(scales))]
        topics += [
            (f"share {each}", chance.random(people) < chance.uniform(0.1, 0.7)) for each in range(shares)
        ]
        for topic, yes in topics:
            answered = (chance.random(people) < 0.97) | (topic == PEOPLE)
            for name, at in keys:
                members = np.flatnonzero((at_level[name] == at) & answered)
                said = None if yes is None else start + members[yes[members]]
                figures.append(
                    Figure(
                        table=topic,
                        key=(name, str(at)),
                        topic=topic,
                        wave=wave,
                        members=start + members,
                        said_yes=said,
                        value=1.0 if len(members) else None,
                    )
                )
        start += people
    return figures


def main(studies: int = 1, scales: int = 10, shares: int = 6) -> None:
    for seed in range(studies):
        figures = make_study(np.random.default_rng(seed), scales, shares)
        begun = time.perf_counter()
        shown = protect(figures, SMALL)
        took = time.perf_counter() - begun
        means = [each.hidden for figure, each in zip(figures, shown, strict=True) if figure.said_yes is None]
        small = sum(0 < figure.n < SMALL for figure in figures if figure.said_yes is None)
        print(f"study {seed}: {len(figures)} figures protected in {took:.1f} s;", end=" ")
        print(f"counts and means small {small}, hidden {sum(means)} of {len(means)};", end=" ")
        print(f"shares hidden {sum(each.hidden for each in shown) - sum(means)} of {len(shown) - len(means)}")
        print(attack(figures, shown, SMALL), flush=True)


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
