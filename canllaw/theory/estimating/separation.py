"""Whether some mix of covariates foretells answers without a fault: estimates would be infinite."""

import numpy as np
from scipy.optimize import linprog

from canllaw.theory.estimating.layout import Layout
from canllaw.theory.estimating.records import Numbers, Places, Truths

# A predictor this far from a cut point is met where covariates separate, and hardly elsewhere.
SUSPICIOUS = 12.0
NOTICEABLE = 1e-7


def find_separating(layout: Layout) -> Places:
    """The covariates that separate answers perfectly or nearly (Albert and Anderson 1984), by their column.

    A linear program (Konis 2007): a direction in which no answer becomes less likely and one more so. Random
    intercepts change nothing about it. Those that separate alone are named alone. Empty where estimates are
    finite.
    """
    rising, columns = find_directions(layout), np.arange(layout.x.shape[1])
    alone = [one for one in columns if len(find_moving(rising, layout.cuts, columns == one))]
    if alone:
        return np.array(alone, np.int64)
    return find_moving(rising, layout.cuts, columns >= 0)


def find_moving(rising: Numbers, cuts: int, free: Truths) -> Places:
    """The covariates, among the free ones, of a direction that separates."""
    ends = np.concatenate((np.ones(cuts), free.astype(np.float64)))
    bounds = np.column_stack((-ends, ends))
    found = linprog(rising.sum(axis=0), A_ub=rising, b_ub=np.zeros(len(rising)), bounds=bounds)
    if found.status != 0 or -found.fun < NOTICEABLE:
        return np.empty(0, np.int64)
    return np.flatnonzero(np.abs(found.x[cuts:]) > NOTICEABLE)


def find_directions(layout: Layout) -> Numbers:
    """How cut points and slopes move each term's c: a row a term, equal ones once."""
    cuts = np.zeros((len(layout.term_row), layout.cuts))
    cuts[np.arange(len(cuts)), layout.term_cut] = -1
    moves = np.hstack((cuts, layout.x[layout.term_row])) * layout.signs[:, None]
    return np.unique(moves, axis=0)
