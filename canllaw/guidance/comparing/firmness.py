"""Whether an expectation became stronger or weaker, and by which words.

The force decides first. Where the force is the same, time limits, frequencies, amounts and words that
soften or insist are counted; they must agree, or nothing is claimed.

An expectation binds as far as its force goes: a permission not at all, whether it says "may" or "need
not", a guideline more, a requirement most. When the polarity turns ("must" to "must not") and it
binds as much as before, it is neither stronger nor weaker: it asks for the opposite.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from canllaw.basics.language import Language, Message, message
from canllaw.guidance.comparing.limit_words import LimitKind
from canllaw.guidance.comparing.limits import FIRMER_IS_MORE, read_limits
from canllaw.guidance.comparing.words import plain
from canllaw.guidance.expectations import Expectation, Force

BINDS = {Force.PERMISSION: 0, Force.GUIDELINE: 1, Force.REQUIREMENT: 2}


class Direction(StrEnum):
    """Which way an expectation went."""

    STRONGER = "stronger"
    WEAKER = "weaker"
    OPPOSITE = "opposite"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A change of firmness, and why it is one."""

    direction: Direction
    why: Message


SOFTENING = {
    Language.ENGLISH: re.compile(
        r"\b(?:(?:where|wherever|when|if|whenever|as far as|so far as|insofar as|to the extent)"
        r"(?: (?:is|it is|this is))? (?:reasonably )?(?:possible|appropriate|practicable|practical|feasible"
        r"|necessary|available|resources allow|resources permit)"
        r"|normally|usually|generally|ordinarily|as a rule|ideally|preferably|in principle"
        r"|unless|except (?:where|when|if|in|for|that)"
        r"|consider(?: whether to)? (?=\w+ing\b)|(?:try|seek|aim|endeavour|strive) to"
        r"|make (?:every|reasonable) efforts? to|take (?:all )?(?:reasonable )?steps to)\b"
    ),
    Language.WELSH: re.compile(
        r"\b(?:(?:lle|pan|os)(?: y)? (?:bo|bo'n|yw|yw'n|yw hynny'n|bo hynny'n) ?(?:yn )?"
        r"(?:bosibl|bosib|briodol|ymarferol|angenrheidiol)"
        r"|cyn belled ag (?:y bo modd|sy'n bosibl)|lle bo modd|fel arfer|fel rheol|yn ddelfrydol"
        r"|oni bai|ac eithrio|(?:ceisio|anelu at|ystyried) (?=\w+))\b"
    ),
}
INSISTING = {
    Language.ENGLISH: re.compile(
        r"\b(?:always|in (?:all|every) (?:cases?|circumstances)|without exception"
        r"|in any event|at all times|never)\b"
    ),
    Language.WELSH: re.compile(r"\b(?:bob amser|ym mhob achos|yn ddieithriad|byth)\b"),
}

FORCES = {
    Force.REQUIREMENT: message("a requirement"),
    Force.GUIDELINE: message("a guideline"),
    Force.PERMISSION: message("a permission"),
}

LIMIT_REASONS = {
    (LimitKind.DEADLINE, True): message("There is less time to do it."),
    (LimitKind.DEADLINE, False): message("There is more time to do it."),
    (LimitKind.FREQUENCY, True): message("It is to be done more often."),
    (LimitKind.FREQUENCY, False): message("It is to be done less often."),
    (LimitKind.NOTICE, True): message("It must now be done further ahead."),
    (LimitKind.NOTICE, False): message("It may now be done with less time in hand."),
    (LimitKind.DURATION, True): message("It is asked for a longer time."),
    (LimitKind.DURATION, False): message("It is asked for a shorter time."),
    (LimitKind.LEAST, True): message("The minimum has gone up."),
    (LimitKind.LEAST, False): message("The minimum has gone down."),
    (LimitKind.MOST, True): message("The maximum has gone down."),
    (LimitKind.MOST, False): message("The maximum has gone up."),
    (LimitKind.TRIGGER, True): message("Less has to happen before it is asked."),
    (LimitKind.TRIGGER, False): message("More has to happen before it is asked."),
}
LIMIT_SET = {
    LimitKind.DEADLINE: message("A time limit was set."),
    LimitKind.FREQUENCY: message("It is now said how often it is to be done."),
    LimitKind.NOTICE: message("It is now said how long beforehand it is to be done."),
    LimitKind.DURATION: message("It is now said for how long it is asked."),
    LimitKind.LEAST: message("A minimum was set."),
    LimitKind.MOST: message("A maximum was set."),
}
LIMIT_LIFTED = {
    LimitKind.DEADLINE: message("The time limit was taken away."),
    LimitKind.FREQUENCY: message("It is no longer said how often it is to be done."),
    LimitKind.NOTICE: message("It is no longer said how long beforehand it is to be done."),
    LimitKind.DURATION: message("It is no longer said for how long it is asked."),
    LimitKind.LEAST: message("The minimum was taken away."),
    LimitKind.MOST: message("The maximum was taken away."),
}


