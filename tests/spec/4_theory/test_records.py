"""Figures of authorities that show an outcome themselves are held against the context, rank by rank."""

import pytest
from scipy.stats import spearmanr

from canllaw.basics.findings import Verdict
from canllaw.theory.hypotheses.hypotheses import Direction, Measure, MeasureKind
from canllaw.theory.records_strand import Pairs, RankCorrelation, find_rank_correlation, find_what_is_recorded
from canllaw.theory.strands import Leaning
from tests.build_evidence import make_authorities, make_evidence
from tests.build_hypotheses import make_hypothesis

TURNOVER = make_hypothesis(outcome=Measure(kind=MeasureKind.FACT, key="turnover"))
HOURS = [1, 2, 3, 4, 5, 6, 7, 8]


def test_most_outcomes_stand_in_no_record() -> None:
    result = find_what_is_recorded(make_hypothesis(), make_evidence())
    assert (result.leaning, str(result.sentence)) == (Leaning.SILENT, "No record shows the outcome itself.")


def test_figures_that_rise_together_speak_for_more() -> None:
    workforce = make_authorities({"hours": HOURS, "turnover": [10, 11, 12, 13, 15, 14, 16, 17]})
    result = find_what_is_recorded(TURNOVER, make_evidence(workforce))
    (finding,) = result.findings
    (correlation,) = finding.quantities
    # Two neighbours changed places: 1 - 6 x (1 + 1) / (8 x 63).
    assert correlation.value == pytest.approx(1 - 12 / 504)
    assert (result.leaning, correlation.n, finding.verdict) == (Leaning.FOR, 8, Verdict.SUPPORTED)
    # Of 28 pairs one goes the other way.
    (counter,) = result.against
    assert counter.weight == pytest.approx(1 / 28)
    assert {place.column for place in finding.places} == {"hours", "turnover"}


def test_the_same_figures_speak_against_less() -> None:
    workforce = make_authorities({"hours": HOURS, "turnover": [10, 11, 12, 13, 15, 14, 16, 17]})
    less = make_hypothesis(outcome=TURNOVER.outcome, direction=Direction.LESS)
    assert find_what_is_recorded(less, make_evidence(workforce)).leaning is Leaning.AGAINST


def test_figures_without_order_say_nothing() -> None:
    workforce = make_authorities({"hours": HOURS, "turnover": [13, 10, 16, 11, 17, 12, 15, 14]})
    assert find_what_is_recorded(TURNOVER, make_evidence(workforce)).leaning is Leaning.SILENT


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            {"hours": HOURS[:7], "turnover": HOURS[:7]},
            "Too few authorities have both figures. Authorities: 7; fewest: 8.",
        ),
        (
            {"hours": HOURS, "turnover": HOURS[:5]},
            "Too few authorities have both figures. Authorities: 5; fewest: 8.",
        ),
        (
            {"hours": HOURS, "turnover": [3] * 8},
            "All authorities have the same figure, so that nothing can differ.",
        ),
        ({"hours": HOURS}, "No authority has this fact: turnover."),
    ],
)
def test_why_nothing_can_be_told_is_said(facts: dict[str, list[float]], words: str) -> None:
    result = find_what_is_recorded(TURNOVER, make_evidence(make_authorities(facts)))
    assert (result.leaning, str(result.sentence)) == (Leaning.SILENT, words)


def test_ties_count_as_half_as_scipy_has_it() -> None:
    context, outcome = (0.0, 0, 0, 0, 1, 1, 1, 1, 1), (3.0, 1, 2, 2, 5, 4, 4, 1, 6)
    found = find_rank_correlation(Pairs(context=context, outcome=outcome, places=()))
    assert isinstance(found, RankCorrelation)
    assert found.value == pytest.approx(spearmanr(context, outcome).statistic)
    assert found.low < found.value < found.high


def test_perfect_order_still_has_an_interval() -> None:
    found = find_rank_correlation(Pairs(context=tuple(HOURS), outcome=tuple(HOURS), places=()))
    assert isinstance(found, RankCorrelation)
    assert found.value == pytest.approx(1)
    assert 0.9 < found.low < found.value <= found.high
