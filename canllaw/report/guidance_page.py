"""The report on a guidance document: everything that its page shows, said in one language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, count_message, message, say, say_number
from canllaw.guidance.analysis import Analysis
from canllaw.guidance.burden import ReadingBurden
from canllaw.guidance.expectations import Force
from canllaw.guidance.requests import GuidanceResult
from canllaw.report.brief_blocks import BriefBlock
from canllaw.report.change_rows import ChangeGroup, make_change_groups
from canllaw.report.charts import Chart
from canllaw.report.data_tables import DataTable
from canllaw.report.expectation_cards import Card, make_cards
from canllaw.report.guidance_charts import make_guidance_charts
from canllaw.report.guidance_roles import ROLE_COLUMNS, make_role_table
from canllaw.report.page_frame import PageFrame, PageLink, make_frame
from canllaw.report.source_text import SourcePassage, make_source_text
from canllaw.report.wording import NOT_SAID_WHO, say_place

OPEN_SECTIONS = 1

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardGroup:
    """Some expectations under one title: a section's or a role's. `named`: each with whom it is asked of."""

    title: str
    cards: tuple[Card, ...]
    open: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidancePage:
    """All values of the page, in the order in which it shows them."""

    frame: PageFrame
    language: Language
    document_language: Language
    figures: Pairs
    messages: tuple[str, ...]
    charts: tuple[Chart, ...]
    compared_with: str
    change_groups: tuple[ChangeGroup, ...]
    briefs_title: str
    briefs_note: str
    briefs: tuple[BriefBlock, ...]
    alarm_lead: str
    alarms: tuple[Card, ...]
    role_table: DataTable
    roles: tuple[CardGroup, ...]
    sections: tuple[CardGroup, ...]
    burden: Pairs
    burden_notes: tuple[str, ...]
    source: tuple[SourcePassage, ...]
    method: tuple[str, ...]
    declined_title: str
    declined: tuple[tuple[str, str, str], ...]


def make_guidance_page(
    result: GuidanceResult,
    briefs: Sequence[BriefBlock],
    language: Language,
    pages: Sequence[PageLink] = (),
) -> GuidancePage:
    """Put what was found about a document into the words of one language."""
    analysis, findings = result.analysis, result.findings
    cards = make_cards(analysis, language)
    return GuidancePage(
        frame=make_frame(
            analysis.edition.title,
            say(subtitle_of(analysis), language),
            contents_of(result),
            language,
            title_tail=TITLE_TAIL,
            pages=pages,
            title_language=analysis.language,
        ),
        language=language,
        document_language=analysis.language,
        figures=tuple((say(name, language), value) for name, value in figures_of(analysis)),
        messages=tuple(say(finding.sentence, language) for finding in findings),
        charts=make_guidance_charts(analysis, language),
        compared_with=say(compared_with(analysis), language) if analysis.earlier else "",
        change_groups=make_change_groups(analysis, language),
        briefs_title=say(title_of_briefs(result), language),
        briefs_note=say(CHANGES_ELSEWHERE, language) if result.twin else "",
        briefs=tuple(briefs),
        alarm_lead=say(alarm_lead(analysis), language),
        alarms=tuple(card for card in cards if card.alarm),
        role_table=make_role_table(analysis, language),
        roles=tuple(group_by_role(analysis, cards, language)),
        sections=tuple(group_by_section(cards, analysis.edition.title)),
        burden=tuple((say(name, language), value) for name, value in burden_of(analysis.burden.whole)),
        burden_notes=tuple(say(note, language) for note in burden_notes(analysis)),
        source=make_source_text(analysis.edition, [each.expectation for each in analysis.assessed]),
        method=tuple(say(paragraph, language) for paragraph in method_of(result)),
        declined_title=say(declined_title(analysis), language),
        declined=tuple(
            (each.text, say(each.reason, language), say_place(each.place, language))
            for each in analysis.declined
        ),
    )


TITLE_TAIL = message("what it asks of whom")
BRIEFS_SINCE = message("What changes for me")
BRIEFS_ALONE = message("What it asks of me")
CHANGES_ELSEWHERE = message(
    "There is no previous edition in this language. What changed was found in the other language, whose "
    "report shows both texts."
)
OTHERS = message("Others, as the text names them")


def title_of_briefs(result: GuidanceResult) -> Message:
    return BRIEFS_SINCE if result.analysis.earlier or result.twin else BRIEFS_ALONE


def subtitle_of(analysis: Analysis) -> Message:
    edition = analysis.edition
    if edition.pages is None:
        return message(
            "{file}. Words: {words}.", file=edition.source.name, words=say_number(analysis.burden.whole.words)
        )
    return message(
        "{file}. Pages: {pages}. Words: {words}.",
        file=edition.source.name,
        pages=say_number(edition.pages),
        words=say_number(analysis.burden.whole.words),
    )


def contents_of(result: GuidanceResult) -> Iterator[tuple[str, Message]]:
    yield "messages", message("Main messages")
    if result.analysis.changes:
        yield "changes", message("What changed")
    yield "briefs", title_of_briefs(result)
    yield "alarms", message("“We already do that”")
    yield "roles", message("Who is asked what")
    yield "expectations", message("Every expectation")
    yield "burden", message("What it costs to read")
    yield "source", message("The text")
    yield "method", message("How this was made")


def figures_of(analysis: Analysis) -> Iterator[tuple[Message, str]]:
    yield message("Expectations"), say_number(len(analysis.assessed))
    plurals = dict(zip(Force, ROLE_COLUMNS[1:4], strict=True))
    for force, name in plurals.items():
        yield name, say_number(sum(each.expectation.force is force for each in analysis.assessed))
    yield message("Alarms"), say_number(len(analysis.alarms))
    yield message("Minutes to read"), say_number(analysis.burden.whole.minutes)


def compared_with(analysis: Analysis) -> Message:
    assert analysis.earlier is not None, "there is a previous edition"
    return message(
        "Compared with “{title}” ({file}).",
        title=analysis.earlier.edition.title,
        file=analysis.earlier.edition.source.name,
    )


def alarm_lead(analysis: Analysis) -> Message:
    if not analysis.alarms:
        return message("No expectation raises this alarm.")
    return count_message(
        "{count} expectation says little that is new or that could be seen to be done or left undone. "
        "Guidance of this kind is often read as “we already do that”.",
        "{count} expectations say little that is new or that could be seen to be done or left undone. "
        "Guidance of this kind is often read as “we already do that”.",
        count=len(analysis.alarms),
    )


def group_by_role(analysis: Analysis, cards: Sequence[Card], language: Language) -> Iterator[CardGroup]:
    """The roles of the file, then those whom it does not know, then what is asked of nobody named."""
    known = [role for role in analysis.met if not role.unknown]
    for role in known:
        own = tuple(card for card in cards if role.name in card.role_names)
        yield CardGroup(title=f"{role.title(language)} ({len(own)})", cards=own)
    names = {role.name for role in known}
    others = tuple(card for card in cards if set(card.role_names) - names)
    if others:
        yield CardGroup(title=f"{say(OTHERS, language)} ({len(others)})", cards=others, named=True)
    nobody = tuple(card for card in cards if not card.role_names)
    if nobody:
        yield CardGroup(title=f"{say(NOT_SAID_WHO, language)} ({len(nobody)})", cards=nobody)


def group_by_section(cards: Sequence[Card], title: str) -> Iterator[CardGroup]:
    groups: dict[str, list[Card]] = {}
    for card in cards:
        groups.setdefault(card.section[0] if card.section else title, []).append(card)
    for number, (name, own) in enumerate(groups.items()):
        yield CardGroup(title=name, cards=tuple(own), open=number < OPEN_SECTIONS)


def burden_of(reading: ReadingBurden) -> Iterator[tuple[Message, str]]:
    yield message("Words"), say_number(reading.words)
    yield (
        message("Minutes to read once, in silence"),
        f"{say_number(reading.minutes)} "
        f"({say_number(reading.fewest_minutes)}–{say_number(reading.most_minutes)})",
    )
    yield message("Words in a sentence, on average"), say_number(reading.mean_sentence, 1)
    yield message("Sentences over 25 words"), f"{say_number(100 * reading.share_long)} %"
    if reading.reading_ease is not None and reading.grade is not None:
        yield message("Flesch reading ease (higher is easier)"), say_number(reading.reading_ease, 1)
        yield message("Flesch–Kincaid grade (years of schooling)"), say_number(reading.grade, 1)
    yield message("References to other parts of the document"), say_number(reading.cross_references)
    yield message("References to law"), say_number(reading.legal_references)


def burden_notes(analysis: Analysis) -> Iterator[Message]:
    yield message(
        "Minutes: 238 words a minute, between 175 and 300, the speed at which adults read non-fiction in "
        "English (Brysbaert 2019). Looking things up and talking them through come on top."
    )
    if analysis.language is Language.WELSH:
        yield message(
            "There is no readability formula for Welsh that was tested on readers, so none is given, and the "
            "reading speed is borrowed from English."
        )


def method_of(result: GuidanceResult) -> Iterator[Message]:
    analysis = result.analysis
    yield message(
        "Canllaw read the file {file} (SHA-256 {hash}) by rules that look for words of force, such as must, "
        "should and may, and for who is to act, when and how soon.",
        file=analysis.edition.source.name,
        hash=analysis.edition.source.sha256,
    )
    yield message(
        "Rules make mistakes. Every expectation shows the reason why it is listed, so that you can disagree; "
        "what you correct in corrections.csv is kept when the file is read again."
    )
    yield message("Corrections by a person that were applied: {count}.", count=analysis.corrections)
    for problem in result.unplaced:
        yield message(
            "Not applied, row {row} of {file}: {what} {fix}",
            row=problem.where.row,
            file=problem.where.source.name,
            what=problem.what,
            fix=problem.fix,
        )
    yield message(
        "The parts of an expectation follow AACTT (Presseau and others 2019); how concrete it is follows "
        "GLIA's decidability and executability (Shiffman and others 2005)."
    )


def declined_title(analysis: Analysis) -> Message:
    return message("Looked at and left out, with the reason: {count}", count=len(analysis.declined))
