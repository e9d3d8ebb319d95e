"""How well a set goes with an outcome: consistency, coverage, PRI and relevance of necessity.

X are memberships in the set, Y in the outcome, one a case (Ragin 2006; PRI: Ragin 2008; RoN: Schneider and
Wagemann 2012, p. 236). A figure whose divisor is nought does not exist and is None.
"""

from dataclasses import dataclass

import numpy as np

from canllaw.theory.configuring.cases import Matrix, Vector

# The tolerance with which R's QCA compares a figure with a threshold.
TOLERANCE = 1.5e-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How far a set is sufficient: consistency and PRI; and how much of the outcome it covers."""

    consistency: float | None
    pri: float | None
    coverage: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NecessityFit:
    """How far a set is necessary; how much of it the outcome fills; and whether that says anything (RoN)."""

    consistency: float | None
    relevance: float | None
    coverage: float | None


def score_fit(x: Vector, y: Vector) -> Fit:
    together = float(np.minimum(x, y).sum())
    both = float(np.minimum(np.minimum(x, y), 1 - y).sum())
    return Fit(
        consistency=share(together, float(x.sum())),
        pri=score_pri(together, both, float(x.sum())),
        coverage=share(together, float(y.sum())),
    )


def score_pri(together: float, both: float, whole: float) -> float | None:
    """What is left of consistency without what speaks as much for the outcome's absence.

    Where nothing is left to share out it is nought.
    """
    if whole - both > TOLERANCE:
        return (together - both) / (whole - both)
    return None if whole <= 0 else 0.0


def score_necessity(x: Vector, y: Vector) -> NecessityFit:
    together = np.minimum(x, y)
    return NecessityFit(
        consistency=share(float(together.sum()), float(y.sum())),
        relevance=share(float((1 - x).sum()), float((1 - together).sum())),
        coverage=share(float(together.sum()), float(x.sum())),
    )


def score_unique_coverage(terms: Matrix, y: Vector) -> tuple[float | None, ...]:
    """What each term (a column) covers of the outcome that no other term covers."""
    top = np.sort(terms, axis=1)
    highest = top[:, -1]
    second = top[:, -2] if terms.shape[1] > 1 else np.zeros(len(y))
    all_covered = float(np.minimum(highest, y).sum())
    unique = []
    for column in terms.T:
        others = np.where(column < highest, highest, second)
        unique.append(share(all_covered - float(np.minimum(others, y).sum()), float(y.sum())))
    return tuple(unique)


def share(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None


def reaches(figure: float | None, threshold: float) -> bool:
    return figure is not None and figure >= threshold - TOLERANCE
