"""All evidence side by side, and what difference each hypothesis makes, with how to read them."""

from collections.abc import Iterator
from dataclasses import replace

from canllaw.basics.language import message, say
from canllaw.report.data_tables import DataTable
from canllaw.report.effect_chart import make_effect_chart
from canllaw.report.study_report import Block, Paragraphs, ReportMaterial, ReportSection
from canllaw.report.study_report_hypotheses import anchor_of
from canllaw.report.study_report_places import make_claim
from canllaw.report.theory_page import make_display
from canllaw.report.theory_timing import say_how_to_read
from canllaw.theory.theory_results import TheoryResult

STEP, WIDEST = 10, 100
READ_THE_SIGNS = (
    message("✓ It points the same way as the tests."),
    message("+ It adds something: a condition, or another side where the tests are divided or cannot tell."),
    message("✗ It points the other way than the tests."),
    message("? It was looked at and is undecided."),
    message("– The study has nothing of this kind on it."),
)
READ_THE_CHART = message(
    "In the picture a mark is the best guess, and its line all that would fit. To the right of the middle, "
    "more people show the outcome; to the left, fewer. A line that crosses the middle may mean no difference."
)


def make_display_section(material: ReportMaterial) -> Iterator[ReportSection]:
    """The joint display and the chart of differences, with how to read them."""
    theory, language = material.theory, material.language
    if theory is None or not theory.verdicts:
        return
    charts = tuple(make_effect_chart(theory.verdicts, language))
    blocks: list[Block] = [
        Paragraphs(claims=(make_claim(say_how_to_read(theory.verdicts), language),)),
        Paragraphs(claims=tuple(make_claim(words, language) for words in READ_THE_SIGNS), listed=True),
        find_ways(theory, make_display(theory, language)),
    ]
    if charts:
        blocks += [Paragraphs(claims=(make_claim(READ_THE_CHART, language),)), *charts]
    title = say(message("All evidence side by side"), language)
    yield ReportSection(id="display", title=title, blocks=tuple(blocks))


def find_ways(theory: TheoryResult, display: DataTable) -> DataTable:
    """The same table, whose rows lead to the hypotheses of this report."""
    rows = tuple(
        replace(row, cells=(replace(row.cells[0], href=f"#{anchor_of(verdict)}"), *row.cells[1:]))
        for row, verdict in zip(display.rows, theory.verdicts, strict=True)
    )
    return replace(display, rows=rows)
