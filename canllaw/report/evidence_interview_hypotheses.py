"""What the interviews say of the hypotheses of a study: for, against, and what qualifies them."""

import re
from collections.abc import Iterator, Sequence

from canllaw.basics.language import Language, Message, message, say, say_number
from canllaw.evidence.interviews.coverage import HypothesisCoverage
from canllaw.evidence.interviews.interviews import Excerpt
from canllaw.evidence.interviews.results import InterviewResult
from canllaw.report.data_tables import (
    DataTable,
    Opened,
    Quote,
    TableColumn,
    TableRow,
    number_cell,
    words_cell,
)
from canllaw.report.evidence_interview_quotes import STANCE_NAMES, QuoteBook, by_place

# What other programs write as a hypothesis may be any words.
KEY = re.compile(r"[A-Za-z0-9_-]+")
COLUMNS = (
    message("Hypothesis"),
    *STANCE_NAMES.values(),
    message("Excerpts"),
    message("Authorities"),
    message("Roles"),
)


def make_hypothesis_table(result: InterviewResult, book: QuoteBook, language: Language) -> DataTable | None:
    """A row a hypothesis: how many interviews speak for it, against it, or qualify it, with their words."""
    if not result.hypotheses:
        return None
    excerpts = by_place(result.folder.interviews)
    columns = (say(name, language) for name in COLUMNS)
    note = message(
        "For, against and qualifies count interviews; the same interview may stand in several of them. "
        "Numbers of interviews say how widely something was said, not how many people in the workforce "
        "would say it."
    )
    return DataTable(
        caption=say(message("Interviews for and against each hypothesis"), language),
        label=say(message("Table of hypotheses"), language),
        columns=tuple(TableColumn(name=name, numeric=at > 0) for at, name in enumerate(columns)),
        rows=tuple(make_row(each, excerpts, book, language) for each in result.hypotheses),
        notes=(say(note, language),),
    )


def make_row(
    each: HypothesisCoverage, excerpts: Sequence[Excerpt], book: QuoteBook, language: Language
) -> TableRow:
    own = [
        excerpt
        for excerpt in excerpts
        if any(bearing.hypothesis == each.hypothesis for bearing in excerpt.bearings)
    ]
    sides = (each.supporting, each.opposing, each.qualifying)
    authorities = {name for side in sides for name in side.authorities}
    roles = {name for side in sides for name in side.roles}
    quotes = tuple(quote_hypothesis(each.hypothesis, own, book, language))
    said = message("Quotes: {count}", count=say_number(len(quotes)))
    return TableRow(
        cells=(
            words_cell(each.hypothesis),
            *(number_cell(len(side.documents)) for side in sides),
            *(number_cell(len(several)) for several in (own, authorities, roles)),
        ),
        id=find_anchor(each.hypothesis),
        opens=Opened(summary=say(said, language), quotes=quotes),
    )


def find_anchor(hypothesis: str) -> str:
    """The id of the row of a hypothesis; none for a key that no hypothesis can have."""
    return f"said-{hypothesis}" if KEY.fullmatch(hypothesis) else ""


def quote_hypothesis(
    hypothesis: str, excerpts: Sequence[Excerpt], book: QuoteBook, language: Language
) -> Iterator[Quote]:
    """What was said for it, then against it, then what qualifies it, each with who judged it so."""
    for stance, name in STANCE_NAMES.items():
        for excerpt in excerpts:
            judges = [
                bearing.coder
                for bearing in excerpt.bearings
                if (bearing.hypothesis, bearing.stance) == (hypothesis, stance)
            ]
            if judges:
                yield book.quote(
                    excerpt.document, excerpt.start, excerpt.end, (name, *say_judges(judges)), language
                )


def say_judges(judges: Sequence[str]) -> Iterator[Message]:
    known = tuple(sorted({judge for judge in judges if judge}))
    if known:
        yield message("judged by: {coders}", coders=known)
