"""From the measures of a hypothesis to a table: what counts as yes, whose value counts, what is compared."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from canllaw.basics.language import Language, say
from canllaw.evidence.results import EvidenceResult
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Hypothesis, Measure, MeasureKind, MeasureLevel, Rival
from canllaw.theory.measures.measures import make_people_table
from canllaw.theory.measures.records import PeopleTable, Unit
from tests.build_hypotheses import make_hypothesis
from tests.build_study import find_result, put_files, put_study

# authority, sure, lost (turned round), aware, words: confidence is the mean of sure and 4 - lost.
FIRST = "mon,3,1,1,\nmon,1,3,0,\ngwy,3,3,,\n"
SECOND = "mon,3,1,1,\nmon,2,2,1,\nmon,1,3,0,\nmon,3,1,0,\nmon,1,1,1,\ngwy,3,1,0,\ngwy,9,2,0,\n"
FACTS = (
    "code,name_en,name_cy,staff_in_post,champions,hours\n"
    "mon,Anglesey,Ynys Môn,20,1,4.5\n"
    "gwy,Gwynedd,Gwynedd,30,0,2\n"
)
AWARE = Measure(kind=MeasureKind.ITEM, key="aware_unprompted", at_least=1)
CONFIDENCE = Measure(kind=MeasureKind.SCALE, key="confidence")
CHAMPIONS = Measure(kind=MeasureKind.FACT, key="champions")


@pytest.fixture
def evidence(tmp_path: Path) -> EvidenceResult:
    folder = put_study(tmp_path, FIRST, SECOND)
    put_files(folder, {"workforce/authorities.csv": FACTS})
    return find_result(folder)


def table(hypothesis: Hypothesis, evidence: EvidenceResult) -> PeopleTable:
    made = make_people_table(hypothesis, evidence)
    assert isinstance(made, PeopleTable)
    return made


def refused(hypothesis: Hypothesis, evidence: EvidenceResult) -> str:
    made = make_people_table(hypothesis, evidence)
    assert isinstance(made, NotEnough)
    return say(made.reason, Language.ENGLISH)


def test_an_outcome_is_yes_from_the_value_that_the_hypothesis_says(evidence: EvidenceResult) -> None:
    # Scores of the second wave: 3, 2, 1, 3, 2, 3; the last person's "not my role" leaves one item of two.
    hypothesis = make_hypothesis(context=CHAMPIONS, outcome=replace(CONFIDENCE, at_least=2))
    assert table(hypothesis, evidence).outcome.tolist() == [1, 1, 0, 1, 1, 1, -1]
    hypothesis = make_hypothesis(context=CHAMPIONS, outcome=replace(CONFIDENCE, at_least=3))
    assert table(hypothesis, evidence).outcome.tolist() == [1, 0, 0, 1, 0, 1, -1]


def test_a_question_of_yes_or_no_needs_no_value(evidence: EvidenceResult) -> None:
    hypothesis = make_hypothesis(context=CHAMPIONS, outcome=replace(AWARE, at_least=None))
    assert table(hypothesis, evidence).outcome.tolist() == [1, 1, 0, 0, 1, 0, 0]


def test_a_score_without_a_value_to_count_from_is_no_outcome(evidence: EvidenceResult) -> None:
    hypothesis = make_hypothesis(context=CHAMPIONS, outcome=CONFIDENCE)
    assert "at_least" in refused(hypothesis, evidence)


def test_a_fact_is_that_of_each_persons_authority(evidence: EvidenceResult) -> None:
    made = table(make_hypothesis(context=CHAMPIONS, outcome=AWARE), evidence)
    column = made.need(CHAMPIONS)
    assert column.values.tolist() == [1, 1, 1, 1, 1, 0, 0]
    assert (column.unit, column.low, column.high, column.two_valued) == (Unit.AUTHORITY, 0, 1, True)
    assert made.authority.tolist() == [1, 1, 1, 1, 1, 0, 0]


def test_the_newest_wave_counts_unless_another_is_named(evidence: EvidenceResult) -> None:
    hypothesis = make_hypothesis(context=CONFIDENCE, outcome=replace(AWARE, wave="1"))
    made = table(hypothesis, evidence)
    assert made.waves == ("1",)
    assert made.outcome.tolist() == [1, 0, -1]
    assert made.need(CONFIDENCE).values.tolist() == [3, 1, 2]
    assert made.rows.tolist() == [2, 3, 4]


def test_all_waves_may_be_put_together_and_stay_told_apart(evidence: EvidenceResult) -> None:
    made = table(make_hypothesis(context=CHAMPIONS, outcome=replace(AWARE, wave="all")), evidence)
    assert made.waves == ("1", "2")
    assert made.outcome.tolist() == [1, 0, -1, 1, 1, 0, 0, 1, 0, 0]
    assert made.wave is not None and made.wave.tolist() == [0] * 3 + [1] * 7
    assert made.need(CHAMPIONS).values.tolist() == [1, 1, 0, 1, 1, 1, 1, 1, 0, 0]


def test_the_mean_of_an_authority_stands_for_its_people_where_enough_answered(
    evidence: EvidenceResult,
) -> None:
    # Anglesey in the second wave: (3 + 2 + 1 + 3 + 2) / 5. Gwynedd has one score: too few for a mean.
    context = replace(CONFIDENCE, level=MeasureLevel.AUTHORITY)
    values = table(make_hypothesis(context=context, outcome=AWARE), evidence).need(context).values
    assert values[:5] == pytest.approx(2.2)
    assert np.isnan(values[5:]).all()


def test_a_mean_over_all_waves_is_of_everybody_who_ever_answered(evidence: EvidenceResult) -> None:
    # With those of the first wave: (3 + 2 + 1 + 3 + 2 + 3 + 1) / 7.
    context = replace(CONFIDENCE, level=MeasureLevel.AUTHORITY, wave="all")
    values = table(make_hypothesis(context=context, outcome=AWARE), evidence).need(context).values
    assert values[:5] == pytest.approx(15 / 7)


def test_yes_from_a_value_is_asked_of_the_mean_where_groups_are_measured(evidence: EvidenceResult) -> None:
    context = replace(CONFIDENCE, level=MeasureLevel.AUTHORITY, at_least=2.2)
    column = table(make_hypothesis(context=context, outcome=AWARE), evidence).need(context)
    assert column.values[:5].tolist() == [1, 1, 1, 1, 1]


def test_quartiles_are_compared_unless_the_hypothesis_names_values(evidence: EvidenceResult) -> None:
    # Scores 1, 2, 2, 3, 3, 3: a quarter of the way from the lowest lies at 2, three quarters at 3.
    column = table(make_hypothesis(context=CONFIDENCE, outcome=AWARE), evidence).need(CONFIDENCE)
    assert (column.low, column.high) == (2, 3)
    named = replace(CONFIDENCE, low=1, high=3)
    column = table(make_hypothesis(context=named, outcome=AWARE), evidence).need(named)
    assert (column.low, column.high) == (1, 3)


def test_the_same_measure_has_one_column_whatever_it_is_named_for(evidence: EvidenceResult) -> None:
    rival = Rival(key="everywhere", en="Everywhere.", cy="Ymhobman.", context=CHAMPIONS)
    other = replace(CONFIDENCE, level=MeasureLevel.AUTHORITY)
    hypothesis = make_hypothesis(context=CHAMPIONS, outcome=AWARE, rivals=(rival,), held=(CONFIDENCE, other))
    names = [column.name for column in table(hypothesis, evidence).columns]
    assert names == ["champions", "confidence", "confidence (authority)"]


def test_a_rival_that_cannot_be_measured_stops_nothing_else(evidence: EvidenceResult) -> None:
    lost = Measure(kind=MeasureKind.FACT, key="caseload")
    rival = Rival(key="caseload", en="Caseloads.", cy="Llwythi.", context=lost)
    made = table(make_hypothesis(context=CHAMPIONS, outcome=AWARE, rivals=(rival,)), evidence)
    ((key, reason),) = made.unmeasured
    assert key == "caseload"
    assert say(reason, Language.ENGLISH) == "No authority has this fact: caseload."


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"outcome": CHAMPIONS}, "A fact about authorities is no answer of people"),
        ({"outcome": replace(AWARE, wave="7")}, "There is no such wave: 7."),
        ({"context": Measure(kind=MeasureKind.SCALE, key="joy")}, "no scale or question with numbers"),
        ({"context": Measure(kind=MeasureKind.ITEM, key="words")}, "no scale or question with numbers"),
        ({"context": Measure(kind=MeasureKind.CONCRETENESS)}, "needs an outcome of practices"),
        ({"outcome": Measure(kind=MeasureKind.SEEN)}, "the strand of observations tests it"),
        ({"outcome": Measure(kind=MeasureKind.EXAMPLE)}, "The study names no practices."),
    ],
)
def test_what_a_survey_cannot_test_is_refused_with_the_reason(
    evidence: EvidenceResult, changes: dict[str, Measure], reason: str
) -> None:
    hypothesis = make_hypothesis(**{"context": CHAMPIONS, "outcome": AWARE, **changes})
    assert reason in refused(hypothesis, evidence)


def test_a_study_without_a_survey_says_so(tmp_path: Path) -> None:
    hypothesis = make_hypothesis(context=CHAMPIONS, outcome=AWARE)
    assert refused(hypothesis, find_result(put_study(tmp_path))) == "The study has no survey."


def test_a_scale_stands_in_the_columns_of_its_questions(evidence: EvidenceResult) -> None:
    places = table(make_hypothesis(context=CONFIDENCE, outcome=AWARE), evidence).places
    assert [place.column for place in places] == ["aware_unprompted", "sure", "lost"]


def test_where_everything_stands_is_known(evidence: EvidenceResult) -> None:
    places = table(make_hypothesis(context=CHAMPIONS, outcome=AWARE), evidence).places
    assert [(place.source.name, place.column) for place in places] == [
        ("survey-2.csv", "aware_unprompted"),
        ("authorities.csv", "champions"),
    ]
