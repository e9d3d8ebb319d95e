"""Which actions can be seen to be done and which cannot, by their verbs, in English and in Welsh.

Verbs of mind, aim and attitude are a closed list; what is not on it is taken as something that can be seen.
`docs/concreteness.md` tells why.
"""

from canllaw.basics.language import Language


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Verbs that nobody could watch being done: states of mind, aims, attitudes, contributions.
VAGUE = {
    Language.ENGLISH: word_set(
        "act achieve address advance aid aim anticipate appear appreciate ascertain aspire assist assume "
        "attempt balance "
        "be bear become behave believe benefit build care champion co-operate collaborate commit consider "
        "contemplate contribute cooperate cultivate drive embed embody embrace empathise "
        "empower enable encourage endeavour engage engender enhance enjoy ensure expect explore facilitate "
        "feel focus foster guard help honour hope improve increase influence instil intend know listen "
        "manage mean minimise mitigate motivate nurture optimise prefer prevent prioritise promote "
        "protect pursue realise recognise reduce reflect remain remember respect safeguard strengthen "
        "strive support sustain tackle tend think treat try underpin understand uphold value want weigh "
        "wish work"
    ),
    Language.WELSH: word_set(
        "adlewyrchu amddiffyn anelu annog anrhydeddu atal blaenoriaethu bod canolbwyntio cefnogi ceisio "
        "cofio credu cryfhau cydnabod cydweithio cydweithredu cyfrannu cynorthwyo deall diogelu "
        "disgwyl dymuno galluogi gobeithio grymuso gweithio gweithredu gwella gwerthfawrogi gwrando gwybod "
        "helpu hwyluso hybu hyrwyddo lleihau meddwl meithrin mwyafu myfyrio parchu sicrhau sylweddoli "
        "teimlo trin ymddwyn ymdrechu ymgorffori ymgysylltu ymrwymo ymwreiddio ystyried"
    ),
}

# Verbs whose doing, or the thing that they leave behind, can be seen. They are told from nouns by this list
# where an action holds several verbs, or a verb such as "ensure" hides the one that counts.
OBSERVABLE = {
    Language.ENGLISH: word_set(
        "accommodate accompany add administer advertise agree alert allocate amend analyse answer apply "
        "appoint approve arrange ask assess assign attach attend audit authorise begin book borrow brief "
        "bring buy calculate call cancel carry chair charge check circulate clean close collate collect "
        "come commence commission compare compile complete conduct confirm consent consult contact contain "
        "convene cook copy count cover create date debrief decide delete deliver deploy deprive describe "
        "designate destroy detain determine disclose discriminate discuss dismiss dispense display "
        "distribute document draft draw eat employ end enquire enter equip escalate escort establish "
        "evaluate examine exchange explain extend feed fetch file fill find finish fit follow forward fund "
        "give go hand hear hire hold host identify implement include inform inquire inspect install "
        "instruct interview introduce investigate invite issue join keep label leave lend let license lift "
        "list lock log look mail make mark measure meet minute monitor move name nominate note notify "
        "obtain offer open order pass pay permit phone photograph place plan post prepare present print "
        "produce provide publish punish put question quote read receive record recruit refer refuse "
        "register release remove renew reopen repair repeat replace reply report request require restrain "
        "restrict retain return review revise ring say scan schedule score search see select sell send "
        "serve set share shout show sign signpost smack speak specify stamp start state stop store submit "
        "summarise supervise supply take talk teach telephone tell test trace train transfer transport "
        "undertake update upload use verify visit vote wait warn wash withdraw withhold witness write"
    ),
    Language.WELSH: word_set(
        "adolygu cynnal adrodd agor anfon apwyntio archebu archwilio arolygu arwyddo asesu atgyfeirio "
        "awdurdodi "
        "bwydo cadarnhau cadeirio cadw cael casglu chwilio cloi cludo cofnodi cofrestru comisiynu copïo "
        "cosbi croesawu cwblhau cwrdd cyfarfod cyfeirio cyfieithu cyflwyno cyfnewid cyfweld cyhoeddi "
        "cylchredeg cymryd cynllunio cynnig cynnull cynnwys cysylltu cytuno dangos darllen darparu datgan "
        "datgelu dechrau derbyn dewis dileu diweddaru dod dosbarthu dweud dychwelyd dyddio dynodi egluro "
        "enwi esbonio ffonio ffurfio galw gofyn gorffen gosod gwahodd gweld gwirio gwneud gwrthod hebrwng "
        "holi hyfforddi hysbysu llenwi llofnodi llunio mesur monitro mynd mynychu neilltuo nodi olrhain "
        "paratoi penderfynu pennu penodi rhannu rhestru rhoi rhybuddio sefydlu siarad storio symud talu "
        "trafod trefnu trosglwyddo tynnu uwchgyfeirio uwchlwytho ychwanegu ymchwilio ymgynghori ymweld "
        "ysgrifennu"
    ),
}

