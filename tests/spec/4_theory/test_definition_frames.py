"""What was fixed beforehand, as a table, with the values that the survey compared beside it."""

from dataclasses import replace

import pytest

from canllaw.basics.language import Language
from canllaw.theory.definition_frames import make_definition_frame
from canllaw.theory.hypotheses.hypotheses import Direction, Hypothesis, Measure, MeasureKind, Rival
from canllaw.theory.survey import strand as survey_strand
from canllaw.theory.verdicts import give_verdict
from tests.build_hypotheses import make_hypothesis
from tests.build_people import FACT, OUTCOME, make_authorities

CASELOAD = Measure(kind=MeasureKind.FACT, key="caseload")
RIVAL = Rival(key="caseload", en="Caseloads.", cy="Llwythi.", context=CASELOAD, direction=Direction.LESS)


def rows(hypothesis: Hypothesis) -> list[dict[str, object]]:
    facts = {FACT: (1, 0) * 6, CASELOAD: (1, 0) * 5 + (0, 1)}
    table = make_authorities((60, 40) * 6, 100, facts)  # type: ignore[arg-type]
    verdict = give_verdict(hypothesis, [survey_strand.test_by_survey(hypothesis, table, seed=1)])
    return make_definition_frame([hypothesis], [verdict], Language.ENGLISH).to_dicts()


@pytest.mark.parametrize("part", ["context", "rival caseload"])
def test_a_fact_is_of_authorities_and_the_values_compared_stand_beside_those_that_were_fixed(
    part: str,
) -> None:
    hypothesis = make_hypothesis(context=FACT, outcome=OUTCOME, rivals=(RIVAL,))
    (row,) = [row for row in rows(hypothesis) if row["part"] == part]
    assert row["level"] == "authority"
    assert (row["low"], row["high"]) == (None, None)
    assert (row["low_compared"], row["high_compared"]) == (0, 1)


def test_an_outcome_is_of_people_and_compared_with_nothing() -> None:
    (row,) = [row for row in rows(make_hypothesis(context=FACT, outcome=OUTCOME)) if row["part"] == "outcome"]
    assert (row["level"], row["low_compared"], row["high_compared"]) == ("person", None, None)


def test_a_rival_has_the_direction_that_it_says_and_none_else() -> None:
    hypothesis = make_hypothesis(context=FACT, outcome=OUTCOME, rivals=(RIVAL,))
    assert [row["direction"] for row in rows(hypothesis)] == ["more", "more", "less"]
    silent = replace(hypothesis, rivals=(replace(RIVAL, direction=None),))
    assert [row["direction"] for row in rows(silent)] == ["more", "more", None]


def test_without_verdicts_only_what_was_fixed_is_told() -> None:
    hypothesis = make_hypothesis(context=replace(FACT, low=0.0, high=1.0), outcome=OUTCOME)
    row = make_definition_frame([hypothesis], [], Language.ENGLISH).to_dicts()[0]
    assert (row["low"], row["high"], row["low_compared"], row["high_compared"]) == (0, 1, None, None)
