"""The way from a score back to the answers: which items, what each counted for, what was left out and why."""

from dataclasses import dataclass

import polars as pl

from canllaw.basics.language import Message, message
from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind, Scale, Scoring


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTrail:
    """One item of a score. `given` is null where nothing was answered; `counted_as` where it did not
    enter the score, and `left_out` then says why. `turned` marks an answer that was turned round."""

    item: str
    given: float | None
    counted_as: float | None
    left_out: Message | None = None
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTrail:
    """One person's score on one scale. `parts` are the scores that it is the mean of, else `items` are."""

    scale: str
    row: int
    score: float | None
    rule: Message
    items: tuple[ItemTrail, ...] = ()
    parts: tuple["ScoreTrail", ...] = ()
    no_score: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCount:
    """How many people answered an item so that it counts, so that it does not count, and not at all."""

    item: str
    answered: int
    not_counting: int
    silent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleTrail:
    """What stands behind the scores of everybody on one scale: the rule, the items, the number of people."""

    scale: str
    rule: Message
    people: int
    scored: int
    items: tuple[ItemCount, ...] = ()
    parts: tuple["ScaleTrail", ...] = ()


def explain_score(answers: Answers, scale: str, row: int) -> ScoreTrail:
    """How the score of the person in this row of the export came about, reckoned once more from its answers.

    `row` is one of `answers.frame["row"]`. This is a single person's answer: a page shows it to nobody
    but those who may see the answers themselves.
    """
    asked = answers.instrument.scale(scale)
    if asked.scoring is Scoring.MEAN_OF_SCALES:
        parts = tuple(explain_score(answers, key, row) for key in asked.items)
        counted = [part.score for part in parts if part.score is not None]
        return make_trail(asked, row, counted, parts=parts)
    person = answers.frame.row(by_predicate=pl.col("row") == row, named=True)
    aside = dict(answers.uncounted.filter(pl.col("row") == row).select("item", "value").iter_rows())
    items = tuple(
        explain_item(answers.instrument.item(key), asked, answers.instrument, person[key], aside.get(key))
        for key in asked.items
    )
    counted = [item.counted_as for item in items if item.counted_as is not None]
    return make_trail(asked, row, counted, items=items)


def make_trail(
    scale: Scale,
    row: int,
    counted: list[float],
    items: tuple[ItemTrail, ...] = (),
    parts: tuple[ScoreTrail, ...] = (),
) -> ScoreTrail:
    enough = len(counted) >= len(scale.items) - scale.most_missing
    score = sum(counted) / len(counted) if enough else None
    if score is not None and scale.scoring is Scoring.SUM:
        score *= len(scale.items)
    why = message(
        "Too few answers count. Needed: {needed}. There are: {there}.",
        needed=len(scale.items) - scale.most_missing,
        there=len(counted),
    )
    return ScoreTrail(
        scale=scale.key,
        row=row,
        score=score,
        rule=say_rule(scale),
        items=items,
        parts=parts,
        no_score=None if enough else why,
    )


def explain_item(
    item: Item, scale: Scale, instrument: Instrument, given: float | None, aside: int | None
) -> ItemTrail:
    if aside is not None:
        why = message("This answer does not count, such as “not relevant to my role”.")
        return ItemTrail(item=item.key, given=float(aside), counted_as=None, left_out=why)
    if given is None:
        return ItemTrail(item=item.key, given=None, counted_as=None, left_out=message("It was not answered."))
    if scale.scoring is Scoring.SHARE_CORRECT and not item.correct:
        why = message("The instrument does not say which answer is right.")
        return ItemTrail(item=item.key, given=given, counted_as=None, left_out=why)
    if scale.scoring is Scoring.SHARE_CORRECT:
        return ItemTrail(item=item.key, given=given, counted_as=1.0 if given in item.correct else 0.0)
    if not item.reversed:
        return ItemTrail(item=item.key, given=given, counted_as=given)
    return ItemTrail(item=item.key, given=given, counted_as=turn(item, instrument, given), turned=True)


def turn(item: Item, instrument: Instrument, given: float) -> float:
    responses = instrument.responses_of(item)
    if responses is None:
        assert item.kind is ItemKind.YES_NO, "only an item with known ends can be turned round"
        return 1.0 - given
    return responses.low + responses.high - given


def say_rule(scale: Scale) -> Message:
    """How the scale is scored, with its missing rule."""
    needed = len(scale.items) - scale.most_missing
    match scale.scoring:
        case Scoring.MEAN:
            return message(
                "The mean of the answers that count. Items: {items}. Answers needed: {needed}.",
                items=len(scale.items),
                needed=needed,
            )
        case Scoring.SUM:
            return message(
                "The mean of the answers that count, times the number of items. "
                "Items: {items}. Answers needed: {needed}.",
                items=len(scale.items),
                needed=needed,
            )
        case Scoring.SHARE_CORRECT:
            return message(
                "The share of answers that are right; not to know is not right. "
                "Items: {items}. Answers needed: {needed}.",
                items=len(scale.items),
                needed=needed,
            )
        case Scoring.MEAN_OF_SCALES:
            return message(
                "The mean of the scores of its scales. Scales: {items}. Scores needed: {needed}.",
                items=len(scale.items),
                needed=needed,
            )


def explain_scale(answers: Answers, scale: str) -> ScaleTrail:
    """What stands behind a scale's scores in a whole wave. Counts of people: small ones may need hiding."""
    asked = answers.instrument.scale(scale)
    if asked.scoring is Scoring.MEAN_OF_SCALES:
        parts = tuple(explain_scale(answers, key) for key in asked.items)
        there = [has_score(answers, answers.instrument.scale(key)) for key in asked.items]
        return make_scale_trail(answers, asked, has_enough(asked, there), parts=parts)
    items = tuple(count_answers(answers, key) for key in asked.items)
    return make_scale_trail(answers, asked, has_score(answers, asked), items=items)


def make_scale_trail(
    answers: Answers,
    scale: Scale,
    scored: pl.Series,
    items: tuple[ItemCount, ...] = (),
    parts: tuple[ScaleTrail, ...] = (),
) -> ScaleTrail:
    return ScaleTrail(
        scale=scale.key,
        rule=say_rule(scale),
        people=answers.frame.height,
        scored=int(scored.sum()),
        items=items,
        parts=parts,
    )


def has_score(answers: Answers, scale: Scale) -> pl.Series:
    """Who has a score on a scale made of items."""
    known = [
        scale.scoring is not Scoring.SHARE_CORRECT or bool(answers.instrument.item(key).correct)
        for key in scale.items
    ]
    there = [answers.frame[key].is_not_null() & right for key, right in zip(scale.items, known, strict=True)]
    return has_enough(scale, there)


def has_enough(scale: Scale, there: list[pl.Series]) -> pl.Series:
    return pl.DataFrame([each.alias(str(at)) for at, each in enumerate(there)]).sum_horizontal() >= (
        len(scale.items) - scale.most_missing
    )


def count_answers(answers: Answers, key: str) -> ItemCount:
    answered = answers.frame.height - answers.frame[key].null_count()
    aside = answers.uncounted.filter(pl.col("item") == key).height
    silent = answers.frame.height - answered - aside
    return ItemCount(item=key, answered=answered, not_counting=aside, silent=silent)
