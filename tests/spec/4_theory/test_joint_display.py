"""The joint display puts every kind of evidence beside every hypothesis, and says how each fits."""

import polars as pl
import pytest

from canllaw.basics.findings import Quantity, Verdict
from canllaw.basics.language import Language
from canllaw.theory.hypotheses.hypotheses import StrandName
from canllaw.theory.joint_display import count_verdicts, make_joint_display
from canllaw.theory.joint_display_frames import (
    make_counters_frame,
    make_display_frame,
    make_numbers_frame,
    make_places_frame,
    make_rule_frame,
    make_strands_frame,
)
from canllaw.theory.strands import Leaning, StrandFit
from canllaw.theory.verdicts import HypothesisVerdict, give_verdict
from canllaw.theory.verdicts_words import RULE
from tests.build_hypotheses import make_hypothesis, make_strand

SURVEY, CASES, SAID, SEEN, RECORDS = StrandName
FOR, AGAINST, BOTH, SILENT = Leaning


def judge(survey: Leaning, said: Leaning, conditions: float = 0, key: str = "H1") -> HypothesisVerdict:
    """A survey as the test, and ten interviews of which so many set conditions."""
    quantities = [Quantity(name="interviews qualifying", value=conditions, unit="count", n=10)]
    strands = [
        make_strand(SURVEY, survey, 0.04, hypothesis=key),
        make_strand(CASES, SILENT, hypothesis=key),
        make_strand(SAID, said, 0.3, hypothesis=key, quantities=quantities),
        make_strand(SEEN, SILENT, hypothesis=key),
        make_strand(RECORDS, SILENT, hypothesis=key),
    ]
    return give_verdict(make_hypothesis(key), strands)


@pytest.mark.parametrize(
    ("survey", "said", "fit"),
    [
        (FOR, FOR, StrandFit.CONFIRMS),
        (AGAINST, AGAINST, StrandFit.CONFIRMS),
        (FOR, AGAINST, StrandFit.CONTRADICTS),
        (AGAINST, FOR, StrandFit.CONTRADICTS),
        (FOR, BOTH, StrandFit.EXPANDS),
        (FOR, SILENT, StrandFit.SILENT),
        (SILENT, FOR, StrandFit.EXPANDS),
        (SILENT, SILENT, StrandFit.SILENT),
    ],
)
def test_how_interviews_fit_what_the_test_says(survey: Leaning, said: Leaning, fit: StrandFit) -> None:
    (row,) = make_joint_display([judge(survey, said)]).rows
    assert row.cell(SAID).fit is fit


@pytest.mark.parametrize(("conditions", "fit"), [(1, StrandFit.CONFIRMS), (2, StrandFit.EXPANDS)])
def test_interviews_that_set_conditions_expand_what_they_confirm(conditions: int, fit: StrandFit) -> None:
    (row,) = make_joint_display([judge(FOR, FOR, conditions)]).rows
    assert row.cell(SAID).fit is fit


def test_a_row_a_hypothesis_and_a_cell_for_every_kind_of_evidence() -> None:
    display = make_joint_display([judge(FOR, FOR), judge(SILENT, FOR, key="H2")])
    assert [row.verdict.hypothesis.key for row in display.rows] == ["H1", "H2"]
    assert [cell.strand for cell in display.rows[0].cells] == list(StrandName)
    assert [cell.is_test for cell in display.rows[0].cells] == [True, False, False, False, False]


def test_the_display_as_a_table_in_words() -> None:
    frame = make_display_frame(make_joint_display([judge(AGAINST, FOR)]), Language.ENGLISH)
    assert frame.row(0, named=True) == {
        "hypothesis": "H1",
        "area": "plan",
        "statement": "Time makes people confident.",
        "verdict": "Contradicted",
        "why": "What was named as its test speaks against it: survey.",
        "survey": "against it",
        "survey fit": "confirms",
        "cases": "cannot tell",
        "cases fit": "silent",
        "interviews": "for it",
        "interviews fit": "contradicts",
        "observations": "cannot tell",
        "observations fit": "silent",
        "records": "cannot tell",
        "records fit": "silent",
    }


def test_a_verdict_can_be_rebuilt_by_hand_from_the_tables() -> None:
    """The rule, the tests and their leanings: what is needed, and nothing of the verdict itself."""
    verdicts = [
        judge(*pair, key=f"H{at}") for at, pair in enumerate([(FOR, FOR), (AGAINST, FOR), (SILENT, FOR)], 1)
    ]
    frame = make_strands_frame(make_joint_display(verdicts), Language.ENGLISH)
    tests = frame.filter(pl.col("is_test")).select("hypothesis", "leaning").rows()
    rebuilt = {"for": Verdict.SUPPORTED, "against": Verdict.CONTRADICTED, "silent": Verdict.NOT_ENOUGH}
    assert [(key, rebuilt[leaning]) for key, leaning in tests] == [
        (each.hypothesis.key, each.verdict) for each in verdicts
    ]
    assert make_rule_frame(Language.ENGLISH)["rule"].to_list() == [str(words) for _, words in RULE]


def test_every_number_stands_with_what_made_it_and_every_place_with_its_file() -> None:
    verdicts = [judge(FOR, FOR, 2)]
    (number,) = make_numbers_frame(verdicts).rows(named=True)
    assert (number["hypothesis"], number["strand"], number["value"], number["n"]) == (
        "H1",
        "interviews",
        2,
        10,
    )
    assert (number["function"], number["version"]) == ("a test", "1")
    places = make_places_frame(verdicts)
    assert places.select("strand", "file", "row").rows() == [
        (strand.value, "survey-1.csv", 2) for strand in StrandName
    ]


def test_counter_evidence_stands_in_order_of_its_weight() -> None:
    frame = make_counters_frame([judge(FOR, FOR)], Language.ENGLISH)
    assert frame.select("rank", "strand", "weight").rows() == [(1, "interviews", 0.3), (2, "survey", 0.04)]


def test_verdicts_are_counted() -> None:
    verdicts = [judge(FOR, FOR), judge(FOR, SILENT, key="H2"), judge(SILENT, FOR, key="H3")]
    assert count_verdicts(verdicts) == (
        (Verdict.SUPPORTED, 2),
        (Verdict.CONTRADICTED, 0),
        (Verdict.MIXED, 0),
        (Verdict.NOT_ENOUGH, 1),
    )
