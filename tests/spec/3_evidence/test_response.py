"""Who answered, of those who could have, and answers weighted to the staff in post."""

from dataclasses import replace

import numpy as np
import pytest

from canllaw.basics.findings import Finding, Verdict
from canllaw.basics.language import Bilingual, Language, message, say
from canllaw.basics.sources import Place, Source
from canllaw.evidence.answers.answers import Answers
from canllaw.evidence.disclosure.disclosure import PEOPLE, protect
from canllaw.evidence.response.findings import find_response_findings
from canllaw.evidence.response.response import (
    ResponseRow,
    find_response,
    make_response_figures,
    tell_response,
)
from canllaw.evidence.response.weights import (
    cut_weights,
    poststratify,
    weight_answers,
    why_not_poststratify,
)
from canllaw.rollout.workforce import Authority, Fact, Team, Workforce
from tests.build_answers import answer

PLACE = Place(source=Source(name="authorities.csv", sha256=""))


def authority(code: str, staff: int | None = None, **facts: float) -> Authority:
    own = tuple(Fact(name=name, value=value, place=PLACE) for name, value in facts.items())
    return Authority(code=code, name=Bilingual(code, code), staff_in_post=staff, facts=own)


def team(code: str, of: str, role: str, staff: int | None) -> Team:
    return Team(code=code, authority=of, name=Bilingual(code, code), role=role, staff_in_post=staff)


# Forty people in a, of whom thirty are in social work and ten in fostering; sixty in b, all in social work.
TWO = Workforce(
    authorities=(authority("a", 40), authority("b", 60)),
    teams=(
        team("a1", "a", "social", 30),
        team("a2", "a", "fostering", 10),
        team("b1", "b", "social", 60),
    ),
)


def wave(*groups: tuple[str, int], workforce: Workforce = TWO, weights: str = "") -> Answers:
    """So many answers from each team."""
    lines = [f"team,confidence_1{',weight' if weights else ''}"]
    lines += [f"{code},4{weights}" for code, number in groups for _ in range(number)]
    return answer("\n".join(lines), workforce=workforce)


def rows(answers: Answers, workforce: Workforce, small: int = 1) -> dict[tuple[str, ...], ResponseRow]:
    response = find_response(answers, workforce)
    shown = protect(list(make_response_figures(response)), small)
    return {row.key: row for row in tell_response(response, shown)}


def findings(answers: Answers, workforce: Workforce, small: int = 1) -> dict[str, Finding]:
    told = tuple(rows(answers, workforce, small).values())
    by_invitation = find_response(answers, workforce).by_invitation
    return {each.about: each for each in find_response_findings(answers, told, by_invitation=by_invitation)}


def words(finding: Finding) -> str:
    return say(finding.sentence, Language.ENGLISH)


def quantity(finding: Finding, name: str) -> float:
    return next(each.value for each in finding.quantities if each.name == name)


FIFTEEN_AND_FIVE = (("a1", 10), ("a2", 5), ("b1", 5))


def test_rates_are_answers_by_staff_in_post() -> None:
    found = rows(wave(*FIFTEEN_AND_FIVE), TWO)
    assert {key: (row.shown.n, row.invited, row.rate) for key, row in found.items()} == {
        ("everybody",): (20, 100, 0.2),
        ("authority", "a"): (15, 40, 0.375),
        ("authority", "b"): (5, 60, 5 / 60),
        ("role of the team", "fostering"): (5, 10, 0.5),
        ("role of the team", "social"): (15, 90, 15 / 90),
    }


def test_who_answered_too_often_or_too_seldom_is_told() -> None:
    # 8 of 40 were expected. (15 - 8) / sqrt(40 * 0.2 * 0.8 * 0.6).
    found = rows(wave(*FIFTEEN_AND_FIVE), TWO)
    a, b = found["authority", "a"], found["authority", "b"]
    assert (a.residual, b.residual) == pytest.approx((7 / 3.84**0.5, -7 / 3.84**0.5))
    assert a.unlike and b.unlike
    alike = rows(wave(("a1", 8), ("b1", 12)), TWO)
    assert alike["authority", "a"].residual == 0
    assert not alike["authority", "a"].unlike


