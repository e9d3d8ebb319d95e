"""Corrections by a person: what may be done, that they outlive another reading, and what is told when they cannot be."""

from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.guidance.corrections import (
    CorrectedReading,
    CorrectionKind,
    apply_corrections,
    make_corrections_form,
    read_corrections,
)
from canllaw.guidance.documents import Edition
from canllaw.guidance.expectations import Force, Polarity, Reading
from tests.build_readings import make_edition

GUIDANCE = """
The carer must tell the police when a child goes missing.
The foster carer should tell the social worker within five days.
The manager must read the record and sign it on the same day.
The panel should look at the records.
The panel should report to the board every year.
It is good practice to ring the school in the morning.
"""


def correct(folder: Path, rows: str, guidance: str = GUIDANCE) -> CorrectedReading:
    path = folder / "corrections.csv"
    path.write_text(rows.strip() + "\n", encoding="utf-8")
    reading, edition = make_edition("g", guidance)
    return apply_corrections(reading, edition, read_corrections(path))


def texts(corrected: CorrectedReading) -> list[str]:
    return [each.text for each in corrected.reading.expectations]


def test_a_rejected_expectation_is_left_out(tmp_path: Path) -> None:
    corrected = correct(
        tmp_path, "correction,text\nreject,It is good practice to ring the school in the morning."
    )
    assert len(texts(corrected)) == 5
    assert corrected.counts == {CorrectionKind.REJECT: 1}
    assert corrected.unplaced == ()


def test_an_accepted_expectation_stays_and_its_reason_says_that_a_person_agreed(tmp_path: Path) -> None:
    corrected = correct(tmp_path, "correction,text\naccept,The panel should look at the records.")
    assert len(texts(corrected)) == 6
    assert str(corrected.reading.expectations[3].reason).startswith("A person agreed with what was read.")


def test_an_edited_expectation_has_the_values_that_the_person_gave(tmp_path: Path) -> None:
    corrected = correct(
        tmp_path,
        "correction,text,force,polarity,actor,time\n"
        "edit,The foster carer should tell the social worker within five days.,"
        "requirement,do not,foster carer,within five days",
    )
    edited = corrected.reading.expectations[1]
    assert (edited.force, edited.polarity) == (Force.REQUIREMENT, Polarity.DO_NOT)
    assert (edited.actor and edited.actor.text, edited.actor_inherited) == ("foster carer", False)
    assert edited.time and edited.time.text == "within five days"


def test_an_actor_may_be_named_with_words_that_stand_elsewhere_in_the_document(tmp_path: Path) -> None:
    row = "edit,It is good practice to ring the school in the morning.,social worker"
    edited = correct(tmp_path, f"correction,text,actor\n{row}").reading.expectations[5]
    assert (edited.actor and edited.actor.text, edited.actor_inherited) == ("social worker", True)


def test_a_dash_takes_a_part_away(tmp_path: Path) -> None:
    rows = "correction,text,actor\nedit,The panel should look at the records.,-"
    assert correct(tmp_path, rows).reading.expectations[3].actor is None


@pytest.mark.parametrize(
    "rows",
    [
        "correction,text,into\n"
        "split,The manager must read the record and sign it on the same day.,"
        "The manager must read the record | sign it on the same day",
        "correction,text,into\n"
        "split,The manager must read the record and sign it on the same day.,The manager must read the record\n"
        "split,The manager must read the record and sign it on the same day.,sign it on the same day",
    ],
)
def test_a_split_names_its_pieces_in_one_row_or_in_a_row_each(tmp_path: Path, rows: str) -> None:
    corrected = correct(tmp_path, rows)
    assert texts(corrected)[2:4] == ["The manager must read the record", "sign it on the same day"]
    assert corrected.counts == {CorrectionKind.SPLIT: 1}


def test_merged_expectations_become_one(tmp_path: Path) -> None:
    corrected = correct(
        tmp_path,
        "correction,text,with\n"
        "merge,The panel should look at the records.,The panel should report to the board every year.",
    )
    assert len(texts(corrected)) == 5
    assert texts(corrected)[3] == (
        "The panel should look at the records. The panel should report to the board every year."
    )


def test_what_was_missed_is_added_from_words_of_the_document(tmp_path: Path) -> None:
    corrected = correct(tmp_path, "correction,text,force\nadd,ring the school in the morning,guideline")
    assert texts(corrected)[6] == "ring the school in the morning"


def test_what_was_added_is_found_again_when_its_words_changed_a_little(tmp_path: Path) -> None:
    rows = "correction,text,force\nadd,It is good practice to ring the schools each morning,guideline"
    # The builder of these readings takes every line for an expectation; the shorter one stands before it.
    added = correct(tmp_path, rows).reading.expectations[-2]
    assert added.text == "It is good practice to ring the school in the morning"


