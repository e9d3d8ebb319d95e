"""The indirect method of calibration: a fractional polynomial through groups of rising membership."""

import numpy as np

from canllaw.basics.faults import Unfit
from canllaw.basics.language import message
from canllaw.theory.configuring.cases import Vector

MOST_ROUNDS = 25
# Relative change of the deviance at which R's glm stops; the figures are equal only if we stop there too.
CLOSE_ENOUGH = 1e-8


def score_indirect(raw: Vector, thresholds: Vector) -> Vector:
    """Memberships between 0 and 1, rounded to six decimals as R's QCA does.

    Groups by the thresholds get memberships at equal distances from 0 to 1; a quasi-binomial regression on
    log x, the square root of x, x and x squared (Royston and Altman 1994; Ragin 2008) gives each case its
    own.
    """
    if not (raw > 0).all():
        raise Unfit(
            message("The indirect method takes the logarithm of figures, and not all of these are above 0."),
            message("Use the direct method, or raise all figures by the same amount."),
        )
    groups = np.searchsorted(thresholds, raw, side="right") / len(thresholds)
    basis = np.column_stack([np.ones_like(raw), np.log(raw), np.sqrt(raw), raw, raw**2])
    return np.round(fit_logistic(np.linalg.qr(basis)[0], groups), 6)


def fit_logistic(basis: np.ndarray, y: Vector) -> Vector:
    """Fitted shares of a logistic regression by iteratively reweighted least squares, begun as R's glm
    begins."""
    fitted = (y + 0.5) / 2
    eta = np.log(fitted / (1 - fitted))
    before = np.inf
    for _ in range(MOST_ROUNDS):
        weight = np.maximum(fitted * (1 - fitted), np.finfo(float).eps)
        root = np.sqrt(weight)
        aim = eta + (y - fitted) / weight
        slopes = np.linalg.lstsq(basis * root[:, None], aim * root, rcond=None)[0]
        eta = np.clip(basis @ slopes, -30, 30)
        fitted = 1 / (1 + np.exp(-eta))
        deviance = find_deviance(y, fitted)
        if abs(deviance - before) / (abs(deviance) + 0.1) < CLOSE_ENOUGH:
            break
        before = deviance
    return fitted


def find_deviance(y: Vector, fitted: Vector) -> float:
    with np.errstate(divide="ignore", invalid="ignore"):
        high = np.where(y > 0, y * np.log(y / fitted), 0.0)
        low = np.where(y < 1, (1 - y) * np.log((1 - y) / (1 - fitted)), 0.0)
    return float(2 * (high + low).sum())