def test_groups_that_did_not_answer_alike_are_found_by_chi_square() -> None:
    # 100 * (15 * 55 - 25 * 5) squared, by 40 * 60 * 20 * 80.
    found = findings(wave(*FIFTEEN_AND_FIVE), TWO)["response by authority@first"]
    assert quantity(found, "chi-square") == pytest.approx(100 * 700**2 / (40 * 60 * 20 * 80))
    assert quantity(found, "Cramer's V") == pytest.approx((700**2 / (40 * 60 * 20 * 80)) ** 0.5)
    assert found.verdict is Verdict.ALARM
    assert (
        words(found) == "Some authorities answered more than others: weighting to the staff in post may help."
    )
    alike = findings(wave(("a1", 8), ("b1", 12)), TWO)["response by authority@first"]
    assert (alike.verdict, words(alike)) == (
        Verdict.FOUND,
        "Authorities answered alike, as far as chance allows to tell.",
    )


def test_a_small_group_is_hidden_and_nothing_rests_on_its_number() -> None:
    found = rows(wave(*FIFTEEN_AND_FIVE), TWO, small=10)
    hidden = found["authority", "b"]
    assert hidden.shown.hidden
    assert (hidden.rate, hidden.residual, hidden.invited) == (None, None, 60)
    # What is hidden could otherwise be had from everybody's number, so that the other one is hidden too.
    assert found["authority", "a"].shown.hidden
    told = findings(wave(*FIFTEEN_AND_FIVE), TWO, small=10)["response by authority@first"]
    assert (told.verdict, told.quantities) == (Verdict.NOT_ENOUGH, ())


def test_an_authority_of_which_nobody_answered_stands_in_the_table() -> None:
    silent = rows(wave(("a1", 10)), TWO)["authority", "b"]
    assert (silent.shown.n, silent.rate) == (0, 0)


def test_people_who_were_invited_go_before_staff_in_post() -> None:
    invited = Workforce(
        authorities=(authority("a", 40, invited=20), authority("b", 60, invited=30, invited_second=10)),
        teams=TWO.teams,
    )
    found = rows(wave(*FIFTEEN_AND_FIVE), invited)
    assert found["authority", "a"].rate == 0.75
    assert found["everybody",].invited == 50
    # The teams of a have 3 and 1 in 4 of its staff, so that 15 and 5 of its 20 are taken to be theirs.
    assert found["role of the team", "fostering"].invited == 5
    second = rows(replace(wave(*FIFTEEN_AND_FIVE), wave="second"), invited)
    assert (second["authority", "b"].invited, second["authority", "a"].invited) == (10, 20)
    assert words(findings(wave(*FIFTEEN_AND_FIVE), invited)["response@first"]) == (
        "Answers: 20, that is 40 in 100. Invited: 50."
    )


def test_where_staff_are_not_known_there_are_answers_and_no_rates() -> None:
    unknown = Workforce(
        authorities=(authority("a"), authority("b", 60)), teams=(team("a1", "a", "social", None),)
    )
    found = rows(wave(("a1", 10), workforce=unknown), unknown)
    assert (found["everybody",].invited, found["authority", "a"].rate) == (None, None)
    told = findings(wave(("a1", 10), workforce=unknown), unknown)
    assert words(told["response@first"]) == "Answers: 10. Of how many, the workforce does not say."
    assert told["response by role@first"].verdict is Verdict.NOT_ENOUGH


def test_more_answers_than_staff_make_no_rate() -> None:
    assert rows(wave(("a2", 50), ("b1", 6)), TWO)["authority", "a"].rate is None


def test_the_staff_of_an_authority_are_those_of_its_teams_where_it_says_nothing() -> None:
    silent = Workforce(authorities=(authority("a"), authority("b", 60)), teams=TWO.teams)
    assert rows(wave(*FIFTEEN_AND_FIVE), silent)["authority", "a"].invited == 40


def test_counts_of_people_are_figures_of_who_answered_at_all() -> None:
    made = list(make_response_figures(find_response(wave(*FIFTEEN_AND_FIVE), TWO)))
    assert {figure.topic for figure in made} == {PEOPLE}
    assert [figure.members.tolist() for figure in made if figure.key == ("authority", "b")] == [
        [15, 16, 17, 18, 19]
    ]


def test_given_weights_cost_people_and_this_is_told() -> None:
    lines = ["team,weight,confidence_1", *["a1,3,4"] * 6, *["b1,1,4"] * 6]
    told = findings(answer("\n".join(lines), workforce=TWO), TWO)["weights given@first"]
    # 24 squared by 6 * 9 + 6 * 1 is 9.6, told as a whole number.
    assert quantity(told, "effective number of people") == 10


# Weights to the staff in post.


