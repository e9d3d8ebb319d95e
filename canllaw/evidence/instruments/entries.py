"""What a file of an instrument says, laid over the instrument that it extends."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from canllaw.evidence.instruments.instruments import Blank, Instrument, Item, ItemKind, Responses, Scale

Record = TypeVar("Record", Blank, Item, Responses, Scale)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEntry:
    """An item as written: what is None was not written, and stays as it is in the instrument extended."""

    key: str
    kind: ItemKind | None = None
    en: str | None = None
    cy: str | None = None
    responses: str | None = None
    reversed: bool | None = None
    correct: tuple[int, ...] | None = None
    asked: bool | None = None
    new_page: bool | None = None
    note: str | None = None

    def make_item(self, before: Item) -> Item:
        return Item(
            key=self.key,
            kind=before.kind if self.kind is None else self.kind,
            en=before.en if self.en is None else self.en,
            cy=before.cy if self.cy is None else self.cy,
            responses=before.responses if self.responses is None else self.responses,
            reversed=before.reversed if self.reversed is None else self.reversed,
            correct=before.correct if self.correct is None else self.correct,
            asked=before.asked if self.asked is None else self.asked,
            new_page=before.new_page if self.new_page is None else self.new_page,
            note=before.note if self.note is None else self.note,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentEntry:
    """A whole file as written. With `extends`, only the key is needed: all else may stay as it is.

    `includes`: keys of instruments that are asked in the same form.
    """

    key: str
    extends: str = ""
    includes: tuple[str, ...] = ()
    en: str = ""
    cy: str = ""
    version: str = ""
    licence: str = ""
    licence_cy: str = ""
    source: str = ""
    adapted: str = ""
    adapted_cy: str = ""
    unconfirmed: tuple[str, ...] = ()
    unconfirmed_cy: tuple[str, ...] = ()
    blanks: tuple[Blank, ...] = ()
    responses: tuple[Responses, ...] = ()
    items: tuple[ItemEntry, ...] = ()
    scales: tuple[Scale, ...] = ()


NOTHING = Instrument(key="", en="", cy="", version="", licence="", source="", responses=(), items=())


def make_instrument(entry: InstrumentEntry, base: Instrument = NOTHING) -> Instrument:
    """What the file says, laid over the instrument that it extends; blanks that have words are filled in."""
    before = {item.key: item for item in base.items}
    items = [each.make_item(before.get(each.key, Item(key=each.key))) for each in entry.items]
    made = Instrument(
        key=entry.key,
        en=entry.en or base.en,
        cy=entry.cy or base.cy,
        version=entry.version or base.version,
        licence=entry.licence or base.licence,
        licence_cy=entry.licence_cy or ("" if entry.licence else base.licence_cy),
        source=entry.source or base.source,
        adapted=entry.adapted or base.adapted,
        adapted_cy=entry.adapted_cy or ("" if entry.adapted else base.adapted_cy),
        unconfirmed=entry.unconfirmed or base.unconfirmed,
        unconfirmed_cy=entry.unconfirmed_cy or (() if entry.unconfirmed else base.unconfirmed_cy),
        extends=entry.extends,
        includes=entry.includes,
        blanks=lay_over(base.blanks, entry.blanks),
        responses=lay_over(base.responses, entry.responses),
        items=lay_over(base.items, items),
        scales=lay_over(base.scales, entry.scales),
    )
    return fill_blanks(made, made.blanks)


def lay_over(base: Sequence[Record], own: Iterable[Record]) -> tuple[Record, ...]:
    """Own records in the place of those with their key, the others after them."""
    records = {record.key: record for record in base}
    records.update({record.key: record for record in own})
    return tuple(records.values())


def fill_blanks(instrument: Instrument, blanks: Iterable[Blank]) -> Instrument:
    """The instrument with these blanks filled in; a language without words keeps its blank."""
    filled = [blank for blank in blanks if blank.en or blank.cy]
    done = {blank.key for blank in filled}

    def fill(words: str, of: Callable[[Blank], str]) -> str:
        for blank in filled:
            words = words.replace(f"{{{blank.key}}}", of(blank) or f"{{{blank.key}}}")
        return words

    items = tuple(
        replace(item, en=fill(item.en, lambda each: each.en), cy=fill(item.cy, lambda each: each.cy))
        for item in instrument.items
    )
    left = tuple(blank for blank in instrument.blanks if blank.key not in done)
    return replace(instrument, items=items, blanks=left)
