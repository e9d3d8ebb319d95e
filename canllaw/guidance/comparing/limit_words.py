"""How English and Welsh say time limits, frequencies and amounts."""

import re
from dataclasses import dataclass
from enum import StrEnum

from canllaw.basics.language import Language


class LimitKind(StrEnum):
    """What a number limits."""

    DEADLINE = "deadline"
    FREQUENCY = "frequency"
    NOTICE = "notice"
    DURATION = "duration"
    LEAST = "least"
    MOST = "most"
    TRIGGER = "trigger"


YEAR = 8760.0  # hours


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitWords:
    """How a language says limits. The patterns are tried in this order, each on what the ones before left.

    A pattern may have the groups `number` (how many), `unit` (of time), `working`, `times` and `once`.
    """

    numbers: dict[str, float]
    hours: dict[str, float]
    patterns: tuple[tuple[LimitKind, re.Pattern[str]], ...]
    condition: re.Pattern[str]
    trigger: re.Pattern[str]
    before: re.Pattern[str]
    at_once: re.Pattern[str]
    soon: re.Pattern[str]


def words_or(words: dict[str, float]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


ENGLISH_NUMBERS = {
    "a": 1.0,
    "an": 1.0,
    "the": 1.0,
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
}
ENGLISH_NUMBERS |= {
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "nine": 9.0,
    "ten": 10.0,
    "eleven": 11.0,
    "twelve": 12.0,
}
ENGLISH_NUMBERS |= {
    "fourteen": 14.0,
    "fifteen": 15.0,
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
}
ENGLISH_NUMBERS |= {"twenty-one": 21.0, "twenty-four": 24.0, "twenty-eight": 28.0, "forty-eight": 48.0}
ENGLISH_NUMBERS |= {"seventy-two": 72.0, "sixty": 60.0, "ninety": 90.0, "half an": 0.5, "half a": 0.5}
ENGLISH_HOURS = {
    "minute": 1 / 60,
    "hour": 1.0,
    "day": 24.0,
    "week": 168.0,
    "fortnight": 336.0,
    "month": 730.0,
}
ENGLISH_HOURS |= {"quarter": 2190.0, "term": 2920.0, "year": YEAR}
ENGLISH_ONCE = {"daily": 24.0, "weekly": 168.0, "fortnightly": 336.0, "monthly": 730.0, "quarterly": 2190.0}
ENGLISH_ONCE |= {
    "termly": 2920.0,
    "annually": YEAR,
    "yearly": YEAR,
    "half-yearly": 4380.0,
    "six-monthly": 4380.0,
}

NUMBER = rf"(?P<number>\d+(?:[.,]\d+)?|{words_or(ENGLISH_NUMBERS)})"
TIME = rf"(?P<working>working |school |business )?(?P<unit>{words_or(ENGLISH_HOURS)})s?\b"
EXACT = NUMBER.replace("|a|", "|").replace("|the|", "|").replace("|an|", "|")

ENGLISH = LimitWords(
    numbers=ENGLISH_NUMBERS,
    hours=ENGLISH_HOURS | ENGLISH_ONCE,
    patterns=tuple(
        (kind, re.compile(pattern))
        for kind, pattern in (
            (
                LimitKind.FREQUENCY,
                rf"\b(?P<times>once|twice|\w+ times) (?:a|an|per|every|each|in every|in each) {TIME}",
            ),
            (LimitKind.FREQUENCY, rf"\b(?:every|each) (?:{EXACT} )?{TIME}"),
            (
                LimitKind.FREQUENCY,
                rf"\bat intervals of (?:not more than |no more than |at most )?{NUMBER} {TIME}",
            ),
            (LimitKind.FREQUENCY, rf"\b(?P<unit>{words_or(ENGLISH_ONCE)})\b"),
            (
                LimitKind.NOTICE,
                rf"(?<!within )\b{EXACT} {TIME}'?\s*"
                r"(?:before|in advance|beforehand|notice|ahead of|prior to)\b",
            ),
            (
                LimitKind.DURATION,
                r"\bfor (?:at least |a minimum of |not less than |no less than )?"
                rf"(?:a (?:further )?period of )?{EXACT} {TIME}",
            ),
            (
                LimitKind.DEADLINE,
                rf"\bby the end of (?P<number>the|that|a) (?:same |next |following )?{TIME}",
            ),
            (LimitKind.DEADLINE, rf"\bon (?P<number>the) (?:same|next|following|first) {TIME}"),
            (
                LimitKind.DEADLINE,
                r"\b(?:within|no later than|not later than|in no more than|in at most|no longer than"
                r"|not longer than|no more than|not more than)"
                rf" (?:the next |a further |a period of |a maximum of |at most )?{NUMBER} {TIME}",
            ),
            (
                LimitKind.LEAST,
                rf"\b(?:at least|no fewer than|not less than|no less than|a minimum of) {EXACT}\b",
            ),
            (LimitKind.MOST, rf"\b(?:no more than|not more than|at most|up to|a maximum of) {EXACT}\b"),
        )
    ),
    condition=re.compile(r"\b(?:where|wherever|when|whenever|if|once|after)\b[^,;:.]*"),
    trigger=re.compile(rf"\b{EXACT} (?:{TIME}|times\b)"),
    before=re.compile(r"\b(?:before|prior to|in advance of)\b"),
    at_once=re.compile(
        r"\b(?:immediately|at once|straight ?away|without (?:any )?delay|forthwith|right away)\b"
    ),
    soon=re.compile(
        r"\b(?:as soon as (?:is |it is )?(?:reasonably )?(?:possible|practicable|they can)"
        r"|promptly|without undue delay|soon after)\b"
    ),
)

WELSH_NUMBERS = {
    "un": 1.0,
    "dau": 2.0,
    "dwy": 2.0,
    "ddau": 2.0,
    "ddwy": 2.0,
    "tri": 3.0,
    "tair": 3.0,
    "dri": 3.0,
}
WELSH_NUMBERS |= {
    "dair": 3.0,
    "pedwar": 4.0,
    "pedair": 4.0,
    "bedwar": 4.0,
    "bedair": 4.0,
    "pump": 5.0,
    "pum": 5.0,
}
WELSH_NUMBERS |= {"bum": 5.0, "chwech": 6.0, "chwe": 6.0, "saith": 7.0, "wyth": 8.0, "naw": 9.0, "deg": 10.0}
WELSH_NUMBERS |= {"deng": 10.0, "ddeg": 10.0, "ddeng": 10.0, "deuddeg": 12.0, "deuddeng": 12.0, "ugain": 20.0}
WELSH_HOURS = {"munud": 1 / 60, "awr": 1.0, "oriau": 1.0, "diwrnod": 24.0, "ddiwrnod": 24.0, "niwrnod": 24.0}
WELSH_HOURS |= {"dydd": 24.0, "ddydd": 24.0, "wythnos": 168.0, "mis": 730.0, "fis": 730.0, "chwarter": 2190.0}
WELSH_HOURS |= {"tymor": 2920.0, "blwyddyn": YEAR, "flwyddyn": YEAR, "blynedd": YEAR, "mlynedd": YEAR}
WELSH_ONCE = {"yn ddyddiol": 24.0, "yn wythnosol": 168.0, "yn fisol": 730.0, "yn chwarterol": 2190.0}
WELSH_ONCE |= {"yn flynyddol": YEAR}

CY_NUMBER = rf"(?P<number>\d+(?:[.,]\d+)?|{words_or(WELSH_NUMBERS)})"
CY_TIME = rf"(?P<unit>{words_or(WELSH_HOURS)})\b(?P<working> gwaith| ysgol)?"

WELSH = LimitWords(
    numbers=WELSH_NUMBERS,
    hours=WELSH_HOURS | WELSH_ONCE,
    patterns=tuple(
        (kind, re.compile(pattern))
        for kind, pattern in (
            (
                LimitKind.FREQUENCY,
                rf"\b(?P<times>unwaith|dwywaith|\w+ gwaith) (?:y|yr|bob|ym mhob) {CY_TIME}",
            ),
            (LimitKind.FREQUENCY, rf"\b(?:bob|pob) (?:{CY_NUMBER} )?{CY_TIME}"),
            (LimitKind.FREQUENCY, rf"\b(?P<unit>{words_or(WELSH_ONCE)})\b"),
            (LimitKind.NOTICE, rf"(?<!o fewn )\b{CY_NUMBER} {CY_TIME} (?:cyn|ymlaen llaw|o rybudd)\b"),
            (LimitKind.DURATION, rf"\bam (?:o leiaf )?{CY_NUMBER} {CY_TIME}"),
            (
                LimitKind.DEADLINE,
                rf"\b(?:o fewn|heb fod yn hwyrach na|dim hwyrach na) (?:y )?{CY_NUMBER} {CY_TIME}",
            ),
            (LimitKind.LEAST, rf"\b(?:o leiaf|dim llai na|heb fod yn llai na) {CY_NUMBER}\b"),
            (LimitKind.MOST, rf"\b(?:dim mwy na|heb fod yn fwy na|hyd at|uchafswm o) {CY_NUMBER}\b"),
        )
    ),
    condition=re.compile(r"\b(?:os|pan|lle|unwaith y|wedi i|ar ôl i)\b[^,;:.]*"),
    trigger=re.compile(rf"\b{CY_NUMBER} (?:{CY_TIME}|gwaith\b)"),
    before=re.compile(r"\bcyn (?!gynted|belled|lleied)"),
    at_once=re.compile(r"\b(?:ar unwaith|yn ddi-oed|heb oedi)\b"),
    soon=re.compile(r"\b(?:cyn gynted (?:ag y bo modd|ag sy'n bosibl|â phosibl)|yn brydlon)\b"),
)

LIMIT_WORDS = {Language.ENGLISH: ENGLISH, Language.WELSH: WELSH}
