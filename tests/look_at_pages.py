"""What a browser sees on a page of a report: faults for axe, width, links, names, what is printed.

For the journeys; each function takes a page of playwright. `browser` is a fixture of tests/journeys.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page


@contextmanager
def open_page(browser: Browser, path: Path, width: int = 1280) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(path.as_uri())
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


def width_needed(page: Page) -> int:
    """How wide the page is; wider than the window means that it has to be scrolled sideways."""
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


def asked_for(page: Page) -> list[str]:
    """What the page asks for from elsewhere, or would run."""
    addresses: list[str] = page.evaluate(
        """[...performance.getEntriesByType('resource').map(entry => entry.name),
            ...[...document.querySelectorAll('script, link[rel=stylesheet], img[src^=http]')].map(it => it.outerHTML)]"""
    )
    return addresses


def lost_links(page: Page) -> list[str]:
    """Links within the page that lead nowhere in it."""
    lost: list[str] = page.evaluate(
        """[...document.querySelectorAll('a[href^="#"]')].map(link => link.getAttribute('href').slice(1))
           .filter(name => !document.getElementById(name))"""
    )
    return lost


def names_given_twice(page: Page) -> list[str]:
    twice: list[str] = page.evaluate(
        """(() => { const names = [...document.querySelectorAll('[id]')].map(part => part.id);
           return names.filter((name, at) => names.indexOf(name) !== at); })()"""
    )
    return twice


def unprinted(page: Page, selector: str) -> int:
    """How many of these parts take no room on paper."""
    page.emulate_media(media="print")
    hidden: int = page.evaluate(
        "selector => [...document.querySelectorAll(selector)].filter(part => part.getClientRects().length === 0 "
        "|| part.getBoundingClientRect().height === 0).length",
        selector,
    )
    page.emulate_media(media="screen")
    return hidden