def test_each_cell_gets_its_share_of_the_staff() -> None:
    # 30 / 10, 10 / 5 and 60 / 5 are 3, 2 and 12; the mean of twenty people is 5.
    found = poststratify(wave(*FIFTEEN_AND_FIVE), TWO)
    assert found.weights.tolist() == pytest.approx([0.6] * 10 + [0.4] * 5 + [2.4] * 5)
    assert (found.joined, found.unplaced, found.cut) == (0, 0, 0)
    assert found.effective == pytest.approx(20**2 / (10 * 0.36 + 5 * 0.16 + 5 * 5.76))


def test_a_cell_with_few_answers_is_joined_with_another_of_its_authority() -> None:
    # 40 people in a for 12 answers, 60 in b for 8.
    found = poststratify(wave(("a1", 8), ("a2", 4), ("b1", 8)), TWO)
    assert found.weights.tolist() == pytest.approx([40 / 12 / 5] * 12 + [60 / 8 / 5] * 8)
    assert found.joined == 2
    assert "joined as too few answered: 2." in words(found.finding)


def test_an_authority_with_few_answers_is_joined_with_the_next_smallest() -> None:
    three = Workforce(
        authorities=(authority("a", 50), authority("b", 30), authority("c", 20)),
        teams=tuple(team(f"{code}1", code, "social", None) for code in "abc"),
    )
    found = poststratify(wave(("a1", 10), ("b1", 8), ("c1", 2), workforce=three), three)
    # b and c: 50 people for 10 answers.
    assert found.weights.tolist() == pytest.approx([1.0] * 20)
    assert [len(cell.cells) for cell in found.cells] == [1, 2]


def test_given_weights_are_kept_within_a_cell() -> None:
    lines = ["team,weight,confidence_1", *["a1,1,4"] * 5, *["a1,3,4"] * 5, *["b1,1,4"] * 10]
    one_role = Workforce(authorities=TWO.authorities, teams=(team("a1", "a", "social", 40), TWO.teams[2]))
    found = poststratify(answer("\n".join(lines), workforce=one_role), one_role)
    # In a, 40 people for weights of 20: 2 and 6. In b, 6. The mean is 5.
    assert found.weights.tolist() == pytest.approx([0.4] * 5 + [1.2] * 5 + [1.2] * 10)


def test_whoever_names_no_authority_counts_as_others_do_on_average() -> None:
    lines = ["authority,role,confidence_1", *["a,social,4"] * 10, *["b,social,4"] * 5, *[",,4"] * 5]
    one_role = Workforce(authorities=TWO.authorities, teams=(team("a1", "a", "social", 40), TWO.teams[2]))
    found = poststratify(answer("\n".join(lines), workforce=one_role), one_role)
    assert found.unplaced == 5
    assert found.weights[15:].tolist() == pytest.approx([1.0] * 5)
    assert found.weights.mean() == pytest.approx(1)


def test_a_team_manager_is_one_of_the_teams_staff() -> None:
    lines = ["team,role,confidence_1", *["a1,social,4"] * 9, "a1,manager,4", *["b1,social,4"] * 10]
    roles = replace(TWO, teams=(*TWO.teams, team("b2", "b", "manager", 0)))
    found = poststratify(answer("\n".join(lines), workforce=roles), roles)
    assert found.weights[9] == found.weights[0]


def test_large_weights_are_cut_and_the_rest_raised() -> None:
    # 1 of 100 at 10.9, the others at 0.9: cut to 5, the others share 95.
    weights, cut = cut_weights(np.array([10.9] + [0.9] * 99) / np.mean([10.9] + [0.9] * 99))
    assert cut == 1
    assert (weights[0], weights[1]) == pytest.approx((5, 95 / 99))


def test_weighted_answers_differ_from_the_given_in_their_weights_only() -> None:
    answers = wave(*FIFTEEN_AND_FIVE)
    weighted = weight_answers(answers, poststratify(answers, TWO))
    assert weighted.frame["weight"].to_list() == pytest.approx([0.6] * 10 + [0.4] * 5 + [2.4] * 5)
    assert weighted.frame.drop("weight").equals(answers.frame.drop("weight"))


def test_what_stands_in_the_way_of_weights_is_told() -> None:
    unknown = Workforce(authorities=(authority("a"),), teams=(team("a1", "a", "social", None),))
    answers = wave(("a1", 10), workforce=unknown)
    assert why_not_poststratify(answers, unknown) == (
        message("The workforce does not say how many people are in post."),
        message("Nobody who answered named an authority with staff in post."),
    )
    assert why_not_poststratify(wave(*FIFTEEN_AND_FIVE), TWO) == ()
