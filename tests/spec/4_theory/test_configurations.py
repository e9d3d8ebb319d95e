"""Which combinations of circumstances go with an outcome: truth tables, models, necessity, all by hand."""

import numpy as np
import pytest

from canllaw.theory.configuring.assumptions import (
    find_against_necessity,
    find_assumptions,
    find_contradictory,
    find_impossible,
)
from canllaw.theory.configuring.cases import Cases, Condition
from canllaw.theory.configuring.fit import score_fit, score_necessity, score_unique_coverage
from canllaw.theory.configuring.intermediate import Direction, find_intermediate
from canllaw.theory.configuring.minimising import find_conservative, find_parsimonious
from canllaw.theory.configuring.necessity import NecessityThresholds, find_necessary, score_each_necessity
from canllaw.theory.configuring.terms import make_term
from canllaw.theory.configuring.truth_tables import Output, Thresholds, make_truth_table

CRISP = Thresholds(consistency=1.0)


def make_cases(table: str, *rows: tuple[float, ...], levels: tuple[int, ...] = ()) -> Cases:
    """`table` names the conditions and, last, the outcome. Cases are called a, b, c and so on."""
    *names, outcome = table.split()
    values = np.array(rows, dtype=float)
    counts = levels or (2,) * len(names)
    return Cases(
        names=tuple("abcdefghijklmnop"[: len(rows)]),
        conditions=tuple(
            Condition(name=name, levels=count) for name, count in zip(names, counts, strict=True)
        ),
        outcome=outcome,
        values=values[:, :-1],
        memberships=values[:, -1],
    )


# Leadership, Time, Peers and whether the guidance is used. Three combinations have no case: 010, 011 and 101.
AUTHORITIES = make_cases(
    "Lead Time Peers Used",
    (1, 1, 1, 1),
    (1, 1, 1, 1),
    (1, 1, 0, 1),
    (0, 0, 1, 0),
    (1, 0, 0, 0),
    (0, 0, 0, 0),
)


def names_of(solution):
    return [set(model.names) for model in solution.models]


def test_a_truth_table_names_the_cases_of_each_combination_and_judges_it():
    table = make_truth_table(AUTHORITIES, CRISP)
    rows = {row.values: (row.number, row.cases, row.output) for row in table.configurations}
    assert rows == {
        (0, 0, 0): (1, ("f",), Output.ABSENT),
        (0, 0, 1): (2, ("d",), Output.ABSENT),
        (1, 0, 0): (5, ("e",), Output.ABSENT),
        (1, 1, 0): (7, ("c",), Output.PRESENT),
        (1, 1, 1): (8, ("a", "b"), Output.PRESENT),
    }
    assert table.possible == 8


def test_consistency_pri_and_coverage_of_fuzzy_sets_by_hand():
    x, y = np.array([0.8, 0.4, 0.2]), np.array([0.6, 0.6, 0.1])
    # Together 0.6 + 0.4 + 0.1 = 1.1 of x 1.4 and of y 1.3; with the absence of y as well 0.4 + 0.4 + 0.1 =
    # 0.9.
    fit = score_fit(x, y)
    assert fit.consistency == pytest.approx(1.1 / 1.4)
    assert fit.pri == pytest.approx((1.1 - 0.9) / (1.4 - 0.9))
    assert fit.coverage == pytest.approx(1.1 / 1.3)


def test_relevance_of_necessity_is_low_where_a_condition_holds_nearly_everywhere():
    fit = score_necessity(np.array([1.0, 1, 1, 1, 0]), np.array([1.0, 0, 0, 0, 0]))
    assert (fit.consistency, fit.coverage) == (1.0, 0.25)
    # One case is out of the condition; four are out of both together.
    assert fit.relevance == 0.25


def test_unique_coverage_is_what_no_other_term_covers():
    terms = np.array([[1.0, 1], [1, 0], [0, 1], [0, 1]])
    assert score_unique_coverage(terms, np.ones(4)) == (0.25, 0.5)


def test_a_figure_without_a_divisor_does_not_exist():
    fit = score_fit(np.zeros(3), np.zeros(3))
    assert (fit.consistency, fit.pri, fit.coverage) == (None, None, None)


def test_the_conservative_solution_assumes_nothing_and_the_parsimonious_what_makes_it_short():
    table = make_truth_table(AUTHORITIES, CRISP)
    assert names_of(find_conservative(AUTHORITIES, table)) == [{"Lead*Time"}]
    parsimonious = find_parsimonious(AUTHORITIES, table)
    assert names_of(parsimonious) == [{"Time"}]
    # Without cases: time but no leadership, with and without peers.
    assert find_assumptions(parsimonious.models[0], table).tolist() == [[0, 1, 0], [0, 1, 1]]


def test_the_intermediate_solution_keeps_what_theory_expects_to_contribute():
    table = make_truth_table(AUTHORITIES, CRISP)
    part = find_intermediate(AUTHORITIES, table, [Direction(condition="Lead", values=(1,))]).parts[0]
    assert names_of(part.solution) == [{"Lead*Time"}]
    assert (part.easy, len(part.difficult)) == ((), 2)
    part = find_intermediate(AUTHORITIES, table, [Direction(condition="Lead", values=(0,))]).parts[0]
    assert names_of(part.solution) == [{"Time"}]
    assert part.easy == ((0, 1, 0), (0, 1, 1))


