"""What a whole study costs from its folder to its report: guidance, evidence, nine hypotheses, two languages.

    python bench/theory_study.py [ANSWERS:AUTHORITIES ...]

`canllaw run` in a process of its own on the example study, then on studies made of many draws of it: each
draw has other people with other answers, spread over copies of its 22 authorities under other codes. Seconds
are by the clock and of the processor with all processes together, memory is the most that one of them held.
Each size is run once; compile first, by any run.
"""

import csv
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from evidence_study import read_rows, write_rows  # noqa: E402
from make_evidence import make_evidence  # noqa: E402

EXAMPLE = ROOT / "examples" / "first-study"
SIZES = ("2512:22", "100480:198")
SURVEYS = ("survey-1", "survey-2")
OWN_AUTHORITIES = 22
# Every code of the example's authorities and teams begins with this letter; copies have another one.
FIRST_LETTER = "W"
LETTERS = "WABCDEFGHIJKLMNOPQRSTUVXYZ"


def make_study(folder: Path, answers: int, authorities: int) -> int:
    """A study of about so many answers and authorities; gives how many rows were written."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("results", "private", "source", "key"))
    groups = max(1, round(authorities / OWN_AUTHORITIES))
    assert groups <= len(LETTERS), "there is a letter for every copy of the authorities"
    own = sum(len(read_rows(EXAMPLE / "evidence" / f"{name}.csv")[1]) for name in SURVEYS)
    draws = max(groups, round(answers / own))
    if draws > 1:
        spread_draws(folder, draws, groups)
        copy_workforce(folder / "workforce", groups, draws)
    return sum(len(read_rows(folder / "evidence" / f"{name}.csv")[1]) for name in SURVEYS)


def spread_draws(folder: Path, draws: int, groups: int) -> None:
    """The answers of many draws, one after another; each draw works in one copy of the authorities."""
    made: dict[str, tuple[list[str], list[list[str]]]] = {}
    for draw in range(draws):
        with tempfile.TemporaryDirectory() as name:
            make_evidence(draw + 1, Path(name))
            for survey in SURVEYS:
                headings, rows = read_rows(Path(name) / "evidence" / f"{survey}.csv")
                made.setdefault(survey, (headings, []))[1].extend(recode(headings, rows, draw % groups))
    for survey, (headings, rows) in made.items():
        write_rows(folder / "evidence" / f"{survey}.csv", headings, rows)


def recode(headings: Sequence[str], rows: Sequence[Sequence[str]], group: int) -> Iterator[list[str]]:
    """The rows with the codes of authority and team as they are in this copy."""
    columns = [at for at, heading in enumerate(headings) if is_group(heading)]
    assert len(columns) == 2, "there is a column for authorities and one for teams"
    for row in rows:
        moved = list(row)
        for at in columns:
            moved[at] = rename(row[at], group)
        yield moved


def is_group(heading: str) -> bool:
    return heading.partition(". ")[0] in {"AUTH", "TEAM", "authority", "team"}


def rename(code: str, group: int) -> str:
    return LETTERS[group] + code[1:] if code.startswith(FIRST_LETTER) else code


def copy_workforce(folder: Path, groups: int, draws: int) -> None:
    """The authorities and teams so many times, with as many more staff as there are draws for each copy."""
    times = -(-draws // groups)
    for name, codes in (("authorities", ("code",)), ("teams", ("code", "authority"))):
        headings, rows = read_rows(folder / f"{name}.csv")
        made = []
        for group in range(groups):
            for row in rows:
                cells = dict(zip(headings, row, strict=True))
                for code in codes:
                    cells[code] = rename(cells[code], group)
                cells["staff_in_post"] = str(int(cells["staff_in_post"]) * times)
                if name == "authorities" and group:
                    cells["name_en"] += f" {group + 1}"
                    cells["name_cy"] += f" {group + 1}"
                made.append(list(cells.values()))
        write_rows(folder / f"{name}.csv", headings, made)


def run(folder: Path) -> tuple[float, float, float]:
    """Seconds by the clock and of the processor, and MiB at the most, of `canllaw run`."""
    program = "from canllaw.cli.program import main; raise SystemExit(main())"
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program, "run", str(folder)], cwd=ROOT, capture_output=True, text=True
    )
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"The run failed:\n{done.stderr}")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return took, spent, after.ru_maxrss / 1024


def count_estimated(folder: Path) -> int:
    """The hypotheses of which the joint display has a row."""
    display = next((folder / "results" / "en").rglob("joint*.csv"))
    with display.open(encoding="utf-8-sig", newline="") as file:
        return len({row[0] for row in list(csv.reader(file))[1:]})


def main() -> None:
    print("answers  authorities  hypotheses  by the clock  of the processor  peak MiB", flush=True)
    for size in sys.argv[1:] or SIZES:
        answers, authorities = (int(part) for part in size.split(":"))
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "study"
            rows = make_study(folder, answers, authorities)
            took, spent, peak = run(folder)
            groups = len(read_rows(folder / "workforce" / "authorities.csv")[1])
            told = count_estimated(folder)
        print(f"{rows:7,}  {groups:11}  {told:10}  {took:10.1f} s  {spent:14.1f} s  {peak:8.0f}", flush=True)


if __name__ == "__main__":
    main()
