"""The check of translations: it must see every sentence, and every way in which its Welsh can be wrong."""

from pathlib import Path

import polib
import pytest

from checks.messages import Sentence, find_faults, find_sentences, find_unmarked_calls, placeholders, update

SAID = Sentence(singular="Found: {n}", plural=None, files=("canllaw/a.py",))
COUNTED = Sentence(singular="{count} child", plural="{count} children", files=("canllaw/a.py",))
SIX = dict.fromkeys(range(6), "{count} o blant")


def faults(*entries: polib.POEntry, sentences: tuple[Sentence, ...] = (SAID,)) -> list[str]:
    catalogue = polib.POFile()
    catalogue.extend(entries)
    return [fault.partition(":")[0] for fault in find_faults(sentences, catalogue, 6)]


def said(welsh: str, **more: object) -> polib.POEntry:
    return polib.POEntry(msgid="Found: {n}", msgstr=welsh, **more)


def counted(forms: dict[int, str]) -> polib.POEntry:
    return polib.POEntry(msgid="{count} child", msgid_plural="{count} children", msgstr_plural=forms)


def test_a_translated_sentence_has_no_fault() -> None:
    assert faults(said("Canfuwyd: {n}")) == []
    assert faults(counted({**SIX, 1: "un plentyn"}), sentences=(COUNTED,)) == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (said(""), "not translated"),
        (said("  "), "not translated"),
        (said("Canfuwyd: {n}", flags=["fuzzy"]), "fuzzy"),
        (said("Canfuwyd: {m}"), "placeholders differ"),
        (said("Canfuwyd"), "placeholders differ"),
        (said("Canfuwyd: {n"), "placeholders differ"),
    ],
)
def test_each_fault_of_a_sentence_is_told(entry: polib.POEntry, fault: str) -> None:
    assert faults(entry) == [fault]


def test_a_sentence_that_the_catalogue_lacks_or_nobody_says_is_told() -> None:
    assert faults() == ["not in the catalogue"]
    assert faults(said("Canfuwyd: {n}"), polib.POEntry(msgid="Old", msgstr="Hen")) == [
        "no longer said anywhere"
    ]
    assert faults(said("Canfuwyd: {n}"), polib.POEntry(msgid="Old", msgstr="Hen", obsolete=True)) == []


@pytest.mark.parametrize(
    ("forms", "fault"),
    [
        (dict.fromkeys(range(6), ""), "not translated"),
        ({0: "{count}", 1: "{count}"}, "plural forms missing"),
        ({**SIX, 4: ""}, "plural forms missing"),
        ({**SIX, 4: "{number} o blant"}, "placeholders differ"),
    ],
)
def test_each_of_the_six_forms_is_checked(forms: dict[int, str], fault: str) -> None:
    assert faults(counted(forms), sentences=(COUNTED,)) == [fault]


def test_placeholders_of_code_and_of_templates_are_found() -> None:
    assert placeholders("{a} of {b:.2f}, {{no}}, %(c)s") == {"a", "b", "c"}


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "canllaw"
    (folder / "templates").mkdir(parents=True)
    (folder / "a.py").write_text(
        'message("One " "sentence")\ncount_message("{count} day", "{count} days", count=f(1))\nmessage(words)\n'
        'language.message(f"{x} made up")\n'
    )
    (folder / "templates" / "page.html").write_text(
        '<h1>{{ _("Contents") }}</h1>{% trans n=n %}Role: {{ n }}{% endtrans %}<p title="{{ gettext("Help") }}">'
    )
    return tmp_path


def test_sentences_of_code_and_templates_are_found(program: Path) -> None:
    assert [(s.singular, s.plural) for s in find_sentences(program)] == [
        ("One sentence", None),
        ("{count} day", "{count} days"),
        ("Contents", None),
        ("Role: %(n)s", None),
        ("Help", None),
    ]


def test_a_sentence_that_is_made_up_while_running_is_told(program: Path) -> None:
    assert list(find_unmarked_calls(program)) == [
        "canllaw/a.py:3: write the whole sentence into message(...)",
        "canllaw/a.py:4: write the whole sentence into message(...)",
    ]


def test_an_update_adds_the_new_keeps_the_translated_and_sets_the_unsaid_aside() -> None:
    catalogue = polib.POFile()
    catalogue.extend(
        [said("Canfuwyd: {n}"), polib.POEntry(msgid="Old", msgstr="Hen"), polib.POEntry(msgid="Never")]
    )
    update([COUNTED, SAID], catalogue)
    assert [(entry.msgid, entry.obsolete) for entry in catalogue] == [
        ("{count} child", False),
        ("Found: {n}", False),
        ("Old", True),
    ]
    assert catalogue[0].msgstr_plural == dict.fromkeys(range(6), "")
    update([COUNTED, SAID], catalogue)
    assert len(catalogue) == 3
