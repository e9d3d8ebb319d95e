"""What a scale must show to speak for a team or an authority: here and nowhere else, for every study."""

from dataclasses import dataclass
from enum import StrEnum

from canllaw.basics.language import Message
from canllaw.evidence.scores.reliability import Interval

# Alpha from which items are taken to measure one thing (Nunnally 1978).
LEAST_ALPHA = 0.70
# The median rwg(j) of groups. From 0.51 to 0.70 agreement is moderate, above it is strong (LeBreton and
# Senter 2008, table 3); 0.70 is the value most often asked for.
LEAST_AGREEMENT = 0.70
# The p of the F test of differences between groups, with which ICC(1) is above zero (Bliese 2000).
MOST_CHANCE = 0.05
# ICC(2), the reliability of the means of groups: 0.70 (Klein and Kozlowski 2000; LeBreton and Senter 2008
# ask for 0.70 to 0.85). Some are content with 0.50, which shows half of the difference between two groups.
LEAST_RELIABILITY = 0.70
# Below these, neither a median of agreement nor a test of differences says much: conventions of our own.
FEWEST_GROUPS = 10
FEWEST_PEOPLE_OF_A_GROUP = 5
NO_GROUP = -1


class Level(StrEnum):
    """For whom a figure speaks."""

    EVERYBODY = "everybody"
    AUTHORITY = "authority"
    TEAM = "team"
    ROLE = "role"


# Levels whose groups are bodies that the scale says something of, beyond the people in them.
JUDGED = (Level.AUTHORITY, Level.TEAM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregation:
    """Whether a scale speaks for the groups of a level, and what this was judged by.

    `agreement` is the median rwg(j) of groups of two people or more, `agreeing` the share of these groups
    that agree. Agreement is not asked for where `needs_agreement` is false. `icc1`, `icc2` and what comes
    from them are None where groups cannot be compared.
    """

    scale: str
    level: Level
    groups: int
    people: int
    median_size: float
    agreement: float | None
    agreeing: float | None
    needs_agreement: bool
    icc1: Interval | None
    chance: float | None
    icc2: float | None
    design_effect: float | None
    why_not: tuple[Message, ...] = ()

    @property
    def speaks(self) -> bool:
        return not self.why_not
