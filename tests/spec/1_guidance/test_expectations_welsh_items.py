"""What Welsh guidance asks in list items under a stem, and in imperatives.

Every sentence was written for these tests and its parts were worked out by hand. In the tables "+" stands for
what is to be done and "-" for what is not.
"""

import pytest

from canllaw.guidance.expectations import Force, Polarity
from canllaw.guidance.grammar.welsh import GRAMMAR
from tests.read_welsh import read_stem, words

OPEN_STEMS = [
    "Rhaid i'r gweithiwr cymdeithasol:",
    "Dylai'r rheolwr wneud y canlynol:",
    "Rhaid i bob awdurdod lleol:",
    "Dylid:",
    "Dylech:",
    "Os nad yw'r plentyn wedi dychwelyd, rhaid i'r gofalwr:",
    "Mae dyletswydd ar yr awdurdod lleol i:",
    "Disgwylir i staff y cartref:",
    "Rhaid iddynt:",
    "Bydd y rheolwr yn:",
]
CLOSED_STEMS = [
    "Rhaid i'r cofnod gynnwys:",
    "Rhaid i'r rheolwr sicrhau:",
    "Dylai'r cyfweliad ymdrin â'r canlynol:",
]

# item, polarity, action, time; None for an item that is no verb
VERB_ITEMS = [
    ("hysbysu'r heddlu;", "+", "hysbysu'r heddlu", None),
    ("ddweud wrth y rhieni ar unwaith; ac", "+", "ddweud wrth y rhieni", "ar unwaith"),
    ("gofnodi'r amser; a", "+", "gofnodi'r amser", None),
    ("cynnal cyfweliad o fewn 72 awr.", "+", "cynnal cyfweliad", "o fewn 72 awr"),
    ("beidio â chosbi'r plentyn;", "-", "chosbi'r plentyn", None),
    ("lle bo'n briodol, gwahodd y rhieni", "+", "gwahodd y rhieni", None),
    ("adolygu'r cynllun bob mis", "+", "adolygu'r cynllun", "bob mis"),
    ("sicrhau bod y plentyn yn gwybod", "+", "sicrhau bod y plentyn yn gwybod", None),
    ("rhoi copi i'r plentyn", "+", "rhoi copi i'r plentyn", None),
    ("wrando ar y plentyn", "+", "wrando ar y plentyn", None),
]
OTHER_ITEMS = [
    "enw'r plentyn;",
    "y dyddiad a'r amser; a",
    "manylion y gofalwr",
    "cyfarfod cynllunio",
    "unrhyw anghenion iechyd",
    "bod y plentyn mewn perygl",
    "os yw'r plentyn o dan 10 oed",
    "newid cyfeiriad",
    "gwybodaeth am ffrindiau",
    "teulu'r plentyn",
]

# sentence, polarity, action, time, context
IMPERATIVES = [
    ("Cofnodwch yr amser.", "+", "Cofnodwch yr amser", None, None),
    ("Sicrhewch fod y plentyn yn ddiogel.", "+", "Sicrhewch fod y plentyn yn ddiogel", None, None),
    ("Peidiwch â gofyn am fanylion.", "-", "gofyn am fanylion", None, None),
    ("Ffoniwch yr heddlu ar unwaith.", "+", "Ffoniwch yr heddlu", "ar unwaith", None),
    ("Os yw'r drws ar glo, ffoniwch y rheolwr.", "+", "ffoniwch y rheolwr", None, "Os yw'r drws ar glo"),
    (
        "Gwnewch yn siŵr bod y ffurflen yn gyflawn.",
        "+",
        "Gwnewch yn siŵr bod y ffurflen yn gyflawn",
        None,
        None,
    ),
    ("Yna anfonwch gopi at y gweithiwr.", "+", "anfonwch gopi at y gweithiwr", None, None),
]
NO_IMPERATIVES = [
    "Diogelwch y plentyn sy'n bwysig.",
    "Gallwch ofyn am gymorth.",
    "Mae'r cofnod yn fyr.",
    "Tawelwch oedd yno.",
    "A wnewch chi ffonio?",
]


@pytest.mark.parametrize("sentence", OPEN_STEMS)
def test_a_stem_without_its_verb_waits_for_the_items(sentence: str) -> None:
    assert read_stem(sentence).open_end


@pytest.mark.parametrize("sentence", CLOSED_STEMS)
def test_a_stem_with_its_verb_asks_for_things(sentence: str) -> None:
    assert not read_stem(sentence).open_end


@pytest.mark.parametrize(("item", "polarity", "action", "time"), VERB_ITEMS)
def test_an_item_that_begins_with_a_verb_is_asked(
    item: str, polarity: str, action: str, time: str | None
) -> None:
    clause = GRAMMAR.read_item(item, read_stem("Rhaid i'r gweithiwr cymdeithasol:"))
    assert clause is not None
    assert clause.force is Force.REQUIREMENT
    assert clause.polarity is (Polarity.DO if polarity == "+" else Polarity.DO_NOT)
    assert (words(item, clause.action), words(item, clause.time)) == (action, time)


@pytest.mark.parametrize("item", OTHER_ITEMS)
def test_an_item_that_is_a_thing_or_a_condition_is_not(item: str) -> None:
    assert GRAMMAR.read_item(item, read_stem("Rhaid i'r gweithiwr cymdeithasol:")) is None


def test_an_item_under_a_stem_that_forbids_is_forbidden() -> None:
    clause = GRAMMAR.read_item("cosbi'r plentyn", read_stem("Ni chaiff staff:"))
    assert clause is not None
    assert clause.polarity is Polarity.DO_NOT


@pytest.mark.parametrize(("sentence", "polarity", "action", "time", "context"), IMPERATIVES)
def test_an_imperative(
    sentence: str, polarity: str, action: str, time: str | None, context: str | None
) -> None:
    clause = GRAMMAR.read_imperative(sentence)
    assert clause is not None
    assert clause.force is Force.GUIDELINE
    assert clause.polarity is (Polarity.DO if polarity == "+" else Polarity.DO_NOT)
    found = tuple(words(sentence, part) for part in (clause.action, clause.time, clause.context))
    assert found == (action, time, context)


@pytest.mark.parametrize("sentence", NO_IMPERATIVES)
def test_words_that_look_like_an_imperative(sentence: str) -> None:
    assert GRAMMAR.read_imperative(sentence) is None
