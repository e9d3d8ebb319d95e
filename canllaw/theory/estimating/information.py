"""How much the answers tell of cut points and slopes, and where the search for the estimates begins."""

from dataclasses import dataclass

import numpy as np

from canllaw.theory.estimating.layout import Layout
from canllaw.theory.estimating.likelihood import Likelihood, count_gaps, find_gradient, find_odds, split
from canllaw.theory.estimating.records import Numbers, Places

MOST_STEPS = 40
SETTLED = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """A fit without random intercepts: cut points and slopes, their information, the farthest c met."""

    estimates: Numbers
    information: Numbers
    farthest: float


def fit_alone(layout: Layout) -> Alone:
    """Maximum likelihood as if all people were independent, by Newton's method. The likelihood is concave."""
    shares = np.cumsum(layout.counts)[:-1] / layout.counts.sum()
    now = np.concatenate((np.log(shares / (1 - shares)), np.zeros(layout.x.shape[1])))
    value, slope, information, farthest = look_alone(layout, now)
    for _ in range(MOST_STEPS):
        step = np.linalg.lstsq(information, slope, rcond=None)[0]
        if step @ slope < SETTLED:
            break
        size = 1.0
        while size > SETTLED and look_alone(layout, now + size * step)[0] < value:
            size /= 2
        now = now + size * step
        value, slope, information, farthest = look_alone(layout, now)
    return Alone(estimates=now, information=information, farthest=farthest)


def look_alone(layout: Layout, now: Numbers) -> tuple[float, Numbers, Numbers, float]:
    """Log-likelihood, gradient, information and the farthest c without random intercepts."""
    cuts, slopes = now[: layout.cuts], now[layout.cuts :]
    gaps = np.diff(cuts)
    if (gaps <= 0).any():
        return -np.inf, now, np.empty((0, 0)), 0.0
    odds = find_odds(layout, cuts, slopes)
    weights = layout.weights if len(layout.weights) else 1.0
    value = count_gaps(layout, gaps) - float((weights * np.log1p(odds)).sum())
    slope = find_gradient(layout, -layout.signs * weights * odds / (1 + odds), gaps)
    widths = weights * odds / (1 + odds) ** 2
    return value, slope, find_information(layout, cuts, widths), float(np.abs(np.log(odds)).max())


def find_information(layout: Layout, cuts: Numbers, widths: Numbers) -> Numbers:
    """Minus the second derivatives by cut points and slopes, random intercepts held fast."""
    by_cut = layout.spread_over_cuts(widths)
    by_row = by_cut.sum(axis=1)
    inner = layout.counts[1:-1]
    top = np.diag(by_cut.sum(axis=0))
    bends = inner / (4 * np.sinh(np.diff(cuts) / 2) ** 2)
    at = np.arange(len(bends))
    top[at, at] += bends
    top[at + 1, at + 1] += bends
    top[at, at + 1] -= bends
    top[at + 1, at] -= bends
    side = -by_cut.T @ layout.x
    return np.block([[top, side], [side.T, (layout.x * by_row[:, None]).T @ layout.x]])


def marginal_information(likelihood: Likelihood, parameters: Numbers) -> Numbers:
    """About the information on cut points and slopes when the random intercepts are integrated out.

    Breslow and Clayton (1993): the answers as if linear at the modes that the likelihood has found, which
    are those of its last call; the standard deviations are taken as known.
    """
    layout, found = likelihood.layout, likelihood.found
    cuts, slopes, sds = split(parameters, layout)
    shifts = (sds[0] * found.modes)[authority_of_rows(layout)]
    if layout.levels == 2:
        shifts = shifts + (sds[1] * found.team_modes)[layout.row_units]
    odds = find_odds(layout, cuts, slopes) * np.exp(layout.signs * shifts[layout.term_row])
    weights = layout.weights if len(layout.weights) else 1.0
    widths = weights * odds / (1 + odds) ** 2
    by_cut = layout.spread_over_cuts(widths)
    starts = np.flatnonzero(np.diff(layout.row_units, prepend=-1))
    moves = np.hstack((-by_cut, layout.x * by_cut.sum(axis=1)[:, None]))
    pulls = np.add.reduceat(moves, starts)
    totals = np.add.reduceat(by_cut.sum(axis=1), starts)
    information = find_information(layout, cuts, widths)
    if layout.levels == 2:
        shrink = 1 / (1 + sds[1] ** 2 * totals)
        information = information - (pulls * (sds[1] ** 2 * shrink)[:, None]).T @ pulls
        firsts = layout.firsts[:-1]
        pulls = np.add.reduceat(pulls * shrink[:, None], firsts)
        totals = np.add.reduceat(totals * shrink, firsts)
    scale = sds[0] ** 2 / (1 + sds[0] ** 2 * totals)
    return np.asarray(information - (pulls * scale[:, None]).T @ pulls)


def authority_of_rows(layout: Layout) -> Places:
    sizes = np.diff(np.append(layout.authority_starts, len(layout.y)))
    return np.repeat(np.arange(layout.authorities), sizes)
