"""What two things do together, other explanations, practices, and several hypotheses at once."""

from dataclasses import replace

import numpy as np
import pytest

from canllaw.basics.findings import Quantity, Verdict
from canllaw.basics.language import Language, message, say
from canllaw.theory.hypotheses.hypotheses import (
    Direction,
    Hypothesis,
    Measure,
    MeasureKind,
    Rival,
    StrandName,
)
from canllaw.theory.measures.records import PeopleTable, Unit
from canllaw.theory.strands import Leaning, StrandResult
from canllaw.theory.survey import strand as survey_strand
from canllaw.theory.survey.compared import Difference
from canllaw.theory.survey.rivals import fails_by
from canllaw.theory.survey.several import adjust_by_holm, compare_several
from canllaw.theory.survey.words_rivals import TriedRival, say_rival
from tests.build_hypotheses import make_hypothesis, make_strand
from tests.build_people import (
    FACT,
    OUTCOME,
    make_authorities,
    make_column,
    make_practices,
    make_table,
)

CULTURE = Measure(kind=MeasureKind.FACT, key="culture", en="Supportive culture")
# Twelve authorities: three of each mix of context and culture.
CONTEXT = (1, 1, 0, 0) * 3
SUPPORTIVE = (1, 0, 1, 0) * 3
TOGETHER = make_hypothesis(context=FACT, outcome=OUTCOME, together=CULTURE, smallest_effect=0.1)


def ask(hypothesis: Hypothesis, table: PeopleTable) -> StrandResult:
    return survey_strand.test_by_survey(hypothesis, table, seed=1)


def quantities(result: StrandResult) -> dict[str, float]:
    return {each.name: each.value for each in result.findings[0].quantities}


def test_what_is_tested_is_how_much_more_it_gives_together() -> None:
    # Seventy of a hundred where both are there, thirty everywhere else: 40 there, nothing elsewhere.
    table = make_authorities((70, 30, 30, 30) * 3, 100, {FACT: CONTEXT, CULTURE: SUPPORTIVE})
    result = ask(TOGETHER, table)
    found = quantities(result)
    assert found["difference"] == pytest.approx(0.4, abs=1e-6)
    assert found["difference where the other is high"] == pytest.approx(0.4, abs=1e-6)
    assert found["difference where the other is low"] == pytest.approx(0, abs=1e-6)
    assert result.leaning is Leaning.FOR


def test_what_two_do_together_is_told_in_odds_too() -> None:
    # Odds of 70 to 30 against 30 to 70 where both are there: 49 / 9. Elsewhere 30 against 30: 1.
    table = make_authorities((70, 30, 30, 30) * 3, 100, {FACT: CONTEXT, CULTURE: SUPPORTIVE})
    odds = [each for each in ask(TOGETHER, table).findings[0].quantities if each.name.startswith("odds")]
    assert [(each.name, each.value) for each in odds] == [
        ("odds ratio where the other is high", pytest.approx(49 / 9, rel=1e-3)),
        ("odds ratio where the other is low", pytest.approx(1, rel=1e-3)),
        ("odds ratio, high by low", pytest.approx(49 / 9, rel=1e-3)),
    ]
    assert all(each.low is not None and each.low < each.value for each in odds)


def test_among_people_of_one_team_only_the_ratio_of_odds_ratios_is_one_number() -> None:
    # People of twelve authorities differ in both; compared within authorities, whose means of culture differ.
    chance = np.random.default_rng(3)
    authority = np.repeat(np.arange(12), 60)
    context = chance.integers(0, 2, 720).astype(np.float64)
    culture = (chance.random(720) < 0.3 + 0.03 * authority).astype(np.float64)
    outcome = (chance.random(720) < 0.3 + 0.4 * context * culture).astype(np.int64)
    columns = (make_column(FACT, Unit.PERSON, context), make_column(CULTURE, Unit.PERSON, culture))
    result = ask(TOGETHER, make_table(outcome, authority, columns))
    names = [each.name for each in result.findings[0].quantities if each.name.startswith("odds")]
    assert names == ["odds ratio, high by low"]


