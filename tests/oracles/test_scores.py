"""Scores by a slow second implementation: one person, one scale and one item after the other, in plain Python."""

import math
from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canllaw.basics.sources import Source
from canllaw.evidence.answers.answers import PEOPLE, Accounting, Answers, Tool
from canllaw.evidence.instruments.instruments import (
    Instrument,
    Item,
    ItemKind,
    Option,
    Responses,
    Scale,
    Scoring,
)
from canllaw.evidence.scores.scoring import explain_scale, explain_score, score_answers

SOURCE = Source(name="survey-1.csv", sha256="0" * 64)
RESPONSES = (
    Responses(
        key="five", options=tuple(Option(value=value, counts=value < 6) for value in (1, 2, 3, 4, 5, 9))
    ),
    Responses(key="nought", options=tuple(Option(value=value) for value in range(5))),
)
Given = dict[str, list[float | None]]


@st.composite
def make_items(draw: st.DrawFn) -> tuple[Item, ...]:
    scaled = [
        Item(key=f"s{at}", responses=draw(st.sampled_from(("five", "nought"))), reversed=draw(st.booleans()))
        for at in range(draw(st.integers(1, 5)))
    ]
    knowledge = [
        Item(
            key=f"k{at}",
            kind=ItemKind.KNOWLEDGE,
            responses="nought",
            correct=tuple(draw(st.sets(st.integers(0, 4), max_size=3))),
        )
        for at in range(draw(st.integers(1, 3)))
    ]
    return (*scaled, *knowledge)


@st.composite
def make_scales(draw: st.DrawFn, items: tuple[Item, ...]) -> tuple[Scale, ...]:
    scaled = [item.key for item in items if item.kind is ItemKind.SCALED]
    knowledge = [item.key for item in items if item.kind is ItemKind.KNOWLEDGE]
    scales = []
    for at in range(draw(st.integers(1, 4))):
        scoring = draw(st.sampled_from((Scoring.MEAN, Scoring.SUM, Scoring.SHARE_CORRECT)))
        keys = knowledge if scoring is Scoring.SHARE_CORRECT else scaled
        scales.append(make_scale(draw, f"a{at}", keys, scoring))
    if draw(st.booleans()):
        scales.append(make_scale(draw, "whole", [scale.key for scale in scales], Scoring.MEAN_OF_SCALES))
    return tuple(draw(st.permutations(scales)))


def make_scale(draw: st.DrawFn, key: str, keys: list[str], scoring: Scoring) -> Scale:
    chosen = draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
    most = draw(st.integers(0, len(chosen) - 1))
    return Scale(key=key, en="", cy="", items=tuple(chosen), scoring=scoring, most_missing=most)


@st.composite
def make_answers(draw: st.DrawFn) -> Answers:
    items = draw(make_items())
    instrument = Instrument(
        key="any",
        en="",
        cy="",
        version="",
        licence="",
        source="",
        responses=RESPONSES,
        items=items,
        scales=draw(make_scales(items)),
    )
    people = draw(st.integers(0, 6))
    given: Given = {}
    for item in items:
        values = (1, 2, 3, 4, 5) if item.responses == "five" else (0, 1, 2, 3, 4)
        cell = st.none() | st.sampled_from([float(value) for value in values])
        given[item.key] = draw(st.lists(cell, min_size=people, max_size=people))
    return answers_of(instrument, given, people)


def answers_of(instrument: Instrument, given: Given, people: int) -> Answers:
    columns: dict[str, object] = {"row": list(range(2, people + 2)), "weight": [1.0] * people}
    columns |= {name: [None] * people for name in PEOPLE if name not in columns}
    kinds = {**PEOPLE, **{key: pl.Float64() for key in given}}
    return Answers(
        wave="first",
        instrument=instrument,
        source=SOURCE,
        frame=pl.DataFrame({**columns, **given}, schema=kinds),
        accounting=Accounting(source=SOURCE, tool=Tool.PLAIN, rows_kept=people, rows_left_out=(), columns=()),
    )


def score_slowly(answers: Answers, key: str, person: dict[str, float | None]) -> float | None:
    """By the words of docs/scores.md, with exact fractions."""
    instrument = answers.instrument
    (scale,) = [scale for scale in instrument.scales if scale.key == key]
    counted: list[Fraction] = []
    for part in scale.items:
        if scale.scoring is Scoring.MEAN_OF_SCALES:
            score = score_slowly(answers, part, person)
            if score is not None:
                counted.append(Fraction(score))
            continue
        (item,) = [item for item in instrument.items if item.key == part]
        value = person[part]
        if value is None:
            continue
        if scale.scoring is Scoring.SHARE_CORRECT:
            if item.correct:
                counted.append(Fraction(1 if value in item.correct else 0))
        elif item.reversed:
            ends = {"five": (1, 5), "nought": (0, 4)}[item.responses]
            counted.append(sum(ends) - Fraction(value))
        else:
            counted.append(Fraction(value))
    if len(scale.items) - len(counted) > scale.most_missing:
        return None
    mean = sum(counted, Fraction(0)) / len(counted)
    return float(mean * len(scale.items)) if scale.scoring is Scoring.SUM else float(mean)


@settings(max_examples=200)
@given(answers=make_answers())
def test_every_score_is_what_plain_python_reckons(answers: Answers) -> None:
    scored = score_answers(answers).frame
    for row, person in zip(scored.iter_rows(named=True), answers.frame.iter_rows(named=True), strict=True):
        for scale in answers.instrument.scales:
            assert row[scale.key] == pytest.approx(score_slowly(answers, scale.key, person), abs=1e-12)


@settings(max_examples=100)
@given(answers=make_answers())
def test_every_score_opens_to_the_same_number(answers: Answers) -> None:
    scored = score_answers(answers).frame
    for row in scored.iter_rows(named=True):
        for scale in answers.instrument.scales:
            trail = explain_score(answers, scale.key, row["row"])
            assert trail.score == pytest.approx(row[scale.key], abs=1e-12)
            assert (trail.no_score is None) == (trail.score is not None)


@settings(max_examples=100)
@given(answers=make_answers())
def test_the_number_of_people_behind_a_scale_is_that_of_its_scores(answers: Answers) -> None:
    scored = score_answers(answers).frame
    for scale in answers.instrument.scales:
        trail = explain_scale(answers, scale.key)
        assert trail.people == answers.frame.height
        assert trail.scored == sum(
            score is not None and not math.isnan(score) for score in scored[scale.key].to_list()
        )
