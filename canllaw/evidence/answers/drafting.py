"""A first mapping, recognised without anybody's help, with what was uncertain said beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import polars as pl

from canllaw.basics.language import Language, Message, message, say
from canllaw.evidence.answers.answers import DroppedColumn, Export, ExportColumn, MappedColumn, Mapping, Tool
from canllaw.evidence.answers.applying_cells import ExportRows
from canllaw.evidence.answers.drafting_answers import DraftedAnswers, draft_answers
from canllaw.evidence.answers.drafting_doubts import doubt_column, find_strange_scales
from canllaw.evidence.answers.drafting_names import (
    LIKE_ENOUGH,
    Likeness,
    find_by_name,
    find_by_wording,
)
from canllaw.evidence.answers.drafting_people import find_people_columns
from canllaw.evidence.answers.drafting_sets import DraftedColumn, share_answers
from canllaw.evidence.answers.mappings_file import Draft, Remark
from canllaw.evidence.instruments.instruments import Instrument
from canllaw.guidance.roles import default_roles
from canllaw.rollout.workforce import Workforce

FEWEST_TO_SHOW = 3


def draft_mapping(export: Export, instruments: Sequence[Instrument]) -> Mapping:
    """The mapping to the instrument that fits best, without the remarks for a person."""
    return make_draft(export, instruments).mapping


def make_draft(
    export: Export,
    instruments: Sequence[Instrument],
    *,
    workforce: Workforce | None = None,
    language: Language = Language.ENGLISH,
) -> Draft:
    """The mapping to the instrument of which most is found, with remarks.

    `language` is that in which the reasons for dropping a column are written. Names of a workforce are
    recognised where one is given.
    """
    assert instruments, "a mapping is made for an instrument"
    drafts = [draft_for(export, each, workforce or Workforce(), language) for each in instruments]
    return max(drafts, key=lambda draft: len({item.item for item in draft.mapping.items}))


def draft_for(export: Export, instrument: Instrument, workforce: Workforce, language: Language) -> Draft:
    usable = [column for column in export.columns if column.personal is None and not column.machine]
    found = find_by_name(usable, instrument)
    others = [column for column in export.columns if column.personal is None and column.name not in found]
    people = find_people_columns(others, ExportRows(export=export), workforce, default_roles())
    rest = [column for column in usable if column.name not in found and column.name not in people]
    taken = {likeness.item for likeness in found.values()}
    near = find_by_wording(rest, [item for item in instrument.items if item.key not in taken])
    found |= {name: likeness for name, likeness in near.items() if likeness.score >= LIKE_ENOUGH}
    shared = share_answers(draft_items(export, instrument, found))
    remarks = [*shared.remarks]
    remarks += [remark_on(column, people[column.name].doubts) for column in others if column.name in people]
    dropped = tuple(drop_columns([each for each in export.columns if each.name not in people], language))
    mapping = Mapping(
        instrument=instrument.key,
        tool=export.tool,
        people=tuple(person.mapped for person in people.values()),
        answers=shared.sets,
        items=shared.items,
        dropped=dropped,
    )
    unknown = tuple(remark_on_unknown(each, near, export) for each in rest if each.name not in found)
    return Draft(mapping=mapping, remarks=tuple(remarks), shared=shared.set_remarks, unknown=unknown)


def remark_on_unknown(column: ExportColumn, near: dict[str, Likeness], export: Export) -> Remark:
    doubts: tuple[Message, ...] = ()
    if export.tool is Tool.REDCAP and column.name == export.columns[0].name:
        cells = ExportRows(export=export).cells(column.name)
        if cells.is_duplicated().any():
            told = message("A record has several rows here (events, repeats): each row counts as a person.")
            doubts = (told,)
    guess = near[column.name].item if column.name in near else ""
    return Remark(column=column.name, question=column.question, doubts=doubts, guess=guess)


def draft_items(export: Export, instrument: Instrument, found: dict[str, Likeness]) -> list[DraftedColumn]:
    """In the order of the instrument."""
    order = [item.key for item in instrument.items]
    cells = find_cells(export, found)
    asked = {name: (instrument.item(found[name].item), there) for name, there in cells.items()}
    strange = find_strange_scales(asked, instrument)
    drafts: list[DraftedColumn] = []
    columns = [column for column in export.columns if column.name in found]
    for column in sorted(columns, key=lambda column: order.index(found[column.name].item)):
        likeness = found[column.name]
        item = instrument.item(likeness.item)
        drafted = DraftedAnswers()
        if likeness.ticked is None:
            drafted = draft_answers(column, cells[column.name], item, instrument.responses_of(item))
        doubts = [*doubt_column(column, likeness, instrument)]
        if column.name in strange and not drafted.answers:
            other = strange[column.name]
            doubts.append(message("Another question has numbers below this scale: {column}.", column=other))
        drafts.append(
            DraftedColumn(
                column=MappedColumn(column=column.name, item=item.key, ticked=likeness.ticked),
                remark=remark_on(column, tuple(doubts)),
                scale=item.responses or item.kind.name.lower(),
                answers=replace(drafted, unread=find_shown(column, drafted.unread, export)),
            )
        )
    return drafts


def find_shown(column: ExportColumn, unread: Sequence[str], export: Export) -> tuple[str, ...]:
    """Answers for a person to give a value to: those that the tool lists, and those that several people gave.

    What one or two people wrote may be their own words, which a mapping should not repeat.
    """
    if column.options or not unread:
        return tuple(unread)
    cells = ExportRows(export=export).cells(column.name).str.strip_chars()
    often = cells.filter(cells.is_in(list(unread))).value_counts().filter(pl.col("count") >= FEWEST_TO_SHOW)
    return tuple(code for code in unread if code in set(often[column.name]))


def find_cells(export: Export, found: dict[str, Likeness]) -> dict[str, list[str]]:
    """The different cells of each column; of boxes to tick none are needed."""
    rows = ExportRows(export=export)
    return {
        name: [cell for cell in rows.cells(name).str.strip_chars().unique() if cell]
        for name, likeness in found.items()
        if likeness.ticked is None
    }


def remark_on(column: ExportColumn, doubts: tuple[Message, ...]) -> Remark:
    return Remark(column=column.name, question=column.question, options=column.options, doubts=doubts)


def drop_columns(columns: Sequence[ExportColumn], language: Language) -> Iterator[DroppedColumn]:
    """Personal columns and those of the tool about itself."""
    for column in columns:
        if column.personal is not None:
            yield DroppedColumn(column=column.name, why=say(column.personal, language))
        elif column.machine:
            why = say(message("The tool tells about itself here."), language)
            yield DroppedColumn(column=column.name, why=why)