def test_a_context_that_gives_as_much_everywhere_is_no_combination() -> None:
    table = make_authorities((600, 600, 400, 400) * 3, 1000, {FACT: CONTEXT, CULTURE: SUPPORTIVE})
    result = ask(TOGETHER, table)
    assert quantities(result)["difference"] == pytest.approx(0, abs=1e-6)
    assert result.leaning is Leaning.AGAINST


def test_together_is_told_in_the_hypothesis_own_words() -> None:
    hypothesis = replace(
        TOGETHER,
        context=replace(FACT, said_en="Where there are champions"),
        outcome=replace(OUTCOME, said_en="use the guidance"),
        together=replace(CULTURE, said_en="the culture is supportive"),
    )
    facts = {hypothesis.context: CONTEXT, hypothesis.together: SUPPORTIVE}
    table = make_authorities((70, 30, 30, 30) * 3, 100, facts)  # type: ignore[arg-type]
    assert say(ask(hypothesis, table).sentence, Language.ENGLISH).startswith(
        "Where there are champions, the number of people in 100 who use the guidance differs by 40 if the "
        "culture is supportive, and by 0 otherwise. The first is more by 40 (between "
    )


def test_together_is_told_plainly_without_words_of_the_hypothesis_own() -> None:
    table = make_authorities((70, 30, 30, 30) * 3, 100, {FACT: CONTEXT, CULTURE: SUPPORTIVE})
    assert str(ask(TOGETHER, table).sentence).startswith(
        "What “Managers took part in drafting” does for “Names the guidance” was looked at twice. With "
        "“Supportive culture” it makes a difference of 40 people in 100, without it a difference of 0. The "
        "first is more by 40 (between "
    )


def test_each_mix_of_two_things_needs_three_authorities() -> None:
    facts = {FACT: (1,) * 6 + (0,) * 6, CULTURE: (1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0)}
    result = ask(TOGETHER, make_authorities((50,) * 12, 100, facts))
    assert result.leaning is Leaning.SILENT
    assert "Too few authorities stand on one side" in str(result.sentence)
    # Only two of the twelve have both.
    assert str(result.sentence).endswith("In the smallest of the groups compared: 2. Needed: 3.")


CASELOAD = Measure(kind=MeasureKind.FACT, key="caseload")
RIVAL = Rival(key="caseload", en="Caseloads are low there.", cy="Mae'r llwythi'n isel yno.", context=CASELOAD)
# All but one of the authorities that took part have low caseloads, and one of the others has.
LOW = (1, 0) * 5 + (0, 1)


def test_a_rival_that_only_goes_along_fails_beside_the_hypothesis() -> None:
    hypothesis = make_hypothesis(context=FACT, outcome=OUTCOME, smallest_effect=0.05, rivals=(RIVAL,))
    table = make_authorities((600, 400) * 6, 1000, {FACT: (1, 0) * 6, CASELOAD: LOW})
    (rival,) = ask(hypothesis, table).rivals
    found = {each.name: each.value for each in rival.finding.quantities}
    # Alone: (5 x 60 + 40) / 6 against (5 x 40 + 60) / 6, a difference of 80 / 6 in a hundred.
    assert found["difference alone"] == pytest.approx(0.8 / 6, abs=0.01)
    assert found["difference beside the hypothesis"] == pytest.approx(0, abs=1e-6)
    assert found["what the hypothesis gives beside it"] == pytest.approx(0.2, abs=1e-6)
    assert rival.fails is True
    assert str(rival.sentence).startswith("It looks good alone and fails beside the hypothesis")


