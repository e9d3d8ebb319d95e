"""A scale speaks for teams and authorities only where it may, and says why not otherwise."""

import numpy as np
import pytest

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Language, say
from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.disclosure.disclosure import Figure, protect
from canllaw.evidence.instruments.instruments import Scale, Scoring
from canllaw.evidence.scores.aggregation import judge_aggregation, judge_scales
from canllaw.evidence.scores.aggregation_figures import make_scale_figures, tell_scale_rows
from canllaw.evidence.scores.aggregation_findings import find_reliability, find_speaking
from canllaw.evidence.scores.aggregation_means import (
    estimate_alike_within,
    estimate_mean,
    estimate_mean_of_teams,
)
from canllaw.evidence.scores.aggregation_rules import Aggregation, Level
from canllaw.evidence.scores.reliability import Groups, Matrix
from canllaw.evidence.scores.scoring import score_answers
from tests.build_answers import answer

SCALE = Scale(key="clarity", en="Clarity", cy="Eglurder", items=("a", "b"))
KNOWLEDGE = Scale(key="k", en="Knowledge", cy="Gwybodaeth", items=("a",), scoring=Scoring.SHARE_CORRECT)
EVERYWHERE = (-np.inf, np.inf)


def teams(number: int, *answers: tuple[float, float], step: float = 0.0) -> tuple[Matrix, Groups]:
    """So many teams whose people answer so; every second team answers higher by `step`."""
    rows = np.array(
        [[a + step * (team % 2), b + step * (team % 2)] for team in range(number) for a, b in answers]
    )
    return rows, np.repeat(np.arange(number), len(answers))


def reasons(found: Aggregation) -> list[str]:
    return [say(each, Language.ENGLISH) for each in found.why_not]


ALIKE = ((3.0, 3.0), (3.0, 3.0), (3.0, 4.0), (3.0, 3.0), (3.0, 3.0))


def test_a_scale_speaks_for_teams_that_agree_and_differ() -> None:
    found = judge_aggregation(SCALE, *teams(10, *ALIKE, step=1), 5)
    assert found.speaks
    assert (found.groups, found.people, found.median_size) == (10, 50, 5)
    # One item varies by 0, the other by 0.2, of 2 by chance: 0.05. 2 * 0.95 / (2 * 0.95 + 0.05).
    assert found.agreement == pytest.approx(1.9 / 1.95)
    # Scores are 3 and once 3.5: they vary by 0.2 / 4 within a team. Half of the teams are 1 higher than the
    # others, so that means lie 0.5 from the middle: 10 teams * 5 people * 0.25 / 9.
    assert found.icc2 == pytest.approx(1 - 0.05 / (12.5 / 9))


def test_it_does_not_where_teams_are_alike() -> None:
    found = judge_aggregation(SCALE, *teams(10, *ALIKE), 5)
    assert reasons(found) == ["Teams differ no more than chance would have it."]


def test_it_does_not_where_people_of_one_team_answer_too_differently() -> None:
    apart = ((1.0, 1.0), (5.0, 5.0), (1.0, 1.0), (5.0, 5.0), (3.0, 3.0), (3.0, 3.0))
    found = judge_aggregation(SCALE, *teams(10, *apart, step=20), 5)
    assert found.agreement == 0
    assert reasons(found) == [
        "People of the same team answer too differently. Agreement: 0.00, needed: 0.70."
    ]


def test_it_does_not_where_means_are_not_reliable() -> None:
    # People of a team vary by 10 / 5 = 2; means lie 0.8 from the middle: 40 teams * 6 people * 0.64 / 39.
    wide = ((1.0, 1.0), (2.0, 2.0), (3.0, 3.0), (3.0, 3.0), (4.0, 4.0), (5.0, 5.0))
    found = judge_aggregation(SCALE, *teams(40, *wide, step=1.6), 9)
    assert found.icc2 == pytest.approx(1 - 2 / (240 * 0.64 / 39))
    assert reasons(found) == ["The means of teams are not reliable enough. Reliability: 0.49, needed: 0.70."]


def test_what_falls_short_by_little_is_not_rounded_up() -> None:
    found = judge_aggregation(
        SCALE, *teams(10, (2.0, 3.0), (4.0, 3.0), (3.0, 4.0), (3.0, 2.0), (4.0, 4.0), step=9), 4
    )
    assert found.agreement is not None and found.agreement < 0.7
    assert reasons(found)[0].endswith("needed: 0.70.")
    assert "Agreement: 0.70" not in reasons(found)[0]


def test_few_teams_and_few_people_are_told() -> None:
    assert reasons(judge_aggregation(SCALE, *teams(4, *ALIKE, step=1), 5)) == [
        "Too few teams answered. Teams: 4, needed: 10."
    ]
    assert reasons(judge_aggregation(SCALE, *teams(12, *ALIKE[1:4], step=1), 5)) == [
        "In most teams too few people answered. Needed in half of the teams: 5."
    ]


