"""The values of one measure for everybody who answered in a wave."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from canllaw.basics.language import message
from canllaw.evidence.instruments.instruments import ItemKind
from canllaw.evidence.practice.gap_cases import find_example_cases
from canllaw.evidence.practice.observations import Practice
from canllaw.evidence.results import EvidenceResult, ScoredWave
from canllaw.evidence.scores.aggregation_rules import FEWEST_PEOPLE_OF_A_GROUP
from canllaw.guidance.concreteness import Level
from canllaw.guidance.requests import GuidanceResult
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind, MeasureLevel
from canllaw.theory.measures.records import Numbers, Places, Unit

# What a measure writes for `wave` to have the answers of every wave together.
ALL_WAVES = "all"
# How concretely the guidance asks, as a number between a principle and something that anybody could check.
CONCRETE_AS = {Level.PRINCIPLE: 0.0, Level.PARTIAL: 0.5, Level.CONCRETE: 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom the rows of a table are about: people of `wave` by their position, and practices where they count.

    `people` has a position a row; `practices` one of `evidence`'s a row, or is None.
    """

    evidence: EvidenceResult = field(repr=False)
    guidance: Sequence[GuidanceResult] = field(repr=False)
    wave: ScoredWave = field(repr=False)
    people: Places = field(repr=False)
    practices: Places | None = field(default=None, repr=False)

    @property
    def all_practices(self) -> tuple[Practice, ...]:
        return self.evidence.material.practices


def find_waves(evidence: EvidenceResult, key: str) -> tuple[ScoredWave, ...] | NotEnough:
    """The wave of that key; the newest without one; every wave where all are asked for."""
    expected = {each.wave.key: each.wave.name for each in evidence.material.expected}
    if key in expected:
        return NotEnough(reason=message("{wave}: not there yet.", wave=expected[key]))
    if not evidence.waves:
        return NotEnough(reason=message("The study has no survey."))
    if key == ALL_WAVES:
        return tuple(wave.scored for wave in evidence.waves)
    found = [wave.scored for wave in evidence.waves if key in ("", wave.key)]
    return (found[-1],) if found else NotEnough(reason=message("There is no such wave: {wave}.", wave=key))


def find_values(measure: Measure, asked: Asked) -> Numbers | NotEnough:
    """The values of a measure, one a row; NaN where there is none."""
    if measure.kind is MeasureKind.SEEN:
        reason = message("What was seen is no answer of people: the strand of observations tests it.")
        return NotEnough(reason=reason)
    if measure.kind is MeasureKind.CONCRETENESS:
        return find_concreteness(asked)
    if measure.kind is MeasureKind.EXAMPLE:
        return find_examples(asked)
    values = find_fact(measure, asked) if measure.kind is MeasureKind.FACT else find_answered(measure, asked)
    return values if isinstance(values, NotEnough) else divide(measure, values)[asked.people]


def find_unit(measure: Measure) -> Unit:
    """Between whom a measure differs."""
    if measure.kind in (MeasureKind.CONCRETENESS, MeasureKind.EXAMPLE, MeasureKind.SEEN):
        return Unit.PRACTICE
    return Unit.AUTHORITY if measure.kind is MeasureKind.FACT else Unit(measure.level.value)


def find_fact(measure: Measure, asked: Asked) -> Numbers | NotEnough:
    """The figure of each person's authority."""
    authorities = asked.evidence.material.workforce.authorities
    figures = {
        authority.code: fact.value
        for authority in authorities
        if (fact := authority.fact(measure.key)) is not None and fact.value is not None
    }
    if not figures:
        return NotEnough(reason=message("No authority has this fact: {fact}.", fact=measure.key))
    codes = asked.wave.answers.frame["authority"].to_list()
    return np.array([figures.get(code, np.nan) for code in codes], np.float64)


def find_answered(measure: Measure, asked: Asked) -> Numbers | NotEnough:
    """A score or answer, person by person, or the mean of those of a team or authority."""
    alone = measure.level is MeasureLevel.PERSON
    own_wave = measure.wave == "" or (alone and measure.wave == ALL_WAVES)
    waves = find_waves(asked.evidence, asked.wave.answers.wave if own_wave else measure.wave)
    if isinstance(waves, NotEnough):
        return waves
    found = []
    for wave in waves:
        own = find_own(measure, wave)
        if isinstance(own, NotEnough):
            return own
        found.append(own)
    if not alone:
        return find_means(found, waves, asked.wave, measure.level.value)
    return found[0] if waves[0] is asked.wave else find_again(found[0], waves[0], asked.wave)


