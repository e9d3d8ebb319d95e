"""Multilevel models: estimates that can be checked by hand, and what is told where nothing can be said."""

import math
from dataclasses import replace

import numpy as np
import pytest

from canllaw.theory.estimating.effects import Contrast, estimate_effects
from canllaw.theory.estimating.fitting import fit_binary, fit_ordinal, take_own_errors
from canllaw.theory.estimating.records import Fit, Level, ModelData, NotEnough


def make_data(
    answers: list[int],
    authorities: int = 6,
    team: list[int] | None = None,
    weights: list[float] | None = None,
    **covariates: list[float],
) -> ModelData:
    """These people in each of the authorities, all authorities alike."""
    return ModelData(
        y=np.tile(answers, authorities),
        x=np.column_stack([np.tile(values, authorities) for values in covariates.values()])
        if covariates
        else np.empty((len(answers) * authorities, 0)),
        names=tuple(covariates),
        cluster=np.repeat(np.arange(authorities), len(answers)),
        team=None if team is None else np.tile(team, authorities),
        weights=None if weights is None else np.tile(weights, authorities),
    )


def fitted(found: Fit | NotEnough) -> Fit:
    assert isinstance(found, Fit), found
    return found


def why(found: Fit | NotEnough) -> str:
    assert isinstance(found, NotEnough), found
    return str(found.reason)


def test_where_authorities_are_alike_the_spread_is_nought_and_the_likelihood_that_of_independent_people() -> (
    None
):
    # Three in four say yes in each of six authorities: log odds of log 3, error 1 / sqrt(24 x 3/4 x 1/4).
    fit = fitted(fit_binary(make_data([0, 1, 1, 1])))
    assert fit.sd_authority == 0
    assert fit.estimates == pytest.approx([math.log(3)])
    assert fit.errors == pytest.approx([1 / math.sqrt(24 * 3 / 16)])
    assert fit.log_likelihood == pytest.approx(18 * math.log(3 / 4) + 6 * math.log(1 / 4))


def test_cut_points_are_the_log_odds_of_answering_no_higher() -> None:
    # Of four people one answers 1, two answer 2 and one 3.
    fit = fitted(fit_ordinal(make_data([1, 2, 2, 3])))
    assert fit.names == ("1|2", "2|3")
    assert fit.estimates == pytest.approx([math.log(1 / 3), math.log(3)])
    assert fit.log_likelihood == pytest.approx(12 * math.log(1 / 4) + 12 * math.log(1 / 2))


def test_an_effect_is_a_difference_in_chances_with_the_odds_ratio_beside_it() -> None:
    # One in four of the untrained says yes, three in four of the trained: 50 more in a hundred, odds ratio 9.
    data = make_data([1, 0, 0, 0, 1, 1, 1, 0], trained=[0, 0, 0, 0, 1, 1, 1, 1])
    fit = fitted(fit_binary(data))
    (effect,) = estimate_effects(fit, data)
    assert effect.contrast == Contrast(name="trained", low=0, high=1)
    assert (effect.answer, effect.chance, effect.value) == (1, pytest.approx(0.25), pytest.approx(0.5))
    assert effect.odds_ratio == pytest.approx(9)
    # Two shares of 24 people each: the error of their difference is sqrt(2 x 3/16 / 24) = 0.125. Forty people
    # within authorities are left when one slope and six levels are counted: 41, t = 2.02.
    assert effect.df == 41
    assert effect.high - effect.value == pytest.approx(2.0195 * 0.125, rel=0.01)
    assert effect.low == pytest.approx(2 * effect.value - effect.high)


def test_every_answer_but_the_lowest_has_its_own_difference_in_chances() -> None:
    # Untrained: 1 2 2 3, trained: 2 3 3 3 with cut points in common; chances of 2 or 3 are greater than of 3.
    data = make_data([1, 2, 2, 3, 2, 3, 3, 3], trained=[0, 0, 0, 0, 1, 1, 1, 1])
    effects = estimate_effects(fitted(fit_ordinal(data)), data)
    assert [effect.answer for effect in effects] == [2, 3]
    assert effects[0].chance > effects[1].chance
    assert all(effect.low <= effect.value <= effect.high for effect in effects)
    assert effects[0].odds_ratio == effects[1].odds_ratio


