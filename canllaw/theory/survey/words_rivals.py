"""What the survey says of another explanation, for people who are no technicians."""

from dataclasses import dataclass

from canllaw.basics.language import Bilingual, Message, message
from canllaw.theory.hypotheses.hypotheses import Direction, Rival
from canllaw.theory.survey.compared import Difference
from canllaw.theory.survey.words import figures, in_hundred, join


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedRival:
    """How a rival fared beside the hypothesis.

    `fails` is None where that cannot be told. `alone`: without the hypothesis' context it looked as if it
    held. `holds`: beside it the hypothesis' own difference is clear and large enough. `smallest` is what
    would matter.
    """

    rival: Rival
    beside: Difference
    fails: bool | None
    alone: bool
    smallest: float
    holds: bool


def say_rival(tried: TriedRival) -> Message:
    words = Bilingual(tried.rival.en, tried.rival.cy)
    parts = [say_fate(words, tried), say_left(tried)]
    if tried.fails is None:
        parts.append(
            message(
                "What would matter is {smallest} in 100: as much as that would fit, and less would too.",
                smallest=in_hundred(tried.smallest),
            )
        )
        if tried.holds:
            parts.append(message("The hypothesis itself holds beside it."))
    return join(parts)


def say_fate(rival: Bilingual, tried: TriedRival) -> Message:
    if tried.fails is None:
        return message("It cannot be told whether this adds anything: {rival}", rival=rival)
    if not tried.fails:
        return message("It stands beside the hypothesis: {rival}", rival=rival)
    if tried.alone:
        return message("It looks good alone and fails beside the hypothesis: {rival}", rival=rival)
    return message("It fails: {rival}", rival=rival)


def say_left(tried: TriedRival) -> Message:
    """Where the rival says which way it points, numbers above 0 are what it says, below 0 the opposite."""
    found = tried.beside
    if tried.rival.direction is None:
        return message(
            "Beside the hypothesis it makes a difference of {number} in 100 (between {low} and {high}).",
            **figures(found.value, found.low, found.high),
        )
    value, low, high = found.value, found.low, found.high
    if tried.rival.direction is Direction.LESS:
        value, low, high = -found.value, -found.high, -found.low
    numbers = figures(value, low, high)
    if low < 0:
        return message(
            "Beside the hypothesis the difference that it speaks of is {number} in 100 (between {low} and "
            "{high}); below 0 means the opposite.",
            **numbers,
        )
    return message(
        "Beside the hypothesis the difference that it speaks of is {number} in 100 "
        "(between {low} and {high}).",
        **numbers,
    )


def say_rival_silent(rival: Bilingual, reason: Message) -> Message:
    return message("The survey cannot decide on this: {rival} {reason}", rival=rival, reason=reason)
