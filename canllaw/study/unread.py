"""Files in the folder `evidence` that nothing reads: a survey without its wave, a name nearly right."""

import json
import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path

from canllaw.basics.language import Message, message
from canllaw.basics.problems import Problem
from canllaw.basics.sources import Place, Source
from canllaw.evidence.exports.detect import DICTIONARY, QUESTIONNAIRE, TABLES
from canllaw.evidence.interviews.folder_files import CODEBOOK, DETAILS, EXCERPTS, OWN_CODEBOOK, find_files
from canllaw.evidence.interviews.folder_files import FOLDER as INTERVIEWS
from canllaw.evidence.material import INSTRUMENTS, OBSERVATIONS, PRACTICES
from canllaw.evidence.personal_data.name_list import NAMES
from canllaw.study.definition import EVIDENCE, PRIVATE, Study

READ_BY_NAME = (PRACTICES, *OBSERVATIONS, DETAILS, CODEBOOK, OWN_CODEBOOK, EXCERPTS, NAMES)
READ_BY_FOLDER = frozenset({INTERVIEWS, PRIVATE.name})
MAPPING = ".map.toml"
EXPORTS = TABLES | {".sav", ".zsav"}
# What belongs among the interviews: projects and codebooks of coding programs, and transcripts.
PROJECTS = frozenset({".qdpx", ".qde", ".qdc"})
TRANSCRIPTS = frozenset({".docx", ".vtt", ".srt", ".txt"})
# People explain a folder to one another in such a file.
EXPLAINING = "readme"
LIKE_ENOUGH = 0.8
# That of a wave, not a year or the number of a questionnaire.
NUMBER = re.compile(r"(?<!\d)\d{1,2}$")


def find_unread(study: Study) -> Iterator[Problem]:
    """A warning for each file of the folder `evidence` that no part of the study reads, by name."""
    evidence = study.folder / EVIDENCE
    waves = study.all_waves()
    named = {path.resolve() for wave in waves for path in (wave.file, wave.mapping)}
    for path in find_files(evidence):
        if path.resolve() not in named and not is_read(path, evidence, named):
            yield Problem(
                what=message("Nothing reads this file."),
                fix=say_mend(study, path),
                where=Place(source=Source(name=path.relative_to(evidence).as_posix(), sha256="")),
            )


def tell_unread(study: Study) -> Iterator[Message]:
    """The same in one sentence, for whoever sees what was written without these files."""
    names = tuple(each.where.source.name for each in find_unread(study))
    if names:
        yield message(
            "Nothing reads these files of the folder evidence: {names}. canllaw check says what to do.",
            names=names,
        )


def is_read(path: Path, evidence: Path, named: Collection[Path]) -> bool:
    """Whether a file that no wave names is read all the same, or belongs to one that is told."""
    inside = path.relative_to(evidence)
    if inside.parts[0] in READ_BY_FOLDER or path.stem.casefold().startswith(EXPLAINING):
        return True
    if inside.parts[0] == INSTRUMENTS:
        return path.parent == evidence / INSTRUMENTS and path.suffix == ".toml"
    if path.suffix.casefold() == QUESTIONNAIRE or is_dictionary(path):
        return True
    if path.name.endswith(MAPPING):
        return any(export.resolve() not in named for export in find_exports(path))
    return str(inside) in READ_BY_NAME and path.name not in passed_over(evidence)


def is_dictionary(path: Path) -> bool:
    return DICTIONARY in path.stem.casefold() and path.suffix.casefold() in TABLES


def find_exports(mapping: Path) -> list[Path]:
    """Files beside a mapping that it may belong to: survey-1.csv beside survey-1.map.toml."""
    stem = mapping.name.removesuffix(MAPPING)
    beside = mapping.parent.iterdir()
    return [path for path in beside if path.stem == stem and path.suffix.casefold() in EXPORTS]


def passed_over(evidence: Path) -> tuple[str, ...]:
    """Of two files with observations the first is read."""
    return tuple(name for name in OBSERVATIONS if (evidence / name).exists())[1:]


def say_mend(study: Study, path: Path) -> Message:
    """What its owner may have meant with a file."""
    evidence, suffix = study.folder / EVIDENCE, path.suffix.casefold()
    mapping = path.with_name(f"{path.stem}{MAPPING}")
    if suffix in EXPORTS and mapping.exists():
        return say_wave(study, path)
    if path.name in READ_BY_NAME:
        return say_passed_over(path, evidence)
    near = get_close_matches(path.name.casefold(), READ_BY_NAME, n=1, cutoff=LIKE_ENOUGH)
    if near and has(evidence, near[0]):
        return message("{name} is read, and this file is not. Join the two, or take one away.", name=near[0])
    if near:
        return message("Did you mean {name}? Give it exactly this name.", name=near[0])
    if suffix in EXPORTS:
        return say_wave(study, path)
    if suffix in PROJECTS | TRANSCRIPTS:
        return message("If it belongs to the interviews, move it into evidence/interviews.")
    return message("Take it out of the folder evidence if the study does not need it.")


def say_passed_over(path: Path, evidence: Path) -> Message:
    if path.parent != evidence:
        return message("Move it into the folder evidence itself.")
    first = OBSERVATIONS[0]
    return message("{name} is read, and this file is not. Join the two, or take one away.", name=first)


def has(folder: Path, name: str) -> bool:
    """Whether a folder has a file with exactly this name, also where capitals make no difference."""
    return any(path.name == name for path in folder.iterdir())


def say_wave(study: Study, path: Path) -> Message:
    """The block that names an export as a wave of the survey, ready to paste."""
    file = path.relative_to(study.folder / EVIDENCE).as_posix()
    return message(
        "If it holds answers of a survey, paste this into study.toml, with the day on which people were "
        "first asked:\n\n[[waves]]\nkey = {key}\nen = {name}\nopened = YYYY-MM-DD\nfile = {file}\n",
        key=quote(find_free_key(study, path)),
        name=quote(path.stem),
        file=quote(file),
    )


def quote(words: str) -> str:
    """Words between quotation marks are written alike in JSON and TOML."""
    return json.dumps(words, ensure_ascii=False)


def find_free_key(study: Study, path: Path) -> str:
    """The number at the end of the name, such as 1 of survey-1.csv; the next one where a wave has it."""
    taken = {entry.key for entry in study.definition.waves}
    own = NUMBER.search(path.stem)
    if own and own[0] not in taken:
        return own[0]
    return next(str(number) for number in range(1, len(taken) + 2) if str(number) not in taken)
