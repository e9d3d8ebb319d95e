"""The report of a study: put together, and written as a page, a Word file and, where asked for, a PDF."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from canllaw.basics.language import Message, message
from canllaw.report.guidance_results import Written
from canllaw.report.kept_files import KeptFile, take_away, write_beside_edits
from canllaw.report.page_frame import PageLink, StudyPage
from canllaw.report.study_report import ReportMaterial, StudyReport
from canllaw.report.study_report_closing import closing_sections
from canllaw.report.study_report_dates import say_subtitle
from canllaw.report.study_report_links import mend_links
from canllaw.report.study_report_main import main_sections
from canllaw.report.study_report_page import make_report_frame, make_report_page
from canllaw.report.study_report_pdf import make_report_pdf, why_not_pdf
from canllaw.report.study_report_word import make_report_word
from canllaw.report.web_page import GENERATOR, write_page

WORD = "report.docx"
PDF = "report.pdf"
OLD_PDF = message(
    "{file} told what an earlier run had found and was taken away. "
    "To have it again: canllaw report STUDY --pdf",
    file=PDF,
)


def make_study_report(material: ReportMaterial, pages: Sequence[PageLink]) -> StudyReport:
    """Every section in its order. `pages` are the pages of the study in the report's language."""
    sections = mend_links(
        (*main_sections(material), *closing_sections(material)), find_addresses(material, pages)
    )
    subtitle = say_subtitle(material.evidence)
    frame = make_report_frame(material.title, sections, material.language, pages, subtitle)
    return StudyReport(frame=frame, sections=sections)


def find_addresses(material: ReportMaterial, pages: Sequence[PageLink]) -> Mapping[StudyPage, str]:
    """Where each page stands. Guidance that only the other language tells has its page in its folder."""
    beside = {StudyPage(page.href): page.href for page in pages}
    if material.guidance is None or StudyPage.GUIDANCE in beside:
        return beside
    language = material.guidance.analysis.language
    return {**beside, StudyPage.GUIDANCE: f"../{language.value}/{StudyPage.GUIDANCE.value}"}


def write_study_report(report: StudyReport, out: Path) -> Written:
    """Write the page and the Word file. A PDF of an earlier run is taken away. Raises OSError."""
    written = write_page_and_word(report, out)
    return add_note(written, OLD_PDF) if take_away(out / PDF) else written


def write_study_report_with_pdf(report: StudyReport, out: Path) -> Written:
    """Write the page, the Word file and, where what makes it is installed, the PDF. Raises OSError."""
    missing = why_not_pdf()
    if missing is not None:
        return add_note(write_study_report(report, out), missing)
    written = write_page_and_word(report, out)
    return add_file(written, write_beside_edits(out / PDF, make_report_pdf(report)))


def choose_files(pdf: bool) -> Callable[[StudyReport, Path], Written]:
    """What writes the files that somebody asked for."""
    return write_study_report_with_pdf if pdf else write_study_report


def write_page_and_word(report: StudyReport, out: Path) -> Written:
    """A Word file that was edited by hand is left as it is, and the new one written beside it."""
    out.mkdir(parents=True, exist_ok=True)
    page = out / StudyPage.REPORT
    write_page(page, "study_report.html", make_report_page(report), report.frame.language)
    return add_file(Written(report=page), write_beside_edits(out / WORD, make_report_word(report)))


def add_file(written: Written, file: KeptFile) -> Written:
    notes = (file.note,) if file.note else ()
    return replace(written, beside=(*written.beside, file.path), notes=(*written.notes, *notes))


def add_note(written: Written, note: Message) -> Written:
    return replace(written, notes=(*written.notes, note))


def take_away_pages(out: Path, present: Collection[StudyPage]) -> None:
    """Pages of an earlier run that the study has nothing for any more. Raises OSError.

    What Canllaw did not write stays.
    """
    for page in StudyPage:
        path = out / page
        if page not in present and path.exists() and GENERATOR in path.read_text("utf-8", "replace")[:2000]:
            path.unlink()
