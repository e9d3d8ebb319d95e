"""Whether what a file leaves as it was in the instrument that it is laid over fits what it changes."""

from collections.abc import Iterator
from itertools import chain

from canllaw.basics.cells import Words
from canllaw.basics.language import message
from canllaw.basics.toml_lines import KeyPath
from canllaw.evidence.instruments.entries import InstrumentEntry
from canllaw.evidence.instruments.faults import (
    Fault,
    find_blank_faults,
    find_item_faults,
    find_scale_faults,
)
from canllaw.evidence.instruments.instruments import Instrument, Item, Scale


def find_faults_of_left(made: Instrument, entry: InstrumentEntry, base: Instrument) -> Iterator[Fault]:
    """Named by their keys, each at the line of the file that is most likely why it fits no longer."""
    own = {item.key for item in entry.items}
    for item in (each for each in made.items if each.key not in own):
        for _, words in chain(find_item_faults(made, item), find_blank_faults(entry, base, item)):
            yield Fault(words=say_of_item(item, words), path=find_cause(made, entry, [item]))
    own = {scale.key for scale in entry.scales}
    for scale in (each for each in made.scales if each.key not in own):
        items = [item for item in made.items if item.key in scale.items]
        for _, words in find_scale_faults(made, scale):
            yield Fault(words=say_of_scale(scale, words), path=find_cause(made, entry, items))


def say_of_item(item: Item, words: Words) -> Words:
    what, fix = words
    told = message(
        "The item {item}, which this file leaves as it is, does not fit any more. {what}",
        item=item.key,
        what=what,
    )
    return told, fix


def say_of_scale(scale: Scale, words: Words) -> Words:
    what, fix = words
    told = message(
        "The scale {scale}, which this file leaves as it is, does not fit any more. {what}",
        scale=scale.key,
        what=what,
    )
    return told, fix


def find_cause(made: Instrument, entry: InstrumentEntry, items: list[Item]) -> KeyPath:
    """The first of these items that the file changes; else the first of their response scales."""
    keys, answered = {item.key for item in items}, {item.responses for item in items}
    for at, changed in enumerate(entry.items):
        if changed.key in keys:
            return ("items", at)
    for at, responses in enumerate(entry.responses):
        if responses.key in answered:
            return ("responses", at)
    return ("extends",) if made.extends else ("includes",)
