"""The cases of a configurational analysis: how far each condition and the outcome hold in each of them."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
# A row a configuration or a term, a column a condition; FREE where a term says nothing about the condition.
Codes = NDArray[np.int8]
FREE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What may go with the outcome. Two levels: crisp or fuzzy. More: one value out of several."""

    name: str
    levels: int = 2

    def __post_init__(self) -> None:
        assert self.name, "a condition has a name"
        assert 2 <= self.levels <= 100, "a condition has between 2 and 100 levels"

    @property
    def is_multi_value(self) -> bool:
        return self.levels > 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cases:
    """Calibrated cases: authorities or teams.

    `values`: a row a case, a column a condition: memberships from 0 to 1, or whole values from 0 where the
    condition is multi-value. `memberships`: in the outcome, from 0 to 1. `present` is False where the absence
    of the outcome is explained; the memberships are then those in its absence.
    """

    names: tuple[str, ...]
    conditions: tuple[Condition, ...]
    outcome: str
    values: Matrix
    memberships: Vector
    present: bool = True

    def __post_init__(self) -> None:
        assert self.names and len(set(self.names)) == len(self.names), "each case has a name of its own"
        named = [condition.name for condition in self.conditions]
        assert named and len(set(named)) == len(named), "each condition has a name of its own"
        assert self.outcome not in named, "the outcome is none of the conditions"
        assert self.values.shape == (len(self.names), len(self.conditions)), "a value a case and a condition"
        assert self.memberships.shape == (len(self.names),), "a membership a case"
        assert is_between(self.memberships, 1), "memberships in the outcome lie between 0 and 1"
        for column, condition in zip(self.values.T, self.conditions, strict=True):
            assert is_between(column, condition.levels - 1), "values lie within the levels of the condition"
            assert not condition.is_multi_value or (column == np.rint(column)).all(), "a value is whole"

    @property
    def is_multi_value(self) -> bool:
        return any(condition.is_multi_value for condition in self.conditions)

    @property
    def is_crisp(self) -> bool:
        """Whether nothing is a matter of degree."""
        return bool((self.values == np.rint(self.values)).all() and np.isin(self.memberships, (0, 1)).all())

    @property
    def levels(self) -> tuple[int, ...]:
        return tuple(condition.levels for condition in self.conditions)

    @property
    def outcome_name(self) -> str:
        return self.outcome if self.present else f"~{self.outcome}"

    def negated(self) -> Self:
        """The same cases with the absence of the outcome to explain."""
        return replace(self, memberships=1 - self.memberships, present=not self.present)


def is_between(numbers: Vector, highest: float) -> bool:
    return bool(((numbers >= 0) & (numbers <= highest)).all())
