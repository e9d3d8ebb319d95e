"""What reading real guidance by eye taught: each kind of error that was mended, as a sentence of our own.

The kinds and their shares are in docs/reading-errors.md.
"""

from pathlib import Path

import pytest

from canllaw.guidance.expectations import Expectation, Force, Polarity, Reading
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.grammar.english import GRAMMAR
from canllaw.guidance.reading import read_guidance


def read(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "guidance.md"
    path.write_text(text, encoding="utf-8")
    return find_expectations(read_guidance(path))


def asked(tmp_path: Path, text: str) -> list[Expectation]:
    return list(read(tmp_path, text).expectations)


# sentence, actor, target
PARTS: list[tuple[str, str | None, str | None]] = [
    ("The sandbox should be kept apart from the live service.", None, "The sandbox"),
    ("A principle must have a description.", None, "A principle"),
    ("Secrets must be unique.", None, "Secrets"),
    ("The panel must include a nurse.", None, "The panel"),
    ("The nurse must include the child in the plan.", "nurse", "the child"),
    ("There must be a plan for each home.", None, "a plan"),
    ("Either the carer or the manager must sign the form.", "carer or the manager", "the form"),
    ("No telephones – the talk should be about the child.", None, "the talk"),
    ("Two months after the visit the carer must write a letter.", "carer", "a letter"),
    ("The carer should ask whether the child is hurt.", "carer", "whether the child is hurt"),
    ("The carer must tell the parents of any important news.", "carer", "the parents"),
    ("The panel must take into account the child's wishes.", "panel", "the child's wishes"),
    ("The manager must ensure that staff know the plan.", "manager", "staff"),
    ("Carers should keep the following items.", "Carers", "the following items"),
    ("You'll need to ring the school.", "You'll", "the school"),
    ("Each decision must be subject to review by the board.", "board", "Each decision"),
]


@pytest.mark.parametrize(("sentence", "actor", "target"), PARTS)
def test_who_acts_and_what_it_is_done_to(sentence: str, actor: str | None, target: str | None) -> None:
    clause = next(each for each in reversed(GRAMMAR.read_clauses(sentence)) if not each.declined)
    found = [sentence[slice(*part)] if part else None for part in (clause.actor, clause.target)]
    assert found == [actor, target]


NOTHING_ASKED = [
    "The reasons you should think of are many.",
    "On that day nobody knows the user need to choose from.",
    "It is important to remember that carers are parents too.",
    "You may need to wait.",
    "The inspector might not have to come again.",
    "I need to know who rang.",
    "The home requires the roof to be mended.",
    "Nothing in this part requires the carer to sign.",
    "The letter uses the words MUST, SHOULD and MAY.",
]


@pytest.mark.parametrize("sentence", NOTHING_ASKED)
def test_what_asks_nothing_of_anybody(sentence: str) -> None:
    assert [each for each in GRAMMAR.read_clauses(sentence) if not each.declined] == []


def test_what_a_standard_requires_of_someone_is_a_requirement_and_its_items_inherit_it(
    tmp_path: Path,
) -> None:
    found = asked(
        tmp_path,
        "The standard in paragraph 1 requires the provider to:\n\n- keep a plan;\n- ring the school.\n",
    )
    assert [each.force for each in found] == [Force.REQUIREMENT] * 2
    assert [each.actor and each.actor.text for each in found] == ["provider"] * 2
    assert [each.action and each.action.text for each in found] == ["keep a plan", "ring the school"]


def test_a_stem_that_asks_twice_has_items_that_are_asked_once(tmp_path: Path) -> None:
    found = asked(
        tmp_path, "The manager must, and must ensure that staff—\n\n- keep a plan;\n- ring the school.\n"
    )
    assert [(each.force, each.actor and each.actor.text) for each in found] == [
        (Force.REQUIREMENT, "manager")
    ] * 2


def test_items_that_finish_a_sentence_about_children_are_no_imperatives(tmp_path: Path) -> None:
    assert not asked(
        tmp_path, "The aim is that children have carers who—\n\n- know them well;\n- keep promises.\n"
    )


def test_will_asks_in_a_document_about_the_work_of_inspectors(tmp_path: Path) -> None:
    work = "\n\n".join(f"The inspector will write letter {number}." for number in range(12))
    found = asked(tmp_path, f"{work}\n\nThe child will feel safe.\n\nThis will help.\n")
    assert len(found) == 12
    assert {each.force for each in found} == {Force.GUIDELINE}


def test_will_announces_where_it_stands_seldom(tmp_path: Path) -> None:
    assert not asked(tmp_path, "The minister will write a letter.\n\nThe manager will ring the school.\n")


MANUAL = "You write for your readers. {imperative} Your readers have little time, and you should know them."


def test_an_imperative_asks_in_a_manual_that_speaks_to_its_reader(tmp_path: Path) -> None:
    found = asked(tmp_path, MANUAL.format(imperative="Use plain words."))
    assert found[0].text == "Use plain words."


@pytest.mark.parametrize(
    "pointer", ["Read the next page.", "Find out more about letters.", "Open letters are rare."]
)
def test_an_imperative_that_points_elsewhere_asks_nothing(tmp_path: Path, pointer: str) -> None:
    assert pointer not in [each.text for each in asked(tmp_path, MANUAL.format(imperative=pointer))]


def test_an_imperative_in_a_text_that_does_not_speak_to_its_reader_asks_nothing(tmp_path: Path) -> None:
    assert not asked(tmp_path, "Many homes have a garden. Use plain words. The garden is for everybody.")


def test_never_before_an_imperative_forbids(tmp_path: Path) -> None:
    found = asked(tmp_path, MANUAL.format(imperative="Never lock the door."))
    assert found[0].polarity is Polarity.DO_NOT


def test_a_clause_with_so_leaves_the_clause_before_it_whole() -> None:
    sentence = "The plan should be short, clear and kind so it can be read by the child."
    first = GRAMMAR.read_clauses(sentence)[0]
    assert sentence[first.start : first.end] == "The plan should be short, clear and kind"


def test_a_circumstance_between_two_verbs_does_not_cut_what_is_asked() -> None:
    sentence = "The carer must keep the plan under review and, where needed, change it."
    clause = GRAMMAR.read_clauses(sentence)[0]
    assert clause.action is not None and clause.context is not None
    assert sentence[slice(*clause.action)] == "keep the plan under review and, where needed, change it"
    assert sentence[slice(*clause.context)] == "where needed"