def test_authorities_are_told_of_as_authorities() -> None:
    found = judge_aggregation(SCALE, *teams(4, *ALIKE), 5, level=Level.AUTHORITY)
    assert reasons(found) == [
        "Too few authorities answered. Authorities: 4, needed: 10.",
        "Authorities differ no more than chance would have it.",
    ]


def test_agreement_is_not_asked_for_where_a_team_adds_up_what_its_members_know() -> None:
    # Two of ten know it in one team, eight of ten in the next: they vary by 0.16 * 10 / 9, of 0.25 by chance.
    right = np.array([[float(at % 10 < 2 + 6 * (at // 10 % 2))] for at in range(200)])
    found = judge_aggregation(KNOWLEDGE, right, np.repeat(np.arange(20), 10), 2)
    assert found.agreement == pytest.approx(1 - 1.6 / 9 / 0.25)
    assert found.speaks and not found.needs_agreement


def test_items_with_different_answers_have_no_agreement_to_tell() -> None:
    found = judge_aggregation(SCALE, *teams(10, *ALIKE, step=1), None)
    assert reasons(found) == ["Agreement cannot be told, as its items are not answered by the same answers."]


def test_who_has_no_team_or_no_answer_is_left_out() -> None:
    answers, groups = teams(10, *ALIKE, step=1)
    more = np.vstack([answers, [[1, 1], [np.nan, 1]]])
    found = judge_aggregation(SCALE, more, np.append(groups, [-1, 3]), 5)
    assert found == judge_aggregation(SCALE, answers, groups, 5)


# Means and their intervals.


def test_the_interval_of_a_mean_widens_with_few_people() -> None:
    # 1, 2, 3: variance 1, error 1 / sqrt(3), t of 2 degrees of freedom 4.3027.
    found = estimate_mean(np.array([1.0, 2, 3]), np.ones(3), np.arange(3), EVERYWHERE)
    assert found.low is not None and found.high is not None
    assert (found.value, found.low, found.high) == pytest.approx(
        (2, 2 - 4.3027 / 3**0.5, 2 + 4.3027 / 3**0.5), abs=1e-4
    )
    assert found.effective == pytest.approx(3)


def test_an_interval_ends_where_the_scale_ends() -> None:
    found = estimate_mean(np.array([1.0, 2, 3]), np.ones(3), np.arange(3), (1.0, 5.0))
    assert (found.low, found.high) == pytest.approx((1, 2 + 4.3027 / 3**0.5), abs=1e-4)


def test_people_of_one_authority_count_together() -> None:
    # Three authorities of two people who say the same are three answers.
    alone = estimate_mean(np.array([1.0, 2, 3]), np.ones(3), np.arange(3), EVERYWHERE)
    pairs = estimate_mean(
        np.array([1.0, 1, 2, 2, 3, 3]), np.ones(6), np.array([0, 0, 1, 1, 2, 2]), EVERYWHERE
    )
    assert (pairs.value, pairs.low, pairs.high) == pytest.approx((alone.value, alone.low, alone.high))


def test_weights_move_the_mean_and_cost_people() -> None:
    found = estimate_mean(np.array([1.0, 3, 3, 1]), np.array([3.0, 1, 1, 3]), np.arange(4), EVERYWHERE)
    assert found.value == 1.5
    # 8 squared by 9 + 1 + 1 + 9 is 3.2 where nobody differs.
    same = estimate_mean(np.array([2.0, 2, 2, 2]), np.array([3.0, 1, 1, 3]), np.arange(4), EVERYWHERE)
    assert same.effective == pytest.approx(3.2)


def test_one_person_has_no_interval() -> None:
    found = estimate_mean(np.array([4.0]), np.ones(1), np.arange(1), EVERYWHERE)
    assert (found.value, found.low, found.high) == (4, None, None)


def test_the_design_effect_widens_the_interval_of_an_authority() -> None:
    scores, together = np.array([1.0, 2, 3, 4, 5, 3]), np.array([0, 0, 0, 1, 1, 1])
    plain = estimate_mean_of_teams(scores, np.ones(6), together, 0.0, EVERYWHERE)
    alike = estimate_mean_of_teams(scores, np.ones(6), together, 0.5, EVERYWHERE)
    # Teams of three, ICC 0.5: 1 + 2 * 0.5 = 2, so that six people count for three.
    assert (plain.effective, alike.effective) == pytest.approx((6, 3))
    assert plain.low is not None and alike.low is not None
    # Errors sqrt(2 / 6) and sqrt(2 * 2 / 6); t of 5 is 2.5706, of 6 / 2 - 1 it is 4.3027.
    assert (plain.low, alike.low) == pytest.approx(
        (3 - 2.5706 * (1 / 3) ** 0.5, 3 - 4.3027 * (2 / 3) ** 0.5), abs=1e-4
    )


def test_teams_are_alike_beyond_their_authority() -> None:
    # Two authorities, two teams each of 1, 3 and 5, 7 (ICC 14 / 18 with authorities alike), the second ten higher.
    scores = np.array([1.0, 3, 5, 7, 11, 13, 15, 17])
    teams_of, authorities = np.repeat(np.arange(4), 2), np.repeat(np.arange(2), 4)
    assert estimate_alike_within(scores, teams_of, authorities) == pytest.approx(14 / 18)
    assert estimate_alike_within(scores, authorities, authorities) == 0


# From answers to what is shown.


def wave(number: int = 12, size: int = 10) -> Answers:
    """Authorities of `size` people: those of every second one are confident, and agree on it."""
    lines = ["authority,role,confidence_1,confidence_2,confidence_3"]
    for at in range(number * size):
        place, person = divmod(at, size)
        high = 4 if place % 2 else 2
        lines.append(f"a{place:02},worker,{high},{high + person % 2},{6 - high}")
    return answer("\n".join(lines))


def figures(answers: Answers) -> tuple[tuple[Aggregation, ...], list[Figure]]:
    scores = score_answers(answers)
    aggregations = tuple(judge_scales(answers, scores))
    return aggregations, list(make_scale_figures(scores, aggregations))


def test_figures_are_made_for_everybody_roles_and_those_for_whom_a_scale_speaks() -> None:
    _, made = figures(wave())
    own = [each for each in made if each.topic == "confidence"]
    assert {each.key[0] for each in own} == {"everybody", "authority", "role"}
    assert len([each for each in own if each.key[0] == "authority"]) == 12
    first = next(each for each in own if each.key == ("authority", "a00"))
    # Items 2, 2 or 3, and 2 after turning round: half of ten people have 2, half 7 / 3.
    assert (first.n, first.value) == (10, pytest.approx((2 + 7 / 3) / 2))
    assert first.members.tolist() == list(range(10))


def test_a_figure_that_is_hidden_and_a_scale_that_is_silent_are_told_apart() -> None:
    answers = wave()
    aggregations, made = figures(answers)
    shown = protect(made, 11)
    rows = {(row.scale, row.key): row for row in tell_scale_rows(score_answers(answers), aggregations, shown)}
    hidden = rows["confidence", ("authority", "a00")]
    assert hidden.shown is not None and hidden.shown.hidden and not hidden.why_not
    few = wave(4)
    aggregations, made = figures(few)
    rows = {
        (row.scale, row.key): row
        for row in tell_scale_rows(score_answers(few), aggregations, protect(made, 1))
    }
    silent = rows["confidence", ("authority", "a00")]
    assert silent.shown is None
    assert (
        say(silent.why_not[0], Language.ENGLISH)
        == "Too few authorities answered. Authorities: 4, needed: 10."
    )


def test_each_scale_has_its_findings() -> None:
    answers = wave()
    reliability = {each.about: each for each in find_reliability(answers, 10)}
    found = reliability["reliability:confidence@first"]
    assert found.verdict is Verdict.FOUND
    assert say(found.sentence, Language.ENGLISH).startswith(
        "Confidence: its questions go together well enough to be one number. Alpha: 0."
    )
    unanswered = reliability["reliability:knowledge@first"]
    assert (unanswered.verdict, unanswered.quantities) == (Verdict.NOT_ENOUGH, ())
    (speaks,) = find_speaking(answers, figures(answers)[0], 10)
    assert speaks.verdict is Verdict.FOUND
    assert say(speaks.sentence, Language.ENGLISH).startswith(
        "Confidence may speak for authorities. Agreement: 0."
    )
    few = wave(4)
    (silent,) = find_speaking(few, figures(few)[0], 10)
    assert (
        say(silent.sentence, Language.ENGLISH)
        == "Confidence is not reported for authorities. Too few authorities answered. Authorities: 4, needed: 10."
    )


def test_scales_that_hardly_anybody_answered_have_no_figures_to_tell() -> None:
    answers = wave(1, 5)
    assert all(not each.quantities for each in find_reliability(answers, 10))
    assert list(find_speaking(answers, figures(answers)[0], 10)) == []


def test_what_is_told_of_groups_is_too_coarse_to_find_how_many_a_hidden_one_has() -> None:
    answers = wave()
    (speaks,) = find_speaking(answers, figures(answers)[0], 10)
    assert all(each.n is None for each in speaks.quantities)
    told = [
        figure
        for each in speaks.quantities
        for figure in (each.value, each.low, each.high)
        if figure is not None
    ]
    assert told == [round(figure, 3) for figure in told]
    ends = [end for figure in figures(answers)[1] for end in (figure.low, figure.high) if end is not None]
    assert ends and ends == [round(end, 2) for end in ends]
