"""How far a scale measures one thing, and how far the members of a group agree on it.

All functions take a matrix of answers, a row a person and a column an item, reversed items turned round,
nothing missing; or the scores of people with the group of each.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import f as f_distribution

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Groups = NDArray[np.int64]

FEWEST_ITEMS_OF_A_FACTOR = 3
LOWEST_UNIQUENESS = 0.005
# What is left of a variance that is none, in relation to its parts, once numbers are rounded.
NO_DIFFERENCE = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A figure between two bounds."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class VarianceSplit:
    """One-way analysis of variance of scores over groups.

    `typical_size` is the size that groups of unequal size count for: n0 (Snedecor and Cochran 1989).
    """

    groups: int
    people: int
    between: float
    within: float
    mean_size: float
    typical_size: float

    @property
    def chance(self) -> float:
        """How often chance alone would have groups differ as much: the p of the F test."""
        if self.within <= 0:
            return 0.0 if self.between > 0 else 1.0
        return float(f_distribution.sf(self.ratio, self.groups - 1, self.people - self.groups))

    @property
    def ratio(self) -> float:
        """F, the mean square between groups by that within; infinite where nobody differs within."""
        return self.between / self.within if self.within > 0 else float("inf")


def estimate_alpha(answers: Matrix, confidence: float = 0.95) -> Interval | None:
    """Cronbach's alpha (Cronbach 1951) with the interval of Feldt (1965). None where nobody differs."""
    people, items = answers.shape
    if people < 2 or items < 2:
        return None
    covariances = np.cov(answers, rowvar=False)
    own, total = float(covariances.trace()), float(covariances.sum())
    if total <= NO_DIFFERENCE * own:
        return None
    alpha = items / (items - 1) * (1 - own / total)
    free, rest = people - 1, (people - 1) * (items - 1)
    tail = (1 - confidence) / 2
    return Interval(
        value=alpha,
        low=1 - (1 - alpha) * float(f_distribution.ppf(1 - tail, free, rest)),
        high=1 - (1 - alpha) * float(f_distribution.ppf(tail, free, rest)),
    )


def estimate_omega(answers: Matrix) -> float | None:
    """McDonald's omega total (McDonald 1999) of one common factor, by maximum likelihood on correlations.

    None with fewer than three items, or where an item does not differ between people.
    """
    people, items = answers.shape
    if items < FEWEST_ITEMS_OF_A_FACTOR or people <= items:
        return None
    covariances = np.cov(answers, rowvar=False)
    spread = np.sqrt(covariances.diagonal())
    if (spread == 0).any():
        return None
    correlations = covariances / np.outer(spread, spread)
    if np.linalg.matrix_rank(correlations) < items:
        return None
    loadings, uniquenesses = fit_one_factor(correlations)
    common = float(loadings.sum()) ** 2
    return common / (common + float(uniquenesses.sum()))


