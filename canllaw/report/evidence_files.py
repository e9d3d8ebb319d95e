"""The tables of a study's evidence for other programs, made from figures that may be shown."""

import json
from collections.abc import Collection
from pathlib import Path

from canllaw import __version__
from canllaw.basics.findings import Finding
from canllaw.basics.language import Language, say
from canllaw.basics.writing import write_table, write_whole
from canllaw.evidence.overview import find_evidence_overview, find_reading_findings
from canllaw.evidence.results import EvidenceResult, WaveResult
from canllaw.report.evidence_files_interviews import NamedTables, gap_tables, interview_tables
from canllaw.report.evidence_files_survey import Row, survey_tables
from canllaw.report.evidence_words import say_wave

ENDINGS = (".csv", ".xlsx")
# Every table that there can be, by the name of its file.
TABLES = (
    "response",
    "scores",
    "answers",
    "aggregation",
    "reliability",
    "rows",
    "columns",
    "gap",
    "codes",
    "codes_together",
    "hypotheses_in_interviews",
    "saturation",
    "agreement",
    "disagreements",
)


def write_evidence_tables(result: EvidenceResult, out: Path, language: Language) -> None:
    """Every table as CSV and XLSX, and all of them with the findings as `evidence.json`. Raises OSError.

    Tables of an earlier run that the study has no material for any more are taken away.
    """
    tables = make_evidence_tables(result, language)
    out.mkdir(parents=True, exist_ok=True)
    for name, frame in tables:
        for ending in ENDINGS:
            write_table(frame, out / f"{name}{ending}")
    take_away_tables(out, {name for name, _ in tables})
    values = {
        "version": __version__,
        "small_number": result.request.small_number,
        "waves": [wave_values(wave, result.request.small_number, language) for wave in result.waves],
        "findings": [finding_values(each, language) for each in findings_of(result)],
        "tables": {name: frame.to_dicts() for name, frame in tables},
    }
    write_whole(out / "evidence.json", json.dumps(values, ensure_ascii=False, indent=1, default=str).encode())


def take_away_tables(out: Path, written: Collection[str] = ()) -> bool:
    """The tables that an earlier run wrote and this one did not; whether there were any. Raises OSError."""
    left = [out / f"{name}{ending}" for name in TABLES if name not in written for ending in ENDINGS]
    left += [] if written else [out / "evidence.json"]
    there = [path for path in left if path.exists()]
    for path in there:
        path.unlink()
    if there and not any(out.iterdir()):
        out.rmdir()
    return bool(there)


def wave_values(wave: WaveResult, small_number: int, language: Language) -> Row:
    """Which file a wave was read from, by which instrument, and how many are known from the wave before."""
    asked, answers = wave.scored.asked, wave.scored.answers
    linked = asked.linking.exact + asked.linking.near if asked.linking else 0
    return {
        "key": wave.key,
        "name": say_wave(wave, language),
        "opened": asked.wave.opened,
        "closed": asked.wave.closed,
        "file": answers.source.name,
        "sha256": answers.source.sha256,
        "instrument": answers.instrument.key,
        "instrument_version": answers.instrument.version,
        "linked_with_the_wave_before": linked if linked >= small_number else None,
    }


def findings_of(result: EvidenceResult) -> tuple[Finding, ...]:
    return (*find_evidence_overview(result), *find_reading_findings(result), *result.findings)


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
    tables = survey_tables(result.waves, language) if result.waves else ()
    if result.gaps:
        tables += gap_tables(result.gaps, result.gap_sides)
    if result.interviews:
        tables += interview_tables(result.interviews, result.names, result.request.mask_personal_data)
    return tables