def test_an_addition_that_is_found_by_itself_later_is_not_counted_twice(tmp_path: Path) -> None:
    rows = "correction,text,force\nadd,The panel should look at the records,requirement"
    corrected = correct(tmp_path, rows)
    assert len(texts(corrected)) == 6
    assert corrected.reading.expectations[3].force is Force.REQUIREMENT


OTHER_EDITION = """
New paragraph: everybody should know this guidance.
The foster carer should tell the child's social worker within five days.
The carer must tell the police when a child goes missing.
The panel must report to the board each year.
"""


def test_corrections_are_found_again_by_their_words_in_a_changed_document(tmp_path: Path) -> None:
    corrected = correct(
        tmp_path,
        "correction,text,force\n"
        "edit,The foster carer should tell the social worker within five days.,requirement\n"
        "reject,“The carer must tell the police when a child goes missing”,\n",
        OTHER_EDITION,
    )
    assert texts(corrected) == [
        "New paragraph: everybody should know this guidance.",
        "The foster carer should tell the child's social worker within five days.",
        "The panel must report to the board each year.",
    ]
    assert corrected.reading.expectations[1].force is Force.REQUIREMENT
    assert corrected.counts == {CorrectionKind.EDIT: 1, CorrectionKind.REJECT: 1}


def test_a_correction_whose_words_are_gone_is_told_with_its_row_and_changes_nothing(tmp_path: Path) -> None:
    rows = "correction,text\nreject,The panel should look at the records.\n"
    corrected = correct(tmp_path, rows, OTHER_EDITION)
    assert len(texts(corrected)) == 4
    (problem,) = corrected.unplaced
    assert problem.where.row == 2
    assert str(problem.what) == "No expectation with these words was found in the document."


def test_two_corrections_of_one_expectation_in_different_rows_conflict_and_the_second_is_told(
    tmp_path: Path,
) -> None:
    corrected = correct(
        tmp_path,
        "correction,text,with\n"
        "reject,The panel should look at the records.,\n"
        "merge,The panel should report to the board every year.,The panel should look at the records.",
    )
    assert corrected.counts == {CorrectionKind.REJECT: 1}
    (problem,) = corrected.unplaced
    assert (problem.where.row, str(problem.what)) == (
        3,
        "Another correction was already made to this expectation.",
    )


def test_a_part_that_stands_nowhere_in_the_document_is_told(tmp_path: Path) -> None:
    rows = "correction,text,actor\nedit,The panel should look at the records.,head teacher"
    (problem,) = correct(tmp_path, rows).unplaced
    assert str(problem.what) == "The words of a part do not stand in the document: head teacher"


def test_a_file_that_is_wrong_tells_every_fault_at_once(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(
        "correction,text,force,into,with\n"
        "split,The manager must read the record.,,one piece,\n"
        "merge,The carer must ring.,,,\n"
        "add,The carer must ring the school.,,,\n"
        "edit,The carer must write.,,,\n"
        "remove,The carer must sing.,,,\n"
        "reject,,,,\n"
        "reject,The carer must ring!,,,\n",
        encoding="utf-8",
    )
    with pytest.raises(MaterialError) as raised:
        read_corrections(path)
    assert str(raised.value).splitlines() == [
        "corrections.csv:6:correction: This is not one of the values that the column allows. "
        "Use one of these: accept, reject, edit, split, merge, add."
    ]
    path.write_text(path.read_text().replace("remove,The carer must sing.,,,\n", ""), encoding="utf-8")
    with pytest.raises(MaterialError) as raised:
        read_corrections(path)
    assert [line.split(": ")[0] for line in str(raised.value).splitlines()] == [
        "corrections.csv:2:into",
        "corrections.csv:3:with",
        "corrections.csv:4:force",
        "corrections.csv:5:correction",
        "corrections.csv:6:text",
        "corrections.csv:7:text",
    ]


def make_guidance() -> tuple[Reading, Edition]:
    return make_edition("g", GUIDANCE)


def test_a_file_to_start_from_holds_every_expectation_and_corrects_nothing(tmp_path: Path) -> None:
    reading, edition = make_guidance()
    path = tmp_path / "corrections.csv"
    path.write_bytes(make_corrections_form(reading))
    assert read_corrections(path) == ()
    assert path.read_text(encoding="utf-8-sig").count("\n") == 7
    assert apply_corrections(reading, edition, ()).reading == reading


def test_rejecting_one_of_two_equal_sentences_needs_its_id_and_leaves_the_other(tmp_path: Path) -> None:
    guidance = "The carer must sign.\nThe panel should meet.\nThe carer must sign."
    corrected = correct(tmp_path, "correction,id,text\nreject,g3,The carer must sign.", guidance)
    assert [each.id for each in corrected.reading.expectations] == ["g1", "g2"]
