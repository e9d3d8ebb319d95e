"""What is necessary for an outcome: single conditions, conditions together, and one of several."""

from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from canllaw.theory.configuring.cases import FREE, Cases, Codes, Matrix
from canllaw.theory.configuring.fit import NecessityFit, reaches, score_necessity
from canllaw.theory.configuring.terms import Term, make_terms, score_terms

# Longer ones say little, and there are too many of them.
MOST_TOGETHER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NecessityThresholds:
    """From which figures a condition counts as necessary; those of R's superSubset are 1, 0 and 0."""

    consistency: float = 0.9
    relevance: float = 0.6
    coverage: float = 0.6

    def __post_init__(self) -> None:
        assert 0 < self.consistency <= 1, "a consistency threshold lies above 0 and is at most 1"
        assert 0 <= min(self.relevance, self.coverage) <= 1, "thresholds lie between 0 and 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Necessity:
    """One condition, several that hold together (`terms` is one) or one of several (`terms` are several)."""

    name: str
    terms: tuple[Term, ...]
    fit: NecessityFit


def score_each_necessity(cases: Cases) -> tuple[Necessity, ...]:
    """How far each condition at each of its values is necessary, in the order of the conditions, presence first."""
    codes = make_single_codes(cases)
    return tuple(
        make_necessity(make_terms(codes[[at]], cases.conditions), score_terms(codes[[at]], cases), cases)
        for at in range(len(codes))
    )


def make_single_codes(cases: Cases) -> Codes:
    rows = []
    for column, condition in enumerate(cases.conditions):
        values = range(condition.levels) if condition.is_multi_value else (1, 0)
        for value in values:
            row = [FREE] * len(cases.conditions)
            row[column] = value
            rows.append(row)
    return np.array(rows, dtype=np.int8)


def make_necessity(terms: tuple[Term, ...], scores: Matrix, cases: Cases) -> Necessity:
    """A disjunction of terms; `scores`: a column a term."""
    return Necessity(
        name=" + ".join(term.name for term in terms),
        terms=terms,
        fit=score_necessity(scores.max(axis=1), cases.memberships),
    )
