"""What can be worked out by adding and subtracting shown figures, and on how few people it rests.

A figure about a group is a sum over its people. Added and subtracted, with any factors, figures give a sum
in which each person has a weight. A sum rests on few people where the weights, the largest taken as 1,
amount to few: nobody can then do much about it but they. One person less another rests on two.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import bmat, csc_matrix, identity

from canllaw.evidence.disclosure_cells import ROUNDING, Classes, Numbers, find_shortest


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A sum in which a class (`at`) weighs 1, the factor of each row in it, and the people it rests on."""

    at: int
    factors: Numbers
    people: float


def find_sums(classes: Classes, candidates: np.ndarray, fewest: int) -> list[Sum]:
    """For each candidate class the sum that rests on the fewest people, where they are below `fewest`."""
    if not len(candidates):
        return []
    doubtful = candidates[find_support(classes, candidates) < fewest - ROUNDING]
    found = [find_smallest_sum(classes, int(at)) for at in doubtful]
    few = [each for each in found if each.people < fewest - ROUNDING]
    return [replace(each, factors=find_shortest(classes.rows, each.factors)) for each in few]


def find_support(classes: Classes, at: np.ndarray) -> Numbers:
    """The fewest people that a sum in which a class weighs 1 can rest on: never more than there are.

    By duality: people moved into the class, so that nothing that is shown changes, and nowhere more than
    there are, are people that the sum rests on. The move tried is the class less its projection on the rows.
    """
    rows = classes.rows.toarray()
    weighted = rows * classes.counts
    gram = weighted @ rows.T
    gram[np.diag_indices_from(gram)] += ROUNDING
    projection = rows.T @ np.linalg.solve(gram, rows[:, at])
    own = projection[at, np.arange(len(at))]
    projection[at, np.arange(len(at))] = 0
    others = np.abs(projection).max(axis=0)
    moved = (1 - classes.counts[at] * own) / np.maximum(others, ROUNDING)
    return np.asarray(classes.counts[at] + moved)


def find_smallest_sum(classes: Classes, at: int) -> Sum:
    """By linear programming: the least total of weights, people counted, where the class weighs 1."""
    rows, number = classes.rows.shape
    weights = csc_matrix(classes.rows.T)
    eye = identity(number, format="csc")
    bounds = [(None, None)] * rows + [(0, None)] * number
    result = linprog(
        np.concatenate([np.zeros(rows), classes.counts]),
        A_ub=bmat([[weights, -eye], [-weights, -eye]], format="csc"),
        b_ub=np.zeros(2 * number),
        A_eq=bmat([[weights[at], csc_matrix((1, number))]], format="csc"),
        b_eq=[1],
        bounds=bounds,
        method="highs",
    )
    assert result.status == 0, "the class stands in a row"
    return Sum(at=at, factors=result.x[:rows], people=float(result.fun))