def fit_one_factor(correlations: Matrix) -> tuple[Vector, Vector]:
    """Loadings and uniquenesses of one factor, by the likelihood of uniquenesses alone (Joreskog 1967)."""

    def solve(uniquenesses: Vector) -> tuple[Vector, Vector]:
        scale = 1 / np.sqrt(uniquenesses)
        roots, vectors = np.linalg.eigh(correlations * np.outer(scale, scale))
        strength = np.sqrt(max(roots[-1] - 1, 0))
        return roots, vectors[:, -1] * strength / scale

    def misfit(uniquenesses: Vector) -> tuple[float, Vector]:
        roots, loadings = solve(uniquenesses)
        rest = roots[:-1]
        implied = np.outer(loadings, loadings) + np.diag(uniquenesses)
        slope = np.diag(implied - correlations) / uniquenesses**2
        return float((rest - np.log(rest) - 1).sum()), slope

    start = (1 - 0.5 / len(correlations)) / np.diag(np.linalg.inv(correlations))
    bounds = [(LOWEST_UNIQUENESS, 1.0)] * len(correlations)
    options = {"ftol": 1e-15, "gtol": 1e-10, "maxiter": 1000}
    found = minimize(misfit, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    _, loadings = solve(found.x)
    return loadings if loadings.sum() >= 0 else -loadings, found.x


def split_variance(scores: Vector, groups: Groups) -> VarianceSplit | None:
    """Mean squares between and within groups. None with fewer than two groups, or no group of two."""
    _, positions = np.unique(groups, return_inverse=True)
    sizes, means = group_means(scores, positions)
    people, count = len(scores), len(sizes)
    if count < 2 or people <= count:
        return None
    between = float((sizes * (means - scores.mean()) ** 2).sum()) / (count - 1)
    within = float(((scores - means[positions]) ** 2).sum()) / (people - count)
    return VarianceSplit(
        groups=count,
        people=people,
        between=between,
        within=within,
        mean_size=people / count,
        typical_size=(people - float((sizes**2).sum()) / people) / (count - 1),
    )


def group_means(scores: Vector, positions: Groups) -> tuple[Vector, Vector]:
    """The size and the mean of every group. Groups are numbered from 0, none of them empty."""
    sizes = np.bincount(positions).astype(float)
    return sizes, np.bincount(positions, weights=scores) / sizes


def estimate_icc1(
    split: VarianceSplit, confidence: float = 0.95, size: float | None = None
) -> Interval | None:
    """ICC(1): the share of differences that lies between groups (Bliese 2000), with the interval from F.

    `size` is what the size of groups counts for: `typical_size` unless said otherwise (Bliese's R package
    takes the mean size). Below zero where groups differ less than chance would have it. None where nobody
    differs at all.
    """
    if split.between + split.within <= 0:
        return None
    size = split.typical_size if size is None else size
    tail = (1 - confidence) / 2
    free, rest = split.groups - 1, split.people - split.groups
    low = split.ratio / float(f_distribution.ppf(1 - tail, free, rest))
    high = split.ratio / float(f_distribution.ppf(tail, free, rest))
    return Interval(
        value=share_between(split.ratio, size), low=share_between(low, size), high=share_between(high, size)
    )


def share_between(ratio: float, size: float) -> float:
    return 1.0 if ratio == float("inf") else (ratio - 1) / (ratio - 1 + size)


def estimate_icc2(split: VarianceSplit) -> float | None:
    """ICC(2): how far the means of groups can be relied on (Bliese 2000). None where no groups differ."""
    return 1 - split.within / split.between if split.between > 0 else None


def estimate_design_effect(split: VarianceSplit) -> float | None:
    """By how much groups widen the variance of a mean: 1 + (n0 - 1) ICC(1), at least 1 (Kish 1965)."""
    icc = estimate_icc1(split)
    return None if icc is None else 1 + (split.typical_size - 1) * max(icc.value, 0.0)


def estimate_rwg(answers: Matrix, options: int) -> float | None:
    """rwg(j): agreement within one group against answers at random (James, Demaree and Wolf 1984).

    The null is the uniform distribution over `options` answers. Where a group disagrees more than chance
    would, the value is 0 (LeBreton and Senter 2008). None for fewer than two people.
    """
    value = float(estimate_rwg_by_group(answers, np.zeros(len(answers), np.int64), options).sum())
    return None if len(answers) < 2 else value


def estimate_rwg_by_group(answers: Matrix, groups: Groups, options: int) -> Vector:
    """rwg(j) of every group, in order of its number; NaN for a group of one person."""
    _, positions = np.unique(groups, return_inverse=True)
    items = answers.shape[1]
    variances = sum_variances(answers, positions) / items
    spread = variances / ((options**2 - 1) / 12)
    agreed = items * np.maximum(1 - spread, 0.0)
    rwg: Vector = agreed / (agreed + spread)
    return rwg


def sum_variances(answers: Matrix, positions: Groups) -> Vector:
    """Over all items, the variances of each group's answers; NaN for a group of one person."""
    sizes = np.bincount(positions)
    squares = np.zeros(len(sizes))
    for item in answers.T:
        _, means = group_means(item, positions)
        squares += np.bincount(positions, weights=(item - means[positions]) ** 2)
    return squares / np.where(sizes > 1, sizes - 1, np.nan)
