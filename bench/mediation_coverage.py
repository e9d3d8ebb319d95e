"""How often the intervals of what goes through a mechanism hold the truth.

    python bench/mediation_coverage.py [--studies 500] [--first 1] [--processes 2]

Each study is made up anew: 22 authorities of unequal size with teams, a score that is the context, a score or
a yes or no that is the mechanism, a yes or no that is the outcome. The truth is found on a million people, by
the difference that is to be estimated: everybody's mechanism moved as the context would move it.
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from canllaw.basics.chance import random_numbers
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind, MeasureLevel
from canllaw.theory.measures.records import MeasuredColumn, PeopleTable, Unit
from canllaw.theory.survey.mediation import estimate_mediation
from canllaw.theory.survey.models import design_model

STUDIES = 500
AUTHORITIES, TEAMS = 22, 5
MANY = 1_000_000


@dataclass(frozen=True)
class Case:
    """`slopes` may differ between authorities by `uneven`; `of_authority`: the context is the same there.

    `yes_or_no`: the mechanism is one; its link to the context is then in log odds.
    """

    answers: int
    first: float
    second: float
    uneven: float = 0.0
    of_authority: bool = False
    spread: float = 0.3
    yes_or_no: bool = False

    def __str__(self) -> str:
        whose = "authority" if self.of_authority else "person"
        kind = ", mechanism a yes or no" * self.yes_or_no
        return (
            f"{self.answers} answers, context of the {whose}, links {self.first} and {self.second}, "
            f"links differ by {self.uneven}, spread {self.spread}{kind}"
        )


CASES = (
    Case(1_100, 0.5, 0.6),
    Case(1_100, 0.0, 0.6),
    Case(1_100, 0.5, 0.0),
    Case(1_100, 0.0, 0.0),
    Case(1_100, 0.3, 0.4, uneven=0.2),
    Case(300, 0.3, 0.4),
    Case(1_100, 0.5, 0.6, of_authority=True),
    Case(1_100, 0.2, 0.6, of_authority=True, spread=0.6),
    Case(1_100, 0.8, 1.0, yes_or_no=True),
    Case(1_100, 0.8, 1.0, of_authority=True, yes_or_no=True),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--studies", type=int, default=STUDIES)
    parser.add_argument("--first", type=int, default=1, help="the first kind of study, counted from 1")
    parser.add_argument("--processes", type=int, default=2)
    told = parser.parse_args()
    studies = told.studies
    print(f"Studies of each kind: {studies}. Standard error: {(0.95 * 0.05 / studies) ** 0.5:.3f}.")
    with ProcessPoolExecutor(told.processes) as pool:
        for number, case in list(enumerate(CASES))[told.first - 1 :]:
            truth = find_truth(case)
            runs = [
                run for run in pool.map(run_study, [(case, number, each) for each in range(studies)]) if run
            ]
            held = np.mean([low <= truth <= high for _, low, high in runs])
            values = np.array([value for value, _, _ in runs])
            width = np.mean([high - low for _, low, high in runs])
            print(
                f"{held:.3f}  truth {truth:+.4f}, mean {values.mean():+.4f}, sd {values.std():.4f}, "
                f"width / 3.92 {width / 3.92:.4f}, studies {len(runs)}: {case}",
                flush=True,
            )


def draw(case: Case, chance: np.random.Generator, size: int) -> tuple[np.ndarray, ...]:
    """Authority, team, context, mechanism (as a score), the log odds of a yes without its part, its link."""
    shares = chance.dirichlet(np.full(AUTHORITIES, 4.0))
    authority = np.sort(chance.choice(AUTHORITIES, size, p=shares))
    team = authority * TEAMS + chance.integers(0, TEAMS, size)
    levels = [chance.normal(0, case.spread, AUTHORITIES)[authority] for _ in range(3)]
    teams = [chance.normal(0, 0.3, AUTHORITIES * TEAMS)[team] for _ in range(3)]
    own = np.arange(AUTHORITIES)[authority] % 2.0 if case.of_authority else chance.normal(0, 1, size)
    context = own if case.of_authority else own + levels[0] + teams[0]
    first = case.first + case.uneven * chance.standard_normal(AUTHORITIES)[authority]
    second = case.second + case.uneven * chance.standard_normal(AUTHORITIES)[authority]
    own_luck = chance.logistic(size=size) if case.yes_or_no else chance.normal(0, 0.9, size)
    mechanism = first * context + levels[1] + teams[1] + own_luck
    odds = -0.3 + 0.2 * context + levels[2] + teams[2]
    return authority, team, context, mechanism, odds, second


def find_span(case: Case) -> tuple[float, float]:
    return (0.0, 1.0) if case.of_authority else (-0.7, 0.7)


def find_truth(case: Case) -> float:
    """On many people in many made-up studies, so that no luck of 22 authorities is in it."""
    found = []
    low, high = find_span(case)
    for each in range(200):
        chance = random_numbers(7, "truth", each)
        _, _, context, mechanism, odds, _ = draw(case, chance, MANY // 200)
        sides = [
            1 / (1 + np.exp(-(odds + case.second * show(case, mechanism + case.first * (to - context)))))
            for to in (high, low)
        ]
        found.append((sides[0] - sides[1]).mean())
    return float(np.mean(found))


def show(case: Case, mechanism: np.ndarray) -> np.ndarray:
    """What people tell of the mechanism: its score, or whether it is above 0."""
    return (mechanism > 0).astype(np.float64) if case.yes_or_no else mechanism


def run_study(what: tuple[Case, int, int]) -> tuple[float, float, float] | None:
    case, number, study = what
    chance = random_numbers(11, "mediation coverage", number, study)
    authority, team, context, mechanism, odds, second = draw(case, chance, case.answers)
    mechanism = show(case, mechanism)
    outcome = chance.random(case.answers) < 1 / (1 + np.exp(-(odds + second * mechanism)))
    low, high = find_span(case)
    unit = Unit.AUTHORITY if case.of_authority else Unit.PERSON
    columns = (
        make_column("context", unit, context, (low, high)),
        make_column("mechanism", Unit.PERSON, mechanism, (0.0, 1.0) if case.yes_or_no else (-0.7, 0.7)),
    )
    table = PeopleTable(
        hypothesis="H",
        waves=("1",),
        outcome=outcome.astype(np.int64),
        columns=columns,
        authority=authority,
        team=team,
        person=np.arange(case.answers),
        practice=None,
        weights=None,
        rows=np.arange(case.answers),
    )
    found = estimate_mediation(design_model(table, columns, columns[0]), columns[1], "H", study)
    if isinstance(found, NotEnough):
        return None
    return found.through.value, found.through.low, found.through.high


def make_column(name: str, unit: Unit, values: np.ndarray, compared: tuple[float, float]) -> MeasuredColumn:
    return MeasuredColumn(
        name=name,
        measure=Measure(
            kind=MeasureKind.SCALE,
            key=name,
            level=MeasureLevel.AUTHORITY if unit is Unit.AUTHORITY else MeasureLevel.PERSON,
        ),
        unit=unit,
        values=np.asarray(values, np.float64),
        low=compared[0],
        high=compared[1],
        two_valued=len(np.unique(values)) == 2,
    )


if __name__ == "__main__":
    main()
