"""Several instruments in one form."""

from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError
from canllaw.evidence.instruments.files import find_instrument, read_instrument

FORM = 'key = "our-form"\nextends = "canllaw-practice"\nincludes = ["nomad", "aim"]\n'


def test_one_form_holds_several_instruments_each_scored_by_its_own_key(tmp_path: Path) -> None:
    path = tmp_path / "our-form.toml"
    path.write_text(FORM, encoding="utf-8")
    form, ours = read_instrument(path), find_instrument("canllaw-practice")
    nomad, aim = find_instrument("nomad"), find_instrument("aim")
    assert len(form.items) == len(ours.items) + len(nomad.items) + len(aim.items)
    assert form.scale("nomad_coherence").items == nomad.scale("coherence").items
    assert {form.responses_of(item) for item in form.items if item.responses} <= set(form.responses)
    answered = form.responses_of(form.item(nomad.items[3].key))
    asked = nomad.responses_of(nomad.items[3])
    assert answered is not None and asked is not None and answered.options == asked.options
    assert set(nomad.unconfirmed) < set(form.unconfirmed) and "NoMAD" in form.licence


def test_what_cannot_be_included_is_told_each_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "form.toml"
    path.write_text(
        'key = "form"\nextends = "nomad"\nincludes = ["aim", "aims", "nomad", "aim"]\n', encoding="utf-8"
    )
    with pytest.raises(MaterialError) as raised:
        read_instrument(path)
    assert [(problem.where.column, str(problem.what)) for problem in raised.value.problems] == [
        ("includes[2]", "No instrument that comes with Canllaw has this key."),
        ("includes[3]", "Questions of this instrument are in the questionnaire already."),
        ("includes[4]", "Questions of this instrument are in the questionnaire already."),
    ]


def test_an_instrument_in_english_alone_needs_no_word_of_welsh(tmp_path: Path) -> None:
    path = tmp_path / "heard.toml"
    path.write_text(
        'key = "heard"\nen = "Being heard"\nversion = "1"\nlicence = "Ours"\nsource = "Ours"\n'
        '[[responses]]\nkey = "agree"\noptions = [{ value = 1, en = "No" }, { value = 2, en = "Yes" }]\n'
        '[[items]]\nkey = "heard_1"\nen = "My manager hears me."\nresponses = "agree"\n'
        '[[scales]]\nkey = "heard"\nen = "Being heard"\nitems = ["heard_1"]\n',
        encoding="utf-8",
    )
    read = read_instrument(path)
    assert read.title(Language.WELSH) == read.scale("heard").title(Language.WELSH) == "Being heard"
    assert read.item("heard_1").wording(Language.WELSH) == "My manager hears me."
