"""Why a scale does not speak for the groups of a level, in whole sentences."""

import math
from collections.abc import Iterator

from canllaw.basics.language import Message, message, say_number
from canllaw.evidence.scores.aggregation_rules import (
    FEWEST_GROUPS,
    FEWEST_PEOPLE_OF_A_GROUP,
    LEAST_AGREEMENT,
    LEAST_RELIABILITY,
    MOST_CHANCE,
    Aggregation,
    Level,
)


def why_not_speak(found: Aggregation) -> Iterator[Message]:
    """What stands against it; nothing where it may speak."""
    if found.groups < FEWEST_GROUPS:
        yield too_few_groups(found)
    elif found.median_size < FEWEST_PEOPLE_OF_A_GROUP:
        yield too_few_people(found)
    if found.needs_agreement and found.agreement is None:
        yield message("Agreement cannot be told, as its items are not answered by the same answers.")
    elif found.needs_agreement and (found.agreement or 0.0) < LEAST_AGREEMENT:
        yield too_little_agreement(found)
    if found.chance is None or found.chance >= MOST_CHANCE:
        yield no_difference(found)
    elif found.icc2 is None or found.icc2 < LEAST_RELIABILITY:
        yield not_reliable(found)


def too_few_groups(found: Aggregation) -> Message:
    if found.level is Level.TEAM:
        return message(
            "Too few teams answered. Teams: {groups}, needed: {fewest}.",
            groups=found.groups,
            fewest=FEWEST_GROUPS,
        )
    return message(
        "Too few authorities answered. Authorities: {groups}, needed: {fewest}.",
        groups=found.groups,
        fewest=FEWEST_GROUPS,
    )


def too_few_people(found: Aggregation) -> Message:
    if found.level is Level.TEAM:
        return message(
            "In most teams too few people answered. Needed in half of the teams: {fewest}.",
            fewest=FEWEST_PEOPLE_OF_A_GROUP,
        )
    return message(
        "In most authorities too few people answered. Needed in half of the authorities: {fewest}.",
        fewest=FEWEST_PEOPLE_OF_A_GROUP,
    )


def too_little_agreement(found: Aggregation) -> Message:
    figures = {
        "agreement": say_below(found.agreement or 0.0),
        "least": say_number(LEAST_AGREEMENT, 2),
    }
    if found.level is Level.TEAM:
        return message(
            "People of the same team answer too differently. Agreement: {agreement}, needed: {least}.",
            **figures,
        )
    return message(
        "People of the same authority answer too differently. Agreement: {agreement}, needed: {least}.",
        **figures,
    )


def no_difference(found: Aggregation) -> Message:
    if found.level is Level.TEAM:
        return message("Teams differ no more than chance would have it.")
    return message("Authorities differ no more than chance would have it.")


def not_reliable(found: Aggregation) -> Message:
    figures = {"icc2": say_below(found.icc2 or 0.0), "least": say_number(LEAST_RELIABILITY, 2)}
    if found.level is Level.TEAM:
        return message(
            "The means of teams are not reliable enough. Reliability: {icc2}, needed: {least}.", **figures
        )
    return message(
        "The means of authorities are not reliable enough. Reliability: {icc2}, needed: {least}.", **figures
    )


def say_below(value: float) -> str:
    """Two decimals, rounded down: what falls short of 0.70 by little is 0.69, not 0.70."""
    return say_number(math.floor(100 * value) / 100, 2)
