"""Everything that is written about hypotheses: tables to rebuild each verdict by hand, and the page."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from canllaw import __version__
from canllaw.basics.language import Language, say
from canllaw.basics.writing import write_table, write_whole
from canllaw.report.guidance_results import Written
from canllaw.report.page_frame import PageLink, StudyPage
from canllaw.report.theory_page import make_theory_page
from canllaw.report.web_page import write_page
from canllaw.theory.cases.records import CasesResult
from canllaw.theory.cases.tables import cases_tables
from canllaw.theory.joint_display_frames import (
    make_confidence_frame,
    make_counters_frame,
    make_display_frame,
    make_numbers_frame,
    make_places_frame,
    make_registrations_frame,
    make_rivals_frame,
    make_rule_frame,
    make_strands_frame,
)
from canllaw.theory.theory_results import TheoryResult

TABLES = "theory"
Named = tuple[str, pl.DataFrame]


def write_theory_results(
    result: TheoryResult, out: Path, title: str, language: Language, pages: Sequence[PageLink] = ()
) -> Written:
    """Write the tables and the page. Raises OSError."""
    folder = out / TABLES
    folder.mkdir(parents=True, exist_ok=True)
    tables = tuple(make_theory_tables(result, language))
    for name, frame in tables:
        for ending in (".csv", ".xlsx"):
            write_table(frame, folder / f"{name}{ending}")
    values = {
        "version": __version__,
        "verdicts": {
            each.hypothesis.key: {"verdict": each.verdict.value, "why": say(each.why, language)}
            for each in result.verdicts
        },
        "tables": {name: frame.to_dicts() for name, frame in tables},
    }
    words = json.dumps(values, ensure_ascii=False, indent=1, default=str)
    write_whole(folder / "theory.json", words.encode())
    return write_theory_report(result, out, title, language, pages)


def write_theory_report(
    result: TheoryResult, out: Path, title: str, language: Language, pages: Sequence[PageLink] = ()
) -> Written:
    """Write the page, and nothing else. Raises OSError."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / StudyPage.THEORY
    write_page(path, "theory.html", make_theory_page(result, title, language, pages), language)
    return Written(report=path)


def make_theory_tables(result: TheoryResult, language: Language) -> Iterator[Named]:
    """Every table that may be shown, by its name."""
    verdicts = result.verdicts
    yield "joint-display", make_display_frame(result.display, language)
    yield "strands", make_strands_frame(result.display, language)
    yield "numbers", make_numbers_frame(verdicts)
    yield "places", make_places_frame(verdicts)
    yield "counter-evidence", make_counters_frame(verdicts, language)
    yield "rivals", make_rivals_frame(verdicts, language)
    yield "confidence", make_confidence_frame(result.confidences, language)
    yield "written", make_registrations_frame(result.registrations, language)
    yield "rule", make_rule_frame(language)
    for key, name, frame in find_cases_tables(result, private=False):
        yield f"{key}-{name}", frame


def write_private_theory(result: TheoryResult, folder: Path) -> None:
    """The values of single authorities behind the configurations, for those who may see them."""
    for key, name, frame in find_cases_tables(result, private=True):
        write_table(frame, folder / f"{key}-{name}.csv")


def find_cases_tables(result: TheoryResult, *, private: bool) -> Iterator[tuple[str, str, pl.DataFrame]]:
    for verdict in result.verdicts:
        for strand in verdict.strands:
            if isinstance(strand, CasesResult):
                for table in cases_tables(strand):
                    if table.is_private is private:
                        yield verdict.hypothesis.key, table.name, table.frame
