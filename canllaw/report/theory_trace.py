"""In which files and rows everything stands that a verdict was made from, so that it can be made again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from canllaw.basics.language import Language, Message, message, say
from canllaw.report.theory_sources import say_runs
from canllaw.report.theory_tables import make_theory_tables
from canllaw.theory.theory_results import TheoryResult

# The header is row 1, as a spreadsheet counts.
FIRST_ROW = 2
HOLDS: dict[str, Message] = {
    "joint-display": message("the verdict, and how each kind of evidence fits it"),
    "strands": message("where each kind of evidence leans, and whether it was named as the test"),
    "numbers": message("every number, with what made it, its settings and its seed"),
    "places": message("the files, rows and pages that the numbers come from"),
    "counter-evidence": message("what speaks against it, the strongest first"),
    "rivals": message("other explanations, and how they fared"),
    "confidence": message("how much the interviews can be relied on"),
    "written": message("when it was written, beside when people were asked"),
    "definition": message("its measures, and how it is tested"),
    "rule": message("the rule by which verdicts are given"),
    "leaning-rules": message("by which rule each kind of evidence leans"),
    "truth-table": message("authorities by their circumstances"),
    "solutions": message("every explanation that fits the authorities"),
    "necessity": message("what is never missing where the outcome is"),
    "variants": message("the comparison again, with one line drawn differently"),
}
FOLDER = "theory"


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedRows:
    """A file of the folder of results, the rows that bear on one hypothesis, and what they hold."""

    file: str
    rows: str
    holds: str


def make_traces(result: TheoryResult, language: Language) -> Mapping[str, tuple[TracedRows, ...]]:
    """For each hypothesis the rows of every table that bear on it."""
    tables = tuple(make_theory_tables(result, language))
    return {
        each.hypothesis.key: tuple(
            traced
            for name, frame in tables
            if (traced := trace_table(each.hypothesis.key, name, frame, language)) is not None
        )
        for each in result.verdicts
    }


def trace_table(key: str, name: str, frame: pl.DataFrame, language: Language) -> TracedRows | None:
    """None for a table that holds nothing of this hypothesis."""
    own = f"{key}-"
    table = name.removeprefix(own) if name.startswith(own) and name not in HOLDS else name
    if table not in HOLDS:
        return None
    rows = tuple(say_runs(find_rows(key, frame)))
    if not rows:
        return None
    return TracedRows(file=f"{FOLDER}/{name}.csv", rows=", ".join(rows), holds=say(HOLDS[table], language))


def find_rows(key: str, frame: pl.DataFrame) -> Iterator[int]:
    """The rows of a table as a spreadsheet numbers them."""
    if "hypothesis" not in frame.columns:
        yield from range(FIRST_ROW, FIRST_ROW + frame.height)
        return
    for at, own in enumerate(frame["hypothesis"].to_list()):
        if own == key:
            yield FIRST_ROW + at
