"""Whether the parts of an instrument fit together: keys, response scales, right answers, scales, blanks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from canllaw.basics.cells import Words
from canllaw.basics.language import message
from canllaw.basics.toml_lines import KeyPath
from canllaw.evidence.answers.answers import PEOPLE
from canllaw.evidence.instruments.entries import InstrumentEntry
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind, Scale, Scoring

# Keys of items and scales become headings of tables and names in R; an instrument's names a file.
KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
FILE_KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")
BLANK = re.compile(r"\{([A-Za-z][A-Za-z0-9_]*)\}")
ON_A_SCALE = frozenset({ItemKind.SCALED, ItemKind.CHOICE, ItemKind.KNOWLEDGE})
YES_NO_RANGE = (0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong, what to do, and under which key of the file: entries of a list are counted from 0."""

    words: Words
    path: KeyPath


def find_faults_of_entry(entry: InstrumentEntry) -> Iterator[Fault]:
    """What can be told from the file alone."""
    if not FILE_KEY.fullmatch(entry.key):
        words = (
            message("This key cannot name a file."),
            message("Use small letters, digits and hyphens, such as my-survey."),
        )
        yield Fault(words=words, path=("key",))
    for name in ("en", "version", "licence", "source"):
        if not entry.extends and not getattr(entry, name):
            yield Fault(words=(message("This entry is missing."), message("Add it.")), path=(name,))
    if not entry.extends and not entry.includes and not entry.items:
        words = message("An instrument has items."), message("Add a block [[items]] for each question.")
        yield Fault(words=words, path=("items",))
    yield from find_key_faults("items", [item.key for item in entry.items], PEOPLE)
    yield from find_key_faults("scales", [scale.key for scale in entry.scales], PEOPLE)
    yield from find_key_faults("responses", [each.key for each in entry.responses], ())
    yield from find_key_faults("blanks", [blank.key for blank in entry.blanks], ())


def find_key_faults(table: str, keys: Sequence[str], taken: Iterable[str]) -> Iterator[Fault]:
    for at, key in enumerate(keys):
        path = (table, at, "key")
        if not KEY.fullmatch(key):
            words = (
                message("This key cannot be the heading of a column."),
                message("Begin with a letter, and use letters, digits and underscores only."),
            )
            yield Fault(words=words, path=path)
        elif key in taken:
            words = (
                message("This key is kept for what is known of a person."),
                message("Choose another key than these: {names}.", names=tuple(taken)),
            )
            yield Fault(words=words, path=path)
        if key in keys[:at]:
            words = message("This key stands in the file already."), message("Give each its own key.")
            yield Fault(words=words, path=path)


def find_faults_of_own(made: Instrument, entry: InstrumentEntry, base: Instrument) -> Iterator[Fault]:
    """What can be told of the parts of a file once it is laid over what it extends and includes."""
    before = {item.key: item for item in base.items}
    for at, each in enumerate(entry.items):
        item = each.make_item(before.get(each.key, Item(key=each.key)))
        for name, words in chain(find_item_faults(made, item), find_blank_faults(entry, base, item)):
            yield Fault(words=words, path=("items", at, name))
    for at, scale in enumerate(entry.scales):
        for name, words in find_scale_faults(made, scale):
            yield Fault(words=words, path=("scales", at, name))


def find_item_faults(made: Instrument, item: Item) -> Iterator[tuple[str, Words]]:
    responses = made.responses_of(item)
    if item.kind in ON_A_SCALE and responses is None:
        keys = tuple(each.key for each in made.responses)
        yield (
            "responses",
            (
                message("This item names no response scale that the instrument has."),
                message("Name one of these: {names}.", names=keys)
                if keys
                else message("Add a block [[responses]] with its options."),
            ),
        )
    if item.kind not in ON_A_SCALE and item.responses:
        yield (
            "responses",
            (
                message("An item of this kind has no response scale."),
                message("Remove the line, or change the kind of the item."),
            ),
        )
    if item.reversed and item.kind is not ItemKind.SCALED:
        yield (
            "reversed",
            (
                message("Only an item of the kind scaled can be reversed."),
                message("Remove the line, or change the kind of the item."),
            ),
        )
    yield from find_faults_of_right_answers(made, item)


