"""A study's report with every kind of block, in either language."""

from canllaw.basics.language import Language, message
from canllaw.report.axes import FIVE_POINTS
from canllaw.report.charts import Bar, Chart, ChartWords, make_bar_chart
from canllaw.report.data_tables import (
    DataTable,
    Quote,
    TableCell,
    TableColumn,
    TableRow,
    hidden_cell,
    number_cell,
    words_cell,
)
from canllaw.report.interval_charts import Interval, make_interval_chart
from canllaw.report.page_frame import StudyPage, make_page_links
from canllaw.report.study_report import (
    Block,
    Claim,
    Heading,
    Link,
    Pairs,
    Paragraphs,
    ReportSection,
    StudyReport,
)
from canllaw.report.study_report_page import make_report_frame

TITLE = "Children who go missing"
MESSAGE = "Half of all practitioners have heard of the guidance."
DESCRIPTION = "Means with their intervals of 95 %."
WORDS_OF_AUTHORITIES = ChartWords(
    title=message("Clarity by authority, drawn"),
    description=message(DESCRIPTION),
    heading=message("Authority"),
)
STANDS = Link(text="Who answered", href="evidence.html#response")


def make_report(language: Language = Language.ENGLISH, *more: Block) -> StudyReport:
    """Main messages, and a section with a table, two charts and a quotation; `more` stands at its end."""
    messages = Paragraphs(
        claims=(
            Claim(text=MESSAGE, links=(STANDS, Link(text="Where authorities differ", href="#differences"))),
            Claim(text="It asks for more than it did."),
        ),
        listed=True,
    )
    sections = (
        ReportSection(id="messages", title="Main messages", blocks=(messages,)),
        ReportSection(
            id="differences",
            title="Where authorities differ",
            blocks=(
                Paragraphs(claims=(Claim(text="Most cannot be told apart.", links=(STANDS,)),)),
                Heading(text="Clarity", id="differences-clarity"),
                Pairs(items=(("Question", "I know what is asked of me."),)),
                make_table(language),
                make_clarity(language),
                make_use(language),
                Heading(text="What was said", level=4),
                Quote(
                    text="Neb wedi dweud.", language=Language.WELSH, source="Interview 3", href=STANDS.href
                ),
                *more,
            ),
        ),
    )
    links = make_page_links([StudyPage.EVIDENCE], StudyPage.REPORT, language)
    return StudyReport(frame=make_report_frame(TITLE, sections, language, links), sections=sections)


def make_table(language: Language) -> DataTable:
    """Two authorities, one of them hidden; the first row leads to the page of evidence."""
    return DataTable(
        caption="Clarity by authority",
        columns=(
            TableColumn(name="Authority"),
            TableColumn(name="Mean", numeric=True),
            TableColumn(name="In their words"),
        ),
        rows=(
            TableRow(
                id="row-mon",
                cells=(
                    TableCell(text="Môn", href="evidence.html#scales"),
                    number_cell(3.42, 2),
                    words_cell("Mae'n glir.", Language.WELSH),
                ),
            ),
            TableRow(
                id="row-gwy",
                cells=(
                    TableCell(text="Gwynedd", href="#row-mon"),
                    hidden_cell(language),
                    words_cell("It is clear."),
                ),
            ),
        ),
        notes=("Hidden: fewer than 10 people.",),
    )


def make_wide_table(columns: int = 9) -> DataTable:
    """A table that fits no upright page."""
    names = [f"Consequence of circumstance {number}" for number in range(1, columns + 1)]
    return DataTable(
        caption="Circumstances of each authority",
        columns=tuple(TableColumn(name=name) for name in names),
        rows=(TableRow(cells=tuple(words_cell("Neighbourhoods") for _ in names)),),
    )


def make_clarity(language: Language) -> Chart:
    intervals = [
        Interval(label="Môn", value=3.4, low=3.1, high=3.7, n=41),
        Interval(label="Gwynedd", value=None, missing=message("hidden")),
    ]
    return make_interval_chart("chart-clarity", intervals, FIVE_POINTS, WORDS_OF_AUTHORITIES, language)


def make_use(language: Language) -> Chart:
    words = ChartWords(
        title=message("Use in practice"),
        description=message("People who gave an example."),
        heading=message("Wave"),
    )
    bars = [
        Bar(label="Wave 1", series="Example", value=12),
        Bar(label="Wave 1", series="None", value=30),
        Bar(label="Wave 2", series="Example", value=25),
    ]
    return make_bar_chart("chart-use", bars, words, language)