def compare_firmness(old: Expectation, new: Expectation, language: Language) -> Shift | None:
    """How the firmness changed; None where nothing says that it did."""
    shift = compare_force(old, new)
    if shift is not None:
        return shift
    shifts = [*compare_limits(old.text, new.text, language), *compare_hedges(old.text, new.text, language)]
    if not shifts:
        return None
    if len({shift.direction for shift in shifts}) > 1:
        return Shift(
            direction=Direction.UNCLEAR,
            why=message("Some of its words became firmer and others looser."),
        )
    return shifts[0]


def compare_force(old: Expectation, new: Expectation) -> Shift | None:
    before, after = BINDS[old.force], BINDS[new.force]
    if before == after:
        if old.polarity is new.polarity:
            return None
        return Shift(
            direction=Direction.OPPOSITE, why=message("It now asks for the opposite of what it asked before.")
        )
    names = {"old": FORCES[old.force], "new": FORCES[new.force]}
    if after > before:
        return Shift(
            direction=Direction.STRONGER,
            why=message("Its force has risen. Before: {old}. Now: {new}.", **names),
        )
    return Shift(
        direction=Direction.WEAKER, why=message("Its force has fallen. Before: {old}. Now: {new}.", **names)
    )


def compare_limits(old: str, new: str, language: Language) -> Iterator[Shift]:
    """One shift for each kind of limit that was set, lifted or moved in one direction."""
    before, after = Counter(read_limits(old, language)), Counter(read_limits(new, language))
    gone, come = before - after, after - before
    for kind in LimitKind:
        old_values = sorted(limit.value for limit in gone.elements() if limit.kind is kind)
        new_values = sorted(limit.value for limit in come.elements() if limit.kind is kind)
        if kind is LimitKind.TRIGGER and len(old_values) != len(new_values):
            continue  # a condition came or went: that may narrow what is asked, or only say more about it
        if new_values and not old_values:
            yield Shift(direction=Direction.STRONGER, why=LIMIT_SET[kind])
        elif old_values and not new_values:
            yield Shift(direction=Direction.WEAKER, why=LIMIT_LIFTED[kind])
        elif len(old_values) == len(new_values) and old_values:
            yield from compare_values(kind, old_values, new_values)


def compare_values(kind: LimitKind, old: list[float], new: list[float]) -> Iterator[Shift]:
    """Values that went one way; where some rose and some fell, nothing is claimed."""
    rose = {after > before for before, after in zip(old, new, strict=True) if after != before}
    if len(rose) == 1:
        firmer = rose.pop() == FIRMER_IS_MORE[kind]
        direction = Direction.STRONGER if firmer else Direction.WEAKER
        yield Shift(direction=direction, why=LIMIT_REASONS[kind, firmer])


def compare_hedges(old: str, new: str, language: Language) -> Iterator[Shift]:
    """Words that soften ("where possible") or insist ("always"), taken away or added."""
    old, new = plain(old), plain(new)
    softer = count(SOFTENING[language], new) - count(SOFTENING[language], old)
    firmer = count(INSISTING[language], new) - count(INSISTING[language], old)
    if softer > 0:
        yield Shift(direction=Direction.WEAKER, why=message("Words that leave it more open were added."))
    elif softer < 0:
        yield Shift(
            direction=Direction.STRONGER, why=message("Words that left it more open were taken away.")
        )
    if firmer > 0:
        yield Shift(direction=Direction.STRONGER, why=message("Words that insist on it were added."))
    elif firmer < 0:
        yield Shift(direction=Direction.WEAKER, why=message("Words that insisted on it were taken away."))


def count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))
