"""The truth table: each configuration of conditions that was seen, its cases, and whether it leads to the
outcome."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from canllaw.theory.configuring.cases import Cases, Codes, Condition, Vector
from canllaw.theory.configuring.fit import reaches, score_fit
from canllaw.theory.configuring.terms import score_terms

HALF = 0.5


class Output(StrEnum):
    """What a configuration says of the outcome. R writes 1, 0, C and ?."""

    PRESENT = "1"
    ABSENT = "0"
    CONTRADICTION = "C"
    REMAINDER = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """When a configuration counts: from how many cases, and from which consistency and PRI it leads to the
    outcome.

    A consistency between `contradiction` and `consistency` makes a contradiction; None: there are none.
    """

    consistency: float = 0.8
    frequency: int = 1
    pri: float = 0.0
    contradiction: float | None = None

    def __post_init__(self) -> None:
        assert 0 < self.consistency <= 1, "a consistency threshold lies above 0 and is at most 1"
        assert self.frequency >= 1, "a configuration needs one case or more"
        assert 0 <= self.pri <= 1, "a PRI threshold lies between 0 and 1"
        low = self.consistency if self.contradiction is None else self.contradiction
        assert 0 <= low <= self.consistency, (
            "a contradiction is less consistent than a configuration that counts"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """A row of the truth table that has cases.

    `number` is the row's place among all that logic allows, from 1, as R counts. `cases` belong to it by more
    than half; `deviant` are those of them that its output gets wrong: cases without the outcome where it says
    PRESENT, with it where it says ABSENT.
    """

    values: tuple[int, ...]
    number: int
    cases: tuple[str, ...]
    consistency: float
    pri: float
    output: Output
    deviant: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthTable:
    """All configurations with cases, in the order of R. Those without are logical remainders and not listed.

    `on_the_line` are cases with a membership of exactly one half somewhere, which belong to no configuration.
    """

    conditions: tuple[Condition, ...]
    outcome: str
    thresholds: Thresholds
    configurations: tuple[Configuration, ...]
    on_the_line: tuple[str, ...]
    possible: int

    def of(self, output: Output) -> tuple[Configuration, ...]:
        return tuple(each for each in self.configurations if each.output is output)

    def codes(self, *outputs: Output) -> Codes:
        """The values of the configurations with these outputs: a row a configuration, a column a
        condition."""
        rows = [each.values for each in self.configurations if each.output in outputs]
        return np.array(rows, dtype=np.int8).reshape(len(rows), len(self.conditions))


def make_truth_table(cases: Cases, thresholds: Thresholds) -> TruthTable:
    """Sort cases into configurations and judge each by how consistently its members have the outcome.

    Consistency and PRI of a configuration rest on the memberships of all cases (Ragin 2008), its frequency on
    the cases that belong to it by more than half.
    """
    corners, sorted_in = find_corners(cases)
    codes, at = np.unique(corners[sorted_in], axis=0, return_inverse=True)
    members = [np.flatnonzero(sorted_in)[at.ravel() == row] for row in range(len(codes))]
    scores = score_terms(codes, cases)
    return TruthTable(
        conditions=cases.conditions,
        outcome=cases.outcome_name,
        thresholds=thresholds,
        configurations=tuple(
            make_configuration(code, own, x, cases, thresholds)
            for code, own, x in zip(codes, members, scores.T, strict=True)
        ),
        on_the_line=tuple(cases.names[case] for case in np.flatnonzero(~sorted_in)),
        possible=math.prod(cases.levels),
    )


def find_corners(cases: Cases) -> tuple[Codes, np.ndarray]:
    """The configuration that each case belongs to by more than half, and whether there is one."""
    fuzzy = np.array([not condition.is_multi_value for condition in cases.conditions])
    corners = np.where(fuzzy, cases.values > HALF, cases.values).astype(np.int8)
    return corners, ~((cases.values == HALF) & fuzzy).any(axis=1)


def make_configuration(
    code: Codes, members: np.ndarray, x: Vector, cases: Cases, thresholds: Thresholds
) -> Configuration:
    fit = score_fit(x, cases.memberships)
    output = judge(fit.consistency, fit.pri, len(members), thresholds)
    has_outcome = cases.memberships[members] > HALF
    wrong = ~has_outcome if output is Output.PRESENT else has_outcome
    told = output in (Output.PRESENT, Output.ABSENT)
    return Configuration(
        values=tuple(int(value) for value in code),
        number=find_number(code, cases.levels),
        cases=tuple(cases.names[case] for case in members),
        consistency=fit.consistency or 0.0,
        pri=fit.pri or 0.0,
        output=output,
        deviant=tuple(cases.names[case] for case in members[wrong]) if told else (),
    )


def judge(consistency: float | None, pri: float | None, cases: int, thresholds: Thresholds) -> Output:
    if cases < thresholds.frequency:
        return Output.REMAINDER
    if reaches(consistency, thresholds.consistency) and reaches(pri, thresholds.pri):
        return Output.PRESENT
    low = thresholds.contradiction
    return Output.CONTRADICTION if low is not None and reaches(consistency, low) else Output.ABSENT


def find_number(code: Sequence[int] | Codes, levels: Sequence[int]) -> int:
    """The row's number in a full truth table in which the last condition changes fastest, from 1."""
    number = 0
    for value, count in zip(code, levels, strict=True):
        number = number * count + int(value)
    return number + 1
