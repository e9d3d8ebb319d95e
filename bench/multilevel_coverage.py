"""How often the intervals of 95 % of the multilevel models hold the truth, with few authorities.

    python bench/multilevel_coverage.py [--studies 500] [--first 1] [--processes 2]

Each study is made up anew: authorities of unequal size with their own level around a common one, two
facts about people, one about the authority, and, where it says so, teams, a fact about these, or weights:
people who say yes were then asked twice as often as others, and count half as much. Held to account are the
intervals of the log odds and of the average difference in chances, of the spread between authorities (and
teams), and of where single authorities lie. Beside them the plain interval: estimate and error by maximum
likelihood, 1.96.
"""

import argparse
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import numpy as np
from scipy.stats import t

sys.path.insert(0, str(Path(__file__).parent.parent))

from canllaw.basics.chance import random_numbers
from canllaw.theory.estimating.departures import estimate_departures
from canllaw.theory.estimating.effects import Contrast, estimate_effects
from canllaw.theory.estimating.fitting import fit_binary, fit_ordinal
from canllaw.theory.estimating.records import Fit, ModelData
from canllaw.theory.estimating.spread import estimate_spread

STUDIES = 500
# How often somebody is asked by their answer, where people have weights.
ASKED = np.array([0.4, 0.8])
SLOPES = np.array([0.3, 0.5, 0.5])
NAMES = ("years", "trained", "fact")
OF_TEAM, TEAM_SLOPE = "fact of the team", 0.5
KINDS = {"fact": "authority", OF_TEAM: "team"}
CUTS = (-2.0, -0.7, 0.5, 2.0)
CUT = (0.4,)
TEAMS_EACH = 8

Counts = dict[str, list[bool]]


@dataclass(frozen=True)
class Case:
    """One kind of study: how many authorities and answers, spread, the fact's kind, the scale."""

    authorities: int
    answers: int
    sd: float
    yes_or_no_fact: bool = True
    ordinal: bool = False
    team_sd: float | None = None
    team_fact: bool = False
    weighted: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (*NAMES, OF_TEAM) if self.team_fact else NAMES

    @property
    def slopes(self) -> np.ndarray:
        return np.append(SLOPES, TEAM_SLOPE) if self.team_fact else SLOPES

    def __str__(self) -> str:
        scale = "5 points" if self.ordinal else "yes or no"
        teams = "" if self.team_sd is None else f", {TEAMS_EACH} teams each with sd {self.team_sd}"
        fact = "yes or no" if self.yes_or_no_fact else "a number"
        people = f"{self.authorities} authorities, {self.answers} answers ({scale})"
        more = ", a fact about teams" * self.team_fact + ", weights" * self.weighted
        return f"{people}, sd {self.sd}{teams}, fact {fact}{more}"


