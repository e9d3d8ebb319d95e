"""Means of scales for everybody, authorities, teams and roles, as figures that `disclosure` lets be shown.

For a team or an authority there is a figure only where the scale may speak for it. Whoever shows them hands
the figures to `protect`, with all others of the publication, and tells of the rest why there is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from canllaw.basics.language import Message
from canllaw.evidence.answers.answers import Scores
from canllaw.evidence.disclosure.disclosure import Figure, Shown
from canllaw.evidence.instruments.instruments import Instrument, ItemKind, Scale, Scoring
from canllaw.evidence.scores.aggregation import find_parts, number_groups
from canllaw.evidence.scores.aggregation_means import (
    GroupMean,
    estimate_alike_within,
    estimate_mean,
    estimate_mean_of_teams,
)
from canllaw.evidence.scores.aggregation_rules import JUDGED, NO_GROUP, Aggregation, Level
from canllaw.evidence.scores.reliability import Groups, Vector

SCALE_MEANS = "scale means"
# Two authorities cannot tell how much authorities differ: the interval then speaks of these two only.
FEWEST_CLUSTERS = 3
Key = tuple[str, ...]
Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleRow:
    """The mean of a scale for a group, as it may be told.

    `shown` has its numbers or says that they are hidden. It is None where the scale does not speak for groups
    of this level: `why_not` says why.
    """

    scale: str
    key: Key
    shown: Shown | None
    why_not: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Where the people of a frame stand: their groups as numbers, the codes of these, and their weights."""

    codes: dict[Level, tuple[str, ...]]
    groups: dict[Level, Groups] = field(repr=False)
    weights: Vector = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The scores of people on one scale, NaN for none.

    `alike` is the ICC(1) of teams within authorities.
    """

    scale: Scale
    wave: str
    scores: Vector = field(repr=False)
    bounds: Bounds
    alike: float


def make_scale_figures(scores: Scores, aggregations: Sequence[Aggregation]) -> Iterator[Figure]:
    """The mean of each scale for each group, weighted. People are numbered as the rows of the scores.

    `aggregations` are those of the same answers.
    """
    people = find_people(scores.frame)
    for scale in scores.instrument.scales:
        speaks = {each.level for each in aggregations if each.scale == scale.key and each.speaks}
        own = scores.frame[scale.key].fill_null(float("nan")).to_numpy()
        scored = Scored(
            scale=scale,
            wave=scores.wave,
            scores=own,
            bounds=find_bounds(scale, scores.instrument),
            alike=find_alike(own, people),
        )
        for level in Level:
            if level not in JUDGED or level in speaks:
                yield from make_level_figures(level, scored, people)


def find_people(frame: pl.DataFrame) -> People:
    codes: dict[Level, tuple[str, ...]] = {Level.EVERYBODY: ("",)}
    groups: dict[Level, Groups] = {Level.EVERYBODY: np.zeros(frame.height, dtype=np.int64)}
    for level in (Level.AUTHORITY, Level.TEAM, Level.ROLE):
        codes[level] = tuple(frame[level.value].drop_nulls().unique().sort())
        groups[level] = number_groups(frame[level.value])
    return People(codes=codes, groups=groups, weights=frame["weight"].to_numpy())


def find_alike(scores: Vector, people: People) -> float:
    """How alike people of one team are, beyond what all of their authority have in common."""
    teams, authorities = people.groups[Level.TEAM], people.groups[Level.AUTHORITY]
    there = (teams != NO_GROUP) & (authorities != NO_GROUP) & ~np.isnan(scores)
    return estimate_alike_within(scores[there], teams[there], authorities[there])


def find_bounds(scale: Scale, instrument: Instrument) -> Bounds:
    """The lowest and the highest score that can be had."""
    bounds: list[Bounds] = []
    for part in find_parts(scale, instrument):
        items = [instrument.item(key) for key in part.items]
        times = len(items) if part.scoring is Scoring.SUM else 1
        for item in items:
            responses = instrument.responses_of(item)
            if part.scoring is Scoring.SHARE_CORRECT or item.kind is ItemKind.YES_NO:
                bounds.append((0.0, 1.0 * times))
            elif responses is None:
                bounds.append((-np.inf, np.inf))
            else:
                bounds.append((responses.low * times, responses.high * times))
    return min(low for low, _ in bounds), max(high for _, high in bounds)


def make_level_figures(level: Level, scored: Scored, people: People) -> Iterator[Figure]:
    groups = people.groups[level]
    there = np.flatnonzero((groups != NO_GROUP) & ~np.isnan(scored.scores))
    ordered = there[np.argsort(groups[there], kind="stable")]
    starts = np.searchsorted(groups[ordered], np.arange(len(people.codes[level]) + 1))
    for code, start, end in zip(people.codes[level], starts, starts[1:], strict=False):
        members = ordered[start:end]
        if len(members):
            mean = estimate_group(level, members, scored, people)
            yield Figure(
                table=SCALE_MEANS,
                key=make_key(level, code),
                topic=scored.scale.key,
                wave=scored.wave,
                members=members,
                value=mean.value,
                low=None if mean.low is None else min(round_end(mean.low, scored.bounds), mean.value),
                high=None if mean.high is None else max(round_end(mean.high, scored.bounds), mean.value),
                answers=scored.scores[members],
            )


def round_end(end: float, bounds: Bounds) -> float:
    """The end of an interval to 0.01, or 0.001 on a short scale.

    In full, the interval of all would tell how far single authorities lie apart whose means are hidden.
    """
    return round(end, 2 if bounds[1] - bounds[0] > 1 else 3)


def make_key(level: Level, code: str) -> Key:
    return (level.value,) if level is Level.EVERYBODY else (level.value, code)


def estimate_group(level: Level, members: Groups, scored: Scored, people: People) -> GroupMean:
    """People of one authority or team are alike; how this is allowed for depends on what the group is of."""
    scores, weights = scored.scores[members], people.weights[members]
    teams = own_numbers(people.groups[Level.TEAM][members])
    if level is Level.TEAM:
        return estimate_mean(scores, weights, np.arange(len(members)), scored.bounds)
    if level is Level.AUTHORITY:
        return estimate_mean_of_teams(scores, weights, teams, scored.alike, scored.bounds)
    authorities = own_numbers(people.groups[Level.AUTHORITY][members])
    clusters = next(
        (each for each in (authorities, teams) if len(np.unique(each)) >= FEWEST_CLUSTERS),
        np.arange(len(members)),
    )
    return estimate_mean(scores, weights, clusters, scored.bounds)


def own_numbers(groups: Groups) -> Groups:
    """Whoever has no group is a group of their own."""
    alone = groups == NO_GROUP
    return np.where(alone, np.int64(-2) - np.arange(len(groups)), groups)


def tell_scale_rows(
    scores: Scores, aggregations: Sequence[Aggregation], shown: Sequence[Shown]
) -> Iterator[ScaleRow]:
    """Every scale for every group, shown, hidden, or with why the scale is silent."""
    people = find_people(scores.frame)
    known = {
        (each.topic, each.key): each
        for each in shown
        if (each.table, each.wave) == (SCALE_MEANS, scores.wave)
    }
    silent = {(each.scale, each.level): each.why_not for each in aggregations if not each.speaks}
    for scale in scores.instrument.scales:
        for level in Level:
            for code in people.codes[level]:
                key = make_key(level, code)
                why_not = silent.get((scale.key, level), ())
                if why_not or (scale.key, key) in known:
                    found = known.get((scale.key, key))
                    yield ScaleRow(scale=scale.key, key=key, shown=found, why_not=why_not)
