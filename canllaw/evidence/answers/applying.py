"""An export and its mapping made into answers: every cell checked, every row and column accounted for."""

import polars as pl

from canllaw.basics.problems import MaterialError
from canllaw.basics.tables import first_problems
from canllaw.evidence.answers.answers import Answers, Export, Mapping, RowNote
from canllaw.evidence.answers.applying_accounts import (
    account_for,
    find_repeats,
    note_shared_codes,
    note_silent_rows,
)
from canllaw.evidence.answers.applying_cells import ExportRows
from canllaw.evidence.answers.applying_checks import find_mapping_problems
from canllaw.evidence.answers.applying_items import read_items
from canllaw.evidence.answers.applying_people import read_people
from canllaw.evidence.answers.applying_waves import choose_wave
from canllaw.evidence.answers.mappings_file import MappingFile
from canllaw.evidence.answers.mappings_sets import spell_out
from canllaw.evidence.instruments.instruments import Instrument
from canllaw.guidance.roles import Roles, default_roles
from canllaw.rollout.workforce import Workforce

__all__ = ["make_answers"]


def make_answers(
    export: Export,
    mapping: Mapping,
    instrument: Instrument,
    wave: str,
    workforce: Workforce | None,
    secret: bytes,
    *,
    roles: Roles | None = None,
    file: MappingFile | None = None,
) -> Answers:
    """The answers of one wave. `file` is where the mapping was read, so that its faults can be found.

    Left out, and accounted for: rows of other waves, rows without a single answer, and rows that repeat
    the code and all the answers of an earlier row. Two rows with one code and different answers are both
    kept and linked with nobody. Raises MaterialError with all that is wrong with the export and the mapping.
    """
    workforce, roles = workforce or Workforce(), roles or default_roles()
    everybody = ExportRows(export=export)
    problems = find_mapping_problems(mapping, everybody, instrument, workforce, file)
    rows, others = choose_wave(everybody, mapping, wave, problems)
    people = read_people(rows, mapping, workforce, roles, secret, problems)
    items = read_items(rows, spell_out(mapping), instrument, problems)
    if problems:
        raise MaterialError(first_problems(problems, export.source))
    together = pl.concat([people.frame, items.frame], how="horizontal")
    silent = note_silent_rows(together, items)
    answered = leave_out(together, silent)
    repeats = find_repeats(answered, items)
    kept = leave_out(answered, repeats)
    frame, unlinked = note_shared_codes(kept, mapping)
    uncounted = items.uncounted.join(frame.select("row"), on="row", how="semi")
    left_out = (*others, *silent, *repeats)
    return Answers(
        wave=wave,
        instrument=instrument,
        source=export.source,
        frame=frame,
        accounting=account_for(export, mapping, frame, uncounted, left_out, unlinked),
        uncounted=uncounted,
        near_codes=people.near_codes.join(frame.select("row"), on="row", how="semi"),
    )


def leave_out(frame: pl.DataFrame, notes: tuple[RowNote, ...]) -> pl.DataFrame:
    rows = pl.DataFrame({"row": [note.row for note in notes]}, schema={"row": pl.Int64})
    return frame.join(rows, on="row", how="anti", maintain_order="left") if notes else frame