def test_a_fact_about_authorities_has_the_degrees_of_freedom_of_authorities() -> None:
    # Eight authorities, half with a plan: 8 less the intercept and the plan leaves 6.
    share = np.repeat([2, 3, 4, 5, 5, 6, 7, 8], 1)
    data = ModelData(
        y=np.concatenate([np.repeat([1, 0], [yes, 10 - yes]) for yes in share]),
        x=np.column_stack((np.repeat([0, 0, 0, 0, 1, 1, 1, 1], 10), np.tile(np.arange(10) % 3, 8))),
        names=("plan", "years"),
        cluster=np.repeat(np.arange(8), 10),
    )
    fit = fitted(fit_binary(data))
    assert fit.levels == (Level.AUTHORITY, Level.AUTHORITY, Level.PERSON)
    assert list(fit.df) == [6, 6, 71]
    effect = estimate_effects(fit, data, [Contrast(name="plan", low=0, high=1)])[0]
    assert (effect.level, effect.df) == (Level.AUTHORITY, 6)
    assert effect.odds_ratio_high > math.exp(fit.estimates[1] + 1.96 * fit.errors[1])


def test_a_figure_declared_to_be_of_authorities_is_one_also_where_it_changes_between_waves() -> None:
    # Eight authorities; the plan of the last one came between its first and its second five answers.
    plan = np.repeat([0, 0, 0, 0, 1, 1, 1, 1], 10)
    plan[75:] = 0
    data = ModelData(
        y=np.concatenate([np.repeat([1, 0], [yes, 10 - yes]) for yes in (2, 3, 4, 5, 5, 6, 7, 8)]),
        x=plan[:, None].astype(np.float64),
        names=("plan",),
        cluster=np.repeat(np.arange(8), 10),
    )
    assert fitted(fit_binary(data)).levels[1] is Level.PERSON
    declared = fitted(fit_binary(replace(data, declared=(Level.AUTHORITY,))))
    assert declared.levels[1] is Level.AUTHORITY
    assert list(declared.df) == [6, 6]


def test_a_figure_of_teams_counts_as_one_of_people_where_no_teams_are_known() -> None:
    data = replace(make_data([0, 1, 1, 1], years=[2, 1, 2, 3]), declared=(Level.TEAM,))
    assert fitted(fit_binary(data)).levels[1] is Level.PERSON


def test_people_with_missing_values_are_left_out_and_counted() -> None:
    data = make_data([0, 1, 1, 1, -1], years=[2, 1, 3, 1, 2])
    fit = fitted(fit_binary(data))
    assert fit.people == 24
    assert [str(note) for note in fit.notes] == ["People left out because a value is missing: 6."]


def test_an_answer_that_nobody_gave_has_no_cut_point_and_is_named() -> None:
    fit = fitted(fit_ordinal(make_data([1, 2, 2, 5])))
    assert fit.names == ("1|2", "2|5")
    assert [str(note) for note in fit.notes] == ["Answers that nobody gave were left out of the scale: 3, 4."]


def test_teams_of_different_authorities_may_have_the_same_number() -> None:
    fit = fitted(fit_binary(make_data([0, 1, 1, 0, 1, 1], team=[1, 1, 1, 2, 2, 2])))
    assert (fit.authorities, fit.teams, fit.sd_team) == (6, 12, 0)
    assert fit.estimates == pytest.approx([math.log(2)])


def test_weights_that_are_all_alike_change_no_estimate() -> None:
    plain, weighted = (
        fitted(fit_binary(make_data([0, 1, 1, 1, 0, 1], weights=weights, years=[1, 2, 3, 1, 2, 5])))
        for weights in (None, [2.5] * 6)
    )
    assert weighted.estimates == pytest.approx(plain.estimates)
    assert (plain.weighted, weighted.weighted) == (False, True)


