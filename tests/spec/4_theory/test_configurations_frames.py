"""The tables from which a finding about configurations can be checked by hand."""

from dataclasses import replace

import numpy as np

from canllaw.theory.configuring.cases import Cases, Condition
from canllaw.theory.configuring.frames import (
    make_models_frame,
    make_necessity_frame,
    make_robustness_frame,
    make_terms_frame,
    make_truth_table_frame,
)
from canllaw.theory.configuring.minimising import find_conservative, find_parsimonious
from canllaw.theory.configuring.necessity import score_each_necessity
from canllaw.theory.configuring.raw_cases import RawCases, RawCondition
from canllaw.theory.configuring.robustness import Variations, find_robustness
from canllaw.theory.configuring.truth_tables import Thresholds, make_truth_table

CRISP = Thresholds(consistency=1.0)
VALUES = np.array([[1.0, 1], [1, 0], [0, 0]])
CASES = Cases(
    names=("a", "b", "c"),
    conditions=(Condition(name="Lead"), Condition(name="Time")),
    outcome="Used",
    values=VALUES,
    memberships=np.array([1.0, 0, 0]),
)
TABLE = make_truth_table(CASES, CRISP)


def test_the_truth_table_has_a_row_a_combination():
    assert make_truth_table_frame(TABLE).rows() == [
        (1, 0, 0, "0", 1, 0.0, 0.0, "c", ""),
        (3, 1, 0, "0", 1, 0.0, 0.0, "b", ""),
        (4, 1, 1, "1", 1, 1.0, 1.0, "a", ""),
    ]


def test_terms_and_models_have_their_figures_and_cases():
    solutions = [find_conservative(CASES, TABLE), find_parsimonious(CASES, TABLE)]
    assert make_terms_frame(solutions).rows() == [
        ("Used", "conservative", 1, "Lead*Time", 1.0, 1.0, 1.0, 1.0, "a"),
        ("Used", "parsimonious", 1, "Time", 1.0, 1.0, 1.0, 1.0, "a"),
    ]
    assert make_models_frame(solutions).rows() == [
        ("Used", "conservative", 1, "Lead*Time", 1.0, 1.0, 1.0, 1.0, 1.0, "Lead*Time"),
        ("Used", "parsimonious", 1, "Time", 1.0, 1.0, 1.0, 1.0, 1.0, "Time"),
    ]


def test_a_solution_without_models_leaves_empty_tables():
    nothing = find_parsimonious(CASES, make_truth_table(CASES, Thresholds(consistency=1.0, frequency=2)))
    assert make_models_frame([nothing]).is_empty()
    assert make_terms_frame([nothing]).columns[-1] == "names"


def test_necessity_and_firmness_have_a_row_each():
    assert make_necessity_frame(score_each_necessity(CASES)).row(2) == ("Time", 1.0, 1.0, 1.0)
    raw = RawCases(
        names=CASES.names,
        conditions=tuple(
            RawCondition(name=name, figures=VALUES[:, at]) for at, name in enumerate(("Lead", "Time"))
        ),
        outcome=RawCondition(name="Used", figures=CASES.memberships),
    )
    found = find_robustness(raw, CRISP, Variations(consistencies=(0.9,), frequencies=(2,), shifts=()))
    assert make_robustness_frame(found).rows() == [
        ("consistency", 0.9, True, 1.0, "Time"),
        ("frequency", 2.0, False, 0.0, ""),
    ]


def test_a_condition_may_be_called_like_a_column_of_the_table():
    cases = replace(CASES, conditions=(Condition(name="cases"), Condition(name="Time")))
    frame = make_truth_table_frame(make_truth_table(cases, CRISP))
    assert frame.columns[:3] == ["row", "condition cases", "Time"]
    assert frame["cases"].to_list() == [1, 1, 1]
