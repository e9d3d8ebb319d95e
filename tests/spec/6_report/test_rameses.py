"""The RAMESES II items: filled from records or by people, told in part, or shown empty with who should write."""

from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.report.rameses_file import RAMESES_FILE, RamesesFile, WrittenItem, read_rameses
from canllaw.report.rameses_filling import fill_items
from canllaw.report.rameses_items import ITEM_WORDS, RamesesItem
from canllaw.report.rameses_records import RECORDS, Filling
from canllaw.report.rameses_section import make_rameses
from canllaw.report.study_report import ReportMaterial
from canllaw.theory.strands import Leaning
from tests.build_closing import find_table, find_texts, judge, make_material, make_theory, read_guidance
from tests.build_hypotheses import make_hypothesis
from tests.build_study import put_result

FILLED, PARTLY, EMPTY = Filling
ONLY_PEOPLE_KNOW = {
    RamesesItem.RATIONALE,
    RamesesItem.ETHICS,
    RamesesItem.WHY_REALIST,
    RamesesItem.LITERATURE,
    RamesesItem.FUNDING,
}
EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "first-study"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> ReportMaterial:
    """A study with guidance, answers and one hypothesis; nobody wrote anything."""
    folder = tmp_path_factory.mktemp("study")
    guidance = read_guidance(folder, "# Coming home\n\n1.1 The carer must greet the child.\n")
    evidence = put_result(folder / "s", "mon,3,1,yes,\n" * 8 + "gwy,1,3,no,\n" * 12)
    theory = make_theory(judge(make_hypothesis(), Leaning.FOR))
    return make_material(guidance=guidance, evidence=evidence, theory=theory, folder=folder)


def fillings(material: ReportMaterial, **written: WrittenItem) -> dict[RamesesItem, Filling]:
    file = RamesesFile(items={RamesesItem[name]: item for name, item in written.items()})
    return {each.item: each.filling for each in fill_items(material, file)}


def put(folder: Path, text: str) -> Path:
    (folder / RAMESES_FILE).parent.mkdir(parents=True, exist_ok=True)
    (folder / RAMESES_FILE).write_text(text, encoding="utf-8")
    return folder


def row_of(material: ReportMaterial, item: RamesesItem) -> list[str]:
    (row,) = [each for each in find_table(make_rameses(material)).rows if each.id == f"rameses-{item.value}"]
    return [cell.text for cell in row.cells]


def test_there_are_twenty_items_and_each_has_its_words() -> None:
    assert [item.value for item in RamesesItem] == [str(number) for number in range(1, 21)]
    assert set(ITEM_WORDS) == set(RamesesItem)
    assert all(str(words.name).startswith(f"{item.value} ") for item, words in ITEM_WORDS.items())


def test_what_only_people_know_is_in_no_record() -> None:
    assert set(RamesesItem) - set(RECORDS) == ONLY_PEOPLE_KNOW


def test_records_of_a_whole_study_fill_what_they_hold_and_no_more(whole: ReportMaterial) -> None:
    found = fillings(whole)
    assert {item.value for item, filling in found.items() if filling is FILLED} == {
        "4",
        "9",
        "13",
        "14",
        "15",
        "16",
    }
    assert {item for item, filling in found.items() if filling is EMPTY} == {
        *ONLY_PEOPLE_KNOW,
        RamesesItem.TITLE,
    }


def test_a_study_of_nothing_fills_nothing() -> None:
    assert set(fillings(make_material()).values()) == {EMPTY}


@pytest.mark.parametrize("title", ["Coming home: a realist evaluation", "Dod adref: gwerthusiad realaidd"])
def test_a_title_that_says_what_the_study_is_fills_the_first_item(title: str) -> None:
    assert fillings(make_material(title=title))[RamesesItem.TITLE] is FILLED


