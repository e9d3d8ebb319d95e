"""The hypotheses of a study, read from its folder `theory`: one file of TOML each, every fault told at once.

`docs/hypotheses.md` describes the files.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from canllaw.basics.definitions import find_line, read_definition, say_key_path
from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.basics.toml_lines import KeyPath, find_lines
from canllaw.theory.hypotheses.files_faults import find_faults_of_day, find_hypothesis_faults
from canllaw.theory.hypotheses.files_known import Known, make_known
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
            problems += error.problems
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
    hypothesis = read_definition(path, Hypothesis)
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


def find_problems(file: HypothesisFile, known: Known | None, today: date | None) -> Iterator[Problem]:
    faults = [] if known is None else list(find_hypothesis_faults(file.hypothesis, known))
    if today is not None:
        faults += find_faults_of_day(file.hypothesis, today)
    for fault in faults:
        yield Problem(what=fault.what, fix=fault.fix, where=file.place(fault.path))
