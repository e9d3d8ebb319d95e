"""The report of a study as one web page: which part of the template shows each of its blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from canllaw.basics.language import Language, Message, message, say
from canllaw.report.charts import Chart
from canllaw.report.data_tables import DataTable, Quote
from canllaw.report.page_frame import PageFrame, PageLink, make_frame
from canllaw.report.study_report import Block, Heading, Pairs, Paragraphs, ReportSection, StudyReport
from canllaw.report.study_report_dates import WHOLE_STUDY
from canllaw.report.study_report_widths import turn_pages

# The names by which the template knows the kinds of blocks. Every kind has one.
KINDS: dict[type[Block], str] = {
    Paragraphs: "paragraphs",
    Heading: "heading",
    Pairs: "pairs",
    DataTable: "table",
    Chart: "charts",
    Quote: "quote",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBlocks:
    """Blocks of one kind that follow one another: charts stand side by side, others below each other.

    `wide`: on paper they stand on a page on its side.
    """

    kind: str
    wide: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSection:
    """A section as the template shows it."""

    id: str
    title: str
    parts: tuple[ShownBlocks, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """All values of the page, in the order in which it shows them."""

    frame: PageFrame
    sections: tuple[ShownSection, ...]


def make_report_page(report: StudyReport) -> ReportPage:
    return ReportPage(frame=report.frame, sections=tuple(map(show_section, report.sections)))


def show_section(section: ReportSection) -> ShownSection:
    return ShownSection(
        id=section.id,
        title=section.title,
        parts=tuple(show_blocks(section.blocks)),
        new_page=section.new_page,
    )


def show_blocks(blocks: Sequence[Block]) -> Iterator[ShownBlocks]:
    turned = ((KINDS[type(block)], wide, block) for block, wide in turn_pages(blocks))
    for (kind, wide), several in groupby(turned, key=lambda each: each[:2]):
        yield ShownBlocks(kind=kind, wide=wide, blocks=tuple(block for *_, block in several))


def make_report_frame(
    title: str,
    sections: Iterable[ReportSection],
    language: Language,
    pages: Iterable[PageLink],
    subtitle: Message = WHOLE_STUDY,
) -> PageFrame:
    """Sections bring their titles in the words of the language."""
    frame = make_frame(
        title,
        say(subtitle, language),
        (),
        language,
        title_tail=message("the study's report"),
        pages=pages,
    )
    return replace(frame, contents=tuple((section.id, section.title) for section in sections))
