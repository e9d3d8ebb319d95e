"""Slow second implementations of what the survey strand computes in closed form or by drawing."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import expit

from canllaw.theory.estimating.effects import Contrast, estimate_effects
from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind
from canllaw.theory.measures.records import MeasuredColumn, PeopleTable, Unit
from canllaw.theory.survey.compared import compare_together, compare_values
from canllaw.theory.survey.mediation import estimate_mediation
from canllaw.theory.survey.mediation_linear import Scores, fit_linear
from canllaw.theory.survey.mediation_parts import MOST_PEOPLE, Mediation
from canllaw.theory.survey.models import Fitted, Pair, design_model, fit_model
from canllaw.theory.survey.odds import compare_odds
from tests.build_people import make_column, make_table


def draw_scores(seed: int, weights: bool = False) -> Scores:
    """Twelve authorities with thirty teams of unequal size, a covariate of people and one of authorities."""
    chance = np.random.default_rng(seed)
    authority = np.sort(np.concatenate([np.arange(12), chance.integers(0, 12, 18)]))
    team = np.sort(np.concatenate([np.arange(30), chance.integers(0, 30, 210)]))
    size = len(team)
    x = np.column_stack((np.ones(size), chance.normal(size=size), authority[team] % 2))
    groups = chance.normal(0, 0.6, 12)[authority][team] + chance.normal(0, 0.4, 30)[team]
    y = 1 + 0.5 * x[:, 1] + groups + chance.normal(size=size)
    return Scores(
        y=y,
        x=x,
        team=team,
        authority=authority,
        weights=chance.uniform(0.5, 1.5, size) if weights else np.ones(size),
    )


def solve_dense(scores: Scores, sds: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
    """The restricted likelihood with the whole covariance matrix written out (Patterson and Thompson 1971)."""
    authority = scores.authority[scores.team]
    whole = sds[0] ** 2 * (authority[:, None] == authority) + sds[1] ** 2 * (
        scores.team[:, None] == scores.team
    )
    inverse = np.linalg.inv(whole + np.diag(sds[2] ** 2 / scores.weights))
    information = scores.x.T @ inverse @ scores.x
    slopes = np.linalg.solve(information, scores.x.T @ inverse @ scores.y)
    left = scores.y - scores.x @ slopes
    people, covariates = scores.x.shape
    loss = left @ inverse @ left + (people - covariates) * np.log(2 * np.pi)
    loss += np.linalg.slogdet(information)[1] - np.linalg.slogdet(inverse)[1]
    return -loss / 2, slopes, np.linalg.inv(information)


@pytest.mark.parametrize("seed", range(4))
def test_the_linear_model_is_where_the_restricted_likelihood_is_highest(seed: int) -> None:
    scores = draw_scores(seed)
    fit = fit_linear(scores)
    value, slopes, covariance = solve_dense(scores, np.array(fit.sds))
    assert fit.log_likelihood == pytest.approx(value, abs=1e-6)
    assert fit.estimates == pytest.approx(slopes, abs=1e-8)
    assert fit.covariance == pytest.approx(covariance, abs=1e-8)
    for at in range(3):
        for step in (-0.02, 0.02):
            near = np.array(fit.sds)
            near[at] = abs(near[at] + step)
            assert solve_dense(scores, near)[0] <= value + 1e-9


def test_errors_from_authorities_are_those_of_the_sandwich_written_out() -> None:
    scores = draw_scores(5, weights=True)
    fit = fit_linear(scores)
    authority = scores.authority[scores.team]
    same_team = scores.team[:, None] == scores.team
    whole = fit.sds[0] ** 2 * (authority[:, None] == authority) + fit.sds[1] ** 2 * same_team
    inverse = np.linalg.inv(whole + np.diag(fit.sds[2] ** 2 / scores.weights))
    bread = np.linalg.inv(scores.x.T @ inverse @ scores.x)
    asked = scores.x * (inverse @ (scores.y - scores.x @ fit.estimates))[:, None]
    sums = np.array([asked[authority == each].sum(axis=0) for each in range(12)])
    sandwich = bread @ (sums.T @ sums) @ bread * 12 / 11
    assert fit.robust == pytest.approx(sandwich, rel=1e-6)


PEOPLE = 1200
CONTEXT = Measure(kind=MeasureKind.SCALE, key="context")
MECHANISM = Measure(kind=MeasureKind.SCALE, key="mechanism")


def draw_people(seed: int, unit: Unit) -> tuple[PeopleTable, MeasuredColumn, MeasuredColumn]:
    """So many that the interval is found on some of them."""
    chance = np.random.default_rng(seed)
    authority = np.repeat(np.arange(16), PEOPLE // 16)
    team = np.repeat(np.arange(80), PEOPLE // 80)
    context = chance.normal(size=PEOPLE) if unit is Unit.PERSON else (authority % 2).astype(np.float64)
    mechanism = 0.5 * context + chance.normal(0, 0.3, 80)[team] + chance.normal(size=PEOPLE)
    odds = -0.4 + 0.3 * context + 0.6 * mechanism + chance.normal(0, 0.4, 16)[authority]
    outcome = (chance.random(PEOPLE) < expit(odds)).astype(np.int64)
    columns = (
        make_column(CONTEXT, unit, context, 0, 1),
        make_column(MECHANISM, Unit.PERSON, mechanism, -1, 1),
    )
    return make_table(outcome, authority, columns, team), *columns


@pytest.mark.parametrize("unit", [Unit.PERSON, Unit.AUTHORITY])
def test_what_goes_through_is_what_a_simulation_of_everybody_gives(unit: Unit) -> None:
    """Draw each person's group, move their mechanism as the context would, count who then says yes."""
    table, context, mechanism = draw_people(3, unit)
    design = design_model(table, (mechanism,), context)
    found = estimate_mediation(design, mechanism, "H1", seed=1)
    fitted = fit_model(design)
    assert isinstance(found, Mediation)
    assert isinstance(fitted, Fitted)
    start, of_context, of_mechanism = fitted.fit.estimates
    slope = found.to_mechanism.value / (context.high - context.low)
    chance = np.random.default_rng(1)
    x, m = design.data.x.T
    as_is = start + of_context * x + of_mechanism * m
    counts = np.zeros(2)
    for _ in range(1000):
        groups = chance.normal(0, fitted.fit.sds[0], PEOPLE) + chance.normal(0, fitted.fit.sds[1], PEOPLE)
        for side, value in enumerate((context.low, context.high)):
            moved = slope * (value - context.values)
            counts[side] += expit(as_is + of_mechanism * moved + groups).mean() / 1000
    assert found.through.value == pytest.approx(counts[1] - counts[0], abs=5e-4)
    assert found.through.low < found.through.value < found.through.high
    assert len(table.outcome) > MOST_PEOPLE


