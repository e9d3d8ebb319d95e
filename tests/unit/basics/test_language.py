"""What is said in English and in Welsh, with the six forms that Welsh has for words after a number."""

from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from canllaw.basics import language
from canllaw.basics.language import Language, count_message, message, say, say_number
from canllaw.basics.problems import MaterialError, Problem, describe
from canllaw.basics.sources import Place, Source

SHIPPED = language.LOCALE / "cy" / "LC_MESSAGES" / "canllaw.po"
CHILDREN = ("{count} child", "{count} children")
# Six forms told apart, so that each can be seen to be chosen.
FORMS = [
    "{count} plant",
    "{count} plentyn",
    "{count} blentyn",
    "{count} phlentyn",
    "{count} plentyn (6)",
    "{count} o blant",
]


@pytest.fixture
def welsh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A small Welsh catalogue under the header of the shipped one."""
    catalogue = polib.pofile(str(SHIPPED))
    catalogue.clear()
    catalogue.append(polib.POEntry(msgid="Not said.", msgstr="Heb ei ddweud."))
    catalogue.append(polib.POEntry(msgid="Missing: {parts}", msgstr="Ar goll: {parts}"))
    catalogue.append(polib.POEntry(msgid="actor", msgstr="gweithredwr"))
    catalogue.append(polib.POEntry(msgid="page {page}", msgstr="tudalen {page}"))
    catalogue.append(
        polib.POEntry(msgid=CHILDREN[0], msgid_plural=CHILDREN[1], msgstr_plural=dict(enumerate(FORMS)))
    )
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue.save_as_mofile(str(folder / "canllaw.mo"))
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    language.catalogue.cache_clear()
    yield
    language.catalogue.cache_clear()


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 plant"),
        (1, "1 plentyn"),
        (2, "2 blentyn"),
        (3, "3 phlentyn"),
        (4, "4 o blant"),
        (5, "5 o blant"),
        (6, "6 plentyn (6)"),
        (7, "7 o blant"),
        (11, "11 o blant"),
        (12, "12 o blant"),
        (106, "106 o blant"),
    ],
)
@pytest.mark.usefixtures("welsh")
def test_welsh_chooses_among_six_forms_for_the_words_after_a_number(count: int, said: str) -> None:
    assert say(count_message(*CHILDREN, count=count), Language.WELSH) == said


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 children"), (1, "1 child"), (2, "2 children"), (6, "6 children")]
)
def test_english_has_two_forms(count: int, said: str) -> None:
    assert say(count_message(*CHILDREN, count=count), Language.ENGLISH) == said


def test_the_shipped_header_names_six_forms() -> None:
    header = polib.pofile(str(SHIPPED)).metadata["Plural-Forms"]
    assert header == "nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ? 4 : 5;"


@pytest.mark.usefixtures("welsh")
def test_a_message_within_a_message_and_a_list_of_messages_are_said_in_the_same_language() -> None:
    parts = message("Missing: {parts}", parts=(message("actor"), "72"))
    assert say(parts, Language.WELSH) == "Ar goll: gweithredwr, 72"
    assert say(message("Missing: {parts}", parts=message("actor")), Language.WELSH) == "Ar goll: gweithredwr"
    assert str(parts) == "Missing: actor, 72"


def test_a_sentence_without_a_translation_is_said_in_english() -> None:
    assert say(message("No such sentence: {name}", name="x"), Language.WELSH) == "No such sentence: x"


@pytest.mark.parametrize("value", ["{0}", "{name!r:>{width}}", "}{", "{{}}"])
def test_braces_in_a_value_mean_nothing(value: str) -> None:
    assert say(message("Heading: {name}", name=value), Language.ENGLISH) == f"Heading: {value}"


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (1234567, 0, "1,234,567"),
        (0.5, 2, "0.50"),
        (-12.34, 1, "−12.3"),
        (-0.001, 2, "0.00"),
        (999.5, 0, "1,000"),
    ],
)
def test_numbers_for_people(value: float, decimals: int, said: str) -> None:
    assert say_number(value, decimals) == said


def problem(**where: object) -> Problem:
    source = Source(name=str(where.pop("name", "a.csv")), sha256="")
    return Problem(what=message("Not said."), fix=message("Say it."), where=Place(source=source, **where))  # type: ignore[arg-type]


@pytest.mark.usefixtures("welsh")
def test_a_problem_is_described_on_one_line_in_either_language() -> None:
    assert (
        describe(problem(row=17, column="clarity"), Language.ENGLISH) == "a.csv:17:clarity: Not said. Say it."
    )
    assert (
        describe(problem(name="b.pdf", page=3), Language.WELSH) == "b.pdf:tudalen 3: Heb ei ddweud. Say it."
    )


def test_problems_are_told_in_the_order_of_the_material() -> None:
    error = MaterialError([problem(row=9), problem(row=2), problem(name="B.csv"), problem()])
    assert [(p.where.source.name, p.where.row) for p in error.problems] == [
        ("B.csv", None),
        ("a.csv", None),
        ("a.csv", 2),
        ("a.csv", 9),
    ]
