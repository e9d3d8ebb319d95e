"""From the measures of a hypothesis to a table: a row a person, or one for each practice of a person."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from canllaw.basics.language import Message, message
from canllaw.evidence.instruments.instruments import ItemKind
from canllaw.evidence.results import EvidenceResult, ScoredWave
from canllaw.guidance.requests import GuidanceResult
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Hypothesis, Measure, MeasureKind, MeasureLevel
from canllaw.theory.measures.places import find_doubts, find_own_measures, find_places
from canllaw.theory.measures.records import MeasuredColumn, Numbers, PeopleTable, Places, Unit
from canllaw.theory.measures.values import Asked, find_unit, find_waves
from canllaw.theory.measures.whole import Whole

PRACTICE_KINDS = (MeasureKind.CONCRETENESS, MeasureKind.EXAMPLE, MeasureKind.SEEN)
QUARTILES = (0.25, 0.75)


def make_people_table(
    hypothesis: Hypothesis, evidence: EvidenceResult, guidance: Sequence[GuidanceResult] = ()
) -> PeopleTable | NotEnough:
    """The table by which a survey tests a hypothesis, or why there is none.

    `guidance` holds the newest edition in each language that was read.
    """
    waves = find_waves(evidence, hypothesis.outcome.wave)
    if isinstance(waves, NotEnough):
        return waves
    whole = Whole.of(tuple(find_rows(hypothesis, evidence, guidance, wave) for wave in waves))
    outcome = find_outcome(hypothesis.outcome, whole)
    if isinstance(outcome, NotEnough):
        return outcome
    columns: list[MeasuredColumn] = []
    for measure in find_own_measures(hypothesis):
        found = add_column(columns, measure, whole)
        if found is not None:
            return found
    unmeasured = tuple(add_rivals(columns, hypothesis, whole))
    return make_table(hypothesis, whole, outcome, tuple(columns), unmeasured)


def find_rows(
    hypothesis: Hypothesis,
    evidence: EvidenceResult,
    guidance: Sequence[GuidanceResult],
    wave: ScoredWave,
) -> Asked:
    """A row a person; where the outcome is of practices, one for each of them."""
    height, practices = wave.answers.frame.height, len(evidence.material.practices)
    people = np.arange(height)
    if hypothesis.outcome.kind not in PRACTICE_KINDS:
        return Asked(evidence=evidence, guidance=guidance, wave=wave, people=people)
    return Asked(
        evidence=evidence,
        guidance=guidance,
        wave=wave,
        people=np.repeat(people, practices),
        practices=np.tile(np.arange(practices), height),
    )


def find_outcome(measure: Measure, whole: Whole) -> Places | NotEnough:
    """Yes or no, as 1 or 0; -1 where nothing was answered."""
    for part in whole.parts:
        reason = why_not_outcome(measure, part)
        if reason is not None:
            return NotEnough(reason=reason)
    values = whole.find_values(replace(measure, level=MeasureLevel.PERSON, wave=""))
    if isinstance(values, NotEnough):
        return values
    if not set(np.unique(values[~np.isnan(values)])) <= {0.0, 1.0}:
        return NotEnough(
            reason=message(
                "The hypothesis does not say from which answer on the outcome counts as yes (at_least)."
            )
        )
    return np.where(np.isnan(values), -1, values).astype(np.int64)


def why_not_outcome(measure: Measure, asked: Asked) -> Message | None:
    if measure.kind is MeasureKind.FACT:
        return message("A fact about authorities is no answer of people: the survey cannot test it.")
    if measure.kind is MeasureKind.CONCRETENESS:
        return message("How concretely the guidance asks is no answer of people: it cannot be the outcome.")
    if measure.kind is MeasureKind.EXAMPLE and not asked.all_practices:
        return message("The study names no practices.")
    instrument = asked.wave.answers.instrument
    graded = measure.kind is MeasureKind.SCALE or any(
        item.key == measure.key and item.kind not in (ItemKind.YES_NO, ItemKind.KNOWLEDGE)
        for item in instrument.items
    )
    if graded and measure.at_least is None:
        return message(
            "The hypothesis does not say from which answer on the outcome counts as yes (at_least)."
        )
    return None


def add_column(columns: list[MeasuredColumn], measure: Measure, whole: Whole) -> NotEnough | None:
    """Add the column of a measure unless it is there; gives back why it cannot be."""
    if any(column.measure == measure for column in columns):
        return None
    if measure.kind in PRACTICE_KINDS and whole.practices is None:
        return NotEnough(reason=message("A measure of practices needs an outcome of practices."))
    values = whole.find_values(measure)
    if isinstance(values, NotEnough):
        return values
    columns.append(make_column(measure, values, whole, name_column(measure, columns)))
    return None


def add_rivals(
    columns: list[MeasuredColumn], hypothesis: Hypothesis, whole: Whole
) -> Iterator[tuple[str, Message]]:
    """The columns of other explanations; why one cannot be measured is told and stops nothing else."""
    for rival in hypothesis.rivals:
        for measure in (rival.context, rival.together):
            refused = add_column(columns, measure, whole) if measure else None
            if refused is not None:
                yield rival.key, refused.reason
                break


def name_column(measure: Measure, columns: Sequence[MeasuredColumn]) -> str:
    """The key of what is measured, with what sets it apart from another of the same key."""
    plain = measure.key or measure.kind.value
    name = plain if measure.level is MeasureLevel.PERSON else f"{plain} ({measure.level.value})"
    taken = {column.name for column in columns}
    number = 2
    while name in taken:
        name, number = f"{plain} ({number})", number + 1
    return name


def make_column(measure: Measure, values: Numbers, whole: Whole, name: str) -> MeasuredColumn:
    unit = find_unit(measure)
    single = find_one_each(values, unit, whole)
    low, high = find_compared(single)
    return MeasuredColumn(
        name=name,
        measure=measure,
        unit=unit,
        values=values,
        low=low if measure.low is None else measure.low,
        high=high if measure.high is None else measure.high,
        two_valued=len(np.unique(single)) <= 2,
    )


def find_one_each(values: Numbers, unit: Unit, whole: Whole) -> Numbers:
    """The values of a unit's members, each once, without those that have none."""
    if unit is Unit.PRACTICE:
        return values[~np.isnan(values)]
    groups = whole.groups[unit]
    known = ~np.isnan(values) & (groups >= 0)
    _, first = np.unique(groups[known], return_index=True)
    return values[known][first]


