"""The workforce figures of the Department for Education as facts of authorities, all of them accounted for.

Run: python bench/authority_facts.py [DATA]. Reads the children's social work workforce, the factors of
assessments and the statistical neighbours. A study is made whose authorities are all those of the newest
year, once by code and once by name. Every row, column, figure and sign is then counted in the bare file by
the csv module and compared. Ends with an error where anything differs.
"""

import csv
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from data_folder import find_data

from canllaw.rollout.authority_facts import LABELS, ColumnUse, read_authority_facts
from canllaw.rollout.fact_cells import EMPTY, PUBLISHED_TOGETHER, SIGNS
from canllaw.rollout.neighbours import read_neighbours
from canllaw.rollout.workforce import Workforce
from canllaw.rollout.workforce_files import read_workforce

WORKFORCE = "csww_indicators_2017_to_2022.csv"
FACTORS = "assessment_factors_2018_to_2022.csv"
NEIGHBOURS = "New_Statistical_Neighbour_Groupings_April_2021.csv"
ABOUT = {*LABELS, "time_period", "geographic_level", "old_la_code", "new_la_code", "la_name"}
Row = dict[str, str]


def main() -> None:
    data = find_data() / "surveys" / "dfe_local_authority"
    faults: list[str] = []
    for name in (WORKFORCE, FACTORS):
        faults += [f"{name}: {fault}" for fault in account_for(data / name)]
    faults += account_for_neighbours(data / NEIGHBOURS)
    for by in ("code", "name"):
        faults += [f"study by {by}: {fault}" for fault in try_study(data, by)]
    print(f"\nDiffering, or not accounted for: {len(faults)}")
    for fault in faults:
        print(f"  {fault}")
    sys.exit(bool(faults))


def read_plainly(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def account_for(path: Path) -> list[str]:
    """Every cell of the file is a fact with its figure, or its sign, or says what its row is about."""
    started = time.perf_counter()
    facts = read_authority_facts(path)
    seconds = time.perf_counter() - started
    plain = read_plainly(path)
    uses = dict(facts.columns)
    print(f"\n{path.name}: rows {len(plain)}, columns {len(uses)}, {seconds:.2f} s")
    print(f"  rows of authorities {len(facts.rows)}, of regions and countries {len(facts.left_out)}")
    for use in ColumnUse:
        print(f"  columns, {use.value}: {sum(each is use for each in uses.values())}")
    faults = []
    if list(uses) != list(plain[0]):
        faults.append("the columns differ")
    if {row.row for row in facts.rows} | {row.row for row in facts.left_out} != set(range(2, len(plain) + 2)):
        faults.append("a row is not accounted for")
    figures: Counter[str] = Counter()
    for row in facts.rows:
        own = plain[row.row - 2]
        for fact in row.facts:
            cell = own[fact.place.column or ""]
            expected = SIGNS.get(cell, EMPTY if cell == "" else None)
            figures[cell if expected is not None else "figures"] += 1
            if fact.why_missing != expected or (expected is None and fact.value != float(cell)):
                faults.append(f"row {row.row}, {fact.name}: differs")
    print("  " + ", ".join(f"{sign or 'empty'} {number}" for sign, number in figures.most_common()))
    words = {name for name, use in facts.columns if use is ColumnUse.WORDS}
    expected_signs = Counter(
        cell if cell in SIGNS or not cell else "figures"
        for own in plain
        if own["geographic_level"] == "Local authority"
        for name, cell in own.items()
        if name not in ABOUT | words
    )
    if figures != expected_signs:
        faults.append(f"the counts of signs differ: {expected_signs - figures}")
    return faults


def account_for_neighbours(path: Path) -> list[str]:
    table = read_neighbours(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))[1:]
    print(f"\n{path.name}: rows {len(lines)}")
    former = sum(each.is_former for each in table.authorities)
    print(f"  authorities {len(table.authorities)} (of these no more: {former}), notes {len(table.notes)}")
    closeness = Counter(each.closeness.value for own in table.authorities for each in own.neighbours)
    print("  " + ", ".join(f"{words} {number}" for words, number in closeness.most_common()))
    faults = []
    if len(table.authorities) + len(table.notes) != len(lines):
        faults.append(f"{path.name}: a row is not accounted for")
    for each in table.authorities:
        own = lines[(each.place.row or 0) - 2]
        pairs = list(zip(own[5:25:2], own[6:25:2], strict=True))
        if [(one.authority, one.closeness.value) for one in each.neighbours] != [
            (number, words.strip().casefold()) for number, words in pairs
        ]:
            faults.append(f"{path.name}:{each.place.row}: differs")
    return faults


def try_study(data: Path, by: str) -> list[str]:
    """A study of all authorities of the newest year, called by their codes or by their names alone."""
    plain = [row for row in read_plainly(data / WORKFORCE) if row["geographic_level"] == "Local authority"]
    newest = [one for row in plain if row["time_period"] == "2022" for one in split_row(row)]
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder)
        for number, name in enumerate((WORKFORCE, FACTORS), 1):
            (study / f"facts-{number}.csv").write_bytes((data / name).read_bytes())
        (study / "neighbours.csv").write_bytes((data / NEIGHBOURS).read_bytes())
        with (study / "authorities.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("code", "name_en"))
            for at, row in enumerate(newest):
                writer.writerow((row["new_la_code"] if by == "code" else f"la-{at}", row["la_name"]))
        started = time.perf_counter()
        workforce = read_workforce(study)
        seconds = time.perf_counter() - started
    show_study(workforce, by, seconds)
    return find_study_faults(workforce, newest, plain)


def split_row(row: Row) -> list[Row]:
    """A row about two authorities together stands in the study as two."""
    codes, names = row["new_la_code"].split(" / "), row["la_name"].split(" / ")
    together = str(len(codes) > 1)
    pairs = zip(codes, names, strict=True)
    return [row | {"new_la_code": code, "la_name": name, "together": together} for code, name in pairs]


def show_study(workforce: Workforce, by: str, seconds: float) -> None:
    print(f"\nA study of {len(workforce.authorities)} authorities, called by {by}: {seconds:.2f} s")
    for file in workforce.fact_files:
        print(
            f"  {file.source.name}: rows used {file.rows_used} (published together {file.rows_shared}), "
            f"of others {file.rows_of_others}, of no authority {file.rows_of_no_authority}, "
            f"authorities without a row {len(file.without_row)}"
        )
    print(f"  authorities with neighbours: {len(workforce.neighbours)}")


def find_study_faults(workforce: Workforce, newest: list[Row], plain: list[Row]) -> list[str]:
    faults = []
    years = Counter(code for row in plain for code in row["new_la_code"].split(" / "))
    for authority, row in zip(workforce.authorities, newest, strict=True):
        turnover, cell = authority.fact("turnover"), row["turnover_rate_fte"]
        assert turnover is not None, "everybody has a row of 2022"
        figure = None if cell in SIGNS or row["together"] == "True" else float(cell)
        if turnover.value != figure or turnover.year != 2022:
            faults.append(f"{row['la_name']}: its turnover of 2022 differs")
        if row["together"] == "True" and turnover.why_missing != PUBLISHED_TOGETHER:
            faults.append(f"{row['la_name']}: its figures are published together, and this is not told")
        if len(authority.facts_over_years("caseload")) != years[row["new_la_code"]]:
            faults.append(f"{row['la_name']}: a year is missing, or one too many")
    file = next(each for each in workforce.fact_files if "turnover" in each.names)
    if file.rows_used + file.rows_of_others != len(plain):
        faults.append("a row is not accounted for")
    return faults


if __name__ == "__main__":
    main()
