"""Which law a text cites, and where it sends its reader within itself."""

import pytest

from canllaw.basics.language import Language
from canllaw.guidance.legal_references import find_cross_references, find_legal_references

WELL_BEING = "Social Services and Well-being (Wales) Act 2014"
LLESIANT = "Deddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014"
PLACEMENT = "Care Planning, Placement and Case Review (Wales) Regulations 2015"
CHILD = "United Nations Convention on the Rights of the Child"
PLENTYN = "Confensiwn y Cenhedloedd Unedig ar Hawliau'r Plentyn"

# text, then each law cited as (provision, act)
ENGLISH = [
    ("under section 47(1)(b) of the Children Act 1989", [("section 47(1)(b)", "Children Act 1989")]),
    ("sections 20 and 31 apply", [("sections 20 and 31", None)]),
    ("a s. 47 enquiry", [("section 47", None)]),
    ("s.47 CA 1989", [("section 47", "Children Act 1989")]),
    (f"Part 6 of the {WELL_BEING}", [("Part 6", WELL_BEING)]),
    (f"regulation 5(1) of the {PLACEMENT}", [("regulation 5(1)", PLACEMENT)]),
    ("as reg 12 says", [("regulation 12", None)]),
    ("the 2014 Act says so", [(None, None)]),
    (
        f"The {WELL_BEING} (“the 2014 Act”) applies, and so does section 78 of the 2014 Act",
        [(None, WELL_BEING), ("section 78", WELL_BEING)],
    ),
    ("Schedule 2, paragraph 4", [("Schedule 2, paragraph 4", None)]),
    (
        "paragraph 4 of Schedule 2 to the Children Act 1989",
        [("paragraph 4 of Schedule 2", "Children Act 1989")],
    ),
    ("Article 12 UNCRC", [("article 12", CHILD)]),
    (f"article 19 of the {CHILD}", [("article 19", CHILD)]),
    ("SI 2015/541", [(None, "SI 2015/541")]),
    ("Regulation (EU) 2016/679", [(None, "Regulation (EU) 2016/679")]),
    ("Children Act 1989, section 17", [("section 17", "Children Act 1989")]),
    (
        "the Children Act 1989 and the Housing Act 1996",
        [(None, "Children Act 1989"), (None, "Housing Act 1996")],
    ),
    ("The Application of the Equality Act 2010", [(None, "Equality Act 2010")]),
    ("see section 3", []),
    ("section 3 of this guidance", []),
    ("section 4.2", []),
    ("Part 2 tells you how", []),
    ("the children's 12 month review", []),
    ("a court order made in 2015", []),
    ("the manager may act on this", []),
]
WELSH = [
    ("o dan adran 47(1)(b) o Ddeddf Plant 1989", [("adran 47(1)(b)", "Deddf Plant 1989")]),
    ("mae adrannau 20 a 31 yn gymwys", [("adrannau 20 a 31", None)]),
    ("yn Neddf Plant 1989", [(None, "Deddf Plant 1989")]),
    (f"Rhan 6 o D{LLESIANT[0].lower()}{LLESIANT[1:]}", [("Rhan 6", LLESIANT)]),
    (
        "rheoliad 5(1) o Reoliadau Cynllunio Gofal, Lleoli ac Adolygu Achosion (Cymru) 2015",
        [("rheoliad 5(1)", "Rheoliadau Cynllunio Gofal, Lleoli ac Adolygu Achosion (Cymru) 2015")],
    ),
    ("yn unol â reoliad 12", [("rheoliad 12", None)]),
    ("erthygl 12 o Gonfensiwn y Cenhedloedd Unedig ar Hawliau'r Plentyn", [("erthygl 12", PLENTYN)]),
    ("paragraff 4 o Atodlen 2", [("paragraff 4 o Atodlen 2", None)]),
    ("adran 20 o'r Ddeddf", [("adran 20", None)]),
    (
        "Deddf Plant 1989 (“Deddf 1989”) ac adran 17 o Ddeddf 1989",
        [(None, "Deddf Plant 1989"), ("adran 17", "Deddf Plant 1989")],
    ),
    ("gweler adran 3", []),
    ("Pennod 3 o'r canllawiau hyn", []),
    ("mae gan y plentyn 3 hawl", []),
]


@pytest.mark.parametrize(("text", "laws"), ENGLISH)
def test_english_laws(text: str, laws: list[tuple[str | None, str | None]]) -> None:
    found = find_legal_references(text, 0, Language.ENGLISH)
    assert [(law.provision, law.act) for law in found] == laws


@pytest.mark.parametrize(("text", "laws"), WELSH)
def test_welsh_laws_stand_without_their_mutation(
    text: str, laws: list[tuple[str | None, str | None]]
) -> None:
    found = find_legal_references(text, 0, Language.WELSH)
    assert [(law.provision, law.act) for law in found] == laws


def test_the_cited_words_are_places_of_the_whole_document() -> None:
    text = "Under section 47 of the Children Act 1989 the authority acts."
    (law,) = find_legal_references(text, 1000, Language.ENGLISH)
    assert law.cited.text == "section 47 of the Children Act 1989"
    assert (law.cited.start, law.cited.end) == (1006, 1006 + len(law.cited.text))
    assert str(law) == "section 47, Children Act 1989"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("see paragraph 4.12 and Annex B", ["paragraph 4.12", "Annex B"]),
        ("chapter 3 of this guidance", ["chapter 3"]),
        ("paragraphs 4.12 to 4.15", ["paragraphs 4.12 to 4.15"]),
        ("see section 3, or section 4.2", ["section 3", "section 4.2"]),
        ("section 47 of the Children Act 1989", []),
        ("paragraph 4 of Schedule 2 to the Children Act 1989", []),
        ("an annex to the plan", []),
    ],
)
def test_english_references_within_the_document(text: str, places: list[str]) -> None:
    assert [place.text for place in find_cross_references(text, 0, Language.ENGLISH)] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("gweler paragraff 4.12 ac Atodiad B", ["paragraff 4.12", "Atodiad B"]),
        ("ym mharagraff 4.12", ["mharagraff 4.12"]),
        ("ym Mhennod 3", ["Mhennod 3"]),
        ("paragraffau 4.12 i 4.15", ["paragraffau 4.12 i 4.15"]),
        ("adran 47 o Ddeddf Plant 1989", []),
    ],
)
def test_welsh_references_within_the_document(text: str, places: list[str]) -> None:
    assert [place.text for place in find_cross_references(text, 0, Language.WELSH)] == places
