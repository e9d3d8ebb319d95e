"""Estimates for authorities from figures that may be shown, and which authorities are alike.

An authority of few answers lies far from the whole by chance alone. So each is drawn towards the whole, the
more the less sure it is of itself (empirical Bayes with intervals: Morris 1983, Journal of the American
Statistical Association 78; the variance between authorities by Paule and Mandel 1982, around the whole).
Nothing but `Shown` records goes in: what is hidden cannot be worked out from what comes out.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canllaw.evidence.disclosure.disclosure import Shown
from canllaw.rollout.workforce import Authority, Workforce

# Standard errors in the half of an interval of 95 %.
HALF_WIDTH = 1.959964
# Fewer cannot tell how much authorities differ: a convention of our own.
FEWEST = 5
# Circumstances that make work alike, of those that are published for authorities.
CIRCUMSTANCES = ("turnover", "vacancies", "agency", "caseload", "absence")
MOST_ALIKE = 3
STEPS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityEstimate:
    """An authority's figure as it may be shown, and the estimate: None where it is hidden or not known."""

    code: str
    shown: Shown
    value: float | None = None
    low: float | None = None
    high: float | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """An authority with those that are most like it, the nearest first."""

    code: str
    others: tuple[str, ...]


def estimate_authorities(
    shown: Sequence[Shown], whole: float, low: float, high: float
) -> tuple[AuthorityEstimate, ...]:
    """Each figure drawn towards the whole, within the ends of its scale; `apart`: its interval leaves it out.

    The last part of a key is the code. Too few figures with intervals: none is estimated.
    """
    spread = {find_code(each): error for each in shown if (error := find_error(each)) is not None}
    if len(spread) < FEWEST:
        return tuple(AuthorityEstimate(code=find_code(each), shown=each) for each in shown)
    known = [(each.value or 0.0, spread[find_code(each)]) for each in shown if find_code(each) in spread]
    between = estimate_between([value - whole for value, _ in known], [error for _, error in known])
    drawn = Drawing(whole=whole, between=between, authorities=len(known), low=low, high=high)
    return tuple(drawn.draw(each, spread.get(find_code(each))) for each in shown)


def find_code(shown: Shown) -> str:
    """The code stands after the level: shares have their answer after it."""
    return shown.key[1]


def find_error(shown: Shown) -> float | None:
    """The standard error by the interval that is shown; None where there is none to go by."""
    if shown.hidden or shown.value is None or shown.low is None or shown.high is None:
        return None
    error = (shown.high - shown.low) / (2 * HALF_WIDTH)
    return error if error > 0 else None


def estimate_between(departures: Sequence[float], errors: Sequence[float]) -> float:
    """The variance between authorities: that with which departures are as large as they should be."""

    def excess(variance: float) -> float:
        pairs = zip(departures, errors, strict=True)
        return sum(d * d / (e * e + variance) for d, e in pairs) - len(errors)

    if excess(0.0) <= 0:
        return 0.0
    low, high = 0.0, sum(each * each for each in departures)
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if excess(middle) > 0 else (low, middle)
    return (low + high) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Towards what figures are drawn, by how much authorities differ, and the ends of the scale."""

    whole: float
    between: float
    authorities: int
    low: float
    high: float

    def draw(self, shown: Shown, error: float | None) -> AuthorityEstimate:
        """The interval allows for not knowing how much authorities differ, as in Morris (1983).

        By his last term as it stands 94 % held the truth, where authorities differ about as much as chance
        makes them; with what was sampled added to how far the figure lies away, 95 % or more do.
        """
        if error is None or shown.value is None:
            return AuthorityEstimate(code=find_code(shown), shown=shown)
        sampling, away = error * error, shown.value - self.whole
        most = (self.authorities - 2) / self.authorities
        pull = most * sampling / (sampling + self.between)
        unsure = 2 / (self.authorities - 2) * pull**2 * (away**2 + sampling)
        value, reach = self.whole + (1 - pull) * away, HALF_WIDTH * math.sqrt(sampling * (1 - pull) + unsure)
        return AuthorityEstimate(
            code=find_code(shown),
            shown=shown,
            value=value,
            low=max(self.low, value - reach),
            high=min(self.high, value + reach),
            apart=abs(value - self.whole) > reach,
        )


def find_alike(workforce: Workforce) -> tuple[Alike, ...]:
    """The published neighbours; where there are none, those whose circumstances are nearest."""
    codes = {authority.code for authority in workforce.authorities}
    if workforce.neighbours:
        return tuple(
            Alike(
                code=each.authority,
                others=tuple(n.authority for n in each.neighbours if n.authority in codes)[:MOST_ALIKE],
            )
            for each in workforce.neighbours
        )
    return tuple(find_nearest(workforce.authorities))


def find_nearest(authorities: Sequence[Authority]) -> Iterator[Alike]:
    """Nearest by the mean squared difference in standard deviations, over what is known of both."""
    lines = [standardise([circumstance(each, name) for each in authorities]) for name in CIRCUMSTANCES]
    for at, authority in enumerate(authorities):
        ranked = sorted(
            (distance, other.code)
            for near, other in enumerate(authorities)
            if near != at and (distance := find_distance(lines, at, near)) is not None
        )
        if len(ranked) > MOST_ALIKE:
            yield Alike(code=authority.code, others=tuple(code for _, code in ranked[:MOST_ALIKE]))


def circumstance(authority: Authority, name: str) -> float | None:
    fact = authority.fact(name)
    return fact.value if fact else None


def standardise(values: Sequence[float | None]) -> list[float | None]:
    """In standard deviations from the mean; all None where they do not differ."""
    known = [each for each in values if each is not None]
    mean = sum(known) / len(known) if known else 0.0
    spread = math.sqrt(sum((each - mean) ** 2 for each in known) / len(known)) if known else 0.0
    return [None if each is None or spread == 0 else (each - mean) / spread for each in values]


def find_distance(lines: Sequence[Sequence[float | None]], first: int, second: int) -> float | None:
    pairs = [(line[first], line[second]) for line in lines]
    known = [(one - other) ** 2 for one, other in pairs if one is not None and other is not None]
    return sum(known) / len(known) if len(known) > 1 else None
