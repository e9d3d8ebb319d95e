"""Multilevel models beside integration by brute force, and beside what lme4, glmmTMB and ordinal found."""

import csv
import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import expit
from scipy.stats import norm

from canllaw.basics.chance import random_numbers
from canllaw.theory.estimating.checking import check
from canllaw.theory.estimating.effects import Contrast, estimate_effects
from canllaw.theory.estimating.fitting import fit_binary, fit_ordinal, reopen
from canllaw.theory.estimating.layout import make_layout
from canllaw.theory.estimating.likelihood import Likelihood
from canllaw.theory.estimating.records import Fit, ModelData

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "reference" / "multilevel"
CLOSE = 0.001


def make_answers(*, ordinal: bool, teams: bool) -> ModelData:
    """Eight authorities with twelve people each, in three teams where they count."""
    chance = random_numbers(11, "oracle")
    authority, team = np.repeat(np.arange(8), 12), np.tile(np.repeat(np.arange(3), 4), 8)
    x = np.column_stack((chance.normal(size=96), np.repeat(chance.normal(size=8), 12)))
    level = 0.9 * chance.normal(size=8)[authority] + 0.7 * chance.normal(size=24)[authority * 3 + team]
    latent = x @ [0.6, -0.4] + level + chance.logistic(size=96)
    return ModelData(
        y=np.searchsorted([-1.0, 0.2, 1.5] if ordinal else [0.2], latent),
        x=x,
        names=("years", "fact"),
        cluster=authority,
        team=team if teams else None,
    )


def chance_of(fit: Fit, y: int, predictor: float) -> float:
    """The chance of one answer, from the definition of the model."""
    cuts = fit.estimates[: fit.cuts] if fit.ordinal else -fit.estimates[:1]
    above = [1.0, *(float(expit(predictor - cut)) for cut in cuts), 0.0]
    return above[y] - above[y + 1]


def integrate(fit: Fit, data: ModelData, people: np.ndarray, shift: float) -> float:
    """The chance that these people answer as they did, by the definition, integral by integral."""
    slopes = fit.estimates[-2:]

    def together(level: float, some: np.ndarray) -> float:
        chances = [chance_of(fit, int(data.y[one]), float(data.x[one] @ slopes) + level) for one in some]
        return float(np.prod(chances))

    if shift or data.team is None:
        sd = fit.sd_authority if data.team is None else fit.sd_team
        return quad(lambda z: norm.pdf(z) * together(shift + sd * z, people), -9, 9, epsabs=0, epsrel=1e-8)[0]
    nodes = np.linspace(-7, 7, 81)
    values = []
    for node in nodes:
        parts = [people[data.team[people] == team] for team in np.unique(data.team[people])]
        shifted = fit.sd_authority * node or 1e-12
        values.append(norm.pdf(node) * np.prod([integrate(fit, data, part, shifted) for part in parts]))
    return float(np.trapezoid(values, nodes))


@pytest.mark.parametrize("ordinal", [False, True])
def test_the_likelihood_is_what_integration_by_brute_force_gives(ordinal: bool) -> None:
    data = make_answers(ordinal=ordinal, teams=False)
    fit = (fit_ordinal if ordinal else fit_binary)(data)
    assert isinstance(fit, Fit)
    slow = sum(
        np.log(integrate(fit, data, np.flatnonzero(data.cluster == authority), 0.0)) for authority in range(8)
    )
    assert fit.log_likelihood == pytest.approx(slow, abs=1e-4)


def test_the_likelihood_with_teams_is_what_integration_within_integration_gives() -> None:
    data = make_answers(ordinal=False, teams=True)
    fit = fit_binary(data)
    assert isinstance(fit, Fit)
    assert fit.sd_team is not None
    some = np.flatnonzero(data.cluster == 3)
    with reopen(fit, data) as reopened:
        ours = reopened.likelihood.found.values[3]
    # What does not depend on the random intercepts is nought for yes or no.
    assert ours == pytest.approx(np.log(integrate(fit, data, some, 0.0)), abs=1e-3)


