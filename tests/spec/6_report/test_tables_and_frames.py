"""Tables whose cells may be hidden or open to more, and the frame that every page of a study stands in."""

import pytest

from canllaw.basics.language import Language, message
from canllaw.report.data_tables import (
    DataTable,
    Opened,
    TableCell,
    TableColumn,
    TableRow,
    hidden_cell,
    number_cell,
    why_hidden,
    words_cell,
)
from canllaw.report.page_frame import StudyPage, make_frame, make_page_links

FEW = message("Fewer than 10 people.")
APART = message("Hidden so that another cannot be worked out.")


def test_a_number_is_written_for_people_and_a_dash_where_there_is_none():
    assert number_cell(1234.56, 1).text == "1,234.6"
    assert number_cell(40, unit=" %").text == "40 %"
    assert number_cell(None).text == "–"


def test_a_hidden_cell_is_a_word_and_each_reason_is_given_once():
    assert hidden_cell(Language.ENGLISH) == TableCell(text="hidden", hidden=True)
    reasons = why_hidden([FEW, None, APART, FEW], Language.ENGLISH)
    assert reasons == ("Fewer than 10 people.", "Hidden so that another cannot be worked out.")


def test_what_is_hidden_opens_to_nothing():
    with pytest.raises(AssertionError, match="what is hidden opens to nothing"):
        TableCell(text="hidden", hidden=True, opens=Opened(summary="How", paragraphs=("2.9",)))


def test_a_row_has_a_cell_for_each_column_and_a_table_has_a_name():
    columns = (TableColumn(name="Authority"), TableColumn(name="Mean", numeric=True))
    with pytest.raises(AssertionError, match="a cell a column"):
        DataTable(caption="Scores", columns=columns, rows=(TableRow(cells=(words_cell("Powys"),)),))
    with pytest.raises(AssertionError, match="a table has a name"):
        DataTable(caption="", columns=columns, rows=())


def test_the_pages_of_a_study_lead_to_one_another_in_the_order_of_its_stages():
    links = make_page_links([StudyPage.THEORY, StudyPage.GUIDANCE], StudyPage.EVIDENCE, Language.ENGLISH)
    assert [(link.href, link.current) for link in links] == [
        ("guidance.html", False),
        ("evidence.html", True),
        ("theory.html", False),
    ]


def test_a_page_that_stands_alone_leads_to_no_other():
    assert make_page_links([], StudyPage.GUIDANCE, Language.ENGLISH) == ()


def test_a_title_is_in_the_language_of_its_page_unless_it_is_said_otherwise():
    contents = [("messages", message("Main messages"))]
    own = make_frame("Dod adref", "", contents, Language.WELSH)
    other = make_frame("Coming home", "", contents, Language.WELSH, title_language=Language.ENGLISH)
    assert own.title_language is Language.WELSH and other.title_language is Language.ENGLISH
    assert own.contents == (("messages", "Prif negeseuon"),)
