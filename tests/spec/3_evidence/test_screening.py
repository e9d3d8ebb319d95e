"""Personal data in the free text of a study: where it stands is told, and never what it is."""

from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError
from canllaw.evidence.personal_data.name_list import read_names
from canllaw.evidence.screening import mask_quote
from canllaw.study import check_study
from tests.build_study import put_files, put_result, put_study

PLAIN = "mon,3,1,yes,\n"
ASKED = "mon,3,1,yes,Ask Siân Bevan\n"
SHEET = "session,held,authority,practice,seen,note\nS1,2026-02-01,mon,ring,seen,Rang 029 2018 0123\n"
PRACTICES = '[[practices]]\nkey = "ring"\nen = "Ring"\ncy = "Ffonio"\nexpectations = []\n'


def places(result) -> list[tuple[str, int | None, str]]:
    return [(note.place.source.name, note.place.row, note.kind.value) for note in result.personal]


def test_answers_interviews_and_notes_of_observers_are_looked_through(tmp_path: Path) -> None:
    result = put_result(
        tmp_path,
        PLAIN + ASKED,
        **{
            "names.txt": "Siân Bevan\n\nDeclan O'Driscoll\n",
            "interviews/one.txt": "Q: who?\nA: It was Declan O'Driscoll.\n",
            "interviews.csv": "document,language\none,en\n",
            "practices.toml": PRACTICES,
            "observations.csv": SHEET,
        },
    )
    assert places(result) == [
        ("survey-1.csv", 3, "name"),
        ("one.txt", 2, "name"),
        ("observations.csv", 2, "phone"),
    ]


def test_a_name_is_only_known_by_the_studys_own_list(tmp_path: Path) -> None:
    assert places(put_result(tmp_path, ASKED)) == []


def test_what_is_told_of_a_place_says_the_kind_and_not_the_words(tmp_path: Path) -> None:
    (note,) = put_result(tmp_path, ASKED, **{"names.txt": "Siân Bevan"}).personal
    assert str(note.said) == "This looks like personal data: name."
    assert "Bevan" not in repr(note)


def test_the_list_of_names_may_come_from_notepad_with_its_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Siân Bevan\r\nSiân Bevan\r\n  gwen \n", encoding="utf-8-sig")
    assert read_names(tmp_path) == ("Siân Bevan", "gwen")


def test_a_list_of_names_in_other_letters_is_told_with_all_other_problems(tmp_path: Path) -> None:
    put_study(tmp_path, "nowhere,3,1,yes,\n")
    (tmp_path / "evidence" / "names.txt").write_bytes("Siân".encode("latin-1"))
    problems = check_study(tmp_path).problems
    assert {problem.where.source.name for problem in problems} == {"names.txt", "survey-1.csv"}
    with pytest.raises(MaterialError, match="not written in UTF-8"):
        read_names(tmp_path / "evidence")


def test_a_quote_is_masked_in_the_language_of_its_reader() -> None:
    words = "Ring 029 2018 0123 and ask Siân Bevan."
    masked = mask_quote(words, ("Siân Bevan",), Language.ENGLISH)
    assert "2018" not in masked and "Bevan" not in masked
    assert masked.startswith("Ring ") and masked.endswith(".")


def test_screening_changes_no_file(tmp_path: Path) -> None:
    put_files(tmp_path, {"before": ""})
    put_result(tmp_path, ASKED, **{"names.txt": "Siân Bevan"})
    assert (tmp_path / "evidence" / "survey-1.csv").read_text(encoding="utf-8").endswith(ASKED)


def test_a_check_warns_of_each_file_and_kind_once_and_is_still_content(tmp_path: Path) -> None:
    put_study(tmp_path, PLAIN + ASKED + ASKED, **{"names.txt": "Siân Bevan"})
    checked = check_study(tmp_path)
    (warning,) = checked.warnings
    assert checked.problems == ()
    assert (warning.where.source.name, warning.where.row) == ("survey-1.csv", 3)
    assert str(warning.what) == "This looks like personal data: name. Places in this file: 2."


