"""Measures of a hypothesis that are one and the same, so that one cannot explain the other."""

from collections.abc import Iterator
from dataclasses import replace

from canllaw.basics.language import Message, message
from canllaw.basics.toml_lines import KeyPath
from canllaw.theory.hypotheses.hypotheses import Hypothesis, Measure
from canllaw.theory.measures.values import ALL_WAVES

OF_OUTCOME = message("The outcome is the same measure as what should bring it about.")
OF_CONTEXT = message("This is the same measure as the context.")
KEPT = message("What is kept alike here is what is to be tested, or what carries it.")
NO_RIVAL = message("This explanation names what the hypothesis itself names.")
TWICE = message("This measure is kept alike already.")


def find_same_measures(hypothesis: Hypothesis, newest: str) -> Iterator[tuple[KeyPath, Message]]:
    """Where a measure stands that must be another one, and why. `newest` is the key of the newest wave."""
    told = name_waves(hypothesis, newest)
    outcome = told.outcome
    causes = [each for each in (told.context, told.mechanism) if each is not None]
    if any(answers_alike(outcome, each) for each in causes):
        yield ("outcome",), OF_OUTCOME
    yield from find_same_parts(told)
    yield from find_same_held(told, causes)
    yield from find_same_rivals(told)


def name_waves(hypothesis: Hypothesis, newest: str) -> Hypothesis:
    """Every measure with its wave: one that names none is of the outcome's, the outcome of the newest."""
    wave = hypothesis.outcome.wave or newest

    def name(measure: Measure) -> Measure:
        return replace(measure, wave=measure.wave or wave)

    return replace(
        hypothesis,
        context=name(hypothesis.context),
        outcome=name(hypothesis.outcome),
        mechanism=name(hypothesis.mechanism) if hypothesis.mechanism else None,
        together=name(hypothesis.together) if hypothesis.together else None,
        held=tuple(map(name, hypothesis.held)),
        rivals=tuple(replace(each, context=name(each.context)) for each in hypothesis.rivals),
    )


def find_same_parts(hypothesis: Hypothesis) -> Iterator[tuple[KeyPath, Message]]:
    context, outcome = hypothesis.context, hypothesis.outcome
    parts = ((("mechanism",), hypothesis.mechanism), (("together",), hypothesis.together))
    for path, each in parts:
        if each is not None and is_same(each, context):
            yield path, OF_CONTEXT
    if hypothesis.together is not None and answers_alike(outcome, hypothesis.together):
        yield ("together",), OF_OUTCOME


def find_same_held(hypothesis: Hypothesis, causes: list[Measure]) -> Iterator[tuple[KeyPath, Message]]:
    outcome, tested = hypothesis.outcome, [*causes]
    if hypothesis.together is not None:
        tested.append(hypothesis.together)
    for at, each in enumerate(hypothesis.held):
        if answers_alike(outcome, each):
            yield ("held", at), OF_OUTCOME
        elif any(is_same(each, other) for other in tested):
            yield ("held", at), KEPT
        elif any(is_same(each, other) for other in hypothesis.held[:at]):
            yield ("held", at), TWICE


def find_same_rivals(hypothesis: Hypothesis) -> Iterator[tuple[KeyPath, Message]]:
    """The context alone is a rival of a context that works only together with something."""
    outcome, context = hypothesis.outcome, hypothesis.context
    for at, rival in enumerate(hypothesis.rivals):
        path: KeyPath = ("rivals", at, "context")
        alone = hypothesis.together is None and rival.together is None
        if answers_alike(outcome, rival.context):
            yield path, OF_OUTCOME
        elif alone and is_same(rival.context, context):
            yield path, NO_RIVAL


def is_same(one: Measure, other: Measure) -> bool:
    """The same scale, question or fact at the same level: another threshold makes no other measure."""
    return answers_alike(one, other) and one.level is other.level


def answers_alike(one: Measure, other: Measure) -> bool:
    """Made of the same answers, each person's or their mean."""
    waves = {one.wave, other.wave}
    return (one.kind, one.key) == (other.kind, other.key) and (len(waves) == 1 or ALL_WAVES in waves)