@pytest.mark.parametrize("unit", [Unit.PERSON, Unit.AUTHORITY])
def test_what_goes_through_a_yes_or_no_is_what_a_simulation_of_everybody_gives(unit: Unit) -> None:
    """Draw whether each person has the mechanism at both values of the context, then who says yes with it."""
    table, context, score = draw_people(3, unit)
    yes = (score.values > 0.3).astype(np.float64)
    mechanism = make_column(MECHANISM, Unit.PERSON, yes)
    table = replace(table, columns=(context, mechanism))
    found = estimate_mediation(design_model(table, (mechanism,), context), mechanism, "H1", seed=1)
    assert isinstance(found, Mediation)
    assert found.chances is not None
    first, second = found.chances, found.fitted
    chance = np.random.default_rng(1)
    shares = np.zeros(2)
    for _ in range(2000):
        groups = chance.normal(0, 1, (2, 2, PEOPLE))
        moves = [sds @ of for sds, of in zip((first.fit.sds, second.fit.sds), groups, strict=True)]
        luck = chance.random(PEOPLE)
        for side, value in enumerate((context.low, context.high)):
            x = value - first.design.centre(context)
            has = luck < expit(first.fit.estimates @ np.vstack((np.ones(PEOPLE), x)) + moves[0])
            rows = np.vstack(
                (np.ones(PEOPLE), second.design.data.x[:, 0], has - second.design.centre(mechanism))
            )
            shares[side] += expit(second.fit.estimates @ rows + moves[1]).mean() / 2000
    assert found.through.value == pytest.approx(shares[1] - shares[0], abs=5e-4)
    assert found.through.chance == pytest.approx(shares[0], abs=1e-3)
    assert found.through.low < found.through.value < found.through.high


def test_a_difference_between_authorities_is_that_of_the_estimating_kernel() -> None:
    table, context, mechanism = draw_people(4, Unit.AUTHORITY)
    fitted = fit_model(design_model(table, (mechanism,), context))
    assert isinstance(fitted, Fitted)
    ours = compare_values(fitted, context)
    odds = compare_odds(fitted, context)
    (effect,) = estimate_effects(
        fitted.fit, fitted.design.data, [Contrast(name="context", low=0.0, high=1.0)]
    )
    assert (ours.value, ours.low, ours.high) == pytest.approx((effect.value, effect.low, effect.high))
    assert (ours.chance, ours.df, ours.people) == (effect.chance, effect.df, effect.people)
    theirs = (effect.odds_ratio, effect.odds_ratio_low, effect.odds_ratio_high)
    assert (odds.value, odds.low, odds.high) == pytest.approx(theirs)


def test_what_two_give_together_has_the_error_of_numerical_derivatives() -> None:
    chance = np.random.default_rng(6)
    authority = np.repeat(np.arange(20), 50)
    first, second = (authority % 2).astype(float), (authority // 2 % 2).astype(float)
    odds = -0.5 + first * second + chance.normal(0, 0.3, 20)[authority]
    outcome = (chance.random(1000) < expit(odds)).astype(np.int64)
    columns = (
        make_column(Measure(kind=MeasureKind.FACT, key="first"), Unit.AUTHORITY, first),
        make_column(Measure(kind=MeasureKind.FACT, key="second"), Unit.AUTHORITY, second),
    )
    pair = Pair(context=columns[0], together=columns[1])
    fitted = fit_model(design_model(make_table(outcome, authority, columns), columns, columns[0], (pair,)))
    assert isinstance(fitted, Fitted)
    found = compare_together(fitted, pair)
    nodes, weights = np.polynomial.hermite_e.hermegauss(61)

    def differ(parameters: np.ndarray) -> float:
        start, a, b, both, sd = parameters
        ends = {}
        for x in (0, 1):
            for z in (0, 1):
                curve = expit(start + a * x + b * z + both * x * z + sd * nodes)
                ends[x, z] = float(weights @ curve / weights.sum())
        return ends[1, 1] - ends[0, 1] - ends[1, 0] + ends[0, 0]

    fit = fitted.fit
    at = np.append(fit.estimates, fit.sds)
    gradient = np.array([(differ(at + step) - differ(at - step)) / 2e-5 for step in 1e-5 * np.eye(5)])
    covariance = fit.covariance.copy()
    covariance[:4, :4] = fit.widened
    assert found.value == pytest.approx(differ(at), abs=1e-8)
    assert found.error == pytest.approx(float(np.sqrt(gradient @ covariance @ gradient)), rel=1e-5)
    assert found.df == 16
