"""Everything that is written about one guidance document: its files, its briefs, its report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from canllaw.basics.language import Language, Message, message
from canllaw.basics.progress import Progress, no_progress
from canllaw.basics.writing import writing_into
from canllaw.guidance.briefs import Brief, make_briefs
from canllaw.guidance.burden_file import write_burden
from canllaw.guidance.corrections import make_corrections_form
from canllaw.guidance.files import write_files
from canllaw.guidance.requests import GuidanceResult
from canllaw.report.brief_blocks import make_brief_block
from canllaw.report.briefs_word import PAGE, make_brief_word
from canllaw.report.guidance_page import make_guidance_page
from canllaw.report.kept_files import KeptFile, take_away_others, write_beside_edits
from canllaw.report.page_frame import PageLink
from canllaw.report.web_page import render_page, write_page

BRIEFS = "briefs"
WRITING = message("Writing the results")
CORRECTIONS_FORM = "corrections-form.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The page that was written, the same told in files `beside` it, and what its reader should be told."""

    report: Path
    beside: tuple[Path, ...] = ()
    notes: tuple[Message, ...] = ()


def write_result(
    result: GuidanceResult, out: Path, language: Language, progress: Progress = no_progress
) -> Written:
    """Write everything about one document into a folder. MaterialError where nothing can be written."""
    progress(WRITING, 0, 1)
    with writing_into(out):
        written = write_guidance_results(result, out, language)
    progress(WRITING, 1, 1)
    return written


def write_guidance_results(
    result: GuidanceResult,
    out: Path,
    language: Language,
    briefs: Sequence[Brief] | None = None,
    pages: Sequence[PageLink] = (),
    page: str = PAGE,
) -> Written:
    """Write the files for other programs, the briefs and the report. Raises OSError.

    `briefs` are those of the report's language, where they rest on another edition than `result`; without
    them the briefs are written in both languages. `pages` are the pages of the study; `page` is the name
    of this one, to which the briefs lead.
    """
    all_briefs = make_both(result) if briefs is None else briefs
    write_files(result.analysis, out, language)
    write_burden(result.analysis.burden, out, language)
    form = write_beside_edits(out / CORRECTIONS_FORM, make_corrections_form(result.reading))
    written = tuple(write_briefs(result, all_briefs, out / BRIEFS, page))
    stale = take_away_others(out / BRIEFS, [each.kept or each.path for each in written])
    own = [brief for brief in all_briefs if brief.language is language]
    report = write_guidance_report(result, out, language, own, pages, page).report
    notes = tuple(each.note for each in (form, *written) if each.note)
    return Written(report=report, notes=(*notes, *stale))


def make_both(result: GuidanceResult) -> tuple[Brief, ...]:
    """The briefs in both languages; each quotes the document in its own."""
    return tuple(brief for language in Language for brief in make_briefs(result.analysis, language))


def write_guidance_report(
    result: GuidanceResult,
    out: Path,
    language: Language,
    briefs: Sequence[Brief] | None = None,
    pages: Sequence[PageLink] = (),
    page: str = PAGE,
) -> Written:
    """Write the page on the guidance, and nothing else. Raises OSError."""
    briefs = make_briefs(result.analysis, language) if briefs is None else briefs
    out.mkdir(parents=True, exist_ok=True)
    shown = find_shown(result)
    blocks = [make_brief_block(brief, shown) for brief in briefs]
    shown_page = make_guidance_page(result, blocks, language, pages)
    write_page(out / page, "guidance.html", shown_page, language)
    return Written(report=out / page)


def write_briefs(
    result: GuidanceResult, briefs: Sequence[Brief], folder: Path, page: str
) -> Iterator[KeptFile]:
    """Each brief as a web page and as a Word file; one that was edited by hand is left as it is."""
    shown = find_shown(result)
    for brief in briefs:
        name = f"{brief.role.name}.{brief.language.value}"
        web = render_page("brief.html", make_brief_block(brief, shown, page), brief.language)
        yield write_beside_edits(folder / f"{name}.html", web.encode())
        yield write_beside_edits(folder / f"{name}.docx", make_brief_word(brief, shown, page))


def find_shown(result: GuidanceResult) -> frozenset[str]:
    return frozenset(each.expectation.id for each in result.analysis.assessed)
