"""What every page of a report is made of: all kinds of charts and tables on one page, seen by a real browser."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from canllaw.basics.language import Language, message, say
from canllaw.report.axes import FIVE_POINTS, PERCENT, Axis, Reference
from canllaw.report.charts import Bar, Chart, ChartWords, make_bar_chart
from canllaw.report.curve_charts import Curve, CurvePoint, make_curve_chart
from canllaw.report.data_tables import (
    DataTable,
    Opened,
    Quote,
    TableCell,
    TableColumn,
    TableRow,
    hidden_cell,
    number_cell,
    why_hidden,
    words_cell,
)
from canllaw.report.interval_charts import Interval, make_interval_chart
from canllaw.report.page_frame import PageFrame, StudyPage, make_frame, make_page_links
from canllaw.report.web_page import environment, read_style
from tests.look_at_pages import (
    asked_for,
    faults,
    lost_links,
    names_given_twice,
    open_everything,
    open_page,
    unprinted,
    width_needed,
)

TEMPLATE = """{% extends "base.html" %}
{% import "parts.html" as parts with context %}
{% block main %}
{% call parts.section("messages", _("Main messages")) %}
{{ parts.figures(page.figures) }}
{{ parts.messages(page.messages) }}
<h3>{{ _("At a glance") }}</h3>
{{ parts.charts(page.charts) }}
{% endcall %}
{% call parts.section("scores", "Clarity") %}
{{ parts.table(page.scores) }}
{% call parts.fold("Leadership", language="en") %}
{{ parts.pairs(page.figures) }}
<p id="told">Told.</p>
{% endcall %}
{% endcall %}
{% endblock %}
"""
LONG = "Tells the child, in words of their own choosing and in their own language, what will happen next"
FEW = message("Fewer than 10 people.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecimenPage:
    frame: PageFrame
    figures: tuple[tuple[str, str], ...]
    messages: tuple[str, ...]
    charts: tuple[Chart, ...]
    scores: DataTable


def words(title: str) -> ChartWords:
    return ChartWords(
        title=message(title),
        description=message("Means with their intervals of 95 %."),
        heading=message("Authority"),
    )


def make_charts(language: Language) -> tuple[Chart, ...]:
    waves = [
        Interval(label="Ynys Môn", series="Wave 1", value=2.9, low=2.5, high=3.3, n=40),
        Interval(label="Ynys Môn", series="Wave 2", value=3.4, low=3.0, high=3.8, n=31),
        Interval(label="Powys", series="Wave 1", value=3.1, low=2.8, high=3.4, n=52),
        Interval(label="Powys", series="Wave 2", value=None, missing=FEW),
    ]
    gap = [
        Interval(label=LONG, series=series, value=value, low=value - 9, high=value + 9)
        for series, value in (("Believed", 81), ("Recent example", 40), ("Observed", 22))
    ]
    points = tuple(
        CurvePoint(x=x, value=40 - 36 / x, low=39 - 37 / x, high=41 - 33 / x) for x in range(1, 25)
    )
    reference = Reference(value=3.2, words=message("All: {mean}", mean="3.2"))
    bars = [Bar(label=name, series=force, value=4) for name in ("A", "B") for force in ("Must", "May")]
    return (
        make_interval_chart("waves", waves, FIVE_POINTS, words("Clarity"), language, reference),
        make_interval_chart("gap", gap, PERCENT, words("The gap"), language),
        make_curve_chart(
            "codes",
            [Curve(series="Codes", points=points)],
            Axis(low=0, high=24, title=message("Interviews")),
            Axis(low=0, high=45, title=message("Codes")),
            words("Saturation"),
            language,
        ),
        make_bar_chart("bars", bars, words("Bars"), language),
    )


def make_scores(language: Language) -> DataTable:
    items = DataTable(
        caption="Items of clarity: Ynys Môn",
        columns=(TableColumn(name="Item"), TableColumn(name="Mean", numeric=True)),
        rows=(TableRow(cells=(words_cell("clarity_1"), number_cell(3.25, 2))),),
    )
    quote = Quote(
        text="Mae’n glir i mi.", language=Language.WELSH, source="Interview 7, line 12", href="#scores"
    )
    behind = Opened(
        summary="How it was found",
        pairs=(("Rule", "The mean of at least two of three items"), ("People", "40")),
        paragraphs=("Agreement within the team is high enough.",),
        quotes=(quote,),
        table=items,
    )
    short = Opened(summary="interval", paragraphs=("2.5 to 3.3",))
    return DataTable(
        caption="Clarity by authority",
        columns=(
            TableColumn(name="Authority"),
            TableColumn(name="Mean", numeric=True),
            TableColumn(name="People", numeric=True),
            TableColumn(name="Words"),
        ),
        rows=(
            TableRow(
                id="score-1",
                cells=(
                    words_cell("Ynys Môn", Language.WELSH),
                    TableCell(text="2.9", opens=short),
                    number_cell(40),
                    TableCell(text="7", href="#score-1"),
                ),
                opens=behind,
            ),
            TableRow(
                cells=(words_cell("Powys"), hidden_cell(language), hidden_cell(language), words_cell("–"))
            ),
        ),
        notes=why_hidden([FEW, None, FEW], language),
    )


@pytest.fixture(scope="module", params=[Language.ENGLISH, Language.WELSH], ids=["English", "Welsh"])
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    language: Language = request.param
    page = SpecimenPage(
        frame=make_frame(
            "What was seen and said",
            "Every kind of part.",
            (("messages", message("Main messages")), ("scores", message("Scores"))),
            language,
            pages=make_page_links([StudyPage.GUIDANCE], StudyPage.EVIDENCE, language),
            title_language=Language.ENGLISH,
        ),
        figures=(("Answers", "1,400"), ("Authorities", "22")),
        messages=("One message.", "Another."),
        charts=make_charts(language),
        scores=make_scores(language),
    )
    path = tmp_path_factory.mktemp("page") / "evidence.html"
    text = environment(language).from_string(TEMPLATE).render(page=page, style=read_style())
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Browser, path: Path) -> Iterator[Page]:
    with open_page(browser, path) as page:
        yield page


@pytest.mark.parametrize(("width", "opened"), [(1280, False), (320, True)])
def test_axe_finds_no_fault_with_every_rule_on(page: Page, width: int, opened: bool) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    if opened:
        open_everything(page)
    assert faults(page) == []


def test_nothing_has_to_be_scrolled_sideways_at_320_pixels(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    open_everything(page)
    assert width_needed(page) == 320


def test_it_asks_for_nothing_leads_somewhere_and_names_each_part_once(page: Page) -> None:
    assert asked_for(page) == []
    assert lost_links(page) == []
    assert names_given_twice(page) == []


def test_a_row_opens_to_the_rule_the_words_and_the_items_behind_it(page: Page) -> None:
    words = page.get_by_text("The mean of at least two of three items")
    assert not words.is_visible()
    page.locator("tr.opens summary").click()
    assert words.is_visible()
    assert page.locator("tr.opens blockquote[lang=cy]").is_visible()
    assert page.locator("tr.opens td.number").inner_text() == "3.25"


def test_a_hidden_number_is_a_word_and_the_reason_is_said_once(page: Page) -> None:
    said = page.locator("#scores").inner_text()
    assert said.count(say(FEW, Language.ENGLISH)) == 1
    assert page.locator("#scores td.withheld").count() == 2


def test_the_other_pages_of_the_study_are_led_to_and_this_one_is_marked(page: Page) -> None:
    links = page.locator("nav.pages a")
    assert [link.get_attribute("href") for link in links.all()] == ["guidance.html"]
    assert page.locator("nav.pages [aria-current=page]").count() == 1


def test_folds_and_charts_are_printed_and_what_rows_open_to_is_not(page: Page) -> None:
    assert unprinted(page, "#told, figure svg, #scores > .scroll > table") == 0
    assert unprinted(page, "tr.opens") == page.locator("tr.opens").count() == 1
