"""Every table about hypotheses that may be shown, and what says by which rules each strand leans."""

from collections.abc import Iterator

import polars as pl

from canllaw.basics.language import Language, say
from canllaw.report.evidence_interview_quotes import name_interviews
from canllaw.report.theory_leaning import LEANING_RULES
from canllaw.theory.cases.records import CasesResult
from canllaw.theory.cases.tables import cases_tables
from canllaw.theory.definition_frames import make_definition_frame
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

Named = tuple[str, pl.DataFrame]


def make_theory_tables(result: TheoryResult, language: Language) -> Iterator[Named]:
    """Every table that may be shown, by its name."""
    verdicts = result.verdicts
    yield "joint-display", make_display_frame(result.display, language)
    yield "strands", make_strands_frame(result.display, language)
    yield "numbers", make_numbers_frame(verdicts)
    yield "places", number_interviews(make_places_frame(verdicts), result)
    yield "counter-evidence", number_interviews(make_counters_frame(verdicts, language), result)
    yield "rivals", make_rivals_frame(verdicts, language)
    yield "confidence", make_confidence_frame(result.confidences, language)
    yield "written", make_registrations_frame(result.registrations, language)
    yield "definition", make_definition_frame(result.theory.hypotheses, verdicts, language)
    yield "rule", make_rule_frame(language)
    yield "leaning-rules", make_leaning_frame(language)
    for key, name, frame in find_cases_tables(result, private=False):
        yield f"{key}-{name}", frame


def find_cases_tables(result: TheoryResult, *, private: bool) -> Iterator[tuple[str, str, pl.DataFrame]]:
    for verdict in result.verdicts:
        for strand in verdict.strands:
            if isinstance(strand, CasesResult):
                for table in cases_tables(strand):
                    if table.is_private is private:
                        yield verdict.hypothesis.key, table.name, table.frame


def make_leaning_frame(language: Language) -> pl.DataFrame:
    """By which rule each kind of evidence leans, a row each."""
    rows = [(name.value, say(words, language)) for name, words in LEANING_RULES.items()]
    return pl.DataFrame(rows, schema={"strand": pl.String(), "rule": pl.String()}, orient="row")


def number_interviews(frame: pl.DataFrame, result: TheoryResult) -> pl.DataFrame:
    """Interviews by their numbers, as beside quotes: the name of a file may tell a role, or who spoke."""
    interviews = result.quotable.interviews
    transcripts = interviews.transcripts if interviews else ()
    names = name_interviews([each.key for each in transcripts])
    return frame.with_columns(
        pl.col("file").replace({each.source.name: names[each.key] for each in transcripts})
    )
