""" "We already do that": expectations that will be read so, because nobody could fail them.

An alarm rests on little that can be executed and on little that is new. `docs/concreteness.md` has the rule.
"""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from canllaw.basics.language import Message, message
from canllaw.guidance.concreteness import Concreteness, Level
from canllaw.guidance.expectations import Expectation, Force, PartName

MANY = 2


class Ground(StrEnum):
    """Why readers will say that they do it already."""

    NOBODY_CAN_FAIL = "nobody can fail"
    LET_OFF = "let off"
    SAID_BEFORE = "said before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Whether an expectation is likely to be read as "we already do that", on what ground, and why."""

    ground: Ground | None
    why: Message

    @property
    def raised(self) -> bool:
        return self.ground is not None


NO_ALARM = Alarm(ground=None, why=message("A reader can tell whether it was done, or it is new."))
A_CHOICE = Alarm(ground=None, why=message("It gives a choice, so nobody is measured by it."))


def raise_alarm(
    expectation: Expectation, concreteness: Concreteness, familiar: Set[str] | None = None
) -> Alarm:
    """Judge one expectation. `familiar`: ids that the previous edition said already, None without one."""
    if expectation.force is Force.PERMISSION:
        return A_CHOICE
    said_before = familiar is not None and expectation.id in familiar
    if concreteness.level is Level.PRINCIPLE:
        return Alarm(ground=Ground.NOBODY_CAN_FAIL, why=explain_principle(said_before, familiar is None))
    if concreteness.level is Level.PARTIAL and concreteness.hedged and PartName.TIME in concreteness.missing:
        return Alarm(
            ground=Ground.LET_OFF,
            why=message("It has no time, and words such as “where appropriate” let everybody off."),
        )
    if said_before and lacks_much(concreteness):
        return Alarm(
            ground=Ground.SAID_BEFORE,
            why=message(
                "The previous edition said this too, and it still does not say enough to tell whether it "
                "was done."
            ),
        )
    return NO_ALARM


def lacks_much(concreteness: Concreteness) -> bool:
    return PartName.TIME in concreteness.missing and len(concreteness.missing) >= MANY


def explain_principle(said_before: bool, no_edition_before: bool) -> Message:
    if said_before:
        return message("Nobody could fail it, and the previous edition said so too.")
    if no_edition_before:
        return message("Nobody could fail it: there is no action that others can see, and no time.")
    return message("It is new, but nobody could fail it: no action that others can see, and no time.")
