"""What goes through a mechanism that is a yes or no, and how far authorities differ before and after."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from canllaw.basics.language import Language, say
from canllaw.theory.hypotheses.hypotheses import Measure, MeasureKind
from canllaw.theory.measures.records import PeopleTable, Unit
from canllaw.theory.strands import StrandResult
from canllaw.theory.survey import strand as survey_strand
from tests.build_hypotheses import make_hypothesis
from tests.build_people import FACT, OUTCOME, make_authorities, make_column, make_table

TRAINED = Measure(kind=MeasureKind.ITEM, key="trained", en="Was trained", at_least=1)
CHAIN = make_hypothesis(context=FACT, outcome=OUTCOME, mechanism=TRAINED, through=True, smallest_effect=0.05)


def make_chain(
    trained: Sequence[int], without: int, having: int, ends: tuple[int, int] = (0, 1)
) -> PeopleTable:
    """Twelve authorities of 100 people; `trained` of them where there is the context, and where not.

    Of 100 who are not trained `without` say yes, of 100 who are `having`.
    """
    mechanism, outcome = [], []
    for authority in range(12):
        for has, people in ((0, 100 - trained[authority % 2]), (1, trained[authority % 2])):
            yes = people * (without, having)[has] // 100
            mechanism += [ends[has]] * people
            outcome += [1] * yes + [0] * (people - yes)
    authority = np.repeat(np.arange(12), 100)
    columns = (
        make_column(FACT, Unit.AUTHORITY, (authority + 1) % 2),
        make_column(TRAINED, Unit.PERSON, mechanism, *ends),
    )
    return make_table(np.array(outcome), authority, columns)


def ask(table: PeopleTable) -> StrandResult:
    return survey_strand.test_by_survey(CHAIN, table, seed=1)


def quantities(result: StrandResult, at: int = 0) -> dict[str, float]:
    return {each.name: each.value for each in result.findings[at].quantities}


def test_through_a_yes_or_no_goes_how_many_more_have_it_times_what_it_gives() -> None:
    # Eighty of a hundred are trained with the context, forty without: 40 more. Training gives 70 less 30.
    found = quantities(ask(make_chain((80, 40), 30, 70)))
    assert found["difference"] == pytest.approx(0.4 * 0.4, abs=1e-6)
    # Without the context forty of a hundred are trained: 0.4 x 0.7 and 0.6 x 0.3 say yes.
    assert found["share at the low value"] == pytest.approx(0.46, abs=1e-6)
    assert found["difference beside the mechanism"] == pytest.approx(0, abs=1e-6)


def test_a_rare_mechanism_is_no_rougher_than_a_common_one() -> None:
    # Ten of a hundred more are trained where hardly anybody is, and training gives 80 less 20.
    found = quantities(ask(make_chain((15, 5), 20, 80)))
    assert found["difference"] == pytest.approx(0.1 * 0.6, abs=1e-6)


def test_nothing_goes_through_a_mechanism_that_gives_nothing() -> None:
    assert quantities(ask(make_chain((80, 40), 50, 50)))["difference"] == pytest.approx(0, abs=1e-6)


def test_how_a_yes_or_no_is_written_does_not_matter() -> None:
    whole, other = (ask(make_chain((80, 40), 30, 70, ends)).findings[0] for ends in ((0, 1), (2, 5)))
    for one, same in zip(whole.quantities, other.quantities, strict=True):
        assert (same.name, same.value) == (one.name, pytest.approx(one.value, abs=1e-6))
        if one.low is not None:
            # Intervals come from drawing.
            assert (same.low, same.high) == pytest.approx((one.low, one.high), abs=0.005)


def test_the_link_to_a_yes_or_no_is_told_in_people_of_a_hundred() -> None:
    result = ask(make_chain((80, 40), 30, 70))
    assert result.findings[1].about == "H1:survey:context to mechanism"
    told = say(result.findings[1].sentence, Language.ENGLISH)
    assert told.startswith("From Managers took part in drafting to Was trained: 40 in 100 (between ")
    assert quantities(result, 1)["difference"] == pytest.approx(0.4, abs=1e-6)
    assert ("mechanism", "trained, logistic with random intercepts") in result.findings[0].method.settings


def test_a_mechanism_that_foretells_the_outcome_without_a_fault_is_not_enough() -> None:
    result = ask(make_chain((80, 40), 0, 100))
    assert "the size of the difference cannot be estimated" in str(result.sentence)
    # Not the key of what was measured: its title.
    assert str(result.sentence).endswith("Compared by: Was trained.")


def test_how_far_authorities_differ_is_told_before_the_context_and_after() -> None:
    # Six of ten say yes in every authority with the context, four of ten in every other one.
    hypothesis = replace(CHAIN, mechanism=None, through=False)
    table = make_authorities((60, 40) * 6, 100, {FACT: (1, 0) * 6})
    found = quantities(survey_strand.test_by_survey(hypothesis, table, seed=1))
    # Log odds of 0.405 and -0.405 each in half of them, less what luck gives a hundred people (variance 0.04).
    assert found["variance authorities before"] == pytest.approx(0.405**2 - 0.04, abs=0.015)
    assert found["variance authorities after"] == pytest.approx(0, abs=1e-6)
    before = found["variance authorities before"]
    assert found["ICC authorities before"] == pytest.approx(before / (before + np.pi**2 / 3))
    assert found["ICC authorities after"] == pytest.approx(0, abs=1e-6)
    assert found["median odds ratio of authorities before"] == pytest.approx(
        np.exp(0.954 * np.sqrt(before)), abs=1e-3
    )
    assert found["median odds ratio of authorities"] == pytest.approx(1, abs=1e-3)
