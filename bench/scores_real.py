"""Real survey files from the file to scores, every row and every column accounted for.

Run: python bench/scores_real.py [DATA]. Seven files: bhr2000 and univbct (CSV), LimeSurvey 2016 and 2017,
REDCap survey and longitudinal, electric.sav (SPSS). Small instruments stand below, keyed as the files' own
columns; each mapping is drafted by Canllaw itself, and what no draft can know is added here. Scores are
compared with the same scores reckoned anew from the file in plain Python, and those of univbct with the
columns in which the file carries the scores of every wave. Ends with an error where anything differs, or
where a row or a column is not accounted for.
"""

import csv
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import fmean

import pyreadstat
from data_folder import find_data
from scores_real_cases import AGREE, BATTALIONS, CASES, OFTEN, SELDOM, Case

from canllaw.evidence.answers.answers import Answers, Export, MappedPeople, Mapping, PeopleColumn, Scores
from canllaw.evidence.answers.applying import make_answers
from canllaw.evidence.answers.linking import link_people
from canllaw.evidence.answers.mappings import make_draft
from canllaw.evidence.exports import read_export
from canllaw.evidence.instruments.instruments import Instrument, ItemKind, Scale, Scoring
from canllaw.evidence.scores.scoring import score_answers

SECRET = bytes(32)
Row = dict[str, str]


def main() -> None:
    data = find_data() / "surveys"
    faults: list[str] = []
    for case in CASES:
        faults += measure(case, data)
    print(f"\nDiffering, or not accounted for: {len(faults)}")
    for fault in faults:
        print(f"  {fault}")
    sys.exit(bool(faults))


def measure(case: Case, data: Path) -> list[str]:
    export = read_export(data / case.path)
    draft = make_draft(export, [case.instrument])
    mapping = correct(draft.mapping, case.people)
    found = len({each.item for each in draft.mapping.items})
    print(f"\n{case.path}: {export.tool.value}, rows {len(export.numbers)}, columns {len(export.columns)}")
    doubts = Counter(str(doubt) for remark in draft.remarks for doubt in remark.doubts)
    print(f"  items recognised by the draft: {found} of {len(case.instrument.items)}")
    for doubt, number in doubts.most_common(4):
        print(f"    {number} × doubt: {doubt}")
    faults: list[str] = []
    waves = [make_answers(export, mapping, case.instrument, wave, None, SECRET) for wave in case.waves]
    for answers in waves:
        scores = score_answers(answers)
        show(answers, scores)
        faults += check_accounting(export, answers)
        faults += check_scores(case, read_plainly(data / case.path), mapping, answers, scores)
    if case.instrument is BATTALIONS:
        faults += check_waves(waves, read_plainly(data / case.path))
    return [f"{case.path}: {fault}" for fault in faults]


def correct(mapping: Mapping, people: tuple[MappedPeople, ...]) -> Mapping:
    """The draft with what a person knows: who the people are stands in other columns than it thought."""
    named = {each.column for each in people}
    return replace(
        mapping,
        people=people,
        items=tuple(each for each in mapping.items if each.column not in named),
        dropped=tuple(each for each in mapping.dropped if each.column not in named),
    )


def show(answers: Answers, scores: Scores) -> None:
    accounting = answers.accounting
    print(
        f"  wave {answers.wave}: rows kept {accounting.rows_kept}, left out {len(accounting.rows_left_out)}"
    )
    for why, number in Counter(str(note.why) for note in accounting.rows_left_out).most_common(5):
        print(f"    {number} × {why}")
    for why, number in Counter(str(note.why) for note in accounting.rows_unlinked).most_common(3):
        print(f"    {number} × not linked: {why}")
    meanings = {each.value for each in PeopleColumn}
    used = Counter(
        "about people" if fate.used_for in meanings else "items" if fate.used_for else "dropped"
        for fate in accounting.columns
    )
    print(f"    columns: {', '.join(f'{what} {number}' for what, number in sorted(used.items()))}")
    for why, number in Counter(
        str(fate.why) for fate in accounting.columns if not fate.used_for
    ).most_common():
        print(f"      {number} × {why}")
    for key in (scale.key for scale in answers.instrument.scales):
        there = scores.frame[key].drop_nulls()
        mean = f"{there.mean():.3f}" if len(there) else "none"
        print(f"    {key}: people with a score {len(there)}, mean {mean}")


def check_accounting(export: Export, answers: Answers) -> list[str]:
    accounting = answers.accounting
    told = sorted([*answers.frame["row"], *(note.row for note in accounting.rows_left_out)])
    rows = sorted([*export.numbers, *(note.row for note in export.left_out)])
    faults = [] if told == rows else [f"rows told {len(told)}, rows there {len(rows)}"]
    named = [fate.name for fate in accounting.columns]
    return faults if named == [column.name for column in export.columns] else [*faults, "columns"]


