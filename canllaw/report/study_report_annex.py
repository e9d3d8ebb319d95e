"""What paper needs besides: the numbers of the charts as tables, at the end of the report."""

from collections.abc import Iterator
from dataclasses import replace

from canllaw.basics.language import message, say
from canllaw.report.charts import Chart
from canllaw.report.data_tables import DataTable
from canllaw.report.study_report import ReportSection, StudyReport

ANNEX = "numbers-of-charts"


def add_annex(report: StudyReport) -> StudyReport:
    """The same report with the numbers of its charts as its last section; as it is where it has none."""
    tables = tuple(find_numbers(report))
    if not tables:
        return report
    title = say(message("The numbers of the charts"), report.frame.language)
    annex = ReportSection(id=ANNEX, title=title, blocks=tables)
    return replace(report, sections=(*report.sections, annex))


def find_numbers(report: StudyReport) -> Iterator[DataTable]:
    """The table of each chart, named by the chart's title."""
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Chart):
                yield replace(block.table, caption=block.title, label="")
