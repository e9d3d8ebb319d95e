"""Seconds of the multilevel models with standard errors, beside lme4 and ordinal in R, and how time grows.

    python bench/multilevel_speed.py [--r] [--million]

The surveys are made up like those of ../shared/reference/multilevel. The first fit of each kind, which may
compile, is not counted. With --r the same rows are fitted by R too, where it is installed: some minutes. With
--million up to 1,000,000 answers.
"""

import sys
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from multilevel_r import compare, find_versions, fit_in_r

from canllaw.basics.chance import random_numbers
from canllaw.theory.estimating.departures import estimate_departures
from canllaw.theory.estimating.effects import estimate_effects
from canllaw.theory.estimating.fitting import fit_binary, fit_ordinal
from canllaw.theory.estimating.records import Fit, ModelData
from canllaw.theory.estimating.spread import estimate_spread

SLOPES = np.array([0.3, -0.2, 0.6, 0.4, 0.5])
CUTS = np.array([-2.0, -0.7, 0.5, 2.0])
PEOPLE_A_TEAM = 10
ROUNDS = 3
# What is fitted: its name, ordered answers or not, with teams or not, R's points, the goal in seconds.
KINDS = (
    ("yes or no", False, False, 25, 1.0),
    ("5 points", True, False, 1, 2.0),
    ("yes or no, teams", False, True, 1, 5.0),
    ("5 points, teams", True, True, 1, 10.0),
)


def main() -> None:
    for _name, ordinal, teams, _points, _goal in KINDS:
        fit(make_survey(500, 10, ordinal=ordinal, teams=teams), ordinal=ordinal)
    print("50,000 answers in 200 authorities: seconds by the clock, of the processor; goal")
    for name, ordinal, teams, points, goal in KINDS:
        data = make_survey(50_000, 200, ordinal=ordinal, teams=teams)
        clock, processor, found = time_fit(data, ordinal=ordinal)
        print(f"  {name}, {found.points} points: {clock:.2f}, {processor:.2f}; {goal:.0f}")
        tell_rest(found, data)
        if "--r" in sys.argv and find_versions():
            theirs = fit_in_r(data, ordinal=ordinal, points=points)
            print(f"    R with {points}: {theirs.seconds:.1f}, ours {clock / theirs.seconds:.4f} of it")
            same = (fit_ordinal if ordinal else fit_binary)(data, points)
            assert isinstance(same, Fit), "there is enough to fit"
            print(f"    with as many points: {compare(same, theirs)}")
    print("Growth, seconds of the processor for 1,000 answers")
    sizes = (10_000, 30_000, 100_000, 300_000) + ((1_000_000,) if "--million" in sys.argv else ())
    for name, ordinal, teams, _points, _goal in KINDS:
        told = []
        for size in sizes:
            _clock, processor, _found = time_fit(
                make_survey(size, 200, ordinal=ordinal, teams=teams), ordinal=ordinal, rounds=1
            )
            told.append(f"{size:,}: {1000 * processor / size:.4f}")
        print(f"  {name}: {'; '.join(told)}")


def make_survey(answers: int, authorities: int, *, ordinal: bool, teams: bool) -> ModelData:
    chance = random_numbers(3, "bench", "multilevel speed", answers, authorities)
    authority = np.sort(chance.integers(0, authorities, answers))
    team = chance.integers(0, max(2, answers // authorities // PEOPLE_A_TEAM), answers)
    fact = chance.normal(size=authorities)[authority]
    x = np.column_stack(
        (chance.normal(size=(answers, 2)), chance.random(answers) < 0.5, chance.random(answers) < 0.3, fact)
    )
    latent = x @ SLOPES + 0.6 * chance.normal(size=authorities)[authority] + chance.logistic(size=answers)
    if teams:
        latent += 0.4 * chance.normal(size=(authorities, team.max() + 1))[authority, team]
    return ModelData(
        y=np.searchsorted(CUTS, latent) if ordinal else (latent > 0.4).astype(np.int64),
        x=x,
        names=("x1", "x2", "x3", "x4", "x5"),
        cluster=authority,
        team=team if teams else None,
    )


def fit(data: ModelData, *, ordinal: bool) -> Fit:
    found = (fit_ordinal if ordinal else fit_binary)(data)
    assert isinstance(found, Fit), "there is enough to fit"
    return found


def time_fit(data: ModelData, *, ordinal: bool, rounds: int = ROUNDS) -> tuple[float, float, Fit]:
    """The quickest of some rounds: seconds by the clock and of the processor, with standard errors."""
    best = (np.inf, np.inf)
    for _ in range(rounds):
        clock, processor = perf_counter(), process_time()
        found = fit(data, ordinal=ordinal)
        best = min(best, (perf_counter() - clock, process_time() - processor))
    return best[0], best[1], found


def tell_rest(found: Fit, data: ModelData) -> None:
    """What is asked for beside the fit: seconds by the clock, of the processor."""
    moments = [(perf_counter(), process_time())]
    estimate_effects(found, data)
    moments.append((perf_counter(), process_time()))
    spread = estimate_spread(found, data)
    moments.append((perf_counter(), process_time()))
    estimate_departures(found, data, spread[0])
    moments.append((perf_counter(), process_time()))
    names = ("effects", "spread with intervals", "single authorities")
    for name, (took, spent) in zip(names, np.diff(moments, axis=0), strict=True):
        print(f"    {name}: {took:.2f}, {spent:.2f}")


if __name__ == "__main__":
    main()
