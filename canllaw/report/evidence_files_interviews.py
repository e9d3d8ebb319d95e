"""Interviews and the gap as tables for other programs.

Interviews are counted openly, a single one too: they are documents that the study names, and nothing is said
of a group of respondents from which people could be worked out. What could tell who a person is stays away
instead: an interview goes by the same number as beside its quotes on the page, not by its file's name; its
day, its authority and its role are in no table; codes and hypotheses say how many authorities and roles stand
behind them, never which. The gap rests on survey answers and occasions: there everything comes from records
that know what must be hidden.
"""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from canllaw.evidence.disclosure.disclosure import Shown
from canllaw.evidence.interviews.agreement import make_agreement_frame
from canllaw.evidence.interviews.agreement_talks import Disagreement
from canllaw.evidence.interviews.coverage import (
    make_coverage_frame,
    make_hypotheses_frame,
    make_together_frame,
)
from canllaw.evidence.interviews.results import InterviewResult
from canllaw.evidence.interviews.saturation import make_saturation_frame
from canllaw.evidence.practice.gap import Gap
from canllaw.evidence.practice.gap_figures import SIDES
from canllaw.report.evidence_gap import find_differences, find_sides
from canllaw.report.evidence_interview_quotes import QuoteBook, make_quote_book

NamedTables = tuple[tuple[str, pl.DataFrame], ...]
GapRow = tuple[str, str, str, str, float | None, float | None, float | None, int | None, bool]

DISAGREEMENTS = {
    "interview": pl.String(),
    "start": pl.Int64(),
    "end": pl.Int64(),
    "words": pl.String(),
    "code": pl.String(),
    "gave": pl.String(),
    "did_not": pl.String(),
    "instead": pl.String(),
}
GAPS = {
    "practice": pl.String(),
    "paragraph": pl.String(),
    "expectations": pl.String(),
    "what": pl.String(),
    "value": pl.Float64(),
    "low": pl.Float64(),
    "high": pl.Float64(),
    "n": pl.Int64(),
    "hidden": pl.Boolean(),
}


def interview_tables(result: InterviewResult, names: Sequence[str] = (), mask: bool = True) -> NamedTables:
    """The tables of the interviews by the names of their files, without an ending.

    `mask`: personal data in the words of disagreements, among it the study's own list of `names`, is replaced
    by its kind.
    """
    book = make_quote_book(result.folder.interviews, names, mask)
    return (
        ("codes", with_interviews(make_coverage_frame(result.coverage))),
        ("codes_together", with_interviews(make_together_frame(result.together))),
        ("hypotheses_in_interviews", with_interviews(make_hypotheses_frame(result.hypotheses))),
        ("saturation", make_saturation_table(result, book)),
        ("agreement", with_interviews(make_agreement_frame(result.agreement))),
        ("disagreements", make_disagreement_table(result.disagreements, book)),
    )


def with_interviews(frame: pl.DataFrame) -> pl.DataFrame:
    """What is counted as documents is called interviews in files too."""
    return frame.rename({name: name.replace("documents", "interviews") for name in frame.columns})


def make_saturation_table(result: InterviewResult, book: QuoteBook) -> pl.DataFrame:
    """A row an interview in the order they were held, without the days: a day may tell who it was."""
    frame = make_saturation_frame(result.saturation).drop("held")
    interviews = pl.Series("interview", [book.name(key) for key in frame["document"]], pl.String())
    return frame.with_columns(interviews.alias("document")).rename({"document": "interview"})


def make_disagreement_table(found: Sequence[Disagreement], book: QuoteBook) -> pl.DataFrame:
    """The turns to talk through; semicolons stand between names."""
    rows = [
        (
            book.name(each.document),
            each.start,
            each.end,
            book.words(each.document, each.start, each.end),
            each.code,
            "; ".join(each.gave),
            "; ".join(each.did_not),
            "; ".join(each.instead),
        )
        for each in found
    ]
    return pl.DataFrame(rows, schema=DISAGREEMENTS, orient="row")


def gap_tables(gaps: Sequence[Gap], shown: Sequence[Shown]) -> NamedTables:
    """The gap by the name of its file: a row a side or difference. Values are shares of 1.

    What is hidden has no value, no interval and no number. Differences have no number of their own.
    """
    sides = find_sides(shown)
    rows = [row for gap in gaps for row in (*side_rows(gap, sides), *difference_rows(gap, sides))]
    return (("gap", pl.DataFrame(rows, schema=GAPS, orient="row")),)


def side_rows(gap: Gap, sides: Mapping[tuple[str, ...], Shown]) -> Iterator[GapRow]:
    for side in SIDES:
        each = sides.get((gap.practice.key, side))
        if each is not None:
            yield (*about(gap), side, each.value, each.low, each.high, each.n, each.hidden)


def difference_rows(gap: Gap, sides: Mapping[tuple[str, ...], Shown]) -> Iterator[GapRow]:
    for practice, (first, second), difference in find_differences(gap):
        what = f"{first}_less_{second}"
        own = [sides.get((practice, side)) for side in (first, second)]
        if any(side is not None and side.hidden for side in own):
            yield (*about(gap), what, None, None, None, None, True)
        elif difference is not None:
            yield (*about(gap), what, difference.value, difference.low, difference.high, None, False)


def about(gap: Gap) -> tuple[str, str, str]:
    practice = gap.practice
    return practice.key, practice.paragraph, " ".join(practice.expectations)
