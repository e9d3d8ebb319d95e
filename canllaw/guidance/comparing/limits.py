"""Time limits, frequencies and amounts in a text, as numbers that can be compared."""

from dataclasses import dataclass
from functools import lru_cache

from canllaw.basics.language import Language
from canllaw.guidance.comparing.limit_words import LIMIT_WORDS, YEAR, LimitKind, LimitWords
from canllaw.guidance.comparing.words import plain

FIRMER_IS_MORE = {
    LimitKind.DEADLINE: False,  # hours that there are to act
    LimitKind.FREQUENCY: True,  # times a year
    LimitKind.NOTICE: True,  # hours before something
    LimitKind.DURATION: True,  # hours that something must last
    LimitKind.LEAST: True,
    LimitKind.MOST: False,
}

AT_ONCE, SOON = (
    0.0,
    1e6,
)  # hours: "without delay" is firmer than any number of hours, "as soon as possible" less firm
WORKING = 1.4  # five working days take a week


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit: hours for times, times a year for frequencies, a plain number for amounts."""

    kind: LimitKind
    value: float


TIMES = {"once": 1.0, "twice": 2.0, "unwaith": 1.0, "dwywaith": 2.0}


@lru_cache(maxsize=65_536)
def read_limits(text: str, language: Language) -> tuple[Limit, ...]:
    """All limits that the text sets, in no particular order. Each word counts towards one limit only."""
    words = LIMIT_WORDS[language]
    text = plain(text)
    limits: list[Limit] = []
    for kind, pattern in words.patterns:
        for match in pattern.finditer(text):
            limits.append(Limit(kind=kind, value=read_value(kind, match.groupdict(), words)))
        text = pattern.sub(" ; ", text)
    for pattern, value in ((words.at_once, AT_ONCE), (words.soon, SOON)):
        limits.extend(Limit(kind=LimitKind.DEADLINE, value=value) for _ in pattern.finditer(text))
    return tuple(limits)


def read_value(kind: LimitKind, groups: dict[str, str | None], words: LimitWords) -> float:
    number = read_number(groups.get("number"), words)
    unit = groups.get("unit")
    if unit is None:
        return number
    hours = number * words.hours[unit] * (WORKING if groups.get("working") else 1.0)
    if kind is LimitKind.FREQUENCY:
        return frequency(groups.get("times") or "once", hours, words)
    return hours


def frequency(times: str, hours: float, words: LimitWords) -> float:
    """Times a year."""
    return (TIMES.get(times) or read_number(times.split()[0], words)) * YEAR / hours


def read_number(number: str | None, words: LimitWords) -> float:
    if number is None:
        return 1.0
    if number[0].isdigit():
        return float(number.replace(",", "."))
    return words.numbers.get(number, 1.0)
