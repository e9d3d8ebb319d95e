"""A verdict made again by hand: from the exported tables alone, by the rules that are printed beside them.

Nothing of the product is imported here.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

OTHER_WAY = {"for": "against", "against": "for"}


@dataclass(frozen=True, slots=True)
class Tables:
    """The folder `theory` of a study's results, as an evaluator opens it in a spreadsheet."""

    folder: Path

    def rows(self, table: str, /, **wanted: str) -> list[dict[str, str]]:
        text = (self.folder / f"{table}.csv").read_text("utf-8-sig")
        rows = list(csv.DictReader(text.splitlines()))
        return [row for row in rows if all(row[column] == value for column, value in wanted.items())]

    def number(self, about: str, name: str) -> dict[str, str] | None:
        return next(iter(self.rows("numbers", about=about, name=name)), None)

    def settings(self, about: str) -> dict[str, str]:
        row = self.rows("numbers", about=about)[0]
        return dict(pair.split(": ", 1) for pair in row["settings"].split("; "))

    def context(self, key: str) -> dict[str, str]:
        """How the hypothesis is tested: what was fixed beforehand stands beside its context."""
        return self.rows("definition", hypothesis=key, part="context")[0]


def lean(tables: Tables, key: str, strand: str) -> str:
    rules = {
        "survey": lean_by_difference,
        "observations": lean_by_difference,
        "cases": lean_by_cases,
        "interviews": lean_by_interviews,
        "records": lean_by_records,
    }
    return rules[strand](tables, key, strand)


def lean_by_difference(tables: Tables, key: str, strand: str) -> str:
    """The whole interval on the expected side and enough, or even its far end too little."""
    about = f"{key}:survey" if strand == "survey" else f"{strand}:{key}"
    found, fixed = tables.number(about, "difference"), tables.context(key)
    if found is None:
        return "silent"
    value, low, high = (float(found[name]) for name in ("value", "low", "high"))
    if fixed["direction"] == "less":
        value, low, high = -value, -high, -low
    smallest = float(fixed["smallest_effect"])
    if low > 0 and value >= smallest:
        return "for"
    return "against" if high < smallest else "silent"


def lean_by_cases(tables: Tables, key: str, strand: str) -> str:
    """For: every model needs the circumstances, well enough, firmly, and beyond chance."""
    about = f"{strand}:{key}"
    models = tables.number(about, "models with the claimed term")
    if models is None:
        return "silent"
    settings = tables.settings(about)

    def reaches(name: str, threshold: str) -> bool:
        row = tables.number(about, name)
        return row is not None and float(row["value"]) >= float(settings[threshold])

    shuffled = tables.number(about, "share of shuffles")
    firm = (
        float(models["value"]) == float(models["n"])
        and reaches("least consistency", "least consistency of the claimed terms")
        and reaches("least coverage", "least coverage of the claimed terms")
        and reaches("share of variants", "least share of variants")
        and shuffled is not None
        and float(shuffled["value"]) <= float(settings["most chance"])
    )
    assert firm, "the example has no other case; the other leanings are in docs/cases-strand.md"
    return "for"


def lean_by_interviews(tables: Tables, key: str, strand: str) -> str:
    """Interviews are counted: three or more, and twice those of the other side."""
    about = f"{strand}:{key}"
    for_it = tables.number(about, "interviews for")
    against = tables.number(about, "interviews against")
    if for_it is None or against is None:
        return "silent"
    ahead, behind = float(for_it["value"]), float(against["value"])
    settings = tables.settings(about)
    if max(ahead, behind) < float(settings["fewest interviews of the side ahead"]):
        return "silent"
    times = float(settings["times ahead"])
    if ahead >= times * behind:
        return "for"
    return "against" if behind >= times * ahead else "both"


def lean_by_records(tables: Tables, key: str, strand: str) -> str:
    assert tables.number(f"{strand}:{key}", "rank correlation") is None, "no fact is an outcome here"
    return "silent"


def judge(tables: Tables, key: str) -> tuple[int, str]:
    """Which part of the printed rule decides, counted from 1, and the verdict."""
    tests = tables.context(key)["tested_by"].split()
    strands = [row["strand"] for row in tables.rows("strands", hypothesis=key)]
    leanings = {strand: lean(tables, key, strand) for strand in strands}
    told = {leanings[strand] for strand in tests} - {"silent"}
    if not told:
        return 1, "not enough evidence"
    if len(told) > 1 or "both" in told:
        return 2, "mixed"
    leaning = told.pop()
    others = [strand for strand in strands if strand not in tests]
    if any(leanings[strand] == OTHER_WAY[leaning] and has_weight(tables, key, strand) for strand in others):
        return 3, "mixed"
    return (4, "supported") if leaning == "for" else (5, "contradicted")


def has_weight(tables: Tables, key: str, strand: str) -> bool:
    if strand != "interviews":
        return True
    overall = tables.rows("confidence", hypothesis=key, component="overall")
    return bool(overall) and overall[0]["level"] in ("high", "moderate")
