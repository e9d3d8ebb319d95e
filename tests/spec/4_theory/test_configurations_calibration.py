"""Raw figures become memberships by anchors that somebody chose."""

import numpy as np
import pytest

from canllaw.basics.faults import Unfit
from canllaw.theory.configuring.calibration import (
    BellAnchors,
    IndirectSteps,
    LogisticAnchors,
    Ranks,
    SlopeAnchors,
    Steps,
    find_thresholds,
    score_memberships,
)
from canllaw.theory.configuring.raw_cases import RawCases, RawCondition, calibrate_cases, move_crossover


def scores(calibration, *figures):
    return score_memberships(np.array(figures, dtype=float), calibration).tolist()


def test_the_direct_method_gives_its_degree_at_the_anchors_and_a_half_at_the_crossover():
    assert scores(LogisticAnchors(out=10, crossover=20, full=40), 10, 20, 40) == pytest.approx(
        [0.05, 0.5, 0.95]
    )
    strict = LogisticAnchors(out=10, crossover=20, full=40, degree=0.99)
    assert scores(strict, 10, 20, 40) == pytest.approx([0.01, 0.5, 0.99])


def test_where_less_is_more_the_anchors_fall():
    # Caseloads: 40 is fully out, 20 in between, 10 fully in.
    assert scores(LogisticAnchors(out=40, crossover=20, full=10), 10, 20, 40) == pytest.approx(
        [0.95, 0.5, 0.05]
    )


def test_a_straight_slope_is_half_way_at_the_crossover_and_ends_at_the_anchors():
    slope = SlopeAnchors(out=10, crossover=20, full=40)
    assert scores(slope, 5, 10, 15, 20, 30, 40, 50) == [0, 0, 0.25, 0.5, 0.75, 1, 1]


def test_a_bend_above_one_stays_low_below_the_crossover_and_high_above_it():
    slope = SlopeAnchors(out=10, crossover=20, full=40, below=2, above=2)
    # Half of the way squared is a quarter, halved; and as far from full on the other side.
    assert scores(slope, 15, 30) == [0.125, 0.875]


def test_a_bell_is_full_between_its_inner_anchors():
    bell = BellAnchors(
        out_below=0, crossover_below=10, full_from=20, full_to=30, crossover_above=40, out_above=50
    )
    assert scores(bell, 0, 5, 10, 20, 25, 30, 40, 45, 60) == [0, 0.25, 0.5, 1, 1, 1, 0.5, 0.25, 0]


def test_thresholds_make_crisp_sets_or_several_values():
    assert scores(Steps(thresholds=(10,)), 9, 10, 11) == [0, 1, 1]
    assert scores(Steps(thresholds=(10, 20, 30)), 5, 10, 25, 99) == [0, 1, 2, 3]


def test_ranks_give_the_share_of_cases_that_are_no_higher():
    assert scores(Ranks(), 3, 1, 2, 2) == [1, 0.25, 0.75, 0.75]
    # Answers from 1 to 5, of which 1 is fully out: half of the cases are no higher than 1.
    assert scores(Ranks(lowest=1), 1, 1, 2, 5) == [0, 0, 0.5, 1]


def test_the_indirect_method_rises_with_the_figures_and_stays_inside():
    figures = np.arange(1.0, 31.0)
    found = score_memberships(figures, IndirectSteps(thresholds=(6, 12, 18, 24)))
    assert (np.diff(found) > 0).all()
    assert 0 <= found.min() < 0.15 and 0.85 < found.max() <= 1


def test_the_indirect_method_refuses_figures_that_have_no_logarithm():
    with pytest.raises(Unfit) as error:
        scores(IndirectSteps(thresholds=(1, 2)), 0, 1, 2)
    assert str(error.value.what) == (
        "The indirect method takes the logarithm of figures, and not all of these are above 0."
    )


def test_thresholds_are_suggested_halfway_between_groups_that_lie_apart():
    assert find_thresholds(np.array([1.0, 2, 3, 11, 12, 40]), 3) == (7.0, 26.0)


@pytest.mark.parametrize(
    "make",
    [
        lambda: LogisticAnchors(out=10, crossover=30, full=20),
        lambda: SlopeAnchors(out=10, crossover=10, full=20),
        lambda: Steps(thresholds=(2, 1)),
        lambda: BellAnchors(
            out_below=0, crossover_below=1, full_from=5, full_to=4, crossover_above=6, out_above=7
        ),
    ],
)
def test_anchors_that_are_not_in_order_are_refused(make):
    with pytest.raises(Unfit) as error:
        make()
    assert str(error.value.what) == "These anchors are not in order."


def test_a_degree_that_is_no_anchor_and_a_flat_bend_are_refused():
    with pytest.raises(Unfit):
        LogisticAnchors(out=1, crossover=2, full=3, degree=0.5)
    with pytest.raises(Unfit):
        SlopeAnchors(out=1, crossover=2, full=3, below=0)


def test_raw_cases_are_calibrated_condition_by_condition():
    raw = RawCases(
        names=("a", "b"),
        conditions=(
            RawCondition(name="Time", figures=np.array([5.0, 15]), calibration=Steps(thresholds=(10, 20))),
            RawCondition(name="Lead", figures=np.array([0.2, 0.9])),
        ),
        outcome=RawCondition(name="Used", figures=np.array([0.0, 1.0])),
        present=False,
    )
    cases = calibrate_cases(raw)
    assert cases.values.tolist() == [[0, 0.2], [1, 0.9]]
    assert [condition.levels for condition in cases.conditions] == [3, 2]
    assert (cases.outcome_name, cases.memberships.tolist()) == ("~Used", [1, 0])


def test_a_crossover_moves_by_a_share_of_the_way_to_its_neighbour():
    raw = RawCondition(
        name="Time", figures=np.array([1.0, 2]), calibration=LogisticAnchors(out=0, crossover=10, full=30)
    )
    assert move_crossover(raw, 0.1).calibration == LogisticAnchors(out=0, crossover=12, full=30)
    assert move_crossover(raw, -0.1).calibration == LogisticAnchors(out=0, crossover=9, full=30)
    falling = RawCondition(
        name="Load", figures=np.array([1.0]), calibration=SlopeAnchors(out=30, crossover=10, full=0)
    )
    assert move_crossover(falling, 0.1).calibration == SlopeAnchors(out=30, crossover=9, full=0)
