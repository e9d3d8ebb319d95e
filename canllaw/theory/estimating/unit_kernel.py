"""The likelihood of one unit (a team, or an authority without teams), its random intercept integrated out.

An answer above or below a cut point is a *term*, log F(-c) with F the logistic function; `docs/estimates.md`
shows why a model of ordered answers is made of nothing else. Within a unit those terms come first whose c
grows with the predictor, then the others.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from canllaw.theory.estimating.compiling import compiled

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

# So many factors are multiplied before a logarithm is taken of them; none exceeds LARGEST.
BLOCK = 8
LARGEST = 1e38
MOST_STEPS = 100
LONGEST_STEP = 3.0
CLOSE_ENOUGH = 1e-6


class Terms(NamedTuple):
    """What the answers contribute: `odds` is exp(c) of each term without random intercepts.

    `weights` is empty where all are one. `spans` has for each unit where its terms begin, where those begin
    whose c falls with the predictor, and where they end. `firsts` has the first team of each authority, and
    their number at its end; it is empty without teams.
    """

    odds: Numbers
    weights: Numbers
    spans: Places
    firsts: Places


class Rule(NamedTuple):
    """Nodes of Gauss-Hermite quadrature for a standard normal, and log(weight) + node² / 2."""

    nodes: Numbers
    log_weights: Numbers


class Integrals(NamedTuple):
    """What the integration writes. Modes are read first: they are where the search for the new ones begins.

    Per authority: log-likelihood, derivatives by the standard deviations, mode and spread of the intercept
    (in standard deviations); per team its mode; per term the derivative by its c.
    """

    values: Numbers
    by_sds: Numbers
    modes: Numbers
    spreads: Numbers
    team_modes: Numbers
    adjoint: Numbers


class Desk(NamedTuple):
    """Room to work on one unit: chances by term and node, derivatives by term, the rest by node."""

    chances: Numbers
    adjoint: Numbers
    factors: Numbers
    products: Numbers
    logs: Numbers
    sums: Numbers
    shares: Numbers


@compiled
def slopes(terms: Terms, unit: int, shift: float) -> tuple[float, float, float]:
    """Minus the first three derivatives of a unit's log-likelihood by a shift of all its predictors."""
    start, middle, end = terms.spans[unit, 0], terms.spans[unit, 1], terms.spans[unit, 2]
    odds, weights = terms.odds, terms.weights
    first, second, third = 0.0, 0.0, 0.0
    factor = np.exp(shift)
    for here in range(start, end):
        rising = here < middle
        more = min(odds[here] * (factor if rising else 1.0 / factor), LARGEST)
        sign = 1.0 if rising else -1.0
        chance = more / (1.0 + more)
        weight = 1.0 if len(weights) == 0 else weights[here]
        width = weight * chance * (1.0 - chance)
        first += sign * weight * chance
        second += width
        third += sign * width * (1.0 - 2.0 * chance)
    return first, second, third


@compiled
def find_mode(
    terms: Terms, unit: int, where: tuple[float, float, float]
) -> tuple[float, float, float, float]:
    """Where the unit's random intercept, in standard deviations, is likeliest given its answers.

    `where`: the shift of all predictors, the standard deviation, and where the search begins. Gives back the
    slopes there too.
    """
    offset, sd, mode = where
    longest = LONGEST_STEP / max(sd, 1.0)
    step, first, second, third = 1.0, 0.0, 0.0, 0.0
    for _ in range(MOST_STEPS):
        first, second, third = slopes(terms, unit, offset + sd * mode)
        if abs(step) < CLOSE_ENOUGH:
            break
        step = (-sd * first - mode) / (1.0 + sd * sd * second)
        mode += min(max(step, -longest), longest)
    return mode, first, second, third


@compiled
def look_at_nodes(terms: Terms, unit: int, where: tuple[float, float], rule: Rule, desk: Desk) -> None:
    """The unit's log-likelihood and minus its slope at each node, into `logs` and `sums` of the desk.

    `where`: the shift at a node of 0, and how much a node shifts. The chances F(c) of each term at each node
    go into `chances`. Logarithms are taken of products of several factors: they are what costs most.
    """
    start, middle, end = terms.spans[unit, 0], terms.spans[unit, 1], terms.spans[unit, 2]
    points, weighted = len(rule.nodes), len(terms.weights) > 0
    factors, products, logs, sums = desk.factors, desk.products, desk.logs, desk.sums
    for node in range(points):
        factors[node] = np.exp(where[0] + where[1] * rule.nodes[node])
        products[node], logs[node], sums[node] = 1.0, 0.0, 0.0
    for here in range(start, end):
        odds, sign = terms.odds[here], 1.0
        weight = terms.weights[here] if weighted else 1.0
        if here == middle:
            for node in range(points):
                factors[node] = 1.0 / factors[node]
        if here >= middle:
            sign = -1.0
        row = here - start
        for node in range(points):
            whole = 1.0 + min(odds * factors[node], LARGEST)
            chance = 1.0 - 1.0 / whole
            desk.chances[row, node] = chance
            sums[node] += sign * weight * chance
            products[node] *= whole
        if weighted or row % BLOCK == BLOCK - 1:
            for node in range(points):
                logs[node] -= weight * np.log(products[node])
                products[node] = 1.0
    for node in range(points):
        logs[node] -= np.log(products[node])