def test_where_all_weigh_alike_both_kinds_of_errors_come_from_one_fit() -> None:
    data = make_data([0, 1, 1, 1, 0, 1], weights=[1.0] * 6, years=[1, 2, 3, 1, 2, 5])
    taken = take_own_errors(fitted(fit_binary(data)))
    plain = fitted(fit_binary(replace(data, weights=None)))
    assert taken.errors == pytest.approx(plain.errors, rel=1e-6)
    assert taken.widened == pytest.approx(plain.widened, rel=1e-6)
    assert taken.covariance == pytest.approx(plain.covariance, rel=1e-6)
    assert not taken.weighted


def test_weights_move_the_share_as_they_should() -> None:
    # The one who says no counts three times as much as each of three who say yes: even odds.
    fit = fitted(fit_binary(make_data([0, 1, 1, 1], weights=[3, 1, 1, 1])))
    assert fit.estimates == pytest.approx([0], abs=1e-6)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_data([-1, -1]), "Nobody's answers are complete."),
        (make_data([1, 1, 1]), "All answers are the same."),
        (
            make_data([0, 1, 1], authorities=4),
            "There are too few authorities to tell how they differ. Authorities: 4. Needed: 5.",
        ),
        (
            make_data([0, 1, 1], years=[2, 2, 2]),
            "This is the same for everybody, so that there is nothing to compare: years.",
        ),
        (
            make_data([0, 1, 1, 0], years=[1, 2, 3, 5], months=[12, 24, 36, 60]),
            "This cannot be told apart from the other things that are compared: months.",
        ),
        (
            make_data([0, 0, 1, 1, 0, 1], trained=[0, 0, 1, 1, 0, 1], years=[1, 2, 2, 1, 4, 3]),
            "In one of the groups compared everybody gave the same answer, so that the size of the difference cannot be estimated. Compared by: trained.",
        ),
        (
            # Everybody trained says yes, some of the others too: still no limit.
            make_data([0, 1, 1, 1, 0, 1], trained=[0, 0, 1, 1, 0, 1]),
            "In one of the groups compared everybody gave the same answer, so that the size of the difference cannot be estimated. Compared by: trained.",
        ),
        (
            ModelData(
                y=np.tile([0, 1], 5), x=np.empty((10, 0)), names=(), cluster=np.arange(10)
            ),
            "No authority has more than one answer, so that authorities and people cannot be told apart.",
        ),
        (
            make_data([0, 1, 1], team=[1, 2, 3]),
            "No team has more than one answer, so that teams and people cannot be told apart.",
        ),
        (
            make_data([0, 1, 1], team=[1, 1, 1]),
            "No authority has more than one team, so that teams and authorities cannot be told apart.",
        ),
        (
            ModelData(
                y=np.repeat([0, 1], 15), x=np.empty((30, 0)), names=(), cluster=np.repeat(np.arange(6), 5)
            ),
            "In each authority or team everybody gave the same answer, so that people cannot be told apart from the groups they are in.",
        ),
        (
            ModelData(
                y=np.tile([0, 1, 1, 0, 1], 6),
                x=np.repeat(np.array([[0, 1, 1], [1, 0, 3], [0, 0, 2], [1, 1, 0], [0, 1, 5], [1, 0, 1]]), 5, axis=0),
                names=("plan", "lead", "rate"),
                cluster=np.repeat(np.arange(6), 5),
            ),
            "There are too few authorities for so many facts about them. Authorities: 6. Facts: 3.",
        ),
    ],
)  # fmt: skip
def test_where_nothing_can_be_said_the_reason_is_told_instead_of_a_number(
    data: ModelData, reason: str
) -> None:
    assert why(fit_binary(data)) == reason


def test_ordered_answers_that_are_foretold_without_a_fault_are_told_too() -> None:
    data = make_data([1, 2, 3, 1, 2, 3], years=[1, 2, 3, 1.5, 2.5, 3.5])
    assert why(fit_ordinal(data)).endswith("cannot be estimated. Compared by: years.")
