"""What Welsh guidance asks: the force words, who is asked, what, when, and in which circumstances.

Every sentence was written for these tests and its parts were worked out by hand. In the tables "R" is a
requirement, "G" a guideline, "P" a permission; "-" behind it says that something is not to be done.
"""

import pytest

from canllaw.guidance.grammar.welsh import GRAMMAR
from tests.read_welsh import force_of, read_accepted, words

HEARING = "ofyn i'r plentyn sut y mae'n teimlo"

# sentence, force, actor, action, time, context
ASKED: list[tuple[str, str, str | None, str, str | None, str | None]] = [
    # rhaid
    ("Rhaid i'r gweithiwr cymdeithasol rannu'r wybodaeth o fewn 72 awr.", "R", "gweithiwr cymdeithasol", "rannu'r wybodaeth", "o fewn 72 awr", None),
    ("Rhaid i'r awdurdod lleol benodi cydlynydd.", "R", "awdurdod lleol", "benodi cydlynydd", None, None),
    ("Rhaid i bob awdurdod lleol gyhoeddi protocol bob tair blynedd.", "R", "awdurdod lleol", "gyhoeddi protocol", "bob tair blynedd", None),
    ("Rhaid i'r heddlu a'r awdurdod lleol gytuno ar y cynllun.", "R", "heddlu a'r awdurdod lleol", "gytuno ar y cynllun", None, None),
    ("Rhaid i staff y cartref ffonio'r heddlu ar unwaith.", "R", "staff y cartref", "ffonio'r heddlu", "ar unwaith", None),
    ("Rhaid i'r rheolwr cofrestredig gadw copi o'r cofnod.", "R", "rheolwr cofrestredig", "gadw copi o'r cofnod", None, None),
    ("Rhaid i'r swyddog adolygu annibynnol gadeirio'r cyfarfod.", "R", "swyddog adolygu annibynnol", "gadeirio'r cyfarfod", None, None),
    ("Mae'n rhaid i ofalwyr maeth gael hyfforddiant bob blwyddyn.", "R", "ofalwyr maeth", "gael hyfforddiant", "bob blwyddyn", None),
    ("Y mae'n rhaid i'r darparwr lunio adroddiad.", "R", "darparwr", "lunio adroddiad", None, None),
    ("Bydd rhaid i'r tîm adolygu'r asesiad yn fisol.", "R", "tîm", "adolygu'r asesiad", "yn fisol", None),
    ("Rhaid cofnodi'r penderfyniad cyn diwedd y dydd.", "R", None, "cofnodi'r penderfyniad", "cyn diwedd y dydd", None),
    ("Rhaid hefyd hysbysu'r rhieni.", "R", None, "hysbysu'r rhieni", None, None),
    ("Rhaid i'r gofalwr, os yw'n ddiogel, chwilio'r tŷ.", "R", "gofalwr", "chwilio'r tŷ", None, None),
    ("Os nad yw'r plentyn wedi dychwelyd, rhaid i'r gofalwr ffonio'r heddlu.", "R", "gofalwr", "ffonio'r heddlu", None, "Os nad yw'r plentyn wedi dychwelyd"),
    ("Rhaid i'r person sy'n cynnal y cyfweliad wrando ar y plentyn.", "R", "person", "wrando ar y plentyn", None, None),
    ("Rhaid i'r rheolwr sicrhau bod staff yn gwybod am y protocol.", "R", "rheolwr", "sicrhau bod staff yn gwybod am y protocol", None, None),
    ("Rhaid i weithiwr cymdeithasol weld y plentyn ar ei ben ei hun.", "R", "weithiwr cymdeithasol", "weld y plentyn ar ei ben ei hun", None, None),
    ("Cyn y cyfarfod, rhaid i'r cadeirydd ddarllen yr adroddiad.", "R", "cadeirydd", "ddarllen yr adroddiad", "Cyn y cyfarfod", None),
    ("O fewn 24 awr, rhaid i'r rheolwr anfon y ffurflen.", "R", "rheolwr", "anfon y ffurflen", "O fewn 24 awr", None),
    ("Rhaid i'r ysgol roi gwybod i'r awdurdod lleol heb oedi.", "R", "ysgol", "roi gwybod i'r awdurdod lleol", "heb oedi", None),
    ("Rhaid i'r bwrdd diogelu gyhoeddi ffigurau o leiaf unwaith y flwyddyn.", "R", "bwrdd diogelu", "gyhoeddi ffigurau", "o leiaf unwaith y flwyddyn", None),
    ("Rhaid i Weinidogion Cymru adolygu'r canllawiau.", "R", "Weinidogion Cymru", "adolygu'r canllawiau", None, None),
    ("Rhaid i'r cynllun gynnwys enw'r plentyn.", "R", None, "gynnwys enw'r plentyn", None, None),
    ("Rhaid i'r cofnod gael ei lofnodi gan y rheolwr.", "R", "rheolwr", "gael ei lofnodi", None, None),
    ("Rhaid i'r cyfweliad gael ei gynnal gan berson annibynnol cyn pen 72 awr.", "R", "berson annibynnol", "gael ei gynnal", "cyn pen 72 awr", None),
    ("Rhaid i'r gofalwr sy'n ei dderbyn gasglu'r plentyn.", "R", "gofalwr", "gasglu'r plentyn", None, None),
    ("Rhaid iddi wirio bob blwyddyn fod ymarferwyr yn deall.", "R", "iddi", "wirio bob blwyddyn fod ymarferwyr yn deall", "bob blwyddyn", None),
    # rhaid peidio, ni chaiff, ni cheir
    ("Rhaid i'r gofalwr beidio â chloi'r drws.", "R-", "gofalwr", "chloi'r drws", None, None),
    ("Rhaid peidio â rhannu'r cofnod.", "R-", None, "rhannu'r cofnod", None, None),
    ("Ni chaiff y rheolwr oedi'r atgyfeiriad.", "R-", "rheolwr", "oedi'r atgyfeiriad", None, None),
    ("Ni chaiff staff addo cadw cyfrinach.", "R-", "staff", "addo cadw cyfrinach", None, None),
    ("Ni chaiff neb rwystro'r plentyn rhag siarad ag eiriolwr.", "R-", "neb", "rwystro'r plentyn rhag siarad ag eiriolwr", None, None),
    ("Ni cheir cadw plentyn mewn cell.", "R-", None, "cadw plentyn mewn cell", None, None),
    ("Ni chaniateir cosbi plentyn am fynd ar goll.", "R-", None, "cosbi plentyn am fynd ar goll", None, None),
    # ofynnol, dyletswydd
    ("Mae'n ofynnol i'r darparwr hysbysu'r arolygiaeth.", "R", "darparwr", "hysbysu'r arolygiaeth", None, None),
    ("Bydd yn ofynnol i'r cartref gadw cofrestr.", "R", "cartref", "gadw cofrestr", None, None),
    ("Mae dyletswydd ar yr awdurdod lleol i hybu llesiant y plentyn.", "R", "awdurdod lleol", "hybu llesiant y plentyn", None, None),
    ("Mae ar yr awdurdod lleol ddyletswydd i letya'r plentyn.", "R", "awdurdod lleol", "letya'r plentyn", None, None),
    ("Mae gan yr heddlu ddyletswydd i ymchwilio i bob adroddiad.", "R", "heddlu", "ymchwilio i bob adroddiad", None, None),
    ("Mae'r cyngor o dan ddyletswydd i asesu anghenion y plentyn.", "R", "cyngor", "asesu anghenion y plentyn", None, None),
    ("Y gweithiwr cymdeithasol sydd i gynnal y cyfweliad.", "R", "gweithiwr cymdeithasol", "gynnal y cyfweliad", None, None),
    ("Gwaherddir staff rhag defnyddio ffonau personol.", "R-", "staff", "defnyddio ffonau personol", None, None),
    # dylai, dylid
    ("Dylai'r rheolwr gofnodi'r amser.", "G", "rheolwr", "gofnodi'r amser", None, None),
    ("Dylai'r gweithiwr cymdeithasol siarad â'r plentyn cyn yr ymweliad.", "G", "gweithiwr cymdeithasol", "siarad â'r plentyn", "cyn yr ymweliad", None),
    (f"Dylai'r cyfwelydd {HEARING}.", "G", "cyfwelydd", HEARING, None, None),
    ("Dylai pob aelod o staff ddarllen y polisi bob chwe mis.", "G", "aelod o staff", "ddarllen y polisi", "bob chwe mis", None),
    ("Dylai awdurdodau lleol gydweithio â'r heddlu.", "G", "awdurdodau lleol", "gydweithio â'r heddlu", None, None),
    ("Dylai'r gofalwr groesawu'r plentyn pan fydd yn dychwelyd.", "G", "gofalwr", "groesawu'r plentyn", None, "pan fydd yn dychwelyd"),
    ("Pan fydd y plentyn yn dychwelyd, dylai'r gofalwr ei groesawu.", "G", "gofalwr", "ei groesawu", None, "Pan fydd y plentyn yn dychwelyd"),
    ("Dylai'r tîm dyletswydd brys ateb y ffôn bob amser.", "G", "tîm dyletswydd brys", "ateb y ffôn", "bob amser", None),
    ("Dylai'r rheolwr hefyd drefnu cyfarfod.", "G", "rheolwr", "drefnu cyfarfod", None, None),
    ("Dylai'r rheolwr, lle bo'n bosibl, ofyn am farn y plentyn.", "G", "rheolwr", "ofyn am farn y plentyn", None, "lle bo'n bosibl"),
    ("Dylai'r cynllun nodi enw'r person y mae'r plentyn yn ymddiried ynddo.", "G", None, "nodi enw'r person y mae'r plentyn yn ymddiried ynddo", None, None),
    ("Dylai'r plentyn gael ei weld gan feddyg cyn gynted â phosibl.", "G", "feddyg", "gael ei weld", "cyn gynted â phosibl", None),
    ("Dylai fod gan bob cartref bolisi clir.", "G", "cartref", "fod gan bob cartref bolisi clir", None, None),
    ("Dylid cofnodi'r cyfweliad ar yr un diwrnod.", "G", None, "cofnodi'r cyfweliad", "ar yr un diwrnod", None),
    ("Dylid cynnal y cyfweliad gan weithiwr annibynnol o fewn tridiau.", "G", "weithiwr annibynnol", "cynnal y cyfweliad", "o fewn tridiau", None),
    ("Dylid gwahodd y rhieni oni bai bod hynny'n anniogel.", "G", None, "gwahodd y rhieni", None, "oni bai bod hynny'n anniogel"),
    ("Dylid nodi enw'r plentyn ar y ffurflen.", "G", None, "nodi enw'r plentyn ar y ffurflen", None, None),
    ("Lle bo risg o niwed, dylid galw cyfarfod strategaeth.", "G", None, "galw cyfarfod strategaeth", None, "Lle bo risg o niwed"),
    ("Dylech ffonio'r rheolwr yn syth.", "G", None, "ffonio'r rheolwr", "yn syth", None),
    ("Dylent adolygu'r cynllun yn rheolaidd.", "G", None, "adolygu'r cynllun", "yn rheolaidd", None),
    ("Ni ddylai unrhyw aelod o staff gosbi'r plentyn.", "G-", "aelod o staff", "gosbi'r plentyn", None, None),
    ("Ni ddylai'r gofalwr ofyn cwestiynau anodd ar ôl i'r plentyn ddychwelyd.", "G-", "gofalwr", "ofyn cwestiynau anodd", "ar ôl i'r plentyn ddychwelyd", None),
    ("Ni ddylid gadael y plentyn ar ei ben ei hun.", "G-", None, "gadael y plentyn ar ei ben ei hun", None, None),
    ("Dylid peidio â defnyddio'r gair hwnnw.", "G-", None, "defnyddio'r gair hwnnw", None, None),
    ("Y rheolwr a ddylai lofnodi'r ffurflen.", "G", "rheolwr", "lofnodi'r ffurflen", None, None),
    ("Dylai rhywun y maent yn ei adnabod siarad â'r plant.", "G", "rhywun", "siarad â'r plant", None, None),
    ("Dylai safbwyntiau'r plentyn fod wrth galon ymarfer.", "G", None, "fod wrth galon ymarfer", None, None),
    ("Dylai gofalwyr bob amser groesawu'r plentyn.", "G", "gofalwyr", "groesawu'r plentyn", "bob amser", None),
    ("Ni ddylai ymarferwyr fyth feio'r plentyn.", "G-", "ymarferwyr", "feio'r plentyn", None, None),
    ("Dylai'r gofalwr, o fewn awr, ffonio'r heddlu.", "G", "gofalwr", "ffonio'r heddlu", "o fewn awr", None),
    ("Ni ddylid canslo'r cyfarfod am nad oes newyddion.", "G-", None, "canslo'r cyfarfod", None, "am nad oes newyddion"),
    ("Os yw'r gofalwr yn anghytuno, dylai ffonio'r rheolwr.", "G", "gofalwr", "ffonio'r rheolwr", None, "Os yw'r gofalwr yn anghytuno"),
    ("Rhaid i'r awdurdod lleol a leolodd y plentyn ymweld ag ef.", "R", "awdurdod lleol", "ymweld ag ef", None, None),
    ("Dylai'r rheolwr tîm ailystyried y cynllun.", "G", "rheolwr tîm", "ailystyried y cynllun", None, None),
    ("Rhaid i'r copi gael ei dderbyn gan y darparwr.", "R", "darparwr", "gael ei dderbyn", None, None),
    ("Dylid cynnig cyngor gan feddyg i'r rhieni.", "G", None, "cynnig cyngor gan feddyg i'r rhieni", None, None),
    # disgwylir, angen, pwysig, anogir, cyfrifol
    ("Disgwylir i'r gofalwr maeth gadw dyddiadur.", "G", "gofalwr maeth", "gadw dyddiadur", None, None),
    ("Disgwylir i awdurdodau lleol fonitro'r cynllun bob chwarter.", "G", "awdurdodau lleol", "fonitro'r cynllun", "bob chwarter", None),
    ("Mae disgwyl i ysgolion gadw cofnod.", "G", "ysgolion", "gadw cofnod", None, None),
    ("Mae angen i'r tîm adolygu'r risg.", "G", "tîm", "adolygu'r risg", None, None),
    ("Bydd angen i'r cadeirydd baratoi agenda.", "G", "cadeirydd", "baratoi agenda", None, None),
    ("Mae angen cofnodi'r alwad.", "G", None, "cofnodi'r alwad", None, None),
    ("Mae'n bwysig bod y gweithiwr cymdeithasol yn gwrando ar y plentyn.", "G", "gweithiwr cymdeithasol", "gwrando ar y plentyn", None, None),
    ("Mae'n hanfodol i staff ddeall y polisi.", "G", "staff", "ddeall y polisi", None, None),
    ("Mae'n hollbwysig cofnodi union eiriau'r plentyn.", "G", None, "cofnodi union eiriau'r plentyn", None, None),
    ("Anogir staff i rannu syniadau.", "G", "staff", "rannu syniadau", None, None),
    ("Cynghorir rheolwyr i ofyn am gyngor cyfreithiol.", "G", "rheolwyr", "ofyn am gyngor cyfreithiol", None, None),
    ("Argymhellir bod y tîm yn cwrdd bob wythnos.", "G", "tîm", "cwrdd", "bob wythnos", None),
    ("Mae'r rheolwr yn gyfrifol am gadw'r cofnodion.", "G", "rheolwr", "gadw'r cofnodion", None, None),
    ("Y cydlynydd sy'n gyfrifol am ddosbarthu'r cofnodion.", "G", "cydlynydd", "ddosbarthu'r cofnodion", None, None),
    ("Cyfrifoldeb y rheolwr yw sicrhau bod y drws ar agor.", "G", "rheolwr", "sicrhau bod y drws ar agor", None, None),
    # bydd
    ("Bydd y rheolwr yn trefnu cyfarfod o fewn pum diwrnod gwaith.", "G", "rheolwr", "trefnu cyfarfod", "o fewn pum diwrnod gwaith", None),
    ("Bydd yr heddlu'n cofnodi'r adroddiad.", "G", "heddlu", "cofnodi'r adroddiad", None, None),
    ("Ni fydd y gweithiwr yn rhannu'r manylion.", "G-", "gweithiwr", "rhannu'r manylion", None, None),
    ("Caiff y plentyn ei weld gan y gweithiwr cymdeithasol bob chwe wythnos.", "G", "gweithiwr cymdeithasol", "ei weld", "bob chwe wythnos", None),
    # caiff, gall, gellir, ceir, nid oes rhaid
    ("Caiff yr awdurdod lleol ofyn am gyngor.", "P", "awdurdod lleol", "ofyn am gyngor", None, None),
    ("Caiff y plentyn ddewis pwy sy'n cynnal y cyfweliad.", "P", "plentyn", "ddewis pwy sy'n cynnal y cyfweliad", None, None),
    ("Gall y gweithiwr cymdeithasol ofyn i'r heddlu am gymorth.", "P", "gweithiwr cymdeithasol", "ofyn i'r heddlu am gymorth", None, None),
    ("Gall y rheolwr ddirprwyo'r dasg hon.", "P", "rheolwr", "ddirprwyo'r dasg hon", None, None),
    ("Gallwch ofyn am gopi o'r cynllun.", "P", None, "ofyn am gopi o'r cynllun", None, None),
    ("Gellir gohirio'r cyfweliad os yw'r plentyn yn sâl.", "P", None, "gohirio'r cyfweliad", None, "os yw'r plentyn yn sâl"),
    ("Ceir cynnal y cyfarfod dros y ffôn.", "P", None, "cynnal y cyfarfod dros y ffôn", None, None),
    ("Caniateir i'r cartref gadw copi.", "P", "cartref", "gadw copi", None, None),
    ("Mae gan y plentyn hawl i ofyn am eiriolwr.", "P", "plentyn", "ofyn am eiriolwr", None, None),
    ("Mae gan y rheolwr ddisgresiwn i newid y dyddiad.", "P", "rheolwr", "newid y dyddiad", None, None),
    ("Nid oes rhaid i'r plentyn gymryd rhan.", "P-", "plentyn", "gymryd rhan", None, None),
    ("Nid yw'n ofynnol i'r gofalwr lenwi'r ffurflen.", "P-", "gofalwr", "lenwi'r ffurflen", None, None),
    ("Nid oes angen i'r rheolwr aros am gyngor.", "P-", "rheolwr", "aros am gyngor", None, None),
    ("Does dim rhaid i chi ateb pob cwestiwn.", "P-", "chi", "ateb pob cwestiwn", None, None),
]  # fmt: skip

