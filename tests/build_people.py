"""People of authorities and what they answered, for tests of the survey strand: shares stand in the test."""

from collections.abc import Mapping, Sequence

import numpy as np

from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind
from canllaw.theory.measures.records import MeasuredColumn, PeopleTable, Unit

FACT = Measure(kind=MeasureKind.FACT, key="drafting", en="Managers took part in drafting")
OUTCOME = Measure(kind=MeasureKind.ITEM, key="aware", en="Names the guidance", at_least=1)


def make_column(
    measure: Measure, unit: Unit, values: Sequence[float] | np.ndarray, low: float = 0, high: float = 1
) -> MeasuredColumn:
    values = np.asarray(values, np.float64)
    return MeasuredColumn(
        name=measure.key or measure.kind.value,
        measure=measure,
        unit=unit,
        values=values,
        low=low,
        high=high,
        two_valued=len(np.unique(values)) <= 2,
    )


def make_authorities(
    yes: Sequence[int], people: int, facts: Mapping[Measure, Sequence[float]]
) -> PeopleTable:
    """Authorities of `people` each, of whom so many say yes; facts have a value an authority."""
    outcome = np.concatenate([np.arange(people) < each for each in yes]).astype(np.int64)
    columns = tuple(
        make_column(measure, Unit.AUTHORITY, np.repeat(np.asarray(values, np.float64), people))
        for measure, values in facts.items()
    )
    return make_table(outcome, np.repeat(np.arange(len(yes)), people), columns)


def make_table(
    outcome: np.ndarray,
    authority: np.ndarray,
    columns: Sequence[MeasuredColumn],
    team: np.ndarray | None = None,
    weights: np.ndarray | None = None,
) -> PeopleTable:
    people = np.arange(len(outcome))
    return PeopleTable(
        hypothesis="H1",
        waves=("1",),
        outcome=outcome.astype(np.int64),
        columns=tuple(columns),
        authority=authority,
        team=np.full(len(outcome), -1) if team is None else team,
        person=people,
        practice=None,
        weights=weights,
        rows=people + 2,
    )


def make_practices(
    examples: Sequence[Sequence[int]], concrete: Sequence[float], measure: Measure
) -> PeopleTable:
    """People who each told of every practice whether they have an example; twenty people an authority."""
    given = np.asarray(examples)
    people, practices = given.shape
    person = np.repeat(np.arange(people), practices)
    practice = np.tile(np.arange(practices), people)
    return PeopleTable(
        hypothesis="H1",
        waves=("1",),
        outcome=given.ravel(),
        columns=(make_column(measure, Unit.PRACTICE, np.asarray(concrete)[practice]),),
        authority=person // 20,
        team=np.full(people * practices, -1),
        person=person,
        practice=practice,
        weights=None,
        rows=person + 2,
    )
