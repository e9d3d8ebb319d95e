"""The gap between belief and practice as figures to be shown, and without the sides that must be hidden."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.disclosure.disclosure import Figure, Shown
from canllaw.evidence.practice.gap import Gap, Sides, make_finding
from canllaw.evidence.practice.gap_cases import find_belief_cases, find_example_cases, find_observed_cases
from canllaw.evidence.practice.observations import Observation, Practice
from canllaw.evidence.scores.clustered_shares import Case, Share

GAP = "gap"
# Occasions are no people of any wave: they are counted apart.
OBSERVED = "observed"
SIDES = ("believed", "example", "observed")


def make_gap_figures(
    gaps: Sequence[Gap], answers: Answers | None, observations: Sequence[Observation]
) -> Iterator[Figure]:
    """Each side of each practice as a share of people of a wave, or of occasions."""
    wave = answers.wave if answers else ""
    for gap in gaps:
        practice = gap.practice
        seen = find_seen(practice, observations)
        for side, share, cases, of, topic in (
            ("believed", gap.believed, find_belief_cases(practice, answers), wave, practice.self_report),
            ("example", gap.example, find_example_cases(practice, answers), wave, practice.example),
            ("observed", gap.observed, seen, OBSERVED, practice.key),
        ):
            if share is not None:
                # Occasions are no people: how many there were is held to the small number, not what was seen.
                yield make_figure((practice.key, side), topic, of, share, cases, people=side != "observed")


def find_seen(practice: Practice, observations: Sequence[Observation]) -> list[Case]:
    """The occasions of one practice, each at its position among all observations."""
    places = [at for at, each in enumerate(observations) if each.practice == practice.key]
    cases = find_observed_cases([observations[at] for at in places])
    return [replace(case, at=places[case.at]) for case in cases]


def make_figure(
    key: tuple[str, ...], topic: str, wave: str, share: Share, cases: Sequence[Case], *, people: bool
) -> Figure:
    counted = [case for case in cases if case.weight > 0]
    return Figure(
        table=GAP,
        key=key,
        topic=topic,
        wave=wave,
        members=np.array([case.at for case in counted], dtype=np.int64),
        value=share.value,
        low=share.low,
        high=share.high,
        said_yes=np.array([case.at for case in counted if case.yes], dtype=np.int64) if people else None,
        answers=np.array([case.yes for case in counted], dtype=np.float64),
    )


def hide_sides(gap: Gap, shown: Sequence[Shown], small_number: int) -> Gap:
    """The gap as it may be told: sides that are hidden are taken out of it, and out of its finding."""
    hidden = {each.key[1] for each in shown if each.hidden and each.key[0] == gap.practice.key}
    if not hidden:
        return gap
    sides = Sides(
        practice=gap.practice,
        believed=None if "believed" in hidden else gap.believed,
        example=None if "example" in hidden else gap.example,
        observed=None if "observed" in hidden else gap.observed,
    )
    by_example = gap.believed_less_example if not hidden & {"believed", "example"} else None
    by_observed = gap.believed_less_observed if not hidden & {"believed", "observed"} else None
    return replace(
        gap,
        believed=sides.believed,
        example=sides.example,
        observed=sides.observed,
        believed_less_example=by_example,
        believed_less_observed=by_observed,
        example_less_observed=gap.example_less_observed if not hidden & {"example", "observed"} else None,
        finding=make_finding(sides, by_example, by_observed, gap.finding.places, small_number),
    )