def test_what_somebody_wrote_fills_an_item(whole: ReportMaterial) -> None:
    found = fillings(
        whole, ETHICS=WrittenItem(en="Nobody had to approve it."), SUMMARY=WrittenItem(cy="Byr.")
    )
    assert found[RamesesItem.ETHICS] is FILLED
    assert found[RamesesItem.SUMMARY] is FILLED
    assert found[RamesesItem.FUNDING] is EMPTY


def test_one_sentence_counts_the_items(whole: ReportMaterial) -> None:
    # 6 from records; 6 empty: the five that only people know, and the title.
    assert find_texts(make_rameses(whole))[1] == (
        "Items that are reported: 6 of 20. Reported in part: 8. Empty: 6."
    )


def test_an_empty_item_says_who_should_write_it(whole: ReportMaterial) -> None:
    name, _, state, told, place = row_of(whole, RamesesItem.ETHICS)
    assert (name, state, place) == ("6 Introduction: ethics", "empty", "–")
    assert told == "To be written by whoever leads the evaluation."


def test_an_item_told_in_part_says_what_is_missing_and_leads_to_the_rest(whole: ReportMaterial) -> None:
    _, _, state, told, _ = row_of(whole, RamesesItem.DATA)
    assert state == "reported in part"
    assert told.startswith("Waves of the survey: 1. Interviews: 0. Observations: 0.")
    (row,) = [each for each in find_table(make_rameses(whole)).rows if each.id == "rameses-11"]
    assert row.cells[-1].href == "#methods"


def test_written_words_stand_before_what_records_tell(tmp_path: Path) -> None:
    text = '[items.2]\nen = """\nWe asked\ntwenty people.\n"""\n'
    evidence = put_result(tmp_path, "mon,3,1,yes,\n" * 8)
    material = make_material(evidence=evidence, folder=put(tmp_path, text))
    told = row_of(material, RamesesItem.SUMMARY)[3]
    assert told.startswith("We asked twenty people. The main messages tell what came out.")


def test_what_no_record_tells_is_no_longer_missed_once_somebody_wrote(tmp_path: Path) -> None:
    evidence = put_result(tmp_path, "mon,3,1,yes,\n" * 8)
    material = make_material(evidence=evidence, folder=tmp_path)
    missing = "How people were chosen is not in the records."
    assert missing in row_of(material, RamesesItem.RECRUITMENT)[3]
    put(tmp_path, '[items.12]\nen = "All staff were invited."\n')
    written = row_of(material, RamesesItem.RECRUITMENT)[3]
    assert written.startswith("All staff were invited.")
    assert missing not in written


def test_words_in_the_other_language_are_shown_and_marked(tmp_path: Path) -> None:
    folder = put(tmp_path, '[items.20]\nen = "Nobody paid."\n')
    table = find_table(make_rameses(make_material(folder=folder, language=Language.WELSH)))
    cell = table.rows[19].cells[3]
    assert (cell.text, cell.language) == ("Nobody paid.", Language.ENGLISH)


def test_each_language_has_its_own_words(tmp_path: Path) -> None:
    read = read_rameses(put(tmp_path, '[items.20]\nen = "Nobody paid."\ncy = "Ni thalodd neb."\n'))
    written = read.of(RamesesItem.FUNDING)
    assert written is not None
    assert [written.words(language) for language in Language] == ["Nobody paid.", "Ni thalodd neb."]
    assert [written.language(language) for language in Language] == list(Language)


def test_without_the_file_nothing_is_written(tmp_path: Path) -> None:
    assert read_rameses(tmp_path) == RamesesFile()


def test_the_example_tells_in_both_languages_what_no_record_can_and_leaves_the_literature_empty() -> None:
    read = read_rameses(EXAMPLE)
    assert all(written.en and written.cy for written in read.items.values())
    assert set(read.items) >= ONLY_PEOPLE_KNOW - {RamesesItem.LITERATURE}
    assert read.of(RamesesItem.LITERATURE) is None
