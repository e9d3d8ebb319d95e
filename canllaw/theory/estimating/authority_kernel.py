"""The likelihood of authorities: of people in authorities, or of people in teams in authorities.

With teams the random intercepts of the teams are integrated out at each node of the authority's. Its nodes
stand around the joint mode of all its intercepts, so that one node is Laplace's approximation.
"""

import numpy as np

from canllaw.theory.estimating.compiling import compiled
from canllaw.theory.estimating.unit_kernel import (
    CLOSE_ENOUGH,
    LONGEST_STEP,
    MOST_STEPS,
    Desk,
    Integrals,
    Numbers,
    Rule,
    Terms,
    follow_terms,
    integrate_unit,
    make_desk,
    slopes,
    weigh_nodes,
)

Pair = tuple[float, float]
Teams = tuple[int, int]


@compiled
def integrate_authorities(some: Teams, terms: Terms, sd: float, rule: Rule, written: Integrals) -> None:
    """Authorities without teams, from `some[0]` up to `some[1]`: writes log-likelihoods and derivatives."""
    most = 1
    for unit in range(some[0], some[1]):
        most = max(most, terms.spans[unit, 2] - terms.spans[unit, 0])
    desk = make_desk(len(rule.nodes), most)
    for unit in range(some[0], some[1]):
        value, by_sd, mode, spread = integrate_unit(terms, unit, (0.0, sd, written.modes[unit]), rule, desk)
        start, end = terms.spans[unit, 0], terms.spans[unit, 2]
        written.adjoint[start:end] = desk.adjoint[: end - start]
        written.values[unit], written.by_sds[unit, 0] = value, by_sd
        written.modes[unit], written.spreads[unit] = mode, spread


@compiled
def integrate_with_teams(some: Teams, terms: Terms, sds: Pair, rule: Rule, written: Integrals) -> None:
    """The same for authorities with teams; authority a has those from `firsts[a]` up to `firsts[a + 1]`."""
    widest, longest = 1, 1
    for authority in range(some[0], some[1]):
        first, last = terms.firsts[authority], terms.firsts[authority + 1]
        widest = max(widest, terms.spans[last - 1, 2] - terms.spans[first, 0])
        for team in range(first, last):
            longest = max(longest, terms.spans[team, 2] - terms.spans[team, 0])
    desk = make_desk(len(rule.nodes), longest)
    kept = np.empty((len(rule.nodes), widest))
    for authority in range(some[0], some[1]):
        integrate_authority(authority, terms, sds, rule, written, desk, kept)


@compiled
def integrate_authority(
    authority: int,
    terms: Terms,
    sds: Pair,
    rule: Rule,
    written: Integrals,
    desk: Desk,
    kept: Numbers,
) -> None:
    """One authority with teams. `kept` has a row a node, for the derivatives by each term's c."""
    points = len(rule.nodes)
    teams = (terms.firsts[authority], terms.firsts[authority + 1])
    sums = np.empty((teams[1] - teams[0], 3))
    mode, curve = find_joint_mode(terms, teams, sds, written.modes[authority], written.team_modes, sums)
    spread = 1.0 / np.sqrt(curve)
    logs, shares, by_nodes = np.empty(points), np.empty(points), np.empty((points, 2))
    for node in range(points):
        place = mode + spread * rule.nodes[node]
        total, by_nodes[node, 0], by_nodes[node, 1] = integrate_teams(
            (mode, place), terms, teams, sds, rule, written.team_modes, sums, desk, kept[node]
        )
        logs[node] = rule.log_weights[node] - 0.5 * place * place + total
    written.values[authority] = np.log(spread) + weigh_nodes(logs, shares)
    by_mode, by_spread, by_sd, by_team_sd = 0.0, 1.0 / spread, 0.0, 0.0
    for node in range(points):
        place = mode + spread * rule.nodes[node]
        change = sds[0] * by_nodes[node, 0] - place
        by_mode += shares[node] * change
        by_spread += shares[node] * change * rule.nodes[node]
        by_sd += shares[node] * place * by_nodes[node, 0]
        by_team_sd += shares[node] * by_nodes[node, 1]
    average_kept(terms, teams, shares, kept, written.adjoint)
    moved = (mode, curve, by_mode, -0.5 * spread**3 * by_spread)
    more, team_more = follow_joint_mode(terms, teams, sds, moved, sums, written)
    written.by_sds[authority, 0], written.by_sds[authority, 1] = by_sd + more, by_team_sd + team_more
    written.modes[authority], written.spreads[authority] = mode, spread


