"""A real browser, and the example's report as its reader gets it, made once for all journeys."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from canllaw.basics.language import Language
from canllaw.guidance.requests import GuidanceRequest, study_guidance
from canllaw.report.guidance_results import write_result

EXAMPLE = Path(__file__).parents[2] / "examples" / "first-study" / "guidance"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("there is no Chromium on this machine; `make test` installs it where it may")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session", params=[Language.ENGLISH, Language.WELSH], ids=["English", "Welsh"])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the second edition: compared with the first in English, by itself in Welsh."""
    language: Language = request.param
    since = EXAMPLE / "missing-from-care-1.en.pdf" if language is Language.ENGLISH else None
    asked = GuidanceRequest(file=EXAMPLE / f"missing-from-care-2.{language}.html", since=since)
    return write_result(study_guidance(asked), tmp_path_factory.mktemp("report"), language).report
