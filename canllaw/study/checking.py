"""Reading a study folder, and every problem of its material at once."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from canllaw.basics.definitions import read_definition
from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.progress import Progress, no_progress
from canllaw.basics.sources import Place, Source
from canllaw.evidence.answers.waves import Wave
from canllaw.evidence.interviews.reading_notes import find_reading_warnings
from canllaw.evidence.material import EvidenceRequest, ReadMaterial, read_what_can_be_read
from canllaw.evidence.personal_data.name_list import read_names
from canllaw.evidence.screening import warn
from canllaw.evidence.screening_faulty import screen_what_was_read
from canllaw.guidance.corrections import read_corrections
from canllaw.guidance.requests import read_edition
from canllaw.guidance.roles import read_roles
from canllaw.report.rameses_file import read_rameses
from canllaw.study.definition import (
    CORRECTIONS_FILE,
    EVIDENCE,
    ROLES_FILE,
    STUDY_FILE,
    THEORY,
    EditionEntry,
    Study,
    StudyDefinition,
)
from canllaw.study.faults import find_faults, is_sound, tell_expected
from canllaw.study.requests import ANY_KEY, evidence_request, has_evidence, has_theory
from canllaw.study.unread import find_unread
from canllaw.theory.theory_results import read_theory


def read_study(folder: Path) -> Study:
    """Read a study folder. Raises MaterialError with every problem of its definition and its files."""
    definition = read_definition(folder / STUDY_FILE, StudyDefinition)
    study = Study(folder=folder, definition=definition)
    problems = tuple(find_faults(study))
    if problems:
        raise MaterialError(problems)
    return study


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is wrong with a study's material, and what only asks for a look, such as personal data in it."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()


def check_study(folder: Path, progress: Progress = no_progress) -> Checked:
    """Every problem of a study's material, in order of place. Analyses nothing, writes nothing."""
    try:
        study = read_study(folder)
    except MaterialError as error:
        return Checked(problems=error.problems, warnings=tuple(find_warnings_anyhow(folder)))
    problems: list[Problem] = []
    warnings = [*tell_expected(study), *find_unread(study)]
    for check in checks_of(study, progress, warnings):
        try:
            check()
        except MaterialError as error:
            problems += error.problems
    return Checked(problems=tuple(problems), warnings=tuple(warnings))


def checks_of(study: Study, progress: Progress, warnings: list[Problem]) -> Iterator[Callable[[], object]]:
    """What only asks for a look is added to `warnings`."""
    for entry in study.definition.editions:
        yield partial(read_own_edition, study, entry, progress)
    if has_evidence(study) or has_theory(study):
        yield partial(read_evidence_and_theory, study, progress, warnings)
    if (roles := study.folder / ROLES_FILE).exists():
        yield partial(read_roles, roles)
    if (corrections := study.folder / CORRECTIONS_FILE).exists():
        yield partial(read_corrections, corrections)
    yield partial(read_rameses, study.folder)


def read_evidence_and_theory(study: Study, progress: Progress, warnings: list[Problem]) -> None:
    """Free text is looked through, hypotheses are held against the evidence. Raises MaterialError."""
    request = evidence_request(study, ANY_KEY)
    read = read_what_can_be_read(request, progress)
    warnings += find_material_warnings(study, request, read)
    if read.problems:
        raise MaterialError(read.problems)
    if has_theory(study):
        read_theory(study.folder / THEORY, read.material, datetime.date.today())


def find_material_warnings(study: Study, request: EvidenceRequest, read: ReadMaterial) -> Iterator[Problem]:
    """What looks like personal data and would be shown, and what was set aside in reading interviews."""
    mask = study.definition.mask_personal_data
    notes = screen_what_was_read(read, request, read_names_anyhow(study))
    yield from warn(note for note in notes if not (mask and note.can_be_masked))
    if read.material.interviews:
        yield from find_reading_warnings(read.material.interviews)


def find_warnings_anyhow(folder: Path) -> Iterator[Problem]:
    """The warnings of a study whose definition names something wrong; none where it cannot be read at all."""
    try:
        study = Study(folder=folder, definition=read_definition(folder / STUDY_FILE, StudyDefinition))
        request = replace(evidence_request(study, ANY_KEY), waves=find_sound_waves(study))
    except MaterialError:
        return
    yield from find_unread(study)
    yield from find_material_warnings(study, request, read_what_can_be_read(request))


def find_sound_waves(study: Study) -> tuple[Wave, ...]:
    """The waves whose files can be looked through, oldest first; of two with one key the last."""
    waves = [study.wave_of(entry) for entry in study.definition.waves if is_sound(study, entry)]
    return tuple(sorted({wave.key: wave for wave in waves}.values(), key=lambda wave: wave.opened))


def read_names_anyhow(study: Study) -> tuple[str, ...]:
    """The study's own list of names; none where it cannot be read, which is told with the evidence."""
    try:
        return read_names(study.folder / EVIDENCE)
    except MaterialError:
        return ()


def read_own_edition(study: Study, entry: EditionEntry, progress: Progress) -> None:
    """Raises MaterialError where the file cannot be read, or reads as the other language."""
    edition = read_edition(study.path_of(entry), progress)
    if edition.language is not entry.language:
        raise MaterialError([other_language(study, entry)])


def other_language(study: Study, entry: EditionEntry) -> Problem:
    number = study.definition.editions.index(entry) + 1
    return Problem(
        what=message("The file {file} reads as the other language.", file=entry.file),
        fix=message("Change the language of this edition, or name another file."),
        where=Place(source=Source.of(study.folder / STUDY_FILE), column=f"editions.{number}.language"),
    )
