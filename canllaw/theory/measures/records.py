"""What a hypothesis is tested with: a row a person, a column a measure."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from canllaw.basics.language import Bilingual, Message
from canllaw.basics.sources import Place
from canllaw.theory.hypotheses.hypotheses import Measure

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Truths = NDArray[np.bool_]


class Unit(StrEnum):
    """Between whom a measure differs, the finest first: practices of a person, people, teams, authorities."""

    PRACTICE = "practice"
    PERSON = "person"
    TEAM = "team"
    AUTHORITY = "authority"

    def is_finer_than(self, other: "Unit") -> bool:
        order = list(Unit)
        return order.index(self) < order.index(other)


# Compared by identity: arrays have no single answer to whether they are equal.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MeasuredColumn:
    """The values of a measure, one a row; NaN where there is none.

    `low` and `high` are compared. `two_valued`: it has two values only, such as yes and no.
    """

    name: str
    measure: Measure
    unit: Unit
    values: Numbers = field(repr=False)
    low: float
    high: float
    two_valued: bool

    @property
    def title(self) -> Bilingual:
        measure = self.measure
        english = measure.en or measure.key or measure.kind.value
        return Bilingual(english, measure.cy or english)

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PeopleTable:
    """All that a survey knows of one hypothesis.

    `outcome` is 1 for yes, 0 for no, negative where it is missing. `authority`, `team` and `person` number
    these, negative where unknown; `practice` does where people answer for several practices and thus have
    several rows, `wave` where several are put together. `weights` is None where all count alike. `rows` are
    those of the wave's file. `unmeasured` are rivals that have no measure here, by their keys, and why.
    """

    hypothesis: str
    waves: tuple[str, ...]
    outcome: Places = field(repr=False)
    columns: tuple[MeasuredColumn, ...]
    authority: Places = field(repr=False)
    team: Places = field(repr=False)
    person: Places = field(repr=False)
    practice: Places | None = field(repr=False)
    wave: Places | None = field(default=None, repr=False)
    weights: Numbers | None = field(default=None, repr=False)
    rows: Places = field(repr=False)
    places: tuple[Place, ...] = ()
    unmeasured: tuple[tuple[str, Message], ...] = ()
    notes: tuple[Message, ...] = ()

    def __post_init__(self) -> None:
        height = len(self.outcome)
        assert all(len(column.values) == height for column in self.columns), "a value for every row"
        numbered = (self.authority, self.team, self.person, self.rows)
        assert all(len(each) == height for each in numbered), "everybody stands somewhere"
        names = [column.name for column in self.columns]
        assert len(set(names)) == len(names), "a measure has one column"

    def column(self, measure: Measure) -> MeasuredColumn | None:
        return next((column for column in self.columns if column.measure == measure), None)

    def need(self, measure: Measure) -> MeasuredColumn:
        """The column of a measure that the hypothesis itself names."""
        found = self.column(measure)
        assert found is not None, "the hypothesis' own measures have columns"
        return found

    def groups(self, unit: Unit) -> Places:
        """Whom each row belongs to at a level."""
        if unit is Unit.AUTHORITY:
            return self.authority
        if unit is Unit.TEAM:
            return self.team
        if unit is Unit.PERSON or self.practice is None:
            return self.person
        return self.practice
