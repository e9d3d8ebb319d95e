"""Days as people write them, in English and in Welsh; files keep 2026-03-02."""

from datetime import date

from canllaw.basics.language import Bilingual

ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WELSH_MONTHS = (
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
)


def name_day(day: date) -> Bilingual:
    """2 March 2026, 2 Mawrth 2026: no letter changes after a number in figures."""
    english, welsh = (months[day.month - 1] for months in (ENGLISH_MONTHS, WELSH_MONTHS))
    return Bilingual(f"{day.day} {english} {day.year}", f"{day.day} {welsh} {day.year}")
