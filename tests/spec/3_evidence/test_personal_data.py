"""Personal data in free text: what is found, what only looks like it, and what is put in its place."""

import logging

import pytest

from canllaw.evidence.personal_data.personal_data import (
    KIND_WORDS,
    PersonalDatum,
    PersonalKind,
    find_personal_data,
    mask_text,
)

NAMES = (
    "Siân Bevan",
    "Declan O'Driscoll",
    "Dafydd ap Emlyn",
    "Mark Tanner",
    "May Okafor",
    "Will Young",
    "gwen",
)


def found(text: str, names: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(each.kind.value, text[each.start : each.end]) for each in find_personal_data(text, names)]


def words(text: str, kind: PersonalKind, names: tuple[str, ...] = ()) -> list[str]:
    return [part for name, part in found(text, names) if name == kind]


# 9x10 + 4x9 + 3x8 + 4x7 + 7x6 + 6x5 + 5x4 + 9x3 + 1x2 = 299 = 27 x 11 + 2, and 11 - 2 = 9.
@pytest.mark.parametrize("number", ["943 476 5919", "9434765919", "943-476-5919"])
def test_an_nhs_number_is_known_by_its_check_digit(number: str) -> None:
    assert found(f"Her number is {number}.") == [("NHS number", number)]


@pytest.mark.parametrize(
    "number", ["943 476 5918", "000 000 0000", "1943 476 5919", "943 476 59190", "£9434765919"]
)
def test_ten_digits_with_another_last_digit_or_within_a_longer_number_are_none(number: str) -> None:
    assert words(f"Her number is {number}.", PersonalKind.NHS_NUMBER) == []


@pytest.mark.parametrize("number", ["AB 12 34 56 C", "CE123456D", "wm123456b", "PX-27-18-28-A"])
def test_a_national_insurance_number_is_found(number: str) -> None:
    assert found(f"NI: {number}, from payroll") == [("National Insurance number", number)]


@pytest.mark.parametrize(
    "number", ["QQ123456C", "GB123456A", "AO123456A", "AB123456E", "AB12345C", "at 12 34 56 a"]
)
def test_prefixes_and_endings_that_are_not_given_out_make_no_national_insurance_number(number: str) -> None:
    assert found(f"The code is {number} here") == []


@pytest.mark.parametrize(
    "code", ["M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 1HQ", "EC1A 1BB", "CF103NQ", "cf10 3nq"]
)
def test_a_postcode_of_each_published_form_is_found(code: str) -> None:
    assert found(f"They live at {code}, I think") == [("postcode", code)]


@pytest.mark.parametrize(
    "code", ["BS5 7000", "the M1 motorway", "PM10 2AB", "room N7 3rd", "m1 2nd", "CF10", "A4 80gsm"]
)
def test_standards_roads_rooms_and_half_postcodes_are_none(code: str) -> None:
    assert found(f"It is {code} again") == []


@pytest.mark.parametrize(
    "number",
    [
        "029 2018 0123", "(01632) 960001", "07700 900123", "07700900123", "+44 7700 900123", "+44 (0)29 2018 0123",
        "0044 1632 960001", "0808 157 0123", "029-2018-0123", "029.2018.0123", "01204 960 12", "+33 6 12 34 56 78",
    ],
)  # fmt: skip
def test_a_telephone_number_is_found_with_its_area_code(number: str) -> None:
    assert found(f"Ring {number} after five") == [("phone", number)]


@pytest.mark.parametrize(
    "number",
    [
        "paragraph 4.10.1.2", "S.I. 2015/541", "12/03/2025", "01-04-2025", "case 0123/2019", "0123 4567", "2014-2016",
        "ISBN 978-0-7164-0123-4", "012345678901234567", "0.0123456789", "£01632960001",
    ],
)  # fmt: skip
def test_paragraphs_laws_dates_cases_and_amounts_are_no_telephone_numbers(number: str) -> None:
    assert found(f"See {number} for more") == []


def test_what_follows_a_telephone_number_is_not_part_of_it() -> None:
    assert words("Ring 07700 900123 2025 was too late", PersonalKind.PHONE) == ["07700 900123"]
    assert words("(ring 029 2018 0123 ext. 12)", PersonalKind.PHONE) == ["029 2018 0123"]


def test_an_e_mail_address_is_found_whole_and_without_its_brackets() -> None:
    assert found("Write to <j.o'neill+night@mail.example.org>.") == [
        ("e-mail", "j.o'neill+night@mail.example.org")
    ]
    assert found("Follow @canllaw, two for a pound @ the shop") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "She was born on {} in Bangor.", "DOB {}, lives with an aunt.", "d.o.b. {}", "Date of birth: {}", "{} (date of birth)",
        "Date of birth\n{}", "Her birthday is {}.", "Ganwyd hi ar {}.", "Dyddiad geni: {}", "Cafodd ei eni ar {}.",
        "Fe'i ganed ar {} yn Llangefni.",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "date",
    [
        "12/03/2011",
        "1.2.12",
        "2011-03-12",
        "12 March 2011",
        "3rd of May 2010",
        "12 Mawrth 2011",
        "14eg o Chwefror 2013",
    ],
)
def test_a_date_near_words_of_birth_is_a_date_of_birth(sentence: str, date: str) -> None:
    assert words(sentence.format(date), PersonalKind.BIRTH) == [date]


