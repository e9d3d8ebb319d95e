"""What the interviews say of the hypotheses of a study: for, against, and what qualifies them."""

from collections.abc import Iterator, Sequence

from canllaw.basics.language import Language, message, say, say_number
from canllaw.evidence.coverage import Behind, HypothesisCoverage
from canllaw.evidence.interview_results import InterviewResult
from canllaw.evidence.interviews import Excerpt
from canllaw.report.data_tables import DataTable, Opened, Quote, TableColumn, TableRow, number_cell, words_cell
from canllaw.report.evidence_interview_quotes import STANCE_NAMES, QuoteBook, by_place

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
    sides = (each.supporting, each.opposing, each.qualifying)
    quotes = tuple(quote_hypothesis(each.hypothesis, excerpts, book, language))
    said = message("Quotes: {count}", count=say_number(len(quotes)))
    return TableRow(
        cells=(
            words_cell(each.hypothesis),
            *(number_cell(len(side.documents)) for side in sides),
            number_cell(len({(quote.source, quote.text) for quote in quotes})),
            number_cell(count_together(sides, "authorities")),
            number_cell(count_together(sides, "roles")),
        ),
        opens=Opened(summary=say(said, language), quotes=quotes),
    )
