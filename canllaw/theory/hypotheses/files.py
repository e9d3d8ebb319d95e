"""The hypotheses of a study, read from its folder `theory`: one file of TOML each, every fault told at once.

`docs/hypotheses.md` describes the files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from canllaw.basics.definitions import find_line, read_definition, say_key_path
from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem, reading_order
from canllaw.basics.sources import Place, Source
from canllaw.basics.toml_lines import KeyPath, find_lines
from canllaw.theory.hypotheses.files_faults import (
    PathFault,
    find_faults_of_day,
    find_hypothesis_faults,
)
from canllaw.theory.hypotheses.files_known import Known, make_known
from canllaw.theory.hypotheses.files_mended import read_mended
from canllaw.theory.hypotheses.hypotheses import Hypothesis, ProgrammeTheory, order_of

__all__ = ["Known", "make_known", "read_hypotheses", "read_hypothesis"]

ENDING = ".toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class HypothesisFile:
    """A hypothesis as it was read, with the lines of its file."""

    hypothesis: Hypothesis
    source: Source
    lines: dict[KeyPath, int]

    def place(self, path: KeyPath) -> Place:
        return Place(source=self.source, row=find_line(path, self.lines), column=say_key_path(path))


def read_hypotheses(folder: Path, known: Known | None = None, today: date | None = None) -> ProgrammeTheory:
    """Read every hypothesis of a folder `theory`; it is held against `known` and `today` where given.

    A folder without hypotheses, or none at all, is a theory without hypotheses. Raises MaterialError with
    the problems of all files.
    """
    files: list[HypothesisFile] = []
    problems: list[Problem] = []
    for path in find_files(folder):
        try:
            files.append(read_file(path))
        except MaterialError as error:
            problems += find_all_problems(path, error.problems, known, today)
    problems += find_same_keys(files)
    for file in files:
        problems += find_problems(file, known, today)
    if problems:
        raise MaterialError(problems)
    hypotheses = sorted((file.hypothesis for file in files), key=lambda each: order_of(each.key))
    return ProgrammeTheory(hypotheses=tuple(hypotheses))


def read_hypothesis(path: Path) -> Hypothesis:
    """Read one hypothesis; its measures are not held against anything. Raises MaterialError."""
    return read_definition(path, Hypothesis)


def find_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix == ENDING and path.name[0] != ".")


def read_file(path: Path) -> HypothesisFile:
    return make_file(path, read_definition(path, Hypothesis))


def make_file(path: Path, hypothesis: Hypothesis) -> HypothesisFile:
    lines = find_lines(path.read_text("utf-8-sig").replace("\r\n", "\n"))
    return HypothesisFile(hypothesis=hypothesis, source=Source.of(path), lines=lines)


def find_same_keys(files: list[HypothesisFile]) -> Iterator[Problem]:
    first: dict[str, HypothesisFile] = {}
    for file in files:
        before = first.setdefault(file.hypothesis.key, file)
        if before is not file:
            yield Problem(
                what=message(
                    "Another hypothesis has this key, in this file: {file}.", file=before.source.name
                ),
                fix=message("Give it a key of its own. Its own earlier wordings are told under earlier."),
                where=file.place(("key",)),
            )


def find_all_problems(
    path: Path, found: Sequence[Problem], known: Known | None, today: date | None
) -> tuple[Problem, ...]:
    """What is wrong with a file that does not read as a hypothesis, and with all else that it says."""
    mended = read_mended(path, found)
    if mended.hypothesis is None:
        return mended.problems
    file = make_file(path, mended.hypothesis)
    faults = (each for each in find_faults(file, known, today) if mended.may_tell(each.path))
    return tuple(sorted((*mended.problems, *(tell(file, each) for each in faults)), key=reading_order))


def find_problems(file: HypothesisFile, known: Known | None, today: date | None) -> Iterator[Problem]:
    return (tell(file, fault) for fault in find_faults(file, known, today))


def find_faults(file: HypothesisFile, known: Known | None, today: date | None) -> Iterator[PathFault]:
    if known is not None:
        yield from find_hypothesis_faults(file.hypothesis, known)
    if today is not None:
        yield from find_faults_of_day(file.hypothesis, today)


def tell(file: HypothesisFile, fault: PathFault) -> Problem:
    return Problem(what=fault.what, fix=fault.fix, where=file.place(fault.path))
