"""Real exports of surveys, every row and column accounted for; how fast large ones are read beside pandas.

Run `python bench/survey_exports.py [DATA]`. Real exports are taken from `../shared/data` beside the checkout.
pandas reads the bare CSV as the limit where it is installed; `--pandas=PYTHON` names an interpreter that has
it. polars, which we depend on, is timed as well.
"""

import csv
import importlib.util
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from data_folder import named_folder

EXPORTS = (
    ("r_multilevel/bhr2000.csv", ""),
    ("r_multilevel/univbct.csv", ""),
    ("limesurvey/2016/public_data.csv", "limesurvey/2017/uk_core_survey.lss"),
    ("limesurvey/2017/public_data.csv", "limesurvey/2017/uk_core_survey.lss"),
    ("redcap/survey/data.csv", "redcap/survey/dictionary.csv"),
    ("redcap/longitudinal/data.csv", "redcap/longitudinal/dictionary.csv"),
    ("spss/electric.sav", ""),
)
SIZES = (100_000, 1_000_000)
COLUMNS = 60
ROUNDS = 3
SEED = 1


def account(path, dictionary):
    """Reads one real export, and holds it to what a bare reader finds in the file."""
    from canllaw.evidence.exports import read_export

    export = read_export(path, dictionary=dictionary)
    rows, columns = bare_size(path)
    personal = [column for column in export.columns if column.personal]
    machine = [column for column in export.columns if column.machine and not column.personal]
    kept = sum(len(cells) == len(export.numbers) for cells in export.cells)
    assert len(export.numbers) + len(export.left_out) == rows, "every row is accounted for"
    assert len(export.columns) == columns == kept + len(personal), "every column is accounted for"
    name = "/".join(
        path.parts[-3:] if "limesurvey" in path.parts or "redcap" in path.parts else path.parts[-2:]
    )
    asked = kept - len(machine)
    options = sum(bool(column.options) for column in export.columns)
    print(
        f"{name}: {export.tool}; rows read {rows}, kept {len(export.numbers)}, "
        f"left out {len(export.left_out)}; "
        f"columns read {columns}, kept {kept} (asked {asked}, the tool's own {len(machine)}), "
        f"personal {len(personal)}; with answers to choose from {options}"
    )


def bare_size(path):
    """Rows and columns as the plainest reader of the format counts them."""
    if path.suffix == ".sav":
        import pyreadstat

        described = pyreadstat.read_sav(path, metadataonly=True, output_format="polars")[1]
        return described.number_rows, described.number_columns
    with path.open(encoding="utf-8-sig", newline="") as file:
        headings, *rows = csv.reader(file)
    return len(rows), len(headings)


def make_survey(path, rows):
    """A code, an authority, a date, 55 answers of 1 to 5 or left out, an answer in words, a note."""
    chance = random.Random(SEED)
    words = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")
    answers = ["", *"12345" * 4]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["code", "authority", "answered", *(f"item_{at}" for at in range(1, 56)), "agrees", "note"]
        )
        for row in range(rows):
            note = f'We talked about it, "{row}" times' if chance.random() < 0.1 else ""
            writer.writerow(
                [
                    f"P{row}", f"W{chance.randrange(22):02}", f"2026-03-{chance.randrange(1, 29):02}",
                    *chance.choices(answers, k=55), chance.choice(words), note,
                ]
            )  # fmt: skip


def read_ours(path):
    from canllaw.evidence.exports import read_export

    start = time.process_time()
    export = read_export(path)
    assert len(export.columns) == COLUMNS
    return time.process_time() - start


def read_bare_csv(path):
    start = time.process_time()
    with path.open(encoding="utf-8", newline="") as file:
        for _ in csv.reader(file):
            pass
    return time.process_time() - start


def read_with_polars(path):
    import polars

    start = time.process_time()
    polars.read_csv(path)
    return time.process_time() - start


def read_with_pandas(path):
    import pandas

    start = time.process_time()
    pandas.read_csv(path)
    return time.process_time() - start


READERS = {
    "ours (read_export)": read_ours,
    "pandas.read_csv": read_with_pandas,
    "polars.read_csv": read_with_polars,
    "csv.reader, cells thrown away": read_bare_csv,
}


def measure(reader, path, python):
    """Seconds of the processor and the peak of memory, in a process of its own."""
    command = [python, __file__, "--peak", reader, str(path)]
    spent, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(spent), float(peak)


def measure_size(rows, folder, pandas):
    path = folder / f"{rows}.csv"
    make_survey(path, rows)
    print(f"{rows:,} rows of {COLUMNS} columns, {path.stat().st_size / 1e6:.0f} MB:", flush=True)
    pythons = {reader: pandas if "pandas" in reader else sys.executable for reader in READERS}
    # Rounds take turns, so that a busy machine slows all alike; the quickest of each counts.
    rounds = [
        {reader: measure(reader, path, python) for reader, python in pythons.items() if python}
        for _ in range(ROUNDS)
    ]
    ours = min(each["ours (read_export)"][0] for each in rounds)
    for reader in rounds[0]:
        spent = min(each[reader][0] for each in rounds)
        peak = max(each[reader][1] for each in rounds)
        print(
            f"  {reader}: {spent:.2f} s, peak {peak:.0f} MB; ours takes {ours / spent:.1f} times as long",
            flush=True,
        )
    path.unlink()


def find_pandas():
    """An interpreter that has pandas, if any."""
    named = [argument.partition("=")[2] for argument in sys.argv if argument.startswith("--pandas=")]
    if named:
        return named[0]
    return sys.executable if importlib.util.find_spec("pandas") else None


def main():
    if sys.argv[1:2] == ["--peak"]:
        spent = READERS[sys.argv[2]](Path(sys.argv[3]))
        print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    surveys = named_folder() / "surveys"
    if surveys.is_dir():
        for path, dictionary in EXPORTS:
            account(surveys / path, surveys / dictionary if dictionary else None)
    else:
        print(
            f"Real exports were not read: {surveys} is absent. Give the path of the data as first argument."
        )
    pandas = find_pandas()
    if pandas is None:
        print("pandas is not installed here: give an interpreter that has it as --pandas=PYTHON.")
    with tempfile.TemporaryDirectory() as folder:
        for rows in SIZES:
            measure_size(rows, Path(folder), pandas)


if __name__ == "__main__":
    main()