def test_a_check_is_silent_on_personal_data_that_is_masked_anyway(tmp_path: Path) -> None:
    put_study(tmp_path, ASKED, **{"names.txt": "Siân Bevan"})
    definition = tmp_path / "study.toml"
    definition.write_text(
        f"mask_personal_data = true\n{definition.read_text(encoding='utf-8')}", encoding="utf-8"
    )
    assert check_study(tmp_path).warnings == ()


def warned(folder: Path) -> list[tuple[str, int | None, str]]:
    checked = check_study(folder)
    assert checked.problems, "something else is wrong in these studies"
    return [(each.where.source.name, each.where.row, str(each.what)) for each in checked.warnings]


NAME, PHONE = (
    f"This looks like personal data: {kind}. Places in this file: 1." for kind in ("name", "telephone number")
)


def test_a_fault_in_one_file_hides_no_personal_data_in_another(tmp_path: Path) -> None:
    files = {"names.txt": "Siân Bevan", "practices.toml": 'practices = "none"'}
    put_study(tmp_path, PLAIN + ASKED, **files)
    assert warned(tmp_path) == [("survey-1.csv", 3, NAME)]


def test_personal_data_is_told_in_answers_transcripts_and_notes_that_have_other_faults(
    tmp_path: Path,
) -> None:
    put_study(
        tmp_path,
        PLAIN + ASKED + "nowhere,7,1,yes,\n",
        **{
            "names.txt": "Siân Bevan\nDeclan O'Driscoll\n",
            "interviews/one.txt": "Q: who?\nA: It was Declan O'Driscoll.\n",
            "interviews.csv": "document,language\nanother,en\n",
            "practices.toml": PRACTICES,
            "observations.csv": SHEET.replace(",seen,R", ",perhaps,R"),
        },
    )
    assert warned(tmp_path) == [
        ("survey-1.csv", 3, NAME),
        ("one.txt", 2, NAME),
        ("observations.csv", 2, PHONE),
    ]


def test_a_list_of_names_that_cannot_be_read_hides_no_phone_number(tmp_path: Path) -> None:
    put_study(tmp_path, "mon,3,1,yes,Ring 029 2018 0123\n")
    (tmp_path / "evidence" / "names.txt").write_bytes("Siân".encode("latin-1"))
    assert warned(tmp_path) == [("survey-1.csv", 2, PHONE)]


def test_a_wave_whose_mapping_cannot_be_read_leaves_the_others_to_be_looked_through(tmp_path: Path) -> None:
    put_study(tmp_path, ASKED, ASKED, **{"names.txt": "Siân Bevan", "survey-1.map.toml": "tool ="})
    assert warned(tmp_path) == [("survey-2.csv", 2, NAME)]


def test_a_wave_that_is_named_wrongly_leaves_the_other_files_to_be_looked_through(tmp_path: Path) -> None:
    put_study(tmp_path, ASKED, ASKED, **{"names.txt": "Siân Bevan", "odd.csv": "a\n1\n"})
    (tmp_path / "evidence" / "survey-1.map.toml").unlink()
    files = [name for name, _, _ in warned(tmp_path)]
    assert files == ["odd.csv", "survey-2.csv"]


def test_a_file_outside_the_study_is_not_looked_through(tmp_path: Path) -> None:
    put_study(tmp_path / "study", ASKED, **{"names.txt": "Siân Bevan"})
    definition = tmp_path / "study" / "study.toml"
    for name in ("survey-1.csv", "survey-1.map.toml"):
        (tmp_path / "study" / "evidence" / name).rename(tmp_path / name)
    text = definition.read_text("utf-8").replace('"survey-1.csv"', '"../../survey-1.csv"')
    definition.write_text(text, encoding="utf-8")
    assert warned(tmp_path / "study") == []


def test_a_definition_that_cannot_be_read_has_nothing_looked_through(tmp_path: Path) -> None:
    put_study(tmp_path, ASKED, **{"names.txt": "Siân Bevan"})
    (tmp_path / "study.toml").write_text("title_en =", encoding="utf-8")
    assert warned(tmp_path) == []