def find_own(measure: Measure, wave: ScoredWave) -> Numbers | NotEnough:
    """What everybody of a wave scored or answered. A question of knowledge counts as 1 if it is right."""
    frame = wave.scores.frame if measure.kind is MeasureKind.SCALE else wave.answers.frame
    keys = [each.key for each in wave.answers.instrument.scales]
    if measure.kind is MeasureKind.ITEM:
        keys = [each.key for each in wave.answers.instrument.items if each.kind is not ItemKind.TEXT]
    if measure.key not in keys:
        return NotEnough(
            reason=message(
                "This is no scale or question with numbers in the survey of wave {wave}: {key}.",
                key=measure.key,
                wave=wave.answers.wave,
            )
        )
    values = frame[measure.key].fill_null(np.nan).to_numpy()
    if measure.kind is MeasureKind.ITEM:
        item = wave.answers.instrument.item(measure.key)
        if item.kind is ItemKind.KNOWLEDGE:
            values = np.where(np.isnan(values), np.nan, np.isin(values, item.correct).astype(np.float64))
    return values


def divide(measure: Measure, values: Numbers) -> Numbers:
    """Yes or no by `at_least`, where the measure says so; of the mean where groups are measured."""
    if measure.at_least is None:
        return values
    return np.where(np.isnan(values), np.nan, (values >= measure.at_least).astype(np.float64))


def find_means(own: Sequence[Numbers], waves: Sequence[ScoredWave], base: ScoredWave, level: str) -> Numbers:
    """The mean of each person's group, as weighted as answers are; none where few of the group answered."""
    means = (
        pl.concat(wave.answers.frame.select(pl.col(level), pl.col("weight").fill_null(1.0)) for wave in waves)
        .with_columns(pl.Series("own", np.concatenate(own), nan_to_null=True))
        .drop_nulls(("own", level))
        .group_by(level)
        .agg(mean=(pl.col("own") * pl.col("weight")).sum() / pl.col("weight").sum(), people=pl.len())
        .filter(pl.col("people") >= FEWEST_PEOPLE_OF_A_GROUP)
    )
    found = dict(zip(means[level].to_list(), means["mean"].to_list(), strict=True))
    groups = base.answers.frame[level].to_list()
    return np.array([found.get(group, np.nan) for group in groups], np.float64)


def find_again(own: Numbers, wave: ScoredWave, base: ScoredWave) -> Numbers:
    """What the people of one wave answered in another; only those have it who were found in both."""
    codes = wave.answers.frame["person"].to_list()
    there = {code: value for code, value in zip(codes, own, strict=True) if code is not None}
    people = base.answers.frame["person"].to_list()
    return np.array([there.get(person, np.nan) for person in people], np.float64)


def find_concreteness(asked: Asked) -> Numbers | NotEnough:
    """How concretely the guidance asks for each practice: the mean of what it asks, in every language."""
    assert asked.practices is not None, "practices have rows of their own"
    if not asked.guidance:
        return NotEnough(
            reason=message("The guidance was not read, so that nobody knows how concretely it asks.")
        )
    known = {
        each.expectation.id: CONCRETE_AS[each.concreteness.level]
        for result in asked.guidance
        for each in result.analysis.assessed
    }
    values = np.full(len(asked.all_practices), np.nan)
    for at, practice in enumerate(asked.all_practices):
        found = [known[each] for each in practice.expectations if each in known]
        if found:
            values[at] = np.mean(found)
    if np.isnan(values).all():
        return NotEnough(reason=message("No practice is joined with an expectation of the guidance."))
    return values[asked.practices]


def find_examples(asked: Asked) -> Numbers | NotEnough:
    """Whether each person has a recent concrete example of each practice."""
    assert asked.practices is not None, "practices have rows of their own"
    answers = asked.wave.answers
    values = np.full((answers.frame.height, len(asked.all_practices)), np.nan)
    for at, practice in enumerate(asked.all_practices):
        for case in find_example_cases(practice, answers):
            values[case.at, at] = case.yes
    if np.isnan(values).all():
        return NotEnough(reason=message("Nobody was asked for an example of a practice."))
    return values[asked.people, asked.practices]
