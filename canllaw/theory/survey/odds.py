"""Differences in odds: for two people alike in authority and team, with intervals of 95 %."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import t

from canllaw.theory.estimating.effects import TAIL
from canllaw.theory.measures.records import MeasuredColumn, Numbers
from canllaw.theory.survey.compared import find_df, find_error
from canllaw.theory.survey.models import Fitted, Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """An odds ratio for two people alike in authority and team, with its interval of 95 %."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOdds:
    """Odds ratios of a context where something else is high and where it is low, and the first by the second.

    `there` and `elsewhere` are None where people are compared within groups of different means of the other
    thing: these ratios then differ from group to group, and their ratio does not.
    """

    there: Odds | None
    elsewhere: Odds | None
    more: Odds


def compare_odds(fitted: Fitted, column: MeasuredColumn) -> Odds:
    """The comparison of a column's two values, in odds."""
    move = make_move(fitted)
    move[fitted.fit.names.index(column.name)] = column.high - column.low
    return find_odds(fitted, move, column.name)


def compare_pair_odds(fitted: Fitted, pair: Pair) -> PairOdds:
    """The comparison of the context's two values, in odds, at both values of what it works together with."""
    width = pair.together.high - pair.together.low
    more = make_move(fitted)
    more[fitted.fit.names.index(pair.name)] = (pair.context.high - pair.context.low) * width
    ratio = find_odds(fitted, more, pair.name)
    if np.ptp(fitted.design.centre(pair.together)) > 0:
        return PairOdds(there=None, elsewhere=None, more=ratio)
    return PairOdds(
        there=compare_odds_at(fitted, pair, pair.together.high),
        elsewhere=compare_odds_at(fitted, pair, pair.together.low),
        more=ratio,
    )


def compare_odds_at(fitted: Fitted, pair: Pair, together: float) -> Odds:
    span = pair.context.high - pair.context.low
    move = make_move(fitted)
    move[fitted.fit.names.index(pair.context.name)] = span
    centre = float(fitted.design.centre(pair.together)[0])
    move[fitted.fit.names.index(pair.name)] = span * (together - centre)
    return find_odds(fitted, move, pair.context.name)


def make_move(fitted: Fitted) -> Numbers:
    """By how much each estimate counts: by nothing as yet."""
    return np.zeros(len(fitted.fit.covariance))


def find_odds(fitted: Fitted, move: Numbers, tested: str) -> Odds:
    """`tested` names the covariate whose degrees of freedom count."""
    log_odds = float(fitted.fit.estimates @ move[: len(fitted.fit.estimates)])
    reach = float(t.ppf(TAIL, find_df(fitted, tested))) * find_error(fitted, move)
    low, high = np.exp(log_odds - reach), np.exp(log_odds + reach)
    return Odds(value=float(np.exp(log_odds)), low=float(low), high=float(high))
