"""What a survey says of a hypothesis: differences in people of a hundred, and the rule by which it leans."""

from dataclasses import replace

import numpy as np
import pytest

from canllaw.basics.findings import Finding, Verdict
from canllaw.basics.language import Language, message, say
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Direction, Hypothesis, Measure, MeasureKind
from canllaw.theory.measures.records import PeopleTable, Unit
from canllaw.theory.strands import Leaning, StrandResult
from canllaw.theory.survey import strand as survey_strand
from canllaw.theory.survey.compared import Difference
from canllaw.theory.survey.words import find_decimals, in_hundred, say_difference
from tests.build_hypotheses import make_hypothesis
from tests.build_people import FACT, OUTCOME, make_authorities, make_column, make_table

H1 = make_hypothesis(context=FACT, outcome=OUTCOME, smallest_effect=0.05)
SAID = make_hypothesis(
    context=replace(
        FACT, said_en="Where managers took part in drafting", said_cy="Lle bu rheolwyr yn drafftio"
    ),
    outcome=replace(OUTCOME, said_en="name the guidance", said_cy="sy'n enwi'r canllawiau"),
    smallest_effect=0.05,
)
HALF = (1, 0) * 6


def ask(hypothesis: Hypothesis, table: PeopleTable | NotEnough) -> StrandResult:
    return survey_strand.test_by_survey(hypothesis, table, seed=1)


def quantity(finding: Finding, name: str) -> tuple[float, float, float]:
    found = next(each for each in finding.quantities if each.name == name)
    assert found.low is not None and found.high is not None
    return found.value, found.low, found.high


def difference(result: StrandResult) -> tuple[float, float, float]:
    return quantity(result.findings[0], "difference")


def english(result: StrandResult) -> str:
    return say(result.sentence, Language.ENGLISH)


def test_the_difference_is_told_in_people_of_a_hundred() -> None:
    # Sixty of a hundred where managers took part, forty where they did not, in each of twelve authorities.
    table = make_authorities((60, 40) * 6, 100, {SAID.context: HALF})
    result = ask(SAID, table)
    value, low, high = difference(result)
    assert value == pytest.approx(0.2, abs=1e-6)
    assert 0 < low < 0.2 < high
    assert english(result).startswith(
        "Where managers took part in drafting, 20 more people in 100 name the guidance (between "
    )
    # Odds of 60 to 40 against 40 to 60.
    assert quantity(result.findings[0], "odds ratio")[0] == pytest.approx(2.25, rel=1e-4)


def test_without_words_of_its_own_a_hypothesis_is_told_by_its_titles() -> None:
    result = ask(H1, make_authorities((60, 40) * 6, 100, {FACT: HALF}))
    assert english(result).startswith("Names the guidance: 20 more people in 100 (between ")
    assert english(result).endswith(
        "Compared is where this is so with where it is not: Managers took part in drafting."
    )


def test_it_speaks_for_where_the_interval_is_above_nothing_and_the_difference_matters() -> None:
    result = ask(H1, make_authorities((60, 40) * 6, 100, {FACT: HALF}))
    assert result.leaning is Leaning.FOR
    assert result.findings[0].verdict is Verdict.SUPPORTED


def test_a_clear_difference_that_is_too_small_to_matter_speaks_for_nothing() -> None:
    # Four in a hundred more, among 36,000 people: clear, and less than the five that would matter.
    table = make_authorities((1620, 1500) * 6, 3000, {FACT: HALF})
    result = ask(H1, table)
    value, low, high = difference(result)
    assert value == pytest.approx(0.04, abs=1e-6)
    assert low > 0
    assert high > 0.05
    assert result.leaning is Leaning.SILENT


def test_it_speaks_against_where_even_the_far_end_is_too_small() -> None:
    table = make_authorities((1500, 1500) * 6, 3000, {FACT: HALF})
    result = ask(H1, table)
    assert difference(result)[2] < 0.05
    assert result.leaning is Leaning.AGAINST
    assert english(result).endswith("That is less than the 5 more in 100 that would matter.")


