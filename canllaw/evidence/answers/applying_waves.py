"""Which rows of an export belong to a wave, where one file holds several."""

from canllaw.basics.language import message
from canllaw.basics.problems import Problem
from canllaw.basics.sources import Place
from canllaw.evidence.answers.answers import Mapping, PeopleColumn, RowNote
from canllaw.evidence.answers.applying_cells import ExportRows
from canllaw.evidence.answers.applying_people import people_columns

HEADINGS = 1


def choose_wave(
    rows: ExportRows, mapping: Mapping, wave: str, problems: list[Problem]
) -> tuple[ExportRows, tuple[RowNote, ...]]:
    """The rows of this wave, and the others with the reason. All rows, where no column tells the wave."""
    columns = people_columns(rows, mapping, PeopleColumn.WAVE)
    if not columns:
        return rows, ()
    mapped = columns[0]
    cells = rows.cells(mapped.column).str.strip_chars()
    named = {code.strip(): value for code, value in mapped.values}
    if named:
        cells = cells.replace(list(named), list(named.values()))
    ours = cells == wave
    if not ours.any() and len(cells):
        problems.append(
            Problem(
                what=message("No row of this column belongs to the wave {wave}.", wave=wave),
                fix=message("Say under values in the mapping which of its codes stand for which wave."),
                where=Place(source=rows.source, row=HEADINGS, column=mapped.column),
            )
        )
        return rows, ()
    other, no_wave = message("This row belongs to another wave."), message("This row names no wave.")
    notes = [
        RowNote(row=row, why=no_wave if empty else other)
        for row, empty in zip(rows.numbers.filter(~ours), (cells == "").filter(~ours), strict=True)
    ]
    return rows.only(ours.arg_true()), tuple(notes)
