"""Shares of occasions on which practices were seen, compared between practices or between authorities."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

from canllaw.evidence.practice.gap_cases import find_observed_cases
from canllaw.evidence.practice.observations import Observation
from canllaw.evidence.scores.clustered_shares import (
    Case,
    Difference,
    Share,
    find_correlation,
    find_difference,
    find_share,
)

# Which group an occasion belongs to; None for those that belong to neither.
Side = Callable[[Observation], bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The share of occasions on which something was seen where a thing is so, and where it is not."""

    high: Share
    low: Share
    difference: Difference

    @property
    def fewest(self) -> int:
        return min(self.high.n, self.low.n)


def compare_occasions(
    observations: Sequence[Observation], side: Side, *, same_authorities: bool
) -> Compared | None:
    """The two shares and their difference; None where a side has occasions of one authority or none.

    `same_authorities`: both sides were looked for in the same authorities, so that their shares go together.
    """
    high, low = find_sides(observations, side)
    shares = find_share(high), find_share(low)
    if shares[0] is None or shares[1] is None:
        return None
    together = find_correlation(high, low) if same_authorities else 0.0
    return Compared(high=shares[0], low=shares[1], difference=find_difference(shares[0], shares[1], together))


def find_sides(observations: Sequence[Observation], side: Side) -> tuple[list[Case], list[Case]]:
    high = [each for each in observations if side(each) is True]
    low = [each for each in observations if side(each) is False]
    return find_observed_cases(high), find_observed_cases(low)


def less(first: Difference, second: Difference) -> Difference:
    """By how much more one difference is than another, of other occasions; interval after Newcombe (1998)."""
    value = first.value - second.value
    down = sqrt((first.value - first.low) ** 2 + (second.high - second.value) ** 2)
    up = sqrt((first.high - first.value) ** 2 + (second.value - second.low) ** 2)
    return Difference(value=value, low=value - down, high=value + up)
