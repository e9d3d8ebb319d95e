"""What English guidance asks: the force words, who is asked, what, when and in which circumstances.

Every sentence was written for these tests and its parts were worked out by hand. "R" is a requirement, "G" a guideline,
"P" a permission; "-" behind it says that something is not to be done.
"""

from pathlib import Path

import pytest

from canllaw.guidance.expectations import Expectation, Force, Polarity, Reading
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.grammar.english import GRAMMAR
from canllaw.guidance.obligation import judge_obligation
from canllaw.guidance.reading import read_guidance

FORCES = {"R": Force.REQUIREMENT, "G": Force.GUIDELINE, "P": Force.PERMISSION}

# sentence, force, actor, action, time, context
ASKED: list[tuple[str, str, str | None, str, str | None, str | None]] = [
    ("The social worker must tell the police within 24 hours.", "R", "social worker", "tell the police", "within 24 hours", None),
    ("A carer must not lock the door.", "R-", "carer", "lock the door", None, None),
    ("Foster carers shall keep a daily record.", "R", "Foster carers", "keep a daily record", None, None),
    ("The provider is required to notify the inspectorate without delay.", "R", "provider", "notify the inspectorate", "without delay", None),
    ("Local authorities have a duty to safeguard children in their area.", "R", "Local authorities", "safeguard children in their area", None, None),
    ("The team is under a duty to keep the list.", "R", "team", "keep the list", None, None),
    ("The manager has to sign the form before the meeting.", "R", "manager", "sign the form", "before the meeting", None),
    ("Staff are prohibited from using a mobile telephone.", "R-", "Staff", "using a mobile telephone", None, None),
    ("No member of staff may search a child's room unless the manager agrees.", "R-", "member of staff", "search a child's room", None, "unless the manager agrees"),
    ("No one may change the record.", "R-", "No one", "change the record", None, None),
    ("The nurse should never promise to keep a secret.", "G-", "nurse", "promise to keep a secret", None, None),
    ("Schools are expected to keep a list of looked after pupils.", "G", "Schools", "keep a list of looked after pupils", None, None),
    ("The clerk needs to send the minutes as soon as possible.", "G", "clerk", "send the minutes", "as soon as possible", None),
    ("The head of service is responsible for publishing the figures every year.", "G", "head of service", "publishing the figures", "every year", None),
    ("It is important that foster carers tell the police at once.", "G", "foster carers", "tell the police", "at once", None),
    ("It is essential to write down the child's own words.", "G", None, "write down the child's own words", None, None),
    ("Carers are advised not to search dangerous places.", "G-", "Carers", "search dangerous places", None, None),
    ("The chair may ask a clerk to take the minutes.", "P", "chair", "ask a clerk to take the minutes", None, None),
    ("A child is entitled to speak Welsh.", "P", "child", "speak Welsh", None, None),
    ("The authority has discretion to pay the fare.", "P", "authority", "pay the fare", None, None),
    ("Carers need not wait for the police.", "P-", "Carers", "wait for the police", None, None),
    ("The provider is not required to keep a paper copy.", "P-", "provider", "keep a paper copy", None, None),
    ("Information may be shared without consent.", "P", None, "be shared without consent", None, None),
    ("Where the child is a long way from home, the social worker can ask the area authority to help.", "P", "social worker", "ask the area authority to help", None, "Where the child is a long way from home"),
    ("If the child is not found, the manager should, without delay, hold a meeting.", "G", "manager", "hold a meeting", "without delay", "If the child is not found"),
    ("Where a child says that they are afraid, the social worker, having spoken to the manager, must see the child.", "R", "social worker", "see the child", None, "Where a child says that they are afraid"),
    ("The person who takes the call must write down the time.", "R", "person", "write down the time", None, None),
    ("Local authorities, the police and health boards must agree a protocol.", "R", "Local authorities, the police and health boards", "agree a protocol", None, None),
    ("The report must be signed by the manager within two days.", "R", "manager", "be signed", "within two days", None),
    ("The report must be signed by Friday.", "R", None, "be signed", "by Friday", None),
    ("The plan must include the child's wishes.", "R", None, "include the child's wishes", None, None),
    ("Where an authority departs from this advice, it should record its reasons.", "G", "authority", "record its reasons", None, "Where an authority departs from this advice"),
    ("Nor should they wait until the morning.", "G-", "they", "wait", "until the morning", None),
    ("The Act says that the director must publish the policy.", "R", "director", "publish the policy", None, None),
    ("in making appointments to the panel the director shall consult the board", "R", "director", "consult the board", None, "in making appointments to the panel"),
]  # fmt: skip

NOT_ASKED = [
    "The child may be at risk.",
    "This may be because they miss a brother.",
    "Going missing can harm a child.",
    "Staff may feel worried.",
    "Much can be done before a child goes missing.",
    "It should be noted that figures differ.",
    "This chapter should be read with the regulations.",
    "References to a young person shall be construed as references to a child aged 16.",
    "This guidance shall come into force on 6 April.",
    "Should the worst happen, the plan helps.",
    "What should the plan say?",
    "The annex explains how staff should respond.",
    "The table exists so that nobody has to decide alone.",
    "A carer said, “You must be tired.”",
    "The review takes place in May 2024.",
]


