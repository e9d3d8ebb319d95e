"""Keys from names, and the note that carries those which cannot be had so."""

import pytest

from canllaw.evidence.refi_qda.elements import Element, make_element, read_guid
from canllaw.evidence.refi_qda.keys import (
    NOTE,
    KeyLine,
    make_code_key,
    make_code_keys,
    make_document_key,
    make_document_keys,
    make_key_note,
    read_key_note,
    settle,
)
from tests.build_refi_qda import guid


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Time and resources", "time-and-resources"),
        ("Coke::diet Coke", "coke-diet-coke"),
        ('"rushed"', "rushed"),
        ("W\u0302yl", "ŵyl"),
        ("<3", "3"),
        ("…", ""),
    ],
)
def test_the_key_of_a_code_is_its_name_in_small_letters(name: str, key: str):
    assert make_code_key(name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Mabel.txt", "Mabel"),
        ("Mabêl 2ième.DOCX", "Mabêl 2ième"),
        ("Dr. Smith", "Dr. Smith"),
        ("../../evil.txt", "evil"),
        ("a/b\\c:d", "a-b-c-d"),
        (".txt", ""),
    ],
)
def test_the_key_of_a_document_could_be_the_name_of_a_file(name: str, key: str):
    assert make_document_key(name) == key


def test_documents_of_one_name_are_numbered_and_no_number_is_given_twice():
    names = ["a", "a-2", "a", "a", "b.txt", "b.docx"]
    keys = make_document_keys((str(at), name) for at, name in enumerate(names))
    assert list(keys.values()) == ["a", "a-2", "a-3", "a-4", "b", "b-2"]


def test_codes_without_a_letter_in_their_name_are_known_by_their_guid():
    assert make_code_keys([("g1", "…", ""), ("g2", "!", "g1")]) == {"g1": "g1", "g2": "g2"}


def test_keys_of_the_note_come_first_and_nobody_else_gets_them():
    lines = (KeyLine(kind="code", guid="g2", key="time"),)
    assert settle({"g1": "time", "g2": "trust"}, lines, "code") == {"g1": "time-2", "g2": "time"}


def make_notes(*notes: Element) -> Element:
    return make_element("Project", make_element("Notes", *notes))


def test_the_note_is_read_back_with_commas_and_quotes():
    lines = (
        KeyLine(kind="code", guid=guid(1), key='a,"b" ŵ'),
        KeyLine(kind="excerpt", guid=guid(2), key="e 1"),
    )
    assert read_key_note(make_notes(make_key_note(lines))) == lines


@pytest.mark.parametrize("content", ["", "code", "code,no guid,key", f"code,{guid(1)},", "x" * 200_000])
def test_a_note_that_somebody_else_changed_is_passed_over(content: str):
    note = make_element("Note", make_element("PlainTextContent", text=content), guid=guid(5), name=NOTE)
    assert read_key_note(make_notes(note)) == ()


@pytest.mark.parametrize("words", [guid(1), guid(1).upper(), f"{{{guid(1).upper()}}}", f"  {guid(1)}\n"])
def test_a_guid_is_the_same_in_braces_and_capitals(words: str):
    assert read_guid(words) == guid(1)


@pytest.mark.parametrize("words", ["", "1", guid(1)[:-1], f"{guid(1)}0", guid(1).replace("-", "")])
def test_other_words_are_no_guid(words: str):
    assert read_guid(words) == ""
