"""The story: load a study folder, run the stages that it has material for, give back what was found."""

import datetime
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from canllaw.basics.definitions import read_definition
from canllaw.basics.language import Language, message, say
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.progress import Progress, no_progress
from canllaw.basics.sources import Place, Source
from canllaw.basics.writing import write_whole, writing_into
from canllaw.guidance.briefs import Brief, make_briefs
from canllaw.guidance.corrections import read_corrections
from canllaw.guidance.counterparts import find_counterparts
from canllaw.guidance.expectations import Reading
from canllaw.guidance.requests import (
    GuidanceRequest,
    GuidanceResult,
    lean_on_twin,
    read_edition,
    study_guidance,
)
from canllaw.guidance.roles import read_roles
from canllaw.report.guidance_results import Written, write_guidance_report, write_guidance_results

STUDY_FILE = "study.toml"
ROLES_FILE = Path("guidance", "roles.toml")
CORRECTIONS_FILE = Path("guidance", "corrections.csv")
RESULTS = "results"


WriteResult = Callable[[GuidanceResult, Path, Language, Sequence[Brief]], Written]

WRITING = message("Writing the results")

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


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyRun:
    """What was found in each language of a study, and what was written of it."""

    study: Study
    results: tuple[tuple[Language, GuidanceResult], ...]
    written: tuple[Written, ...]

    def told_in(self, language: Language) -> GuidanceResult:
        """The result for a language; failing that, the first."""
        return next((result for own, result in self.results if own is language), self.results[0][1])


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
        yield partial(read_edition, study.path_of(entry), progress)
    if (roles := study.folder / ROLES_FILE).exists():
        yield partial(read_roles, roles)
    if (corrections := study.folder / CORRECTIONS_FILE).exists():
        yield partial(read_corrections, corrections)


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


def run_study(folder: Path, progress: Progress = no_progress) -> StudyRun:
    """Run every stage that the study has material for and write its results and reports."""
    return analyse_study(folder, write_guidance_results, progress)


def report_study(folder: Path, progress: Progress = no_progress) -> StudyRun:
    """Write the study's reports anew, and none of its other files."""
    return analyse_study(folder, write_guidance_report, progress)


def analyse_study(folder: Path, write: WriteResult, progress: Progress) -> StudyRun:
    study = read_study(folder)
    read = [(language, study_guidance(request, progress)) for language, request in guidance_requests(study)]
    results = pair_languages(forgive_other_languages(read))
    progress(WRITING, 0, len(results))
    written = []
    for number, (language, result) in enumerate(results, start=1):
        briefs = make_study_briefs(result, language)
        with writing_into(folder / RESULTS):
            written.append(write(result, folder / RESULTS / language.value, language, briefs))
        progress(WRITING, number, len(results))
    return StudyRun(study=study, results=results, written=tuple(written))


def forgive_other_languages(
    results: Sequence[tuple[Language, GuidanceResult]],
) -> tuple[tuple[Language, GuidanceResult], ...]:
    """A correction quotes one language; that it fits no words of the other is nobody's fault."""
    lost = [{problem.where.row for problem in result.unplaced} for _, result in results]
    everywhere = set.intersection(*lost) if lost else set()
    return tuple(
        (language, replace(result, unplaced=tuple(p for p in result.unplaced if p.where.row in everywhere)))
        for language, result in results
    )


def pair_languages(
    results: Sequence[tuple[Language, GuidanceResult]],
) -> tuple[tuple[Language, GuidanceResult], ...]:
    """Where only one language has a previous edition, the others tell its changes."""
    compared = next((result.analysis for _, result in results if result.analysis.earlier), None)
    return tuple(
        (language, result if result.analysis.earlier or not compared else lean_on_twin(result, compared))
        for language, result in results
    )


def make_study_briefs(result: GuidanceResult, language: Language) -> tuple[Brief, ...]:
    """The briefs of a language; those told from its twin quote it wherever both have the same paragraph."""
    if result.twin is None:
        return make_briefs(result.analysis, language)
    there = Reading(
        expectations=tuple(each.expectation for each in result.twin.assessed), declined=result.twin.declined
    )
    words = find_counterparts(there, result.reading, result.analysis.edition)
    return make_briefs(result.twin, language, words)


def guidance_requests(study: Study) -> Iterator[tuple[Language, GuidanceRequest]]:
    """The newest edition for each language of the study, with the one before it in the same language."""
    for language in study.definition.languages:
        entries = study.editions_in(language)
        if entries:
            yield (
                language,
                GuidanceRequest(
                    file=study.path_of(entries[-1]),
                    since=study.path_of(entries[-2]) if len(entries) > 1 else None,
                    roles=existing(study.folder / ROLES_FILE),
                    corrections=existing(study.folder / CORRECTIONS_FILE),
                ),
            )


def existing(path: Path) -> Path | None:
    return path if path.exists() else None


def write_result(
    result: GuidanceResult, out: Path, language: Language, progress: Progress = no_progress
) -> Written:
    """Write everything about one document into a folder. MaterialError where nothing can be written."""
    progress(WRITING, 0, 1)
    with writing_into(out):
        written = write_guidance_results(result, out, language)
    progress(WRITING, 1, 1)
    return written
