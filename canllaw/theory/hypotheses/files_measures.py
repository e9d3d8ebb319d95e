"""What is wrong with one measure of a hypothesis: what it names, and whether it can serve for that."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from canllaw.basics.language import Message, message, say_number
from canllaw.evidence.instruments.instruments import Instrument, ItemKind
from canllaw.theory.hypotheses.files_known import Known, find_item, find_scale, find_span
from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind, MeasureLevel
from canllaw.theory.measures.values import ALL_WAVES

OF_PRACTICES = (MeasureKind.CONCRETENESS, MeasureKind.EXAMPLE, MeasureKind.SEEN)
OF_SURVEY = (MeasureKind.SCALE, MeasureKind.ITEM, MeasureKind.EXAMPLE)
YES_OR_NO = (ItemKind.YES_NO, ItemKind.KNOWLEDGE)


class Part(StrEnum):
    """What a measure is named for."""

    OUTCOME = "outcome"
    MECHANISM = "mechanism"
    CONTEXT = "context"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to put right, in one entry of a measure or of what is around it.

    `is_lack`: the study does not have what is measured, which matters only to what takes it as a test.
    """

    entry: str
    what: Message
    fix: Message
    is_lack: bool = False


def find_measure_faults(measure: Measure, part: Part, known: Known) -> Iterator[Fault]:
    unfit = tuple(find_unfit(measure, part))
    yield from unfit
    if not any(fault.entry == "kind" for fault in unfit):
        yield from find_unknown(measure, known)
        yield from find_bounds(measure, part, known)


def find_unknown(measure: Measure, known: Known) -> Iterator[Fault]:
    """What the measure names and the study does not have."""
    if measure.kind in OF_SURVEY:
        yield from find_unknown_wave(measure, known)
    elif measure.wave:
        yield Fault(
            entry="wave",
            what=message("Only what people answered belongs to a wave."),
            fix=message("Take the wave out."),
        )
    if measure.kind is MeasureKind.FACT and known.fact(measure.key) is None:
        yield unknown(
            measure.key,
            message("No authority has a fact of this name."),
            [fact.name for fact in known.facts],
        )
    if measure.kind in OF_PRACTICES and not known.practices:
        yield Fault(
            entry="kind",
            what=message("The study has no practices."),
            fix=message("Name them in evidence/practices.toml, or choose another measure."),
            is_lack=True,
        )
    if measure.kind is MeasureKind.SEEN and not known.observations:
        yield Fault(
            entry="kind",
            what=message("The study has no observations."),
            fix=message("Add evidence/observations.csv, or choose another measure."),
            is_lack=True,
        )


def find_unknown_wave(measure: Measure, known: Known) -> Iterator[Fault]:
    if not known.all_waves:
        yield Fault(
            entry="kind",
            what=message("The study has no survey."),
            fix=message("Add a wave to study.toml, or choose another measure."),
            is_lack=True,
        )
    elif known.wave(measure.wave) is None:
        keys = (*(each.key for each in known.all_waves), ALL_WAVES)
        yield Fault(
            entry="wave",
            what=message("The study has no wave with this key."),
            fix=message("Use one of these: {choices}.", choices=keys),
        )
    else:
        # The first wave that cannot serve is enough to tell.
        faults = (
            fault
            for wave in known.waves_of(measure.wave)
            if wave.instrument is not None
            for fault in find_unasked(measure, wave.instrument)
        )
        yield from islice(faults, 1)


def find_unasked(measure: Measure, instrument: Instrument) -> Iterator[Fault]:
    """What the measure names and people were not asked, or not so that it can be counted."""
    if measure.kind is MeasureKind.SCALE and find_scale(instrument, measure.key) is None:
        names = [scale.key for scale in instrument.scales]
        yield unknown(measure.key, message("The questionnaire of this wave has no such scale."), names)
    elif measure.kind is MeasureKind.ITEM:
        yield from find_unfit_item(measure, instrument)


def find_unfit_item(measure: Measure, instrument: Instrument) -> Iterator[Fault]:
    item = find_item(instrument, measure.key)
    if item is None:
        names = [each.key for each in instrument.items if each.kind is not ItemKind.TEXT]
        yield unknown(measure.key, message("The questionnaire of this wave has no such item."), names)
    elif item.kind is ItemKind.TEXT:
        yield Fault(
            entry="key",
            what=message("This item is answered in words, which are no measure."),
            fix=message("Name a scale, or an item that is answered in steps, by yes or no, or by a number."),
        )
    elif item.reversed:
        yield Fault(
            entry="key",
            what=message("Who agrees with this item says the opposite: it is turned round when scored."),
            fix=message("Name the scale that it belongs to, or another item."),
        )


