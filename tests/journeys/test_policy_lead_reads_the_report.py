"""A policy lead opens the report: on a telephone, at a desk, by keyboard, printed, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser, report: Path) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(report.as_uri())
    yield page
    page.close()


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe finds with every rule that it has, those too that it leaves off by itself."""
    page.evaluate(Axe().axe_script)
    found = page.evaluate(
        """async () => {
            const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}]));
            return (await axe.run({rules, resultTypes: ['violations']})).violations;
        }"""
    )
    return [(fault["id"], node["html"][:160]) for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize(("width", "opened"), [(1280, False), (320, True)])
def test_axe_finds_no_fault_with_every_rule_on(page: Page, width: int, opened: bool) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    if opened:
        open_everything(page)
    assert faults(page) == []


def test_nothing_has_to_be_scrolled_sideways_at_320_pixels(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    open_everything(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_page_asks_for_nothing_from_anywhere(page: Page) -> None:
    addresses = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert addresses == []
    assert page.locator("script, link[rel=stylesheet], img[src^=http]").count() == 0


def test_a_click_on_an_expectation_shows_its_words_where_they_stand(page: Page) -> None:
    card = page.locator("article.expectation").first
    page.evaluate("document.querySelector('article.expectation').closest('details').open = true")
    card.get_by_role("link").first.click()
    target = page.evaluate("document.querySelector(':target').tagName")
    assert target == "MARK"
    assert page.locator("mark:target").is_visible()


def test_every_link_in_the_page_leads_somewhere_in_it(page: Page) -> None:
    lost = page.evaluate(
        """[...document.querySelectorAll('a[href^="#"]')].map(link => link.getAttribute('href').slice(1))
           .filter(name => !document.getElementById(name))"""
    )
    assert lost == []


def test_no_name_is_given_twice(page: Page) -> None:
    twice = page.evaluate(
        """(() => { const names = [...document.querySelectorAll('[id]')].map(part => part.id);
           return names.filter((name, at) => names.indexOf(name) !== at); })()"""
    )
    assert twice == []


def test_closed_parts_are_printed_too(page: Page) -> None:
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "[...document.querySelectorAll('#expectations article')].filter(card => card.offsetHeight === 0).length"
    )
    assert hidden == 0
