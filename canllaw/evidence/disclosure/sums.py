"""What can be worked out by adding and subtracting shown figures, and on how few people it rests.

A figure about a group is a sum over its people. Added and subtracted, with any factors, figures give a sum
in which each person has a weight. A sum rests on few people where the weights, the largest taken as 1,
amount to few: nobody can then do much about it but they. One person less another rests on two.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import bmat, csc_matrix, csr_matrix, hstack, identity

from canllaw.evidence.disclosure.cells import ROUNDING, SHORT, Classes, Numbers, find_shortest, project
from canllaw.evidence.disclosure.remainders import find_class_remainder, find_meetings

# How many classes are looked at together: it bounds the memory.
AT_ONCE = 500
# With more classes than this it pays to look nearby first.
MANY = 300
# The group within which people are moved first has this many times the people that are asked for.
AROUND = 4
# So many of the largest groups beside it are let change too.
BESIDE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A sum in which a class (`at`) weighs 1, the factor of each row in it, and the people it rests on."""

    at: int
    factors: Numbers
    people: float


def find_sums(classes: Classes, candidates: np.ndarray, fewest: int) -> list[Sum]:
    """For each candidate class a sum that rests on few people, where there is one on fewer than `fewest`."""
    if not len(candidates):
        return []
    alone = find_differences(classes, candidates)
    others = candidates[~np.isin(candidates, [each.at for each in alone])]
    doubtful = others[find_support(classes, others) < fewest - ROUNDING]
    if len(classes.counts) > MANY:
        near = [find_support_near(classes, at, fewest) for at in doubtful.tolist()]
        doubtful = doubtful[np.array(near, dtype=np.float64) < fewest - ROUNDING]
    found = [find_smallest_sum(classes, at) for at in doubtful.tolist()]
    few = [each for each in found if each.people < fewest - ROUNDING]
    return [*alone, *(replace(each, factors=find_shortest(classes.rows, each.factors)) for each in few)]


def find_differences(classes: Classes, candidates: np.ndarray) -> list[Sum]:
    """Candidates that are what is left of a row when rows inside it are taken off."""
    meetings = find_meetings(classes.rows, classes.counts)
    of_class = csc_matrix(classes.rows)
    found = []
    for at in candidates.tolist():
        own = of_class.indices[of_class.indptr[at] : of_class.indptr[at + 1]]
        rest = find_class_remainder(meetings, classes, at, own)
        if rest is not None:
            factors = np.zeros(len(meetings.sizes))
            factors[rest.around], factors[list(rest.taken)] = 1, -1
            found.append(Sum(at=at, factors=factors, people=rest.people))
    return found


def find_support(classes: Classes, at: np.ndarray) -> Numbers:
    """The fewest people that a sum in which a class weighs 1 can rest on: never more than there are.

    By duality: people moved into the class, so that nothing that is shown changes, and nowhere more than
    there are, are people that the sum rests on. The move tried is the class less its projection on the rows.
    """
    support = np.zeros(len(at))
    for part in range(0, len(at), AT_ONCE):
        own = at[part : part + AT_ONCE]
        places = own, np.arange(len(own))
        alone = csr_matrix((1 / classes.counts[own], places[::-1]), shape=(len(own), len(classes.counts)))
        projection = classes.rows.T @ project(classes.rows, classes.counts, alone)
        kept = classes.counts[own] * projection[places]
        projection[places] = 0
        moved = (1 - kept) / np.maximum(np.abs(projection).max(axis=0), SHORT)
        support[part : part + AT_ONCE] = classes.counts[own] + moved
    return support


def find_support_near(classes: Classes, at: int, fewest: int) -> float:
    """The same, by linear programming, where people are moved only near the class and beside."""
    own = np.flatnonzero(classes.rows[:, [at]].toarray())
    sizes = (classes.rows @ classes.counts)[own]
    large = own[sizes >= AROUND * fewest]
    if not len(large):
        return 0
    near = classes.rows[[large[np.argmin(sizes[sizes >= AROUND * fewest])]]].toarray().reshape(-1)
    beside = np.flatnonzero(np.asarray(classes.rows @ near) == 0)
    largest = beside[np.argsort(-(classes.rows @ classes.counts)[beside], kind="stable")][:BESIDE]
    near[classes.rows[largest].indices] = 1
    inside = np.flatnonzero(near)
    rows = classes.rows[:, inside]
    limits = np.where(inside == at, fewest, classes.counts[inside])
    result = linprog(
        -(inside == at).astype(np.float64),
        A_eq=rows[np.diff(rows.indptr) > 0],
        b_eq=np.zeros((np.diff(rows.indptr) > 0).sum()),
        bounds=np.stack([-limits, limits], axis=1),
        method="highs",
    )
    return float(classes.counts[at] - result.fun) if result.status == 0 else 0


def find_smallest_sum(classes: Classes, at: int) -> Sum:
    """By linear programming: the least total of weights, people counted, where the class weighs 1."""
    rows, number = classes.rows.shape
    weights = csr_matrix(classes.rows.T)
    eye = identity(number, format="csr")
    bounds = [(None, None)] * rows + [(0, None)] * number
    result = linprog(
        np.concatenate([np.zeros(rows), classes.counts]),
        A_ub=bmat([[weights, -eye], [-weights, -eye]], format="csr"),
        b_ub=np.zeros(2 * number),
        A_eq=hstack([weights[[at]], csr_matrix((1, number))]),
        b_eq=[1],
        bounds=bounds,
        method="highs",
    )
    assert result.status == 0, "the class stands in a row"
    return Sum(at=at, factors=result.x[:rows], people=float(result.fun))
