"""Authorities as cases: their values, and the anchors by which the hypothesis makes memberships of them."""

from dataclasses import dataclass, field

import numpy as np

from canllaw.basics.sources import Place
from canllaw.evidence.results import EvidenceResult
from canllaw.theory.cases.values import AuthorityValue, find_authority_values, find_left_out
from canllaw.theory.configuring.calibration import Calibration, LogisticAnchors, Steps
from canllaw.theory.configuring.raw_cases import RawCases, RawCondition
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Cases, Condition

Columns = tuple[tuple[AuthorityValue, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityCases:
    """Authorities with a value on every condition and on the outcome.

    `raw`: their values with the anchors. `people`: a row a case, a column a condition, the outcome last; how
    many people each value rests on, NaN for facts. `few` and `missing` count the authorities that were left
    out. `named`: those whose values may stand beside their names. `places`: where the values were read, one
    tuple a case.
    """

    asked: Cases
    raw: RawCases = field(repr=False)
    people: np.ndarray = field(repr=False)
    named: frozenset[str]
    few: int
    missing: int
    places: tuple[tuple[Place, ...], ...] = field(repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        return self.raw.names

    @property
    def sets(self) -> tuple[Condition, ...]:
        """The conditions, and the outcome last."""
        return (*self.asked.conditions, self.asked.outcome)


def find_authority_cases(asked: Cases, evidence: EvidenceResult) -> AuthorityCases | NotEnough:
    """The authorities that can be cases.

    An authority that lacks a value, or whose number of people may not be told, is left out and counted.
    """
    columns: list[tuple[AuthorityValue, ...]] = []
    for each in (*asked.conditions, asked.outcome):
        found = find_authority_values(each.measure, evidence, asked.outcome.measure.wave)
        if isinstance(found, NotEnough):
            return found
        columns.append(found)
    return join_columns(asked, tuple(columns))


def join_columns(asked: Cases, columns: Columns) -> AuthorityCases:
    by_code = [{each.authority: each for each in column if may_compare(each)} for column in columns]
    kept = sorted(set.intersection(*(set(each) for each in by_code)))
    rows = [[column[code] for column in by_code] for code in kept]
    few, missing = find_left_out(columns)
    shape = (len(kept), len(columns))
    return AuthorityCases(
        asked=asked,
        raw=make_raw(
            asked, kept, np.array([[each.value for each in row] for row in rows], float).reshape(shape)
        ),
        people=np.array([[count_people(each) for each in row] for row in rows], float).reshape(shape),
        named=frozenset(
            code for code, row in zip(kept, rows, strict=True) if all(each.may_be_named for each in row)
        ),
        few=few,
        missing=missing,
        places=tuple(
            tuple(dict.fromkeys(each.place for each in row if each.place is not None)) for row in rows
        ),
    )


def may_compare(value: AuthorityValue) -> bool:
    return value.value is not None and not value.is_uncounted


def count_people(value: AuthorityValue) -> float:
    return np.nan if value.people is None else float(value.people)


def make_raw(asked: Cases, names: list[str], values: np.ndarray) -> RawCases:
    columns = [
        RawCondition(name=each.key, figures=column, calibration=find_calibration(each))
        for each, column in zip((*asked.conditions, asked.outcome), values.T, strict=True)
    ]
    return RawCases(names=tuple(names), conditions=tuple(columns[:-1]), outcome=columns[-1])


def find_calibration(condition: Condition) -> Calibration:
    """The direct method (Ragin 2008) by three anchors, or crisp with `half` alone.

    The anchors were looked at when the hypothesis was read: three of them in order, or `half`.
    """
    if condition.full is None or condition.none is None:
        assert condition.full is condition.none, "a set has one anchor or three"
        return Steps(thresholds=(condition.half,))
    return LogisticAnchors(out=condition.none, crossover=condition.half, full=condition.full)
