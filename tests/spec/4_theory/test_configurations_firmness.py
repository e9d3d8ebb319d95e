"""Enough cases or not, what stays when choices change, and how it is told."""

import numpy as np
import pytest

from canllaw.basics.findings import Verdict
from canllaw.theory.configuring.calibration import SlopeAnchors
from canllaw.theory.configuring.cases import Cases, Condition
from canllaw.theory.configuring.enough_cases import (
    find_chance_of_hiding,
    find_fewest_cases,
    find_most_conditions,
    why_not_explain,
)
from canllaw.theory.configuring.explaining import find_explanation
from canllaw.theory.configuring.intermediate import Direction
from canllaw.theory.configuring.necessity import NecessityThresholds
from canllaw.theory.configuring.raw_cases import RawCases, RawCondition
from canllaw.theory.configuring.robustness import Variations, find_robustness, is_alike
from canllaw.theory.configuring.telling import make_explanation_findings, make_robustness_finding
from canllaw.theory.configuring.truth_tables import Thresholds

CRISP = Thresholds(consistency=1.0)


def make_cases(values, outcome) -> Cases:
    values = np.array(values, dtype=float)
    return Cases(
        names=tuple(f"authority {row}" for row in range(len(values))),
        conditions=tuple(Condition(name=name) for name in "ABCDEFGH"[: values.shape[1]]),
        outcome="Used",
        values=values,
        memberships=np.array(outcome, dtype=float),
    )


def test_two_cases_hide_chance_in_three_of_four_studies_with_one_condition():
    # Half of the time they differ in the condition; else they agree in the outcome half of the time.
    assert find_chance_of_hiding(2, 2) == 0.75


def test_more_conditions_need_more_cases_and_22_authorities_bear_five():
    assert [find_fewest_cases(2**conditions) for conditions in (4, 5, 6)] == sorted(
        find_fewest_cases(2**conditions) for conditions in (4, 5, 6)
    )
    assert find_chance_of_hiding(22, 2**5) < 0.1 < find_chance_of_hiding(22, 2**6)
    assert find_most_conditions(22) == 5


def test_too_many_conditions_are_refused_with_the_reason():
    values = np.array([[row >> at & 1 for at in range(5)] for row in range(12)])
    (reason, *_) = why_not_explain(make_cases(values, values[:, 0]))
    assert str(reason) == (
        "There are too few cases for so many conditions: pure chance would look like a perfect explanation too often "
        "(Marx and Dusa 2011). Conditions: 5. Cases: 12. Cases needed: 18. "
        "Most conditions for so many cases, where each is present or absent: 3."
    )


def test_nothing_is_explained_where_nothing_varies():
    values = [[1, row % 2] for row in range(12)]
    reasons = [str(each) for each in why_not_explain(make_cases(values, [1] * 12))]
    assert reasons == [
        "Every case has the outcome Used, so nothing can be compared.",
        "All cases are alike in the condition A. Leave it out.",
    ]


def explain(cases, thresholds=CRISP, directions=()):
    return find_explanation(cases, thresholds, NecessityThresholds(), directions)


def test_an_explanation_tells_each_solution_in_a_sentence():
    values = [[1, 1]] * 4 + [[1, 0]] * 4 + [[0, 1]] * 2
    found = explain(make_cases(values, [1] * 4 + [0] * 6), directions=[Direction(condition="A", values=(1,))])
    sentences = [str(each.sentence) for each in make_explanation_findings(found, CRISP)]
    assert sentences == [
        "One model explains Used: A*B. Nothing was assumed of combinations that no case has.",
        "One model explains Used: A*B. Of combinations that no case has, whatever makes the explanation shortest was assumed.",
        "One model explains Used: A*B. Of combinations that no case has, only what agrees with the expectations was assumed.",
    ]


def test_models_that_tie_are_told_as_a_choice_that_the_cases_do_not_make():
    found = explain(make_cases([[1, 1]] * 4 + [[0, 0]] * 4, [1] * 4 + [0] * 4))
    finding = make_explanation_findings(found, CRISP)[1]
    assert str(finding.sentence) == (
        "Several models explain Used equally well, and the cases do not decide between them. "
        "Models: 2. They have no term in common. One of them: A. "
        "Of combinations that no case has, whatever makes the explanation shortest was assumed."
    )
    models = finding.quantities[0]
    assert (models.name, models.low, models.high) == ("models", 2, 2)


