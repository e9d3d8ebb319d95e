"""Shares of people or occasions that come in clusters, their intervals, and differences between them.

People of one authority answer more alike than people of several, so that their number overstates what is
known. `docs/observations.md` gives the formulas.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm, t

CONFIDENCE = 0.95
TAIL = 1 - (1 - CONFIDENCE) / 2
Numbers = NDArray[np.float64]


class Bounds(NamedTuple):
    """The ends of an interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One yes or no: a person's or an occasion's, in the cluster that it comes from.

    `at` is its position among all people of the wave, or among all observations.
    """

    cluster: str
    yes: bool
    weight: float = 1.0
    at: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share with its interval of 95 %.

    `n` cases were counted, `yes` of them said or showed it; `value` is their share by weight. `effective` is
    the number of independent cases that would tell as much.
    """

    value: float
    low: float
    high: float
    n: int
    yes: int
    clusters: int
    effective: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One share less another, in shares (0.1 is ten in a hundred), with its interval of 95 %."""

    value: float
    low: float
    high: float


def find_share(cases: Sequence[Case]) -> Share | None:
    """The share of cases that are yes. None without cases, or where all come from one cluster."""
    counted = [case for case in cases if case.weight > 0]
    names = {name: at for at, name in enumerate(sorted({case.cluster for case in counted}))}
    return estimate_share(
        np.array([case.yes for case in counted], dtype=bool),
        np.array([case.weight for case in counted], dtype=np.float64),
        np.array([names[case.cluster] for case in counted], dtype=np.int64),
    )


def estimate_share(yes: NDArray[np.bool_], weights: Numbers, clusters: NDArray[np.int64]) -> Share | None:
    """The share of people or occasions that are yes, each in its cluster; None with fewer than two clusters.

    Wilson's interval (1927) with the effective number of cases of Korn and Graubard (1998): their number
    by the design effect, which is linearised between clusters and not less than one, and by how little is
    known of it from few clusters.
    """
    _, positions = np.unique(clusters, return_inverse=True)
    if not len(yes) or positions.max() < 1:
        return None
    value = float(weights[yes].sum() / weights.sum())
    effective = find_effective(yes, weights, positions, value)
    low, high = find_wilson(value, effective)
    return Share(
        value=value,
        low=low,
        high=high,
        n=len(yes),
        yes=int(yes.sum()),
        clusters=int(positions.max()) + 1,
        effective=effective,
    )


def find_effective(
    yes: NDArray[np.bool_], weights: Numbers, positions: NDArray[np.int64], share: float
) -> float:
    """How many independent cases tell as much as these.

    Where all or none are yes, nothing is seen of how clusters differ: weights and the number of clusters are
    all that counts then.
    """
    n, count = len(yes), int(positions.max()) + 1
    effect = float(n * (weights**2).sum() / weights.sum() ** 2)
    if 0 < share < 1:
        pulls = np.bincount(positions, weights=weights * (yes - share)) / weights.sum()
        variance = float((pulls**2).sum()) * count / (count - 1)
        effect = max(1.0, variance / (share * (1 - share) / n))
    unsure = (t.ppf(TAIL, n - 1) / t.ppf(TAIL, count - 1)) ** 2
    return float(n / effect * min(1.0, unsure))


def find_influence(cases: Sequence[Case], clusters: Sequence[str]) -> Numbers:
    """How much each of these clusters moves the share: its sum of weighted distances from it."""
    total = sum(case.weight for case in cases)
    share = sum(case.weight for case in cases if case.yes) / total
    moved = dict.fromkeys(clusters, 0.0)
    for case in cases:
        moved[case.cluster] += case.weight * (case.yes - share) / total
    return np.array([moved[name] for name in clusters])


def find_wilson(share: float, n: float) -> Bounds:
    """Wilson's interval (1927) of a share among n independent cases; n need not be whole."""
    z = float(norm.ppf(TAIL))
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return Bounds(low=min(share, max(0.0, middle - half)), high=max(share, min(1.0, middle + half)))


def find_difference(first: Share, second: Share, correlation: float = 0.0) -> Difference:
    """The first share less the second, its interval from theirs.

    Newcombe (1998), method 10, with the correlation of the two shares (Zou and Donner 2008); 0 where other
    people or occasions were counted.
    """
    value = first.value - second.value
    below, above = first.value - first.low, first.high - first.value
    other_below, other_above = second.value - second.low, second.high - second.value
    down = sqrt(max(0.0, below**2 + other_above**2 - 2 * correlation * below * other_above))
    up = sqrt(max(0.0, above**2 + other_below**2 - 2 * correlation * above * other_below))
    return Difference(value=value, low=max(-1.0, value - down), high=min(1.0, value + up))


def find_correlation(first: Sequence[Case], second: Sequence[Case]) -> float:
    """How the shares of two answers of the same people go together from cluster to cluster, 0 to 1.

    A negative correlation would be believed from too few clusters, and none is assumed instead.
    """
    clusters = sorted({case.cluster for case in first} | {case.cluster for case in second})
    one, other = (find_influence(cases, clusters) for cases in (first, second))
    size = sqrt(float((one**2).sum()) * float((other**2).sum()))
    return max(0.0, min(1.0, float((one * other).sum()) / size)) if size > 0 else 0.0
