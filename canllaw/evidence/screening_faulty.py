"""Personal data in free text whose file cannot be used: a fault elsewhere in it makes it no less private."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from canllaw.basics.problems import MaterialError
from canllaw.basics.sources import Place
from canllaw.evidence.answers.mappings import read_mapping
from canllaw.evidence.answers.waves import Wave
from canllaw.evidence.exports import read_export
from canllaw.evidence.instruments.instruments import ItemKind
from canllaw.evidence.interviews.codebooks import COLUMNS as CODE_COLUMNS
from canllaw.evidence.interviews.codebooks import DESCRIPTIONS
from canllaw.evidence.interviews.excerpt_rows import COLUMNS as EXCERPT_COLUMNS
from canllaw.evidence.interviews.folder import find_remarks, read_own_project
from canllaw.evidence.interviews.folder_files import CODEBOOK, EXCERPTS, FOLDER, find_projects, find_texts
from canllaw.evidence.interviews.interviews import Codebook, Interviews
from canllaw.evidence.interviews.remarks import Remark
from canllaw.evidence.interviews.transcripts import read_transcript
from canllaw.evidence.material import OBSERVATIONS, EvidenceRequest, ReadMaterial, read_own_instrument
from canllaw.evidence.personal_data.personal_data import find_personal_data
from canllaw.evidence.practice.observation_files import COLUMNS
from canllaw.evidence.screening import PersonalNote, screen_interviews, screen_material, screen_remarks
from canllaw.evidence.sheet_rows import read_sheet

NOTE = "note"

Kind = TypeVar("Kind")


def screen_what_was_read(
    read: ReadMaterial, request: EvidenceRequest, names: Sequence[str]
) -> Iterator[PersonalNote]:
    """All that looks like personal data in the evidence; in files at fault, in as much as can be read."""
    evidence = request.folder / "evidence"
    yield from screen_material(read.material, names)
    if not read.problems:
        return
    for wave in read.unread:
        yield from screen_export(wave, evidence, names)
    if read.material.interviews is None:
        yield from screen_transcripts(evidence / FOLDER, names)
        yield from screen_tables_of_coders(evidence, names)
    if not read.material.observations:
        yield from screen_sheets(evidence, names)


def screen_export(wave: Wave, evidence: Path, names: Sequence[str]) -> Iterator[PersonalNote]:
    """The columns that a mapping gives to questions answered in words; none where nobody knows them."""
    mapping = read_or_pass(partial(read_mapping, wave.mapping))
    if mapping is None:
        return
    key = wave.instrument or mapping.instrument
    instrument = read_or_pass(partial(read_own_instrument, key, evidence, ()))
    items = instrument.items if instrument else ()
    open_items = {item.key for item in items if item.kind is ItemKind.TEXT}
    named = {each.column: each.item for each in mapping.items if each.item in open_items}
    export = read_or_pass(partial(read_export, wave.file, mapping.tool, keep=list(named)))
    if export is None:
        return
    for column, cells in zip(export.columns, export.cells, strict=True):
        for row, words in zip(export.numbers, cells, strict=False) if column.name in named else ():
            for datum in find_personal_data(words, names):
                place = Place(source=export.source, row=row, column=named[column.name], start=datum.start)
                yield PersonalNote(kind=datum.kind, place=place)


def screen_transcripts(folder: Path, names: Sequence[str]) -> Iterator[PersonalNote]:
    """Each transcript and project that can be read by itself."""
    texts = [read_or_pass(partial(read_transcript, path)) for path in find_texts(folder)]
    transcripts = tuple(text for text in texts if text is not None)
    yield from screen_interviews(
        Interviews(transcripts=transcripts, codebook=Codebook(codes=()), excerpts=()), names
    )
    for path in find_projects(folder):
        if own := read_or_pass(partial(read_own_project, path)):
            yield from screen_interviews(own.project.interviews, names)
            yield from screen_remarks(find_remarks([own]), names)


def screen_tables_of_coders(evidence: Path, names: Sequence[str]) -> Iterator[PersonalNote]:
    """Notes and what codes mean, whatever the other cells of their rows say."""
    tables = ((EXCERPTS, EXCERPT_COLUMNS, (NOTE,)), (CODEBOOK, CODE_COLUMNS, DESCRIPTIONS))
    for name, columns, wanted in tables:
        path = evidence / name
        sheet = read_or_pass(partial(read_sheet, path, columns)) if path.exists() else None
        cells = ((row, column) for row in (sheet.rows if sheet else ()) for column in wanted)
        remarks = (Remark(words=row.text(column), place=row.place(column)) for row, column in cells)
        yield from screen_remarks(remarks, names)


def screen_sheets(evidence: Path, names: Sequence[str]) -> Iterator[PersonalNote]:
    """The notes of observers, whatever the other cells of their rows say."""
    path = next((evidence / name for name in OBSERVATIONS if (evidence / name).exists()), None)
    sheet = read_or_pass(partial(read_sheet, path, COLUMNS)) if path else None
    for row in sheet.rows if sheet else ():
        for datum in find_personal_data(row.text(NOTE), names):
            yield PersonalNote(kind=datum.kind, place=row.place(NOTE))


def read_or_pass(reader: Callable[[], Kind]) -> Kind | None:
    """What a file holds; None where it cannot be read, which is told where the evidence is read."""
    try:
        return reader()
    except MaterialError:
        return None
