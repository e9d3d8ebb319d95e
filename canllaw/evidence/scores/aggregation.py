"""May a scale speak for a team or an authority, and if not, why not.

People of a group have to agree, groups have to differ more than chance has them differ, and their means have
to be reliable. `aggregation_rules` says what is enough.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import polars as pl

from canllaw.evidence.answers.answers import Answers, Scores
from canllaw.evidence.instruments.instruments import Instrument, ItemKind, Scale, Scoring
from canllaw.evidence.scores.aggregation_rules import JUDGED, LEAST_AGREEMENT, NO_GROUP, Aggregation, Level
from canllaw.evidence.scores.aggregation_words import why_not_speak
from canllaw.evidence.scores.reliability import (
    Groups,
    Matrix,
    VarianceSplit,
    Vector,
    estimate_design_effect,
    estimate_icc1,
    estimate_icc2,
    estimate_rwg_by_group,
    split_variance,
)
from canllaw.evidence.scores.scoring import count_item


def judge_scales(answers: Answers, scores: Scores) -> Iterator[Aggregation]:
    """Every scale of the instrument, for authorities and for teams. `scores` are those of the answers."""
    groups = {level: number_groups(answers.frame[level.value]) for level in JUDGED}
    for scale in answers.instrument.scales:
        matrix = find_items(scale, answers)
        own = scores.frame[scale.key].fill_null(float("nan")).to_numpy()
        for level in JUDGED:
            if (groups[level] != NO_GROUP).any():
                options = find_options(scale, answers.instrument)
                yield judge_aggregation(scale, matrix, groups[level], options, level=level, scores=own)


def number_groups(codes: pl.Series) -> Groups:
    """The position of each code in the alphabet of codes; NO_GROUP where somebody has none."""
    known = codes.drop_nulls().unique().sort()
    numbers = codes.replace_strict(known, range(len(known)), default=None, return_dtype=pl.Int64)
    return numbers.fill_null(NO_GROUP).to_numpy()


def find_items(scale: Scale, answers: Answers) -> Matrix:
    """What each item counts for, a column an item. A scale made of scales has the items of all of them."""
    columns = [
        count_item(key, answers, part) for part in find_parts(scale, answers.instrument) for key in part.items
    ]
    return np.column_stack(columns)


def find_parts(scale: Scale, instrument: Instrument) -> list[Scale]:
    if scale.scoring is not Scoring.MEAN_OF_SCALES:
        return [scale]
    return [part for key in scale.items for part in find_parts(instrument.scale(key), instrument)]


def find_options(scale: Scale, instrument: Instrument) -> int | None:
    """How many answers count; right and wrong are two. None where items of the scale differ in that."""
    found: set[int | None] = set()
    for part in find_parts(scale, instrument):
        for item in map(instrument.item, part.items):
            responses = instrument.responses_of(item)
            if part.scoring is Scoring.SHARE_CORRECT or item.kind is ItemKind.YES_NO:
                found.add(2)
            elif responses is None:
                found.add(None)
            else:
                found.add(sum(option.counts for option in responses.options))
    return found.pop() if len(found) == 1 else None


def judge_aggregation(
    scale: Scale,
    answers: Matrix,
    groups: Groups,
    options: int | None,
    *,
    level: Level = Level.TEAM,
    scores: Vector | None = None,
) -> Aggregation:
    """Judge a scale at one level.

    `answers` has a row a person and a column an item, reversed items turned round, NaN where there is no
    answer; `groups` the number of each person's group, NO_GROUP for none; `options` how many answers each
    item has, None where items differ in that. `scores` are the means of answers unless given, NaN for none.
    """
    assert level in JUDGED, "only teams and authorities are judged"
    scores = means_of_answers(answers) if scores is None else scores
    scored = (groups != NO_GROUP) & ~np.isnan(scores)
    complete = (groups != NO_GROUP) & ~np.isnan(answers).any(axis=1)
    agreements = find_agreements(answers[complete], groups[complete], options)
    split = split_variance(scores[scored], groups[scored])
    icc1 = None if split is None else estimate_icc1(split)
    _, sizes = np.unique(groups[scored], return_counts=True)
    found = Aggregation(
        scale=scale.key,
        level=level,
        groups=len(sizes),
        people=int(scored.sum()),
        median_size=float(np.median(sizes)) if len(sizes) else 0.0,
        agreement=float(np.median(agreements)) if len(agreements) else None,
        agreeing=float((agreements >= LEAST_AGREEMENT).mean()) if len(agreements) else None,
        # What a team knows is the sum of what its members know: they need not know the same (Chan 1998).
        needs_agreement=scale.scoring is not Scoring.SHARE_CORRECT,
        icc1=icc1,
        chance=None if icc1 is None or split is None else split.chance,
        icc2=None if icc1 is None or split is None else estimate_reliability(split),
        design_effect=None if icc1 is None or split is None else estimate_design_effect(split),
    )
    return replace(found, why_not=tuple(why_not_speak(found)))


def means_of_answers(answers: Matrix) -> Vector:
    """NaN for who left an item out."""
    means: Vector = answers.mean(axis=1)
    return means


def find_agreements(answers: Matrix, groups: Groups, options: int | None) -> Vector:
    """rwg(j) of every group of two or more who answered all items."""
    if options is None or not len(answers):
        return np.empty(0)
    found = estimate_rwg_by_group(answers, groups, options)
    return found[~np.isnan(found)]


def estimate_reliability(split: VarianceSplit) -> float:
    """ICC(2), none where groups do not differ."""
    return max(estimate_icc2(split) or 0.0, 0.0)
