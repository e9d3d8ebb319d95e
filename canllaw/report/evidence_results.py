"""Everything that is written about a study's evidence: its tables, its page, and what stays private."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from canllaw.basics.language import Language, Message, message
from canllaw.basics.writing import write_table
from canllaw.evidence.results import EvidenceResult
from canllaw.report.evidence_files import write_evidence_tables
from canllaw.report.evidence_page import make_evidence_page
from canllaw.report.guidance_results import Written
from canllaw.report.page_frame import PageLink, StudyPage
from canllaw.report.web_page import write_page

TABLES = "evidence"


def write_evidence_results(
    result: EvidenceResult, out: Path, title: str, language: Language, pages: Sequence[PageLink] = ()
) -> Written:
    """Write the tables and the page. Raises OSError."""
    write_evidence_tables(result, out / TABLES, language)
    return write_evidence_report(result, out, title, language, pages)


def write_evidence_report(
    result: EvidenceResult, out: Path, title: str, language: Language, pages: Sequence[PageLink] = ()
) -> Written:
    """Write the page, and nothing else. Raises OSError."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / StudyPage.EVIDENCE
    write_page(path, "evidence.html", make_evidence_page(result, title, language, pages), language)
    return Written(report=path)


def write_private(result: EvidenceResult, folder: Path) -> tuple[Message, ...]:
    """Single scores and the places of personal data, for those who may see them. Raises OSError.

    Returns what the reader of the terminal should be told.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for wave in result.waves:
        write_table(wave.scored.scores.frame, folder / f"scores-{wave.key}.csv")
    places = folder / "personal-data.csv"
    if not result.personal:
        places.unlink(missing_ok=True)
        return ()
    rows = [
        (note.place.source.name, note.place.row, note.place.column, note.kind.value)
        for note in result.personal
    ]
    schema = {"file": pl.String(), "row": pl.Int64(), "column": pl.String(), "kind": pl.String()}
    write_table(pl.DataFrame(rows, schema=schema, orient="row"), places)
    return (
        message(
            "Free text holds what looks like personal data. Its places are listed in {file}.", file=places
        ),
    )
