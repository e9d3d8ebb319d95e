"""Scores: the declared rule for each scale, what is left out and why, and the way back to single answers."""

import pytest

from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.instruments.instruments import Instrument, Item, ItemKind, Scale, Scoring
from canllaw.evidence.scores.scoring import explain_scale, explain_score, score_answers
from tests.build_answers import CONFIDENCE, KNOWLEDGE, answer, make_instrument

YES_NO = tuple(Item(key=f"did_{at}", kind=ItemKind.YES_NO, reversed=at == 2) for at in (1, 2))


def scale(*keys: str, scoring: Scoring = Scoring.MEAN, most_missing: int = 0, key: str = "score") -> Scale:
    return Scale(key=key, en=key, cy=key, items=keys, scoring=scoring, most_missing=most_missing)


def instrument(*scales: Scale, items: tuple[Item, ...] = (*CONFIDENCE, *KNOWLEDGE, *YES_NO)) -> Instrument:
    return make_instrument(items=items, scales=scales)


def scores(text: str, *scales: Scale) -> list[float | None]:
    """The scores on the last scale."""
    scored = score_answers(answer(text, instrument=instrument(*scales)))
    return scored.frame[scales[-1].key].to_list()


def test_a_mean_score_is_the_mean_of_the_answers_with_reversed_items_turned_round() -> None:
    # 4, 5 and 2 turned round on a scale from 1 to 5: 1 + 5 - 2 = 4. (4 + 5 + 4) / 3 = 13 / 3.
    found = scores(
        "confidence_1,confidence_2,confidence_3\n4,5,2\n5,5,1",
        scale("confidence_1", "confidence_2", "confidence_3"),
    )
    assert found == pytest.approx([13 / 3, 5.0])


def test_an_answer_that_does_not_count_has_no_part_in_the_ends_of_a_scale() -> None:
    # Not relevant is 9: turned round is still 1 + 5 - x, not 1 + 9 - x.
    assert scores("confidence_3\n1", scale("confidence_3")) == [5.0]


@pytest.mark.parametrize(
    ("most_missing", "expected"), [(0, [4.0, None, None]), (1, [4.0, 3.5, None]), (2, [4.0, 3.5, 2.0])]
)
def test_who_left_out_more_than_the_rule_allows_has_no_score(
    most_missing: int, expected: list[float | None]
) -> None:
    # Row 1: 4, 4, 2 turned 4. Row 2: 3 and 2 turned 4. Row 3: 2 alone.
    text = "confidence_1,confidence_2,confidence_3\n4,4,2\n3,,2\n2,,"
    assert (
        scores(text, scale("confidence_1", "confidence_2", "confidence_3", most_missing=most_missing))
        == expected
    )


def test_an_answer_that_does_not_count_is_as_if_left_out() -> None:
    rule = scale("confidence_1", "confidence_2", most_missing=1)
    assert scores("confidence_1,confidence_2\n2,9\n2,", rule) == [2.0, 2.0]


def test_a_sum_is_not_lower_for_who_left_an_item_out() -> None:
    # 4 + 3 of three items answered twice: (4 + 3) * 3 / 2 = 10.5.
    rule = scale("confidence_1", "confidence_2", "confidence_3", scoring=Scoring.SUM, most_missing=1)
    assert scores("confidence_1,confidence_2,confidence_3\n4,3,\n4,3,1", rule) == pytest.approx([10.5, 12.0])


def test_knowledge_is_the_share_of_right_answers_and_not_to_know_is_not_right() -> None:
    # Right are 1 and 2. 8 is "I do not know".
    rule = scale("knowledge_1", "knowledge_2", scoring=Scoring.SHARE_CORRECT)
    assert scores("knowledge_1,knowledge_2\n1,2\n1,8\n8,8\n2,1\n1,", rule) == [1.0, 0.5, 0.0, 0.0, None]


def test_a_question_that_was_left_out_is_missing_and_not_wrong() -> None:
    rule = scale("knowledge_1", "knowledge_2", scoring=Scoring.SHARE_CORRECT, most_missing=1)
    assert scores("knowledge_1,knowledge_2\n1,\n8,", rule) == [1.0, 0.0]


def test_a_question_whose_right_answer_nobody_named_is_as_if_left_out() -> None:
    slot = Item(key="knowledge_3", kind=ItemKind.KNOWLEDGE, responses="facts")
    rule = scale("knowledge_1", "knowledge_3", scoring=Scoring.SHARE_CORRECT, most_missing=1)
    answers = answer(
        "knowledge_1,knowledge_3\n1,1\n8,1", instrument=instrument(rule, items=(*KNOWLEDGE, slot))
    )
    assert score_answers(answers).frame["score"].to_list() == [1.0, 0.0]
    trail = explain_score(answers, "score", 2).items[1]
    assert (trail.given, trail.counted_as) == (1.0, None)
    assert str(trail.left_out) == "The instrument does not say which answer is right."


