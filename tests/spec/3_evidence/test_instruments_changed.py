"""A form may give the questions of an included instrument their words, and changes nothing else in silence."""

from dataclasses import replace
from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError, describe
from canllaw.evidence.instruments.entries import NOTHING, InstrumentEntry, make_instrument
from canllaw.evidence.instruments.faults_left import find_faults_of_left
from canllaw.evidence.instruments.files import find_instrument, read_instrument
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind, Option, Responses

# Five lines.
HEAD = 'key = "our-form"\nen = "Ours"\nversion = "1"\nlicence = "Ours"\nsource = "Ours"\n'
THREE = """
[[responses]]
key = "three"
options = [{ value = 1, en = "No" }, { value = 2, en = "Hm" }, { value = 3, en = "Yes" }]
"""


def read(folder: Path, text: str) -> Instrument:
    path = folder / "our-form.toml"
    path.write_text(text, encoding="utf-8")
    return read_instrument(path)


def told(folder: Path, text: str) -> list[str]:
    with pytest.raises(MaterialError) as raised:
        read(folder, text)
    return [describe(problem, Language.ENGLISH) for problem in raised.value.problems]


def test_a_form_gives_an_included_question_its_words_and_leaves_its_scoring(tmp_path: Path) -> None:
    words = (
        '\n[[items]]\nkey = "acceptability_1"\nen = "It meets my approval."\ncy = "Rwy\'n ei gymeradwyo."\n'
    )
    form = read(tmp_path, f'{HEAD}includes = ["aim"]\n{words}')
    before, after = find_instrument("aim").item("acceptability_1"), form.item("acceptability_1")
    assert (after.en, after.reversed, after.kind) == (
        "It meets my approval.",
        before.reversed,
        before.kind,
    )
    assert after.responses == "aim_agreement"


def test_an_own_question_with_the_key_of_an_included_one_does_not_take_its_place(tmp_path: Path) -> None:
    own = '\n[[items]]\nkey = "acceptability_1"\nen = "Good?"\nkind = "yes or no"\nresponses = ""\n'
    (fault,) = told(tmp_path, f'{HEAD}includes = ["aim"]\n{own}')
    assert fault == (
        "our-form.toml:11:items[1].kind: An included instrument has this question, and more than its wording "
        "is changed here. Leave these lines out, or give your question another key: kind, responses."
    )


def test_an_own_score_with_the_key_of_an_included_one_does_not_take_its_place(tmp_path: Path) -> None:
    own = '\n[[scales]]\nkey = "aim_acceptability"\nen = "Ours"\nitems = ["acceptability_1"]\n'
    assert told(tmp_path, f'{HEAD}includes = ["aim"]\n{own}') == [
        "our-form.toml:9:scales[1].key: An included instrument has this key, and is scored by its own. "
        "Choose another key."
    ]


def test_own_answers_with_the_key_of_included_ones_do_not_take_their_place(tmp_path: Path) -> None:
    own = THREE.replace("three", "aim_agreement")
    assert [line.split(": ")[0] for line in told(tmp_path, f'{HEAD}includes = ["aim"]\n{own}')] == [
        "our-form.toml:9:responses[1].key"
    ]


def test_a_score_left_as_it_was_that_a_changed_question_no_longer_fits_is_named_at_that_question(
    tmp_path: Path,
) -> None:
    changed = f'{THREE}\n[[items]]\nkey = "confidence_1"\nresponses = "three"\n'
    (fault,) = told(tmp_path, f'key = "our-form"\nextends = "canllaw-practice"\n{changed}')
    assert fault == (
        "our-form.toml:8:items[1]: The scale confidence, which this file leaves as it is, does not fit any "
        "more. The items of this scale are answered on unlike response scales. "
        "A mean needs answers from the same lowest to the same highest value."
    )


def test_a_question_left_as_it_was_that_changed_answers_no_longer_fit_is_named_at_those() -> None:
    base = replace(
        NOTHING,
        key="quiz",
        responses=(answers(1, 2, 3),),
        items=(Item(key="q1", kind=ItemKind.KNOWLEDGE, en="Which?", responses="few", correct=(3,)),),
    )
    entry = InstrumentEntry(key="ours", extends="quiz", responses=(answers(1, 2),))
    (fault,) = find_faults_of_left(make_instrument(entry, base), entry, base)
    assert fault.path == ("responses", 0)
    assert str(fault.words[0]) == (
        "The item q1, which this file leaves as it is, does not fit any more. "
        "A right answer is not on the response scale of the item."
    )


def answers(*values: int) -> Responses:
    return Responses(key="few", options=tuple(Option(value=value, en=f"Answer {value}") for value in values))
