"""The words and phrases with which Welsh asks, how firmly each one asks, and how its clause is built."""

import re
from enum import StrEnum
from typing import NamedTuple

from canllaw.guidance.expectations import Force, Polarity

REQUIREMENT, GUIDELINE, PERMISSION = Force.REQUIREMENT, Force.GUIDELINE, Force.PERMISSION
DO, DO_NOT = Polarity.DO, Polarity.DO_NOT


class Build(StrEnum):
    """What follows the force words."""

    TO = "i ACTOR VERB, or VERB"
    VERB = "VERB"
    SUBJECT = "ACTOR VERB"
    WILL = "ACTOR yn VERB"
    NAMED = "the actor stands in the phrase, VERB follows"
    BEFORE = "the actor stands before, VERB follows"
    OBJECT = "ACTOR i VERB"


IS = r"(?:(?:(?P<y_{n}>y)\s)?(?:mae|bydd|fydd|byddai)(?:['’]n|\syn)?(?:\s(?:hefyd|felly))?\s)?"
NOT = r"(?:ni|na|nid|nad)\s"
WHO = r"(?P<who_{n}>[^.;:()]{3,90}?)"
KIND = r"(?:(?:gyfreithiol|cyfreithiol|statudol|clir|benodol|cyffredinol|gyffredinol|arbennig|gyffredin)\s)?"

