"""What Welsh guidance does not ask, and what it asks twice in one sentence.

Every sentence was written for these tests and its parts were worked out by hand. In the tables "R" is a
requirement, "G" a guideline, "P" a permission; "-" behind it says that something is not to be done.
"""

import pytest

from canllaw.guidance.grammar.welsh import GRAMMAR
from tests.read_welsh import force_of, read_accepted, words

# Nothing is asked.
DECLINED = [
    "Gall y plentyn fod mewn perygl.",
    "Gall plant sy'n mynd ar goll deimlo'n unig.",
    "Gall mynd ar goll niweidio plant.",
    "Gallai hyn arwain at niwed.",
    "Gall hyn olygu bod y plentyn mewn perygl.",
    "Gall plentyn fynd ar goll am lawer o resymau.",
    "Gall y canllawiau hyn helpu staff.",
    "Gellir gweld y ffigurau yn Atodiad B.",
    "Gellir dod o hyd i'r ffurflen ar y wefan.",
    "Ni all neb wybod beth sydd o'i flaen.",
    "Dylid nodi y gall plant fod yn ofnus.",
    "Dylid nodi nad yw'r rhestr hon yn gyflawn.",
    "Dylid darllen y bennod hon ar y cyd â Phennod 2.",
    "Mae'n bwysig cofio bod pob plentyn yn wahanol.",
    "Mae angen cymorth ar y plentyn.",
    "Mae angen mwy o amser ar rai plant.",
    "Mae'r rheolwr yn gyfrifol am y cynllun.",
    "Bydd hyn yn helpu'r plentyn.",
    "Bydd y plentyn yn teimlo'n fwy diogel.",
    "Bydd y canllawiau hyn yn dod i rym ar 1 Ebrill.",
    "Y camau y dylid eu cymryd yw'r rhain.",
    "Mae'r rhestr yn dangos y camau y mae'n rhaid eu cymryd.",
    "Penderfynwch a ddylid cynnal cyfarfod.",
    "A ddylai'r rheolwr ffonio'r heddlu?",
    "Dywedodd un plentyn: “Dylai rhywun fod wedi gofyn i mi.”",
    "Dylai rhywun fod wedi gofyn.",
    "Ceir rhestr o'r ffurflenni yn Atodiad C.",
    "Caiff llawer o blant eu niweidio bob blwyddyn.",
    "Mae'r protocol yn egluro sut y dylid rhannu gwybodaeth.",
    "Rhaid bod y plentyn wedi gadael cyn hanner nos.",
    "Mae'r gofalwr yn dweud bod rhaid iddi aros.",
    "Nid oedd neb wedi penderfynu y dylai hynny ddigwydd.",
    "Dyna'r math o gais a ddylai fod yn hawdd.",
    "Gall gofalwr feddwl mai ei fai ef yw hyn.",
    "Gellir gwneud llawer cyn hynny.",
    "Rhaid dehongli cyfeiriad at riant fel cyfeiriad at ofalwr.",
    "Ni ddylid ystyried bod y rhestr hon yn gyflawn.",
    "“Does dim rhaid i ti dalu.",
]
SILENT = [
    "Mae plant yn mynd ar goll am lawer o resymau.",
    "Cyfweliad dychwelyd yw sgwrs â phlentyn ar ôl iddo ddychwelyd.",
    "Siaradodd y gofalwr â'r heddlu.",
    "Mae'r bennod hon yn disgrifio'r broses.",
]

# sentence, then each clause's own words, force and actor ("^" is a pronoun or an ending that points back)
SEVERAL = [
    (
        "Rhaid i'r rheolwr ddarllen y cofnod a dylai ei lofnodi.",
        [("Rhaid i'r rheolwr ddarllen y cofnod", "R", "rheolwr"), ("dylai ei lofnodi.", "G", "^")],
    ),
    (
        "Rhaid i'r gofalwr ffonio'r heddlu ac, os yw'r plentyn o dan 10 oed, rhaid iddo ffonio'r rheolwr.",
        [
            ("Rhaid i'r gofalwr ffonio'r heddlu", "R", "gofalwr"),
            ("os yw'r plentyn o dan 10 oed, rhaid iddo ffonio'r rheolwr.", "R", "^iddo"),
        ],
    ),
    (
        "Dylai'r gofalwr ffonio'r rheolwr, a ddylai gofnodi'r alwad.",
        [("Dylai'r gofalwr ffonio'r rheolwr", "G", "gofalwr"), ("ddylai gofnodi'r alwad.", "G", "rheolwr")],
    ),
    (
        "Caiff y plentyn wrthod siarad, ond rhaid i'r gweithiwr gynnig eto.",
        [
            ("Caiff y plentyn wrthod siarad", "P", "plentyn"),
            ("rhaid i'r gweithiwr gynnig eto.", "R", "gweithiwr"),
        ],
    ),
    (
        "Rhaid i'r rheolwr ffonio'r heddlu; dylai'r staff chwilio'r tŷ.",
        [
            ("Rhaid i'r rheolwr ffonio'r heddlu", "R", "rheolwr"),
            ("dylai'r staff chwilio'r tŷ.", "G", "staff"),
        ],
    ),
    (
        "Caiff y plentyn ofyn am eiriolwr, a chaiff newid ei feddwl.",
        [("Caiff y plentyn ofyn am eiriolwr", "P", "plentyn"), ("chaiff newid ei feddwl.", "P", "^")],
    ),
    (
        "Ni ddylid oedi ac ni chaiff neb atal yr adroddiad.",
        [("Ni ddylid oedi", "G-", None), ("ni chaiff neb atal yr adroddiad.", "R-", "neb")],
    ),
    (
        "Rhaid i'r gweithiwr dweud wrth yr heddlu a chofnodi'r amser.",
        [("Rhaid i'r gweithiwr dweud wrth yr heddlu a chofnodi'r amser.", "R", "gweithiwr")],
    ),
]


@pytest.mark.parametrize("sentence", DECLINED)
def test_words_that_ask_nothing_are_declined_with_a_reason(sentence: str) -> None:
    clauses = GRAMMAR.read_clauses(sentence)
    assert clauses
    assert all(clause.declined and str(clause.why) for clause in clauses)


@pytest.mark.parametrize("sentence", SILENT)
def test_a_description_holds_no_force_word(sentence: str) -> None:
    assert GRAMMAR.read_clauses(sentence) == ()


@pytest.mark.parametrize(("sentence", "clauses"), SEVERAL)
def test_two_force_words_are_two_expectations(
    sentence: str, clauses: list[tuple[str, str, str | None]]
) -> None:
    found = []
    for clause in read_accepted(sentence):
        actor = ("^" if clause.pronoun else "") + (words(sentence, clause.actor) or "")
        found.append((sentence[clause.start : clause.end], force_of(clause), actor or None))
    assert found == clauses
