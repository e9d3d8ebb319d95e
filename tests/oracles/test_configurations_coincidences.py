"""Coincidence analysis by a slow second way: every disjunction of conjunctions tried in plain Python."""

from itertools import combinations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from canllaw.theory.configuring.cases import Condition
from canllaw.theory.configuring.coincidences import CoincidenceSettings, Factors, find_coincidences
from canllaw.theory.configuring.terms import Literal

EPS = 1e-9


@st.composite
def make_tables(draw):
    rows = draw(st.integers(4, 10))
    memberships = (
        st.sampled_from((0.0, 0.2, 0.4, 0.6, 0.8, 1.0))
        if draw(st.booleans())
        else st.sampled_from((0.0, 1.0))
    )
    return np.array(draw(st.lists(st.tuples(*[memberships] * 4), min_size=rows, max_size=rows)))


def holds(row, conjunction):
    return min(row[at] if value else 1 - row[at] for at, value in conjunction)


def score(table, disjuncts):
    """Consistency and coverage of a disjunction for the last factor."""
    x = [max(holds(row, each) for each in disjuncts) for row in table]
    together = sum(min(a, row[-1]) for a, row in zip(x, table, strict=True))
    return together / sum(x) if sum(x) else 0.0, together / sum(row[-1] for row in table)


def list_sufficient(table, threshold):
    conjunctions = [
        tuple(zip(places, values, strict=True))
        for size in (1, 2, 3)
        for places in combinations(range(3), size)
        for values in product((0, 1), repeat=size)
    ]
    able = [
        each
        for each in conjunctions
        if max(holds(row, each) for row in table) >= 0.5 and score(table, [each])[0] >= threshold - EPS
    ]
    return [each for each in able if not any(set(other) < set(each) for other in able)]


def list_atomic(table, sufficient, threshold):
    reaching = [
        set(choice)
        for size in range(1, 5)
        for choice in combinations(sufficient, size)
        if sum(map(len, choice)) <= 10 and min(score(table, choice)) >= threshold - EPS
    ]
    least = [each for each in reaching if not any(other < each for other in reaching)]
    return {frozenset(each) for each in least if is_irredundant(tuple(each))}


def is_irredundant(disjuncts):
    rows = list(product((0, 1), repeat=3))
    whole = [any(holds(row, each) for each in disjuncts) for row in rows]
    if len(set(whole)) == 1:
        return False
    for at, own in enumerate(disjuncts):
        rest = disjuncts[:at] + disjuncts[at + 1 :]
        shorter = [rest] if rest else []
        shorter += [(*rest, own[:out] + own[out + 1 :]) for out in range(len(own)) if len(own) > 1]
        if any([any(holds(row, each) for each in less) for row in rows] == whole for less in shorter):
            return False
    return True


@given(make_tables(), st.sampled_from((0.75, 0.9, 1.0)))
@settings(max_examples=60, deadline=None)
def test_conditions_and_solutions_are_those_found_by_trying_all(table, threshold):
    factors = Factors(
        names=tuple(str(row) for row in range(len(table))),
        factors=tuple(Condition(name=name) for name in "ABCY"),
        values=table,
    )
    if table[:, -1].sum() == 0:
        return
    thresholds = CoincidenceSettings(consistency=threshold, coverage=threshold)
    found = find_coincidences(factors, thresholds, [Literal(condition="Y", value=1)])
    sufficient = list_sufficient(table, threshold)
    assert {make_plain(each.literals) for each in found.sufficient} == set(sufficient)
    atomic = {frozenset(make_plain(own) for own in each.disjuncts) for each in found.atomic}
    assert atomic == list_atomic(table, sufficient, threshold)


def make_plain(literals):
    return tuple(("ABCY".index(literal.condition), literal.value) for literal in literals)
