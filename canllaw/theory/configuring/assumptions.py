"""What a model assumes of configurations that no case has, and which of it cannot stand."""

from collections.abc import Iterable

import numpy as np

from canllaw.theory.configuring.cases import Codes
from canllaw.theory.configuring.solutions import Model, Solution
from canllaw.theory.configuring.terms import Term, find_covering, make_codes
from canllaw.theory.configuring.truth_tables import Output, TruthTable


def find_remainders(table: TruthTable) -> Codes:
    """Every configuration that logic allows and that counts no case, in the order of R: a row each."""
    levels = [condition.levels for condition in table.conditions]
    rows = np.indices(levels, dtype=np.int8).reshape(len(levels), -1).T
    judged = [row.number - 1 for row in table.configurations if row.output is not Output.REMAINDER]
    return np.delete(rows, judged, axis=0)


def find_assumptions(model: Model, table: TruthTable) -> Codes:
    """The configurations without cases that the model takes to lead to the outcome: its simplifying
    assumptions."""
    return take_true(find_remainders(table), [each.term for each in model.terms], table)


def take_true(rows: Codes, terms: Iterable[Term], table: TruthTable) -> Codes:
    """Those of some configurations of which any of the terms is true."""
    return rows[find_covering(make_codes(terms, table.conditions), rows).any(axis=1)]


def find_contradictory(solution: Solution, of_absence: Solution, table: TruthTable) -> Codes:
    """Configurations without cases that are taken to lead to the outcome and, elsewhere, to its absence.

    Both solutions are parsimonious ones of the same cases. All listed models are looked at: what one of the
    one and one of the other assume together cannot stand (Yamasaki and Rihoux 2009).
    """
    rows = find_remainders(table)
    for each in (solution, of_absence):
        rows = take_true(rows, [fit.term for fit in each.terms], table)
    return rows


def find_against_necessity(necessary: Iterable[Iterable[Term]], table: TruthTable) -> Codes:
    """Configurations without cases that lack a condition held to be necessary for the outcome.

    Each necessary condition is a disjunction of terms. To take such a configuration to lead to the outcome
    would deny the necessity (Schneider and Wagemann 2012, p. 201).
    """
    rows = find_remainders(table)
    lacking = np.zeros(len(rows), dtype=np.bool_)
    for disjunction in necessary:
        lacking |= ~find_covering(make_codes(disjunction, table.conditions), rows).any(axis=1)
    return rows[lacking]


def find_impossible(impossible: Iterable[Term], table: TruthTable) -> Codes:
    """Configurations without cases that cannot exist, as terms say that are never true."""
    return take_true(find_remainders(table), impossible, table)
