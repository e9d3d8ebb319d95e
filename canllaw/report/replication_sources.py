"""What a study was made from: its files with their hashes, and the passages that speak of hypotheses."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from canllaw.basics.sources import Source
from canllaw.evidence.results import EvidenceResult

# What Canllaw itself writes into a study.
MADE = (("results",), ("evidence", "private"))


def make_sources_frame(folder: Path) -> pl.DataFrame:
    """A row a file of the study, by its path in it. Raises OSError."""
    rows = [(path.as_posix(), size, sha256) for path, size, sha256 in find_sources(folder)]
    schema = {"file": pl.String(), "bytes": pl.Int64(), "sha256": pl.String()}
    return pl.DataFrame(rows, schema=schema, orient="row")


def find_sources(folder: Path) -> Iterator[tuple[Path, int, str]]:
    """Hidden files and what the program wrote are none."""
    for path in sorted(folder.rglob("*")):
        own = path.relative_to(folder)
        if not path.is_file() or any(part.startswith(".") for part in own.parts):
            continue
        if not any(own.parts[: len(made)] == made for made in MADE):
            yield own, path.stat().st_size, Source.of(path).sha256


def make_excerpts_frame(evidence: EvidenceResult) -> pl.DataFrame:
    """A row a passage and hypothesis, by stance: where the passage stands, never its words."""
    interviews = evidence.interviews.folder.interviews if evidence.interviews else None
    rows = [
        (
            bearing.hypothesis,
            bearing.stance.value,
            excerpt.key,
            bearing.coder,
            excerpt.document,
            excerpt.start,
            excerpt.end,
            excerpt.sha256,
        )
        for excerpt in (interviews.excerpts if interviews else ())
        for bearing in excerpt.bearings
    ]
    names = ("hypothesis", "stance", "excerpt", "coder", "transcript")
    schema = {
        **dict.fromkeys(names, pl.String()),
        "start": pl.Int64(),
        "end": pl.Int64(),
        "sha256 of the transcript": pl.String(),
    }
    return pl.DataFrame(rows, schema=schema, orient="row").sort("hypothesis", "stance", maintain_order=True)
