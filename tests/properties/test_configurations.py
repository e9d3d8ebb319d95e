"""What must hold of configurations whatever the cases."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from canllaw.theory.configuring.assumptions import find_assumptions
from canllaw.theory.configuring.cases import Cases, Condition
from canllaw.theory.configuring.fit import score_fit, score_necessity
from canllaw.theory.configuring.intermediate import Direction, find_intermediate
from canllaw.theory.configuring.minimising import find_conservative, find_parsimonious
from canllaw.theory.configuring.terms import make_codes, score_terms
from canllaw.theory.configuring.truth_tables import Output, Thresholds, make_truth_table

QUICK = settings(max_examples=50, deadline=None)
THRESHOLDS = Thresholds(consistency=0.8)
MEMBERSHIPS = st.sampled_from((0.0, 0.1, 0.3, 0.4, 0.6, 0.7, 0.9, 1.0))


@st.composite
def make_cases(draw):
    rows, conditions = draw(st.integers(3, 14)), draw(st.integers(1, 4))
    row = st.tuples(*[MEMBERSHIPS] * (conditions + 1))
    values = np.array(draw(st.lists(row, min_size=rows, max_size=rows)))
    return Cases(
        names=tuple(f"case {at}" for at in range(rows)),
        conditions=tuple(Condition(name=name) for name in "ABCD"[:conditions]),
        outcome="Y",
        values=values[:, :-1],
        memberships=values[:, -1],
    )


def reorder(cases, order):
    return Cases(
        names=tuple(cases.names[at] for at in order),
        conditions=cases.conditions,
        outcome=cases.outcome,
        values=cases.values[order],
        memberships=cases.memberships[order],
    )


def models_of(solution):
    return {frozenset(model.names) for model in solution.models}


@given(make_cases(), st.randoms(use_true_random=False))
@QUICK
def test_the_order_of_cases_does_not_matter(cases, chance):
    order = list(range(len(cases.names)))
    chance.shuffle(order)
    other = reorder(cases, order)
    first, second = make_truth_table(cases, THRESHOLDS), make_truth_table(other, THRESHOLDS)
    assert [row.values for row in first.configurations] == [row.values for row in second.configurations]
    assert models_of(find_parsimonious(cases, first)) == models_of(find_parsimonious(other, second))


@given(make_cases())
@QUICK
def test_a_model_is_true_of_every_combination_with_the_outcome_and_of_none_without(cases):
    table = make_truth_table(cases, THRESHOLDS)
    for solve in (find_conservative, find_parsimonious):
        for model in solve(cases, table).models:
            codes = make_codes([each.term for each in model.terms], cases.conditions)
            for row in table.configurations:
                true = any(
                    all(c in (-1, v) for c, v in zip(code, row.values, strict=True))
                    for code in codes.tolist()
                )
                assert true == (row.output is Output.PRESENT)


@given(make_cases())
@QUICK
def test_a_conservative_model_assumes_nothing(cases):
    table = make_truth_table(cases, THRESHOLDS)
    for model in find_conservative(cases, table).models:
        assert not len(find_assumptions(model, table))


@given(make_cases(), st.lists(st.sampled_from((None, 0, 1)), min_size=4, max_size=4))
@QUICK
def test_an_intermediate_model_lies_between_the_two_others(cases, expected):
    table = make_truth_table(cases, THRESHOLDS)
    named = zip(cases.conditions, expected, strict=False)
    directions = [Direction(condition=c.name, values=(value,)) for c, value in named if value is not None]
    conservative, parsimonious = find_conservative(cases, table), find_parsimonious(cases, table)
    for part in find_intermediate(cases, table, directions).parts:
        low = score_model(conservative.models[part.conservative], cases)
        high = score_model(parsimonious.models[part.parsimonious], cases)
        for model in part.solution.models:
            own = {row.tobytes() for row in find_assumptions(model, table)}
            allowed = {
                row.tobytes() for row in find_assumptions(parsimonious.models[part.parsimonious], table)
            }
            assert own <= allowed
        assert ((low > 0.5) <= (high > 0.5)).all()


def score_model(model, cases):
    codes = make_codes([each.term for each in model.terms], cases.conditions)
    return score_terms(codes, cases).max(axis=1)


@given(st.lists(st.tuples(MEMBERSHIPS, MEMBERSHIPS), min_size=1, max_size=20))
@QUICK
def test_figures_of_fit_lie_between_nought_and_one_and_mirror_each_other(pairs):
    x, y = np.array(pairs).T
    fit, necessity = score_fit(x, y), score_necessity(x, y)
    figures = (fit.consistency, fit.pri, fit.coverage, necessity.relevance)
    assert all(figure is None or -1e-12 <= figure <= 1 + 1e-12 for figure in figures)
    # What a set covers of the outcome is how necessary it is, and the other way round.
    assert (fit.coverage, fit.consistency) == (necessity.consistency, necessity.coverage)


@given(make_cases())
@QUICK
def test_explaining_the_absence_of_the_absence_is_explaining_the_outcome(cases):
    again = cases.negated().negated()
    assert again.outcome_name == cases.outcome_name
    assert np.allclose(again.memberships, cases.memberships)
