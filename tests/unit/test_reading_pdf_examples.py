"""The example guidance as PDF says word for word what its Markdown says, passage by passage after the cover."""

from pathlib import Path

import pytest

from canllaw.basics.sources import Source
from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.assemble import assemble
from canllaw.guidance.reading.markdown import read_markdown
from canllaw.guidance.reading.pdf import read_pdf

GUIDANCE = Path(__file__).parents[2] / "examples" / "first-study" / "guidance"


def passages(edition):
    """Every passage from the first chapter on: its kind, printed number, mark and words."""
    first = next(
        at for at, passage in enumerate(edition.passages) if passage.text in ("Introduction", "Cyflwyniad")
    )
    return [
        (passage.kind, passage.paragraph, passage.marker, passage.cell, passage.text)
        for passage in edition.passages[first:]
    ]


@pytest.mark.parametrize("name", sorted(path.stem for path in GUIDANCE.glob("*.pdf")))
def test_the_pdf_says_what_the_markdown_says(name):
    pdf, markdown = GUIDANCE / f"{name}.pdf", GUIDANCE / f"{name}.md"
    from_pdf = assemble(read_pdf(pdf), Source.of(pdf), "pdf")
    from_markdown = assemble(read_markdown(markdown), Source.of(markdown), "markdown")
    assert passages(from_pdf) == passages(from_markdown)
    assert from_pdf.title == from_markdown.title


def test_every_passage_of_the_pdf_knows_its_page():
    pdf = GUIDANCE / "missing-from-care-2.en.pdf"
    raw = read_pdf(pdf)
    pages = [piece.page for piece in raw.pieces if piece.kind is not PassageKind.FOOTNOTE]
    assert pages == sorted(pages)
    assert (pages[0], pages[-1], raw.pages) == (1, 30, 30)