def test_intermediate_solutions_that_are_the_same_are_told_once():
    # Two parsimonious models tie, and between each of them and the conservative one lies the same.
    cases = make_cases([[1, 1]] * 4 + [[0, 0]] * 4, [1] * 4 + [0] * 4)
    found = explain(cases, directions=[Direction(condition=name, values=(1,)) for name in "AB"])
    assert found.intermediate is not None and len(found.intermediate.parts) == 2
    assert [str(each.sentence) for each in make_explanation_findings(found, CRISP)][2:] == [
        "One model explains Used: A*B. Of combinations that no case has, only what agrees with the expectations was assumed."
    ]


def test_a_refusal_is_a_finding_of_its_own():
    found = explain(make_cases([[1, 0], [0, 1], [1, 1]], [1, 0, 1]))
    findings = make_explanation_findings(found, CRISP)
    assert {each.verdict for each in findings} == {Verdict.NOT_ENOUGH}
    assert found.parsimonious is None and found.table is None


def test_where_every_combination_has_the_outcome_no_condition_makes_a_difference():
    values = [[1, 0]] * 4 + [[0, 1]] * 4
    # In the second combination three of four cases have the outcome, which is consistent enough.
    found = explain(make_cases(values, [1] * 7 + [0]), Thresholds(consistency=0.7))
    assert [str(each) for each in found.why_not] == [
        "Every combination of conditions that was seen leads to Used, so no condition makes a difference."
    ]
    assert found.table is not None


def make_raw(figures, outcome) -> RawCases:
    return RawCases(
        names=tuple("abcdefgh"),
        conditions=(
            RawCondition(
                name="Time",
                figures=np.array(figures, dtype=float),
                calibration=SlopeAnchors(out=0, crossover=10, full=20),
            ),
        ),
        outcome=RawCondition(name="Used", figures=np.array(outcome, dtype=float)),
    )


def test_an_explanation_far_from_every_threshold_comes_back_every_time():
    raw = make_raw([0, 0, 0, 0, 20, 20, 20, 20], [0, 0, 0, 0, 1, 1, 1, 1])
    found = find_robustness(raw, Thresholds(consistency=0.8), Variations(frequencies=(1, 2)))
    # Six other consistency thresholds, one frequency, four places of the crossover.
    assert (len(found.variants), found.share_same) == (11, 1.0)
    assert [(each.term.name, each.same) for each in found.terms] == [("Time", 1.0)]
    assert (found.consistency_range, found.frequency_range) == ((0.75, 0.9), (1, 2))
    assert str(make_robustness_finding(found, Thresholds(consistency=0.8)).sentence) == (
        "The analysis was done again with one choice changed at a time. Times: 11. Times the explanation stayed the "
        "same: 11. Terms that came back nearly every time: Time. Every term came back in half of the times or more."
    )


def test_an_explanation_that_hangs_on_a_threshold_raises_an_alarm():
    # The row with the condition is consistent to 3 in 4 only.
    raw = make_raw([0, 0, 0, 0, 20, 20, 20, 20], [0, 0, 0, 0, 1, 1, 1, 0])
    tried = Variations(consistencies=(0.7, 0.75, 0.8, 0.85, 0.9), frequencies=(1,), shifts=())
    found = find_robustness(raw, Thresholds(consistency=0.75), tried)
    assert [each.is_same for each in found.variants] == [True, False, False, False]
    assert found.consistency_range == (0.7, 0.75)
    finding = make_robustness_finding(found, Thresholds(consistency=0.75))
    assert finding.verdict is Verdict.ALARM
    assert "do not rely on them: Time." in str(finding.sentence)


def test_where_nothing_else_was_tried_nothing_is_said_of_firmness():
    raw = make_raw([0, 0, 0, 0, 20, 20, 20, 20], [0, 0, 0, 0, 1, 1, 1, 1])
    nothing = Variations(consistencies=(0.8,), frequencies=(1,), shifts=())
    found = find_robustness(raw, Thresholds(consistency=0.8), nothing)
    assert make_robustness_finding(found, Thresholds(consistency=0.8)).verdict is Verdict.NOT_ENOUGH


@pytest.mark.parametrize(
    ("one", "other", "alike"), [("A", "A*B", True), ("A", "B", False), ("A", "A*B + C", True)]
)
def test_models_are_alike_where_one_says_what_the_other_says_and_less(one, other, alike):
    assert is_alike(make_model(one), make_model(other)) is alike


def make_model(name):
    from canllaw.theory.configuring.fit import Fit
    from canllaw.theory.configuring.solutions import Model, TermFit
    from canllaw.theory.configuring.terms import Literal, Term

    fit = Fit(consistency=1, pri=1, coverage=1)
    terms = [
        Term(name=part, literals=tuple(Literal(condition=each, value=1) for each in part.split("*")))
        for part in name.split(" + ")
    ]
    return Model(terms=tuple(TermFit(term=term, fit=fit, unique=1, cases=()) for term in terms), fit=fit)
