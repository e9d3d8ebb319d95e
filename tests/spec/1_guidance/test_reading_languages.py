"""English and Welsh are read; a third language is refused or told, never read as if it asked nothing."""

from pathlib import Path

import pytest

from canllaw.basics.findings import Finding, Verdict
from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError
from canllaw.guidance.analysis import analyse_guidance
from canllaw.guidance.finding import find_expectations
from canllaw.guidance.overview import find_overview
from canllaw.guidance.reading import read_guidance
from canllaw.guidance.reading.language import count_words, lacks_small_words
from canllaw.guidance.roles import default_roles
from tests.build_documents import make_file, read

FRENCH = """# Enfants portés disparus

Les professionnels doivent informer la police sans délai lorsque l'enfant est porté disparu de son foyer.

Le directeur de l'établissement est responsable de la tenue du registre, et il doit le montrer à l'inspecteur.

- Il faut prévenir les parents et le travailleur social dans l'heure qui suit, sauf avis contraire du juge.
"""
GERMAN = """# Vermisste Kinder

Die Fachkräfte müssen die Polizei unverzüglich informieren, wenn ein Kind aus der Einrichtung vermisst wird.

Wer das Kind sucht, will es bald finden; der Leiter ist für die Führung des Buches allein verantwortlich.

- Die Eltern und der Vormund sind innerhalb einer Stunde zu benachrichtigen, soweit nichts anderes gilt.
"""
CHINESE = "儿童失踪时，工作人员必须立即通知警方，并且在一小时之内告知父母以及负责该儿童的社会工作者。\n\n" * 4
POLISH = (
    "Pracownicy muszą niezwłocznie powiadomić policję, gdy dziecko zaginie, i zapisać to w rejestrze placówki.\n\n"
    * 4
)
ENGLISH = """# Missing children

The carer must ring the police at once where a child who is looked after has not come home by the time agreed.

The manager should keep a record of what was done, and show it to the inspector when they ask for it.

- The social worker must tell the parents within an hour, unless a court has ordered that they are not told.
"""
WELSH = """# Plant ar goll

Rhaid i'r gofalwr ffonio'r heddlu ar unwaith os nad yw plentyn sy'n derbyn gofal wedi dod adref mewn pryd.

Dylai'r rheolwr gadw cofnod o'r hyn a wnaed, a'i ddangos i'r arolygydd pan fydd yn gofyn am gael ei weld.

- Rhaid i'r gweithiwr cymdeithasol ddweud wrth y rhieni o fewn awr, oni bai bod llys wedi gorchymyn fel arall.
"""


@pytest.mark.parametrize(
    "text", [FRENCH, GERMAN, CHINESE, POLISH], ids=["French", "German", "Chinese", "Polish"]
)
def test_a_document_in_a_third_language_is_refused_and_not_read_as_english(tmp_path: Path, text: str) -> None:
    with pytest.raises(MaterialError) as caught:
        read_guidance(make_file(tmp_path, "guide.md", text))
    assert str(caught.value) == (
        "guide.md: The document is in neither English nor Welsh, as far as its small words show. "
        "Give its English or its Welsh edition; no other language can be analysed."
    )


def test_a_folder_of_pages_in_a_third_language_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for name in ("1.md", "2.md"):
        make_file(tmp_path / "pages", name, FRENCH)
    with pytest.raises(MaterialError, match="neither English nor Welsh"):
        read_guidance(tmp_path / "pages")


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, Language.ENGLISH), (WELSH, Language.WELSH)])
def test_english_and_welsh_are_read_without_a_word_about_other_languages(
    tmp_path: Path, text: str, language: Language
) -> None:
    assert read(tmp_path, "guide.md", text).language is language
    assert "other languages" not in overview(tmp_path, text)


QUOTED = '\nThe inspector wrote: "The home should have rung the police when the child was not back, and it did not."\n'
NAMES = "\nThe boards of Betsi Cadwaladr, Cwm Taf Morgannwg, Hywel Dda and Aneurin Bevan must agree, as must Ynys Môn.\n"


def test_english_quotations_in_welsh_and_welsh_names_in_english_are_no_third_language(tmp_path: Path) -> None:
    assert "other languages" not in overview(tmp_path, WELSH + 3 * QUOTED)
    assert "other languages" not in overview(tmp_path, ENGLISH + 3 * NAMES)


def test_a_document_that_is_partly_in_a_third_language_is_read_and_the_rest_is_told(tmp_path: Path) -> None:
    finding = overview(tmp_path, ENGLISH + FRENCH)["other languages"]
    assert finding.verdict is Verdict.NOT_ENOUGH
    assert str(finding.sentence) == (
        "Paragraphs and list items in neither English nor Welsh, as far as their small words show, "
        "were not understood: 3."
    )


def overview(tmp_path: Path, text: str) -> dict[str, Finding]:
    edition = read(tmp_path, "guide.md", text)
    findings = find_overview(analyse_guidance(edition, find_expectations(edition), default_roles()))
    return {finding.about: finding for finding in findings}


def test_two_sentences_without_small_words_are_not_enough_to_call_a_document_foreign(tmp_path: Path) -> None:
    names = "Conwy, Denbighshire, Flintshire, Gwynedd, Wrexham, Powys, Ceredigion, Pembrokeshire, Swansea, Cardiff, Newport, Torfaen."
    assert not lacks_small_words("Ring the police.")
    assert lacks_small_words(names)
    assert read(tmp_path, "guide.md", f"# Places\n\n{names}\n\n{names}\n").language is Language.ENGLISH


def test_scripts_that_part_no_words_are_counted_by_their_letters() -> None:
    assert count_words("Rhaid i’r gofalwr ffonio") == 4
    assert count_words("工作人员必须立即通知") == 3