def test_every_model_that_ties_on_the_number_of_terms_is_told():
    # Either Lead or Time alone tells the cases apart.
    cases = make_cases("Lead Time Used", (1, 1, 1), (0, 0, 0))
    solution = find_parsimonious(cases, make_truth_table(cases, CRISP))
    assert names_of(solution) == [{"Lead"}, {"Time"}]
    assert (solution.at_least, solution.at_most, solution.shared) == (2, 2, ())


def test_a_model_names_its_cases_by_combination_and_its_terms_fit():
    solution = find_conservative(AUTHORITIES, make_truth_table(AUTHORITIES, CRISP))
    term = solution.models[0].terms[0]
    assert term.cases == (("c",), ("a", "b"))
    assert (term.fit.consistency, term.fit.coverage, term.unique) == (1, 1, 1)


def test_the_absence_of_the_outcome_is_explained_by_itself():
    absent = AUTHORITIES.negated()
    solution = find_parsimonious(absent, make_truth_table(absent, CRISP))
    assert solution.outcome == "~Used"
    assert names_of(solution) == [{"~Time"}]


def test_cases_that_differ_in_the_outcome_are_named_as_a_contradiction():
    cases = make_cases("Lead Used", (1, 1), (1, 1), (1, 0), (0, 0))
    table = make_truth_table(cases, Thresholds(consistency=0.8, contradiction=0.5))
    row = next(row for row in table.configurations if row.values == (1,))
    assert (row.output, row.consistency) == (Output.CONTRADICTION, pytest.approx(2 / 3))
    assert not find_parsimonious(cases, table).models
    strict = make_truth_table(cases, Thresholds(consistency=0.6))
    assert next(row.deviant for row in strict.configurations if row.values == (1,)) == ("c",)


def test_too_rare_a_combination_is_left_open():
    table = make_truth_table(AUTHORITIES, Thresholds(consistency=1.0, frequency=2))
    assert {row.values for row in table.of(Output.PRESENT)} == {(1, 1, 1)}
    assert len(table.of(Output.REMAINDER)) == 4


def test_a_case_on_the_line_belongs_to_no_combination_and_is_named():
    cases = make_cases("Lead Used", (0.5, 1), (0.9, 1), (0.1, 0))
    table = make_truth_table(cases, CRISP)
    assert table.on_the_line == ("a",)
    assert sum(len(row.cases) for row in table.configurations) == 2


def test_conditions_may_have_several_values():
    cases = make_cases("Size Used", (2, 1), (1, 0), (0, 0), levels=(3,))
    table = make_truth_table(cases, CRISP)
    assert names_of(find_parsimonious(cases, table)) == [{"Size[2]"}]
    absent = cases.negated()
    conservative = find_conservative(absent, make_truth_table(absent, CRISP))
    assert names_of(conservative) == [{"Size[0]", "Size[1]"}]


def test_an_expected_value_of_several_widens_a_term_by_that_value_only():
    # Seen: large ones with time use it, small ones without time do not. Nothing is known of middling ones.
    cases = make_cases("Size Time Used", (2, 1, 1), (0, 0, 0), levels=(3, 2))
    table = make_truth_table(cases, CRISP)
    parts = find_intermediate(cases, table, [Direction(condition="Size", values=(1,))]).parts
    by_time = next(part for part in parts if part.difficult and (1, 1) in part.easy)
    # Middling size with time is easy; small size with time, which Time alone would assume too, is not.
    assert (0, 1) in by_time.difficult


def test_what_is_necessary_is_found_alone_together_or_as_one_of_several():
    single = {each.name: each.fit.consistency for each in score_each_necessity(AUTHORITIES)}
    assert (single["Lead"], single["Time"]) == (1.0, 1.0)
    assert single["Peers"] == pytest.approx(2 / 3)
    names = [each.name for each in find_necessary(AUTHORITIES, NecessityThresholds())]
    assert names == ["Lead", "Time", "Lead*Time"]


def test_a_disjunction_is_necessary_only_where_no_part_of_it_is():
    cases = make_cases("Lead Peers Used", (1, 0, 1), (0, 1, 1), (0, 0, 0), (0, 0, 0))
    assert [each.name for each in find_necessary(cases, NecessityThresholds())] == ["Lead + Peers"]


def test_nothing_is_assumed_of_combinations_that_are_excluded():
    table = make_truth_table(AUTHORITIES, CRISP)
    lead = make_term((1, -1, -1), AUTHORITIES.conditions)
    time_without_lead = make_term((0, 1, -1), AUTHORITIES.conditions)
    assert find_against_necessity([[lead]], table).tolist() == [[0, 1, 0], [0, 1, 1]]
    assert find_impossible([time_without_lead], table).tolist() == [[0, 1, 0], [0, 1, 1]]
    enhanced = find_parsimonious(AUTHORITIES, table, find_against_necessity([[lead]], table))
    assert names_of(enhanced) == [{"Lead*Time"}]


def test_an_assumption_for_an_outcome_and_for_its_absence_is_contradictory():
    # Two cases only: Lead with Time used, neither not. Each single condition explains both outcomes.
    cases = make_cases("Lead Time Used", (1, 1, 1), (0, 0, 0))
    absent = cases.negated()
    table = make_truth_table(cases, CRISP)
    rows = find_contradictory(
        find_parsimonious(cases, table), find_parsimonious(absent, make_truth_table(absent, CRISP)), table
    )
    assert rows.tolist() == [[0, 1], [1, 0]]


def test_where_nothing_leads_to_the_outcome_there_is_no_model():
    cases = make_cases("Lead Used", (1, 0), (0, 0))
    solution = find_parsimonious(cases, make_truth_table(cases, CRISP))
    assert (solution.models, solution.at_least, solution.at_most) == ((), 0, 0)
