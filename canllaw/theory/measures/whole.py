"""The rows of one wave or of several together, everybody numbered alike in all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import polars as pl

from canllaw.evidence.answers.answers import PEOPLE
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Measure
from canllaw.theory.measures.records import Numbers, Places, Unit
from canllaw.theory.measures.values import Asked, find_values


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Whole:
    """The rows of one wave or of several, one after another; everybody numbered alike in all of them."""

    parts: tuple[Asked, ...]
    groups: Mapping[Unit, Places] = field(repr=False)
    weights: Numbers = field(repr=False)
    rows: Places = field(repr=False)

    @classmethod
    def of(cls, parts: tuple[Asked, ...]) -> Self:
        frame = pl.concat(
            part.wave.answers.frame.select(list(PEOPLE)).with_columns(
                pl.col("person").fill_null(pl.format("{} {}", pl.lit(part.wave.answers.wave), "row")),
                pl.col("weight").fill_null(1.0),
            )[part.people]
            for part in parts
        )
        groups = {unit: number(frame[unit.value]) for unit in (Unit.PERSON, Unit.TEAM, Unit.AUTHORITY)}
        return cls(
            parts=parts, groups=groups, weights=frame["weight"].to_numpy(), rows=frame["row"].to_numpy()
        )

    @property
    def practices(self) -> Places | None:
        found = [part.practices for part in self.parts if part.practices is not None]
        return np.concatenate(found) if found else None

    @property
    def waves(self) -> Places:
        return np.concatenate([np.full(len(part.people), at) for at, part in enumerate(self.parts)])

    def find_values(self, measure: Measure) -> Numbers | NotEnough:
        """The values of a measure, one a row; NaN where there is none."""
        found = []
        for part in self.parts:
            values = find_values(measure, part)
            if isinstance(values, NotEnough):
                return values
            found.append(values)
        return np.concatenate(found)


def number(codes: pl.Series) -> Places:
    """Codes as numbers in their order; -1 where there is none."""
    known = {code: at for at, code in enumerate(sorted(codes.drop_nulls().unique().to_list()))}
    return np.array([known.get(code, -1) for code in codes.to_list()], np.int64)
