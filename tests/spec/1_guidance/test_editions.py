"""Two editions side by side: what became of every expectation."""

from dataclasses import replace

import pytest

from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError
from canllaw.guidance.editions import Change, ChangeKind, compare_editions
from tests.build_readings import make_edition

NEW, GONE, SAME, MOVED = ChangeKind.NEW, ChangeKind.GONE, ChangeKind.SAME, ChangeKind.MOVED
STRONGER, WEAKER, REWORDED = ChangeKind.STRONGER, ChangeKind.WEAKER, ChangeKind.REWORDED
SPLIT, MERGED = ChangeKind.SPLIT, ChangeKind.MERGED


def compare(old: str, new: str, language: Language = Language.ENGLISH) -> tuple[Change, ...]:
    old_reading, old_edition = make_edition("a", old, language)
    new_reading, new_edition = make_edition("b", new, language)
    return compare_editions(old_reading, new_reading, old_edition, new_edition)


def kind_of(old: str, new: str, language: Language = Language.ENGLISH) -> ChangeKind:
    """What became of one expectation; the sentences around it stay."""
    (change,) = (change for change in compare(old, new, language))
    return change.kind


OLD = """
# When a child goes missing
The carer must tell the police when a child goes missing.
The carer should tell the social worker within five days.
The social worker should hold a return interview.
The manager may ask a colleague to hold the interview.
The manager must read the record, sign it on the same day and send a copy to the panel.
# Records
Staff should keep a record of each episode.
Staff must note the time at which the child was last seen.
The panel should look at the records.
The panel should report to the board every year.
Parents must be told about the outcome of the interview.
"""

NEW_EDITION = """
# 1 When a child goes missing
The carer must tell the police when a child goes missing.
The carer should tell the social worker within 72 hours.
The social worker must hold a return interview.
Staff must note the time at which the child was last seen.
The manager must read the record and sign it on the same day.
The manager must send a copy of the record to the panel.
# 2 Keeping records
Staff should, where possible, keep a record of each episode.
The panel should look at the records and report to the board every year.
Foster carers should be offered a talk with somebody they trust.
Parents need to be told what came out of the interview, which they must hear about.
"""


def test_every_kind_of_change_is_found_in_one_comparison() -> None:
    kinds = {(change.old, change.new): change.kind for change in compare(OLD, NEW_EDITION)}
    assert kinds == {
        (("a1",), ("b1",)): SAME,
        (("a2",), ("b2",)): STRONGER,
        (("a3",), ("b3",)): STRONGER,
        (("a4",), ()): GONE,
        (("a5",), ("b5", "b6")): SPLIT,
        (("a6",), ("b7",)): WEAKER,
        (("a7",), ("b4",)): MOVED,
        (("a8", "a9"), ("b8",)): MERGED,
        ((), ("b9",)): NEW,
        (("a10",), ("b10",)): REWORDED,
    }


def test_changes_come_in_the_order_of_the_new_edition_and_what_is_gone_where_it_would_stand() -> None:
    order = [change.new or change.old for change in compare(OLD, NEW_EDITION)]
    assert order[:6] == [("b1",), ("b2",), ("b3",), ("a4",), ("b4",), ("b5", "b6")]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("The carer may ring the school.", "The carer should ring the school.", STRONGER),
        ("The carer should ring the school.", "The carer must ring the school.", STRONGER),
        ("The carer must ring the school.", "The carer should ring the school.", WEAKER),
        ("The carer should ring the school.", "The carer may ring the school.", WEAKER),
        ("The carer may ring the school.", "The carer must not ring the school.", STRONGER),
        ("The carer must ring the school.", "The carer need not ring the school.", WEAKER),
        ("The carer must ring the school.", "The carer must not ring the school.", REWORDED),
    ],
)
def test_force_makes_an_expectation_stronger_or_weaker(old: str, new: str, kind: ChangeKind) -> None:
    assert kind_of(old, new) is kind


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("within five days", "within 72 hours", STRONGER),
        ("within 72 hours", "within three days", REWORDED),
        ("within a week", "within five working days", REWORDED),
        ("within 24 hours", "immediately", STRONGER),
        ("as soon as possible", "within 24 hours", STRONGER),
        ("within 24 hours", "", WEAKER),
        ("", "without delay", STRONGER),
        ("every month", "every week", STRONGER),
        ("twice a year", "annually", WEAKER),
        ("at least two weeks before the meeting", "at least three weeks before the meeting", STRONGER),
        ("for at least six years", "for at least three years", WEAKER),
        ("with at least two colleagues", "with at least three colleagues", STRONGER),
        ("for no more than ten children", "for no more than six children", STRONGER),
        ("", "where possible", WEAKER),
        ("where appropriate", "", STRONGER),
        ("", "in every case", STRONGER),
        ("", "unless the child objects", WEAKER),
        ("within five days", "within 72 hours where possible", REWORDED),
    ],
)
def test_limits_and_hedges_make_it_stronger_or_weaker(before: str, after: str, kind: ChangeKind) -> None:
    old = f"The family support worker must review the safety plan with the child and the parents {before}."
    new = f"The family support worker must review the safety plan with the child and the parents {after}."
    assert kind_of(old, new) is kind


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("o fewn pum diwrnod", "o fewn 72 awr", STRONGER),
        ("bob mis", "bob wythnos", STRONGER),
        ("", "lle bo'n bosibl", WEAKER),
    ],
)
def test_limits_and_hedges_are_read_in_welsh(before: str, after: str, kind: ChangeKind) -> None:
    old = f"Rhaid i'r gweithiwr cymdeithasol adolygu'r cynllun diogelwch gyda'r plentyn {before}."
    new = f"Rhaid i'r gweithiwr cymdeithasol adolygu'r cynllun diogelwch gyda'r plentyn {after}."
    assert kind_of(old, new, Language.WELSH) is kind


