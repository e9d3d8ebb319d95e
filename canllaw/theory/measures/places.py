"""Where the measures of a hypothesis stand, and what is to be doubted about them."""

from collections.abc import Iterator
from dataclasses import replace

from canllaw.basics.language import Message, message
from canllaw.basics.sources import Place
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Hypothesis, Measure, MeasureKind, MeasureLevel
from canllaw.theory.measures.values import Asked, find_waves


def find_own_measures(hypothesis: Hypothesis) -> Iterator[Measure]:
    yield hypothesis.context
    if hypothesis.mechanism is not None:
        yield hypothesis.mechanism
    if hypothesis.together is not None:
        yield hypothesis.together
    yield from hypothesis.held


def find_places(hypothesis: Hypothesis, asked: Asked) -> Iterator[Place]:
    """Where the answers and facts stand, and the paragraphs that ask for the practices."""
    told: list[Place] = []
    for measure in (hypothesis.outcome, *find_own_measures(hypothesis)):
        for place in find_place(measure, asked):
            if place not in told:
                told.append(place)
                yield place


def find_place(measure: Measure, asked: Asked) -> Iterator[Place]:
    if measure.kind is MeasureKind.FACT:
        for authority in asked.evidence.material.workforce.authorities:
            fact = authority.fact(measure.key)
            if fact is not None:
                yield replace(fact.place, row=None)
        return
    if measure.kind is MeasureKind.CONCRETENESS:
        wanted = {each for practice in asked.all_practices for each in practice.expectations}
        for result in asked.guidance:
            for each in result.analysis.assessed:
                if each.expectation.id in wanted:
                    yield each.expectation.place
        return
    waves = find_waves(asked.evidence, measure.wave or asked.wave.answers.wave)
    if not isinstance(waves, NotEnough):
        for wave in waves:
            yield Place(source=wave.answers.source, column=measure.key or None)


def find_doubts(hypothesis: Hypothesis, asked: Asked) -> Iterator[Message]:
    """Scales whose means are used though their answers do not let them speak for teams or authorities."""
    for measure in find_own_measures(hypothesis):
        if measure.kind is not MeasureKind.SCALE or measure.level is MeasureLevel.PERSON:
            continue
        waves = find_waves(asked.evidence, measure.wave or asked.wave.answers.wave)
        silent = [
            each
            for wave in (() if isinstance(waves, NotEnough) else waves[-1:])
            for each in wave.aggregations
            if each.scale == measure.key and each.level.value == measure.level.value and not each.speaks
        ]
        for each in silent:
            yield message(
                "The means of this scale do not clearly tell groups apart, so that an effect of theirs is "
                "shown too small: {scale}.",
                scale=each.scale,
            )
