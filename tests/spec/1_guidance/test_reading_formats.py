"""The same content is the same edition in every format, apart from its pages and the marks that a format prints."""

from itertools import combinations
from pathlib import Path

import pytest

from canllaw.guidance.documents import Edition, PassageKind
from canllaw.guidance.reading import read_guidance

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "first-study" / "guidance"
FORMATS = ("pdf", "docx", "html", "md")


def without_hyphens(text: str) -> str:
    """At the end of a line of a PDF nobody can tell the hyphen of a broken word from a word's own."""
    return text.replace("-", "")


def body(edition: Edition) -> list[tuple[str, str, str | None, tuple[str, ...], str | None]]:
    """From the first numbered paragraph on: title pages are laid out differently in each format."""
    first = next(at for at, passage in enumerate(edition.passages) if passage.paragraph)
    return [
        (
            passage.kind.value,
            without_hyphens(passage.text),
            passage.paragraph,
            tuple(without_hyphens(edition.passages[note].text) for note in passage.notes),
            edition.passages[passage.stem].paragraph if passage.stem is not None else None,
        )
        for passage in edition.passages[first:]
        if passage.kind is not PassageKind.CODE
    ]


@pytest.mark.parametrize(
    "name", ["missing-from-care-1.en", "missing-from-care-2.en", "missing-from-care-2.cy"]
)
def test_the_example_is_the_same_in_four_formats(name: str):
    editions = {format: read_guidance(EXAMPLE / f"{name}.{format}") for format in FORMATS}
    for one, other in combinations(FORMATS, 2):
        assert body(editions[one]) == body(editions[other]), f"{one} and {other}"
        assert editions[one].language is editions[other].language
