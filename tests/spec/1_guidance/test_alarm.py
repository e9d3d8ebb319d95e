""" "We already do that": where readers will say so, and why."""

from canllaw.basics.language import Language
from canllaw.guidance.alarm import Alarm, Ground, raise_alarm
from canllaw.guidance.concreteness import score_concreteness
from canllaw.guidance.expectations import Expectation, Force
from tests.build_guidance import ask


def alarm(expectation: Expectation, familiar: frozenset[str] | None = None) -> Alarm:
    return raise_alarm(expectation, score_concreteness(expectation, Language.ENGLISH), familiar)


PRINCIPLE = ask(
    "Staff should promote well-being.", actor="Staff", action="promote well-being", target="well-being"
)
UNTIMED = ask("The plan should be shared.", action="be shared", target="The plan")
CONCRETE = ask(
    "The carer must phone the police within an hour.",
    actor="carer",
    action="phone the police",
    target="the police",
    time="within an hour",
)


def test_an_expectation_that_nobody_can_fail_raises_an_alarm_with_or_without_an_edition_before() -> None:
    assert alarm(PRINCIPLE).ground is Ground.NOBODY_CAN_FAIL
    assert alarm(PRINCIPLE, frozenset()).ground is Ground.NOBODY_CAN_FAIL
    assert (
        str(alarm(PRINCIPLE, frozenset(["e1"])).why)
        == "Nobody could fail it, and the previous edition said so too."
    )


def test_what_was_said_before_and_still_lacks_much_raises_an_alarm() -> None:
    assert alarm(UNTIMED, frozenset(["e1"])).ground is Ground.SAID_BEFORE
    assert not alarm(UNTIMED, frozenset()).raised
    assert not alarm(UNTIMED).raised


def test_what_can_be_executed_raises_none_however_old_it_is() -> None:
    assert not alarm(CONCRETE, frozenset(["e1"])).raised


def test_where_possible_without_a_time_lets_everybody_off() -> None:
    hedged = ask(
        "The carer should phone the school where possible.",
        actor="carer",
        action="phone the school",
        target="the school",
        context="where possible",
    )
    assert alarm(hedged).ground is Ground.LET_OFF


def test_a_permission_raises_none_since_nobody_is_measured_by_it() -> None:
    choice = ask("Staff may consider it.", actor="Staff", action="consider it", force=Force.PERMISSION)
    assert not alarm(choice, frozenset(["e1"])).raised