@compiled
def weigh_nodes(logs: Numbers, shares: Numbers) -> float:
    """The log of the sum of exponentials; the share of each in it is written into `shares`."""
    largest, total = logs[0], 0.0
    for node in range(len(logs)):
        largest = max(largest, logs[node])
    for node in range(len(logs)):
        shares[node] = np.exp(logs[node] - largest)
    for node in range(len(logs)):
        total += shares[node]
    for node in range(len(logs)):
        shares[node] /= total
    return float(largest + np.log(total))


@compiled
def integrate_unit(
    terms: Terms, unit: int, where: tuple[float, float, float], rule: Rule, desk: Desk
) -> tuple[float, float, float, float]:
    """The log of the unit's likelihood by adaptive Gauss-Hermite quadrature (Pinheiro and Bates 1995).

    `where` is as for `find_mode`. Gives back that log, its derivative by the standard deviation, the mode and
    the spread around it, and leaves its derivatives by each term's c in `adjoint` of the desk. They are exact
    for the approximation itself: they follow the nodes as these move with the parameters.
    """
    points = len(rule.nodes)
    offset, sd = where[0], where[1]
    mode, first, second, third = find_mode(terms, unit, where)
    curve = 1.0 + sd * sd * second
    spread = 1.0 / np.sqrt(curve)
    look_at_nodes(terms, unit, (offset + sd * mode, sd * spread), rule, desk)
    for node in range(points):
        place = mode + spread * rule.nodes[node]
        desk.logs[node] += rule.log_weights[node] - 0.5 * place * place
    value = np.log(spread) + weigh_nodes(desk.logs, desk.shares)
    by_mode, by_spread, by_sd = 0.0, 1.0 / spread, 0.0
    for node in range(points):
        place = mode + spread * rule.nodes[node]
        slope = -sd * desk.sums[node] - place
        by_mode += desk.shares[node] * slope
        by_spread += desk.shares[node] * slope * rule.nodes[node]
        by_sd -= desk.shares[node] * desk.sums[node] * place
    by_curve = -0.5 * spread**3 * by_spread
    pull = (by_mode + by_curve * sd**3 * third) / curve
    by_sd += pull * (-first - sd * second * mode)
    by_sd += by_curve * (2.0 * sd * second + sd * sd * third * mode)
    start, end = terms.spans[unit, 0], terms.spans[unit, 2]
    for here in range(end - start):
        total = 0.0
        for node in range(points):
            total -= desk.shares[node] * desk.chances[here, node]
        desk.adjoint[here] = total if len(terms.weights) == 0 else total * terms.weights[start + here]
    follow_terms(terms, unit, (offset + sd * mode, sd * pull, by_curve * sd * sd), desk.adjoint, 0)
    return value, by_sd, mode, spread


@compiled
def follow_terms(
    terms: Terms, unit: int, moves: tuple[float, float, float], adjoint: Numbers, at: int
) -> None:
    """What moving nodes add to the derivatives by each term's c; those of the unit begin at `at`.

    `moves`: the shift at the mode, and the derivatives of the log-likelihood by the sum of slopes and by the
    sum of second derivatives there.
    """
    start, middle, end = terms.spans[unit, 0], terms.spans[unit, 1], terms.spans[unit, 2]
    shift, pull, bend = moves
    factor = np.exp(shift)
    for here in range(start, end):
        rising = here < middle
        more = min(terms.odds[here] * (factor if rising else 1.0 / factor), LARGEST)
        sign = 1.0 if rising else -1.0
        chance = more / (1.0 + more)
        weight = 1.0 if len(terms.weights) == 0 else terms.weights[here]
        width = weight * chance * (1.0 - chance)
        adjoint[at + here - start] += width * (bend * (1.0 - 2.0 * chance) - sign * pull)


@compiled
def make_desk(points: int, terms: int) -> Desk:
    return Desk(
        np.empty((terms, points)),
        np.empty(terms),
        np.empty(points),
        np.empty(points),
        np.empty(points),
        np.empty(points),
        np.empty(points),
    )
