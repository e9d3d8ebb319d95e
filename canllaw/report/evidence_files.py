"""The tables of a study's evidence for other programs, made from figures that may be shown."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from canllaw import __version__
from canllaw.basics.findings import Finding
from canllaw.basics.language import Language, say
from canllaw.basics.writing import write_table, write_whole
from canllaw.evidence.aggregation_rules import Aggregation
from canllaw.evidence.overview import find_evidence_overview
from canllaw.evidence.results import EvidenceResult, WaveResult
from canllaw.report.evidence_files_interviews import gap_tables, interview_tables

NamedTables = tuple[tuple[str, pl.DataFrame], ...]
Row = dict[str, object]

RESPONSE = {
    "wave": pl.String(),
    "level": pl.String(),
    "group": pl.String(),
    "invited": pl.Int64(),
    "answers": pl.Int64(),
    "rate": pl.Float64(),
    "residual": pl.Float64(),
    "hidden": pl.Boolean(),
}
MEANS = {
    "wave": pl.String(),
    "scale": pl.String(),
    "level": pl.String(),
    "group": pl.String(),
    "mean": pl.Float64(),
    "low": pl.Float64(),
    "high": pl.Float64(),
    "people": pl.Int64(),
    "hidden": pl.Boolean(),
    "why": pl.String(),
}
SHARES = {
    "wave": pl.String(),
    "item": pl.String(),
    "answer": pl.Float64(),
    "level": pl.String(),
    "group": pl.String(),
    "share": pl.Float64(),
    "low": pl.Float64(),
    "high": pl.Float64(),
    "people": pl.Int64(),
    "hidden": pl.Boolean(),
}
JUDGED = {
    "wave": pl.String(),
    "scale": pl.String(),
    "level": pl.String(),
    "speaks": pl.Boolean(),
    "groups": pl.Int64(),
    "median_rwg": pl.Float64(),
    "icc1": pl.Float64(),
    "icc1_low": pl.Float64(),
    "icc1_high": pl.Float64(),
    "p": pl.Float64(),
    "icc2": pl.Float64(),
    "design_effect": pl.Float64(),
    "why_not": pl.String(),
}
RELIABILITY = {
    "wave": pl.String(),
    "scale": pl.String(),
    "alpha": pl.Float64(),
    "alpha_low": pl.Float64(),
    "alpha_high": pl.Float64(),
    "omega": pl.Float64(),
    "people": pl.Int64(),
}
COLUMNS = {
    "wave": pl.String(),
    "column": pl.String(),
    "used_for": pl.String(),
    "why": pl.String(),
}


def write_evidence_tables(result: EvidenceResult, out: Path, language: Language) -> None:
    """Every table as CSV and XLSX, and all of them with the findings as `evidence.json`. Raises OSError."""
    tables = make_evidence_tables(result, language)
    out.mkdir(parents=True, exist_ok=True)
    for name, frame in tables:
        for ending in (".csv", ".xlsx"):
            write_table(frame, out / f"{name}{ending}")
    values = {
        "version": __version__,
        "small_number": result.request.small_number,
        "findings": [finding_values(each, language) for each in findings_of(result)],
        "tables": {name: frame.to_dicts() for name, frame in tables},
    }
    write_whole(out / "evidence.json", json.dumps(values, ensure_ascii=False, indent=1, default=str).encode())


def findings_of(result: EvidenceResult) -> tuple[Finding, ...]:
    return (*find_evidence_overview(result), *result.findings)


def finding_values(finding: Finding, language: Language) -> Row:
    return {
        "about": finding.about,
        "verdict": finding.verdict.value,
        "sentence": say(finding.sentence, language),
        "method": finding.method.function,
        "settings": dict(finding.method.settings),
        "quantities": [
            {"name": each.name, "value": each.value, "low": each.low, "high": each.high, "n": each.n}
            for each in finding.quantities
        ],
    }


def make_evidence_tables(result: EvidenceResult, language: Language) -> NamedTables:
    """Every table by its name. Hidden figures are empty, with `hidden` true."""
    waves = result.waves
    made: list[tuple[str, pl.DataFrame]] = []
    for name, schema, rows in (
        ("response", RESPONSE, [row for wave in waves for row in response_rows(wave)]),
        ("scores", MEANS, [row for wave in waves for row in mean_rows(wave, language)]),
        ("answers", SHARES, [row for wave in waves for row in share_rows(wave)]),
        ("aggregation", JUDGED, [row for wave in waves for row in judged_rows(wave, result, language)]),
        ("reliability", RELIABILITY, [row for wave in waves for row in reliability_rows(wave)]),
        ("columns", COLUMNS, [row for wave in waves for row in column_rows(wave, language)]),
    ):
        if waves:
            made.append((name, pl.DataFrame(rows, schema=schema)))
    made += gap_tables(result.gaps, result.gap_sides) if result.gaps else ()
    if result.interviews:
        made += interview_tables(result.interviews, result.names, result.request.mask_personal_data)
    return tuple(made)


def split_key(key: Sequence[str]) -> tuple[str, str]:
    return key[0], key[1] if len(key) > 1 else ""


def response_rows(wave: WaveResult) -> Iterator[Row]:
    for row in wave.response:
        level, group = split_key(row.key)
        yield {
            "wave": wave.key,
            "level": level,
            "group": group,
            "invited": row.invited,
            "answers": row.shown.n,
            "rate": row.rate,
            "residual": row.residual,
            "hidden": row.shown.hidden,
        }


def mean_rows(wave: WaveResult, language: Language) -> Iterator[Row]:
    for row in wave.scales:
        level, group = split_key(row.key)
        shown = row.shown
        reasons = row.why_not or ((shown.why,) if shown and shown.why else ())
        yield {
            "wave": wave.key,
            "scale": row.scale,
            "level": level,
            "group": group,
            "mean": shown.value if shown else None,
            "low": shown.low if shown else None,
            "high": shown.high if shown else None,
            "people": shown.n if shown else None,
            "hidden": shown is None or shown.hidden,
            "why": " ".join(say(each, language) for each in reasons),
        }


def share_rows(wave: WaveResult) -> Iterator[Row]:
    for shown in wave.items:
        level, group = split_key(shown.key[:-1])
        yield {
            "wave": wave.key,
            "item": shown.topic,
            "answer": float(shown.key[-1]),
            "level": level,
            "group": group,
            "share": shown.value,
            "low": shown.low,
            "high": shown.high,
            "people": shown.n,
            "hidden": shown.hidden,
        }


def judged_rows(wave: WaveResult, result: EvidenceResult, language: Language) -> Iterator[Row]:
    """Nothing is told of scales that too few answered."""
    for each in wave.scored.aggregations:
        if each.people >= result.request.small_number:
            yield judged_row(wave, each, language)


def judged_row(wave: WaveResult, each: Aggregation, language: Language) -> Row:
    return {
        "wave": wave.key,
        "scale": each.scale,
        "level": each.level.value,
        "speaks": each.speaks,
        "groups": each.groups,
        "median_rwg": each.agreement,
        "icc1": each.icc1.value if each.icc1 else None,
        "icc1_low": each.icc1.low if each.icc1 else None,
        "icc1_high": each.icc1.high if each.icc1 else None,
        "p": each.chance,
        "icc2": each.icc2,
        "design_effect": each.design_effect,
        "why_not": " ".join(say(why, language) for why in each.why_not),
    }


def reliability_rows(wave: WaveResult) -> Iterator[Row]:
    for finding in wave.findings:
        if finding.about.startswith("reliability:"):
            found = {quantity.name: quantity for quantity in finding.quantities}
            alpha, omega = found.get("alpha"), found.get("omega")
            yield {
                "wave": wave.key,
                "scale": finding.about.removeprefix("reliability:").partition("@")[0],
                "alpha": alpha.value if alpha else None,
                "alpha_low": alpha.low if alpha else None,
                "alpha_high": alpha.high if alpha else None,
                "omega": omega.value if omega else None,
                "people": alpha.n if alpha else None,
            }


def column_rows(wave: WaveResult, language: Language) -> Iterator[Row]:
    for fate in wave.scored.answers.accounting.columns:
        yield {
            "wave": wave.key,
            "column": fate.name,
            "used_for": fate.used_for,
            "why": say(fate.why, language),
        }