# Verbs that only hand on to the verb in what follows: "ensure that a record is kept".
CARRIERS = {
    Language.ENGLISH: word_set("ensure arrange require ask get see check"),
    Language.WELSH: word_set("sicrhau trefnu gofalu"),
}

# Phrases that are vague although their first verb is not.
VAGUE_PHRASES = {
    Language.ENGLISH: (
        "have regard", "seek to", "maintain a focus", "maintain good", "maintain high", "maintain positive",
        "have due regard", "have particular regard", "pay attention", "pay due regard",
        "pay regard", "pay due attention", "pay particular attention", "give consideration",
        "give due consideration", "give careful consideration", "give thought", "give due weight",
        "give weight", "give priority", "give attention", "give particular attention", "take into account",
        "take account", "take full account", "take into consideration", "take responsibility",
        "take seriously", "take an interest", "take care", "take all reasonable steps",
        "take reasonable steps", "take steps", "take appropriate steps", "take appropriate action",
        "take action", "take a child-centred approach", "take the lead", "make every effort",
        "make all reasonable efforts", "make reasonable efforts", "make reasonable endeavours",
        "make best use", "make use", "make themselves aware", "make themselves familiar",
        "familiarise themselves", "keep in mind", "keep under review", "keep the child at the centre",
        "keep safe", "show respect", "show understanding", "show kindness", "use their judgement",
        "use professional judgement", "use best endeavours", "have an understanding",
        "have a good understanding", "have an awareness", "have confidence", "have respect",
        "have knowledge", "have in mind", "have the skills", "put the child first", "put children first",
        "place the child at the centre", "play a part", "play their part", "play a full part",
        "go the extra mile", "come together", "follow good practice", "follow best practice",
        "set an example", "lead by example", "be alert", "ask themselves", "be aware", "provide leadership",
        "provide support", "offer support", "share responsibility",
    ),
    Language.WELSH: (
        "rhoi sylw", "rhoi sylw dyledus", "rhoi ystyriaeth", "rhoi ystyriaeth ddyledus",
        "rhoi blaenoriaeth", "rhoi pwys", "rhoi pwyslais", "cymryd i ystyriaeth", "cymryd camau",
        "cymryd camau rhesymol", "cymryd pob cam rhesymol", "cymryd cyfrifoldeb", "cymryd gofal",
        "cymryd o ddifrif", "cadw mewn cof", "cadw golwg", "gwneud pob ymdrech", "gwneud ymdrech",
        "dangos parch", "dangos dealltwriaeth", "bod yn ymwybodol", "dod yn gyfarwydd", "ymgyfarwyddo",
        "chwarae rhan", "darparu cymorth", "cynnig cymorth", "darparu cefnogaeth", "cynnig cefnogaeth",
        "defnyddio barn broffesiynol", "rhannu cyfrifoldeb", "cadw'n ddiogel", "rhoi'r plentyn yn gyntaf",
        "rhoi'r plentyn wrth wraidd",
    ),
}  # fmt: skip

# Verbs that are vague before these: "meet the child" can be seen, "meet the child's needs" cannot.
VAGUE_BEFORE = {
    "meet": word_set("needs need aspirations wishes"),
    "take": word_set("responsibility ownership"),
}

# Being like this can be seen; being any other way is in the eye of the beholder.
VISIBLE_STATES = {
    Language.ENGLISH: word_set(
        "absent accompanied aged at available closed employed free in legible locked monthly no on open "
        "over present qualified registered under weekly written"
    ),
    Language.WELSH: word_set("bresennol agored gaeedig gymwysedig gofrestredig rhad dan dros"),
}