@pytest.mark.parametrize(
    "sentence",
    [
        "We met on 12 March 2025.", "Cynhaliwyd y cyfarfod ar 12 Mawrth 2025.", "She was born here. We met on 12/03/2025.",
        "Born in 2011, she moved in with us.", "Born and bred here, she has worked for us since 1 June 2015.",
    ],
)  # fmt: skip
def test_other_dates_and_bare_years_are_none(sentence: str) -> None:
    assert found(sentence) == []


def test_a_second_date_joined_to_a_date_of_birth_is_one_as_well() -> None:
    text = "The girls were born on 3 May 2010 and 4 June 2012 and moved here on 1 July 2013."
    assert words(text, PersonalKind.BIRTH) == ["3 May 2010", "4 June 2012"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siân Bevan's plan", ["Siân Bevan"]),
        ("Sian and Mrs BEVAN", ["Sian", "BEVAN"]),
        ("O’Driscoll’s car", ["O’Driscoll"]),
        ("Dafydd ap Emlyn opened", ["Dafydd ap Emlyn"]),
        ("Mae Gwen'n aros", ["Gwen"]),
        ("Mark asked her to mark it", ["Mark"]),
        ("tanners may meet young people", []),
        ("Gwenllian ward, Markham", []),
        ("We met in May 2025 and on 4 May", []),
        ("May told us", ["May"]),
        ("Will you come? May I?", []),
        ("Will came", ["Will"]),
        ("Young people said so to Mr Young", ["Young"]),
    ],
)
def test_the_names_of_a_study_are_found_whole_and_in_part(text: str, expected: list[str]) -> None:
    assert words(text, PersonalKind.NAME, NAMES) == expected


def test_personal_names_keep_their_first_letter_in_welsh_so_mutations_are_found_only_where_listed() -> None:
    assert found("Aeth i Wen", ("Gwen",)) == []
    assert found("Aeth i Wen", ("Gwen", "Wen")) == [("name", "Wen")]


def test_nothing_is_found_twice_and_an_address_is_not_also_a_name() -> None:
    assert found("gwen@example.org, Gwen@example.org", NAMES) == [
        ("e-mail", "gwen@example.org"),
        ("e-mail", "Gwen@example.org"),
    ]


def test_what_was_found_is_masked_by_its_kind() -> None:
    text = "Siân, NHS 943 476 5919, ring 07700 900123."
    masked = mask_text(text, find_personal_data(text, NAMES))
    assert masked == "[name], NHS [NHS number], ring [telephone number]."


def test_every_kind_has_words_to_put_in_its_place() -> None:
    assert set(KIND_WORDS) == set(PersonalKind)


def test_what_is_found_can_be_printed_without_giving_anything_away() -> None:
    (datum,) = find_personal_data("Ring 07700 900123")
    assert repr(datum) == "PersonalDatum(kind=<PersonalKind.PHONE: 'phone'>, start=5, end=17)"


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        find_personal_data("Siân, born 3 May 2010, 943 476 5919", NAMES)
    assert caplog.records == []


def test_a_place_of_another_text_is_our_mistake() -> None:
    datum = PersonalDatum(kind=PersonalKind.NAME, start=3, end=9)
    with pytest.raises(AssertionError, match="of this text"):
        mask_text("Siân", [datum])


@pytest.mark.parametrize("date", ["14-Mar-2011", "14Mar2011", "14mar11", "140311", "14032011"])
def test_a_date_of_birth_is_found_as_hurried_notes_write_it(date: str) -> None:
    assert found(f"DOB {date}, seen 12 March 2024") == [("date of birth", date)]


def test_a_short_b_for_born_is_enough() -> None:
    assert found("(b. 14/03/2011)") == [("date of birth", "14/03/2011")]


@pytest.mark.parametrize("text", ["Case 140311", "DOB 143311", "case 140311, DOB unknown"])
def test_six_digits_are_no_date_of_birth_unless_they_stand_behind_its_name_and_can_be_one(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("code", ["cf103nq", "Cf10 3Nq"])
def test_a_postcode_is_found_in_small_and_mixed_letters(code: str) -> None:
    assert found(f"lives at {code}") == [("postcode", code)]
    assert found("s17 2hr, m1 2ND floor, S17 4th") == []


@pytest.mark.parametrize(
    "day",
    [
        "1af",
        "2il",
        "3ydd",
        "4ydd",
        "5ed",
        "6ed",
        "7fed",
        "8fed",
        "9fed",
        "10fed",
        "11eg",
        "20fed",
        "21ain",
        "31ain",
    ],
)
def test_every_day_of_a_welsh_month_is_a_date(day: str) -> None:
    assert words(f"Ganwyd ar y {day} o Fehefin 2011.", PersonalKind.BIRTH) == [f"{day} o Fehefin 2011"]
