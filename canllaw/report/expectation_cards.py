"""What a page shows of one expectation: its words, its parts, how it was judged, and why it is here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, message, say
from canllaw.guidance.analysis import Analysis, AssessedExpectation
from canllaw.guidance.editions import ChangeKind
from canllaw.guidance.expectations import Expectation, Part, PartName, Polarity
from canllaw.report.wording import CHANGE_NAMES, FORCE_NAMES, LEVEL_NAMES, PART_NAMES, say_place, say_roles

MUST_NOT = message("Requirement not to")
SHOULD_NOT = message("Guideline not to")
NEED_NOT = message("Permission not to")
NEGATIVE_NAMES = dict(zip(FORCE_NAMES, (MUST_NOT, SHOULD_NOT, NEED_NOT), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One expectation, said. `where` is its printed paragraph and page; `parts` are pairs (name, words)."""

    id: str
    text: str
    section: tuple[str, ...]
    where: str
    force: str
    force_name: str
    roles: str
    role_names: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    law: str
    level: str
    level_name: str
    level_reason: str
    alarm: str
    reason: str
    change_name: str


def make_cards(analysis: Analysis, language: Language) -> tuple[Card, ...]:
    """A card for every expectation, in the order of the text."""
    kinds = {new: change.kind for change in analysis.changes for new in change.new}
    return tuple(make_card(assessed, kinds, language) for assessed in analysis.assessed)


def make_card(assessed: AssessedExpectation, kinds: Mapping[str, ChangeKind], language: Language) -> Card:
    expectation, concreteness = assessed.expectation, assessed.concreteness
    kind = kinds.get(expectation.id)
    return Card(
        id=expectation.id,
        text=expectation.text,
        section=expectation.section,
        where=say_place(expectation.place, language),
        force=expectation.force.value,
        force_name=say(name_force(expectation), language),
        roles=say_roles(assessed.roles, language),
        role_names=tuple(role.name for role in assessed.roles),
        parts=tuple(make_parts(expectation, language)),
        law="; ".join(str(reference) for reference in expectation.legal_references),
        level=concreteness.level.value,
        level_name=say(LEVEL_NAMES[concreteness.level], language),
        level_reason=say(concreteness.why, language),
        alarm=say(assessed.alarm.why, language) if assessed.alarm.raised else "",
        reason=say(expectation.reason, language),
        change_name=say(CHANGE_NAMES[kind], language) if kind and kind is not ChangeKind.SAME else "",
    )


def name_force(expectation: Expectation) -> Message:
    names = NEGATIVE_NAMES if expectation.polarity is Polarity.DO_NOT else FORCE_NAMES
    return names[expectation.force]


def make_parts(expectation: Expectation, language: Language) -> Iterator[tuple[str, str]]:
    parts: Mapping[PartName, Part | None] = {
        PartName.ACTOR: expectation.actor,
        PartName.ACTION: expectation.action,
        PartName.TARGET: expectation.target,
        PartName.CONTEXT: expectation.context,
        PartName.TIME: expectation.time,
    }
    for name, part in parts.items():
        yield say(PART_NAMES[name], language), part.text if part else ""
