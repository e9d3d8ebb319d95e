"""Prints the example guidance to PDF and says on which page each chapter begins."""

from collections.abc import Mapping
from pathlib import Path

from weasyprint import HTML

from example.source import Guidance
from example.web import write_print

STYLE = Path(__file__).with_name("print.css")


def write_pdf(guidance: Guidance) -> tuple[bytes, Mapping[str, int]]:
    """The file, and for each chapter's address its page."""
    document = HTML(string=write_print(guidance, STYLE.read_text("utf-8"))).render()
    pages = {name: number for number, page in enumerate(document.pages, 1) for name in page.anchors}
    return document.write_pdf(), pages
