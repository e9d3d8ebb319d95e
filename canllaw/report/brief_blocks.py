"""What a page shows of a brief: half a page for one role, each line with the paragraph that it leads to."""

from collections.abc import Set
from dataclasses import dataclass

from canllaw.basics.language import Language, say
from canllaw.guidance.brief_lines import BriefLine, BriefSection
from canllaw.guidance.briefs import Brief
from canllaw.report.briefs_word import PAGE, say_left_out, say_where


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefLineBlock:
    """One line, said. `id` is empty where the line is in the previous edition, which is not on the page."""

    id: str
    text: str
    language: Language
    where: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPart:
    """A heading of a brief with its lines; `more` says how many were left out."""

    title: str
    lines: tuple[BriefLineBlock, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefBlock:
    """A brief, said. `page` is the name of the page above it to which its lines lead."""

    page: str
    name: str
    language: Language
    role: str
    title: str
    document: str
    document_language: Language
    lead: str
    parts: tuple[BriefPart, ...]


def make_brief_block(brief: Brief, shown: Set[str], page: str = PAGE) -> BriefBlock:
    """`shown` are the ids of the expectations to which a line may lead, on the page called `page`."""
    return BriefBlock(
        page=page,
        name=brief.role.name,
        language=brief.language,
        role=brief.role.title(brief.language),
        title=say(brief.title, brief.language),
        document=brief.document,
        document_language=brief.document_language,
        lead=say(brief.summary, brief.language),
        parts=tuple(make_part(section, brief.language, shown) for section in brief.sections),
    )


def make_part(section: BriefSection, language: Language, shown: Set[str]) -> BriefPart:
    return BriefPart(
        title=say(section.title, language),
        lines=tuple(make_line(line, language, shown) for line in section.lines),
        more=say(say_left_out(section.left_out), language) if section.left_out else "",
    )


def make_line(line: BriefLine, language: Language, shown: Set[str]) -> BriefLineBlock:
    return BriefLineBlock(
        id=line.id if line.id in shown and not line.gone else "",
        text=line.quote,
        language=line.language,
        where=say(say_where(line), language),
        why=say(line.why, language) if line.why else "",
    )