@compiled
def integrate_teams(
    places: Pair,
    terms: Terms,
    teams: Teams,
    sds: Pair,
    rule: Rule,
    team_modes: Numbers,
    sums: Numbers,
    desk: Desk,
    kept: Numbers,
) -> tuple[float, float, float]:
    """The teams' log-likelihood at one node (`places`: the mode, the node) of their authority.

    Gives back its derivatives by a shift of all predictors and by the teams' standard deviation too.
    """
    origin = terms.spans[teams[0], 0]
    total, by_shift, by_sd = 0.0, 0.0, 0.0
    for team in range(teams[0], teams[1]):
        second = sums[team - teams[0], 1]
        lean = sds[0] * sds[1] * second / (1.0 + sds[1] * sds[1] * second)
        begin = team_modes[team] - lean * (places[1] - places[0])
        own, own_by_sd, _mode, _spread = integrate_unit(
            terms, team, (sds[0] * places[1], sds[1], begin), rule, desk
        )
        total += own
        by_sd += own_by_sd
        start, middle, end = terms.spans[team, 0], terms.spans[team, 1], terms.spans[team, 2]
        # Apart from the sum: where a loop writes as well, in which order it adds depends on where its arrays
        # happen to lie, and two runs would differ in the last digits.
        for here in range(start, end):
            kept[here - origin] = desk.adjoint[here - start]
        for here in range(start, end):
            by_shift += desk.adjoint[here - start] if here < middle else -desk.adjoint[here - start]
    return total, by_shift, by_sd


@compiled
def average_kept(terms: Terms, teams: Teams, shares: Numbers, kept: Numbers, adjoint: Numbers) -> None:
    """The derivatives by each term's c, averaged over the authority's nodes."""
    start, end = terms.spans[teams[0], 0], terms.spans[teams[1] - 1, 2]
    for here in range(end - start):
        adjoint[start + here] = 0.0
    for node in range(len(shares)):
        share, row = shares[node], kept[node]
        for here in range(end - start):
            adjoint[start + here] += share * row[here]


@compiled
def find_joint_mode(
    terms: Terms,
    teams: Teams,
    sds: Pair,
    begin: float,
    team_modes: Numbers,
    sums: Numbers,
) -> Pair:
    """Where the intercepts of an authority and its teams are likeliest together; those of teams are written.

    Newton's method; the matrix of second derivatives has the shape of an arrow. Gives back the authority's
    mode and the curvature for it when the teams' follow; `sums` are the slopes of the teams at the mode.
    """
    mode, curve, largest = begin, 1.0, 1.0
    longest = LONGEST_STEP / max(sds[0], sds[1], 1.0)
    for _ in range(MOST_STEPS):
        right, curve = -mode, 1.0
        for team in range(teams[0], teams[1]):
            first, second, third = slopes(terms, team, sds[0] * mode + sds[1] * team_modes[team])
            at = team - teams[0]
            sums[at, 0], sums[at, 1], sums[at, 2] = first, second, third
            own = 1.0 + sds[1] * sds[1] * second
            curve += sds[0] * sds[0] * second / own
            right -= sds[0] * first - sds[0] * sds[1] * second * (team_modes[team] + sds[1] * first) / own
        if largest < CLOSE_ENOUGH:
            break
        step = right / curve
        largest = abs(step)
        for team in range(teams[0], teams[1]):
            first, second = sums[team - teams[0], 0], sums[team - teams[0], 1]
            own = 1.0 + sds[1] * sds[1] * second
            move = (-team_modes[team] - sds[1] * first - sds[0] * sds[1] * second * step) / own
            largest = max(largest, abs(move))
            team_modes[team] += min(max(move, -longest), longest)
        mode += min(max(step, -longest), longest)
    return mode, curve


@compiled
def follow_joint_mode(
    terms: Terms,
    teams: Teams,
    sds: Pair,
    moved: tuple[float, float, float, float],
    sums: Numbers,
    written: Integrals,
) -> Pair:
    """What the authority's nodes add to the derivatives because they move; gives back those by the two sds.

    `moved`: the mode, the curvature, and the derivatives of the log-likelihood by each of them.
    """
    sd, team_sd = sds
    mode, curve, right, by_curve = moved
    for at in range(teams[1] - teams[0]):
        second, third = sums[at, 1], sums[at, 2]
        own = 1.0 + team_sd * team_sd * second
        bend = by_curve * sd * sd / (own * own)
        right += bend * third * sd * (1.0 - team_sd * team_sd * second / own)
    pull = right / curve
    by_sd, by_team_sd = 0.0, 0.0
    for team in range(teams[0], teams[1]):
        first, second, third = sums[team - teams[0], 0], sums[team - teams[0], 1], sums[team - teams[0], 2]
        own = 1.0 + team_sd * team_sd * second
        bend = by_curve * sd * sd / (own * own)
        own_pull = (bend * team_sd * third - sd * team_sd * second * pull) / own
        place = written.team_modes[team]
        by_sd += pull * (-first - sd * second * mode) - own_pull * team_sd * second * mode
        by_sd += by_curve * 2.0 * sd * second / own + bend * third * mode
        by_team_sd -= pull * sd * second * place + own_pull * (first + team_sd * second * place)
        by_team_sd += bend * (third * place - 2.0 * team_sd * second * second)
        moves = (sd * mode + team_sd * place, sd * pull + team_sd * own_pull, bend)
        follow_terms(terms, team, moves, written.adjoint, terms.spans[team, 0])
    return by_sd, by_team_sd