def test_a_rival_that_few_people_leave_open_does_not_fail() -> None:
    # The same shares of a hundred people each: the difference may well be 5 in 100, which would matter.
    hypothesis = make_hypothesis(context=FACT, outcome=OUTCOME, smallest_effect=0.05, rivals=(RIVAL,))
    table = make_authorities((60, 40) * 6, 100, {FACT: (1, 0) * 6, CASELOAD: LOW})
    (rival,) = ask(hypothesis, table).rivals
    (found,) = [each for each in rival.finding.quantities if each.name == "difference beside the hypothesis"]
    assert found.value == pytest.approx(0, abs=1e-6)
    assert found.high is not None and found.high > 0.05
    assert (rival.fails, rival.finding.verdict) == (None, Verdict.NOT_ENOUGH)
    told = str(rival.sentence)
    assert told.startswith("It cannot be told whether this adds anything: Caseloads are low there.")
    assert "What would matter is 5 in 100: as much as that would fit, and less would too." in told
    assert told.endswith("The hypothesis itself holds beside it.")


def difference(value: float, low: float, high: float) -> Difference:
    return Difference(
        value=value, low=low, high=high, p=0.5, error=0.1, df=18, chance=0.3, people=100, authorities=22
    )


@pytest.mark.parametrize(
    ("found", "direction", "fails"),
    [
        # The example's own: 3 in 100 (between -14 and 19) where 10 would matter.
        (difference(0.03, -0.14, 0.19), None, None),
        (difference(0.03, -0.14, 0.19), Direction.MORE, None),
        # All that would fit is less than 10 more; and either way only where it is less than 10 fewer too.
        (difference(-0.05, -0.14, 0.04), Direction.MORE, True),
        (difference(-0.05, -0.14, 0.04), Direction.LESS, None),
        (difference(-0.05, -0.14, 0.04), None, None),
        (difference(0.01, -0.06, 0.08), None, True),
        # Clearly the opposite of what a rival says is no support for it.
        (difference(-0.2, -0.3, -0.1), Direction.MORE, True),
        (difference(-0.2, -0.3, -0.1), Direction.LESS, False),
        (difference(-0.2, -0.3, -0.1), None, False),
        # Some difference is clear, and not that it matters.
        (difference(0.08, 0.02, 0.14), Direction.MORE, None),
    ],
)
def test_a_rival_fails_only_where_all_that_would_fit_is_too_little(
    found: Difference, direction: Direction | None, fails: bool | None
) -> None:
    assert fails_by(found, 0.1, direction) is fails


def test_a_rival_that_says_less_is_told_in_its_own_direction() -> None:
    tried = TriedRival(
        rival=replace(RIVAL, direction=Direction.LESS),
        beside=difference(-0.01, -0.1, 0.09),
        fails=None,
        alone=True,
        smallest=0.05,
        holds=True,
    )
    assert (
        "the difference that it speaks of is 1 in 100 (between −9 and 10); below 0 means the opposite."
        in str(say_rival(tried))
    )


def test_a_rival_that_explains_it_all_stands() -> None:
    hypothesis = make_hypothesis(context=CASELOAD, outcome=OUTCOME, smallest_effect=0.05)
    hypothesis = replace(hypothesis, rivals=(replace(RIVAL, key="drafting", context=FACT),))
    table = make_authorities((60, 40) * 6, 100, {CASELOAD: LOW, FACT: (1, 0) * 6})
    (rival,) = ask(hypothesis, table).rivals
    assert rival.fails is False
    assert str(rival.sentence).startswith("It stands beside the hypothesis")


def test_a_rival_that_says_everywhere_is_asked_where_the_hypothesis_says_nothing() -> None:
    everywhere = Rival(key="everywhere", en="Champions work everywhere.", cy="Ymhobman.", context=FACT)
    table = make_authorities((700, 300, 300, 300) * 3, 1000, {FACT: CONTEXT, CULTURE: SUPPORTIVE})
    (rival,) = ask(replace(TOGETHER, rivals=(everywhere,)), table).rivals
    found = {each.name: each.value for each in rival.finding.quantities}
    # Alone: (70 + 30) / 2 against 30.
    assert found["difference alone"] == pytest.approx(0.2, abs=0.02)
    assert found["difference beside the hypothesis"] == pytest.approx(0, abs=1e-6)
    assert rival.fails is True