@pytest.mark.parametrize(
    "other",
    [
        "3.14 Staff must re-read the child’s plan; see paragraph 4.12.",
        "(a) staff must reread the child's plan, see paragraph 4.9",
        "Staff must re read the “child's plan” - see paragraph 4.10.",
    ],
)
def test_what_only_another_format_or_another_numbering_changes_is_the_same(other: str) -> None:
    assert kind_of("Staff must re-read the child's plan, see paragraph 4.9.", other) is SAME


def test_a_label_that_another_format_runs_into_the_sentence_makes_no_difference() -> None:
    old_reading, old_edition = make_edition("a", "Deadline The carer must ring within an hour.")
    new_reading, new_edition = make_edition("b", "The carer must ring within an hour.")
    (change,) = compare_editions(old_reading, new_reading, replace(old_edition, format="pdf"), new_edition)
    assert change.kind is SAME
    (change,) = compare_editions(old_reading, new_reading, old_edition, new_edition)
    assert change.kind is REWORDED


def test_another_section_of_an_act_is_a_change_of_words() -> None:
    old = "The local authority must make enquiries under section 47 of the Act."
    new = "The local authority must make enquiries under section 21 of the Act."
    assert kind_of(old, new) is REWORDED


STAYS = """
# 3 {first}
The carer must tell the police when a child goes missing.
The carer should look for the child in the places that the child knows.
# 4 {second}
Staff should keep a record of each episode and of what the child said.
{kept}
The panel should look at the records of all homes together.
"""


def test_a_section_with_another_number_or_another_title_is_no_move() -> None:
    line = "Staff must note the time at which the child was last seen."
    old = STAYS.format(first="The first hour", second="Records", kept=line)
    new = STAYS.format(first="The first hour", second="What to write down", kept=line)
    new = new.replace("# 3", "# 5").replace("# 4", "# 6")
    assert [change.kind for change in compare(old, new)] == [SAME] * 5


def test_the_same_words_in_another_section_are_a_move_and_the_reason_names_the_section() -> None:
    line = "Staff must note the time at which the child was last seen."
    old = STAYS.format(first="The first hour", second="Records", kept=line)
    new = STAYS.format(first="The first hour", second="Records", kept="").replace("# 4", f"{line}\n# 4")
    (moved,) = (change for change in compare(old, new) if change.kind is not SAME)
    assert moved.kind is MOVED
    assert str(moved.why) == "The same is now said in another section: 3 The first hour."


def test_what_became_firmer_and_moved_is_called_stronger_and_keeps_the_move() -> None:
    line = "Staff should note the time at which the child was last seen."
    old = STAYS.format(first="The first hour", second="Records", kept=line)
    new = STAYS.format(first="The first hour", second="Records", kept="")
    new = new.replace("# 4", f"{line.replace('should', 'must')}\n# 4")
    (moved,) = (change for change in compare(old, new) if change.kind is not SAME)
    assert (moved.kind, moved.also) == (STRONGER, (MOVED,))


def test_the_differing_words_of_both_texts_are_marked() -> None:
    old = "The carer should tell the social worker within five days."
    new = "The carer must tell the social worker and the school within 72 hours."
    (change,) = compare(old, new)
    assert [old[start:end] for start, end in change.old_marks] == ["should", "five days"]
    assert [new[start:end] for start, end in change.new_marks] == ["must", "and the school", "72 hours"]


STEM = (
    "When a child comes back, the allocated social worker must, having read the file and spoken to the home:"
)


def test_items_under_one_long_stem_are_told_apart_by_what_they_say_themselves() -> None:
    old = f"{STEM} > offer the child a return interview\n{STEM} > tell the parents that the child is safe"
    new = f"{STEM} > tell the parents that the child is safe\n{STEM} > order a medical examination at the clinic"
    kinds = {change.kind: (change.old, change.new) for change in compare(old, new)}
    assert kinds == {SAME: (("a2",), ("b1",)), GONE: (("a1",), ()), NEW: ((), ("b2",))}


def test_equal_sentences_in_several_sections_find_the_one_in_their_own_section() -> None:
    line = "Staff must write down what the child said."
    pages = [f"# {title}\n{line}\nThe {title} lead must check it." for title in ("school", "home", "health")]
    changes = compare("\n".join(pages), "\n".join(pages[1:]))
    assert [change.kind for change in changes] == [GONE, GONE, SAME, SAME, SAME, SAME]


def test_editions_in_two_languages_are_refused_with_the_reason() -> None:
    old_reading, old_edition = make_edition("a", "The carer must ring.")
    new_reading, new_edition = make_edition("b", "Rhaid i'r gofalwr ffonio.", Language.WELSH)
    with pytest.raises(MaterialError, match="different languages"):
        compare_editions(old_reading, new_reading, old_edition, new_edition)


def test_an_edition_without_expectations_makes_everything_new_or_gone() -> None:
    assert [change.kind for change in compare("", "The carer must ring.")] == [NEW]
    assert [change.kind for change in compare("The carer must ring.", "")] == [GONE]
    assert compare("", "") == ()