def unknown(key: str, what: Message, names: Sequence[str]) -> Fault:
    """With the name that was probably meant, or with all that there are."""
    close = difflib.get_close_matches(key.casefold(), names, n=1, cutoff=0.7)
    if close:
        fix = message("Did you mean {name}?", name=close[0])
    elif names:
        fix = message("Use one of these: {choices}.", choices=tuple(names))
    else:
        fix = message("The study has none. Add it, or choose another measure.")
    return Fault(entry="key", what=what, fix=fix, is_lack=not close)


def find_unfit(measure: Measure, part: Part) -> Iterator[Fault]:
    """Measures that cannot serve as what they are named for."""
    if measure.kind is MeasureKind.CONCRETENESS and part is not Part.CONTEXT:
        yield Fault(
            entry="kind",
            what=message("How concretely the guidance asks for something can only be a context."),
            fix=message("Name what people do, say or know, or what was seen."),
        )
    if measure.kind in (MeasureKind.EXAMPLE, MeasureKind.SEEN) and part is not Part.OUTCOME:
        yield Fault(
            entry="kind",
            what=message("Examples of practices, and practices that were seen, can only be an outcome."),
            fix=message("Name a scale, an item or a fact here."),
        )
    own_level = measure.kind in (MeasureKind.SCALE, MeasureKind.ITEM)
    if not own_level and measure.level is not MeasureLevel.PERSON:
        yield Fault(
            entry="level",
            what=message("Only scales and items are averaged over a team or an authority."),
            fix=message("Take the level out."),
        )
    if part is Part.OUTCOME and own_level and measure.level is not MeasureLevel.PERSON:
        yield Fault(
            entry="level",
            what=message("The outcome is that of single people."),
            fix=message("Take the level out, or put the average among the conditions of the cases."),
        )


def find_bounds(measure: Measure, part: Part, known: Known) -> Iterator[Fault]:
    """What is wrong with at_least, low and high."""
    if measure.at_least is not None and (measure.low is not None or measure.high is not None):
        yield Fault(
            entry="at_least",
            what=message("at_least makes a yes or no of the measure: no other two values are compared then."),
            fix=message("Take out at_least, or low and high."),
        )
    if part is Part.OUTCOME:
        yield from find_outcome_faults(measure, known)
    elif (measure.low is None) != (measure.high is None):
        yield Fault(
            entry="low" if measure.low is not None else "high",
            what=message("Two values are compared, and only one of them is given."),
            fix=message("Give both low and high, or neither."),
        )
    elif measure.low is not None and measure.high is not None and measure.low >= measure.high:
        yield Fault(
            entry="low",
            what=message("The low value is not below the high one."),
            fix=message("Exchange them, and say with direction which way it works."),
        )
    yield from find_out_of_reach(measure, known)


def find_outcome_faults(measure: Measure, known: Known) -> Iterator[Fault]:
    for entry, value in (("low", measure.low), ("high", measure.high)):
        if value is not None:
            yield Fault(
                entry=entry,
                what=message("An outcome has no low and high: those are compared in the context."),
                fix=message("Say with at_least what counts as yes."),
            )
    if measure.at_least is None and has_steps(measure, known):
        yield Fault(
            entry="at_least",
            what=message("It is not said which score or answer counts as yes."),
            fix=message("Give at_least, such as 4."),
        )
    if measure.kind in OF_PRACTICES and measure.at_least is not None:
        yield Fault(
            entry="at_least",
            what=message("What counts as an example is said with each practice, in example_from."),
            fix=message("Take at_least out."),
        )


def has_steps(measure: Measure, known: Known) -> bool:
    """Whether it has to be said what counts as yes."""
    wave = known.wave(measure.wave)
    asked = wave.instrument if wave else None
    item = find_item(asked, measure.key) if asked and measure.kind is MeasureKind.ITEM else None
    return measure.kind is MeasureKind.SCALE or (item is not None and item.kind not in YES_OR_NO)


def find_out_of_reach(measure: Measure, known: Known) -> Iterator[Fault]:
    span = find_span(measure, known)
    if span is None:
        return
    low, high = say_bound(span.low), say_bound(span.high)
    for entry, value in (("at_least", measure.at_least), ("low", measure.low), ("high", measure.high)):
        if value is not None and not span.holds(value):
            yield Fault(
                entry=entry,
                what=message("This measure never has such a value."),
                fix=message("Give a value between {low} and {high}.", low=low, high=high),
            )
    if measure.at_least == span.low:
        yield Fault(
            entry="at_least",
            what=message("Everybody reaches this value, so that nothing can make a difference."),
            fix=message("Give a higher value."),
        )


def say_bound(value: float) -> str:
    return say_number(value, 0 if float(value).is_integer() else 2)
