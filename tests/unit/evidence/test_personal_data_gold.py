"""The text that personal data is measured on: large enough, invented throughout, and found as promised."""

import re

import pytest

from bench.personal_data import GOLD, PARTS, Sentence, is_found, measure, read_names, read_sentences
from canllaw.evidence.personal_data.codes import is_nhs_number
from canllaw.evidence.personal_data.personal_data import PersonalKind, find_personal_data

SENTENCES = [sentence for file in PARTS for sentence in read_sentences(GOLD / file)]
NAMES = tuple(name for name in read_names() if name)
# Ofcom's ranges for drama, and the range for fiction of North America.
FOR_DRAMA = re.compile(
    r"01632960\d{3}|0(?:113|115|117|118|121|131|141|151|161|191)49[68]0\d{3}|02079460\d{3}|02890180\d{3}|02896496\d{3}|"
    r"02920180\d{3}|07700900\d{3}|08081570\d{3}|03069990\d{3}|12025550123"
)


def of_kind(kind: PersonalKind) -> list[str]:
    return [s.text[item.start : item.end] for s in SENTENCES for item in s.items if item.kind is kind]


def test_it_holds_three_hundred_items_and_as_many_traps_in_both_languages() -> None:
    assert sum(len(sentence.items) for sentence in SENTENCES) >= 300
    assert sum(sentence.traps for sentence in SENTENCES) >= 300
    for language in ("en", "cy"):
        assert sum(len(sentence.items) for sentence in SENTENCES if sentence.language == language) >= 100


@pytest.mark.parametrize("number", of_kind(PersonalKind.PHONE))
def test_its_telephone_numbers_ring_nobody(number: str) -> None:
    digits = re.sub(r"\D", "", re.sub(r"^\+44[ -]?(?:\(0\))?", "0", number))
    assert FOR_DRAMA.fullmatch(digits), number


@pytest.mark.parametrize("number", of_kind(PersonalKind.NHS_NUMBER))
def test_its_nhs_numbers_are_of_the_range_for_tests_with_the_right_check_digit(number: str) -> None:
    assert number.startswith("999") and is_nhs_number(number)


@pytest.mark.parametrize("address", of_kind(PersonalKind.EMAIL))
def test_its_addresses_are_of_domains_that_are_kept_for_examples(address: str) -> None:
    assert re.search(r"[@.]example\.(?:org|com|net|co\.uk)$", address, re.IGNORECASE)


def test_recall_and_precision_are_as_promised() -> None:
    both = measure(SENTENCES, NAMES, False)["both", "all"]
    assert both.hit / both.items >= 0.98
    assert both.right / both.finds >= 0.95


def test_a_find_of_another_kind_or_far_too_long_does_not_count() -> None:
    (sentence,) = [each for each in SENTENCES if each.text.startswith("E-mail: ABC_123")]
    (item,) = sentence.items
    (find,) = find_personal_data(sentence.text)
    assert is_found(item, find)
    whole = Sentence(language="en", text=sentence.text, items=(find,), traps=0).items[0]
    assert not is_found(item, type(whole)(kind=PersonalKind.NAME, start=whole.start, end=whole.end))
    assert not is_found(item, type(whole)(kind=whole.kind, start=0, end=whole.end))
