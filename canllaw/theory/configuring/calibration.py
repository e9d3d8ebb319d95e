"""Calibration: raw figures become memberships in a set, or values, by anchors that somebody chose and can
defend."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from canllaw.basics.faults import Unfit
from canllaw.basics.language import message
from canllaw.theory.configuring.cases import Vector
from canllaw.theory.configuring.indirect_calibration import score_indirect


@dataclass(frozen=True, slots=True, kw_only=True)
class LogisticAnchors:
    """The direct method (Ragin 2008): fully out, neither in nor out, fully in; rising or falling.

    `degree`: the membership at full inclusion; one less it at full exclusion.
    """

    out: float
    crossover: float
    full: float
    degree: float = 0.95

    def __post_init__(self) -> None:
        check_order(self.out, self.crossover, self.full)
        if not 0.5 < self.degree < 1:
            raise Unfit(
                message("This degree of membership is no anchor."), message("Choose one between 0.5 and 1.")
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopeAnchors:
    """S-shaped: nought up to `out`, one from `full` on. `below` and `above` bend the slopes; 1 is
    straight."""

    out: float
    crossover: float
    full: float
    below: float = 1.0
    above: float = 1.0

    def __post_init__(self) -> None:
        check_order(self.out, self.crossover, self.full)
        check_bends(self.below, self.above)


@dataclass(frozen=True, slots=True, kw_only=True)
class BellAnchors:
    """Bell-shaped: in the set between `full_from` and `full_to`, out of it far on either side."""

    out_below: float
    crossover_below: float
    full_from: float
    full_to: float
    crossover_above: float
    out_above: float
    below: float = 1.0
    above: float = 1.0

    def __post_init__(self) -> None:
        check_order(self.out_below, self.crossover_below, self.full_from)
        check_order(self.full_to, self.crossover_above, self.out_above)
        if not self.out_below < self.full_from <= self.full_to < self.out_above:
            raise unordered()
        check_bends(self.below, self.above)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Crisp by one threshold, multi-value by several: how many of the thresholds a figure reaches."""

    thresholds: tuple[float, ...]

    def __post_init__(self) -> None:
        check_rising(self.thresholds)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndirectSteps:
    """The indirect method (Ragin 2008): groups of rising membership, smoothed by a regression on the raw
    figures.

    The figures must be above nought.
    """

    thresholds: tuple[float, ...]

    def __post_init__(self) -> None:
        check_rising(self.thresholds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """Totally fuzzy and relative (Cheli and Lemmi 1995): the share of cases that are no higher.

    `lowest`: up to this figure a case is fully out, as for the lowest of ordered answers; None where there is
    none.
    """

    lowest: float | None = None


Calibration = LogisticAnchors | SlopeAnchors | BellAnchors | Steps | IndirectSteps | Ranks


def score_memberships(raw: Vector, calibration: Calibration) -> Vector:
    """Memberships from 0 to 1, or values from 0 up for steps with several thresholds. No figure is
    missing."""
    assert np.isfinite(raw).all(), "a missing figure cannot be calibrated"
    match calibration:
        case LogisticAnchors():
            return score_logistic(raw, calibration)
        case SlopeAnchors():
            return score_slope(raw, calibration)
        case BellAnchors():
            return score_bell(raw, calibration)
        case Steps():
            return np.searchsorted(calibration.thresholds, raw, side="right").astype(np.float64)
        case IndirectSteps():
            return score_indirect(raw, np.array(calibration.thresholds))
        case Ranks():
            return score_ranks(raw, calibration.lowest)


def score_logistic(raw: Vector, anchors: LogisticAnchors) -> Vector:
    log_odds = np.log(anchors.degree / (1 - anchors.degree))
    near = np.where(
        (raw < anchors.crossover) == (anchors.out < anchors.crossover),
        anchors.crossover - anchors.out,
        anchors.full - anchors.crossover,
    )
    # Memberships of nought and one belong to no figure; 700 is as far as the exponential goes.
    odds: Vector = np.exp(np.clip((raw - anchors.crossover) * log_odds / near, -700, 700))
    return odds / (1 + odds)


def score_slope(raw: Vector, anchors: SlopeAnchors) -> Vector:
    """Half way up at the crossover; a bend above 1 stays low for longer below it and high for longer
    above."""
    low = np.clip((raw - anchors.out) / (anchors.crossover - anchors.out), 0, 1)
    high = np.clip((anchors.full - raw) / (anchors.full - anchors.crossover), 0, 1)
    is_low = (raw < anchors.crossover) == (anchors.out < anchors.crossover)
    return np.where(is_low, low**anchors.below / 2, 1 - high**anchors.above / 2)


def score_bell(raw: Vector, anchors: BellAnchors) -> Vector:
    rising = SlopeAnchors(
        out=anchors.out_below,
        crossover=anchors.crossover_below,
        full=anchors.full_from,
        below=anchors.below,
        above=anchors.above,
    )
    falling = SlopeAnchors(
        out=anchors.out_above,
        crossover=anchors.crossover_above,
        full=anchors.full_to,
        below=anchors.below,
        above=anchors.above,
    )
    return np.minimum(score_slope(raw, rising), score_slope(raw, falling))


def score_ranks(raw: Vector, lowest: float | None) -> Vector:
    shares = np.searchsorted(np.sort(raw), raw, side="right") / len(raw)
    at_lowest = 0.0 if lowest is None else float((raw <= lowest).mean())
    if at_lowest == 1:
        return np.zeros(len(raw))
    return np.maximum(0.0, (shares - at_lowest) / (1 - at_lowest))


def find_thresholds(raw: Vector, groups: int) -> tuple[float, ...]:
    """Thresholds that part the figures into groups by their largest gaps: halfway between neighbouring
    groups.

    Groups come from complete-linkage clustering, as R's findTh does it. A suggestion to look at, no
    substitute for knowing the cases.
    """
    assert 2 <= groups <= len(np.unique(raw)), "there are as many different figures as groups, or more"
    ordered = np.sort(raw)
    group = fcluster(linkage(ordered[:, None], method="complete"), groups, criterion="maxclust")
    ends = np.flatnonzero(np.diff(group))
    return tuple(float(middle) for middle in (ordered[ends] + ordered[ends + 1]) / 2)


def check_order(first: float, second: float, third: float) -> None:
    if not (first < second < third or first > second > third):
        raise unordered()


def check_rising(thresholds: tuple[float, ...]) -> None:
    if not thresholds or any(low >= high for low, high in pairwise(thresholds)):
        raise unordered()


def check_bends(below: float, above: float) -> None:
    if below <= 0 or above <= 0:
        raise Unfit(
            message("This bend of a slope is not above 0."), message("Choose 1 for a straight slope.")
        )


def unordered() -> Unfit:
    return Unfit(
        message("These anchors are not in order."),
        message("Write them from full exclusion to full inclusion, each between its neighbours."),
    )
