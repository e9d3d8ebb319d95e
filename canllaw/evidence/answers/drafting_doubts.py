"""Whether a column that was taken for an item is that item: what its question and its neighbours say."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from canllaw.basics.cells import read_number
from canllaw.basics.language import Message, message
from canllaw.evidence.answers.answers import ExportColumn
from canllaw.evidence.answers.drafting_names import (
    CERTAIN,
    LIKE_ENOUGH,
    SHORTEST_TO_CONTAIN,
    WORTH_NAMING,
    Likeness,
    plain,
    question_of,
    ways_to_read,
)
from canllaw.evidence.instruments.instruments import Instrument, Item

DENYING = frozenset("not no never none nobody nothing cannot without t ddim dim nid nad byth heb neb".split())
TURNED = re.compile(
    r"(?<![^\W_])(reversed?|recoded|rev|gwrthdro|gwrthdrowyd)(?![^\W_])|\d_?r$", re.IGNORECASE
)


def doubt_column(column: ExportColumn, likeness: Likeness, instrument: Instrument) -> Iterator[Message]:
    """`likeness` is to the item that the column was taken for."""
    item = instrument.item(likeness.item)
    if likeness.score < CERTAIN:
        yield message("Recognised by a question that is only alike.")
    if likeness.rival:
        yield message("Another item is worded almost like it: {item}.", item=likeness.rival)
    if likeness.also:
        yield message("Another column is named after this item as well: {column}.", column=likeness.also)
    if likeness.by_name and column.question:
        yield from doubt_name(column, item, instrument.items)
    if denies(question_of(column), item):
        yield message("Only one of the two says not or never: the question here, or the item.")
    if item.reversed and (TURNED.search(column.name) or TURNED.search(column.question)):
        yield message("Its answers may be turned round already: a score turns them round as well.")


def doubt_name(column: ExportColumn, item: Item, items: Sequence[Item]) -> Iterator[Message]:
    """A name alone may be a chance: the question may be that of another item, or of none."""
    if not (plain(item.en) or plain(item.cy)):
        return
    own = how_like(column.question, item)
    best = max(items, key=lambda other: how_like(column.question, other))
    if how_like(column.question, best) > max(own, LIKE_ENOUGH):
        yield message(
            "It is named like the item, but its question is that of another: {item}.", item=best.key
        )
    elif own < WORTH_NAMING:
        yield message("It is named like the item, but its question is worded otherwise.")


def how_like(question: str, item: Item) -> float:
    """Of 100. A question that holds the whole wording, or an item that holds the whole question, is alike."""
    pairs = [(posed, plain(words)) for posed in ways_to_read(question) for words in (item.en, item.cy)]
    return max((likeness(posed, asked) for posed, asked in pairs if posed and asked), default=0.0)


def likeness(posed: str, asked: str) -> float:
    short, long = sorted((posed, asked), key=len)
    return 100.0 if len(short) >= SHORTEST_TO_CONTAIN and short in long else fuzz.ratio(posed, asked)


def denies(question: str, item: Item) -> bool:
    """Whether one of two wordings that are alike says "not" and the other does not."""
    pairs = [(posed, plain(words)) for posed in ways_to_read(question) for words in (item.en, item.cy)]
    pairs = [pair for pair in pairs if all(pair)]
    if not pairs:
        return False
    posed, asked = max(pairs, key=lambda pair: likeness(*pair))
    if not LIKE_ENOUGH <= likeness(posed, asked) < 100:
        return False
    return DENYING.isdisjoint(posed.split()) is not DENYING.isdisjoint(asked.split())


def find_strange_scales(
    columns: Mapping[str, tuple[Item, Sequence[str]]], instrument: Instrument
) -> dict[str, str]:
    """Columns whose numbers fit the scale although those of a column with the same scale do not, by that one.

    `columns` are items and different cells by column. 0 in one question shows that 1 is not the lowest in
    the next, where nobody chose 0.
    """
    off: dict[str, str] = {}
    for name, (item, cells) in columns.items():
        responses = instrument.responses_of(item)
        numbers = [number for cell in cells if (number := read_number(cell)) is not None]
        if responses and any(0 <= number < responses.low for number in numbers):
            off.setdefault(item.responses, name)
    return {
        name: off[item.responses]
        for name, (item, _) in columns.items()
        if item.responses in off and off[item.responses] != name
    }
