"""Answers weighted to the staff in post, by authority and role, where a study asks for post-stratification.

Cells in which too few answered are joined, weights that are too large are cut, and what this costs is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import polars as pl

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Message, message, say_number
from canllaw.basics.sources import Place
from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.response.findings import estimate_effective
from canllaw.evidence.response.staff import Cell, Staff, count_staff, find_strata
from canllaw.evidence.scores.reliability import Vector
from canllaw.rollout.workforce import Workforce

# A cell with fewer answers is joined with another: its weights would rest on next to nobody. Our convention.
FEWEST_OF_A_CELL = 5
# No weight is larger than this many times the mean (Potter 1990 describes such limits).
LARGEST_WEIGHT = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedCell:
    """Cells of authorities and roles that are weighted as one. A role of "" is all roles of the authority."""

    cells: tuple[Cell, ...]
    staff: float
    people: tuple[int, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighting:
    """Weights for the rows of the answers, 1 on average.

    `joined` cells had too few answers of their own. `unplaced` people belong to no authority of which the
    staff are known: their weight is as given. `cut` weights were too large.
    """

    weights: Vector = field(repr=False)
    cells: tuple[JoinedCell, ...] = field(repr=False)
    joined: int
    unplaced: int
    cut: int
    effective: float
    finding: Finding


def why_not_poststratify(answers: Answers, workforce: Workforce) -> tuple[Message, ...]:
    """What stands in the way; nothing where answers can be weighted."""
    staff = count_staff(workforce, answers.wave)
    reasons: list[Message] = []
    if not any(staff.authorities.values()):
        reasons.append(message("The workforce does not say how many people are in post."))
    known = [code for code, number in staff.authorities.items() if number]
    if not answers.frame["authority"].is_in(known).any():
        reasons.append(message("Nobody who answered named an authority with staff in post."))
    return tuple(reasons)


def poststratify(answers: Answers, workforce: Workforce) -> Weighting:
    """Weights that bring each authority and role to its share of the staff in post, times those given."""
    assert not why_not_poststratify(answers, workforce), "asked for only where it can be done"
    staff = count_staff(workforce, answers.wave)
    given = answers.frame["weight"].to_numpy()
    found = find_cells(find_strata(answers, workforce), staff)
    cells = join_small_cells(found)
    weights, placed = given.copy(), np.zeros(len(given), dtype=bool)
    for cell in cells:
        rows = np.array(cell.people, dtype=np.int64)
        weights[rows] *= cell.staff / given[rows].sum()
        placed[rows] = True
    # Whoever stands in no cell counts as the others do on average.
    weights[~placed] *= weights[placed].sum() / given[placed].sum()
    weights, cut = cut_weights(weights / weights.mean())
    joined = sum(len(cell.cells) for cell in cells if len(cell.cells) > 1)
    effective = estimate_effective(weights)
    return Weighting(
        weights=weights,
        cells=cells,
        joined=joined,
        unplaced=int((~placed).sum()),
        cut=cut,
        effective=effective,
        finding=make_finding(answers, len(cells), joined, cut, effective),
    )


def weight_answers(answers: Answers, weighting: Weighting) -> Answers:
    """The same answers with these weights."""
    weight = pl.Series("weight", weighting.weights)
    return replace(answers, frame=answers.frame.with_columns(weight))


def find_cells(strata: pl.DataFrame, staff: Staff) -> list[JoinedCell]:
    """The cells of authorities and roles; one cell where the roles of an authority cannot be told apart."""
    people: dict[Cell, list[int]] = {}
    split = {authority for authority, _ in staff.cells}
    sizes = dict(staff.cells)
    sizes |= {
        (code, ""): float(number)
        for code, number in staff.authorities.items()
        if number and code not in split
    }
    for at, (authority, role) in enumerate(strata.select("authority", "role").iter_rows()):
        cell = (authority, role if authority in split else "")
        if cell in sizes:
            people.setdefault(cell, []).append(at)
        elif authority in split:
            people.setdefault((authority, UNKNOWN), []).append(at)
    return [
        JoinedCell(cells=(cell,), staff=sizes.get(cell, 0.0), people=tuple(people.get(cell, ())))
        for cell in sorted({*sizes, *people})
        if sizes.get(cell) or cell in people
    ]


# Who named no role, or one that no team of the authority has: joined with another cell of the authority.
UNKNOWN = "unknown"


def join_small_cells(cells: list[JoinedCell]) -> tuple[JoinedCell, ...]:
    """First within authorities, then the authorities that are small even so with one another.

    The smallest is joined with the next in size, until none is small or nothing is left to join with.
    """
    by_authority: dict[str, list[JoinedCell]] = {}
    for cell in cells:
        by_authority.setdefault(cell.cells[0][0], []).append(cell)
    return tuple(join_smallest([each for own in by_authority.values() for each in join_smallest(own)]))


def join_smallest(cells: list[JoinedCell]) -> list[JoinedCell]:
    left = list(cells)
    while len(left) > 1:
        left.sort(key=lambda cell: (len(cell.people), cell.cells))
        if is_large_enough(left[0]):
            # A cell of people without staff of their own is never left alone, however many they are.
            bare = next((cell for cell in left if not cell.staff), None)
            if bare is None:
                break
            left.remove(bare)
            left.insert(0, bare)
        left[:2] = [join_two(left[0], left[1])]
    return sorted(left, key=lambda cell: cell.cells)


def is_large_enough(cell: JoinedCell) -> bool:
    return len(cell.people) >= FEWEST_OF_A_CELL


def join_two(one: JoinedCell, other: JoinedCell) -> JoinedCell:
    return JoinedCell(
        cells=tuple(sorted((*one.cells, *other.cells))),
        staff=one.staff + other.staff,
        people=tuple(sorted((*one.people, *other.people))),
    )


def cut_weights(weights: Vector) -> tuple[Vector, int]:
    """Weights of mean 1, none above the limit; what is cut off goes to all others in proportion."""
    cut = np.zeros(len(weights), dtype=bool)
    while (over := (weights > LARGEST_WEIGHT * (1 + 1e-9)) & ~cut).any() and not (cut | over).all():
        cut |= over
        rest = len(weights) - LARGEST_WEIGHT * cut.sum()
        weights = np.where(cut, LARGEST_WEIGHT, weights * (rest / weights[~cut].sum()))
    return weights, int(cut.sum())


def make_finding(answers: Answers, cells: int, joined: int, cut: int, effective: float) -> Finding:
    """Counts of cells only: which cells had few answers would tell how few."""
    people = answers.frame.height
    sentence = message(
        "Answers are weighted to the staff in post. People: {people}, as telling as this many without "
        "weights: {effective}. Cells: {cells}, joined as too few answered: {joined}. Weights cut: {cut}.",
        people=say_number(people),
        effective=say_number(effective),
        cells=cells,
        joined=joined,
        cut=cut,
    )
    return Finding(
        about=f"weights to staff@{answers.wave}",
        verdict=Verdict.FOUND,
        sentence=sentence,
        method=Method(
            function="canllaw.evidence.response.weights.poststratify",
            version=__version__,
            settings=(("fewest of a cell", str(FEWEST_OF_A_CELL)), ("largest weight", str(LARGEST_WEIGHT))),
        ),
        quantities=tuple(quantities(people, joined, cut, effective)),
        places=(Place(source=answers.source),),
    )


def quantities(people: int, joined: int, cut: int, effective: float) -> Iterator[Quantity]:
    yield Quantity(name="effective number of people", value=round(effective), n=people)
    yield Quantity(name="design effect of weights", value=round(people / effective, 2))
    yield Quantity(name="cells joined", value=joined)
    yield Quantity(name="weights cut", value=cut)
