"""How many people a model of the survey rests on, beside what the evidence tells and hides of them."""

from pathlib import Path

import pytest

from canllaw.basics.findings import Quantity
from canllaw.evidence.results import EvidenceResult
from canllaw.theory.estimating.records import NotEnough
from canllaw.theory.hypotheses.hypotheses import Hypothesis, Measure, MeasureKind, StrandName
from canllaw.theory.hypotheses.registration_words import Timing
from canllaw.theory.measures.measures import make_people_table
from canllaw.theory.measures.records import PeopleTable
from canllaw.theory.survey.people_told import may_tell_people
from canllaw.theory.theory_results import judge_hypothesis
from tests.build_hypotheses import make_hypothesis
from tests.build_study import find_result, put_files, put_study

CHAMPIONS = Measure(kind=MeasureKind.FACT, key="champions")
AWARE = Measure(kind=MeasureKind.ITEM, key="aware_unprompted")
HYPOTHESIS = make_hypothesis(context=CHAMPIONS, outcome=AWARE)


def put_authorities(folder: Path, people: list[int], without_fact: list[str]) -> EvidenceResult:
    """A01, A02, ... with so many people, every second of whom knows; every second authority has champions."""
    facts, answers = ["code,name_en,name_cy,staff_in_post,champions"], []
    for at, count in enumerate(people, 1):
        code = f"A{at:02}"
        fact = "" if code in without_fact else at % 2
        facts.append(f"{code},Place {code},Lle {code},20,{fact}")
        answers += [f"{code},3,1,{each % 2},\n" for each in range(count)]
    put_study(folder, "".join(answers), small_number=3)
    put_files(folder, {"workforce/authorities.csv": "\n".join(facts) + "\n"})
    return find_result(folder)


def table_of(hypothesis: Hypothesis, evidence: EvidenceResult) -> PeopleTable:
    table = make_people_table(hypothesis, evidence)
    assert not isinstance(table, NotEnough)
    return table


@pytest.mark.parametrize(
    ("without_fact", "may_tell"),
    [
        ([], True),
        # Everybody less the model would be the two people of A05, who are hidden, beside whom A04 is hidden.
        (["A05"], False),
        (["A04"], False),
        # Both together are everybody less those that are shown: nothing new.
        (["A04", "A05"], True),
        # A01 is shown: that it has eight people is known.
        (["A01"], True),
    ],
)
def test_the_people_of_a_model_may_be_told_where_nobody_hidden_is_left_out_of_it(
    tmp_path: Path, without_fact: list[str], may_tell: bool
) -> None:
    evidence = put_authorities(tmp_path, [8, 8, 8, 6, 2], without_fact)
    assert may_tell_people(HYPOTHESIS, table_of(HYPOTHESIS, evidence), evidence) is may_tell


def test_numbers_of_people_are_left_out_and_estimates_stay(tmp_path: Path) -> None:
    told = quantities(put_authorities(tmp_path / "all", [8] * 12 + [2], []))
    assert (told["difference"].n, told["people"].value) == (98, 98)
    kept = quantities(put_authorities(tmp_path / "some", [8] * 12 + [2], ["A13"]))
    assert "people" not in kept
    assert kept["difference"].n is None
    assert kept["difference"].low is not None
    assert {each.n for name, each in kept.items() if "of authorities" not in name} == {None}
    assert kept["median odds ratio of authorities"].n == 12


def quantities(evidence: EvidenceResult) -> dict[str, Quantity]:
    survey = judge_hypothesis(HYPOTHESIS, evidence, (), 0, (), Timing.BEFORE).strand(StrandName.SURVEY)
    assert survey is not None
    return {each.name: each for finding in survey.findings for each in finding.quantities}
