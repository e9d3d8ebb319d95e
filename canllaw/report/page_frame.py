"""What every page of a study's report has: its title, its contents, the way to the other pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from canllaw import __version__
from canllaw.basics.language import Language, Message, message, say


class StudyPage(StrEnum):
    """The pages that a study may have in one language, side by side in one folder, by their file names."""

    REPORT = "report.html"
    GUIDANCE = "guidance.html"
    EVIDENCE = "evidence.html"
    THEORY = "theory.html"


PAGE_NAMES = {
    StudyPage.REPORT: message("The study's report"),
    StudyPage.GUIDANCE: message("What the guidance asks"),
    StudyPage.EVIDENCE: message("What was seen and said"),
    StudyPage.THEORY: message("What works, for whom"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A page of the study beside this one, or this one."""

    href: str
    title: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """What stands around a page. `title_language`: of the title's words; `title_tail`: for the browser."""

    language: Language
    version: str
    title: str
    title_language: Language
    title_tail: str
    subtitle: str
    contents: tuple[tuple[str, str], ...]
    pages: tuple[PageLink, ...]
    made_by: str


def make_frame(
    title: str,
    subtitle: str,
    contents: Iterable[tuple[str, Message]],
    language: Language,
    title_tail: Message | None = None,
    pages: Iterable[PageLink] = (),
    title_language: Language | None = None,
) -> PageFrame:
    """`contents`: the id of each section and its name."""
    return PageFrame(
        language=language,
        version=__version__,
        title=title,
        title_language=title_language or language,
        title_tail=say(title_tail, language) if title_tail else "",
        subtitle=subtitle,
        contents=tuple((anchor, say(name, language)) for anchor, name in contents),
        pages=tuple(pages),
        made_by=say(message("Made by Canllaw {version}.", version=__version__), language),
    )


def make_page_links(
    present: Iterable[StudyPage], current: StudyPage, language: Language
) -> tuple[PageLink, ...]:
    """The pages of a study in their order; none where there is one only."""
    pages = sorted(set(present) | {current}, key=list(StudyPage).index)
    if len(pages) == 1:
        return ()
    return tuple(
        PageLink(href=page.value, title=say(PAGE_NAMES[page], language), current=page is current)
        for page in pages
    )
