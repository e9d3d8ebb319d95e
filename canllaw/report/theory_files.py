"""Everything that is written about hypotheses: tables to rebuild each verdict by hand, and the page."""

import json
from collections.abc import Collection, Sequence
from pathlib import Path

from canllaw import __version__
from canllaw.basics.language import Language, say
from canllaw.basics.writing import write_table, write_whole
from canllaw.report.guidance_results import Written
from canllaw.report.page_frame import PageLink, StudyPage
from canllaw.report.theory_page import make_theory_page
from canllaw.report.theory_tables import find_cases_tables, make_theory_tables
from canllaw.report.web_page import write_page
from canllaw.theory.theory_results import TheoryResult

TABLES = "theory"
ENDINGS = (".csv", ".xlsx")
OF_ALL = (
    "joint-display",
    "strands",
    "numbers",
    "places",
    "counter-evidence",
    "rivals",
    "confidence",
    "written",
    "definition",
    "rule",
    "leaning-rules",
)
# Tables of one hypothesis, whose key stands before these.
OF_ONE = ("-truth-table", "-solutions", "-necessity", "-variants")


def write_theory_results(
    result: TheoryResult, out: Path, title: str, language: Language, pages: Sequence[PageLink] = ()
) -> Written:
    """Write the tables and the page. Raises OSError."""
    folder = out / TABLES
    folder.mkdir(parents=True, exist_ok=True)
    tables = tuple(make_theory_tables(result, language))
    for name, frame in tables:
        for ending in ENDINGS:
            write_table(frame, folder / f"{name}{ending}")
    take_away_others(folder, {name for name, _ in tables})
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


def take_away_others(folder: Path, names: Collection[str]) -> None:
    """Tables of single hypotheses of an earlier run: of one given up, or now hidden, none may stay."""
    for path in folder.iterdir():
        if path.stem not in names and path.stem.endswith(OF_ONE) and path.suffix in ENDINGS:
            path.unlink()


def write_theory_report(
    result: TheoryResult, out: Path, title: str, language: Language, pages: Sequence[PageLink] = ()
) -> Written:
    """Write the page, and nothing else. Raises OSError."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / StudyPage.THEORY
    write_page(path, "theory.html", make_theory_page(result, title, language, pages), language)
    return Written(report=path)


def write_private_theory(result: TheoryResult, folder: Path) -> None:
    """The values of single authorities behind the configurations, for those who may see them."""
    written = set()
    for key, name, frame in find_cases_tables(result, private=True):
        path = folder / f"{key}-{name}.csv"
        write_table(frame, path)
        written.add(path.name)
    take_away_private_theory(folder, written)


def take_away_private_theory(folder: Path, written: Collection[str] = ()) -> bool:
    """Values of authorities that an earlier run left; whether there were any. Raises OSError."""
    left = [
        path
        for ending in ("-cases", *OF_ONE)
        for path in folder.glob(f"*{ending}.csv")
        if path.name not in written
    ]
    for path in left:
        path.unlink()
    return bool(left)


def take_away_theory(out: Path) -> bool:
    """The tables of a study that has no hypotheses any more; whether there were any. Raises OSError.

    Only names that Canllaw gives are taken away.
    """
    folder = out / TABLES
    left = [
        path
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.name == "theory.json"
        or (path.suffix in ENDINGS and (path.stem in OF_ALL or path.stem.endswith(OF_ONE)))
    ]
    for path in left:
        path.unlink()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    return bool(left)
