"""Reads one file of any format. Each reader is loaded when it is first needed, so that starting is quick."""

from collections.abc import Callable
from pathlib import Path

from canllaw.guidance.reading.detect import Format
from canllaw.guidance.reading.pieces import RawDocument

Progress = Callable[[int, int], None]


def read_file(path: Path, format: Format, progress: Progress | None = None) -> RawDocument:
    """The pieces of one file of a known format."""
    if format is Format.PDF:
        from canllaw.guidance.reading.pdf import read_pdf

        return read_pdf(path, progress)
    raw = reader_for(format)(path)
    if progress is not None:
        progress(1, 1)
    return raw


def reader_for(format: Format) -> Callable[[Path], RawDocument]:
    match format:
        case Format.DOCX:
            from canllaw.guidance.reading.docx import read_docx

            return read_docx
        case Format.HTML:
            from canllaw.guidance.reading.html import read_html

            return read_html
        case Format.MARKDOWN:
            from canllaw.guidance.reading.markdown import read_markdown

            return read_markdown
        case Format.RST:
            from canllaw.guidance.reading.rst import read_rst

            return read_rst
        case _:
            from canllaw.guidance.reading.text import read_text

            return read_text
