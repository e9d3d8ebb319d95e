"""What another program is told of a survey's models: which rows, what to fit on them, what we found."""

from dataclasses import replace
from math import log, sqrt

import numpy as np
import polars as pl
import pytest

from canllaw.report.replication import describe
from canllaw.report.replication_models import (
    make_comparisons_frame,
    make_differences_frame,
    make_expected_models_frame,
    make_models_frame,
    make_people_frame,
)
from canllaw.theory.measures.records import PeopleTable, Unit
from canllaw.theory.survey import replicated
from canllaw.theory.survey import strand as survey_strand
from tests.build_hypotheses import make_hypothesis
from tests.build_people import FACT, OUTCOME, make_authorities, make_column, make_table

H1 = make_hypothesis(context=FACT, outcome=OUTCOME, smallest_effect=0.05)


def replicate(table: PeopleTable) -> tuple[replicated.ReplicatedModel, ...]:
    found = survey_strand.test_by_survey(H1, table, seed=1)
    return tuple(replicated.find_replicated(H1, table, found))


def make_halves() -> PeopleTable:
    """Sixty of a hundred say yes where managers took part, forty where they did not; twelve authorities."""
    return make_authorities((60, 40) * 6, 100, {FACT: (1, 0) * 6})


def test_the_figures_are_those_of_maximum_likelihood() -> None:
    found = make_expected_models_frame(replicate(make_halves()))
    told = found.filter(pl.col("fit") == "as told")
    # All authorities of a side are alike: no spread, and people are independent.
    assert told["quantity"].to_list() == [
        "log-likelihood",
        "coefficient",
        "coefficient",
        "standard deviation",
    ]
    assert told["value"].to_list() == pytest.approx(
        [1200 * (0.6 * log(0.6) + 0.4 * log(0.4)), log(40 / 60), log(2.25), 0], abs=1e-6
    )
    # 240 yes and 360 no without, 360 and 240 with managers.
    one_side = 1 / 240 + 1 / 360
    assert told["error"].to_list()[1:3] == pytest.approx([sqrt(one_side), sqrt(2 * one_side)], rel=1e-5)
    # Authorities are compared: the model's own errors count, none from differences between authorities.
    assert told["error from authorities"].null_count() == 4
    laplace = found.filter(pl.col("fit") == "laplace")
    assert laplace["value"].to_list() == pytest.approx(told["value"].to_list(), abs=1e-6)


def test_a_difference_comes_with_its_sides_its_error_and_the_wider_interval_that_was_told() -> None:
    models = replicate(make_halves())
    assert make_comparisons_frame(models).rows() == [
        ("H1 difference", 1, 1.0, "drafting", 1.0),
        ("H1 difference", 2, -1.0, "drafting", 0.0),
    ]
    (row,) = make_differences_frame(models).to_dicts()
    assert row["value"] == pytest.approx(0.2, abs=1e-6)
    # Of two shares of 600 people each.
    assert row["error"] == pytest.approx(sqrt(2 * 0.6 * 0.4 / 600), rel=1e-4)
    assert row["high told"] - 0.2 > 1.96 * row["error"]
    # Twelve authorities, less one, less one fact about them.
    assert row["degrees of freedom told"] == 10


def test_authorities_are_compared_with_each_other_and_people_with_those_of_their_authority() -> None:
    (model,) = make_models_frame(replicate(make_halves())).to_dicts()
    assert (model["compared within"], model["less the mean of the group"]) == ("", "")
    assert (model["random intercepts"], model["kind"], model["response"]) == (
        "authority",
        "logistic",
        "outcome",
    )
    own = np.tile(np.arange(100) % 2, 12)
    said = np.concatenate([np.arange(100) < yes for yes in (60, 40) * 6]).astype(np.int64)
    table = make_table(said, np.repeat(np.arange(12), 100), (make_column(FACT, Unit.PERSON, own),))
    (model,) = make_models_frame(replicate(table)).to_dicts()
    assert (model["compared within"], model["less the mean of the group"]) == ("authority", "drafting")
    assert model["errors from authorities"] is True


def test_rows_without_an_answer_are_left_out_and_the_others_keep_their_numbers() -> None:
    outcome, authority = np.array([1, -1, 0, 1]), np.array([0, 0, 1, -1])
    column = make_column(FACT, Unit.AUTHORITY, [1, 1, np.nan, 0])
    team = np.array([4, 4, -1, -1])
    frame = make_people_frame(make_table(outcome, authority, (column,), team=team))
    assert frame.columns == ["row", "wave", "authority", "team", "person", "weight", "outcome", "drafting"]
    # Who has no team stands in one with the others of the authority who have none: number 4 + 1 + 1.
    assert frame.rows() == [(2, "1", 0, 4, 0, 1.0, 1, 1.0), (4, "1", 1, 6, 2, 1.0, 0, None)]


def test_a_measure_called_as_a_column_of_every_table_is_told_apart() -> None:
    measure = replace(FACT, key="team")
    column = make_column(measure, Unit.AUTHORITY, [1.0, 0.0])
    frame = make_people_frame(make_table(np.array([1, 0]), np.array([0, 1]), (column,)))
    assert frame.columns[-1] == "measure team"


def test_of_very_many_rows_laplace_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is one more fit, which R would take hours for."""
    monkeypatch.setattr(replicated, "MOST_ROWS_FOR_LAPLACE", 1_199)
    found = make_expected_models_frame(replicate(make_halves()))
    assert set(found["fit"]) == {"as told"}


def test_a_study_of_which_no_model_could_be_fitted_has_tables_with_headings_only() -> None:
    """With three authorities, or with interviews alone, there is nothing for another program to fit."""
    frames = describe(())
    joined = [pl.concat([each, each], how="vertical_relaxed") for each in frames]
    assert [each.height for each in joined] == [0, 0, 0, 0]
    assert all(each.columns[0] == "model" for each in joined)
    model = replicate(make_halves())
    assert all(
        own.columns == none.columns and pl.concat([none, own], how="vertical_relaxed").equals(own)
        for own, none in zip(describe(model), frames, strict=True)
    )