@pytest.mark.parametrize(
    ("ordinal", "teams", "points"), [(False, False, 5), (True, False, 1), (True, True, 3)]
)
def test_the_gradient_is_that_of_the_approximation_itself(ordinal: bool, teams: bool, points: int) -> None:
    data = make_answers(ordinal=ordinal, teams=teams)
    checked = check(data)
    likelihood = Likelihood(make_layout(checked.data, checked.categories), points)
    cuts = [-1.1, 0.1, 1.3] if ordinal else [0.1]
    at = np.array([*cuts, 0.5, -0.2, 0.8, 0.6][: len(cuts) + (4 if teams else 3)])
    gradient = likelihood(at)[1]
    moves = 1e-5 * np.eye(len(at))
    slow = [(likelihood(at + move)[0] - likelihood(at - move)[0]) / 2e-5 for move in moves]
    assert gradient == pytest.approx(np.array(slow), abs=1e-6)


def test_an_average_difference_is_what_averaging_by_brute_force_gives() -> None:
    data = make_answers(ordinal=True, teams=True)
    fit = fit_ordinal(data)
    assert isinstance(fit, Fit)
    effect = estimate_effects(fit, data, [Contrast(name="years", low=-1, high=1)])[1]
    spread = float(np.hypot(*fit.sds))

    def average(years: float) -> float:
        predictors = years * fit.estimates[3] + data.x[:, 1] * fit.estimates[4] - fit.estimates[1]
        return float(
            np.mean(
                [
                    quad(lambda z, one=one: norm.pdf(z) * expit(one + spread * z), -9, 9)[0]
                    for one in predictors
                ]
            )
        )

    assert effect.answer == 2
    assert effect.chance == pytest.approx(average(-1), abs=1e-6)
    assert effect.value == pytest.approx(average(1) - average(-1), abs=1e-6)


def test_people_who_are_equal_may_be_counted_together() -> None:
    # Covariates of few values are grouped, the same with a little noise are not: nearly the same estimates.
    chance = random_numbers(12, "grouping")
    trained = chance.integers(0, 2, 3000).astype(float)
    authority = np.repeat(np.arange(10), 300)
    latent = trained + 0.5 * chance.normal(size=10)[authority] + chance.logistic(size=3000)
    grouped, single = (
        fit_ordinal(
            ModelData(
                y=np.searchsorted([-0.5, 1.0], latent), x=x[:, None], names=("trained",), cluster=authority
            )
        )
        for x in (trained, trained + 1e-7 * chance.normal(size=3000))
    )
    assert isinstance(grouped, Fit) and isinstance(single, Fit)
    assert grouped.people == single.people == 3000
    assert grouped.estimates == pytest.approx(single.estimates, abs=1e-5)
    assert grouped.errors == pytest.approx(single.errors, abs=1e-5)
    assert grouped.log_likelihood == pytest.approx(single.log_likelihood, abs=1e-3)


needs_reference = pytest.mark.skipif(
    not REFERENCE.is_dir(), reason=f"the figures of R are absent; they were looked for at {REFERENCE}"
)


@needs_reference
@pytest.mark.parametrize(
    ("peer", "column", "points"),
    [("glmer_agq25", "y", 25), ("clmm_agq10", "o", 10), ("tmb_3lev", "yt", 1), ("clmm_3lev", "ot", 1)],
)
@pytest.mark.parametrize("authorities", [22, 200])
def test_r_finds_the_same(peer: str, column: str, points: int, authorities: int) -> None:
    theirs = json.loads((REFERENCE / f"{peer}_2000_{authorities}.json").read_text("utf-8"))
    with (REFERENCE / f"survey_2000_{authorities}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = ("x1", "x2", "x3", "x4", "x5")
    data = ModelData(
        y=np.array([int(row[column]) for row in rows]),
        x=np.array([[float(row[name]) for name in names] for row in rows]),
        names=names,
        cluster=np.array([int(row["auth"]) for row in rows]),
        team=np.array([int(row["team"]) for row in rows]) if column.endswith("t") else None,
    )
    fit = (fit_ordinal if column.startswith("o") else fit_binary)(data, points)
    assert isinstance(fit, Fit)
    est = theirs["est"]
    fixed = [value for name, value in est.items() if name not in ("auth", "team")]
    assert fit.log_likelihood == pytest.approx(theirs["logLik"], abs=CLOSE)
    assert fit.estimates == pytest.approx(fixed, rel=CLOSE)
    assert fit.errors == pytest.approx(list(theirs["se"].values())[: len(fixed)], rel=CLOSE)
    assert fit.sds == pytest.approx([est[name] for name in ("auth", "team") if name in est], rel=CLOSE)


def test_cut_points_are_in_order() -> None:
    fit = fit_ordinal(make_answers(ordinal=True, teams=False))
    assert isinstance(fit, Fit)
    assert all(low < high for low, high in pairwise(fit.estimates[: fit.cuts]))
