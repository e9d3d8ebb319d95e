"""Instruments at their edges: blanks in one language, a scale that no longer fits, a folder that cannot be written."""

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError
from canllaw.evidence.instruments.entries import fill_blanks
from canllaw.evidence.instruments.files import (
    find_instrument,
    read_instrument,
    read_own_instruments,
    shipped_instruments,
)
from canllaw.evidence.instruments.instruments import Blank, ItemKind
from canllaw.evidence.instruments.questionnaire import make_questionnaire, write_questionnaire


def test_a_blank_with_words_in_one_language_stays_empty_in_the_other() -> None:
    ours = fill_blanks(find_instrument("canllaw-practice"), [Blank(key="guidance", en="Safe at home")])
    prompted = ours.item("aware_prompted")
    assert prompted.en == "How well do you know this guidance: Safe at home?"
    assert "{guidance}" in prompted.cy


def test_an_empty_blank_is_printed_as_a_line() -> None:
    questions = make_questionnaire(find_instrument("canllaw-practice"), Language.ENGLISH)
    texts = [question.text for block in questions.blocks for question in block.questions]
    assert "How well do you know this guidance: ____________?" in texts
    assert not any("{" in text for text in texts)


def test_what_a_new_response_scale_breaks_elsewhere_is_told(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        """
key = "own"
extends = "canllaw-practice"

[[scales]]
key = "confidence"
en = "Confidence"
cy = "Hyder"
items = ["confidence_1", "use_1", "aware_prompted"]
""",
        "utf-8",
    )
    with pytest.raises(MaterialError) as error:
        read_instrument(path)
    assert str(error.value) == (
        "own.toml:9:scales[1].items: The items of this scale are answered on unlike response scales. "
        "A mean needs answers from the same lowest to the same highest value."
    )


def test_an_extension_of_a_slot_fills_in_its_wording(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'key = "our-aim"\nextends = "aim"\nlicence = "Asked for and given."\n\n'
        '[[items]]\nkey = "acceptability_1"\nen = "Words from its authors."\n',
        "utf-8",
    )
    own = read_instrument(path)
    assert own.item("acceptability_1").en == "Words from its authors."
    assert own.item("acceptability_1").kind is ItemKind.SCALED
    # The Welsh licence of the slot no longer says what is so.
    assert own.licence_in(Language.WELSH) == "Asked for and given."
    assert own.unconfirmed == find_instrument("aim").unconfirmed


def test_a_folder_that_is_not_there_holds_no_instruments(tmp_path: Path) -> None:
    assert read_own_instruments(tmp_path / "none") == ()


def test_the_faults_of_all_files_of_a_folder_are_told_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(f'key = "{name}"\nextends = "nothing"\n', "utf-8")
    with pytest.raises(MaterialError) as error:
        find_instrument("aim", tmp_path)
    assert [line.split(":")[0] for line in str(error.value).splitlines()] == ["a.toml", "b.toml"]


def test_a_questionnaire_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder", "utf-8")
    with pytest.raises(MaterialError, match="Nothing can be written to this folder"):
        write_questionnaire(find_instrument("aim"), tmp_path / "taken", Language.ENGLISH)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_the_grids_of_a_questionnaire_repeat_their_headings_on_every_page(tmp_path: Path) -> None:
    word, _ = write_questionnaire(find_instrument("canllaw-practice"), tmp_path, Language.WELSH)
    tables = Document(str(word)).tables
    assert tables and all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in tables)
    assert [cell.text for cell in tables[0].rows[0].cells][1] == "Anghytuno'n gryf"


def test_every_shipped_item_is_known_by_a_key_of_its_own_across_items_and_scales() -> None:
    for each in shipped_instruments():
        keys = [item.key for item in each.items]
        assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("words", ["EBP", "intervention"])
def test_every_slot_whose_original_names_something_else_says_how_it_is_adapted(words: str) -> None:
    adapted = [
        each.key
        for each in shipped_instruments()
        if f'"{words}"' in each.adapted or f"[{words}]" in each.adapted
    ]
    assert adapted == {"EBP": ["ics", "ils"], "intervention": ["nomad"]}[words]
