"""A linear mixed model: how a score differs with its covariates, for people in teams in authorities.

Restricted maximum likelihood (Patterson and Thompson 1971) over the two variances, in closed form but for
these: sums over teams and authorities are all that is needed, so that a step costs the same however many
people answered.
"""

from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import minimize

from canllaw.theory.measures.records import Numbers, Places

# Where the search for the spread of groups begins, in standard deviations of people, and where it ends.
FIRST = 0.3
MOST = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What a linear model is made from: everything complete, `x` with the intercept first.

    `team` is unique over authorities; `authority` has that of each team.
    """

    y: Numbers = field(repr=False)
    x: Numbers = field(repr=False)
    team: Places = field(repr=False)
    authority: Places = field(repr=False)
    weights: Numbers = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearFit:
    """Slopes, the intercept first; standard deviations of authorities, teams and people.

    `covariance` is the model's own, `robust` comes from how far authorities differ in what they ask for.
    """

    estimates: Numbers
    covariance: Numbers
    robust: Numbers
    sds: tuple[float, float, float]
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class Sums:
    """Weighted cross products of covariates and score, over everybody and by team."""

    whole: Numbers
    by_team: Numbers
    sizes: Numbers
    authority: Places
    people: int
    covariates: int


@dataclass(frozen=True, slots=True)
class Solved:
    """The answer at given variances; `inverse` is that of the covariates' cross products freed of groups."""

    inverse: Numbers
    estimates: Numbers
    variance: float
    log_likelihood: float


def fit_linear(scores: Scores) -> LinearFit:
    """Slopes of a score, random intercepts for authorities and teams."""
    sums = sum_up(scores)

    def loss(sds: Numbers) -> float:
        return -solve(sums, sds).log_likelihood

    starts = ([FIRST, FIRST], [FIRST, 0.0], [0.0, FIRST], [0.0, 0.0])
    start = min((np.array(each) for each in starts), key=loss)
    found = minimize(loss, np.maximum(start, 0.05), method="L-BFGS-B", bounds=[(0.0, MOST)] * 2)
    best = found.x if found.fun <= loss(start) else start
    solved = solve(sums, best)
    person = float(np.sqrt(solved.variance))
    return LinearFit(
        estimates=solved.estimates,
        covariance=solved.variance * solved.inverse,
        robust=find_robust(scores, sums, solved, best),
        sds=(float(best[0]) * person, float(best[1]) * person, person),
        log_likelihood=solved.log_likelihood,
    )


def sum_up(scores: Scores) -> Sums:
    both = np.column_stack((scores.x, scores.y))
    weighted = both * scores.weights[:, None]
    teams = len(scores.authority)
    return Sums(
        both.T @ weighted,
        add_by(scores.team, weighted, teams),
        np.bincount(scores.team, scores.weights, minlength=teams).astype(np.float64),
        scores.authority,
        len(both),
        scores.x.shape[1],
    )


def add_by(groups: Places, values: Numbers, size: int) -> Numbers:
    """Sums of the rows of each group."""
    return np.column_stack([np.bincount(groups, column, minlength=size) for column in values.T])


def find_shrinking(sums: Sums, sds: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """By team and by authority how much of their sums falls away; the sizes of authorities as they count."""
    by_team = sds[1] ** 2 / (1 + sums.sizes * sds[1] ** 2)
    counted = np.bincount(sums.authority, sums.sizes * (1 - by_team * sums.sizes)).astype(np.float64)
    return by_team, sds[0] ** 2 / (1 + counted * sds[0] ** 2), counted


def solve(sums: Sums, sds: Numbers) -> Solved:
    """Generalised least squares at these standard deviations, in units of that of people."""
    by_team, by_authority, counted = find_shrinking(sums, sds)
    left = sums.by_team * (1 - by_team * sums.sizes)[:, None]
    authorities = add_by(sums.authority, left, len(counted))
    freed = sums.whole - (sums.by_team * by_team[:, None]).T @ sums.by_team
    freed -= (authorities * by_authority[:, None]).T @ authorities
    size = sums.covariates
    inverse = np.asarray(np.linalg.inv(freed[:size, :size]), np.float64)
    estimates = inverse @ freed[:size, size]
    rest = float(freed[size, size] - estimates @ freed[:size, size])
    degrees = sums.people - size
    variance = rest / degrees
    spread = np.log1p(sums.sizes * sds[1] ** 2).sum() + np.log1p(counted * sds[0] ** 2).sum()
    loss = degrees * (np.log(2 * np.pi * variance) + 1) + spread - np.linalg.slogdet(inverse)[1]
    return Solved(inverse, estimates, variance, float(-loss / 2))


def find_robust(scores: Scores, sums: Sums, solved: Solved, sds: Numbers) -> Numbers:
    """The sandwich with authorities as its units (Liang and Zeger 1986), and their number by one less."""
    by_team, by_authority, counted = find_shrinking(sums, sds)
    residuals = scores.y - scores.x @ solved.estimates
    rows = scores.x * (residuals * scores.weights)[:, None]
    teams, authorities = len(sums.sizes), len(counted)
    of_rows = add_by(sums.authority, add_by(scores.team, rows, teams), authorities)
    x, r = sums.by_team[:, :-1], np.bincount(scores.team, residuals * scores.weights, minlength=teams)
    of_rows -= add_by(sums.authority, x * (by_team * r)[:, None], authorities)
    kept = 1 - by_team * sums.sizes
    x_left = add_by(sums.authority, x * kept[:, None], authorities)
    r_left = np.bincount(sums.authority, r * kept, minlength=authorities)
    of_rows -= x_left * (by_authority * r_left)[:, None]
    middle = of_rows.T @ of_rows * authorities / (authorities - 1)
    return np.asarray(solved.inverse @ middle @ solved.inverse)
