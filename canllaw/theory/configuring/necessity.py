"""What is necessary for an outcome: single conditions, conditions together, and one of several."""

from dataclasses import dataclass

import numpy as np

from canllaw.theory.configuring.cases import FREE, Cases, Codes, Matrix
from canllaw.theory.configuring.fit import NecessityFit, reaches, score_necessity
from canllaw.theory.configuring.terms import Term, make_terms, score_terms

# Longer disjunctions say little, and there are too many of them.
MOST_JOINED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NecessityThresholds:
    """From which figures a condition counts as necessary. 0.9 and 0.6 are customary (Schneider and Wagemann
    2012)."""

    consistency: float = 0.9
    relevance: float = 0.6
    coverage: float = 0.0

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
    """How far each condition at each of its values is necessary, in the order of the conditions, presence
    first."""
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


def find_necessary(
    cases: Cases, thresholds: NecessityThresholds, most_joined: int = MOST_JOINED
) -> tuple[Necessity, ...]:
    """All that is necessary: conditions, conjunctions of them, and then disjunctions, shorter ones first.

    Every conjunction that reaches the thresholds is told, but only the shortest disjunctions: adding a
    condition to one always leaves it necessary and makes it say less. Disjunctions have at most so many
    conditions.
    """
    return (*find_conjunctions(cases, thresholds), *find_disjunctions(cases, thresholds, most_joined))


def find_conjunctions(cases: Cases, thresholds: NecessityThresholds) -> tuple[Necessity, ...]:
    """A conjunction is no more consistent than its parts, so only consistent ones are made longer."""
    found: list[Necessity] = []
    growing: list[tuple[int, ...]] = [()]
    singles = make_single_codes(cases)
    while growing:
        longer = [(*parts, at) for parts in growing for at in find_later(parts, singles)]
        growing = []
        for parts in longer:
            code = singles[list(parts)].max(axis=0)[None, :]
            each = make_necessity(make_terms(code, cases.conditions), score_terms(code, cases), cases)
            if reaches(each.fit.consistency, thresholds.consistency):
                growing.append(parts)
            if reaches_all(each.fit, thresholds):
                found.append(each)
    return tuple(found)


def find_disjunctions(
    cases: Cases, thresholds: NecessityThresholds, most_joined: int
) -> tuple[Necessity, ...]:
    """A disjunction is no more relevant than its parts, so only relevant ones that are not yet necessary
    grow."""
    found: list[Necessity] = []
    growing: list[tuple[int, ...]] = [()]
    singles = make_single_codes(cases)
    scores = score_terms(singles, cases)
    necessary: set[frozenset[int]] = set()
    for joined in range(1, most_joined + 1):
        longer = [(*parts, at) for parts in growing for at in find_later(parts, singles)]
        growing = []
        for parts in longer:
            if any(each <= set(parts) for each in necessary):
                continue
            fit = score_necessity(scores[:, parts].max(axis=1), cases.memberships)
            if reaches_all(fit, thresholds):
                necessary.add(frozenset(parts))
                if joined > 1:
                    terms = make_terms(singles[list(parts)], cases.conditions)
                    found.append(make_necessity(terms, scores[:, parts], cases))
            elif reaches(fit.relevance, thresholds.relevance):
                growing.append(parts)
    return tuple(found)


def find_later(parts: tuple[int, ...], singles: Codes) -> list[int]:
    """Literals of the conditions after the last of these."""
    if not parts:
        return list(range(len(singles)))
    column = int((singles[parts[-1]] != FREE).argmax())
    return [at for at in range(parts[-1] + 1, len(singles)) if singles[at, column] == FREE]


def reaches_all(fit: NecessityFit, thresholds: NecessityThresholds) -> bool:
    return (
        reaches(fit.consistency, thresholds.consistency)
        and reaches(fit.relevance, thresholds.relevance)
        and reaches(fit.coverage, thresholds.coverage)
    )
