"""What a study folder holds: its definition, its files, and whatever is wrong with them."""

import datetime
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from canllaw.basics.definitions import read_definition
from canllaw.basics.faults import Unfit
from canllaw.basics.language import Language, message, say
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.progress import Progress, no_progress
from canllaw.basics.sources import Place, Source
from canllaw.basics.writing import write_whole, writing_into
from canllaw.guidance.corrections import read_corrections
from canllaw.guidance.requests import (
    read_edition,
)
from canllaw.guidance.roles import read_roles

STUDY_FILE = "study.toml"
ROLES_FILE = Path("guidance", "roles.toml")
CORRECTIONS_FILE = Path("guidance", "corrections.csv")

DEFINITION_NOTES = message(
    """
# Put the guidance, as it was published, into the folder "guidance" beside this file, then name it here.
# Write one block for each edition and language:
#
# [[editions]]
# name = "First edition"
# date = 2024-03-01
# file = "my-guidance.pdf"
# language = "en"
"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionEntry:
    """One edition in one language: its name, the day it was published, its file in the folder `guidance`."""

    name: str
    date: datetime.date
    file: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyDefinition:
    """What `study.toml` says. A count below `small_number` people is never shown."""

    title_en: str
    editions: tuple[EditionEntry, ...]
    title_cy: str = ""
    languages: tuple[Language, ...] = (Language.ENGLISH,)
    small_number: int = 10
    seed: int = 0

    def __post_init__(self) -> None:
        if self.small_number < 1:
            raise Unfit(
                message("small_number counts people: it cannot be less than 1."),
                message("Give the number below which a count is not shown, such as 10."),
            )
        if not self.languages or len(set(self.languages)) < len(self.languages):
            raise Unfit(
                message("The languages of a study are one or two, each named once."),
                message('Write languages = ["en", "cy"], or one of them.'),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """A study folder whose definition was read."""

    folder: Path
    definition: StudyDefinition

    def title(self, language: Language) -> str:
        return (
            self.definition.title_cy
            if language is Language.WELSH and self.definition.title_cy
            else (self.definition.title_en)
        )

    def path_of(self, entry: EditionEntry) -> Path:
        return self.folder / "guidance" / entry.file

    def editions_in(self, language: Language) -> tuple[EditionEntry, ...]:
        """The editions in a language, oldest first."""
        entries = [entry for entry in self.definition.editions if entry.language is language]
        return tuple(sorted(entries, key=lambda entry: entry.date))


def read_study(folder: Path) -> Study:
    """Read a study folder. Raises MaterialError with every problem of its definition and its files."""
    definition = read_definition(folder / STUDY_FILE, StudyDefinition)
    study = Study(folder=folder, definition=definition)
    problems = tuple(find_faults(study))
    if problems:
        raise MaterialError(problems)
    return study


def find_faults(study: Study) -> Iterator[Problem]:
    """What is wrong with the editions that a study names, the study as a whole first."""
    definition, source = study.definition, Source.of(study.folder / STUDY_FILE)
    if not definition.editions:
        yield Problem(
            what=message("The study names no edition of any guidance."),
            fix=message("Add a block [[editions]] with name, date, file and language."),
            where=Place(source=source, column="editions"),
        )
    elif not any(study.editions_in(language) for language in definition.languages):
        yield Problem(
            what=message("The study names no edition in any of its languages."),
            fix=message("Change the languages of the study, or the language of an edition."),
            where=Place(source=source, column="languages"),
        )
    days = Counter((entry.language, entry.date) for entry in definition.editions)
    for number, entry in enumerate(definition.editions, start=1):
        if days[entry.language, entry.date] > 1:
            yield Problem(
                what=message("Another edition in the same language has the same date."),
                fix=message("Give each edition the day on which it was published."),
                where=Place(source=source, column=f"editions.{number}.date"),
            )
        yield from find_file_faults(study, entry, Place(source=source, column=f"editions.{number}.file"))


def find_file_faults(study: Study, entry: EditionEntry, where: Place) -> Iterator[Problem]:
    fix = message("Put the file there, or change the line.")
    if Path(entry.file).is_absolute() or ".." in Path(entry.file).parts:
        yield Problem(
            what=message("The file of an edition stands outside the folder guidance."), fix=fix, where=where
        )
    elif not study.path_of(entry).exists():
        yield Problem(
            what=message("There is no file called {file} in the folder guidance.", file=entry.file),
            fix=fix,
            where=where,
        )


def check_study(folder: Path, progress: Progress = no_progress) -> tuple[Problem, ...]:
    """Every problem of a study's material, in order of place. Analyses nothing, writes nothing."""
    try:
        study = read_study(folder)
    except MaterialError as error:
        return error.problems
    problems: list[Problem] = []
    for check in checks_of(study, progress):
        try:
            check()
        except MaterialError as error:
            problems += error.problems
    return tuple(problems)


def checks_of(study: Study, progress: Progress) -> Iterator[Callable[[], object]]:
    for entry in study.definition.editions:
        yield partial(read_own_edition, study, entry, progress)
    if (roles := study.folder / ROLES_FILE).exists():
        yield partial(read_roles, roles)
    if (corrections := study.folder / CORRECTIONS_FILE).exists():
        yield partial(read_corrections, corrections)


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


def new_study(folder: Path, title: str, language: Language) -> Path:
    """Begin a study: a folder with a definition to fill in. Raises MaterialError where one is already."""
    definition = folder / STUDY_FILE
    if definition.exists() or (folder.exists() and not folder.is_dir()):
        raise MaterialError([already_there(folder)])
    # Strings are written alike in JSON and TOML, line ends and quotation marks too.
    quoted = json.dumps(title or folder.resolve().name, ensure_ascii=False)
    # Begun in Welsh, it is reported in Welsh; its owner may add English, and an English title, at any time.
    welsh = f'title_cy = {quoted}\nlanguages = ["cy"]\n' if language is Language.WELSH else ""
    words = f"title_en = {quoted}\n{welsh}{say(DEFINITION_NOTES, language)}\n"
    with writing_into(folder):
        (folder / "guidance").mkdir(parents=True, exist_ok=True)
        write_whole(definition, words.encode())
    return definition


def already_there(folder: Path) -> Problem:
    return Problem(
        what=message("There is something here already."),
        fix=message("Choose another folder for the new study."),
        where=Place(source=Source(name=str(folder), sha256="")),
    )
