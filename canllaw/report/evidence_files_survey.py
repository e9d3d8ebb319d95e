"""What a survey found, as tables for other programs: made from records that know what must be hidden."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from canllaw.basics.findings import Finding
from canllaw.basics.language import Language, say
from canllaw.evidence.results import WaveResult
from canllaw.evidence.scores.aggregation_rules import Aggregation
from canllaw.report.evidence_files_interviews import NamedTables

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
    "answer": pl.Int64(),
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
    "agreeing": pl.Float64(),
    "icc1": pl.Float64(),
    "icc1_low": pl.Float64(),
    "icc1_high": pl.Float64(),
    "p": pl.Float64(),
    "icc2": pl.Float64(),
    "design_effect": pl.Float64(),
    "why_not": pl.String(),
}
# What a finding calls these figures. It has them rounded: in full they tell how many a hidden group has.
JUDGED_BY = {
    "median_rwg": "median rwg(j)",
    "agreeing": "groups that agree",
    "icc1": "ICC(1)",
    "p": "p of the F test",
    "icc2": "ICC(2)",
    "design_effect": "design effect",
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
ROWS = {
    "wave": pl.String(),
    "what": pl.String(),
    "why": pl.String(),
    "rows": pl.Int64(),
}
COLUMNS = {
    "wave": pl.String(),
    "column": pl.String(),
    "used_for": pl.String(),
    "why": pl.String(),
}


def survey_tables(waves: Sequence[WaveResult], language: Language) -> NamedTables:
    """The tables by the names of their files, without an ending."""
    return (
        ("response", make_table(RESPONSE, (row for wave in waves for row in response_rows(wave)))),
        ("scores", make_table(MEANS, (row for wave in waves for row in mean_rows(wave, language)))),
        ("answers", make_table(SHARES, (row for wave in waves for row in share_rows(wave)))),
        ("aggregation", make_table(JUDGED, (row for wave in waves for row in judged_rows(wave, language)))),
        ("reliability", make_table(RELIABILITY, (row for wave in waves for row in reliability_rows(wave)))),
        ("rows", make_table(ROWS, (row for wave in waves for row in account_rows(wave, language)))),
        ("columns", make_table(COLUMNS, (row for wave in waves for row in column_rows(wave, language)))),
    )


def make_table(schema: Mapping[str, pl.DataType | type[pl.DataType]], rows: Iterator[Row]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=schema)


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
            "answer": int(shown.key[-1]),
            "level": level,
            "group": group,
            "share": shown.value,
            "low": shown.low,
            "high": shown.high,
            "people": shown.n,
            "hidden": shown.hidden,
        }


def judged_rows(wave: WaveResult, language: Language) -> Iterator[Row]:
    """Of scales that too few answered there is no finding, and no row."""
    findings = {each.about: each for each in wave.findings}
    for each in wave.scored.aggregations:
        finding = findings.get(f"aggregation:{each.scale}:{each.level.value}@{wave.key}")
        if finding is not None:
            yield judged_row(wave, each, finding, language)


def judged_row(wave: WaveResult, each: Aggregation, finding: Finding, language: Language) -> Row:
    found = {quantity.name: quantity for quantity in finding.quantities}
    figures = {name: found[own].value if own in found else None for name, own in JUDGED_BY.items()}
    icc1 = found.get(JUDGED_BY["icc1"])
    return {
        "wave": wave.key,
        "scale": each.scale,
        "level": each.level.value,
        "speaks": each.speaks,
        "groups": each.groups,
        **figures,
        "icc1_low": icc1.low if icc1 else None,
        "icc1_high": icc1.high if icc1 else None,
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


def account_rows(wave: WaveResult, language: Language) -> Iterator[Row]:
    """How many rows of the export were read, kept and left out, with the reason."""
    accounting = wave.scored.answers.accounting
    reasons = Counter(say(note.why, language) for note in accounting.rows_left_out)
    yield {"wave": wave.key, "what": "read", "why": "", "rows": accounting.rows_read}
    yield {"wave": wave.key, "what": "kept", "why": "", "rows": accounting.rows_kept}
    for why, rows in reasons.items():
        yield {"wave": wave.key, "what": "left out", "why": why, "rows": rows}


def column_rows(wave: WaveResult, language: Language) -> Iterator[Row]:
    for fate in wave.scored.answers.accounting.columns:
        yield {
            "wave": wave.key,
            "column": fate.name,
            "used_for": fate.used_for,
            "why": say(fate.why, language),
        }