@pytest.mark.parametrize(("sentence", "force", "actor", "action", "time", "context"), ASKED)
def test_each_force_word_gives_force_polarity_and_parts(sentence, force, actor, action, time, context):
    clause = next(clause for clause in GRAMMAR.read_clauses(sentence) if not clause.declined)
    parts = [
        span and sentence[slice(*span)] for span in (clause.actor, clause.action, clause.time, clause.context)
    ]
    assert parts == [actor, action, time, context]
    assert clause.force is FORCES[force[0]]
    assert (clause.polarity is Polarity.DO_NOT) == force.endswith("-")


@pytest.mark.parametrize("sentence", NOT_ASKED)
def test_what_only_says_how_things_are_asks_nothing(sentence: str):
    assert all(clause.declined and str(clause.why) for clause in GRAMMAR.read_clauses(sentence))


def read(folder: Path, markdown: str) -> Reading:
    path = folder / "guidance.md"
    path.write_text(markdown, encoding="utf-8")
    return find_expectations(read_guidance(path))


def told(expectation: Expectation) -> tuple[str, str | None, bool]:
    return (
        expectation.text,
        expectation.actor.text if expectation.actor else None,
        expectation.actor_inherited,
    )


def test_two_force_words_are_two_expectations_and_the_second_has_the_actor_of_the_first(tmp_path: Path):
    reading = read(tmp_path, "# Records\n\nThe manager must read the record and should sign it.\n")
    assert [told(each) for each in reading.expectations] == [
        ("The manager must read the record", "manager", False),
        ("and should sign it.", "manager", True),
    ]


def test_items_that_complete_a_stem_with_a_verb_are_each_an_expectation(tmp_path: Path):
    reading = read(
        tmp_path,
        "# Return\n\nThe social worker must:\n\n- tell the police;\n- hold an interview within 72 hours; and\n- not delay.\n",
    )
    assert [told(each) for each in reading.expectations] == [
        ("The social worker must: tell the police", "social worker", True),
        ("The social worker must: hold an interview within 72 hours", "social worker", True),
        ("The social worker must: not delay", "social worker", True),
    ]
    assert [each.polarity.value for each in reading.expectations] == ["do", "do", "do not"]
    assert {each.force for each in reading.expectations} == {Force.REQUIREMENT}
    assert {each.force_words.text for each in reading.expectations if each.force_words} == {"must"}


def test_items_that_are_things_stay_one_expectation_with_their_stem(tmp_path: Path):
    reading = read(
        tmp_path, "# Plan\n\nThe plan must include:\n\n- the child's friends;\n- places they know.\n"
    )
    (only,) = reading.expectations
    assert only.text == "The plan must include: the child's friends; places they know."
    assert only.target is not None and only.target.text == "The plan"


def test_a_stem_without_force_over_imperatives_gives_guidelines(tmp_path: Path):
    reading = read(
        tmp_path, "# Calls\n\nOn the telephone:\n\n- give the child's name;\n- ask for a reference.\n"
    )
    assert [(each.force, each.action and each.action.text) for each in reading.expectations] == [
        (Force.GUIDELINE, "give the child's name"),
        (Force.GUIDELINE, "ask for a reference"),
    ]


def test_will_asks_in_a_procedure_and_nowhere_else(tmp_path: Path):
    reading = read(
        tmp_path, "# Aims\n\nThe clerk will send a letter.\n\n# Procedure\n\nThe clerk will send a letter.\n"
    )
    assert [each.section for each in reading.expectations] == [("Procedure",)]
    assert [str(each.reason) for each in reading.declined] == [
        "The words tell what will happen, and stand in no procedure."
    ]


def test_pronouns_and_passives_take_the_actor_named_just_before(tmp_path: Path):
    reading = read(
        tmp_path,
        "# Visits\n\nThe nurse must see the child. They should write a note. The note must be kept for a year.\n\n"
        "The form must be signed.\n",
    )
    assert [told(each)[1:] for each in reading.expectations] == [
        ("nurse", False),
        ("nurse", True),
        ("nurse", True),
        (None, False),
    ]


def test_headings_ask_only_with_a_force_word_and_a_verb(tmp_path: Path):
    reading = read(
        tmp_path, "# What must staff do?\n\nText.\n\n# Duties\n\nText.\n\n# Staff must listen\n\nText.\n"
    )
    assert [each.text for each in reading.expectations] == ["Staff must listen"]


def test_every_span_holds_the_words_it_names_and_every_decision_has_a_reason(tmp_path: Path):
    path = tmp_path / "guidance.md"
    path.write_text(
        "# A\n\n1. Ask the child. If asked, the carer must wait.\n\nCarers may be tired.\n", encoding="utf-8"
    )
    edition = read_guidance(path)
    reading = find_expectations(edition)
    assert reading.expectations and reading.declined
    for each in reading.expectations:
        for part in (each.actor, each.action, each.context, each.target, each.time, each.force_words):
            assert part is None or edition.text[part.start : part.end] == part.text
        assert str(each.reason)
    assert all(str(each.reason) for each in reading.declined)


def test_the_name_of_an_expectation_is_made_of_its_words_and_repeats_are_numbered(tmp_path: Path):
    reading = read(tmp_path, "# A\n\n(a) Carers must wait.\n\nCarers   MUST wait!\n")
    first, second = [each.id for each in reading.expectations]
    assert second == f"{first}-2"
    assert len(first) == 8


def test_the_model_tells_a_duty_from_a_statement_that_makes_something_so():
    assert judge_obligation("The registered person shall ensure that the home is kept clean.") > 0.7
    assert judge_obligation("This guidance shall come into force on 1 April.") < 0.2
    assert judge_obligation("The application shall be deemed to be accepted.") < 0.3
