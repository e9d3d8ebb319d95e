"""Everything that is written about a study's evidence: its tables, its page, and what stays private."""

from collections.abc import Collection, Sequence
from pathlib import Path

import polars as pl

from canllaw.basics.language import Language, Message, message
from canllaw.basics.writing import write_table
from canllaw.evidence.results import EvidenceResult
from canllaw.report.evidence_files import take_away_tables, write_evidence_tables
from canllaw.report.evidence_page import make_evidence_page
from canllaw.report.guidance_results import Written
from canllaw.report.page_frame import PageLink, StudyPage
from canllaw.report.web_page import write_page

TABLES = "evidence"
PLACES = "personal-data.csv"


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
    take_away_scores(folder, {f"scores-{wave.key}.csv" for wave in result.waves})
    for wave in result.waves:
        write_table(wave.scored.scores.frame, folder / f"scores-{wave.key}.csv")
    places = folder / PLACES
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


def take_away_evidence(out: Path, private: Path) -> bool:
    """What an earlier run wrote of evidence that the study no longer has; whether there was any.

    The key and the list of what was published stay: what is out is out. Raises OSError.
    """
    tables, scores = take_away_tables(out / TABLES), take_away_scores(private)
    (private / PLACES).unlink(missing_ok=True)
    return tables or scores


def take_away_scores(folder: Path, written: Collection[str] = ()) -> bool:
    left = [path for path in folder.glob("scores-*.csv") if path.name not in written]
    for path in left:
        path.unlink()
    return bool(left)
