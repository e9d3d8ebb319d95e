"""The closing sections of a study's report: how it was found out, what it cannot tell, what was reported."""

from collections.abc import Iterator

from canllaw.report.rameses_section import make_rameses
from canllaw.report.study_report import ReportMaterial, ReportSection
from canllaw.report.study_report_limitations import make_limitations
from canllaw.report.study_report_methods import make_methods


def closing_sections(material: ReportMaterial) -> Iterator[ReportSection]:
    """Methods, limitations and the RAMESES II items.

    Raises MaterialError with everything that is wrong in `report/rameses.toml`.
    """
    yield make_methods(material)
    yield make_limitations(material)
    yield make_rameses(material)
