"""What a study's evidence costs from its folder to its pages, by step, beside reading the same CSVs bare.

Seconds of the processor, all threads together: other work on the machine changes them less than the clock.

Run `python bench/evidence_study.py [ANSWERS ...]`. Without sizes: the example study (1,400 and 1,100
answers), then the same with its rows repeated to 10,000 and 100,000 answers: people get other codes, staff in
post grow alike. Each size runs in a process of its own, so that its peak memory is its own; bare polars reads
the same two files in the same process afterwards. Counts of rows are compared with what was written.
"""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from canllaw.basics.chance import random_numbers
from canllaw.basics.language import Message
from canllaw.evidence.answers.answers import PeopleColumn
from canllaw.evidence.answers.mappings import read_mapping
from canllaw.evidence.results import study_evidence
from canllaw.report.evidence_files import write_evidence_tables
from canllaw.report.evidence_results import write_evidence_report, write_private
from canllaw.study import read_study
from canllaw.study.requests import evidence_request

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "first-study"
SURVEYS = ("survey-1", "survey-2")
SIZES = (2_500, 10_000, 100_000)
SEED = 20261125
LETTERS = "abcdefghijklmnopqrstuvwxyz"
STEPS = ("Reading the evidence", "Scoring the answers", "Hiding small numbers", "tables", "pages", "private")


def make_study(folder: Path, answers: int) -> int:
    """A copy of the example with about so many answers; gives how many rows were written."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("results", "private", "source", "key"))
    evidence = folder / "evidence"
    tables = {name: read_rows(evidence / f"{name}.csv") for name in SURVEYS}
    own = sum(len(rows) for _, rows in tables.values())
    times = max(round(answers / own), 1)
    for name, (headings, rows) in tables.items():
        mapping = read_mapping(evidence / f"{name}.map.toml")
        codes = {each.column for each in mapping.people if each.means is PeopleColumn.CODE}
        # LimeSurvey writes the question behind the column's name.
        places = [at for at, heading in enumerate(headings) if heading.partition(". ")[0] in codes]
        write_rows(evidence / f"{name}.csv", headings, repeat(rows, places, times, name))
    for name in ("authorities", "teams"):
        path = folder / "workforce" / f"{name}.csv"
        headings, rows = read_rows(path)
        at = headings.index("staff_in_post")
        write_rows(path, headings, [[*row[:at], str(int(row[at]) * times), *row[at + 1 :]] for row in rows])
    return own * times


def repeat(rows: list[list[str]], places: list[int], times: int, name: str) -> list[list[str]]:
    """The rows so many times; from the second time on, whoever gave a code has another one."""
    assert places, "the survey has columns with people's own codes"
    chance = random_numbers(SEED, name, times)
    made = list(rows)
    for _ in range(times - 1):
        drawn = chance.integers(0, len(LETTERS), (len(rows), len(places), 2))
        for row, letters in zip(rows, drawn, strict=True):
            copy = list(row)
            for place, pair in zip(places, letters, strict=True):
                copy[place] = copy[place] and "".join(LETTERS[at] for at in pair)
            made.append(copy)
    return made


def read_rows(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        headings, *rows = csv.reader(file)
    return headings, rows


def write_rows(path: Path, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow(headings)
        writer.writerows(rows)


class Clock:
    """Seconds of each step, told by the progress of the stage itself: a step ends when the next begins.

    Looking for personal data tells no step of its own: it is part of reading.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.step, self.begun = "", time.process_time()

    def __call__(self, step: Message | str, done: int = 0, total: int = 1) -> None:
        if str(step) != self.step:
            now = time.process_time()
            if self.step:
                self.seconds[self.step] = self.seconds.get(self.step, 0.0) + now - self.begun
            self.step, self.begun = str(step), now


def peak_memory() -> float:
    """The most memory that this process has held, in MiB; its parent's does not count."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measure(folder: Path) -> dict[str, object]:
    """Seconds of each step on one study, the peak memory, and bare polars on the same exports last."""
    study, before, clock = read_study(folder), peak_memory(), Clock()
    result = study_evidence(evidence_request(study, bytes(32)), clock)
    clock("tables")
    for language in study.definition.languages:
        write_evidence_tables(result, folder / "results" / language / "evidence", language)
    clock("pages")
    for language in study.definition.languages:
        write_evidence_report(result, folder / "results" / language, study.title(language), language)
    clock("private")
    write_private(result, folder / "evidence" / "private")
    clock("")
    peak, begun = peak_memory(), time.process_time()
    for name in SURVEYS:
        pl.read_csv(folder / "evidence" / f"{name}.csv", infer_schema=False)
    bare = time.process_time() - begun
    read = sum(wave.scored.answers.accounting.rows_read for wave in result.waves)
    return {"seconds": clock.seconds, "peak": peak, "before": before, "bare": bare, "read": read}


def main() -> None:
    sizes = [int(words.replace(",", "")) for words in sys.argv[1:]] or SIZES
    print("Seconds of the processor; peak: MiB, after the imports in brackets; bare: polars on the exports.")
    print(
        "  answers  reading  scoring   hiding   tables    pages  private      all  ms/1,000      peak    bare"
    )
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            study = Path(folder) / f"study-{size}"
            rows = make_study(study, size)
            words = subprocess.run(
                [sys.executable, __file__, "--measure", str(study)],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
            found = json.loads(words)
            if found["read"] != rows:
                sys.exit(f"Rows read: {found['read']}, and {rows} were written.")
            show(rows, found)
            shutil.rmtree(study)


def show(rows: int, found: dict) -> None:
    seconds = [found["seconds"].get(step, 0.0) for step in STEPS]
    steps = "".join(f"{each:>9.2f}" for each in seconds)
    whole = sum(seconds)
    memory = f"{found['peak']:.0f} ({found['before']:.0f})"
    print(
        f"{rows:>9,}{steps}{whole:>9.2f}{whole / rows * 1e6:>10.1f}{memory:>10}{found['bare']:>8.3f}",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(Path(sys.argv[2]))))
    else:
        main()
