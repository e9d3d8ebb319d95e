"""Answers made into scores: one number a person and scale, by the rule that the instrument declares.

MEAN is the mean of the answered items. SUM is their sum times items / answered items, so that a person who
left one out is not lower for it (the same as filling it with the person's own mean). SHARE_CORRECT is the
share of answered items that are right; "don't know" is an answer and not right, which is number-right scoring
(less bias than taking it for missing: Muijtjens and others 1999). MEAN_OF_SCALES is the mean of scores.
In all of them, who left out more than the scale's `most_missing` has no score.
"""

from collections.abc import Iterable

import numpy as np
import polars as pl
from numpy.typing import NDArray

from canllaw.evidence.answers.answers import PEOPLE, Answers, Scores
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind, Scale, Scoring
from canllaw.evidence.scores.scoring_trails import explain_scale, explain_score

__all__ = ["explain_scale", "explain_score", "score_answers"]

Numbers = NDArray[np.float64]


def score_answers(answers: Answers) -> Scores:
    """The scores of everybody on every scale of the instrument; null where the rule gives none."""
    scored: dict[str, Numbers] = {}
    for scale in answers.instrument.scales:
        score_scale(scale, answers, scored)
    columns = [
        pl.Series(scale.key, scored[scale.key], nan_to_null=True) for scale in answers.instrument.scales
    ]
    frame = answers.frame.select(list(PEOPLE)).with_columns(columns)
    return Scores(wave=answers.wave, instrument=answers.instrument, source=answers.source, frame=frame)


def score_scale(scale: Scale, answers: Answers, scored: dict[str, Numbers]) -> Numbers:
    """Scores of one scale, NaN where there is none. Those of the scales that it is made of come first."""
    if scale.key in scored:
        return scored[scale.key]
    if scale.scoring is Scoring.MEAN_OF_SCALES:
        parts = (answers.instrument.scale(key) for key in scale.items)
        columns = (score_scale(part, answers, scored) for part in parts)
    else:
        columns = (count_item(key, answers, scale) for key in scale.items)
    scored[scale.key] = put_together(columns, scale, answers.frame.height)
    return scored[scale.key]


def count_item(key: str, answers: Answers, scale: Scale) -> Numbers:
    """What an item counts for, person by person; NaN where it was not answered."""
    item = answers.instrument.item(key)
    assert item.kind is not ItemKind.TEXT, "words have no score"
    given = answers.frame[key].to_numpy()
    if scale.scoring is Scoring.SHARE_CORRECT:
        right = np.isin(given, item.correct).astype(np.float64)
        # A question whose right answer nobody has named yet is no question: it is as if left out.
        return np.where(np.isnan(given) | (not item.correct), np.nan, right)
    if not item.reversed:
        return given
    return turn_round(item, answers.instrument) - given


def turn_round(item: Item, instrument: Instrument) -> float:
    """What a reversed item's answer is taken from: lowest plus highest answer of its response scale."""
    responses = instrument.responses_of(item)
    if responses is None:
        assert item.kind is ItemKind.YES_NO, "only an item with known ends can be turned round"
        return 1.0
    return float(responses.low + responses.high)


def put_together(columns: Iterable[Numbers], scale: Scale, height: int) -> Numbers:
    total, answered = np.zeros(height), np.zeros(height)
    for column in columns:
        there = ~np.isnan(column)
        answered += there
        total += np.where(there, column, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        scores = total / answered
    if scale.scoring is Scoring.SUM:
        scores = scores * len(scale.items)
    return np.where(answered >= len(scale.items) - scale.most_missing, scores, np.nan)