CASES = (
    Case(22, 2_000, 0.6),
    Case(22, 2_000, 0.6, ordinal=True),
    Case(22, 2_000, 0.2),
    Case(22, 2_000, 0.1, ordinal=True),
    Case(22, 600, 0.2, yes_or_no_fact=False),
    Case(22, 600, 1.0, yes_or_no_fact=False),
    Case(22, 1_500, 0.5, team_sd=0.5),
    Case(22, 1_500, 0.1, ordinal=True, team_sd=0.4),
    Case(10, 600, 0.5),
    Case(22, 1_500, 0.5, team_sd=0.5, team_fact=True),
    Case(22, 2_000, 0.5, weighted=True),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--studies", type=int, default=STUDIES)
    parser.add_argument("--first", type=int, default=1, help="the first kind of study, counted from 1")
    parser.add_argument("--processes", type=int, default=2)
    told_by = parser.parse_args()
    studies = told_by.studies
    error = (0.95 * 0.05 / studies) ** 0.5
    print(f"Studies of each kind: {studies}. Standard error of a share of 0.95: {error:.3f}.")
    with ProcessPoolExecutor(told_by.processes) as pool:
        for number, case in list(enumerate(CASES))[told_by.first - 1 :]:
            begin = perf_counter()
            runs = pool.map(run, [(case, number, study) for study in range(studies)], chunksize=10)
            told = defaultdict(list)
            for counts in runs:
                for name, held in counts.items():
                    told[name].extend(held)
            print(f"\n{case} ({perf_counter() - begin:.0f} s)", flush=True)
            for name, held in told.items():
                print(f"  {name}: {np.mean(held):.3f}", flush=True)


def run(work: tuple[Case, int, int]) -> Counts:
    """Which intervals held the truth in one study."""
    case, number, study = work
    data, levels = make_study(case, random_numbers(1, "bench", "multilevel", number, study))
    fit = (fit_ordinal if case.ordinal else fit_binary)(data)
    if not isinstance(fit, Fit):
        return {"told as not enough": [True]}
    return {
        **hold_log_odds(fit, case),
        **hold_effects(fit, data, case),
        **hold_spread(fit, data, case, levels),
    }


def make_study(case: Case, chance: np.random.Generator) -> tuple[ModelData, np.ndarray]:
    asked = case.answers / ASKED.mean() if case.weighted else case.answers
    sizes = 1 + chance.multinomial(round(asked), chance.dirichlet(np.full(case.authorities, 4.0)))
    authority = np.repeat(np.arange(case.authorities), sizes)
    people = len(authority)
    team = chance.integers(0, TEAMS_EACH, people)
    fact = chance.normal(size=case.authorities)
    if case.yes_or_no_fact:
        fact = (chance.permutation(case.authorities) < case.authorities // 2).astype(float)
    x = np.column_stack((chance.normal(size=people), chance.random(people) < 0.3, fact[authority]))
    levels = case.sd * chance.normal(size=case.authorities)
    team_levels = (case.team_sd or 0.0) * chance.normal(size=case.authorities * TEAMS_EACH)
    own_team = authority * TEAMS_EACH + team
    if case.team_fact:
        x = np.column_stack((x, chance.normal(size=case.authorities * TEAMS_EACH)[own_team]))
    latent = x @ case.slopes + levels[authority] + team_levels[own_team]
    latent = latent + chance.logistic(size=people)
    data = ModelData(
        y=np.searchsorted(np.array(CUTS if case.ordinal else CUT), latent),
        x=x,
        names=case.names,
        cluster=authority,
        team=None if case.team_sd is None else team,
    )
    return (ask_unevenly(data, chance) if case.weighted else data), levels


def ask_unevenly(data: ModelData, chance: np.random.Generator) -> ModelData:
    """Only some answer, and the more often those who say yes; weights put that right."""
    asked = ASKED[data.y]
    answered = chance.random(len(asked)) < asked
    return replace(
        data,
        y=data.y[answered],
        x=data.x[answered],
        cluster=data.cluster[answered],
        weights=1 / asked[answered],
    )


def hold_log_odds(fit: Fit, case: Case) -> Counts:
    counts: Counts = {}
    for name, slope in zip(case.names, case.slopes, strict=True):
        at = fit.names.index(name)
        off = abs(fit.estimates[at] - slope)
        reach = t.ppf(0.975, fit.df[at]) * fit.widened[at, at] ** 0.5
        kind = KINDS.get(name, "person")
        counts.setdefault(f"log odds, {kind}", []).append(bool(off <= reach))
        counts.setdefault(f"log odds, {kind}, plain", []).append(bool(off <= 1.96 * fit.errors[at]))
    return counts


def hold_effects(fit: Fit, data: ModelData, case: Case) -> Counts:
    """Average differences, against those of the true parameters for the same people."""
    contrasts = [Contrast(name=name, low=0.0, high=1.0) for name in case.names]
    first = CUTS if case.ordinal else (-CUT[0],)
    true = replace(
        fit, estimates=np.concatenate((first, case.slopes)), sd_authority=case.sd, sd_team=case.team_sd
    )
    counts: Counts = defaultdict(list)
    for ours, truth in zip(
        estimate_effects(fit, data, contrasts), estimate_effects(true, data, contrasts), strict=True
    ):
        kind = KINDS.get(ours.contrast.name, "person")
        counts[f"difference in chances, {kind}"].append(ours.low <= truth.value <= ours.high)
    return dict(counts)


def hold_spread(fit: Fit, data: ModelData, case: Case, levels: np.ndarray) -> Counts:
    spread = estimate_spread(fit, data)
    counts = {"spread between authorities": [spread[0].sd_low <= case.sd <= spread[0].sd_high]}
    if case.team_sd is not None:
        counts["spread between teams"] = [spread[1].sd_low <= case.team_sd <= spread[1].sd_high]
    departures = estimate_departures(fit, data)
    counts["single authorities"] = [bool(one.low <= levels[one.authority] <= one.high) for one in departures]
    return counts


if __name__ == "__main__":
    main()
