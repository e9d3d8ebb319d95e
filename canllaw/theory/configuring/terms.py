"""Terms: conditions that hold together, such as DEV*~IND, and how far a case belongs to one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from canllaw.theory.configuring.cases import FREE, Cases, Codes, Condition, Matrix, Vector

Truth = NDArray[np.bool_]
NAME_OF_ALL = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """One condition at one value. For crisp and fuzzy conditions 1 is its presence and 0 its absence."""

    condition: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A conjunction, in the order of the conditions. `name` is as R's QCA writes it: DEV*~IND or
    DEV[2]*IND[0]."""

    name: str
    literals: tuple[Literal, ...]

    def is_part_of(self, other: "Term") -> bool:
        """Whether all that this term asks is asked by the other, which is then true of no more cases."""
        return set(self.literals) <= set(other.literals)


def make_term(codes: Sequence[int], conditions: Sequence[Condition]) -> Term:
    multi_value = any(condition.is_multi_value for condition in conditions)
    literals = tuple(
        Literal(condition=condition.name, value=int(code))
        for code, condition in zip(codes, conditions, strict=True)
        if code != FREE
    )
    return Term(
        name="*".join(name_literal(each, multi_value) for each in literals) or NAME_OF_ALL, literals=literals
    )


def make_terms(codes: Codes, conditions: Sequence[Condition]) -> tuple[Term, ...]:
    return tuple(make_term(row, conditions) for row in codes)


def name_literal(literal: Literal, multi_value: bool) -> str:
    if multi_value:
        return f"{literal.condition}[{literal.value}]"
    return literal.condition if literal.value else f"~{literal.condition}"


def make_codes(terms: Iterable[Term], conditions: Sequence[Condition]) -> Codes:
    """Terms as numbers, a row a term. Every condition of a term must be among the conditions."""
    at = {condition.name: column for column, condition in enumerate(conditions)}
    rows = []
    for term in terms:
        row = [FREE] * len(conditions)
        for literal in term.literals:
            row[at[literal.condition]] = literal.value
        rows.append(row)
    return np.array(rows, dtype=np.int8).reshape(len(rows), len(conditions))


def score_literals(cases: Cases, column: int, value: int) -> Vector:
    """How far each case has the condition at the value."""
    values: Vector = cases.values[:, column]
    if cases.conditions[column].is_multi_value:
        return np.asarray(values == value, dtype=np.float64)
    return values if value else np.asarray(1 - values, dtype=np.float64)


def score_terms(codes: Codes, cases: Cases) -> Matrix:
    """How far each case belongs to each term: the least of its literals. A row a case, a column a term."""
    scores = np.ones((len(cases.names), len(codes)))
    for column, condition in enumerate(cases.conditions):
        for value in range(condition.levels):
            asked = codes[:, column] == value
            if asked.any():
                scores[:, asked] = np.minimum(scores[:, asked], score_literals(cases, column, value)[:, None])
    return scores


def find_covering(codes: Codes, configurations: Codes) -> Truth:
    """Which term is true of which configuration: a row a configuration, a column a term."""
    covering = np.ones((len(configurations), len(codes)), dtype=np.bool_)
    for asked, value in zip(codes.T, configurations.T, strict=True):
        covering &= (asked == FREE)[None, :] | (asked[None, :] == value[:, None])
    return covering
