"""The words and fixed phrases with which English asks, and how firmly each one asks."""

import re
from typing import NamedTuple

from canllaw.guidance.expectations import Force, Polarity

REQUIREMENT, GUIDELINE, PERMISSION = Force.REQUIREMENT, Force.GUIDELINE, Force.PERMISSION
DO, DO_NOT = Polarity.DO, Polarity.DO_NOT

HOW = (
    r"(?:(?:also|hereby|always|only|legally|normally|generally|then|therefore|still|now|both|"
    r"all|strongly|usually|jointly|each|personally)\s+)?"
)
IS = r"(?:is|are|was|were|will\s+be|remains?)\s+" + HOW
HAS = r"(?:has|have|retains?|will\s+have)\s+" + HOW
KIND = (
    r"(?:(?:statutory|legal|general|specific|clear|particular|joint|shared|corporate|absolute|"
    r"professional|continuing|wide|full|some)\s+)*"
)
IT_IS = r"it\s+(?:is|(?:shall|will)\s+be|remains)\s+" + HOW + r"(?:the|a)\s+" + KIND
OF_WHOM = r"\s+of(?=\s[^,;:.—–]{1,80}?\sto\b)"

# name, words, force, polarity. The first that fits wins, so what is longer stands before what it begins with.
PATTERNS: tuple[tuple[str, str, Force, Polarity], ...] = (
    ("not_required", IS + r"not\s+(?:required|obliged|expected)\s+to", PERMISSION, DO_NOT),
    (
        "not_required_of",
        r"(?:(?:do|does)\s+not|(?:don|doesn)['’]t)\s+(?:need|have)\s+to|needn['’]t|need\s+not",
        PERMISSION,
        DO_NOT,
    ),
    ("forbidden", IS + r"(?:prohibited|forbidden|barred)\s+from", REQUIREMENT, DO_NOT),
    ("not_allowed", IS + r"not\s+(?:permitted|allowed|entitled|authori[sz]ed)\s+to", REQUIREMENT, DO_NOT),
    (
        "might_need",
        r"(?:may|might|can|could)\s+(?:(?:also|well|still|then|sometimes|even|not)\s+)?(?:need|have)\s+to",
        PERMISSION,
        DO,
    ),
    ("must_not", r"must\s+(?:not|never)|mustn['’]t", REQUIREMENT, DO_NOT),
    ("shall_not", r"shall\s+(?:not|never)", REQUIREMENT, DO_NOT),
    ("may_not", r"may\s+(?:not|never)", REQUIREMENT, DO_NOT),
    (
        "must",
        r"must(?:\s*,?\s+and\s+must\s+ensure\s+that\s+(?:\w+\s+){0,2}\w+(?=\s*[—–:-]\s*$))?",
        REQUIREMENT,
        DO,
    ),
    ("shall", r"shall", REQUIREMENT, DO),
    ("required", IS + r"(?:required|obliged|bound)\s+(?:by\s+(?:law|statute)\s+)?to", REQUIREMENT, DO),
    (
        "duty",
        HAS + r"(?:a|an|the)?\s*" + KIND + r"(?:duty|duties|obligation|responsibility)\s+to",
        REQUIREMENT,
        DO,
    ),
    ("duty_of", IT_IS + r"(?:duty|obligation)" + OF_WHOM, REQUIREMENT, DO),
    ("responsibility_of", IT_IS + r"responsibility" + OF_WHOM, GUIDELINE, DO),
    ("under_duty", IS + r"under\s+an?\s+" + KIND + r"(?:duty|obligation)\s+to", REQUIREMENT, DO),
    (
        "has_to",
        r"(?<!would )(?<!could )(?<!might )(?:will\s+(?:also\s+|still\s+)?)?(?:has|have)\s+to",
        REQUIREMENT,
        DO,
    ),
    ("should_not", r"should\s+(?:not|never)|shouldn['’]t|ought\s+not\s+to", GUIDELINE, DO_NOT),
    ("should", r"should|ought\s+to", GUIDELINE, DO),
    ("expected", IS + r"expected\s+to", GUIDELINE, DO),
    (
        "needs",
        r"(?:will\s+(?:also\s+|still\s+)?)?(?<!\bthe )(?<!\ba )(?<!\bno )(?<!\bany )need\s+to|needs\s+to",
        GUIDELINE,
        DO,
    ),
    ("responsible", IS + KIND + r"(?:responsible|accountable)\s+for", GUIDELINE, DO),
    (
        "important",
        r"it\s+is\s+" + HOW + r"(?:(?:very|equally|particularly|therefore|critically|vitally)\s+)?"
        r"(?:important|essential|vital|crucial|critical|imperative|necessary)(?=,?\s+(?:that|to|for)\b)",
        GUIDELINE,
        DO,
    ),
    ("directed", IS + r"(?:hereby\s+)?(?:directed|instructed|ordered)\s+to", REQUIREMENT, DO),
    (
        "requires",
        r"(?:requires|(?<=[a-z]s )require)(?=\s+(?:the|an?|each|every|any|all|both|\w+s|staff)\b"
        r"[^,;:.—–]{0,80}?\sto\b)",
        REQUIREMENT,
        DO,
    ),
    ("advised", IS + r"(?:advised|encouraged|urged|recommended)\s+to", GUIDELINE, DO),
    ("advised_not", IS + r"(?:advised|encouraged|urged|recommended)\s+not\s+to", GUIDELINE, DO_NOT),
    ("will_not", r"will\s+(?:not|never)|won['’]t", GUIDELINE, DO_NOT),
    ("will", r"will", GUIDELINE, DO),
    ("entitled", IS + r"(?:entitled|permitted|allowed|authori[sz]ed|free|empowered)\s+to", PERMISSION, DO),
    ("discretion", HAS + r"(?:a|the)?\s*" + KIND + r"(?:discretion|right|power|powers)\s+to", PERMISSION, DO),
    ("may", r"may", PERMISSION, DO),
    ("can", r"can(?:\s+(?:not|never))?", PERMISSION, DO),
)
BY_NAME = {name: (force, polarity) for name, _, force, polarity in PATTERNS}
# How any of them can begin: one look spares most words a try at every pattern, and two thirds of the time.
BEGINS = r"(?=must|sha|sho|may|mig|can|cou|will|won|oug|need|do|is\b|are\b|w[ae]|remain|ha[sv]|ret|it\b|req)"
FORCE = re.compile(
    r"\b"
    + BEGINS
    + "(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words, *_ in PATTERNS)
    + r")\b(?!['’])",
    re.IGNORECASE,
)
HINT = re.compile(
    r"\b(?:must|shall|should|may|might|could|can|will|ought|need|needs|required|obliged|bound|duty|duties|obligation|"
    r"responsibility|responsible|accountable|expected|important|essential|vital|crucial|"
    r"critical|imperative|necessary|"
    r"has to|have to|advised|encouraged|urged|recommended|entitled|permitted|allowed|authori[sz]ed|empowered|"
    r"requires?|discretion|right|power|powers|prohibited|forbidden|barred|free|directed|instructed|ordered)(?![^\W_])",
    re.IGNORECASE,
)


class ForceWord(NamedTuple):
    """One place where a sentence asks: the name of the pattern, its force, and its characters."""

    name: str
    force: Force
    polarity: Polarity
    start: int
    end: int


def find_force_words(sentence: str) -> list[ForceWord]:
    """Every force word of a sentence, in order. Months and names ("May 2024", "Will") are left out."""
    found: list[ForceWord] = []
    if not HINT.search(sentence):
        return found
    for match in FORCE.finditer(sentence):
        name = match.lastgroup or ""
        if name in ("may", "will") and is_name(sentence, match.start(), match.end()):
            continue
        force, polarity = BY_NAME[name]
        found.append(ForceWord(name, force, polarity, match.start(), match.end()))
    return found


def is_name(sentence: str, start: int, end: int) -> bool:
    """Whether "May" is the month or "Will" a name: a capital inside a sentence, or a number beside it."""
    if not sentence[start].isupper() or sentence[start:end].isupper():
        return bool(re.match(r"\s+(?:\d{4}|\d{1,2}\b)", sentence[end:]))
    return start > 0
