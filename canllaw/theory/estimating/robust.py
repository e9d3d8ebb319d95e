"""Errors of weighted models: the curvature of a pseudo-likelihood says too little of them."""

import numpy as np

from canllaw.theory.estimating.likelihood import Likelihood
from canllaw.theory.estimating.records import Numbers


def find_robust(likelihood: Likelihood, covariance: Numbers) -> Numbers:
    """The covariance by how much authorities differ in what they ask for (Rabe-Hesketh and Skrondal 2006).

    The sandwich estimator, with authorities as its units and their number by one less. Called at the peak.
    """
    scores = find_scores(likelihood)
    authorities = len(scores)
    middle = scores.T @ scores * authorities / (authorities - 1)
    return np.asarray(covariance @ middle @ covariance)


def find_scores(likelihood: Likelihood) -> Numbers:
    """The gradient by authority at the parameters of the last call; their sum is the whole one.

    The part of cut points that no random intercept touches counts where people gave the answers between.
    """
    layout, found = likelihood.layout, likelihood.found
    own = layout.signs * found.adjoint
    by_cut = -layout.spread_over_cuts(own)
    rows = np.hstack((by_cut, layout.x * layout.sum_by_row(own)[:, None]))
    return np.hstack((np.add.reduceat(rows, layout.authority_starts), found.by_sds))
