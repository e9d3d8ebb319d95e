"""The report of a study as a Word file: headings, links, tables and pictures that everybody can read."""

import io
from itertools import pairwise

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from canllaw.basics.language import Language
from canllaw.report.study_report_word import make_report_word
from tests.build_study_report import DESCRIPTION, MESSAGE, TITLE, make_report, make_wide_table


@pytest.fixture(scope="module")
def report() -> WordDocument:
    return Document(io.BytesIO(make_report_word(make_report())))


def texts(document: WordDocument, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style and each.style.name == style]


def test_its_headings_are_those_of_the_report_with_the_numbers_of_the_charts_at_the_end(
    report: WordDocument,
) -> None:
    assert texts(report, "Title") == [TITLE]
    assert texts(report, "Heading 1") == [
        "Main messages",
        "Where authorities differ",
        "The numbers of the charts",
    ]
    assert texts(report, "Heading 2") == ["Clarity"]
    assert texts(report, "Heading 3") == ["What was said"]


def test_no_level_of_heading_is_left_out(report: WordDocument) -> None:
    styles = [each.style.name for each in report.paragraphs if each.style]
    levels = [int(name[-1]) for name in styles if name and name.startswith("Heading")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("language", "code"), [(Language.ENGLISH, "en-GB"), (Language.WELSH, "cy-GB")])
def test_the_file_says_its_language_and_its_title(language: Language, code: str) -> None:
    report = Document(io.BytesIO(make_report_word(make_report(language))))
    defaults = report.styles.element.find(qn("w:docDefaults"))
    assert [mark.get(qn("w:val")) for mark in defaults.iter(qn("w:lang"))] == [code]
    assert (report.core_properties.language, report.core_properties.title) == (code, TITLE)


def test_words_of_the_other_language_are_marked(report: WordDocument) -> None:
    marks = report.element.body.iter(qn("w:lang"))
    welsh = [mark.getparent().getparent() for mark in marks if mark.get(qn("w:val")) == "cy-GB"]
    assert [run.text for run in welsh] == ["Mae'n glir.", "Neb wedi dweud."]


def test_a_message_is_followed_by_links_to_what_it_rests_on(report: WordDocument) -> None:
    (message,) = [each for each in report.paragraphs if each.text.startswith(MESSAGE)]
    assert message.text == f"{MESSAGE} (Who answered, Where authorities differ)"
    (page, place) = message.hyperlinks
    assert page.url == "evidence.html#response"
    assert place.fragment in bookmarks(report)


def bookmarks(report: WordDocument) -> list[str]:
    return [mark.get(qn("w:name")) for mark in report.element.body.iter(qn("w:bookmarkStart"))]


def test_every_bookmark_has_a_name_that_word_allows_and_no_other_has(report: WordDocument) -> None:
    names = bookmarks(report)
    assert len(set(names)) == len(names) > 0
    assert all(name.replace("_", "").isalnum() and name[0].isalpha() and len(name) <= 40 for name in names)


def test_a_table_has_its_name_its_row_of_headings_and_its_hidden_cells(report: WordDocument) -> None:
    table = report.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Authority", "Mean", "In their words"]
    assert [cell.text for cell in table.rows[2].cells] == ["Gwynedd", "hidden", "It is clear."]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Clarity by authority"
    assert "Hidden: fewer than 10 people." in [each.text for each in report.paragraphs]


def test_a_chart_is_a_picture_that_says_what_it_shows_with_its_numbers_as_a_table(
    report: WordDocument,
) -> None:
    told = [shape._inline.docPr for shape in report.inline_shapes]
    assert [about.get("title") for about in told] == ["Clarity by authority, drawn", "Use in practice"]
    assert told[0].get("descr") == f"Clarity by authority, drawn. {DESCRIPTION}"
    numbers = report.tables[1]
    assert [cell.text for cell in numbers.rows[1].cells] == ["Môn", "3.4", "3.1", "3.7", "41"]
    assert [cell.text for cell in numbers.rows[2].cells][:2] == ["Gwynedd", "hidden"]


def test_pictures_stay_within_the_margins(report: WordDocument) -> None:
    page = report.sections[0]
    for shape in report.inline_shapes:
        assert shape.width <= page.page_width - page.left_margin - page.right_margin
        assert shape.height <= page.page_height - page.top_margin - page.bottom_margin


def test_each_page_has_its_number(report: WordDocument) -> None:
    (foot,) = report.sections[0].footer.paragraphs
    assert [part.text for part in foot._p.iter(qn("w:instrText"))] == ["PAGE"]


def test_only_a_wide_table_turns_the_page() -> None:
    upright, wide = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    plain = Document(io.BytesIO(make_report_word(make_report())))
    turned = Document(io.BytesIO(make_report_word(make_report(Language.ENGLISH, make_wide_table()))))
    assert [each.orientation for each in plain.sections] == [upright]
    assert [each.orientation for each in turned.sections] == [upright, wide, upright]


def test_the_same_report_gives_the_same_file() -> None:
    assert make_report_word(make_report()) == make_report_word(make_report())