def find_compared(values: Numbers) -> tuple[float, float]:
    """The lowest and highest of two values, otherwise the quartiles."""
    if not len(values):
        return 0.0, 0.0
    low, high = np.quantile(values, QUARTILES)
    if low == high or len(np.unique(values)) <= 2:
        low, high = values.min(), values.max()
    return float(low), float(high)


def make_table(
    hypothesis: Hypothesis,
    whole: Whole,
    outcome: Places,
    columns: tuple[MeasuredColumn, ...],
    unmeasured: tuple[tuple[str, Message], ...],
) -> PeopleTable:
    return PeopleTable(
        hypothesis=hypothesis.key,
        waves=tuple(part.wave.answers.wave for part in whole.parts),
        outcome=outcome,
        columns=columns,
        authority=whole.groups[Unit.AUTHORITY],
        team=whole.groups[Unit.TEAM],
        person=whole.groups[Unit.PERSON],
        practice=whole.practices,
        wave=whole.waves if len(whole.parts) > 1 else None,
        weights=None if (whole.weights == whole.weights[0]).all() else whole.weights,
        rows=whole.rows,
        places=tuple(dict.fromkeys(place for part in whole.parts for place in find_places(hypothesis, part))),
        unmeasured=unmeasured,
        notes=tuple(find_doubts(hypothesis, whole.parts[-1])),
    )
