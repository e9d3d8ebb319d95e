"""Replication material: all that an evaluator needs to find the study's numbers again with other programs.

It holds the answers of single people and belongs into the private part of a study. It is written one
hypothesis after the other, so that no more than one table is held at a time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from canllaw.basics.language import Language
from canllaw.basics.writing import write_table, write_whole
from canllaw.evidence.results import EvidenceResult
from canllaw.guidance.requests import GuidanceResult
from canllaw.report.replication_cases import (
    CASES,
    make_anchors_frame,
    make_coincidences_frame,
    make_necessity_frame,
    make_solutions_frame,
    make_tables_frame,
    make_values_frame,
    name_cases_file,
)
from canllaw.report.replication_models import (
    PEOPLE,
    make_comparisons_frame,
    make_differences_frame,
    make_expected_models_frame,
    make_models_frame,
    make_people_frame,
    name_people_file,
)
from canllaw.report.replication_sources import make_excerpts_frame, make_sources_frame
from canllaw.report.replication_words import AboutStudy, say_readme
from canllaw.theory.cases.records import CasesAnalysis, CasesResult
from canllaw.theory.hypotheses.hypotheses import Hypothesis
from canllaw.theory.measures.measures import make_people_table
from canllaw.theory.measures.records import PeopleTable
from canllaw.theory.survey.replicated import ReplicatedModel, find_replicated
from canllaw.theory.survey.strand import SurveyResult
from canllaw.theory.theory_results import TheoryResult
from canllaw.theory.verdicts import HypothesisVerdict

REPLICATION = "replication"
SCRIPTS_FOLDER = Path(__file__).parent / "replication_scripts"
SCRIPTS = ("survey.R", "likelihood.R", "cases.R")
README = "README.txt"
EXPECTED = (
    "models.csv",
    "comparisons.csv",
    "expected-models.csv",
    "expected-differences.csv",
)

CASES_TABLES = (
    "anchors.csv",
    "expected-truth-tables.csv",
    "expected-solutions.csv",
    "expected-necessity.csv",
    "expected-coincidences.csv",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplicationMaterial:
    """What the material is made from. `folder` is the study's own, whose files are listed."""

    folder: Path
    title_en: str
    title_cy: str
    languages: tuple[Language, ...]
    seed: int
    made: date
    theory: TheoryResult = field(repr=False)
    evidence: EvidenceResult = field(repr=False)
    guidance: Sequence[GuidanceResult] = field(repr=False)


def write_replication(material: ReplicationMaterial, out: Path) -> None:
    """Write the folder anew. Raises OSError."""
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Also where somebody made the folder beforehand.
    out.chmod(0o700)
    written = {*write_survey(material, out), *write_cases(material, out), *write_rest(material, out)}
    for ending in (PEOPLE, CASES):
        for path in out.glob(f"*-{ending}.csv"):
            if path.name not in written:
                path.unlink()


def take_away_replication(out: Path) -> bool:
    """What an earlier run left, answers of single people above all; whether there was any. Raises OSError."""
    names = (*EXPECTED, *CASES_TABLES, "excerpts.csv", "sources.csv", README, *SCRIPTS)
    left = [path for name in (*names, f"*-{PEOPLE}.csv", f"*-{CASES}.csv") for path in out.glob(name)]
    for path in left:
        path.unlink()
    if out.is_dir() and not any(out.iterdir()):
        out.rmdir()
    return bool(left)


def write_survey(material: ReplicationMaterial, out: Path) -> Iterator[str]:
    """Each hypothesis' people, then the models of all."""
    parts: list[tuple[pl.DataFrame, ...]] = []
    for verdict in material.theory.verdicts:
        survey = find_survey(verdict)
        table = find_people(verdict.hypothesis, survey, material)
        if survey is None or table is None:
            continue
        write_people(make_people_frame(table), out / name_people_file(verdict.hypothesis.key))
        yield name_people_file(verdict.hypothesis.key)
        parts.append(describe(tuple(find_replicated(verdict.hypothesis, table, survey))))
    for name, frames in zip(EXPECTED, zip(*(parts or [describe(())]), strict=True), strict=True):
        write_table(pl.concat(frames, how="vertical_relaxed"), out / name)
        yield name


def describe(models: Sequence[ReplicatedModel]) -> tuple[pl.DataFrame, ...]:
    """In the order of EXPECTED."""
    return (
        make_models_frame(models),
        make_comparisons_frame(models),
        make_expected_models_frame(models),
        make_differences_frame(models),
    )


def find_survey(verdict: HypothesisVerdict) -> SurveyResult | None:
    return next((each for each in verdict.strands if isinstance(each, SurveyResult)), None)


def find_people(
    hypothesis: Hypothesis, survey: SurveyResult | None, material: ReplicationMaterial
) -> PeopleTable | None:
    """The table that a hypothesis was tested on, made again; None where nothing was estimated."""
    if survey is None or survey.models is None:
        return None
    table = make_people_table(hypothesis, material.evidence, material.guidance)
    return table if isinstance(table, PeopleTable) else None


def write_people(frame: pl.DataFrame, path: Path) -> None:
    """Write a large table of numbers as it is, whole or not at all, without a copy of it in memory."""
    beside = path.with_name(f".{path.name}")
    try:
        frame.lazy().sink_csv(beside, include_bom=True)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_cases(material: ReplicationMaterial, out: Path) -> Iterator[str]:
    analyses = tuple(find_analyses(material.theory))
    for analysis in analyses:
        name = name_cases_file(analysis.hypothesis.key)
        write_table(make_values_frame(analysis), out / name)
        yield name
    tables = {
        "anchors.csv": make_anchors_frame(analyses),
        "expected-truth-tables.csv": make_tables_frame(analyses),
        "expected-solutions.csv": make_solutions_frame(analyses),
        "expected-necessity.csv": make_necessity_frame(analyses),
        "expected-coincidences.csv": make_coincidences_frame(analyses),
    }
    for name, frame in tables.items():
        write_table(frame, out / name)
        yield name


def find_analyses(theory: TheoryResult) -> Iterator[CasesAnalysis]:
    for verdict in theory.verdicts:
        for strand in verdict.strands:
            if isinstance(strand, CasesResult) and strand.analysis is not None:
                yield strand.analysis


def write_rest(material: ReplicationMaterial, out: Path) -> Iterator[str]:
    """Passages by stance, sources with their hashes, the scripts, and what all of it is."""
    write_table(make_excerpts_frame(material.evidence), out / "excerpts.csv")
    sources = make_sources_frame(material.folder)
    write_table(sources, out / "sources.csv")
    for name in SCRIPTS:
        write_whole(out / name, (SCRIPTS_FOLDER / name).read_bytes())
    about = AboutStudy(
        titles={Language.ENGLISH: material.title_en, Language.WELSH: material.title_cy or material.title_en},
        seed=material.seed,
        made=material.made,
        sources=sources.height,
    )
    words = "\n\n".join(say_readme(about, language) for language in material.languages)
    write_whole(out / README, f"{words}\n".encode())
    yield from ("excerpts.csv", "sources.csv", README, *SCRIPTS)
