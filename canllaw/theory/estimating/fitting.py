"""Multilevel models of yes-or-no and of ordered answers, fitted by maximum likelihood."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from canllaw.basics.language import message
from canllaw.theory.estimating.checking import Checked, check
from canllaw.theory.estimating.climbing import climb, climb_within, find_curvature, polish
from canllaw.theory.estimating.few_authorities import restrict_sds, widen
from canllaw.theory.estimating.information import Alone, fit_alone, marginal_information
from canllaw.theory.estimating.layout import Layout, make_layout
from canllaw.theory.estimating.likelihood import Likelihood, make_likelihood
from canllaw.theory.estimating.records import (
    INTERCEPT,
    Fit,
    Level,
    ModelData,
    NotEnough,
    Numbers,
    Places,
    Truths,
)
from canllaw.theory.estimating.robust import find_robust
from canllaw.theory.estimating.separation import SUSPICIOUS, find_separating

# Nodes for each random intercept to begin with; with teams both are nested. Where so many change what is
# found, more are taken, up to MOST_POINTS.
POINTS_BINARY = 25
POINTS_ORDINAL = 10
POINTS_TEAMS = 7
MOST_POINTS = 70
# More nodes may change the log-likelihood by so much, and estimates by the root of so many standard errors.
MOVED = 0.01
SHIFTED = 1e-3
FIRST_SDS = (0.15, 0.5, 1.2)
# Below this 0 is tried, and taken where the likelihood is no lower there.
SMALL = 0.1
GAINED = 1e-7
SETTLED = 1e-6
# A spread between groups that no answers of people have: nearly all within each group are the same.
LARGEST_SD = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak:
    """The highest point found: parameters, log-likelihood, their covariance (zeros for an sd of 0)."""

    at: Numbers
    value: float
    covariance: Numbers
    converged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """A fit's likelihood at its best parameters, with their covariance as estimated and as widened.

    Parameters are those of the centred and scaled covariates; `authorities` are as the data
    number them, `people` how many are in each.
    """

    likelihood: Likelihood
    best: Numbers
    covariance: Numbers
    widened: Numbers
    authorities: Places
    people: Places


def fit_binary(data: ModelData, points: int | None = None) -> Fit | NotEnough:
    """A logistic model: the log odds of the higher answer, by covariates and the person's authority and team.

    The answers are two at most. `points` are the nodes of the quadrature for each random intercept; 1 is
    Laplace's approximation. Without them 25 are taken, with teams 7 for each of the two, and twice as many
    as long as that changes what is found.
    """
    assert len(np.unique(data.y[data.y >= 0])) <= 2, "a yes-or-no model has two answers"
    return fit(data, points, POINTS_BINARY, ordinal=False)


def fit_ordinal(data: ModelData, points: int | None = None) -> Fit | NotEnough:
    """A cumulative logit model (McCullagh 1980): log odds above each cut point, slopes in common.

    `points` is as for `fit_binary`, 10 to begin with where teams do not count.
    """
    return fit(data, points, POINTS_ORDINAL, ordinal=True)


def fit(data: ModelData, points: int | None, usual: int, *, ordinal: bool) -> Fit | NotEnough:
    checked = check(data)
    if isinstance(checked, NotEnough):
        return checked
    layout = make_layout(checked.data, checked.categories)
    alone = fit_alone(layout)
    if alone.farthest > SUSPICIOUS:
        separating = find_separating(layout)
        if len(separating):
            return tell_separation(tuple(data.names[at] for at in separating))
    first = points or (usual if data.team is None else POINTS_TEAMS)
    with make_likelihood(layout, first) as likelihood:
        peak = find_peak(likelihood, find_start(likelihood, alone))
        while points is None and peak.converged and changes(likelihood, peak):
            likelihood = likelihood.with_points(2 * len(likelihood.rule.nodes) + 1)
            if len(likelihood.rule.nodes) > MOST_POINTS:
                return tell_unsettled()
            peak = find_peak(likelihood, peak.at)
        if not peak.converged or np.abs(peak.at[-layout.levels :]).max() > LARGEST_SD:
            return NotEnough(
                reason=message("The estimates did not settle: the answers do not determine them.")
            )
        return make_fit(likelihood, peak, checked, ordinal=ordinal)


def changes(likelihood: Likelihood, peak: Peak) -> bool:
    """Whether half as many nodes more change what was found."""
    finer = likelihood.with_points(len(likelihood.rule.nodes) * 3 // 2)
    value, slope = finer(peak.at)
    return bool(abs(value - peak.value) > MOVED or slope @ peak.covariance @ slope > SHIFTED)


def tell_unsettled() -> NotEnough:
    return NotEnough(reason=message("The estimates did not settle: the answers do not determine them."))


def tell_separation(names: tuple[str, ...]) -> NotEnough:
    return NotEnough(
        reason=message(
            "In one of the groups compared everybody gave the same answer, so that the size of the "
            "difference cannot be estimated. Compared by: {names}.",
            names=names,
        )
    )


def find_peak(likelihood: Likelihood, start: Numbers) -> Peak:
    """Climb from the start; standard deviations that end near 0 are tried at 0."""
    layout = likelihood.layout
    metric = make_metric(likelihood, start)
    free = np.ones(len(start), bool)
    now = climb(likelihood, start, metric)
    for place in range(len(now) - layout.levels, len(now)):
        now[place] = abs(now[place])
        if now[place] < SMALL:
            now, free[place] = try_zero(likelihood, now, place, free, metric)
    curvature = find_curvature(likelihood, now, free, np.sqrt(np.diag(metric)))
    if np.linalg.eigvalsh(curvature)[0] <= 0:
        return Peak(at=now, value=-np.inf, covariance=metric, converged=False)
    now, gain = polish(likelihood, now, free, curvature)
    covariance = np.zeros((len(now), len(now)))
    covariance[np.ix_(free, free)] = np.linalg.inv(curvature)
    return Peak(at=now, value=likelihood(now)[0], covariance=covariance, converged=gain < SETTLED)


def find_start(likelihood: Likelihood, alone: Alone) -> Numbers:
    """The estimates without random intercepts, with the likeliest of a few standard deviations."""
    starts = [np.append(alone.estimates, np.full(likelihood.layout.levels, sd)) for sd in FIRST_SDS]
    return max(starts, key=lambda start: likelihood(start)[0])


def make_metric(likelihood: Likelihood, start: Numbers) -> Numbers:
    """About the covariance of the parameters at the start."""
    layout = likelihood.layout
    likelihood(start)
    last = len(start) - layout.levels
    metric = np.zeros((len(start), len(start)))
    metric[:last, :last] = np.linalg.inv(marginal_information(likelihood, start))
    groups = (layout.authorities, len(layout.spans))
    for level in range(layout.levels):
        metric[last + level, last + level] = start[last + level] ** 2 / (2 * groups[level])
    return metric


def try_zero(
    likelihood: Likelihood, now: Numbers, place: int, free: Truths, metric: Numbers
) -> tuple[Numbers, bool]:
    """Whether a standard deviation of 0 is as likely as the small one found, and the parameters then."""
    at_zero, still = now.copy(), free.copy()
    at_zero[place], still[place] = 0.0, False
    at_zero = climb_within(likelihood, at_zero, metric, still)
    if likelihood(at_zero)[0] >= likelihood(now)[0] - GAINED:
        return at_zero, False
    return now, True


def make_fit(likelihood: Likelihood, peak: Peak, checked: Checked, *, ordinal: bool) -> Fit:
    """The fit in the units of the data, with what intervals need."""
    layout, data = likelihood.layout, checked.data
    likelihood(peak.at)
    covariance = find_robust(likelihood, peak.covariance) if data.weights is not None else peak.covariance
    sds = restrict_sds(likelihood, peak.at, peak.covariance)
    widened = widen(likelihood, peak.at, covariance, sds)
    back = scale_back(layout, ordinal=ordinal)
    last = len(peak.at) - layout.levels
    found = back @ peak.at[:last]
    whole = np.eye(len(peak.at))
    whole[:last, :last] = back
    covariance = whole @ covariance @ whole.T
    cuts = name_cuts(checked.categories) if ordinal else (INTERCEPT,)
    return Fit(
        names=(*cuts, *data.names),
        estimates=found,
        errors=np.sqrt(np.diag(covariance)[:last]),
        sd_authority=float(peak.at[last]),
        sd_team=float(peak.at[last + 1]) if layout.levels == 2 else None,
        log_likelihood=peak.value,
        covariance=covariance,
        widened=back @ widened @ back.T,
        sds_for_intervals=sds,
        levels=(*(Level.AUTHORITY for _ in cuts), *checked.levels),
        df=np.concatenate((np.full(len(cuts), checked.df[0]), checked.df[1:])),
        categories=checked.categories,
        people=len(data.y),
        authorities=layout.authorities,
        teams=len(layout.spans) if layout.levels == 2 else None,
        points=len(likelihood.rule.nodes),
        weighted=data.weights is not None,
        converged=peak.converged,
        own=None if data.weights is None else whole @ peak.covariance @ whole.T,
        notes=checked.notes,
    )


def take_own_errors(fit: Fit) -> Fit:
    """The same with the errors that the model itself gives, for weights that are all alike."""
    assert fit.own is not None, "errors came from how far authorities differ"
    size = len(fit.estimates)
    return replace(
        fit,
        errors=np.sqrt(np.diag(fit.own)[:size]),
        covariance=fit.own,
        widened=fit.widened + (fit.own - fit.covariance)[:size, :size],
        own=None,
        weighted=False,
    )


@contextmanager
def reopen(fit: Fit, data: ModelData) -> Iterator[Reopened]:
    """The likelihood of a fit again, at its best parameters. `data` are those that it was made from."""
    checked = check(data)
    assert isinstance(checked, Checked), "a fit came from these data"
    layout = make_layout(checked.data, fit.categories)
    authorities, people = np.unique(checked.data.cluster, return_counts=True)
    with make_likelihood(layout, fit.points) as likelihood:
        there = np.eye(len(fit.covariance))
        size = len(fit.estimates)
        there[:size, :size] = np.linalg.inv(scale_back(layout, ordinal=fit.ordinal))
        best = there @ np.concatenate((fit.estimates, fit.sds))
        likelihood(best)
        yield Reopened(
            likelihood=likelihood,
            best=best,
            covariance=there @ fit.covariance @ there.T,
            widened=there @ widen_all(fit) @ there.T,
            authorities=authorities,
            people=people,
        )


def widen_all(fit: Fit) -> Numbers:
    """The covariance of estimates and standard deviations, widened for few authorities."""
    whole = fit.covariance.copy()
    size = len(fit.estimates)
    whole[:size, :size] = fit.widened
    return whole


def scale_back(layout: Layout, *, ordinal: bool) -> Numbers:
    """What turns cut points and slopes of the centred and scaled covariates into those of the data."""
    size = layout.cuts + layout.x.shape[1]
    back = np.eye(size)
    slopes = np.arange(layout.cuts, size)
    back[slopes, slopes] = 1 / layout.scales
    back[: layout.cuts, layout.cuts :] = layout.means / layout.scales
    if not ordinal:
        back[0] *= -1
    return back


def name_cuts(categories: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(f"{low}|{high}" for low, high in pairwise(categories))
