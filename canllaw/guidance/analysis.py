"""What a document asks, judged: the story of the stage in one record, from reading to burden and changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language
from canllaw.guidance.alarm import Alarm, raise_alarm
from canllaw.guidance.burden import Burden, score_burden
from canllaw.guidance.concreteness import Concreteness, score_concreteness
from canllaw.guidance.documents import Edition
from canllaw.guidance.editions import Change, ChangeKind
from canllaw.guidance.expectations import Declined, Expectation, Reading
from canllaw.guidance.roles import Role, Roles, find_roles_met, group_into_roles

# What the previous edition said already, if in other words or in another place.
SAID_BEFORE = frozenset((ChangeKind.SAME, ChangeKind.MOVED, ChangeKind.REWORDED, ChangeKind.WEAKER))


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The previous edition, what was found in it, and what became of it."""

    edition: Edition
    reading: Reading
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedExpectation:
    """An expectation with the roles that it is asked of, how concrete it is, and its alarm if any."""

    expectation: Expectation
    roles: tuple[Role, ...]
    concreteness: Concreteness
    alarm: Alarm


@dataclass(frozen=True, slots=True, kw_only=True)
class RoledExpectation:
    """An expectation of the previous edition with the roles that it was asked of."""

    expectation: Expectation
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that is known about one edition. `earlier` and `before` are None and empty without an older one.

    `roles` are all that the definition file knows, `met` those that something is asked of, in order.
    `corrections` is the number of corrections by a person that were applied.
    """

    edition: Edition
    assessed: tuple[AssessedExpectation, ...]
    declined: tuple[Declined, ...]
    roles: Roles
    met: tuple[Role, ...]
    burden: Burden
    earlier: Earlier | None = None
    before: tuple[RoledExpectation, ...] = ()
    corrections: int = 0

    @property
    def language(self) -> Language:
        return self.edition.language

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.earlier.changes if self.earlier else ()

    @property
    def alarms(self) -> tuple[AssessedExpectation, ...]:
        return tuple(each for each in self.assessed if each.alarm.raised)


def analyse_guidance(
    edition: Edition, reading: Reading, roles: Roles, since: Earlier | None = None, corrections: int = 0
) -> Analysis:
    """Judge what was read: of whom it is asked, how concrete, where it alarms, what it costs to read."""
    grouped = group_into_roles(reading.expectations, roles, edition.language)
    met = find_roles_met(grouped, roles)
    familiar = find_familiar(since.changes) if since else None
    return Analysis(
        edition=edition,
        assessed=assess(reading.expectations, grouped, familiar, edition.language),
        declined=reading.declined,
        roles=roles,
        met=met,
        burden=score_burden(edition, reading.expectations, grouped, met, roles),
        earlier=since,
        before=find_before(since, roles) if since else (),
        corrections=corrections,
    )


def assess(
    expectations: Sequence[Expectation],
    grouped: Sequence[tuple[Role, ...]],
    familiar: frozenset[str] | None,
    language: Language,
) -> tuple[AssessedExpectation, ...]:
    assessed = []
    for expectation, roles in zip(expectations, grouped, strict=True):
        concreteness = score_concreteness(expectation, language)
        alarm = raise_alarm(expectation, concreteness, familiar)
        assessed.append(
            AssessedExpectation(expectation=expectation, roles=roles, concreteness=concreteness, alarm=alarm)
        )
    return tuple(assessed)


def find_familiar(changes: Sequence[Change]) -> frozenset[str]:
    """The expectations of the new edition that readers of the one before know already."""
    return frozenset(new for change in changes if change.kind in SAID_BEFORE for new in change.new)


def find_before(since: Earlier, roles: Roles) -> tuple[RoledExpectation, ...]:
    """Of whom the previous edition asked what it asked, in its own language."""
    grouped = group_into_roles(since.reading.expectations, roles, since.edition.language)
    return tuple(
        RoledExpectation(expectation=expectation, roles=several)
        for expectation, several in zip(since.reading.expectations, grouped, strict=True)
    )


def find_changes_with_roles(analysis: Analysis) -> tuple[tuple[Change, tuple[Role, ...]], ...]:
    """Every change with the roles that it concerns: those asked now, then those that were asked before."""
    now, before = roles_by_id(analysis.assessed), roles_by_id(analysis.before)
    return tuple((change, find_roles_of(change, now, before)) for change in analysis.changes)


def roles_by_id(
    expectations: Sequence[AssessedExpectation] | Sequence[RoledExpectation],
) -> dict[str, tuple[Role, ...]]:
    return {each.expectation.id: each.roles for each in expectations}


def find_roles_of(
    change: Change, now: Mapping[str, tuple[Role, ...]], before: Mapping[str, tuple[Role, ...]]
) -> tuple[Role, ...]:
    found = [role for new in change.new for role in now.get(new, ())]
    found += [role for old in change.old for role in before.get(old, ())]
    by_name = {role.name: role for role in reversed(found)}
    return tuple(by_name[name] for name in dict.fromkeys(role.name for role in found))
