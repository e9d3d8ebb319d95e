"""How often the intervals of means hold the truth, for everybody, a role, an authority and a team.

Run: python bench/mean_intervals.py. Studies are drawn with a known mean of each authority and team: 22, 6
or 3 authorities, 5 teams of about 12 people each, people alike within teams and authorities as
far as ICC 0, 0.05 and 0.15 say, answered on a scale from 1 to 5 by half of them. The interval for everybody
and for a role is held against the mean from which authorities are drawn, that of an authority against its own
mean over all teams that it might have, that of a team against the team's own.
"""

import time
from collections import Counter

import numpy as np

from canllaw.basics.chance import random_numbers
from canllaw.evidence.instruments.instruments import Scale
from canllaw.evidence.scores.aggregation_figures import People, Scored, estimate_group, find_alike
from canllaw.evidence.scores.aggregation_rules import Level

SEED, STUDIES, TEAMS, SIZE = 20261125, 300, 5, 12
MIDDLE, SPREAD = 3.0, 0.8
SCALE = Scale(key="clarity", en="", cy="", items=("a",))


def main() -> None:
    for authorities in (22, 6, 3):
        for icc in (0.0, 0.05, 0.15):
            started = time.perf_counter()
            held, tried = Counter[Level](), Counter[Level]()
            for study in range(STUDIES):
                try_study(study, authorities, icc, held, tried)
            shares = ", ".join(f"{level.value} {held[level] / tried[level]:.3f}" for level in Level)
            print(
                f"authorities {authorities}, ICC {icc:.2f} each: {shares}; "
                f"{time.perf_counter() - started:.1f} s for {STUDIES} studies"
            )


def try_study(study: int, authorities: int, icc: float, held: Counter[Level], tried: Counter[Level]) -> None:
    numbers = random_numbers(SEED, "intervals", authorities, str(icc), study)
    own, rest = SPREAD * icc**0.5, SPREAD * (1 - 2 * icc) ** 0.5
    of_authority = MIDDLE + numbers.normal(0, own, authorities)
    of_team = np.repeat(of_authority, TEAMS) + numbers.normal(0, own, authorities * TEAMS)
    sizes = numbers.binomial(2 * SIZE, 0.5, authorities * TEAMS)
    team = np.repeat(np.arange(authorities * TEAMS), sizes)
    scores = np.clip(of_team[team] + numbers.normal(0, rest, len(team)), 1, 5)
    people = People(
        codes={},
        groups={
            Level.EVERYBODY: np.zeros(len(team), dtype=np.int64),
            Level.AUTHORITY: team // TEAMS,
            Level.TEAM: team,
            Level.ROLE: numbers.integers(0, 4, len(team)),
        },
        weights=np.ones(len(team)),
    )
    alike = find_alike(scores, people)
    scored = Scored(scale=SCALE, wave="", scores=scores, bounds=(1.0, 5.0), alike=alike)
    truths = {
        Level.EVERYBODY: [MIDDLE],
        Level.AUTHORITY: of_authority,
        Level.TEAM: of_team,
        Level.ROLE: [MIDDLE] * 4,
    }
    for level, expected in truths.items():
        for group, truth in enumerate(expected):
            members = np.flatnonzero(people.groups[level] == group)
            if len(members) >= 5:
                mean = estimate_group(level, members, scored, people)
                assert mean.low is not None and mean.high is not None
                tried[level] += 1
                held[level] += bool(mean.low <= truth <= mean.high)


if __name__ == "__main__":
    main()
