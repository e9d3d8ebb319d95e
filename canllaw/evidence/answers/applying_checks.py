"""Whether a mapping fits its export, its instrument and the workforce, before a single row is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from canllaw.basics.language import Message, message
from canllaw.basics.problems import Problem
from canllaw.basics.sources import Place, Source
from canllaw.evidence.answers.answers import AnswerSet, MappedColumn, MappedPeople, Mapping, PeopleColumn
from canllaw.evidence.answers.applying_cells import ExportRows
from canllaw.evidence.answers.applying_known import known_authorities, known_teams
from canllaw.evidence.answers.mappings_file import MappingFile
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind
from canllaw.rollout.workforce import Workforce

HEADINGS = 1
LIKE_ENOUGH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a mapping (its list, its place there from 0), and the column that it speaks of."""

    part: str
    at: int
    column: str
    file: MappingFile | None
    export: Source

    def problem(self, key: str, what: Message, fix: Message) -> Problem:
        """In the mapping's own file where that is known, otherwise at the heading of the column."""
        if self.file is not None:
            return Problem(what=what, fix=fix, where=self.file.place(self.part, self.at, key))
        return Problem(what=what, fix=fix, where=Place(source=self.export, row=HEADINGS, column=self.column))


def find_mapping_problems(
    mapping: Mapping, rows: ExportRows, instrument: Instrument, workforce: Workforce, file: MappingFile | None
) -> list[Problem]:
    problems: list[Problem] = []
    if mapping.instrument != instrument.key or not mapping.items:
        problems.extend(find_whole_problems(mapping, rows.source, instrument, file))
    for at, person in enumerate(mapping.people):
        entry = Entry(part="people", at=at, column=person.column, file=file, export=rows.source)
        problems.extend(find_column_problems(entry, rows))
        problems.extend(find_value_problems(entry, person, workforce))
    for at, shared in enumerate(mapping.answers):
        columns = [each for each in mapping.items if each.use == shared.key]
        entry = Entry(
            part="answers", at=at, column=columns[0].column if columns else "", file=file, export=rows.source
        )
        problems.extend(find_set_problems(entry, shared, columns, instrument))
    for at, item in enumerate(mapping.items):
        entry = Entry(part="items", at=at, column=item.column, file=file, export=rows.source)
        problems.extend(find_column_problems(entry, rows))
        problems.extend(find_item_problems(entry, item, instrument))
    return problems


def find_whole_problems(
    mapping: Mapping, export: Source, instrument: Instrument, file: MappingFile | None
) -> Iterator[Problem]:
    where = file.place("instrument") if file else Place(source=export)
    if mapping.instrument != instrument.key:
        yield Problem(
            what=message("The mapping is made for another instrument: {key}.", key=mapping.instrument),
            fix=message("Let the wave and its mapping name the same instrument."),
            where=where,
        )
    if not mapping.items:
        yield Problem(
            what=message("The mapping gives no column to any item."),
            fix=message("Say under [[items]] which column answers which item."),
            where=where,
        )


def find_column_problems(entry: Entry, rows: ExportRows) -> Iterator[Problem]:
    if entry.column not in rows.places:
        yield entry.problem(
            "column",
            message("The export has no such column: {column}.", column=entry.column),
            suggest(entry.column, list(rows.places))
            or message("Remove the entry from the mapping, or export the survey with this column."),
        )
    elif not rows.holds(entry.column):
        yield entry.problem(
            "column",
            message("This column is personal and was not kept: {column}.", column=entry.column),
            message("Remove the entry from the mapping: nobody needs the column."),
        )


def find_value_problems(entry: Entry, person: MappedPeople, workforce: Workforce) -> Iterator[Problem]:
    """Values that turn a code into an authority or a team that there is none of."""
    known = {
        PeopleColumn.AUTHORITY: known_authorities(workforce),
        PeopleColumn.TEAM: known_teams(workforce),
    }.get(person.means)
    if known is None:
        return
    for _, value in person.values:
        if known.find(value) is None:
            fix = known.suggest(value) or message("Use a code that stands in the folder workforce.")
            yield entry.problem("values", known.unknown, fix)


def find_item_problems(entry: Entry, mapped: MappedColumn, instrument: Instrument) -> Iterator[Problem]:
    item = next((item for item in instrument.items if item.key == mapped.item), None)
    if item is None:
        keys = [item.key for item in instrument.items]
        yield entry.problem(
            "item",
            message("The instrument has no such item: {item}.", item=mapped.item),
            suggest(mapped.item, keys) or message("Use one of these: {choices}.", choices=tuple(keys)),
        )
        return
    if mapped.ticked is not None and item.kind in (ItemKind.TEXT, ItemKind.NUMBER):
        yield entry.problem(
            "ticked",
            message("A box to tick cannot answer an item that asks for words or a number."),
            message("Remove this entry, or name another item."),
        )
    scale = find_scale(item, instrument)
    for key, values in (("answers", [value for _, value in mapped.answers]), ("ticked", [mapped.ticked])):
        if scale and any(value is not None and value not in scale for value in values):
            yield entry.problem(
                key,
                message("The mapping names a value that is not on the response scale of its item."),
                message("Use one of these: {choices}.", choices=scale),
            )


def find_scale(item: Item, instrument: Instrument) -> tuple[int, ...]:
    """The values that an answer to the item may have; empty where it may have any."""
    if item.kind is ItemKind.YES_NO:
        return (0, 1)
    responses = instrument.responses_of(item)
    return tuple(option.value for option in responses.options) if responses else ()


def find_set_problems(
    entry: Entry, shared: AnswerSet, columns: Sequence[MappedColumn], instrument: Instrument
) -> Iterator[Problem]:
    """Once for each response scale that the set does not fit, however many of the columns answer on it."""
    known = {item.key: find_scale(item, instrument) for item in instrument.items}
    first: dict[tuple[int, ...], str] = {}
    for each in columns:
        first.setdefault(known.get(each.item, ()), each.column)
    for scale, column in first.items():
        if scale and any(value not in scale for _, value in shared.values):
            yield entry.problem(
                "values",
                message("This set has a value off the response scale of the column {column}.", column=column),
                message("Use one of these: {choices}.", choices=scale),
            )


def suggest(name: str, names: Sequence[str]) -> Message | None:
    close = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
    return message("Did you mean {name}?", name=close[0]) if close else None
