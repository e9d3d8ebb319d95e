"""The report on paper and on narrow screens: a hypothesis a page, letters that can be read, cells with names."""

import io
import re
from dataclasses import replace

import pytest
from docx import Document
from lxml import html

from canllaw.basics.language import Language
from canllaw.report.axes import FIVE_POINTS
from canllaw.report.interval_charts import Interval, make_interval_chart
from canllaw.report.study_report import Heading, ReportSection
from canllaw.report.study_report_differences import DESCRIPTION, MOST_ROWS, divide
from canllaw.report.study_report_hypotheses import FEW_LETTERS, make_hypotheses
from canllaw.report.study_report_page import make_report_page
from canllaw.report.study_report_widths import CENTIMETRES_A_PIXEL, fit_picture
from canllaw.report.study_report_word import make_report_word
from canllaw.report.web_page import render_page
from canllaw.theory.strands import Leaning
from canllaw.theory.verdicts import HypothesisVerdict
from tests.build_report import find_difference, judge, make_lunch, make_material
from tests.build_study_report import WORDS_OF_AUTHORITIES, make_report, make_wide_table

# The smallest letters of a picture, in pixels, and what they must be on paper at least, in points.
SMALLEST, READABLE = 12, 7
POINTS_A_PIXEL = 72 / 96


def with_words(key: str, letters: int) -> HypothesisVerdict:
    """A hypothesis of which so much is told."""
    verdict = judge(make_lunch(key), Leaning.FOR, find_difference("difference", 0.17, 0.1, 0.25))
    why = replace(verdict.why, template="x" * letters)
    return replace(verdict, why=why)


def tell(*verdicts: HypothesisVerdict) -> ReportSection:
    (section,) = make_hypotheses(make_material(*verdicts))
    return section


def begin_pages(section: ReportSection) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, Heading) and block.new_page]


def test_a_hypothesis_begins_a_page_and_one_of_a_few_lines_does_not() -> None:
    """The first has the page that its section begins, with the name of its area."""
    section = tell(with_words("H1", FEW_LETTERS), with_words("H2", FEW_LETTERS), with_words("H3", 10))
    assert section.new_page
    assert begin_pages(section) == ["H2: A cook brings people to lunch."]


def test_in_word_a_heading_with_a_page_of_its_own_stands_at_its_top() -> None:
    report = make_report(Language.ENGLISH, Heading(text="H2: Tea", level=4, new_page=True))
    document = Document(io.BytesIO(make_report_word(report)))
    begun = [each.text for each in document.paragraphs if each.paragraph_format.page_break_before]
    assert begun == ["H2: Tea"]


def test_on_the_page_too_and_its_sheet_of_styles_says_what_that_means() -> None:
    report = make_report(Language.ENGLISH, Heading(text="H2: Tea", level=4, new_page=True))
    text = render_page("study_report.html", make_report_page(report), Language.ENGLISH)
    page = html.fromstring(text)
    assert page.xpath("//*[@class='new-page']/text()") == ["H2: Tea"]
    assert re.search(r"\.new-page[^}]*break-before: page", text)


@pytest.mark.parametrize("authorities", [1, MOST_ROWS, MOST_ROWS + 1, 22, 174])
def test_pictures_of_many_authorities_are_divided_until_their_letters_can_be_read(authorities: int) -> None:
    names = [f"Authority {number:03}" for number in range(authorities)]
    parts = list(divide([(name, name) for name in names]))  # type: ignore[misc]
    assert [name for part in parts for name, _ in part] == names
    assert max(map(len, parts)) - min(map(len, parts)) <= 1
    longest = [Interval(label=name, value=3, low=2, high=4) for name, _ in max(parts, key=len)]
    svg = make_interval_chart("many", longest, FIVE_POINTS, WORDS_OF_AUTHORITIES, Language.ENGLISH).svg
    drawn = float(re.search(r'viewBox="0 0 ([\d.]+)', svg)[1]) * CENTIMETRES_A_PIXEL  # type: ignore[index]
    assert SMALLEST * POINTS_A_PIXEL * fit_picture(svg) / drawn >= READABLE


def test_a_star_in_the_picture_and_its_table_marks_what_can_be_told_from_the_whole() -> None:
    marks = [
        Interval(label="Môn", value=3.8, low=3.6, high=4.0, starred=True),
        Interval(label="Powys", value=3.2, low=2.9, high=3.5),
    ]
    chart = make_interval_chart("stars", marks, FIVE_POINTS, WORDS_OF_AUTHORITIES, Language.ENGLISH)
    assert [row.cells[1].text.replace("\N{NO-BREAK SPACE}", " ") for row in chart.table.rows] == [
        "3.8 *",
        "3.2",
    ]
    assert chart.svg.count("*") == 1
    assert "A star marks" in str(DESCRIPTION)


def test_cells_of_a_wide_table_of_words_bring_the_names_of_their_columns_for_narrow_screens() -> None:
    report = make_report(Language.ENGLISH, make_wide_table())
    page = html.fromstring(render_page("study_report.html", make_report_page(report), Language.ENGLISH))
    (wide,) = page.xpath("//table[@class='stacked']")
    assert wide.xpath(".//tbody/tr/td/@data-name") == [
        f"Consequence of circumstance {number}" for number in range(2, 10)
    ]
    assert not page.xpath("//table[not(@class)]//td/@data-name")