def test_the_opposite_of_what_was_said_speaks_against() -> None:
    result = ask(H1, make_authorities((40, 60) * 6, 100, {FACT: HALF}))
    assert result.leaning is Leaning.AGAINST
    assert "20 fewer people in 100 (between " in english(result)
    assert english(result).endswith("That is the opposite of what the hypothesis says.")


def test_no_number_is_rounded_to_what_would_matter() -> None:
    # All that would fit ends a little below five in a hundred: 4.6 is not 5.
    found = Difference(
        value=-0.02, low=-0.09, high=0.046, p=0.5, error=0.03, df=18, chance=0.3, people=100, authorities=22
    )
    assert find_decimals(found, 0.05) == 1
    told = say_difference(SAID.context, SAID.outcome, found, 1)
    assert str(told).endswith("in 100 people is −2.0; anything from −9.0 to 4.6 would fit.")
    assert find_decimals(replace(found, high=0.044), 0.05) == 0
    assert find_decimals(replace(found, high=0.05), 0.05) == 0


def test_a_hypothesis_of_less_is_borne_out_by_less() -> None:
    table = make_authorities((40, 60) * 6, 100, {FACT: HALF})
    assert ask(replace(H1, direction=Direction.LESS), table).leaning is Leaning.FOR
    table = make_authorities((60, 40) * 6, 100, {FACT: HALF})
    assert ask(replace(H1, direction=Direction.LESS), table).leaning is Leaning.AGAINST


def test_few_people_decide_nothing() -> None:
    result = ask(H1, make_authorities((6, 5) * 6, 10, {FACT: HALF}))
    assert result.leaning is Leaning.SILENT
    assert result.findings[0].verdict is Verdict.NOT_ENOUGH
    assert "it is not clear" in english(ask(SAID, make_authorities((6, 5) * 6, 10, {SAID.context: HALF})))


@pytest.mark.parametrize(("sharing", "decided"), [(2, False), (3, True)])
def test_two_authorities_on_one_side_are_too_few_however_clear_they_look(sharing: int, decided: bool) -> None:
    facts = [1] * sharing + [0] * (22 - sharing)
    table = make_authorities([45] * sharing + [10] * (22 - sharing), 50, {FACT: facts})
    result = ask(H1, table)
    assert (result.leaning is Leaning.FOR) is decided
    if not decided:
        assert result.leaning is Leaning.SILENT
        assert "Too few authorities stand on one side" in english(result)
        assert "On the smaller side: 2. Needed: 3." in english(result)


def test_what_is_held_does_not_count_for_the_context() -> None:
    # All of the difference follows training, and training mostly goes with drafting.
    other = Measure(kind=MeasureKind.FACT, key="training")
    drafting, training = (1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1), (1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0)
    yes = [70 if each else 30 for each in training]
    table = make_authorities(yes, 100, {FACT: drafting, other: training})
    assert difference(ask(H1, table))[0] > 0.2
    assert difference(ask(replace(H1, held=(other,)), table))[0] == pytest.approx(0, abs=1e-6)


# By team: with time, of whom yes, and without time, of whom yes. Twenty more in a hundred with time in both.
CALM, BUSY = (10, 8, 30, 18), (30, 12, 10, 2)


def make_team(with_time: int, of_them: int, without: int, of_these: int) -> tuple[np.ndarray, np.ndarray]:
    yes = [np.arange(with_time) < of_them, np.arange(without) < of_these]
    return np.repeat([1.0, 0.0], (with_time, without)), np.concatenate(yes)


