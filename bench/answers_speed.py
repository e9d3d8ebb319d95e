"""How long an export takes from its file to scores: read, checked, linked, scored, beside the bare CSV.

Run `python bench/answers_speed.py [ROWS ...]`. Without sizes: 1,000, 10,000, 100,000 and 1,000,000 people
with 60 items, five parts of a code, authority, team, role, language and weight. Each size runs in a process
of its own, so that its peak memory is its own; bare polars, and pandas where it is installed, read the same
file in the same process afterwards. The share of people with a score is compared with what was drawn.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl

from canllaw.basics.chance import random_numbers
from canllaw.basics.language import Bilingual
from canllaw.evidence.answers.answers import MappedColumn, MappedPeople, Mapping, PeopleColumn
from canllaw.evidence.answers.applying import make_answers
from canllaw.evidence.exports import read_export
from canllaw.evidence.instruments.instruments import Instrument, Item, Option, Responses, Scale
from canllaw.evidence.scores.scoring import score_answers
from canllaw.rollout.workforce import Authority, Team, Workforce

SIZES = (1_000, 10_000, 100_000, 1_000_000)
ITEMS, SCALES = 60, 10
AUTHORITIES, TEAMS_EACH = 22, 10
PARTS = 5
SEED = 20261125


def make_instrument() -> Instrument:
    """Ten scales of six items each, the last of each reversed; 9 is an answer that does not count."""
    options = (*(Option(value=value) for value in range(1, 6)), Option(value=9, counts=False))
    keys = [f"item_{at + 1}" for at in range(ITEMS)]
    each = ITEMS // SCALES
    return Instrument(
        key="speed",
        en="Speed",
        cy="Cyflymder",
        version="1",
        licence="",
        source="",
        responses=(Responses(key="agreement", options=options),),
        items=tuple(
            Item(key=key, responses="agreement", reversed=at % each == each - 1)
            for at, key in enumerate(keys)
        ),
        scales=tuple(
            Scale(
                key=f"scale_{at + 1}",
                en="",
                cy="",
                items=tuple(keys[at * each : (at + 1) * each]),
                most_missing=2,
            )
            for at in range(SCALES)
        ),
    )


def make_workforce() -> Workforce:
    codes = [f"la-{at}" for at in range(AUTHORITIES)]
    return Workforce(
        authorities=tuple(Authority(code=code, name=Bilingual(code, code)) for code in codes),
        teams=tuple(
            Team(code=f"{code}-{at}", authority=code, name=Bilingual("", ""), role="social-worker")
            for code in codes
            for at in range(TEAMS_EACH)
        ),
    )


def make_mapping(instrument: Instrument) -> Mapping:
    about = {each.value: each for each in PeopleColumn if each not in (PeopleColumn.CODE, PeopleColumn.WAVE)}
    about |= {f"code_{at + 1}": PeopleColumn.CODE for at in range(PARTS)}
    return Mapping(
        instrument="speed",
        people=tuple(MappedPeople(column=name, means=means) for name, means in about.items()),
        items=tuple(MappedColumn(column=item.key, item=item.key) for item in instrument.items),
    )


def write_survey(path: Path, rows: int) -> float:
    """An export with 5 % unanswered and 3 % "not relevant"; gives the share of people with a first score."""
    chance = random_numbers(SEED, "answers", rows)
    authority = chance.integers(0, AUTHORITIES, rows)
    team = chance.integers(0, TEAMS_EACH, rows)
    columns: dict[str, object] = {
        "authority": [f"la-{at}" for at in authority],
        "team": [f"la-{at}-{number}" for at, number in zip(authority, team, strict=True)],
        "role": ["social-worker"] * rows,
        "language": np.where(chance.random(rows) < 0.3, "cy", "en"),
        "weight": np.round(0.5 + chance.random(rows), 3),
    }
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    columns |= {f"code_{at + 1}": letters[chance.integers(0, 26, rows)] for at in range(PARTS - 1)}
    columns[f"code_{PARTS}"] = chance.integers(0, 100_000, rows)
    counted = np.zeros(rows)
    for at in range(ITEMS):
        cells = chance.integers(1, 6, rows).astype("U1")
        drawn = chance.random(rows)
        cells[drawn < 0.08] = "9"
        cells[drawn < 0.05] = ""
        counted += (drawn >= 0.08) & (at < ITEMS // SCALES)
        columns[f"item_{at + 1}"] = cells
    pl.DataFrame(columns).write_csv(path)
    return float((counted >= ITEMS // SCALES - 2).mean())


def peak_memory() -> float:
    """The most memory that this process has held, in MiB; its parent's does not count."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def timed(action, *values):
    begun = time.perf_counter()
    answer = action(*values)
    return time.perf_counter() - begun, answer


def measure(path: Path) -> dict[str, float]:
    """Seconds of each step on one file, peak memory after ours alone, and the bare readers last."""
    instrument, workforce = make_instrument(), make_workforce()
    before = peak_memory()
    seconds: dict[str, float] = {}
    seconds["read"], export = timed(read_export, path)
    seconds["check"], answers = timed(
        make_answers, export, make_mapping(instrument), instrument, "first", workforce, bytes(32)
    )
    seconds["score"], scores = timed(score_answers, answers)
    seconds["peak"] = peak_memory()
    seconds["before"] = before
    seconds["scored"] = 1 - scores.frame["scale_1"].null_count() / scores.frame.height
    del export, answers, scores
    seconds["polars"], _ = timed(pl.read_csv, path)
    try:
        import pandas
    except ModuleNotFoundError:
        return seconds
    seconds["pandas"], _ = timed(pandas.read_csv, path)
    return seconds


def main() -> None:
    sizes = [int(words.replace(",", "")) for words in sys.argv[1:]] or SIZES
    print("Seconds. peak: MiB, after the imports in brackets. polars, pandas: the bare file, and ours by it.")
    print("     rows    read   check   score     all  ms/1,000  peak        polars  ratio  pandas")
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            path = Path(folder) / f"survey-{rows}.csv"
            expected = write_survey(path, rows)
            words = subprocess.run(
                [sys.executable, __file__, "--measure", str(path)], check=True, capture_output=True, text=True
            ).stdout
            seconds = json.loads(words)
            if abs(seconds["scored"] - expected) > 1e-9:
                sys.exit(f"The share scored is {seconds['scored']}, and {expected} was drawn.")
            show(rows, seconds)
            path.unlink()


def show(rows: int, seconds: dict[str, float]) -> None:
    ours = seconds["read"] + seconds["check"] + seconds["score"]
    steps = "  ".join(f"{seconds[step]:>6.2f}" for step in ("read", "check", "score"))
    memory = f"{seconds['peak']:>5.0f} ({seconds['before']:.0f})"
    pandas = "not installed"
    if "pandas" in seconds:
        pandas = f"{seconds['pandas']:.2f}, ratio {ours / seconds['pandas']:.1f}"
    bare = f"{seconds['polars']:>6.3f}  {ours / seconds['polars']:>5.1f}"
    print(
        f"{rows:>9,}  {steps}  {ours:>6.2f}  {ours / rows * 1e6:>8.1f}  {memory}  {bare}  {pandas}",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(Path(sys.argv[2]))))
    else:
        main()
