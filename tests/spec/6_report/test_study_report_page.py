"""The report of a study as a page: every kind of block, quiet links, and no link to a page that is not there."""

from dataclasses import replace
from typing import get_args

from lxml import html

from canllaw.basics.language import Language
from canllaw.report.data_tables import Opened
from canllaw.report.page_frame import StudyPage
from canllaw.report.study_report import Block, Claim, Link, Paragraphs, ReportSection
from canllaw.report.study_report_links import mend_links
from canllaw.report.study_report_page import KINDS, make_report_page
from canllaw.report.study_report_widths import find_widths, is_wide, turn_pages
from canllaw.report.web_page import breakable, render_page
from tests.build_study_report import DESCRIPTION, MESSAGE, TITLE, make_report, make_table, make_wide_table


def page_of(language: Language = Language.ENGLISH, *more: Block) -> html.HtmlElement:
    report = make_report(language, *more)
    return html.fromstring(render_page("study_report.html", make_report_page(report), language))


def test_every_kind_of_block_has_a_part_of_the_template() -> None:
    assert set(KINDS) == set(get_args(Block))


def test_the_main_messages_come_first_with_the_way_to_what_they_rest_on() -> None:
    page = page_of()
    (first, second) = page.xpath("//main/section[1]//li")
    assert " ".join(first.text_content().split()) == (
        f"{MESSAGE} Where this stands: Who answered, Where authorities differ"
    )
    assert [link.get("href") for link in first.xpath(".//a")] == ["evidence.html#response", "#differences"]
    assert second.text_content() == "It asks for more than it did."


def test_each_block_is_shown_as_what_it_is() -> None:
    page = page_of()
    assert page.get_element_by_id("differences-clarity").text == "Clarity"
    assert page.findtext(".//h4") == "What was said"
    assert page.findtext(".//main//dl/dt") == "Question"
    assert page.findtext(".//table/caption") == "Clarity by authority"
    hidden = page.get_element_by_id("row-gwy").find("td[@class='number withheld']")
    assert hidden is not None and hidden.text_content() == "hidden"
    assert [each.get("lang") for each in page.iter("blockquote")] == ["cy"]
    assert page.xpath("//figure/*[local-name()='svg']/@aria-labelledby") == [
        "chart-clarity-title",
        "chart-use-title",
    ]
    assert page.get_element_by_id("chart-clarity-text").text == DESCRIPTION


def test_charts_that_follow_one_another_stand_side_by_side() -> None:
    assert len(page_of().xpath("//div[@class='charts']/figure")) == 2


def test_a_wide_table_is_printed_on_a_page_on_its_side_with_the_heading_above_it() -> None:
    heading = Paragraphs(claims=(Claim(text="Before it."),))
    assert is_wide(make_wide_table()) and not is_wide(make_table(Language.ENGLISH))
    assert [wide for _, wide in turn_pages((heading, make_wide_table()))] == [False, True]
    page = page_of(Language.ENGLISH, make_wide_table())
    assert page.xpath("//div[@class='wide']//caption/text()") == ["Circumstances of each authority"]


def test_the_columns_of_a_table_on_paper_come_to_the_width_of_the_page() -> None:
    widths = find_widths(make_table(Language.ENGLISH), 17.0)
    assert abs(sum(widths) - 17.0) < 1e-9
    assert widths[1] == min(widths), "numbers need least"


def test_the_page_says_its_title_its_language_and_the_pages_beside_it() -> None:
    page = page_of(Language.WELSH)
    assert page.get("lang") == "cy"
    assert page.findtext(".//h1") == TITLE
    assert page.xpath("//nav[@class='pages']//a/@href") == ["evidence.html"]
    assert page.xpath("//nav[@class='contents']//a/@href") == ["#messages", "#differences"]


LINKED = Claim(
    text="Told.",
    links=(
        Link(text="asked", href="guidance.html#e-1"),
        Link(text="seen", href="evidence.html#gap"),
        Link(text="here", href="#messages"),
        Link(text="why", href="theory.html#h-H1-block"),
    ),
)


def hrefs(block: Block) -> list[str]:
    section = ReportSection(id="one", title="One", blocks=(block,))
    addresses = {StudyPage.EVIDENCE: "evidence.html", StudyPage.GUIDANCE: "../en/guidance.html"}
    ((mended,),) = (each.blocks for each in mend_links([section], addresses))
    if isinstance(mended, Paragraphs):
        return [link.href for link in mended.claims[0].links]
    assert not isinstance(mended, Paragraphs | tuple)
    return [cell.href for row in mended.rows for cell in row.cells if cell.href]  # type: ignore[union-attr]


def test_links_lead_to_where_a_page_stands_and_to_no_page_that_is_not_there() -> None:
    assert hrefs(Paragraphs(claims=(LINKED,))) == [
        "../en/guidance.html#e-1",
        "evidence.html#gap",
        "#messages",
    ]


def test_a_cell_that_leads_nowhere_keeps_its_words() -> None:
    table = make_table(Language.ENGLISH)
    (first, second) = table.rows
    lost = replace(first, cells=(replace(first.cells[0], href="theory.html#h-H1-block"), *first.cells[1:]))
    assert hrefs(replace(table, rows=(lost, second))) == ["#row-mon"]


def test_what_a_row_opens_to_is_looked_through_too() -> None:
    table = make_table(Language.ENGLISH)
    inner = replace(
        table,
        rows=(replace(table.rows[0], cells=(replace(table.rows[0].cells[0], href="theory.html"),) * 3),),
    )
    outer = replace(
        table, rows=(replace(table.rows[0], opens=Opened(summary="More", table=inner)), table.rows[1])
    )
    section = ReportSection(id="one", title="One", blocks=(outer,))
    ((mended,),) = (each.blocks for each in mend_links([section], {}))
    (opened,) = [row.opens for row in mended.rows if row.opens]  # type: ignore[union-attr]
    assert [cell.href for cell in opened.table.rows[0].cells] == ["", "", ""]


def test_names_too_long_for_a_narrow_column_may_be_broken_and_are_escaped() -> None:
    assert breakable("canllaw.theory.cases.test_by_cases now") == (
        "canllaw.<wbr>theory.<wbr>cases.<wbr>test_<wbr>by_<wbr>cases now"
    )
    assert breakable("short_name <b>") == "short_name &lt;b&gt;"
