"""The gap between belief and practice: what people say, can give an example of, and were seen to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from canllaw import __version__
from canllaw.basics.findings import Finding, Method, Quantity, Verdict
from canllaw.basics.language import Bilingual, Message, message, say_number
from canllaw.basics.sources import Place
from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.practice.gap_cases import (
    find_belief_cases,
    find_example_cases,
    find_observed_cases,
)
from canllaw.evidence.practice.observations import Observation, Practice, Seen
from canllaw.evidence.scores.clustered_shares import (
    Difference,
    Share,
    find_correlation,
    find_difference,
    find_share,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What is known of one practice from three sides. A side is None where nothing or too little was asked.

    Differences are the first less the second: above zero, belief runs ahead of what can be shown.
    Shares of few people are here with their `n`: whoever shows them asks `disclosure` first.
    """

    practice: Practice
    believed: Share | None
    example: Share | None
    observed: Share | None
    believed_less_example: Difference | None
    believed_less_observed: Difference | None
    example_less_observed: Difference | None
    not_applicable: int
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The three shares of a practice, before they are told."""

    practice: Practice
    believed: Share | None
    example: Share | None
    observed: Share | None


def find_gaps(
    practices: Sequence[Practice],
    answers: Answers | None,
    observations: Sequence[Observation],
    small_number: int,
) -> tuple[Gap, ...]:
    """The gap of each practice, in their order."""
    return tuple(find_gap(practice, answers, observations, small_number) for practice in practices)


def gaps_of(gaps: Sequence[Gap], expectation: str) -> tuple[Gap, ...]:
    """The gaps of practices that one expectation of the guidance, by its id, asks for."""
    return tuple(gap for gap in gaps if expectation in gap.practice.expectations)


def find_gap(
    practice: Practice, answers: Answers | None, observations: Sequence[Observation], small_number: int
) -> Gap:
    """Compare self-report, concrete example and observation of one practice.

    `answers` are of one wave, None where nobody was asked. Shares are weighted as the answers are; intervals
    of 95 % allow for authorities (`clustered_shares`). A side of fewer than `small_number` people or
    occasions is not told in the finding.
    """
    own = [each for each in observations if each.practice == practice.key]
    believed, example = find_belief_cases(practice, answers), find_example_cases(practice, answers)
    sides = Sides(
        practice=practice,
        believed=find_share(believed),
        example=find_share(example),
        observed=find_share(find_observed_cases(own)),
    )
    together = find_correlation(believed, example) if sides.believed and sides.example else 0.0
    by_example = less(sides.believed, sides.example, together)
    by_observed = less(sides.believed, sides.observed)
    return Gap(
        practice=practice,
        believed=sides.believed,
        example=sides.example,
        observed=sides.observed,
        believed_less_example=by_example,
        believed_less_observed=by_observed,
        example_less_observed=less(sides.example, sides.observed),
        not_applicable=sum(each.seen is Seen.NOT_APPLICABLE for each in own),
        finding=make_finding(sides, by_example, by_observed, find_places(answers, own), small_number),
    )


def less(first: Share | None, second: Share | None, correlation: float = 0.0) -> Difference | None:
    return None if first is None or second is None else find_difference(first, second, correlation)


def find_places(answers: Answers | None, observations: Sequence[Observation]) -> tuple[Place, ...]:
    asked = (Place(source=answers.source),) if answers is not None else ()
    return (*asked, *(observation.place for observation in observations))


def make_finding(
    sides: Sides,
    by_example: Difference | None,
    by_observed: Difference | None,
    places: tuple[Place, ...],
    small_number: int,
) -> Finding:
    practice = sides.practice
    sentence = say_gap(sides, small_number)
    # Belief runs ahead where even the low end of a difference that may be told lies above zero.
    told = [
        difference
        for difference, side in ((by_example, sides.example), (by_observed, sides.observed))
        if difference is not None and is_enough(side, small_number)
    ]
    ahead = any(difference.low > 0 for difference in told)
    name = Bilingual(practice.en, practice.cy)
    too_little = message(
        "{practice}: too little was asked and seen to compare belief with practice.", practice=name
    )
    settings = (
        ("expectations", " ".join(practice.expectations)),
        ("does from", str(practice.does_from)),
        ("example from", str(practice.example_from)),
        ("small number", str(small_number)),
    )
    return Finding(
        about=f"gap:{practice.key}",
        verdict=Verdict.NOT_ENOUGH if sentence is None else Verdict.ALARM if ahead else Verdict.FOUND,
        sentence=sentence or too_little,
        method=Method(
            function="canllaw.evidence.practice.gap.find_gap", version=__version__, settings=settings
        ),
        quantities=tuple(make_quantities(sides, by_example, by_observed)),
        places=places,
    )


def is_enough(side: Share | None, small_number: int) -> bool:
    return side is not None and side.n >= small_number


def say_gap(sides: Sides, small_number: int) -> Message | None:
    """The gap in plain words; None where belief cannot be held against anything."""
    name = Bilingual(sides.practice.en, sides.practice.cy)
    if sides.believed is None or not is_enough(sides.believed, small_number):
        return None
    believed = message("{share} in 100 say that they already do it.", share=in_hundred(sides.believed))
    example = say_example(sides.example, small_number)
    observed = say_observed(sides.observed, small_number)
    if example and observed:
        return message(
            "{practice}: {believed} {example} {observed}",
            practice=name,
            believed=believed,
            example=example,
            observed=observed,
        )
    shown = example or observed
    if shown is None:
        return None
    return message("{practice}: {believed} {shown}", practice=name, believed=believed, shown=shown)


def say_example(example: Share | None, small_number: int) -> Message | None:
    if example is None or example.n < small_number:
        return None
    return message("{share} in 100 can give a concrete example of it.", share=in_hundred(example))


def say_observed(observed: Share | None, small_number: int) -> Message | None:
    """Counts are said only where neither they nor what is left of all occasions are small."""
    if observed is None or observed.n < small_number:
        return None
    if min(observed.yes, observed.n - observed.yes) < small_number:
        return message("It was seen on {share} in 100 occasions.", share=in_hundred(observed))
    return message("It was seen on {seen} of {occasions} occasions.", seen=observed.yes, occasions=observed.n)


def in_hundred(share: Share) -> str:
    return say_number(100 * share.value)


def make_quantities(
    sides: Sides, by_example: Difference | None, by_observed: Difference | None
) -> Iterator[Quantity]:
    """Shares are of 1. A difference has the smaller number of those whom it compares as its n."""
    shares = (("believed", sides.believed), ("example", sides.example), ("observed", sides.observed))
    for name, share in shares:
        if share is not None:
            yield Quantity(
                name=name, value=share.value, unit="share", low=share.low, high=share.high, n=share.n
            )
    differences = (
        ("believed less example", by_example, sides.example),
        ("believed less observed", by_observed, sides.observed),
    )
    for name, difference, other in differences:
        if difference is not None and sides.believed is not None and other is not None:
            yield Quantity(
                name=name,
                value=difference.value,
                unit="share",
                low=difference.low,
                high=difference.high,
                n=min(sides.believed.n, other.n),
            )


def make_gaps_frame(gaps: Sequence[Gap]) -> pl.DataFrame:
    """The gaps as a table for export, a row a side or difference. Small numbers are not hidden yet."""
    names = ("practice", "expectations", "what", "value", "low", "high", "n", "clusters", "effective")
    kinds = [pl.String(), pl.String(), pl.String(), *[pl.Float64()] * 3, pl.Int64(), pl.Int64(), pl.Float64()]
    rows = [row for gap in gaps for row in make_rows(gap)]
    return pl.DataFrame(rows, schema=dict(zip(names, kinds, strict=True)), orient="row")


def make_rows(gap: Gap) -> Iterator[tuple[str | float | int | None, ...]]:
    about = (gap.practice.key, " ".join(gap.practice.expectations))
    for name, share in (("believed", gap.believed), ("example", gap.example), ("observed", gap.observed)):
        if share is not None:
            figures = (share.value, share.low, share.high, share.n, share.clusters, share.effective)
            yield (*about, name, *figures)
    differences = (
        ("believed less example", gap.believed_less_example),
        ("believed less observed", gap.believed_less_observed),
        ("example less observed", gap.example_less_observed),
    )
    for name, difference in differences:
        if difference is not None:
            yield (*about, name, difference.value, difference.low, difference.high, None, None, None)