# sentence, target
TARGETS = [
    ("Rhaid i'r rheolwr hysbysu'r heddlu ar unwaith.", "heddlu"),
    ("Rhaid i'r cynllun gynnwys enw'r plentyn.", "cynllun"),
    ("Dylai'r gweithiwr siarad â'r plentyn.", "plentyn"),
    ("Dylid cofnodi'r penderfyniad.", "penderfyniad"),
    ("Rhaid i'r cyfweliad gael ei gynnal gan berson annibynnol.", "cyfweliad"),
    ("Dylai'r rheolwr sicrhau bod y plentyn yn ddiogel.", "plentyn"),
    ("Caiff y plentyn ofyn am eiriolwr.", "eiriolwr"),
    ("Dylai'r rheolwr anfon copi at yr awdurdod lleol.", "copi"),
    ("Dylai'r rheolwr gadw copi o'r cynllun.", "copi o'r cynllun"),
    ("Dylai'r cyfwelydd siarad â phlant a phobl ifanc.", "phlant a phobl ifanc"),
    ("Rhaid i'r bwrdd ystyried sut y gwneir hyn.", "sut y gwneir hyn"),
    ("Dylai'r nyrs holi am blant sydd ar goll.", "blant sydd ar goll"),
    ("Caiff y plentyn gymryd rhan yn yr adolygiad.", "adolygiad"),
]


@pytest.mark.parametrize(("sentence", "force", "actor", "action", "time", "context"), ASKED)
def test_what_one_sentence_asks(
    sentence: str, force: str, actor: str | None, action: str, time: str | None, context: str | None
) -> None:
    (clause,) = read_accepted(sentence)
    found = (
        force_of(clause),
        *(words(sentence, part) for part in (clause.actor, clause.action, clause.time)),
    )
    assert found == (force, actor, action, time)
    if context is not None:
        assert words(sentence, clause.context) == context


@pytest.mark.parametrize(("sentence", "target"), TARGETS)
def test_to_what_or_whom_it_is_done(sentence: str, target: str) -> None:
    (clause,) = read_accepted(sentence)
    assert words(sentence, clause.target) == target


def test_every_span_lies_in_its_sentence() -> None:
    for sentence, *_ in ASKED:
        for clause in GRAMMAR.read_clauses(sentence):
            for span in (
                clause.actor,
                clause.action,
                clause.target,
                clause.time,
                clause.context,
                clause.force_words,
            ):
                assert span is None or 0 <= span[0] < span[1] <= len(sentence)