# name, words, force, polarity, build. The first that fits wins, so what is longer stands before.
PATTERNS: tuple[tuple[str, str, Force, Polarity, Build], ...] = (
    (
        "not_obliged",
        r"(?:nid|nad|ni|does|oes)(?:\s(?:oes|fydd|yw['’]n|bydd))(?:\syn)?(?:\sdim)?(?:['’]n|\syn)?\s(?:rhaid|angen|ofynnol|disgwyl)"
        r"|does\sdim\s(?:rhaid|angen)|ni\sddisgwylir",
        PERMISSION, DO_NOT, Build.TO,
    ),
    ("must_refrain", IS + r"rhaid\s(?:hefyd\s)?peidio\s(?:â|ag)", REQUIREMENT, DO_NOT, Build.VERB),
    ("must", IS + r"rhaid", REQUIREMENT, DO, Build.TO),
    ("required", IS + r"(?:yn\s)?ofynnol|mae\sgofyn|bydd\sgofyn", REQUIREMENT, DO, Build.TO),
    (
        "duty_on",
        r"mae(?:['’][rn])?\s(?:yn\s)?(?:d?dyletswydd|rhwymedigaeth|cyfrifoldeb)\s(?:o\shyd\s|hefyd\s)?"
        + KIND + r"ar\s" + WHO + r"\si(?=['’]w\b|\s|:|$)",
        REQUIREMENT, DO, Build.NAMED,
    ),
    ("on_duty", r"mae\sar\s" + WHO + r"\sd?dyletswydd\s" + KIND + r"i", REQUIREMENT, DO, Build.NAMED),
    (
        "has_duty",
        r"mae\sgan\s" + WHO + r"\s(?:d?dyletswydd|g?yfrifoldeb|rh?wymedigaeth)\s" + KIND + r"i",
        REQUIREMENT, DO, Build.NAMED,
    ),
    (
        "under_duty",
        r"mae['’]?\s?" + WHO + r"\s(?:o\s)?dan\sddyletswydd\s" + KIND + r"i",
        REQUIREMENT, DO, Build.NAMED,
    ),
    (
        "has_right",
        r"mae\sgan\s" + WHO + r"\s(?:yr\s)?(?:hawl|d?disgresiwn|(?:y\s)?p[wŵ]er|b[wŵ]er)\s"
        + KIND + r"i"
        r"|mae\s(?:hawl|disgresiwn)\sgan\s(?P<whose>[^.;:()]{3,90}?)\si",
        PERMISSION, DO, Build.NAMED,
    ),
    ("prohibited", r"gwaherddir\s" + WHO + r"\srhag", REQUIREMENT, DO_NOT, Build.NAMED),
    ("not_allowed", NOT + r"chaniateir", REQUIREMENT, DO_NOT, Build.TO),
    ("allowed", r"caniateir", PERMISSION, DO, Build.TO),
    ("may_not", NOT + r"(?:chaiff|chânt|chewch|chawn)", REQUIREMENT, DO_NOT, Build.SUBJECT),
    ("may_not_be", NOT + r"cheir", REQUIREMENT, DO_NOT, Build.VERB),
    ("should_not", NOT + r"(?:ddylai|ddylent|ddylech|ddylem)", GUIDELINE, DO_NOT, Build.SUBJECT),
    ("should_not_be", NOT + r"ddylid", GUIDELINE, DO_NOT, Build.VERB),
    ("should_refrain", r"dylid\s(?:hefyd\s)?peidio\s(?:â|ag)", GUIDELINE, DO_NOT, Build.VERB),
    ("should", r"d?dyl(?:ai|ent|ech|em)", GUIDELINE, DO, Build.SUBJECT),
    ("should_be", r"d?dylid", GUIDELINE, DO, Build.VERB),
    ("expected", r"disgwylir|mae\sdisgwyl", GUIDELINE, DO, Build.TO),
    ("needs", r"(?:mae|bydd|fydd)\sangen", GUIDELINE, DO, Build.TO),
    (
        "important",
        r"mae(?:['’]n|\syn)\s(?:(?:holl|hynod|eithriadol\so|arbennig\so|hefyd\syn|yr\sun\smor)\s)?"
        r"(?:bwysig|pwysig|hanfodol|hollbwysig|allweddol|angenrheidiol)",
        GUIDELINE, DO, Build.TO,
    ),
    ("recommended", r"argymhellir", GUIDELINE, DO, Build.TO),
    ("advised", r"(?:anogir|cynghorir)", GUIDELINE, DO, Build.OBJECT),
    ("responsible", r"mae['’]?\s?" + WHO + r"\syn\s(?:gyfrifol|atebol)\sam", GUIDELINE, DO, Build.NAMED),
    ("responsibility", r"cyfrifoldeb\s" + WHO + r"\syw", GUIDELINE, DO, Build.NAMED),
    ("who_is_responsible", r"sy['’]n\s(?:gyfrifol|atebol)\sam", GUIDELINE, DO, Build.BEFORE),
    ("who_is_to", r"sydd\si", REQUIREMENT, DO, Build.BEFORE),
    ("may", r"(?:c|g|ch)aiff|[cg]ânt|cewch", PERMISSION, DO, Build.SUBJECT),
    ("may_be", r"ceir|gellir", PERMISSION, DO, Build.VERB),
    ("cannot", NOT + r"(?:all|allant|allwch|ellir|allai)", PERMISSION, DO_NOT, Build.SUBJECT),
    ("could", r"g?all(?:ai|ent|asai)", PERMISSION, DO, Build.SUBJECT),
    ("can", r"g?all(?:ant|wch)?", PERMISSION, DO, Build.SUBJECT),
    ("will_not", NOT + r"fydd(?:ant|wn)?", GUIDELINE, DO_NOT, Build.WILL),
    ("will", r"[bf]ydd(?:ant|wn|wch)?", GUIDELINE, DO, Build.WILL),
)  # fmt: skip
BY_NAME = {name: (force, polarity, build) for name, _, force, polarity, build in PATTERNS}
FORCE = re.compile(
    r"(?<![\w'’-])(?:"
    + "|".join(f"(?P<{name}>{words.replace('{n}', name)})" for name, words, *_ in PATTERNS)
    + r")(?![\w-])",
    re.IGNORECASE,
)
HINT = re.compile(
    r"rhaid|ofynnol|gofyn\b|dyletswydd|rhwymedigaeth|rwymedigaeth|yfrifol|atebol|hawl|disgresiwn|p[wŵ]er|aherddir|chaniateir|caniateir"
    r"|aiff|ânt|ewch|chawn|ceir|cheir|dyl(?:ai|ent|ech|em|id)|isgwyl|angen|bwysig|pwysig|hanfodol|allweddol|argymhellir|anogir"
    r"|cynghorir|sydd\si|e?llir|\bg?all|ydd\b|ydd(?:ant|wn|wch)",
    re.IGNORECASE,
)
# Endings that hold the one who acts: "dylent" is "they should".
PERSONAL = ("ent", "ech", "em", "ânt", "ewch", "awn", "ant", "wch", "wn")


class ForceWord(NamedTuple):
    """One place where a sentence asks. `who` are the characters of an actor that stands inside the phrase."""

    name: str
    force: Force
    polarity: Polarity
    build: Build
    start: int
    end: int
    who: tuple[int, int] | None
    after_y: bool


def find_force_words(sentence: str) -> list[ForceWord]:
    """Every force word of a sentence, in order."""
    if not HINT.search(sentence):
        return []
    return [make_force_word(match) for match in FORCE.finditer(sentence)]


def make_force_word(match: re.Match[str]) -> ForceWord:
    groups = match.groupdict()
    name = next(name for name in BY_NAME if groups[name] is not None)
    force, polarity, build = BY_NAME[name]
    who = f"who_{name}" if groups.get(f"who_{name}") else "whose" if groups["whose"] else None
    return ForceWord(
        name, force, polarity, build, match.start(), match.end(), match.span(who) if who else None,
        bool(groups.get(f"y_{name}")),
    )  # fmt: skip
