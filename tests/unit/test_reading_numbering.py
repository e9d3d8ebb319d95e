"""Marks and heading numbers, one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canllaw.basics.language import Language
from canllaw.guidance.reading.language import find_language
from canllaw.guidance.reading.numbering import (
    MarkStyle,
    find_mark,
    read_letters,
    read_roman,
    say_letters,
    say_roman,
    split_heading,
)


@pytest.mark.parametrize(
    ("text", "style", "number", "words"),
    [
        ("3.14 The carer must", MarkStyle.MULTILEVEL, "3.14", "The carer must"),
        ("4.12. The carer must", MarkStyle.MULTILEVEL, "4.12", "The carer must"),
        ("3.14The carer must", MarkStyle.MULTILEVEL, "3.14", "The carer must"),
        ("A.2 The form", MarkStyle.MULTILEVEL, "A.2", "The form"),
        ("12. The carer must", MarkStyle.DECIMAL, "12", "The carer must"),
        ("12A. The carer must", MarkStyle.DECIMAL, "12A", "The carer must"),
        ("3.—(1) The person must", MarkStyle.LEGAL, "3(1)", "The person must"),
        ("(2) Paragraph (1) applies", MarkStyle.BRACKET, "2", "Paragraph (1) applies"),
        ("(a) ring", MarkStyle.LETTER, "a", "ring"),
        ("a) ring", MarkStyle.LETTER, "a", "ring"),
        ("(ii) ring", MarkStyle.LETTER, "ii", "ring"),
        ("(iv) ring", MarkStyle.ROMAN, "iv", "ring"),
        ("• ring", MarkStyle.BULLET, "•", "ring"),
        ("– ring", MarkStyle.BULLET, "•", "ring"),
    ],
)
def test_marks(text: str, style: MarkStyle, number: str, words: str):
    mark = find_mark(text)
    assert mark is not None
    assert (mark.style, mark.number, text[mark.end :]) == (style, number, words)


@pytest.mark.parametrize(
    "text", ["The carer", "2015-16 was", "(see below)", "a carer", "-5 degrees", "e.g. this", "I agree", ""]
)
def test_words_that_are_no_mark(text: str):
    assert find_mark(text) is None


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("3.2 Title", "3.2", "Title"),
        ("3.2. Title", "3.2", "Title"),
        ("7 Hours of work", "7", "Hours of work"),
        ("72 hours and after", None, "72 hours and after"),
        ("Annex A: Forms", "Annex A", "Forms"),
        ("Chapter 4", None, "Chapter 4"),
        ("Pennod 4 – Dychwelyd", "Pennod 4", "Dychwelyd"),
        ("Section 47 enquiries", None, "Section 47 enquiries"),
        ("Part of the plan", None, "Part of the plan"),
        ("IV. Records", "IV", "Records"),
        ("A child is missing", None, "A child is missing"),
    ],
)
def test_numbers_of_headings(text: str, number: str | None, title: str):
    assert split_heading(text) == (number, title)


@given(st.integers(1, 3999))
def test_roman_numbers_are_read_as_they_are_said(value: int):
    assert read_roman(say_roman(value)) == value


@given(st.integers(1, 100))
def test_letters_are_read_as_they_are_said(value: int):
    assert read_letters(say_letters(value)) == value


def test_the_language_is_told_by_small_words():
    assert (
        find_language("Rhaid i'r gofalwr ffonio'r heddlu os nad yw'r plentyn yn y cartref.") is Language.WELSH
    )
    assert find_language("The carer must ring the police if the child is not at home.") is Language.ENGLISH
    assert find_language("") is Language.ENGLISH
