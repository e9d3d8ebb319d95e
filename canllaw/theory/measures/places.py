"""Where the measures of a hypothesis stand, and what is to be doubted about them."""

from collections.abc import Iterator
from dataclasses import replace

from canllaw.basics.language import Message, message
from canllaw.basics.sources import Place
from canllaw.evidence.instruments.instruments import Instrument
from canllaw.evidence.practice.gap_cases import find_example_cases, find_words_item
from canllaw.evidence.results import ScoredWave
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
            for column in find_items(measure, asked, wave):
                yield Place(source=wave.answers.source, column=column)


def find_items(measure: Measure, asked: Asked, wave: ScoredWave) -> Iterator[str]:
    """The questions whose answers a measure is made from: of a scale all of its items."""
    answers = wave.answers
    if measure.kind is MeasureKind.EXAMPLE:
        for practice in asked.all_practices:
            if find_example_cases(practice, answers):
                yield practice.example
                words = find_words_item(practice, answers)
                if words:
                    yield words
    elif measure.kind is MeasureKind.SCALE:
        yield from find_items_of_scale(measure.key, answers.instrument)
    else:
        yield measure.key


def find_items_of_scale(key: str, instrument: Instrument) -> Iterator[str]:
    """The questions of a scale; a scale may be made from others."""
    scales = {each.key: each for each in instrument.scales}
    for item in scales[key].items if key in scales else ():
        if item in scales:
            yield from find_items_of_scale(item, instrument)
        else:
            yield item


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