def test_yes_and_no_score_as_one_and_nothing() -> None:
    # did_2 is reversed: no counts one.
    assert scores("did_1,did_2\nyes,no\nno,yes\nyes,yes", scale("did_1", "did_2")) == [1.0, 0.0, 0.5]


def test_a_score_may_be_the_mean_of_scores() -> None:
    # Row 1: (4 + 2) / 2 = 3. Row 2 has no second score, and none may be missing.
    first, second = scale("confidence_1", key="a"), scale("confidence_2", key="b")
    whole = scale("a", "b", scoring=Scoring.MEAN_OF_SCALES, key="whole")
    assert scores("confidence_1,confidence_2\n4,2\n4,", first, second, whole) == [3.0, None]


def test_a_mean_of_scores_may_stand_before_its_scales_and_bear_a_missing_one() -> None:
    first, second = scale("confidence_1", key="a"), scale("confidence_2", key="b")
    whole = scale("a", "b", scoring=Scoring.MEAN_OF_SCALES, most_missing=1, key="whole")
    scored = score_answers(
        answer("confidence_1,confidence_2\n4,2\n4,\n,9", instrument=instrument(whole, first, second))
    )
    assert scored.frame["whole"].to_list() == [3.0, 4.0, None]


def test_scores_stand_beside_the_people_they_belong_to() -> None:
    answers = answer(
        "authority,weight,confidence_1\nmon,0.5,4\ngwynedd,2,2", instrument=instrument(scale("confidence_1"))
    )
    scored = score_answers(answers)
    assert scored.frame.select("row", "authority", "weight", "score").rows() == [
        (2, "mon", 0.5, 4.0),
        (3, "gwynedd", 2.0, 2.0),
    ]
    assert (scored.wave, scored.source) == (answers.wave, answers.source)


def test_a_score_opens_to_its_items_its_rule_and_what_each_counted_for() -> None:
    rule = scale("confidence_1", "confidence_2", "confidence_3", most_missing=1)
    answers = answer("confidence_1,confidence_2,confidence_3\n4,9,2", instrument=instrument(rule))
    trail = explain_score(answers, "score", 2)
    assert trail.score == 4.0
    assert str(trail.rule) == "The mean of the answers that count. Items: 3. Answers needed: 2."
    assert [(item.item, item.given, item.counted_as, item.turned) for item in trail.items] == [
        ("confidence_1", 4.0, 4.0, False),
        ("confidence_2", 9.0, None, False),
        ("confidence_3", 2.0, 4.0, True),
    ]
    assert str(trail.items[1].left_out) == "This answer does not count, such as “not relevant to my role”."


def test_a_missing_score_says_why() -> None:
    rule = scale("confidence_1", "confidence_2")
    trail = explain_score(answer("confidence_1,confidence_2\n4,", instrument=instrument(rule)), "score", 2)
    assert trail.score is None
    assert str(trail.no_score) == "Too few answers count. Needed: 2. There are: 1."
    assert str(trail.items[1].left_out) == "It was not answered."


def test_a_score_of_scores_opens_to_them() -> None:
    whole = scale("a", scoring=Scoring.MEAN_OF_SCALES, key="whole")
    answers = answer("confidence_1\n4", instrument=instrument(whole, scale("confidence_1", key="a")))
    trail = explain_score(answers, "whole", 2)
    assert trail.score == 4.0
    assert trail.parts[0].items[0].item == "confidence_1"


def test_a_scale_opens_to_the_number_of_people_behind_it() -> None:
    rule = scale("confidence_1", "confidence_2", most_missing=1)
    answers: Answers = answer(
        "confidence_1,confidence_2,confidence_3\n4,9,1\n,9,1\n3,3,1", instrument=instrument(rule)
    )
    trail = explain_scale(answers, "score")
    assert (trail.people, trail.scored) == (3, 2)
    assert [(item.item, item.answered, item.not_counting, item.silent) for item in trail.items] == [
        ("confidence_1", 2, 0, 1),
        ("confidence_2", 1, 2, 0),
    ]


def test_the_people_behind_a_score_of_scores_are_those_with_enough_scores() -> None:
    whole = scale("a", "b", scoring=Scoring.MEAN_OF_SCALES, most_missing=1, key="whole")
    parts = scale("confidence_1", key="a"), scale("confidence_2", key="b")
    answers = answer("confidence_1,confidence_2\n4,\n,2\n9,9", instrument=instrument(whole, *parts))
    trail = explain_scale(answers, "whole")
    assert (trail.people, trail.scored) == (3, 2)
    assert [(part.scale, part.scored) for part in trail.parts] == [("a", 1), ("b", 1)]
