"""Answers of several waves together: the same authorities, and some of the same people, count once."""

from dataclasses import replace

import numpy as np
import pytest

from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind
from canllaw.theory.measures.records import PeopleTable, Unit
from canllaw.theory.survey import strand as survey_strand
from tests.build_hypotheses import make_hypothesis
from tests.build_people import FACT, OUTCOME, make_authorities, make_column

CULTURE = Measure(kind=MeasureKind.FACT, key="culture", en="Supportive culture")
CONTEXT = (1, 1, 0, 0) * 3
SUPPORTIVE = (1, 0, 1, 0) * 3
TOGETHER = make_hypothesis(context=FACT, outcome=OUTCOME, together=CULTURE, smallest_effect=0.1)
# In each authority a hundred answers: fifty people in the first wave, and the same fifty in the second.
EACH, PEOPLE = 100, 50


def pool(yes: tuple[int, ...], changing: bool) -> PeopleTable:
    """The culture of the first authority is another one in the second wave, where `changing`."""
    table = make_authorities(yes, EACH, {FACT: CONTEXT, CULTURE: SUPPORTIVE})
    at = np.arange(len(table.outcome)) % EACH
    culture = np.repeat(np.array(SUPPORTIVE, np.float64), EACH)
    if changing:
        culture[:PEOPLE] = 0
    # Yes and no are spread over both waves alike.
    order = 2 * (np.arange(EACH) % PEOPLE) + np.arange(EACH) // PEOPLE
    outcome = np.concatenate([order < each for each in yes]).astype(np.int64)
    return replace(
        table,
        outcome=outcome,
        columns=(table.columns[0], make_column(CULTURE, Unit.AUTHORITY, culture)),
        waves=("1", "2"),
        wave=(at >= PEOPLE).astype(np.int64),
        person=table.authority * PEOPLE + at % PEOPLE,
    )


@pytest.mark.parametrize("changing", [False, True])
def test_two_facts_of_authorities_together_have_the_degrees_of_freedom_of_authorities(changing: bool) -> None:
    # Twelve authorities less one, less both facts and their product, also where a fact changes between waves.
    result = survey_strand.test_by_survey(TOGETHER, pool((70, 30, 34, 30) * 3, changing), seed=1)
    found = {each.name: each.value for each in result.findings[0].quantities}
    assert found["degrees of freedom"] == 12 - 1 - 3


def test_where_people_answered_twice_errors_come_from_authorities_and_that_is_said() -> None:
    result = survey_strand.test_by_survey(TOGETHER, pool((70, 30, 34, 30) * 3, False), seed=1)
    (finding,) = result.findings
    assert dict(finding.method.settings)["errors from"] == "differences between authorities"
    assert "some people may have answered in more than one" in str(finding.sentence)


def test_one_wave_alone_says_nothing_of_several() -> None:
    table = make_authorities((70, 30, 30, 30) * 3, EACH, {FACT: CONTEXT, CULTURE: SUPPORTIVE})
    (finding,) = survey_strand.test_by_survey(TOGETHER, table, seed=1).findings
    assert dict(finding.method.settings)["errors from"] == "the model"
    assert "several waves" not in str(finding.sentence)
