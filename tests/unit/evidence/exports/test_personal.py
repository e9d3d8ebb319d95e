"""Which columns look as if they held who somebody is."""

import pytest

from canllaw.evidence.exports.personal import why_personal


@pytest.mark.parametrize(
    "heading",
    """
    RecipientFirstName|first_name|Surname|Full name|email2|E-mail address|telephone_1|Mobile|postcode|Home address
    IPAddress|ipaddr|LocationLatitude|gps|dob|Date of birth|NHS number|enw|Cyfenw|e-bost|Rhif ffôn|Cod post
    Dyddiad geni
    """.replace("\n", "|")
    .strip(" |")
    .split("|"),
)
def test_headings_that_ask_who_somebody_is(heading: str):
    assert why_personal(heading.strip()) is not None or not heading.strip()


@pytest.mark.parametrize(
    "question",
    [
        "What is your name?",
        "What's your first name?",
        "Please enter your e-mail address:",
        "Please tell us your full name.",
        "Your date of birth",
        "Beth yw eich enw?",
        "Rhowch eich cyfeiriad e-bost",
    ],
)
def test_questions_that_ask_who_somebody_is(question: str):
    assert why_personal("q7", question) is not None


@pytest.mark.parametrize(
    "question",
    [
        "I know the phone number of the safeguarding lead.",
        "What is the name of the guidance?",
        "The guidance addresses what I do.",
        "How does your team address neglect?",
        "First letter of your mother's first name",
        "My manager knows my name.",
        "How often do you e-mail other teams?",
        "Enw'r canllaw",
    ],
)
def test_items_that_only_speak_of_such_things_are_kept(question: str):
    assert why_personal("q7", question) is None


@pytest.mark.parametrize(
    "heading", ["code", "team", "team_name", "authority", "role", "name_of_guidance", "GRP", "HRS"]
)
def test_other_headings_are_kept(heading: str):
    assert why_personal(heading) is None
