"""Criteria: statements in the present tense, with a grade and without a force word, are requirements."""

from pathlib import Path

from canllaw.guidance.expectations import Expectation, Force, Polarity, Reading
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.reading import read_guidance

CRITERIA = """
# Criteria for a children's home

## A known person
Essential

Every child has one named member of staff who knows their wishes.

Children often say that this matters most to them, and it should not be rushed.

## Telephone
Essential

The child can ring the social worker at any hour without being overheard.

## Looking for the child
Enhanced

When a child does not come home, all of the following are true:

- the places that the child knows are searched
- somebody stays in the home to answer the telephone

## Locked doors
Essential

Doors are not locked to keep a child in.

## The return
Enhanced

A meal and a warm bed are ready whenever a child comes back.

## Records
Enhanced

Each record names the member of staff who wrote it.
"""


def read(folder: Path, text: str) -> Reading:
    path = folder / "criteria.md"
    path.write_text(text, encoding="utf-8")
    return find_expectations(read_guidance(path))


def by_section(reading: Reading) -> dict[str, Expectation]:
    return {each.section[-1]: each for each in reading.expectations}


def test_every_criterion_is_one_requirement_and_nothing_else_in_its_section_counts(tmp_path: Path) -> None:
    reading = read(tmp_path, CRITERIA)
    assert [each.section[-1] for each in reading.expectations] == [
        "A known person",
        "Telephone",
        "Looking for the child",
        "Locked doors",
        "The return",
        "Records",
    ]
    assert {each.force for each in reading.expectations} == {Force.REQUIREMENT}


def test_a_criterion_with_a_list_is_one_with_its_list(tmp_path: Path) -> None:
    assert by_section(read(tmp_path, CRITERIA))["Looking for the child"].text == (
        "When a child does not come home, all of the following are true: "
        "the places that the child knows are searched somebody stays in the home to answer the telephone"
    )


def test_a_criterion_that_says_what_is_not_done_forbids(tmp_path: Path) -> None:
    found = by_section(read(tmp_path, CRITERIA))
    assert found["Locked doors"].polarity is Polarity.DO_NOT
    assert found["Records"].polarity is Polarity.DO


def test_the_reason_names_the_grade(tmp_path: Path) -> None:
    reason = by_section(read(tmp_path, CRITERIA))["The return"].reason
    assert str(reason) == (
        'It is a criterion: a statement that is to hold, under a heading and the grade "Enhanced".'
    )


def test_descriptions_without_grades_are_no_criteria(tmp_path: Path) -> None:
    text = CRITERIA.replace("Essential\n", "").replace("Enhanced\n", "")
    assert "Records" not in by_section(read(tmp_path, text))


def test_where_the_statements_ask_by_force_words_they_are_read_by_them(tmp_path: Path) -> None:
    text = CRITERIA.replace(" has one", " should have one").replace("can ring", "should be able to ring")
    text = text.replace("are not locked", "must not be locked").replace("names the", "should name the")
    found = by_section(read(tmp_path, text))
    assert "The return" not in found
    assert found["Records"].force is Force.GUIDELINE
