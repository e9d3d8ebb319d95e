"""How often intervals of 95 % hold the truth where two waves stand together and two facts work together.

    python bench/pooled_coverage.py [--studies 200] [--processes 1]

Each study is made up anew, as the example's H6 is asked: 22 authorities, half with champions and half with a
supportive culture, three of which change sides between two waves; 1,600 answers, 332 people gave two of them.
People, teams, authorities, and authorities in a wave have levels of their own. Held to account is the
difference of differences in chances, by Canllaw and beside it by the model alone, which takes a fact that
changes between waves for one of people and everybody's second answer for somebody else's.
"""

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from canllaw.basics.chance import random_numbers
from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind
from canllaw.theory.measures.records import MeasuredColumn, Numbers, PeopleTable, Places, Unit
from canllaw.theory.survey.compared import Difference, compare_together
from canllaw.theory.survey.models import Design, Fitted, Pair, design_model, fit_model

AUTHORITIES, TEAMS_EACH, ANSWERS, TWICE, CHANGING = 22, 5, 1_600, 332, 3
# Log odds: the common level, champions alone, culture alone, both, the second wave.
LEVEL, ALONE, CULTURE, BOTH, LATER = -0.7, 0.0, 0.3, 1.4, 0.2
OF_PERSON, OF_TEAM = 1.0, 0.35
CHAMPIONS = Measure(kind=MeasureKind.FACT, key="champions")
SUPPORTIVE = Measure(kind=MeasureKind.FACT, key="culture")
NODES, SHARES = np.polynomial.hermite_e.hermegauss(40)


@dataclass(frozen=True)
class Case:
    """How far authorities differ, and one authority from itself in the other wave (sd of log odds)."""

    authority: float
    authority_in_wave: float

    def __str__(self) -> str:
        return f"sd of authorities {self.authority}, of authorities in a wave {self.authority_in_wave}"


CASES = (Case(0.1, 0.0), Case(0.4, 0.0), Case(0.3, 0.3))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--studies", type=int, default=200)
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    error = (0.95 * 0.05 / asked.studies) ** 0.5
    print(f"Studies of each kind: {asked.studies}. Standard error of a share of 0.95: {error:.3f}.")
    with ProcessPoolExecutor(asked.processes) as pool:
        for number, case in enumerate(CASES):
            work = [(case, number, study) for study in range(asked.studies)]
            found = [each for each in pool.map(run, work, chunksize=10) if each]
            print(f"\n{case}; told as not enough: {asked.studies - len(found)}")
            for at, name in enumerate(("Canllaw", "the model alone")):
                held = np.array([each[at][0] for each in found])
                width = np.array([each[at][1] for each in found])
                print(f"  {name}: {held.mean():.3f}, middle width {np.median(width):.3f}", flush=True)


def run(work: tuple[Case, int, int]) -> list[tuple[bool, float]]:
    """Whether each interval held the truth in one study, and how wide it is; nothing where one has none."""
    case, number, study = work
    table, truth = make_study(case, random_numbers(1, "bench", "pooled", number, study))
    champions, culture = table.columns
    pair = Pair(context=champions, together=culture)
    design = design_model(table, (culture,), champions, (pair,))
    found = [compare(each, pair) for each in (design, forget(design))]
    told = [each for each in found if each is not None]
    if len(told) < len(found):
        return []
    return [(each.low <= truth <= each.high, each.high - each.low) for each in told]


def compare(design: Design, pair: Pair) -> Difference | None:
    fitted = fit_model(design)
    return compare_together(fitted, pair) if isinstance(fitted, Fitted) else None


def forget(design: Design) -> Design:
    """The same as if nothing were known of waves: errors of the model, levels by the values alone."""
    return replace(design, robust=False, data=replace(design.data, weights=None, declared=None))


def make_study(case: Case, chance: np.random.Generator) -> tuple[PeopleTable, float]:
    """A table of people, and the true difference of differences for them."""
    people = ANSWERS - TWICE
    home = chance.integers(0, AUTHORITIES, people)
    team = home * TEAMS_EACH + chance.integers(0, TEAMS_EACH, people)
    first = chance.permutation(people)
    half = (people - TWICE) // 2
    waves = [np.concatenate((first[:TWICE], rest)) for rest in np.split(first[TWICE:], [half])]
    person = np.concatenate(waves)
    wave = np.repeat([0, 1], [len(each) for each in waves])
    authority = home[person]
    champions = (chance.permutation(AUTHORITIES) < AUTHORITIES // 2).astype(float)[authority]
    supportive = make_culture(chance)[wave, authority]
    latent = LEVEL + ALONE * champions + CULTURE * supportive + BOTH * champions * supportive + LATER * wave
    for sd, member in (
        (OF_PERSON, person),
        (OF_TEAM, team[person]),
        (case.authority, authority),
        (case.authority_in_wave, authority * 2 + wave),
    ):
        latent = latent + sd * chance.normal(size=member.max() + 1)[member]
    answers = (latent + chance.logistic(size=len(latent)) > 0).astype(np.int64)
    columns = (make_column(CHAMPIONS, champions), make_column(SUPPORTIVE, supportive))
    table = make_table(answers, columns, (authority, team[person], person, wave))
    return table, find_truth(case, wave)


def make_culture(chance: np.random.Generator) -> Numbers:
    """Which authorities have a supportive culture, a row a wave: some change sides in the second."""
    first = (chance.permutation(AUTHORITIES) < AUTHORITIES // 2).astype(float)
    second = first.copy()
    changing = chance.permutation(AUTHORITIES)[:CHANGING]
    second[changing] = 1 - second[changing]
    return np.array((first, second))


def make_column(measure: Measure, values: Numbers) -> MeasuredColumn:
    return MeasuredColumn(
        name=measure.key,
        measure=measure,
        unit=Unit.AUTHORITY,
        values=values,
        low=0.0,
        high=1.0,
        two_valued=True,
    )


def make_table(
    answers: Places, columns: tuple[MeasuredColumn, ...], groups: tuple[Places, Places, Places, Places]
) -> PeopleTable:
    authority, team, person, wave = groups
    return PeopleTable(
        hypothesis="H6",
        waves=("1", "2"),
        outcome=answers,
        columns=columns,
        authority=authority,
        team=team,
        person=person,
        practice=None,
        wave=wave,
        rows=np.arange(len(answers)) + 2,
    )


def find_truth(case: Case, wave: Places) -> float:
    """Over everybody's wave, and all levels of people and groups."""
    spread = np.sqrt(OF_PERSON**2 + OF_TEAM**2 + case.authority**2 + case.authority_in_wave**2)
    chances = {sides: np.mean(list(find_chances(sides, spread, wave))) for sides in np.ndindex(2, 2)}
    return float(chances[1, 1] - chances[0, 1] - chances[1, 0] + chances[0, 0])


def find_chances(sides: tuple[int, ...], spread: float, wave: Places) -> Iterator[float]:
    """The chance of a yes at each wave's people with champions and culture set."""
    champions, culture = sides
    fixed = LEVEL + ALONE * champions + CULTURE * culture + BOTH * champions * culture
    by_wave = [
        float(SHARES @ (1 / (1 + np.exp(-(fixed + LATER * each + spread * NODES)))) / SHARES.sum())
        for each in (0, 1)
    ]
    return iter(np.array(by_wave)[wave])


if __name__ == "__main__":
    main()
