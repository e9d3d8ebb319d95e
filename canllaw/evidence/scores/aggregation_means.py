"""Means of groups of people, with the interval that the number of people and their being alike allow."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.stats import t

from canllaw.evidence.scores.reliability import Groups, Vector

TAIL = 0.975


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMean:
    """A mean, weighted, with its interval of 95 %; None where it cannot be told.

    `effective` is how many people drawn singly would tell as much.
    """

    value: float
    low: float | None
    high: float | None
    effective: float


def estimate_mean(
    scores: Vector,
    weights: Vector,
    clusters: Groups,
    bounds: tuple[float, float],
) -> GroupMean:
    """The mean of people who come in clusters, such as authorities; each their own where they do not.

    Linearised between clusters (Korn and Graubard 1999), with t of one degree of freedom less than there
    are clusters. Without an interval where there is one cluster only.
    """
    value = float(np.average(scores, weights=weights))
    _, positions = np.unique(clusters, return_inverse=True)
    count = int(positions.max()) + 1
    if count < 2:
        return GroupMean(value=value, low=None, high=None, effective=1.0)
    pulls = np.bincount(positions, weights=weights * (scores - value)) / weights.sum()
    error = sqrt(count / (count - 1) * float((pulls**2).sum()))
    return make_mean(value, error, count - 1, find_effective(scores, weights, error), bounds)


def estimate_mean_of_teams(
    scores: Vector,
    weights: Vector,
    teams: Groups,
    alike: float,
    bounds: tuple[float, float],
) -> GroupMean:
    """The mean of an authority that has too few teams to learn from them how alike people of one team are.

    `alike` is ICC(1) of teams within authorities, learnt from all of them. The variance of people drawn
    singly is multiplied by the design effect, 1 + (m - 1) alike, with m the size that teams count for (Kish
    1965).
    """
    value = float(np.average(scores, weights=weights))
    if len(scores) < 2:
        return GroupMean(value=value, low=None, high=None, effective=1.0)
    _, sizes = np.unique(teams, return_counts=True)
    effect = 1 + (float((sizes**2).sum()) / len(scores) - 1) * max(alike, 0.0)
    pulls = weights * (scores - value) / weights.sum()
    count = len(scores)
    error = sqrt(effect * count / (count - 1) * float((pulls**2).sum()))
    free = max(count / effect - 1, 1.0)
    return make_mean(value, error, free, find_effective(scores, weights, error), bounds)


def find_effective(scores: Vector, weights: Vector, error: float) -> float:
    """By how wide the interval is; where nobody differs, by the weights alone (Kish 1965)."""
    kish = float(weights.sum()) ** 2 / float((weights**2).sum())
    if error == 0 or len(scores) < 2:
        return kish
    spread = float(np.cov(scores, aweights=weights))
    return min(spread / error**2, float(len(scores)))


def make_mean(
    value: float, error: float, free: float, effective: float, bounds: tuple[float, float]
) -> GroupMean:
    """An interval ends where the scale ends."""
    half = float(t.ppf(TAIL, free)) * error
    low, high = max(value - half, bounds[0]), min(value + half, bounds[1])
    return GroupMean(value=value, low=min(low, value), high=max(high, value), effective=effective)


def estimate_alike_within(scores: Vector, teams: Groups, authorities: Groups) -> float:
    """ICC(1) of teams within their authorities; 0 where it cannot be told, or would be below.

    By the mean squares of teams within authorities and of people within teams (Searle, Casella and McCulloch
    1992). A team belongs to one authority.
    """
    if not len(scores):
        return 0.0
    _, team_of, team_sizes = np.unique(teams, return_inverse=True, return_counts=True)
    _, authority_of, authority_sizes = np.unique(authorities, return_inverse=True, return_counts=True)
    means = np.bincount(team_of, weights=scores) / team_sizes
    wider = np.bincount(authority_of, weights=scores) / authority_sizes
    free, rest = len(team_sizes) - len(authority_sizes), len(scores) - len(team_sizes)
    if free < 1 or rest < 1:
        return 0.0
    between = float(((means[team_of] - wider[authority_of]) ** 2).sum()) / free
    within = float(((scores - means[team_of]) ** 2).sum()) / rest
    shares = float((team_sizes[team_of] / authority_sizes[authority_of]).sum())
    size = (len(scores) - shares) / free
    return max(0.0, (between - within) / (between + (size - 1) * within)) if between > 0 else 0.0
