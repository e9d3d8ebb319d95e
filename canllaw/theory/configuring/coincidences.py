"""Coincidence analysis, a second view: minimally sufficient conditions and what is minimally necessary of
them.

Every factor may be an outcome and a cause of others (Baumgartner and Ambühl 2020). Solutions are built from
the bottom up, so that nothing is assumed of configurations without cases.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from canllaw.theory.configuring.cases import Condition, Matrix
from canllaw.theory.configuring.fit import TOLERANCE
from canllaw.theory.configuring.inus import is_free_of_redundancy
from canllaw.theory.configuring.sufficient_kernels import find_disjunctions
from canllaw.theory.configuring.sufficient_sets import Values, find_sufficient_sets, score_values
from canllaw.theory.configuring.terms import Literal

MOST_FOUND = 100_000
# Disjunctions times cases that the search may try; a few seconds.
MOST_TRIED = 4_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CoincidenceSettings:
    """Thresholds and limits, by default those of R's cna.

    An atomic solution has at most `most_disjuncts` disjuncts of at most `most_conjuncts` conditions each, and
    at most `most_complex` conditions altogether.
    """

    consistency: float = 1.0
    coverage: float = 1.0
    most_conjuncts: int = 3
    most_disjuncts: int = 4
    most_complex: int = 10

    def __post_init__(self) -> None:
        assert 0 < self.consistency <= 1 and 0 < self.coverage <= 1, (
            "thresholds lie above 0 and are at most 1"
        )
        assert min(self.most_conjuncts, self.most_disjuncts, self.most_complex) >= 1, (
            "a solution has conditions"
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Factors:
    """Cases without an outcome chosen beforehand. `values` as in `Cases`: a row a case, a column a factor."""

    names: tuple[str, ...]
    factors: tuple[Condition, ...]
    values: Matrix

    def __post_init__(self) -> None:
        assert self.values.shape == (len(self.names), len(self.factors)), "a value a case and a factor"
        assert len({factor.name.casefold() for factor in self.factors}) == len(self.factors), "names differ"

    @property
    def is_multi_value(self) -> bool:
        return any(factor.is_multi_value for factor in self.factors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sufficient:
    """A minimally sufficient condition: a conjunction of which no part would do."""

    outcome: Literal
    literals: tuple[Literal, ...]
    name: str
    consistency: float
    coverage: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Atomic:
    """An atomic solution: a disjunction of sufficient conditions that is necessary for one outcome, none to
    spare."""

    outcome: Literal
    disjuncts: tuple[tuple[Literal, ...], ...]
    name: str
    consistency: float
    coverage: float

    @property
    def complexity(self) -> int:
        return sum(len(disjunct) for disjunct in self.disjuncts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coincidences:
    """What was found for each outcome, in the order of the factors. Not `is_complete` where a limit cut it
    short."""

    sufficient: tuple[Sufficient, ...]
    atomic: tuple[Atomic, ...]
    is_complete: bool


def find_coincidences(
    factors: Factors, settings: CoincidenceSettings, outcomes: Sequence[Literal] | None = None
) -> Coincidences:
    """Sufficient conditions and atomic solutions of each outcome: every factor's presence, or each of its
    values.

    `outcomes` narrows that down. A factor that never varies is no outcome.
    """
    values = score_values(factors.values, factors.factors)
    sufficient: list[Sufficient] = []
    atomic: list[Atomic] = []
    is_complete = True
    for outcome in list_outcomes(factors) if outcomes is None else outcomes:
        found, solved, is_all = find_for_outcome(factors, values, outcome, settings)
        sufficient.extend(found)
        atomic.extend(solved)
        is_complete &= is_all
    return Coincidences(sufficient=tuple(sufficient), atomic=tuple(atomic), is_complete=is_complete)


def list_outcomes(factors: Factors) -> list[Literal]:
    return [
        Literal(condition=factor.name, value=value)
        for factor, column in zip(factors.factors, factors.values.T, strict=True)
        for value in (range(factor.levels) if factors.is_multi_value else (1,))
        if len(np.unique(column)) > 1
    ]


def find_for_outcome(
    factors: Factors, values: Values, outcome: Literal, settings: CoincidenceSettings
) -> tuple[list[Sufficient], list[Atomic], bool]:
    at = next(place for place, factor in enumerate(factors.factors) if factor.name == outcome.condition)
    y = values.scores[:, values.place(at, outcome.value)]
    if y.sum() <= 0:
        return [], [], True
    sets = find_sufficient_sets(values, at, y, settings.consistency - TOLERANCE, settings.most_conjuncts)
    scores = (
        np.stack([values.scores[:, each].min(axis=1) for each in sets], axis=1)
        if sets
        else np.zeros((len(y), 0))
    )
    literals = [tuple(make_literal(values, factors, place) for place in each) for each in sets]
    sufficient = [
        make_sufficient(factors, outcome, own, x, y) for own, x in zip(literals, scores.T, strict=True)
    ]
    chosen, is_all = find_disjunctions(
        np.ascontiguousarray(scores.T),
        y,
        np.array([len(each) for each in sets], dtype=np.int64),
        np.array([settings.consistency - TOLERANCE, settings.coverage - TOLERANCE]),
        np.array(
            [settings.most_disjuncts, settings.most_complex, MOST_FOUND, MOST_TRIED // len(y)], dtype=np.int64
        ),
    )
    atomic = [
        make_atomic(
            factors, outcome, [literals[place] for place in row if place >= 0], scores[:, row[row >= 0]], y
        )
        for row in chosen
    ]
    kept = [each for each in atomic if is_free_of_redundancy(each.disjuncts, factors.factors)]
    kept.sort(key=lambda each: (each.complexity, -each.consistency * each.coverage))
    sufficient.sort(key=lambda each: (len(each.literals), -each.consistency * each.coverage))
    return sufficient, kept, bool(is_all)


def make_literal(values: Values, factors: Factors, place: int) -> Literal:
    return Literal(condition=factors.factors[values.factor[place]].name, value=int(values.value[place]))


def make_sufficient(
    factors: Factors, outcome: Literal, literals: tuple[Literal, ...], x: np.ndarray, y: np.ndarray
) -> Sufficient:
    together = float(np.minimum(x, y).sum())
    return Sufficient(
        outcome=outcome,
        literals=literals,
        name=f"{name_conjunction(literals, factors)}->{name_value(outcome, factors)}",
        consistency=together / float(x.sum()),
        coverage=together / float(y.sum()),
    )


def make_atomic(
    factors: Factors, outcome: Literal, disjuncts: list[tuple[Literal, ...]], scores: Matrix, y: np.ndarray
) -> Atomic:
    ordered = tuple(sorted(disjuncts, key=len))
    x = scores.max(axis=1)
    together = float(np.minimum(x, y).sum())
    left = "+".join(name_conjunction(each, factors) for each in ordered)
    return Atomic(
        outcome=outcome,
        disjuncts=ordered,
        name=f"{left}<->{name_value(outcome, factors)}",
        consistency=together / float(x.sum()),
        coverage=together / float(y.sum()),
    )


def name_conjunction(literals: Sequence[Literal], factors: Factors) -> str:
    return "*".join(name_value(each, factors) for each in literals)


def name_value(literal: Literal, factors: Factors) -> str:
    """As R's cna writes it: capitals for presence and small letters for absence, or DEV=2."""
    if factors.is_multi_value:
        return f"{literal.condition}={literal.value}"
    return literal.condition if literal.value else literal.condition.lower()
