"""What every number behind a verdict is called, for people who are no technicians, and how it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum

from canllaw.basics.findings import Quantity
from canllaw.basics.language import Message, message


class Group(StrEnum):
    """What numbers tell together, in the order in which they are shown."""

    DIFFERENCE = "difference"
    LINKS = "links"
    MEDIATED = "mediated"
    ODDS = "odds"
    LUCK = "luck"
    SPREAD = "spread"
    SEEN = "seen"
    CASES = "cases"
    SAID = "said"
    BEHIND = "behind"
    OTHER = "other"


GROUP_WORDS: dict[Group, Message] = {
    Group.DIFFERENCE: message("The difference, in 100 people"),
    Group.LINKS: message("The links of the chain"),
    Group.MEDIATED: message("What goes through the mechanism, in 100 people"),
    Group.ODDS: message("The same as odds"),
    Group.LUCK: message("Could it be luck?"),
    Group.SPREAD: message("How far authorities and teams differ"),
    Group.SEEN: message("What was seen, in 100 occasions"),
    Group.CASES: message("What the authorities show"),
    Group.SAID: message("How many said what"),
    Group.BEHIND: message("What it rests on"),
    Group.OTHER: message("Other numbers"),
}


class Scale(Enum):
    """By what a number is multiplied, and with how many decimals it is written."""

    IN_100 = (100, 1)
    POINTS = (1, 2)
    RATIO = (1, 2)
    INDEX = (1, 2)
    CHANCE = (1, 4)
    COUNT = (1, 0)

    @property
    def factor(self) -> int:
        return self.value[0]

    @property
    def decimals(self) -> int:
        return self.value[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """The words for one quantity, where it belongs and how it is written."""

    group: Group
    words: Message
    scale: Scale


def word(group: Group, scale: Scale, words: Message) -> QuantityWords:
    return QuantityWords(group=group, words=words, scale=scale)


SURVEY: dict[str, QuantityWords] = {
    "difference": word(
        Group.DIFFERENCE, Scale.IN_100, message("More people with the outcome (below 0: fewer)")
    ),
    "share at the low value": word(
        Group.DIFFERENCE,
        Scale.IN_100,
        message("People with the outcome where the context is at its low value"),
    ),
    "difference where the other is high": word(
        Group.DIFFERENCE, Scale.IN_100, message("More people where the other condition is met")
    ),
    "difference where the other is low": word(
        Group.DIFFERENCE, Scale.IN_100, message("More people where the other condition is not met")
    ),
    "difference by every way": word(
        Group.MEDIATED, Scale.IN_100, message("Altogether, whichever way it goes")
    ),
    "difference through the mechanism": word(
        Group.MEDIATED, Scale.IN_100, message("The part that goes through the mechanism")
    ),
    "difference beside the mechanism": word(
        Group.MEDIATED, Scale.IN_100, message("The part that goes another way")
    ),
    "odds ratio": word(
        Group.ODDS,
        Scale.RATIO,
        message("Odds ratio: the odds at the high value, as a multiple of those at the low value"),
    ),
    "odds ratio where the other is high": word(
        Group.ODDS,
        Scale.RATIO,
        message("Odds ratio where the other condition is met (odds with the context by odds without it)"),
    ),
    "odds ratio where the other is low": word(
        Group.ODDS,
        Scale.RATIO,
        message("Odds ratio where the other condition is not met (odds with the context by odds without it)"),
    ),
    "odds ratio, high by low": word(
        Group.ODDS,
        Scale.RATIO,
        message("The first of these odds ratios as a multiple of the second (1: as much in both)"),
    ),
    "log odds": word(Group.ODDS, Scale.RATIO, message("Log odds: the logarithm of the odds ratio")),
    "p": word(Group.LUCK, Scale.CHANCE, message("Chance of such a difference if there were none (p)")),
    "p adjusted": word(
        Group.LUCK,
        Scale.CHANCE,
        message("The same, allowing for all the hypotheses that were tested (Holm)"),
    ),
    "degrees of freedom": word(
        Group.LUCK, Scale.COUNT, message("Degrees of freedom: the independent comparisons behind it")
    ),
    "people": word(Group.BEHIND, Scale.COUNT, message("People")),
    "authorities": word(Group.BEHIND, Scale.COUNT, message("Authorities")),
    "teams": word(Group.BEHIND, Scale.COUNT, message("Teams")),
}
BEFORE, AFTER = " before", " after"
# How far groups differ, without the context and with it. A median odds ratio without an ending is with it.
SPREAD: dict[str, Message] = {
    "variance authorities": message("Variance between authorities, in log odds"),
    "ICC authorities": message("Share of all differences that lies between authorities, 0 to 1 (ICC)"),
    "median odds ratio of authorities": message("Median odds ratio of authorities (1: all alike)"),
    "variance teams": message("Variance between teams, in log odds"),
    "ICC teams": message("Share of all differences that lies between teams, 0 to 1 (ICC)"),
    "median odds ratio of teams": message("Median odds ratio of teams (1: all alike)"),
}
RIVALS: dict[str, QuantityWords] = {
    "difference beside the hypothesis": word(
        Group.DIFFERENCE, Scale.IN_100, message("More people, by this explanation beside the hypothesis")
    ),
    "difference alone": word(
        Group.DIFFERENCE, Scale.IN_100, message("More people, by this explanation alone")
    ),
    "what the hypothesis gives beside it": word(
        Group.DIFFERENCE, Scale.IN_100, message("More people, by the hypothesis beside this explanation")
    ),
    "models with the rival alone": word(
        Group.CASES, Scale.COUNT, message("Explanations of the authorities that need this one alone")
    ),
}
CASES: dict[str, QuantityWords] = {
    name: word(Group.CASES, scale, words)
    for name, scale, words in (
        ("authorities with the circumstances", Scale.COUNT, message("Authorities with the circumstances")),
        ("of these as expected", Scale.COUNT, message("Of these, as the hypothesis expects")),
        (
            "other authorities as expected",
            Scale.COUNT,
            message("Other authorities, as the hypothesis expects"),
        ),
        (
            "authorities with the context alone as expected",
            Scale.COUNT,
            message("Authorities with the context alone, as the hypothesis expects"),
        ),
        (
            "models with the claimed term",
            Scale.COUNT,
            message("Explanations that need the circumstances, of all that fit"),
        ),
        (
            "least consistency",
            Scale.INDEX,
            message("Consistency: how far authorities with the circumstances have the outcome (0 to 1)"),
        ),
        (
            "least coverage",
            Scale.INDEX,
            message("Coverage: how much of the outcome the circumstances account for (0 to 1)"),
        ),
        (
            "share of variants",
            Scale.IN_100,
            message("Of 100 repeats with one line drawn differently, so many say the same"),
        ),
        (
            "share of shuffles",
            Scale.IN_100,
            message("Of 100 random shuffles, so many do as well"),
        ),
    )
}
SEEN: dict[str, QuantityWords] = {
    name: word(Group.SEEN, Scale.IN_100, words)
    for name, words in (
        ("seen where high", message("Seen, where the context is high")),
        ("seen where low", message("Seen, where the context is low")),
        (
            "seen where high elsewhere",
            message("Seen, where the context is high and the other condition is not met"),
        ),
        (
            "seen where low elsewhere",
            message("Seen, where the context is low and the other condition is not met"),
        ),
    )
}
SEEN_DIFFERENCE = word(Group.SEEN, Scale.IN_100, message("The difference that is tested"))
SAID: dict[str, QuantityWords] = {
    name: word(Group.SAID, Scale.COUNT, words)
    for name, words in (
        ("interviews for", message("Interviews for it")),
        ("excerpts for", message("Passages for it")),
        ("authorities for", message("Authorities behind those for it")),
        ("roles for", message("Roles behind those for it")),
        ("languages for", message("Languages of those for it")),
        ("interviews against", message("Interviews against it")),
        ("excerpts against", message("Passages against it")),
        ("authorities against", message("Authorities behind those against it")),
        ("roles against", message("Roles behind those against it")),
        ("languages against", message("Languages of those against it")),
        ("interviews qualifying", message("Interviews that set conditions")),
        ("excerpts qualifying", message("Passages that set conditions")),
        ("authorities qualifying", message("Authorities behind those that set conditions")),
        ("roles qualifying", message("Roles behind those that set conditions")),
        ("languages qualifying", message("Languages of those that set conditions")),
    )
}
RECORDS: dict[str, QuantityWords] = {
    "rank correlation": word(
        Group.OTHER,
        Scale.INDEX,
        message("Rank correlation of context and outcome over authorities (−1 to 1)"),
    )
}
QUANTITIES: dict[str, QuantityWords] = {**SURVEY, **RIVALS, **CASES, **SEEN, **SAID, **RECORDS}
OCCASIONS, POINTS = "share", "points"
MORE_TOGETHER = message("By how much more, where the other condition is met")
MORE_THROUGH = message("More people with the outcome, through the mechanism alone (below 0: fewer)")


def find_words(quantity: Quantity) -> QuantityWords | None:
    """What a quantity is called; None for one that has no words, which stands in the tables only."""
    spread = SPREAD.get(find_base(quantity.name))
    if spread is not None:
        return word(Group.SPREAD, Scale.RATIO, spread)
    known = QUANTITIES.get(quantity.name)
    if known is not None and quantity.name == "difference" and quantity.unit == OCCASIONS:
        return SEEN_DIFFERENCE
    return known


def find_base(name: str) -> str:
    """A measure of spread without when it was taken."""
    return name.removesuffix(BEFORE).removesuffix(AFTER)


def find_tested_words(quantities: Sequence[Quantity]) -> Message | None:
    """What the tested difference is where it is not that of the context alone."""
    by_name = {each.name: each for each in quantities}
    tested, through = by_name.get("difference"), by_name.get("difference through the mechanism")
    if "difference where the other is high" in by_name:
        return MORE_TOGETHER
    if tested is not None and through is not None and tested.value == through.value:
        return MORE_THROUGH
    return None
