"""The lines of a brief: what they quote, which of them come first, and how many fit on half a page."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from canllaw.basics.language import Language, Message, message
from canllaw.basics.sources import Place
from canllaw.guidance.analysis import AssessedExpectation, RoledExpectation
from canllaw.guidance.concreteness import Level
from canllaw.guidance.documents import Edition
from canllaw.guidance.expectations import Expectation, Force
from canllaw.guidance.roles import Role

HALF_A_PAGE = 250
# A quotation longer than this is cut at a word, so that one list does not fill the half page.
LONGEST_QUOTE = 40
WORDS_OF_A_PLACE = 5
# What stays is known; so many lines of it remind of the rest.
MOST_THAT_STAY = 2

# English only: a Welsh clause has its verb first, so that an actor put before it would not read.
WITHOUT_ACTOR = re.compile(
    r"^(?:(?:and|but|or) (?=(?:must|should|shall|may|can|is|are|has|have)\b)|(?:They|It|He|She|He or she) )"
)

FORCE_ORDER = {Force.REQUIREMENT: 0, Force.GUIDELINE: 1, Force.PERMISSION: 2}
LEVEL_ORDER = {Level.CONCRETE: 0, Level.PARTIAL: 1, Level.PRINCIPLE: 2}


class BriefPart(StrEnum):
    """The sections of a brief, in the order in which they stand."""

    NEW = "new"
    FIRMER = "firmer"
    STOP = "stop"
    EASED = "eased"
    STAYS = "stays"
    MUST = "must"
    SHOULD = "should"
    MAY = "may"


TITLES = {
    BriefPart.NEW: message("New for you"),
    BriefPart.FIRMER: message("Firmer than before"),
    BriefPart.STOP: message("No longer asked of you"),
    BriefPart.EASED: message("Less firm than before"),
    BriefPart.STAYS: message("What stays"),
    BriefPart.MUST: message("You must"),
    BriefPart.SHOULD: message("You should"),
    BriefPart.MAY: message("You may"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefLine:
    """One expectation in a brief: its words, their language, and where they stand.

    `id` is the expectation's; where `gone` is true, in the previous edition. `wider` is the role that it was
    asked of, where that is one that the reader's role is only part of. `why` says what
    became firmer or less firm.
    """

    id: str
    quote: str
    language: Language
    where: Message
    place: Place
    force: Force
    level: Level
    gone: bool
    wider: Role | None
    timed: bool
    why: Message | None = None

    @property
    def words(self) -> int:
        why = len(self.why.template.split()) if self.why else 0
        return len(self.quote.split()) + why + WORDS_OF_A_PLACE


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSection:
    """A heading of a brief, its most important lines, and how many there are in all."""

    part: BriefPart
    title: Message
    lines: tuple[BriefLine, ...]
    count: int

    @property
    def left_out(self) -> int:
        return self.count - len(self.lines)


def make_line(
    each: AssessedExpectation | RoledExpectation, role: Role, wider: Sequence[Role], edition: Edition
) -> BriefLine:
    """What a brief says of one expectation that concerns a role, or a wider one that it is part of."""
    expectation = each.expectation
    return BriefLine(
        id=expectation.id,
        quote=cut_short(name_actor(expectation)),
        language=edition.language,
        where=name_place(expectation.place),
        place=expectation.place,
        force=expectation.force,
        level=each.concreteness.level if isinstance(each, AssessedExpectation) else Level.PARTIAL,
        gone=isinstance(each, RoledExpectation),
        wider=None if role in each.roles else next(asked for asked in wider if asked in each.roles),
        timed=expectation.time is not None,
    )


def name_actor(expectation: Expectation) -> str:
    """An expectation that begins with "and", or with a pronoun, is read with its actor in brackets."""
    if not expectation.actor_inherited or expectation.actor is None:
        return expectation.text
    return WITHOUT_ACTOR.sub(f"[{expectation.actor.text}] ", expectation.text, count=1)


def cut_short(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= LONGEST_QUOTE else f"{' '.join(words[:LONGEST_QUOTE])} …"


def name_place(place: Place) -> Message:
    """Where a reader finds it in print."""
    if place.paragraph and place.page:
        return message("paragraph {paragraph}, page {page}", paragraph=place.paragraph, page=place.page)
    if place.paragraph:
        return message("paragraph {paragraph}", paragraph=place.paragraph)
    if place.page:
        return message("page {page}", page=place.page)
    return message("in the text")


def group_lines(found: Iterable[tuple[BriefPart, BriefLine]]) -> dict[BriefPart, list[BriefLine]]:
    """The lines of each part, the most important first; the order of the document decides between equals."""
    groups: dict[BriefPart, list[BriefLine]] = {}
    for part, line in found:
        groups.setdefault(part, []).append(line)
    return {part: sorted(groups[part], key=importance) for part in BriefPart if part in groups}


def importance(line: BriefLine) -> tuple[int, int, int, int]:
    """Firm before soft, the role's own before everybody's, concrete before vague, timed before untimed."""
    return FORCE_ORDER[line.force], line.wider is not None, LEVEL_ORDER[line.level], not line.timed


def choose_lines(groups: Mapping[BriefPart, Sequence[BriefLine]]) -> tuple[BriefSection, ...]:
    """The first line of every section, then in turn the next of each, until half a page is full.

    What stays is known, and has what room the others leave.
    """
    chosen: dict[BriefPart, list[BriefLine]] = {part: [lines[0]] for part, lines in groups.items()}
    fill_in_turn(chosen, [(part, lines) for part, lines in groups.items() if part is not BriefPart.STAYS])
    fill_in_turn(chosen, [(BriefPart.STAYS, groups.get(BriefPart.STAYS, ())[:MOST_THAT_STAY])])
    return tuple(
        BriefSection(part=part, title=TITLES[part], lines=tuple(chosen[part]), count=len(lines))
        for part, lines in groups.items()
    )


def fill_in_turn(
    chosen: Mapping[BriefPart, list[BriefLine]], groups: Sequence[tuple[BriefPart, Sequence[BriefLine]]]
) -> None:
    """Add the next line of each section as long as there is room. A line too long for it ends its section."""
    room = HALF_A_PAGE - sum(line.words for lines in chosen.values() for line in lines)
    for turn in range(1, max((len(lines) for _, lines in groups), default=0)):
        for part, lines in groups:
            if turn < len(lines) and len(chosen[part]) == turn and lines[turn].words <= room:
                chosen[part].append(lines[turn])
                room -= lines[turn].words


def quote_other(line: BriefLine, other: Expectation, language: Language) -> BriefLine:
    """The same line with the words of the edition in the other language."""
    return replace(
        line,
        id=other.id,
        quote=cut_short(name_actor(other)),
        language=language,
        where=name_place(other.place),
        place=other.place,
    )