def test_a_rival_without_a_measure_is_undecided() -> None:
    hypothesis = make_hypothesis(context=FACT, outcome=OUTCOME, rivals=(RIVAL,))
    table = replace(
        make_authorities((60, 40) * 6, 100, {FACT: (1, 0) * 6}),
        unmeasured=(("caseload", message("No authority has this fact: {fact}.", fact="caseload")),),
    )
    (rival,) = ask(hypothesis, table).rivals
    assert rival.fails is None
    assert "No authority has this fact: caseload." in str(rival.sentence)


CONCRETE = Measure(kind=MeasureKind.CONCRETENESS, en="How concretely the guidance asks")
H1 = make_hypothesis(context=CONCRETE, outcome=Measure(kind=MeasureKind.EXAMPLE), smallest_effect=0.1)


def tell(shares: tuple[int, ...]) -> np.ndarray:
    """Two hundred people in ten authorities; of every twenty, so many have an example of each practice."""
    number = np.arange(200) % 20
    return np.array([(number * 7 + 3 * at) % 20 < share for at, share in enumerate(shares)]).T.astype(int)


def test_practices_are_compared_for_the_same_people() -> None:
    # Twelve of twenty for each concrete practice, six of twenty for each other: 30 in a hundred more.
    result = ask(H1, make_practices(tell((12, 12, 12, 6, 6, 6)), (1, 1, 1, 0, 0, 0), CONCRETE))
    assert quantities(result)["difference"] == pytest.approx(0.3, abs=0.01)
    assert quantities(result)["people"] == 200
    assert result.leaning is Leaning.FOR


def test_practices_that_differ_much_among_themselves_decide_little() -> None:
    # The same difference, but practices of one kind are as far apart as the kinds: six practices are few.
    even = ask(H1, make_practices(tell((12, 12, 12, 6, 6, 6)), (1, 1, 1, 0, 0, 0), CONCRETE))
    uneven = ask(H1, make_practices(tell((18, 12, 6, 12, 6, 0)), (1, 1, 1, 0, 0, 0), CONCRETE))
    assert quantities(uneven)["difference"] == pytest.approx(0.3, abs=0.02)
    # Least squares over practices: shares 0.9, 0.6, 0.3 and 0.6, 0.3, 0; residual variance 0.36 / 4; the
    # error of a difference of means of three, 0.245; Student's t with 4 degrees of freedom, 2.776.
    found = next(each for each in uneven.findings[0].quantities if each.name == "difference")
    assert found.low == pytest.approx(found.value - 2.776 * 0.245, abs=0.005)
    assert (even.leaning, uneven.leaning) == (Leaning.FOR, Leaning.SILENT)


def test_one_practice_against_the_rest_is_too_few() -> None:
    result = ask(H1, make_practices(tell((12, 6, 6, 6, 6, 6)), (1, 0, 0, 0, 0, 0), CONCRETE))
    assert result.leaning is Leaning.SILENT
    assert "Too few practices stand on one side" in str(result.sentence)


def test_holms_adjustment_multiplies_the_smallest_most_and_never_falls() -> None:
    # 4 x 0.005; 3 x 0.01; 2 x 0.03; 1 x 0.04, which may not be below the one before it.
    assert adjust_by_holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert adjust_by_holm([0.5, 0.9]) == [1.0, 1.0]


def test_several_hypotheses_are_told_openly() -> None:
    def result(key: str, p: float | None) -> StrandResult:
        found = () if p is None else (Quantity(name="p", value=p),)
        return make_strand(StrandName.SURVEY, Leaning.FOR, hypothesis=key, quantities=found)

    finding = compare_several(
        [result("H1", 0.001), result("H2", 0.04), result("H3", 0.3), result("H4", None)]
    )
    assert {each.name: each.value for each in finding.quantities} == pytest.approx(
        {
            "H1 p": 0.001,
            "H1 p adjusted": 0.003,
            "H2 p": 0.04,
            "H2 p adjusted": 0.08,
            "H3 p": 0.3,
            "H3 p adjusted": 0.3,
        }
    )
    assert say(finding.sentence, Language.ENGLISH) == (
        "Hypotheses that the survey tested: 3. With so many, one may look true by luck; with that taken into "
        "account these still make a clear difference: H1. These no longer do: H2."
    )
