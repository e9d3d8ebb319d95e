"""Instruments joined: what a form asks beside its own questions, each scored by its own key."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from canllaw.basics.language import message
from canllaw.evidence.instruments.entries import NOTHING, InstrumentEntry
from canllaw.evidence.instruments.faults import Fault
from canllaw.evidence.instruments.instruments import Instrument, Item, Scale, Scoring

SCORED_BY = ("kind", "responses", "reversed", "correct")


def include(base: Instrument, others: Iterable[Instrument]) -> Instrument:
    """The base with the items, response scales and scales of the others after its own.

    Response scales and scales of the others are named after their instrument, such as nomad_coherence:
    several instruments have a "total".
    """
    whole = base
    for other in map(rename, others):
        whole = replace(
            whole,
            licence=join(whole.licence, other.en, other.licence),
            licence_cy=join(whole.licence_cy, other.title_in_welsh(), other.licence_cy or other.licence),
            source=join(whole.source, other.en, other.source),
            unconfirmed=(*whole.unconfirmed, *other.unconfirmed),
            unconfirmed_cy=(*whole.unconfirmed_cy, *(other.unconfirmed_cy or other.unconfirmed)),
            blanks=(*whole.blanks, *other.blanks),
            responses=(*whole.responses, *other.responses),
            items=(*whole.items, *other.items),
            scales=(*whole.scales, *other.scales),
        )
    return whole


def rename(instrument: Instrument) -> Instrument:
    """The keys of response scales and scales with the instrument's before them."""
    prefix = f"{instrument.key.replace('-', '_')}_"

    def named(item: Item) -> Item:
        return replace(item, responses=f"{prefix}{item.responses}") if item.responses else item

    def scaled(scale: Scale) -> Scale:
        of_scales = scale.scoring is Scoring.MEAN_OF_SCALES
        items = tuple(f"{prefix}{key}" for key in scale.items) if of_scales else scale.items
        return replace(scale, key=f"{prefix}{scale.key}", items=items)

    return replace(
        instrument,
        responses=tuple(replace(each, key=f"{prefix}{each.key}") for each in instrument.responses),
        items=tuple(map(named, instrument.items)),
        scales=tuple(map(scaled, instrument.scales)),
    )


def join(words: str, title: str, more: str) -> str:
    """What is said of the whole, and beside it what is said of a part."""
    part = f"{title}: {more}"
    return f"{words} {part}" if words else part


def find_faults_of_including(
    base: Instrument, included: Sequence[str], known: Sequence[Instrument]
) -> Iterator[Fault]:
    """Unknown keys, and instruments that ask what is asked already."""
    keys = tuple(each.key for each in known)
    taken = {item.key for item in base.items}
    for at, key in enumerate(included):
        path = ("includes", at)
        other = next((each for each in known if each.key == key), None)
        if other is None:
            words = (
                message("No instrument that comes with Canllaw has this key."),
                message("Include some of these: {names}.", names=keys),
            )
            yield Fault(words=words, path=path)
        elif taken & {item.key for item in other.items}:
            words = (
                message("Questions of this instrument are in the questionnaire already."),
                message("Name each instrument once, either here or under extends."),
            )
            yield Fault(words=words, path=path)
        else:
            taken |= {item.key for item in other.items}


def find_faults_of_replacing(entry: InstrumentEntry, included: Iterable[Instrument]) -> Iterator[Fault]:
    """Parts of a file with the key of an included one: it may give a question its words, and nothing else."""
    whole = include(NOTHING, included)
    items = {item.key: item for item in whole.items}
    for at, own in enumerate(entry.items):
        before = items.get(own.key)
        changed = find_changes(before, own.make_item(before)) if before else ()
        if changed:
            words = (
                message(
                    "An included instrument has this question, and more than its wording is changed here."
                ),
                message("Leave these lines out, or give your question another key: {names}.", names=changed),
            )
            yield Fault(words=words, path=("items", at, changed[0]))
    for table, taken, keys in (
        ("scales", whole.scales, [each.key for each in entry.scales]),
        ("responses", whole.responses, [each.key for each in entry.responses]),
    ):
        for at, key in enumerate(keys):
            if key in {each.key for each in taken}:
                words = (
                    message("An included instrument has this key, and is scored by its own."),
                    message("Choose another key."),
                )
                yield Fault(words=words, path=(table, at, "key"))


def find_changes(before: Item, after: Item) -> tuple[str, ...]:
    """What of a question decides how it is answered and scored, and is another afterwards."""
    return tuple(name for name in SCORED_BY if getattr(before, name) != getattr(after, name))
