"""Whom an English sentence asks, where the words that name them are many or stand at an unusual place.

Every sentence was written for these tests and whom it asks was worked out by hand.
"""

import pytest

from canllaw.guidance.expectations import Force, Polarity
from canllaw.guidance.grammar.english import GRAMMAR

# sentence, whom it asks
ACTORS: list[tuple[str, str | None]] = [
    (
        "The head of the home, or the head's deputy, must sign the log.",
        "head of the home, or the head's deputy",
    ),
    (
        "The carer, and any agent acting for the carer, shall keep a list.",
        "carer, and any agent acting for the carer",
    ),
    ("Owners of a home in which children live must keep a list.", "Owners of a home"),
    ("The form must be sent to the team that was told by the police.", None),
    ("The form must be burned (not torn up by hand or by staff).", None),
    (
        "The form must be signed by the officer or a person acting on their behalf.",
        "officer or a person acting on their behalf",
    ),
    ("The form must be signed by the officer named within two days.", "officer named"),
    ("A manager who believes that the child is at risk must ring the police.", "manager"),
    ("The guidance says that the home must keep a log.", "home"),
    ("Those who work with children must know the plan.", "Those who work with children"),
    ("All who visit, in any role, must sign the book.", "All who visit"),
    ("All involved in the case should meet.", "All involved in the case"),
    ("The local association must keep a list.", "local association"),
    ("More than half of the members must attend.", "members"),
    ("Over half of the members of the board must attend.", "members of the board"),
    ("Over two weeks the carer must keep a list.", "carer"),
    ("The authority in whose area the child lives must agree.", "authority"),
]


@pytest.mark.parametrize(("sentence", "actor"), ACTORS)
def test_the_one_who_is_asked_is_named_whole_and_no_one_else_is(sentence: str, actor: str | None) -> None:
    clause = GRAMMAR.read_clauses(sentence)[0]
    assert (clause.actor and sentence[slice(*clause.actor)]) == actor


# sentence, force, whom it asks, what it asks
PUT_ON: list[tuple[str, Force, str, str]] = [
    ("It is the duty of the clerk to keep a record.", Force.REQUIREMENT, "clerk", "keep a record"),
    ("It shall be the legal duty of each home to keep a list.", Force.REQUIREMENT, "home", "keep a list"),
    (
        "It is also the responsibility of all staff to lock the gate.",
        Force.GUIDELINE,
        "staff",
        "lock the gate",
    ),
]


@pytest.mark.parametrize(("sentence", "force", "actor", "action"), PUT_ON)
def test_a_duty_or_responsibility_is_put_on_whoever_is_named_behind_it(
    sentence: str, force: Force, actor: str, action: str
) -> None:
    (clause,) = GRAMMAR.read_clauses(sentence)
    assert not clause.declined
    assert clause.force is force
    assert clause.actor is not None and sentence[slice(*clause.actor)] == actor
    assert clause.action is not None and sentence[slice(*clause.action)] == action


def test_a_duty_of_which_nothing_is_asked_is_no_expectation() -> None:
    assert GRAMMAR.read_clauses("It is the duty of care that the Act speaks of.") == ()


def test_no_fewer_than_two_is_asked_and_not_forbidden() -> None:
    fewer, none = (
        GRAMMAR.read_clauses(f"{words} shall sign the form.")[0]
        for words in ("No fewer than two members", "No member")
    )
    assert (fewer.polarity, none.polarity) == (Polarity.DO, Polarity.DO_NOT)
