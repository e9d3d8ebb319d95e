"""What became of every row and every column of an export, so that nothing is lost without a word."""

from collections.abc import Iterator

import polars as pl

from canllaw.basics.language import Message, message
from canllaw.evidence.answers.answers import (
    PEOPLE,
    Accounting,
    ColumnFate,
    Export,
    ExportColumn,
    Mapping,
    PeopleColumn,
    RowNote,
)
from canllaw.evidence.answers.applying_items import ItemAnswers

PEOPLE_WORDS: dict[PeopleColumn, Message] = {
    PeopleColumn.AUTHORITY: message("It says in which authority a person works."),
    PeopleColumn.TEAM: message("It says in which team a person works."),
    PeopleColumn.ROLE: message("It says in which role a person works."),
    PeopleColumn.WEIGHT: message("It says for how much a person's answers count."),
    PeopleColumn.LANGUAGE: message("It says in which language a person answered."),
    PeopleColumn.CODE: message("It links a person's answers over the waves, hashed, and is not kept."),
    PeopleColumn.WAVE: message("It says to which wave a row belongs."),
}


def note_silent_rows(together: pl.DataFrame, items: ItemAnswers) -> tuple[RowNote, ...]:
    """Rows in which no item was answered at all, not even by an answer that does not count."""
    why = message("No item was answered in this row.")
    nothing = together.select(pl.all_horizontal(pl.col(items.frame.columns).is_null())).to_series()
    rows = together["row"].filter(nothing)
    aside = set(items.uncounted.join(rows.to_frame("row"), on="row", how="semi")["row"])
    return tuple(RowNote(row=row, why=why) for row in rows if row not in aside)


def find_repeats(frame: pl.DataFrame, items: ItemAnswers) -> tuple[RowNote, ...]:
    """Rows with the code and all the answers of an earlier row: the same questionnaire, sent twice."""
    shared = frame.filter(frame["person"].is_not_null() & frame["person"].is_duplicated())
    if shared.is_empty():
        return ()
    aside = items.uncounted.group_by("row").agg(pl.concat_str("item", "value").sort().str.join("|"))
    shared = shared.join(aside.rename({"item": "uncounted"}), on="row", how="left").sort("row")
    alike = ["person", *items.frame.columns, "uncounted"]
    first = shared.select("row", first=pl.col("row").first().over(alike))
    return tuple(
        RowNote(
            row=row, why=message("This row repeats the code and all the answers of row {row}.", row=earlier)
        )
        for row, earlier in first.filter(pl.col("row") != pl.col("first")).iter_rows()
    )


def note_shared_codes(frame: pl.DataFrame, mapping: Mapping) -> tuple[pl.DataFrame, tuple[RowNote, ...]]:
    """Rows that nobody can be linked with. Who shares a code with another loses it: it tells nobody apart."""
    if not any(each.means is PeopleColumn.CODE for each in mapping.people):
        return frame, ()
    none, shared = frame["person"].is_null(), frame["person"].is_not_null() & frame["person"].is_duplicated()
    firsts = frame.select(pl.col("row").first().over("person")).to_series().filter(shared)
    incomplete = message("The code of this row is incomplete.")
    notes = [RowNote(row=row, why=incomplete) for row in frame["row"].filter(none)]
    for row, first in zip(frame["row"].filter(shared), firsts, strict=True):
        why = message("More than one row has this code. The first of them: {row}.", row=first)
        notes.append(RowNote(row=row, why=why))
    person = frame["person"].set(shared, None)
    return frame.with_columns(person), tuple(sorted(notes, key=lambda note: note.row))


def account_for(
    export: Export,
    mapping: Mapping,
    frame: pl.DataFrame,
    uncounted: pl.DataFrame,
    left_out: tuple[RowNote, ...],
    unlinked: tuple[RowNote, ...],
) -> Accounting:
    asked = {each.item for each in mapping.items}
    items = [name for name in frame.columns if name not in PEOPLE]
    answered = {name for name in items if not frame[name].is_null().all()} | set(uncounted["item"])
    return Accounting(
        source=export.source,
        tool=export.tool,
        rows_kept=frame.height,
        rows_left_out=tuple(sorted((*export.left_out, *left_out), key=lambda note: note.row)),
        columns=tuple(tell_fates(export, mapping)),
        rows_unlinked=unlinked,
        items_unasked=tuple(name for name in items if name not in asked),
        items_unanswered=tuple(name for name in items if name in asked and name not in answered),
    )


def tell_fates(export: Export, mapping: Mapping) -> Iterator[ColumnFate]:
    items = {each.column: each.item for each in mapping.items}
    people = {each.column: each.means for each in mapping.people}
    dropped = {each.column: each.why for each in mapping.dropped}
    for column in export.columns:
        name = column.name
        if name in items:
            why = message("It answers the item {item}.", item=items[name])
            yield ColumnFate(name=name, used_for=items[name], why=why)
        elif name in people:
            yield ColumnFate(name=name, used_for=people[name].value, why=PEOPLE_WORDS[people[name]])
        else:
            yield ColumnFate(name=name, used_for="", why=why_unused(column, dropped))


def why_unused(column: ExportColumn, dropped: dict[str, str]) -> Message:
    if column.personal is not None:
        return column.personal
    if column.machine:
        return message("The tool tells about itself here.")
    if column.name not in dropped:
        return message("The mapping does not name this column.")
    if not dropped[column.name]:
        return message("The mapping drops this column.")
    return message("The mapping drops this column: {why}", why=dropped[column.name])
