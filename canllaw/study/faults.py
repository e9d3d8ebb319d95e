"""Whatever is wrong with what `study.toml` names."""

import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from canllaw.basics.language import message
from canllaw.basics.problems import Problem
from canllaw.basics.sources import Place, Source
from canllaw.study.definition import EVIDENCE, PRIVATE, STUDY_FILE, THEORY, EditionEntry, Study, WaveEntry


def find_faults(study: Study) -> Iterator[Problem]:
    """What is wrong with what a study names, the study as a whole first."""
    definition, source = study.definition, Source.of(study.folder / STUDY_FILE)
    if not definition.editions and not definition.waves and not holds_anything(study.folder / EVIDENCE):
        yield Problem(
            what=message("The study names no edition of any guidance, and has no evidence."),
            fix=message(
                "For guidance, add a block [[editions]] with name, date, file and language. For a survey, "
                "add a block [[waves]] with key, en, opened and file. Interviews and observations go into "
                "the folder evidence."
            ),
            where=Place(source=source),
        )
    elif definition.editions and not any(study.editions_in(language) for language in definition.languages):
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
    yield from find_wave_faults(study, source)


def holds_anything(folder: Path) -> bool:
    """A file, at any depth; what only Canllaw wrote, its key, is none."""
    return any(path.is_file() and PRIVATE.name not in path.parts for path in folder.rglob("*"))


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


def find_wave_faults(study: Study, source: Source) -> Iterator[Problem]:
    keys = Counter(entry.key for entry in study.definition.waves)
    for number, entry in enumerate(study.definition.waves, start=1):
        where = Place(source=source, column=f"waves.{number}.file")
        if keys[entry.key] > 1:
            yield Problem(
                what=message("Another wave has the same key."),
                fix=message("Give each wave a key of its own."),
                where=Place(source=source, column=f"waves.{number}.key"),
            )
        if entry.closed and entry.closed < entry.opened:
            yield Problem(
                what=message("This wave was closed before it was opened."),
                fix=message("Put the two dates right."),
                where=Place(source=source, column=f"waves.{number}.closed"),
            )
        yield from find_wave_file_faults(study, entry, where)


def may_be_missing(entry: WaveEntry, today: datetime.date) -> bool:
    """Whether its answers need not be there yet."""
    return entry.expected or entry.opened > today


def tell_expected(study: Study) -> Iterator[Problem]:
    """The waves whose answers are not there yet: nothing to put right, only to know."""
    source = Source.of(study.folder / STUDY_FILE)
    for number, entry in enumerate(study.definition.waves, start=1):
        wave = study.wave_of(entry)
        if not wave.file.exists():
            yield Problem(
                what=message("{wave}: not there yet.", wave=wave.name),
                fix=message(
                    "Put the answers into {file} when they are in. Until then canllaw theory STUDY writes "
                    "down the hypotheses as they are.",
                    file=f"{EVIDENCE}/{entry.file}",
                ),
                where=Place(source=source, column=f"waves.{number}.file"),
            )


def is_sound(study: Study, entry: WaveEntry) -> bool:
    """Whether the files of a wave are there, and stand where they should."""
    source = Source(name=STUDY_FILE, sha256="")
    there = study.wave_of(entry).file.exists()
    return there and not any(find_wave_file_faults(study, entry, Place(source=source)))


def find_wave_file_faults(study: Study, entry: WaveEntry, where: Place) -> Iterator[Problem]:
    wave = study.wave_of(entry)
    if any(Path(name).is_absolute() or ".." in Path(name).parts for name in (entry.file, entry.mapping)):
        yield Problem(
            what=message("A file of this wave stands outside the folder evidence."),
            fix=message("Put the file there, or change the line."),
            where=where,
        )
    elif not wave.file.exists():
        if not may_be_missing(entry, datetime.date.today()):
            yield Problem(
                what=message("There is no file called {file} in the folder evidence.", file=entry.file),
                fix=message(
                    "Put the file there, or change the line. If the answers are not in yet, add: "
                    "expected = true"
                ),
                where=where,
            )
    elif not wave.mapping.exists():
        yield Problem(
            what=message("Nothing says how the columns of {file} answer the questions.", file=entry.file),
            fix=message(
                "Run canllaw evidence map {file}, look at the file it writes, and put it right.",
                file=say_path(wave.file),
            ),
            where=where,
        )


def say_path(path: Path) -> str:
    """As a command takes it: from where the study was named, between quotation marks where it has spaces."""
    return f'"{path}"' if " " in str(path) else str(path)


def whole(study: Study) -> Place:
    """The study itself, also where it is named by a dot."""
    return Place(source=Source(name=study.folder.resolve().name, sha256=""))


def no_theory(study: Study) -> Problem:
    return Problem(
        what=message("This study has no hypotheses."),
        fix=message("Put one file for each hypothesis into its folder theory, and evidence to test them."),
        where=whole(study),
    )


def only_registered(study: Study) -> Problem:
    return Problem(
        what=message("This study has no guidance, and no evidence yet that could test its hypotheses."),
        fix=message(
            "Its hypotheses were written down as they are today. Put answers, interviews or observations "
            "into its folder evidence when they are in."
        ),
        where=whole(study),
    )


def not_tested(study: Study) -> Problem:
    return Problem(
        what=message("This study has no evidence yet that could test its hypotheses."),
        fix=message("Put answers, interviews or observations into its folder evidence when they are in."),
        where=whole(study),
    )


def no_evidence(study: Study) -> Problem:
    return Problem(
        what=message("This study has no evidence."),
        fix=message("Put answers, interviews or observations into its folder evidence."),
        where=whole(study),
    )


def nothing_there(study: Study) -> Problem:
    return Problem(
        what=message("This study has no guidance and no evidence."),
        fix=message(
            "Name an edition or a wave in study.toml, or put interviews or observations into evidence."
        ),
        where=whole(study),
    )


def no_such_hypothesis(study: Study, keys: tuple[str, ...]) -> Problem:
    return Problem(
        what=message("The study has no hypothesis with this key."),
        fix=message("Use one of these: {names}.", names=keys),
        where=Place(source=Source(name=f"{whole(study).source.name}/{THEORY}", sha256="")),
    )