def test_people_are_compared_with_people_of_their_own_team() -> None:
    # Where more have time, all do worse: over everybody, half of both say yes. Within teams the truth shows.
    time = Measure(kind=MeasureKind.SCALE, key="time")
    teams = [make_team(*(BUSY if number % 2 else CALM)) for number in range(24)]
    values, outcome = (np.concatenate(each) for each in zip(*teams, strict=True))
    assert outcome[values == 1].mean() == outcome[values == 0].mean() == 0.5
    team = np.repeat(np.arange(24), 40)
    table = make_table(outcome, team // 4, (make_column(time, Unit.PERSON, values),), team)
    result = ask(make_hypothesis(context=time, outcome=OUTCOME, smallest_effect=0.05), table)
    # Not exactly: the model takes teams to differ as a bell curve does, and these are of two kinds.
    assert difference(result)[0] == pytest.approx(0.2, abs=0.02)
    assert result.leaning is Leaning.FOR


def test_the_order_of_people_does_not_matter() -> None:
    table = make_authorities((60, 45, 40, 50, 55, 38, 62, 41, 57, 44), 100, {FACT: (1, 0) * 5})
    order = np.random.default_rng(3).permutation(1000)
    (column,) = table.columns
    mixed = make_table(
        table.outcome[order],
        table.authority[order],
        (make_column(FACT, Unit.AUTHORITY, column.values[order]),),
    )
    assert difference(ask(H1, mixed)) == pytest.approx(difference(ask(H1, table)), abs=1e-6)


def test_what_speaks_against_a_leaning_is_told_with_its_weight() -> None:
    # Just above what matters: nearly as likely to lie below it.
    (counter,) = ask(
        replace(H1, smallest_effect=0.199), make_authorities((60, 40) * 6, 100, {FACT: HALF})
    ).against
    assert 0.4 < counter.weight < 0.5
    assert "may be less than the 20 in 100 that matter" in say(counter.sentence, Language.ENGLISH)


@pytest.mark.parametrize("unit", [Unit.PERSON, Unit.TEAM, Unit.AUTHORITY])
def test_answers_that_nobody_gave_whole_decide_nothing(unit: Unit) -> None:
    column = make_column(FACT, unit, np.full(60, np.nan))
    table = make_table(np.ones(60), np.arange(60) // 5, (column,), np.arange(60) // 3)
    assert english(ask(H1, table)) == "The survey cannot decide this. Nobody's answers are complete."


def test_people_without_a_team_count_with_the_others_of_their_authority_who_have_none() -> None:
    chance = np.random.default_rng(2)
    values = chance.integers(0, 2, 1200).astype(np.float64)
    outcome = chance.random(1200) < 0.4 + 0.3 * values
    authority = np.arange(1200) // 100
    team = np.where(np.arange(1200) % 2 == 0, -1, np.arange(1200) // 50)
    table = make_table(outcome, authority, (make_column(FACT, Unit.PERSON, values),), team)
    found = {each.name: each.value for each in ask(H1, table).findings[0].quantities}
    assert found["people"] == 1200


def test_people_left_out_are_told() -> None:
    table = make_authorities((60, 40) * 6, 100, {FACT: HALF})
    outcome = table.outcome.copy()
    outcome[:7] = -1
    sentence = ask(H1, replace(table, outcome=outcome)).findings[0].sentence
    assert "People left out because a value is missing: 7." in say(sentence, Language.ENGLISH)


def test_a_little_is_not_told_as_nothing() -> None:
    assert [in_hundred(share) for share in (0.12, 0.004, -0.0031, 0.0, 0.0004)] == [
        "12",
        "0.4",
        "−0.3",
        "0",
        "0",
    ]


def test_a_reason_why_there_is_no_table_is_handed_on() -> None:
    result = ask(H1, NotEnough(reason=message("The study has no survey.")))
    assert result.leaning is Leaning.SILENT
    assert english(result) == "The survey cannot decide this. The study has no survey."


def test_everything_that_it_takes_to_fit_the_model_again_is_told() -> None:
    finding = ask(H1, make_authorities((60, 40) * 6, 100, {FACT: HALF})).findings[0]
    settings = dict(finding.method.settings)
    assert settings["covariates"] == settings["tested"] == "drafting"
    assert settings["values compared"] == "0, 1"
    assert settings["compared within"] == "nothing: authorities with each other"
    assert settings["smallest effect"] == "0.05"
    counts = {each.name: each.value for each in finding.quantities}
    assert (counts["people"], counts["authorities"], counts["degrees of freedom"]) == (1200, 12, 10)
