"""A policy lead opens the report: on a telephone, at a desk, by keyboard, printed, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

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


@pytest.fixture
def page(browser: Browser, report: Path) -> Iterator[Page]:
    with open_page(browser, report) as page:
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


def test_the_page_asks_for_nothing_from_anywhere(page: Page) -> None:
    assert asked_for(page) == []


def test_a_click_on_an_expectation_shows_its_words_where_they_stand(page: Page) -> None:
    card = page.locator("article.expectation").first
    page.evaluate("document.querySelector('article.expectation').closest('details').open = true")
    card.get_by_role("link").first.click()
    target = page.evaluate("document.querySelector(':target').tagName")
    assert target == "MARK"
    assert page.locator("mark:target").is_visible()


def test_every_link_in_the_page_leads_somewhere_in_it(page: Page) -> None:
    assert lost_links(page) == []


def test_no_name_is_given_twice(page: Page) -> None:
    assert names_given_twice(page) == []


def test_closed_parts_are_printed_too(page: Page) -> None:
    assert page.locator("#expectations article").count() > 0
    assert unprinted(page, "#expectations article") == 0
