"""Groups of people as rows over cells: people who stand in exactly the same groups, taken together."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csc_matrix, csr_matrix, diags_array, eye_array, hstack
from scipy.sparse.linalg import splu

Positions = NDArray[np.int64]
# Numbers of rows or cells.
Places = NDArray[np.int64]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

# Against rounding: a sum that rests on the small number exactly is allowed.
ROUNDING = 1e-6
# A direction shorter than this leads nowhere.
SHORT = 1e-4
REFINED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Figures about the same people, shown or hidden together.

    `groups` are the people, and of a share those who said yes and those who said no. `names` tell units
    apart that are alike in number. `fixed`: it is out already. `hidden`: it is hidden in any case.
    """

    groups: tuple[Positions, ...]
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fixed: bool = False
    hidden: bool = False

    @property
    def n(self) -> int:
        return len(self.groups[0])


class Part(StrEnum):
    """What a group is to its figure. No unit has PEOPLE: their number is known from another table."""

    ALL = "all"
    YES = "yes"
    NO = "no"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """`rows` has a row a group and a column a cell; `counts` are the people in each cell.

    `unit` is whose group a row is (-1: nobody's) and `part` what it is to its figure. Empty groups have
    no row.
    """

    rows: csr_matrix
    counts: Numbers
    unit: NDArray[np.int64]
    part: NDArray[np.str_]

    @property
    def row_counts(self) -> Numbers:
        return np.asarray(self.rows @ self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Classes:
    """Cells that some rows do not tell apart, taken together.

    `of_cell` is the class of each cell; `rows` has a column a class; `counts` are the people in each.
    """

    of_cell: NDArray[np.int64]
    rows: csr_matrix
    counts: Numbers


def make_cells(units: Sequence[Unit], beside: Sequence[Positions]) -> Cells:
    """The cells of these units; `beside` are groups whose numbers are known from other tables."""
    groups, unit, part = [], [], []
    for number, each in enumerate(units):
        for group, kind in zip(each.groups, (Part.ALL, Part.YES, Part.NO), strict=False):
            if len(group):
                groups.append(group)
                unit.append(number)
                part.append(kind.value)
    groups += beside
    unit += [-1] * len(beside)
    part += [Part.PEOPLE.value] * len(beside)
    people = 1 + max((int(group[-1]) for group in groups if len(group)), default=-1)
    known = Classes(
        of_cell=np.zeros(0, dtype=np.int64), rows=make_rows(groups, people), counts=np.ones(people)
    )
    classes = find_classes(known.rows, known.counts)
    return Cells(
        rows=classes.rows,
        counts=classes.counts,
        unit=np.array(unit, dtype=np.int64),
        part=np.array(part, dtype=np.str_),
    )


def make_rows(groups: Sequence[Positions], people: int) -> csr_matrix:
    ends = np.cumsum([0, *(len(group) for group in groups)])
    columns = np.concatenate([*groups, np.zeros(0, dtype=np.int64)])
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(groups), people))


def find_classes(rows: csr_matrix, counts: Numbers) -> Classes:
    """Columns that are alike in every row, taken together, in an order that depends on the rows alone."""
    # The sum of random numbers of the rows that a column is in: two sums are alike by chance once in 2^64.
    random = np.random.default_rng(0).integers(1, 2**64, rows.shape[0], dtype=np.uint64)
    indicator = rows.T.astype(np.uint64)
    _, first, of_cell = np.unique(indicator @ random, return_index=True, return_inverse=True)
    of_cell = of_cell.reshape(-1).astype(np.int64)
    people = np.bincount(of_cell, weights=counts, minlength=len(first)).astype(np.float64)
    return Classes(of_cell=of_cell, rows=csr_matrix(rows[:, first]), counts=people)


def project(rows: csr_matrix, weights: Numbers, onto: csr_matrix) -> Numbers:
    """The factors of `rows` (a column each row of `onto`) that come closest to it, cells weighted.

    Sparse, as nested groups are: little is left to do, and it takes one processor alone.
    """
    weighted = rows @ diags_array(weights)
    gram = csc_matrix(weighted @ rows.T)
    solved = splu(
        csc_matrix(gram + ROUNDING * eye_array(rows.shape[0])),
        permc_spec="MMD_AT_PLUS_A",
        options={"SymmetricMode": True},
    )
    wanted = (weighted @ onto.T).toarray()
    factors = solved.solve(wanted)
    # What makes rows that follow from one another solvable shifts the answer a little: that is put right.
    for _ in range(REFINED):
        factors += solved.solve(wanted - gram @ factors)
    return np.asarray(factors)


def find_shortest(rows: csr_matrix, factors: Numbers) -> Numbers:
    """Factors of the rows that give the same sum in the shortest way: from authorities, not from teams.

    What is hidden is hidden from among what has a part in a sum. To hide what it can do without helps nobody.
    """
    number = rows.shape[0]
    columns = csr_matrix(rows.T)
    result = linprog(
        np.ones(2 * number),
        A_eq=hstack([columns, -columns], format="csr"),
        b_eq=columns @ factors,
        bounds=(0, None),
        method="highs",
    )
    # By rounding it can fail only where the factors come from elsewhere by rounding: then they serve.
    return np.asarray(factors if result.status else result.x[:number] - result.x[number:])
