"""Time limits, frequencies and amounts in a text, as numbers that can be compared."""

import re
from collections.abc import Callable, Iterator
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
    LimitKind.TRIGGER: False,  # how long or how often something must happen until it is asked
}

# Hours: "without delay" is firmer than any number of them, "before" firmer still, "as soon as possible" less.
BEFORE, AT_ONCE, SOON = -1.0, 0.0, 1e6
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
    limits = list(read_triggers(text, words))
    text = words.condition.sub(without_triggers(words), text)
    for kind, pattern in words.patterns:
        matches = list(pattern.finditer(text))
        limits.extend(Limit(kind=kind, value=read_value(kind, match.groupdict(), words)) for match in matches)
        text = pattern.sub(" ; ", text) if matches else text
    for pattern, value in ((words.before, BEFORE), (words.at_once, AT_ONCE), (words.soon, SOON)):
        limits.extend(Limit(kind=LimitKind.DEADLINE, value=value) for _ in pattern.finditer(text))
    return tuple(limits)


def without_triggers(words: LimitWords) -> Callable[[re.Match[str]], str]:
    """A condition without its triggers, so that they are not counted again as limits on what is asked."""
    return lambda condition: words.trigger.sub(" ; ", condition[0])


def read_triggers(text: str, words: LimitWords) -> Iterator[Limit]:
    """Times and counts in a condition: "where a child is missing for three days", "five times"."""
    for condition in words.condition.finditer(text):
        for match in words.trigger.finditer(condition[0]):
            value = read_value(LimitKind.TRIGGER, match.groupdict(), words)
            yield Limit(kind=LimitKind.TRIGGER, value=value)


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
