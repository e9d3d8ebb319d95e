"""The marginal likelihood of a laid-out model and its exact gradient, on as many processors as there are.

Parameters stand in one array: cut points, slopes of the centred and scaled covariates, and the standard
deviations of authorities and of teams (any sign: the likelihood depends on their size alone).
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import pairwise

import numpy as np
from numpy.polynomial.hermite_e import hermegauss

from canllaw.theory.estimating.authority_kernel import integrate_authorities, integrate_with_teams
from canllaw.theory.estimating.layout import Layout
from canllaw.theory.estimating.records import Numbers
from canllaw.theory.estimating.unit_kernel import Integrals, Rule, Terms

# So many exponents as exp(c) may have before answers that nothing explains could overflow.
FARTHEST = 80.0
MOST_WORKERS = 8
# Work below this many terms times nodes is done before a second thread has begun.
WORTH_SHARING = 50_000


def make_rule(points: int) -> Rule:
    nodes, weights = hermegauss(points)
    return Rule(nodes=nodes, log_weights=np.log(weights / weights.sum()) + nodes**2 / 2)


class Likelihood:
    """Calls give the log-likelihood and its gradient; what is found at each authority stays in `found`.

    The modes of one call are where the search begins in the next. Authorities are shared out among threads,
    each of which writes to places of its own: the result does not depend on their number.
    """

    def __init__(self, layout: Layout, points: int, pool: ThreadPoolExecutor | None = None, workers: int = 1):
        self.layout = layout
        self.rule = make_rule(points)
        self.pool, self.workers = pool, workers
        authorities, units, terms = layout.authorities, len(layout.spans), len(layout.term_row)
        self.found = Integrals(
            values=np.zeros(authorities),
            by_sds=np.zeros((authorities, layout.levels)),
            modes=np.zeros(authorities),
            spreads=np.ones(authorities),
            team_modes=np.zeros(units if layout.levels == 2 else 0),
            adjoint=np.zeros(terms),
        )
        work = terms * points**layout.levels
        self.shares = share_out(layout, workers if pool and work > WORTH_SHARING else 1)

    def with_points(self, points: int) -> "Likelihood":
        """The same with more or fewer nodes; the search for modes begins where this one has found them."""
        other = Likelihood(self.layout, points, self.pool, self.workers)
        other.found.modes[:], other.found.team_modes[:] = self.found.modes, self.found.team_modes
        return other

    def __call__(self, parameters: Numbers) -> tuple[float, Numbers]:
        """-inf with a gradient of zeros where cut points are out of order."""
        layout = self.layout
        cuts, slopes, sds = split(parameters, layout)
        gaps = np.diff(cuts)
        if (gaps <= 0).any() or not np.isfinite(parameters).all():
            return -np.inf, np.zeros(len(parameters))
        self.integrate(find_odds(layout, cuts, slopes), sds)
        value = float(self.found.values.sum()) + count_gaps(layout, gaps)
        own = find_gradient(layout, layout.signs * self.found.adjoint, gaps)
        return value, np.concatenate((own, self.found.by_sds.sum(axis=0)))

    def integrate(self, odds: Numbers, sds: Numbers) -> None:
        layout = self.layout
        terms = Terms(odds=odds, weights=layout.weights, spans=layout.spans, firsts=layout.firsts)

        def integrate_some(some: tuple[int, int]) -> None:
            if layout.levels == 2:
                integrate_with_teams(some, terms, (float(sds[0]), float(sds[1])), self.rule, self.found)
            else:
                integrate_authorities(some, terms, float(sds[0]), self.rule, self.found)

        if self.pool is None or len(self.shares) == 1:
            for some in self.shares:
                integrate_some(some)
        else:
            list(self.pool.map(integrate_some, self.shares))


def split(parameters: Numbers, layout: Layout) -> tuple[Numbers, Numbers, Numbers]:
    """Cut points, slopes, standard deviations."""
    last = len(parameters) - layout.levels
    return parameters[: layout.cuts], parameters[layout.cuts : last], parameters[last:]


def find_odds(layout: Layout, cuts: Numbers, slopes: Numbers) -> Numbers:
    c = layout.signs * ((layout.x @ slopes)[layout.term_row] - cuts[layout.term_cut])
    return np.asarray(np.exp(np.clip(c, -FARTHEST, FARTHEST)))


def count_gaps(layout: Layout, gaps: Numbers) -> float:
    """What the distances between cut points add to the log-likelihood, whoever answered between them."""
    return float((layout.counts[1:-1] * np.log(-np.expm1(-gaps))).sum())


def find_gradient(layout: Layout, by_predictor: Numbers, gaps: Numbers) -> Numbers:
    """The gradient by cut points and slopes, from the derivative of each term by its predictor."""
    by_cut = -layout.sum_by_cut(by_predictor)
    widening = layout.counts[1:-1] / np.expm1(gaps)
    by_cut[1:] += widening
    by_cut[:-1] -= widening
    return np.concatenate((by_cut, layout.sum_by_row(by_predictor) @ layout.x))


def share_out(layout: Layout, workers: int) -> list[tuple[int, int]]:
    """Runs of authorities with about as many terms each."""
    firsts = layout.firsts if layout.levels == 2 else np.arange(layout.authorities + 1)
    ends = layout.spans[firsts[1:] - 1, 2]
    wanted = ends[-1] * np.arange(1, workers) / workers
    borders = [0, *np.unique(np.searchsorted(ends, wanted) + 1).tolist(), layout.authorities]
    return [(low, high) for low, high in pairwise(borders) if low < high]


@contextmanager
def make_likelihood(layout: Layout, points: int) -> Iterator[Likelihood]:
    """A likelihood with threads of its own, which end with the `with`."""
    workers = min(MOST_WORKERS, os.cpu_count() or 1)
    with ThreadPoolExecutor(workers) as pool:
        yield Likelihood(layout, points, pool, workers)
