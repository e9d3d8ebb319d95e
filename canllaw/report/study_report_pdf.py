"""The report of a study as a tagged PDF (PDF/UA-1), made from its page by WeasyPrint (the extra `pdf`)."""

import base64
from dataclasses import replace

from markupsafe import Markup

from canllaw.basics.language import Message, message
from canllaw.report.charts import Chart
from canllaw.report.study_report import Block, ReportSection, StudyReport
from canllaw.report.study_report_annex import add_annex
from canllaw.report.study_report_page import make_report_page
from canllaw.report.study_report_widths import fit_picture
from canllaw.report.web_page import render_page

VARIANT = "pdf/ua-1"
NOT_INSTALLED = message(
    "The PDF was not written: it needs WeasyPrint, which is not installed here. Install it with "
    'pip install "canllaw[pdf]" and run this again. Everything else was written.'
)
NO_PANGO = message(
    "The PDF was not written: WeasyPrint is installed, but not the library Pango of the system. On Debian "
    "and Ubuntu: apt-get install libpangoft2-1.0-0 libharfbuzz-subset0. Everything else was written."
)


def why_not_pdf() -> Message | None:
    """What is missing before a PDF can be written, and how to come by it; None where nothing is."""
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        return NOT_INSTALLED
    except OSError:
        return NO_PANGO
    return None


def make_report_pdf(report: StudyReport) -> bytes:
    """The bytes of a PDF, the same for the same report. `why_not_pdf` gave no reason before."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    page = render_page("study_report.html", make_report_page(make_printed(report)), report.frame.language)
    # Everything is in the page itself. Without a base, links to the other pages stay as they are.
    document = HTML(string=page, url_fetcher=URLFetcher(allowed_protocols={"data"}))
    written = document.write_pdf(pdf_variant=VARIANT, pdf_tags=True, pdf_identifier=b"canllaw")
    assert isinstance(written, bytes), "without a target the bytes are given back"
    return written


def make_printed(report: StudyReport) -> StudyReport:
    """The report as it is put on paper: pictures that say what they show, and their numbers at the end."""
    sections = add_annex(report).sections
    return replace(report, sections=tuple(with_pictures(section) for section in sections))


def with_pictures(section: ReportSection) -> ReportSection:
    return replace(section, blocks=tuple(with_picture(block) for block in section.blocks))


def with_picture(block: Block) -> Block:
    """A drawing inside a page gets no words in a PDF; a picture that is shown by it does."""
    if not isinstance(block, Chart):
        return block
    drawn = base64.b64encode(block.svg.encode()).decode()
    words = f"{block.title}. {block.description}"
    picture = Markup('<img src="data:image/svg+xml;base64,{}" alt="{}" style="width: {:.2f}cm">')
    picture = picture.format(drawn, words, fit_picture(block.svg))
    return replace(block, svg=str(picture))