IRREGULAR = {
    "told": "tell", "sent": "send", "given": "give", "gave": "give", "written": "write", "kept": "keep",
    "held": "hold", "made": "make", "taken": "take", "seen": "see", "met": "meet", "sought": "seek",
    "spoken": "speak", "found": "find", "known": "know", "understood": "understand", "drawn": "draw",
    "brought": "bring", "put": "put", "set": "set", "read": "read", "left": "leave", "paid": "pay",
    "said": "say", "heard": "hear", "begun": "begin", "done": "do", "gone": "go", "come": "come",
    "shown": "show", "has": "have", "had": "have", "is": "be", "are": "be", "was": "be", "were": "be",
    "been": "be", "being": "be", "felt": "feel", "thought": "think", "borne": "bear", "built": "build",
    "undertaken": "undertake", "withdrawn": "withdraw", "chosen": "choose", "driven": "drive",
    "fed": "feed", "taught": "teach", "let": "let", "withheld": "withhold", "overseen": "oversee",
    "lent": "lend", "bought": "buy", "sold": "sell", "meant": "mean", "born": "bear",
}  # fmt: skip

# Commands whose verb-noun is vague, or begins a phrase that is.
WELSH_COMMANDS = {
    "ystyriwch": "ystyried", "sicrhewch": "sicrhau", "gofalwch": "gofalu", "cefnogwch": "cefnogi",
    "hyrwyddwch": "hyrwyddo", "gweithiwch": "gweithio", "cydweithiwch": "cydweithio", "ceisiwch": "ceisio",
    "cofiwch": "cofio", "gwrandewch": "gwrando", "helpwch": "helpu", "parchwch": "parchu", "anogwch": "annog",
    "rhowch": "rhoi", "cymerwch": "cymryd", "gwnewch": "gwneud", "byddwch": "bod", "cadwch": "cadw",
    "dangoswch": "dangos", "diogelwch": "diogelu", "meithrinwch": "meithrin", "myfyriwch": "myfyrio",
}  # fmt: skip

# What lets everybody off: with these a case, or a moment, is named and yet none is.
HEDGES = {
    Language.ENGLISH: (
        r"\b(?:where|when|whenever|if|as|wherever|unless|so far as|as far as|insofar as|in so far as)"
        r"(?:ver)?(?: it is| this is| that is| they are| is| not)? (?:(?:reasonably|practically|otherwise) )?"
        r"(?:appropriate|possible|practicable|necessary|needed|required|relevant|reasonable|feasible|suitable|"
        r"inappropriate|impracticable)\b",
        r"(?:in a )?timely (?:manner|way|fashion)|\btimely\b",
        r"in (?:due course|good time|appropriate circumstances|appropriate cases)",
        r"\b(?:regularly|from time to time|as needed|periodically|at (?:appropriate|regular) intervals)\b",
    ),
    Language.WELSH: (
        r"\b(?:lle|pan|os|fel)(?: bo| fydd| y bo| bo hynny| yw| mae)*(?:'n| yn)? "
        r"(?:briodol|bosibl|bosib|ymarferol|angenrheidiol|berthnasol|rhesymol|addas|angen)\b",
        r"cyn belled ag y bo(?: hynny)?(?:'n| yn) (?:bosibl|ymarferol|rhesymol)",
        r"\b(?:yn rheolaidd|o bryd i'w gilydd|mewn modd amserol|yn amserol|maes o law|mewn da bryd)\b",
    ),
}
HEDGE_OF_TIME = {
    Language.ENGLISH: r"as soon as (?:reasonably |practically )?(?:practicable|possible)",
    Language.WELSH: r"cyn gynted ag y bo(?: hynny)?(?:'n| yn) (?:bosibl|ymarferol)",
}

# Verbs that are whole without anybody or anything to whom it is done.
WHOLE_ALONE = {
    Language.ENGLISH: word_set(
        "wait stop end begin start return leave attend stay come go rest sleep meet pause withdraw travel "
        "apply vote"
    ),
    Language.WELSH: word_set(
        "aros stopio gorffen dechrau dychwelyd gadael mynd dod mynychu gorffwys cyfarfod cwrdd"
    ),
}

# An expectation that begins with these has a case or an event that sets it off.
TRIGGERS = {
    Language.ENGLISH: r"(?:when|whenever|where|if|once|after|before|as soon as|(?:each|every) time|on)\b",
    Language.WELSH: r"(?:pan|lle|os|ar ôl|wedi|cyn|unwaith|bob tro|pryd bynnag|yn ystod|ar)\b",
}

# Rules about a standing state, which holds at every moment and so needs none of its own.
STANDING = {
    Language.ENGLISH: word_set(
        "appoint consist contain cover describe designate display employ explain have hold identify "
        "include keep list maintain name retain specify state store use"
    ),
    Language.WELSH: word_set("cadw cyflogi cynnwys dangos disgrifio dynodi enwi nodi pennu penodi storio"),
}
