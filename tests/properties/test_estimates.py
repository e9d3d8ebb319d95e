"""Multilevel models: what must hold whatever people answer."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canllaw.theory.estimating.fitting import fit_binary, fit_ordinal
from canllaw.theory.estimating.records import Fit, ModelData, NotEnough

AUTHORITIES, PEOPLE = 6, 8
SIZE = AUTHORITIES * PEOPLE


@st.composite
def surveys(draw: st.DrawFn, highest: int = 2) -> ModelData:
    """Answers and two covariates of people in authorities, as they may come."""
    numbers = st.lists(st.integers(-3, 3), min_size=SIZE, max_size=SIZE)
    answers = draw(st.lists(st.integers(0, highest), min_size=SIZE, max_size=SIZE))
    return ModelData(
        y=np.array(answers),
        x=np.array([draw(numbers), draw(numbers)], np.float64).T,
        names=("one", "other"),
        cluster=np.repeat(np.arange(AUTHORITIES), PEOPLE),
    )


@settings(max_examples=15)
@given(surveys(), st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_the_names_of_authorities_matter(
    data: ModelData, random: object
) -> None:
    order = np.array(random.sample(range(SIZE), SIZE))
    names = np.array(random.sample(range(100), AUTHORITIES))
    other = replace(data, y=data.y[order], x=data.x[order], cluster=names[data.cluster[order]])
    same(fit_ordinal(data), fit_ordinal(other))


@settings(max_examples=15)
@given(surveys(highest=1))
def test_turning_the_answers_round_turns_every_sign(data: ModelData) -> None:
    found, turned = fit_binary(data), fit_binary(replace(data, y=1 - data.y))
    if isinstance(found, NotEnough) or isinstance(turned, NotEnough):
        assert found == turned
        return
    assert turned.estimates == pytest.approx(-found.estimates, abs=1e-4)
    assert turned.errors == pytest.approx(found.errors, rel=1e-3)
    assert turned.sd_authority == pytest.approx(found.sd_authority, abs=1e-3)


@settings(max_examples=15)
@given(surveys())
def test_other_units_of_a_covariate_change_its_slope_alone(data: ModelData) -> None:
    found = fit_ordinal(data)
    other = fit_ordinal(replace(data, x=data.x * [10, 1]))
    if isinstance(found, NotEnough) or isinstance(other, NotEnough):
        assert found == other
        return
    assert other.log_likelihood == pytest.approx(found.log_likelihood, abs=1e-6)
    assert other.estimates[-2] == pytest.approx(found.estimates[-2] / 10, abs=1e-4)
    assert other.errors[-2] == pytest.approx(found.errors[-2] / 10, rel=1e-3)


def same(found: Fit | NotEnough, other: Fit | NotEnough) -> None:
    if isinstance(found, NotEnough) or isinstance(other, NotEnough):
        assert found == other
        return
    assert other.estimates == pytest.approx(found.estimates, abs=1e-4)
    assert other.errors == pytest.approx(found.errors, rel=1e-3)
    assert other.log_likelihood == pytest.approx(found.log_likelihood, abs=1e-6)
    assert other.sd_authority == pytest.approx(found.sd_authority, abs=1e-3)
