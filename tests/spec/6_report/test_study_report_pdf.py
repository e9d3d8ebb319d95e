"""The report of a study as a PDF: tagged, in its language, with words for its pictures; kind where it cannot be."""

import contextlib
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pypdfium2
import pytest

from canllaw.basics.language import Language
from canllaw.report.study_report_files import write_study_report, write_study_report_with_pdf
from canllaw.report.study_report_pdf import make_printed, make_report_pdf, why_not_pdf
from tests.build_study_report import DESCRIPTION, MESSAGE, TITLE, make_report, make_wide_table

missing = why_not_pdf()
needs_weasyprint = pytest.mark.skipif(missing is not None, reason=str(missing))


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    path.write_bytes(make_report_pdf(make_report(Language.WELSH, make_wide_table())))
    return path


@needs_weasyprint
def test_it_is_tagged_and_says_its_standard_its_title_and_its_language(pdf: Path) -> None:
    document = pypdfium2.PdfDocument(pdf)
    assert document.is_tagged()
    assert document.get_metadata_value("Title").startswith(TITLE)
    written = unpack(pdf)
    assert b'pdfuaid:part="1"' in written
    assert re.search(rb"/Lang ?\(cy\)", written)


@needs_weasyprint
def test_each_picture_has_its_words_in_the_tags(pdf: Path) -> None:
    words = re.findall(rb"/Alt ?\(([^)]*)\)", unpack(pdf))
    assert f"Clarity by authority, drawn. {DESCRIPTION}".encode() in words


def unpack(pdf: Path) -> bytes:
    """Everything that a PDF holds in packed streams, one after the other, and what stands around them."""
    written = pdf.read_bytes()
    parts = [written]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", written, re.DOTALL):
        with contextlib.suppress(zlib.error):
            parts.append(zlib.decompress(packed))
    return b"\n".join(parts)


@needs_weasyprint
def test_the_main_messages_stand_on_the_first_page(pdf: Path) -> None:
    document = pypdfium2.PdfDocument(pdf)
    assert MESSAGE in document[0].get_textpage().get_text_range()


@needs_weasyprint
def test_only_the_wide_table_stands_on_a_page_on_its_side(pdf: Path) -> None:
    document = pypdfium2.PdfDocument(pdf)
    assert [page.get_width() > page.get_height() for page in document] == [False, True, False]
    assert "Circumstances of each authority" in document[1].get_textpage().get_text_range()


@needs_weasyprint
def test_each_page_has_its_number(pdf: Path) -> None:
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, start=1):
        assert f"{number} / {len(document)}" in page.get_textpage().get_text_range()


def test_a_chart_on_paper_says_what_it_shows_and_its_numbers_stand_at_the_end() -> None:
    printed = make_printed(make_report())
    (clarity, _) = [block for block in printed.sections[1].blocks if hasattr(block, "svg")]
    assert f'alt="Clarity by authority, drawn. {DESCRIPTION}"' in clarity.svg
    assert [table.caption for table in printed.sections[-1].blocks] == [
        "Clarity by authority, drawn",
        "Use in practice",
    ]


@needs_weasyprint
def test_the_same_report_gives_the_same_file(pdf: Path) -> None:
    again = make_report_pdf(make_report(Language.WELSH, make_wide_table()))
    assert again == pdf.read_bytes()


@needs_weasyprint
def test_a_pdf_is_written_beside_the_page_and_the_word_file(tmp_path: Path) -> None:
    written = write_study_report_with_pdf(make_report(), tmp_path)
    assert written.report == tmp_path / "report.html"
    assert written.beside == (tmp_path / "report.docx", tmp_path / "report.pdf")
    assert all(path.exists() for path in (written.report, *written.beside))


@needs_weasyprint
def test_a_run_that_writes_no_pdf_takes_the_old_one_away_and_says_so(tmp_path: Path) -> None:
    write_study_report_with_pdf(make_report(), tmp_path)
    written = write_study_report(make_report(), tmp_path)
    assert not (tmp_path / "report.pdf").exists()
    assert [str(note) for note in written.notes] == [
        "report.pdf told what an earlier run had found and was taken away. "
        "To have it again: canllaw report STUDY --pdf"
    ]


def test_a_pdf_that_somebody_else_put_there_stays(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"our own")
    written = write_study_report(make_report(), tmp_path)
    assert ((tmp_path / "report.pdf").read_bytes(), written.notes) == (b"our own", ())


def test_a_word_file_that_was_edited_stays_and_the_new_one_is_written_beside_it(tmp_path: Path) -> None:
    (word, *_) = write_study_report(make_report(), tmp_path).beside
    word.write_bytes(word.read_bytes() + b"edited")
    written = write_study_report(make_report(), tmp_path)
    assert word.read_bytes().endswith(b"edited")
    assert written.beside == (tmp_path / "report.new.docx",)
    assert [str(note) for note in written.notes] == [
        "report.docx was changed by hand and stays as it is. The new one is in report.new.docx."
    ]


def test_without_weasyprint_the_rest_is_written_and_it_is_said_what_to_install(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert 'pip install "canllaw[pdf]"' in done.stdout
    assert {path.name for path in tmp_path.iterdir()} >= {"report.html", "report.docx"}
    assert not (tmp_path / "report.pdf").exists()


# A process of its own, in which WeasyPrint cannot be found.
WITHOUT = """
import sys
from pathlib import Path
sys.modules["weasyprint"] = None
from canllaw.report.study_report_files import write_study_report_with_pdf
from tests.build_study_report import make_report
written = write_study_report_with_pdf(make_report(), Path(sys.argv[1]))
print(*written.notes)
"""