def find_faults_of_right_answers(made: Instrument, item: Item) -> Iterator[tuple[str, Words]]:
    if item.kind is not ItemKind.KNOWLEDGE:
        if item.correct:
            yield (
                "correct",
                (
                    message("Only an item of the kind knowledge has right answers."),
                    message("Remove the line, or change the kind of the item."),
                ),
            )
        return
    if (item.en or item.cy) and not item.correct:
        yield (
            "correct",
            (
                message("No answer to this question is marked as right."),
                message("Write the values of the right answers, such as correct = [2]."),
            ),
        )
    responses = made.responses_of(item)
    values = tuple(option.value for option in responses.options if option.counts) if responses else ()
    if responses and not set(item.correct) <= set(values):
        yield (
            "correct",
            (
                message("A right answer is not on the response scale of the item."),
                message("Use values among these: {names}.", names=values),
            ),
        )


def find_blank_faults(entry: InstrumentEntry, base: Instrument, item: Item) -> Iterator[tuple[str, Words]]:
    known = {blank.key for blank in (*base.blanks, *entry.blanks)}
    for name, wording in (("en", item.en), ("cy", item.cy)):
        if set(BLANK.findall(wording)) - known:
            yield (
                name,
                (
                    message("The wording has a blank in braces that the instrument does not have."),
                    message("Add a block [[blanks]] with its key, or correct its spelling."),
                ),
            )


def find_scale_faults(made: Instrument, scale: Scale) -> Iterator[tuple[str, Words]]:
    of_scales = scale.scoring is Scoring.MEAN_OF_SCALES
    plain = tuple(each.key for each in made.scales if each.scoring is not Scoring.MEAN_OF_SCALES)
    known = plain if of_scales else tuple(item.key for item in made.items)
    unknown = tuple(key for key in scale.items if key not in known)
    if unknown and of_scales:
        yield (
            "items",
            (
                message("This scale is made of scales that the instrument does not have, or of itself."),
                message("Name some of these: {names}.", names=plain),
            ),
        )
    elif unknown:
        yield (
            "items",
            (
                message("This scale names items that the instrument does not have: {names}.", names=unknown),
                message("Correct their keys, or add the items."),
            ),
        )
    if len(set(scale.items)) < len(scale.items):
        yield "items", (message("This scale names an item twice."), message("Name each once."))
    if not of_scales:
        yield from find_mixed_items(made, scale, [made.item(key) for key in scale.items if key in known])


def find_mixed_items(made: Instrument, scale: Scale, items: Sequence[Item]) -> Iterator[tuple[str, Words]]:
    kinds = {item.kind for item in items}
    if ItemKind.TEXT in kinds:
        yield "items", (message("An answer in words has no score."), message("Leave such items out."))
    share = scale.scoring is Scoring.SHARE_CORRECT
    if any((item.kind is ItemKind.KNOWLEDGE) != share for item in items if item.kind is not ItemKind.TEXT):
        yield (
            "scoring",
            (
                message("Items of the kind knowledge are scored as the share correct, and no others are."),
                message("Change the scoring of the scale, or its items."),
            ),
        )
    ranges = {find_range(made, item) for item in items} - {None}
    if scale.scoring is Scoring.MEAN and len(ranges) > 1:
        yield (
            "items",
            (
                message("The items of this scale are answered on unlike response scales."),
                message("A mean needs answers from the same lowest to the same highest value."),
            ),
        )


def find_range(made: Instrument, item: Item) -> tuple[int, int] | None:
    """The lowest and the highest answer; None where none is known."""
    if item.kind is ItemKind.YES_NO:
        return YES_NO_RANGE
    responses = made.responses_of(item) if item.kind in ON_A_SCALE else None
    return (responses.low, responses.high) if responses else None
