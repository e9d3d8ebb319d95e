"""The burden of a document and of each role as a table, a row a role; `docs/files.md` has the columns."""

from pathlib import Path

import polars as pl

from canllaw.basics.language import Language, message, say
from canllaw.basics.writing import write_table
from canllaw.guidance.burden import Burden, ReadingBurden

BURDEN = "burden"
WHOLE = message("The whole document")
NOBODY = message("Does not say who")
DECIMALS = 3

Row = dict[str, object]


def write_burden(burden: Burden, out: Path, language: Language) -> tuple[Path, ...]:
    """Write burden.csv and burden.xlsx: the whole document first, then the roles. Raises OSError."""
    rows = [make_row(say(WHOLE, language), None, burden.whole)]
    for each in burden.by_role:
        title = each.role.title(language) if each.role else say(NOBODY, language)
        asked = (each.requirements, each.guidelines, each.permissions, each.of_wider_roles)
        rows.append(make_row(title, asked, each.reading))
    paths = (out / f"{BURDEN}.csv", out / f"{BURDEN}.xlsx")
    for path in paths:
        write_table(pl.DataFrame(rows, infer_schema_length=None), path)
    return paths


def make_row(title: str, asked: tuple[int, int, int, int] | None, reading: ReadingBurden) -> Row:
    requirements, guidelines, permissions, wider = asked or (None, None, None, None)
    return {
        "role": title,
        "requirements": requirements,
        "guidelines": guidelines,
        "permissions": permissions,
        "of_wider_roles": wider,
        "words": reading.words,
        "minutes": round(reading.minutes, DECIMALS),
        "fewest_minutes": round(reading.fewest_minutes, DECIMALS),
        "most_minutes": round(reading.most_minutes, DECIMALS),
        "sentences": reading.sentences,
        "mean_sentence": round(reading.mean_sentence, DECIMALS),
        "median_sentence": reading.median_sentence,
        "share_long": round(reading.share_long, DECIMALS),
        "reading_ease": round(reading.reading_ease, DECIMALS) if reading.reading_ease is not None else None,
        "grade": round(reading.grade, DECIMALS) if reading.grade is not None else None,
        "cross_references": reading.cross_references,
        "legal_references": reading.legal_references,
    }
