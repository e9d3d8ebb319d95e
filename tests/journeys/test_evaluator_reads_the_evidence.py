"""An evaluator opens the evidence of the example study: at a desk, on a telephone, printed, in both languages."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page

from canllaw.basics.language import Language
from canllaw.study import run_study
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

EXAMPLE = Path(__file__).parents[2] / "examples" / "first-study"
SECTIONS = ["messages", "response", "scales", "gap", "interviews", "answers", "method"]
MEAN = re.compile(r"^[1-5]\.\d\d$")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of the example study, made once."""
    study = tmp_path_factory.mktemp("example") / "study"
    shutil.copytree(EXAMPLE, study, ignore=shutil.ignore_patterns("results", "private", "source", "key"))
    run_study(study)
    return study / "results"


@pytest.fixture(params=[Language.ENGLISH, Language.WELSH], ids=["English", "Welsh"])
def page(request: pytest.FixtureRequest, browser: Browser, results: Path) -> Iterator[Page]:
    with open_page(browser, results / request.param.value / "evidence.html") as page:
        yield page


@pytest.mark.parametrize(("width", "opened"), [(1200, False), (320, True)])
def test_axe_finds_no_fault_with_every_rule_on(page: Page, width: int, opened: bool) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    if opened:
        open_everything(page)
    assert faults(page) == []


def test_nothing_has_to_be_scrolled_sideways_at_320_pixels(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    open_everything(page)
    assert width_needed(page) == 320


def test_the_page_asks_for_nothing_leads_somewhere_and_names_each_part_once(page: Page) -> None:
    assert (asked_for(page), lost_links(page), names_given_twice(page)) == ([], [], [])


def test_its_parts_stand_in_the_order_of_its_contents(page: Page) -> None:
    ids = [part.get_attribute("id") for part in page.locator("main > section").all()]
    links = [link.get_attribute("href") for link in page.locator("nav.contents a").all()]
    assert ids == SECTIONS
    assert links == [f"#{name}" for name in SECTIONS]


def cells(row: Locator) -> list[str]:
    return [cell.strip() for cell in row.locator("th, td").all_inner_texts()]


def test_a_score_opens_to_its_mean_its_rule_its_questions_and_the_people_behind_each(page: Page) -> None:
    score = page.locator("#scale-confidence")
    assert not score.locator("table").first.is_visible()
    score.locator("summary").first.click()
    overview, questions = score.locator("table").all()[:2]
    for row in overview.locator("tbody tr").all():
        _, mean, _, people = cells(row)
        assert MEAN.match(mean)
        assert int(people.replace(",", "")) >= 10
    rows = [cells(row) for row in questions.locator("tbody tr").all()]
    assert len(rows) == 3
    assert all(int(people.replace(",", "")) >= 10 for row in rows for people in row[2:])


def test_a_question_of_a_score_leads_to_how_it_was_answered(page: Page) -> None:
    page.locator("#scale-confidence summary").first.click()
    page.locator("#scale-confidence a[href='#item-confidence_1']").click()
    question = page.locator("#item-confidence_1")
    assert page.evaluate("document.querySelector(':target').id") == "item-confidence_1"
    question.locator("summary").first.click()
    shares = [cells(row)[2] for row in question.locator("tbody tr").all()]
    told = [int(share) for share in shares if share.isdigit()]
    # Two waves of five answers. Rounded, they come to about a hundred each, where none is hidden.
    assert len(shares) == 10
    assert len(told) < 10 or 195 <= sum(told) <= 205


def test_every_score_says_of_each_wave_for_whom_it_may_speak(page: Page) -> None:
    for score in page.locator("details[id^=scale-]").all():
        # How reliable it is, whether it speaks for authorities, and whether for teams.
        assert [said.locator("li").count() for said in score.locator("ul.compact").all()] == [3, 3]


def test_what_is_hidden_is_a_word_and_its_table_says_why(page: Page) -> None:
    open_everything(page)
    hidden = page.locator("#response td.withheld, #answers td.withheld, #scales td.withheld")
    for cell in hidden.all()[:20]:
        assert not re.search(r"\d", cell.inner_text())
        around = cell.locator("xpath=ancestor::*[self::details or self::section][1]").inner_text()
        assert "10" in around


def test_every_picture_has_its_numbers_as_a_table(page: Page) -> None:
    for figure in page.locator("main figure:has(svg)").all():
        assert figure.locator("details table tbody tr").count() > 0
        assert figure.locator("svg").get_attribute("aria-labelledby")


def test_quotes_say_their_language(page: Page) -> None:
    languages = {each.get_attribute("lang") for each in page.locator("#interviews blockquote").all()}
    assert languages == {"en", "cy"}


def test_what_is_only_looked_up_is_printed_where_it_is_open(page: Page) -> None:
    question = "#item-confidence_1 table"
    assert unprinted(page, question) == 1
    page.locator("#item-confidence_1 > summary").click()
    assert unprinted(page, question) == 0


def test_folds_are_printed_and_links_to_other_pages_are_not(page: Page) -> None:
    assert (
        unprinted(
            page,
            "#scale-confidence > .scroll > table, #response > .fold > .scroll > table, #scales > .charts svg",
        )
        == 0
    )
    assert unprinted(page, "nav.pages, nav.contents") == 2


def test_the_page_on_the_guidance_is_one_click_away_and_leads_back(page: Page) -> None:
    page.locator("nav.pages a[href='guidance.html']").click()
    assert page.url.endswith("guidance.html")
    page.locator("nav.pages a[href='evidence.html']").click()
    assert page.locator("#scales").count() == 1


def test_a_score_is_opened_by_keyboard_alone(page: Page) -> None:
    summary = page.locator("#scale-confidence > summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("#scale-confidence table").first.is_visible()


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("width", [1200, 320])
def test_the_report_of_the_study_has_no_fault_and_fits_a_telephone(
    browser: Browser, results: Path, language: str, width: int
) -> None:
    with open_page(browser, results / language / "report.html", width) as report:
        open_everything(report)
        assert faults(report) == []
        assert width_needed(report) == width
        assert (asked_for(report), lost_links(report), names_given_twice(report)) == ([], [], [])


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_link_of_the_report_leads_to_a_place_that_is_there(
    browser: Browser, results: Path, language: str
) -> None:
    with open_page(browser, results / language / "report.html") as report:
        links = report.locator("main a[href*='.html#']").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
        )
    assert links
    for page, place in {tuple(link.split("#")) for link in links}:
        assert f'id="{place}"' in (results / language / page).read_text("utf-8"), f"{page}#{place}"


def test_a_report_on_paper_keeps_its_first_message_and_its_charts_whole(
    browser: Browser, results: Path, tmp_path: Path
) -> None:
    with open_page(browser, results / "en" / "report.html") as report:
        paper = tmp_path / "report.pdf"
        report.pdf(path=paper, prefer_css_page_size=True)
        message = report.locator("#messages li").first.inner_text()[:40]
        assert unprinted(report, "main figure > svg") == 0
    pages = pypdfium2.PdfDocument(paper)
    first = " ".join(pages[0].get_textpage().get_text_range().split())
    assert message in first
    assert f"1 / {len(pages)}" in first


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_page_of_theory_beside_it_has_no_fault_and_fits_a_telephone(
    browser: Browser, results: Path, language: str
) -> None:
    with open_page(browser, results / language / "theory.html", width=320) as theory:
        open_everything(theory)
        assert faults(theory) == []
        assert width_needed(theory) == 320
        assert (asked_for(theory), lost_links(theory), names_given_twice(theory)) == ([], [], [])
