"""Cases before calibration: raw figures, with the calibration of each condition and of the outcome."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from canllaw.theory.configuring.calibration import (
    BellAnchors,
    Calibration,
    IndirectSteps,
    LogisticAnchors,
    Ranks,
    SlopeAnchors,
    Steps,
    score_memberships,
)
from canllaw.theory.configuring.cases import Cases, Condition, Vector


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RawCondition:
    """A condition or an outcome: a figure a case, and how it becomes memberships. None: the figures are
    memberships."""

    name: str
    figures: Vector
    calibration: Calibration | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RawCases:
    """Named cases with raw figures. `present` is False where the absence of the outcome is to be
    explained."""

    names: tuple[str, ...]
    conditions: tuple[RawCondition, ...]
    outcome: RawCondition
    present: bool = True


def calibrate_cases(raw: RawCases) -> Cases:
    """The cases with memberships and values in place of figures."""
    values = [score_condition(each) for each in raw.conditions]
    cases = Cases(
        names=raw.names,
        conditions=tuple(Condition(name=each.name, levels=find_levels(each)) for each in raw.conditions),
        outcome=raw.outcome.name,
        values=np.stack(values, axis=1),
        memberships=score_condition(raw.outcome),
    )
    return cases if raw.present else cases.negated()


def score_condition(raw: RawCondition) -> Vector:
    return raw.figures if raw.calibration is None else score_memberships(raw.figures, raw.calibration)


def find_levels(raw: RawCondition) -> int:
    if isinstance(raw.calibration, Steps):
        return len(raw.calibration.thresholds) + 1
    return max(2, int(raw.figures.max()) + 1) if raw.calibration is None else 2


def move_crossover(raw: RawCondition, by: float) -> RawCondition:
    """The condition with where in turns into out moved by a share of the way to the next anchor, up or down.

    Thresholds of steps move by that share of the range of the figures. Ranks have no anchor to move.
    """
    match raw.calibration:
        case LogisticAnchors() | SlopeAnchors() as anchors:
            room = (anchors.full if by > 0 else anchors.out) - anchors.crossover
            moved: Calibration = replace(anchors, crossover=anchors.crossover + abs(by) * room)
        case BellAnchors() as anchors:
            low = (anchors.full_from if by > 0 else anchors.out_below) - anchors.crossover_below
            high = (anchors.full_to if by > 0 else anchors.out_above) - anchors.crossover_above
            moved = replace(
                anchors,
                crossover_below=anchors.crossover_below + abs(by) * low,
                crossover_above=anchors.crossover_above + abs(by) * high,
            )
        case Steps() | IndirectSteps() as steps:
            moved = replace(steps, thresholds=move_all(steps.thresholds, by, raw.figures))
        case Ranks() | None:
            return raw
    return replace(raw, calibration=moved)


def move_all(thresholds: Sequence[float], by: float, figures: Vector) -> tuple[float, ...]:
    return tuple(each + by * float(np.ptp(figures)) for each in thresholds)
