"""Half a page for a role: what is new for you, what got firmer, what you may stop, what stays.

Which lines are chosen, and why no more than these, is told in `docs/briefs.md`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from canllaw.basics.language import Language, Message, message
from canllaw.guidance.analysis import Analysis, AssessedExpectation, RoledExpectation
from canllaw.guidance.brief_lines import (
    BriefLine,
    BriefPart,
    BriefSection,
    choose_lines,
    group_lines,
    make_line,
    quote_other,
)
from canllaw.guidance.counterparts import Counterparts
from canllaw.guidance.editions import Change, ChangeKind
from canllaw.guidance.expectations import Expectation, Force
from canllaw.guidance.roles import Role

PART_OF_CHANGE = {
    ChangeKind.NEW: BriefPart.NEW,
    ChangeKind.STRONGER: BriefPart.FIRMER,
    ChangeKind.WEAKER: BriefPart.EASED,
    ChangeKind.GONE: BriefPart.STOP,
    ChangeKind.REWORDED: BriefPart.STAYS,
    ChangeKind.MOVED: BriefPart.STAYS,
    ChangeKind.SPLIT: BriefPart.STAYS,
    ChangeKind.MERGED: BriefPart.STAYS,
    ChangeKind.SAME: BriefPart.STAYS,
}
# What got firmer or less firm needs to be told how.
SAID_WHY = frozenset((BriefPart.FIRMER, BriefPart.EASED))
PART_OF_FORCE = {
    Force.REQUIREMENT: BriefPart.MUST,
    Force.GUIDELINE: BriefPart.SHOULD,
    Force.PERMISSION: BriefPart.MAY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Half a page for one role in one language."""

    role: Role
    language: Language
    title: Message
    document: str
    document_language: Language
    summary: Message
    sections: tuple[BriefSection, ...]

    @property
    def words(self) -> int:
        return sum(line.words for section in self.sections for line in section.lines)


def make_briefs(
    analysis: Analysis, language: Language, counterparts: Counterparts | None = None
) -> tuple[Brief, ...]:
    """A brief in one language for every role of the definition file that is, or was, asked something."""
    return tuple(
        make_brief(analysis, role, language, counterparts)
        for role in analysis.roles.roles
        if role in analysis.met or any(role in each.roles for each in analysis.before)
    )


def make_brief(
    analysis: Analysis, role: Role, language: Language, counterparts: Counterparts | None = None
) -> Brief:
    """What changes for a role, or all that is asked of it where there is no previous edition."""
    found = find_changed_lines(analysis, role) if analysis.earlier else find_asked_lines(analysis, role)
    groups = group_lines(found)
    counts = {part: len(groups.get(part, ())) for part in BriefPart}
    other = counterparts if counterparts and counterparts.edition.language is language else None
    document = other.edition if other else analysis.edition
    return Brief(
        role=role,
        language=language,
        title=(make_title_of_changes if analysis.earlier else make_title)(role),
        document=document.title,
        document_language=document.language,
        summary=summarise_changes(counts) if analysis.earlier else summarise_asked(counts),
        sections=choose_lines(translate(groups, other) if other else groups),
    )


def translate(
    groups: Mapping[BriefPart, Sequence[BriefLine]], other: Counterparts
) -> dict[BriefPart, list[BriefLine]]:
    """The lines with the words of the other language's edition, wherever it has them."""
    there = {pair.id: pair.expectation for pair in other.pairs}
    return {part: [translate_line(line, there, other) for line in lines] for part, lines in groups.items()}


def translate_line(line: BriefLine, there: Mapping[str, Expectation], other: Counterparts) -> BriefLine:
    if line.gone or line.id not in there:
        return line
    return quote_other(line, there[line.id], other.edition.language)


def make_title(role: Role) -> Message:
    return message("{role}: what is asked of you", role=role.titles)


def make_title_of_changes(role: Role) -> Message:
    return message("{role}: what changes for you", role=role.titles)


def summarise_changes(counts: Mapping[BriefPart, int]) -> Message:
    return message(
        "New: {new}. Firmer: {firmer}. No longer asked: {stop}. Less firm: {eased}. Staying: {stays}.",
        new=counts[BriefPart.NEW],
        firmer=counts[BriefPart.FIRMER],
        stop=counts[BriefPart.STOP],
        eased=counts[BriefPart.EASED],
        stays=counts[BriefPart.STAYS],
    )


def summarise_asked(counts: Mapping[BriefPart, int]) -> Message:
    return message(
        "Things you must do: {must}. Should do: {should}. May do: {may}.",
        must=counts[BriefPart.MUST],
        should=counts[BriefPart.SHOULD],
        may=counts[BriefPart.MAY],
    )


def find_asked_lines(analysis: Analysis, role: Role) -> Iterator[tuple[BriefPart, BriefLine]]:
    wider = analysis.roles.wider(role)
    for each in analysis.assessed:
        if concerns(each, role, wider):
            yield PART_OF_FORCE[each.expectation.force], make_line(each, role, wider, analysis.edition)


def find_changed_lines(analysis: Analysis, role: Role) -> Iterator[tuple[BriefPart, BriefLine]]:
    """What somebody else was asked before is new for the role; what another is asked now, it may stop."""
    assert analysis.earlier, "changes need a previous edition"
    wider = analysis.roles.wider(role)
    now = {each.expectation.id: each for each in analysis.assessed if concerns(each, role, wider)}
    before = {each.expectation.id: each for each in analysis.before if concerns(each, role, wider)}
    for change in analysis.changes:
        asked = [now[new] for new in change.new if new in now]
        was_asked = [before[old] for old in change.old if old in before]
        for each in asked:
            part = find_part(change, was_asked)
            line = make_line(each, role, wider, analysis.edition)
            yield part, replace(line, why=change.why) if part in SAID_WHY else line
        if not asked:
            for gone in was_asked:
                yield BriefPart.STOP, make_line(gone, role, wider, analysis.earlier.edition)


def find_part(change: Change, was_asked: Sequence[RoledExpectation]) -> BriefPart:
    return PART_OF_CHANGE[change.kind] if was_asked else BriefPart.NEW


def concerns(each: AssessedExpectation | RoledExpectation, role: Role, wider: Sequence[Role]) -> bool:
    """Whether it is asked of the role, or of one that the role is part of."""
    return role in each.roles or any(asked in wider for asked in each.roles)