def read_plainly(path: Path) -> list[Row]:
    """The file as its own library gives it, without anything of ours."""
    if path.suffix == ".sav":
        frame, _ = pyreadstat.read_sav(path, output_format="dict")
        rows = [dict(zip(frame, cells, strict=True)) for cells in zip(*frame.values(), strict=True)]
        return [{name: say_plainly(cell) for name, cell in row.items()} for row in rows]
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def say_plainly(cell: object) -> str:
    return "" if cell is None or cell != cell else str(cell).strip()


def check_scores(
    case: Case, rows: list[Row], mapping: Mapping, answers: Answers, scores: Scores
) -> list[str]:
    """Every score reckoned anew, one row, scale and item after the other."""
    find = {each.item: heading_of(each.column, rows[0]) for each in mapping.items}
    greatest, wrong = 0.0, 0
    # An SPSS file has no row of headings.
    first = 1 if case.path.endswith(".sav") else 2
    for row in scores.frame.iter_rows(named=True):
        cells = rows[row["row"] - first]
        for each in case.instrument.scales:
            expected = score_plainly(case.instrument, each, cells, find)
            if (row[each.key] is None) != (expected is None):
                wrong += 1
            elif expected is not None:
                greatest = max(greatest, abs(row[each.key] - expected))
    print(f"    against plain Python: greatest difference {greatest:.1e}, scores missing or too many {wrong}")
    return [f"wave {answers.wave}: scores differ"] if wrong or greatest > 1e-9 else []


def heading_of(column: str, row: Row) -> str:
    """LimeSurvey's headings hold the question after the code, and one of them stands before a full stop."""
    return next(
        heading for heading in row if heading == column or heading.partition(". ")[0].strip() == column
    )


def score_plainly(made: Instrument, each: Scale, cells: Row, find: dict[str, str]) -> float | None:
    if each.scoring is Scoring.MEAN_OF_SCALES:
        parts = [score_plainly(made, made.scale(key), cells, find) for key in each.items]
        return None if None in parts else fmean(part for part in parts if part is not None)
    values = []
    for key in each.items:
        item = made.item(key)
        value = READ[item.responses if item.kind is ItemKind.SCALED else item.kind](cells[find[key]].strip())
        if value is not None:
            values.append(ENDS[item.responses] - value if item.reversed else value)
    if len(each.items) - len(values) > each.most_missing:
        return None
    return fmean(values) * (len(each.items) if each.scoring is Scoring.SUM else 1)


def by_place(words: tuple[str, ...]) -> Callable[[str], float | None]:
    folded = [word.casefold() for word in words]
    return lambda cell: float(folded.index(cell.casefold()) + 1) if cell else None


def plain_number(cell: str) -> float | None:
    return float(cell) if cell not in ("", "NA") else None


def plain_yes(cell: str) -> float | None:
    return {"Y": 1.0, "N": 0.0, "1": 1.0, "0": 0.0, "1.0": 1.0, "0.0": 0.0, "": None}[cell]


READ: dict[str, Callable[[str], float | None]] = {
    "agree": by_place(AGREE),
    "often": by_place(OFTEN),
    "seldom": by_place(SELDOM),
    **dict.fromkeys(("five", "pills", "dependence", "open", ItemKind.NUMBER), plain_number),
    ItemKind.YES_NO: plain_yes,
}
ENDS = {"agree": 6, "often": 6, "seldom": 4, "pills": 3, "dependence": 5, "open": 2}


def check_waves(waves: list[Answers], rows: list[Row]) -> list[str]:
    """The scores of univbct by wave against the columns that carry them, and its people over the waves."""
    greatest, compared = 0.0, 0
    for at, answers in enumerate(waves, 1):
        for row in score_answers(answers).frame.iter_rows(named=True):
            for ours, theirs in (
                ("satisfaction", "JOBSAT"),
                ("commitment", "COMMIT"),
                ("readiness", "READY"),
            ):
                carried = plain_number(rows[row["row"] - 2][f"{theirs}{at}"])
                if carried is not None and row[ours] is not None:
                    compared += 1
                    greatest = max(greatest, abs(row[ours] - carried))
    linked = [link_people(waves[0], later) for later in waves[1:]]
    print(
        f"  against the columns that carry the waves' scores: {compared}, greatest difference {greatest:.1e}"
    )
    for link in linked:
        print(f"  linked: {link.exact}; only earlier {link.only_earlier}; only later {link.only_later}")
    people = [len({row["SUBNUM"] for row in rows if row["TIME"] == wave}) for wave in ("0", "1", "2")]
    print(f"  people by their own number: {people}")
    return ["the waves' scores differ"] if greatest > 1e-9 or not compared else []


if __name__ == "__main__":
    main()
