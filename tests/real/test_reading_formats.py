"""Real manuals: the same content agrees over formats, and every kind of folder is read."""

from collections import Counter
from pathlib import Path

import pytest

from canllaw.guidance.documents import Edition, PassageKind
from canllaw.guidance.reading import read_guidance


def words(edition: Edition) -> Counter[str]:
    """Passages without code and without quotation marks, which plain text sets around names of files."""
    quotes = str.maketrans(dict.fromkeys("\"'“”‘’`", "") | dict.fromkeys("–—-", " "))
    texts = (each.text for each in edition.passages if each.kind is not PassageKind.CODE)
    return Counter(" ".join(text.translate(quotes).split()) for text in texts)


@pytest.mark.parametrize("version", ["4.5.1.0", "4.6.2.0"])
@pytest.mark.parametrize(("other", "least"), [("rst", 0.99), ("policy.txt", 0.97)])
def test_a_manual_of_190_pages_agrees_over_its_formats(
    real_data: Path, version: str, other: str, least: float
):
    folder = real_data / "guidance" / "debian_policy" / version
    one, two = words(read_guidance(folder / "html")), words(read_guidance(folder / other))
    assert 2 * (one & two).total() / (one.total() + two.total()) >= least


@pytest.mark.parametrize(
    ("path", "format", "sections"),
    [
        ("gds_service_manual/edition_2013-04-30", "markdown", 900),
        ("home_office_standards/edition_2024-03-31", "markdown", 200),
        ("wcag/guidelines/sc/20", "html", 61),
        ("childrens_homes/ofsted_sccif_childrens_homes_source.txt", "markdown", 120),
        ("childrens_homes/childrens_homes_regulations_2015_source.txt", "text", 60),
    ],
)
def test_real_guidance_of_every_kind_is_read(real_data: Path, path: str, format: str, sections: int):
    edition = read_guidance(real_data / "guidance" / path)
    assert edition.format == format
    assert len(edition.sections) >= sections
    assert all(edition.text[each.start : each.end] == each.text for each in edition.passages)
    assert all(each.stem is None or each.stem < at for at, each in enumerate(edition.passages))
