"""Whether what the cases say stands when anchors and thresholds are chosen a little differently."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from canllaw.theory.cases.calibration import AuthorityCases
from canllaw.theory.cases.claim import Claim
from canllaw.theory.cases.reading import Reading, read_sides
from canllaw.theory.cases.solutions import analyse_sides, make_thresholds
from canllaw.theory.configuring.cases import Cases as Calibrated
from canllaw.theory.configuring.raw_cases import RawCases, calibrate_cases, move_crossover
from canllaw.theory.configuring.robustness import CONSISTENCIES, SHIFTS
from canllaw.theory.configuring.truth_tables import Thresholds
from canllaw.theory.strands import Leaning

# The neighbours of the chosen frequency: with about twenty authorities, more would leave few configurations.
FREQUENCY_SHIFTS = (-1, 1)
# In this share of all variants a result has to stand. A convention of our own.
LEAST_STANDING = 0.75


class Changed(StrEnum):
    """What a variant changes."""

    ANCHORS = "anchors"
    CONSISTENCY = "consistency"
    FREQUENCY = "frequency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The analysis with one choice made differently, and what it says then.

    `key`: of the set whose crossover was moved. `setting`: by which share of the way to the next anchor, or
    the new threshold.
    """

    changed: Changed
    key: str
    setting: float
    reading: Reading


def find_variants(cases: AuthorityCases, claim: Claim) -> tuple[Variant, ...]:
    """The analysis with each anchor and threshold changed, one at a time (after Oana and Schneider 2024)."""
    thresholds = make_thresholds(cases.asked)
    return (*find_moved(cases.raw, claim, thresholds), *find_other_thresholds(cases.raw, claim, thresholds))


def find_moved(raw: RawCases, claim: Claim, thresholds: Thresholds) -> Iterator[Variant]:
    """Sets that come out the same, such as yes and no, are no variants: they would make all look firm."""
    usual = calibrate_cases(raw)
    for at, each in enumerate((*raw.conditions, raw.outcome)):
        for by in SHIFTS:
            cases = calibrate_cases(move_one(raw, at, by))
            if not is_same(cases, usual):
                reading = read_sides(analyse_sides(cases, claim, thresholds), claim)
                yield Variant(changed=Changed.ANCHORS, key=each.name, setting=by, reading=reading)


def move_one(raw: RawCases, at: int, by: float) -> RawCases:
    """The crossover of one set moved; the outcome comes after the conditions."""
    if at == len(raw.conditions):
        return replace(raw, outcome=move_crossover(raw.outcome, by))
    moved = move_crossover(raw.conditions[at], by)
    return replace(raw, conditions=(*raw.conditions[:at], moved, *raw.conditions[at + 1 :]))


def is_same(one: Calibrated, other: Calibrated) -> bool:
    return np.array_equal(one.values, other.values) and np.array_equal(one.memberships, other.memberships)


def find_other_thresholds(raw: RawCases, claim: Claim, usual: Thresholds) -> Iterator[Variant]:
    cases = calibrate_cases(raw)
    for consistency in CONSISTENCIES:
        if consistency != usual.consistency:
            sides = analyse_sides(cases, claim, replace(usual, consistency=consistency))
            reading = read_sides(sides, claim)
            yield Variant(changed=Changed.CONSISTENCY, key="", setting=consistency, reading=reading)
    for by in FREQUENCY_SHIFTS:
        if usual.frequency + by >= 1:
            sides = analyse_sides(cases, claim, replace(usual, frequency=usual.frequency + by))
            reading = read_sides(sides, claim)
            yield Variant(changed=Changed.FREQUENCY, key="", setting=usual.frequency + by, reading=reading)


def find_standing(variants: tuple[Variant, ...], leaning: Leaning) -> float:
    """The share of the variants that lean the same way."""
    return sum(each.reading.leaning is leaning for each in variants) / len(variants) if variants else 1.0
