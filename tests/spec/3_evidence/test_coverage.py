"""What stands behind a code or a hypothesis, and whether further interviews still bring new codes."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from canllaw.basics.findings import Verdict
from canllaw.basics.language import Language
from canllaw.evidence.interviews.coverage import (
    find_codes_together,
    find_coverage,
    find_hypothesis_coverage,
    make_coverage_frame,
    make_hypotheses_frame,
    make_together_frame,
)
from canllaw.evidence.interviews.interviews import Interviews, Stance
from canllaw.evidence.interviews.saturation import find_saturation, make_saturation_frame
from tests.build_interviews import make_coded, make_codes, make_interview, quote

I1 = make_interview("i1", "P1: no time, no staff.\nP1: visits were cut.\n", authority="W01", role="manager")
I2 = make_interview("i2", "P2: dim amser.\n", authority="W02", role="manager", language=Language.WELSH)
I3 = make_interview("i3", "P3: time is fine.\n", authority="W01")

CODED = Interviews(
    transcripts=(I1, I2, I3),
    codebook=make_codes("time", "time/visits", "staff", "never"),
    excerpts=(
        quote(I1, "no time", "time", coder="ann", hypothesis="H1"),
        quote(I1, "no staff", "staff", coder="bob"),
        quote(I1, "visits were cut", "visits", coder="bob"),
        quote(I2, "dim amser", "time", coder="ann", hypothesis="H1"),
        quote(I3, "time is fine", hypothesis="H1", stance=Stance.AGAINST),
    ),
)


def test_coverage_tells_the_interviews_authorities_roles_and_languages_behind_a_code() -> None:
    time, visits, staff, never = find_coverage(CODED)
    assert (time.own.excerpts, time.own.documents) == (2, ("i1", "i2"))
    assert (time.own.authorities, time.own.roles, time.own.languages) == (
        ("W01", "W02"),
        ("manager",),
        ("cy", "en"),
    )
    assert (time.own.coders, staff.own.coders) == (("ann",), ("bob",))
    assert (visits.own.excerpts, never.own.excerpts) == (1, 0)


def test_a_code_also_stands_for_the_codes_below_it() -> None:
    time, *_ = find_coverage(CODED)
    assert (time.own.excerpts, time.with_below.excerpts) == (2, 3)
    assert time.with_below.coders == ("ann", "bob")


def test_hypotheses_have_what_was_said_for_them_and_against_them_apart() -> None:
    (h1,) = find_hypothesis_coverage(CODED)
    assert (h1.supporting.documents, h1.supporting.authorities) == (("i1", "i2"), ("W01", "W02"))
    assert (h1.opposing.documents, h1.opposing.roles) == (("i3",), ())
    assert h1.qualifying.excerpts == 0


def test_codes_of_the_same_turn_are_counted_together() -> None:
    (pair,) = find_codes_together(CODED)
    assert (pair.first, pair.second, pair.turns, pair.documents) == ("staff", "time", 1, 1)
    assert make_together_frame([pair]).rows() == [("staff", "time", 1, 1)]


def test_coverage_comes_as_tables() -> None:
    frame = make_coverage_frame(find_coverage(CODED))
    assert frame.select("code", "documents", "excerpts_with_below").rows()[0] == ("time", 2, 3)
    stances = make_hypotheses_frame(find_hypothesis_coverage(CODED))
    assert stances.select("stance", "documents").rows() == [("for", 2), ("against", 1), ("qualifies", 0)]


def held(interviews: Interviews, *days: int) -> Interviews:
    dated = zip(interviews.transcripts, days, strict=True)
    return replace(
        interviews, transcripts=tuple(replace(each, held=date(2026, 3, day)) for each, day in dated)
    )


def six() -> Interviews:
    """Codes a, b, c: a in all six interviews, b in three of them, c in the one that was held last."""
    given = [["a", "c"], ["a"], ["a", "b"], ["a", "b"], ["a"], ["a", "b"]]
    coded = make_coded(3, *({"ann": {code: [0] for code in codes}} for codes in given))
    return held(coded, 9, 1, 2, 3, 4, 5)


def test_new_codes_are_counted_in_the_order_in_which_interviews_were_held() -> None:
    saturation = find_saturation(six(), seed=1)
    assert [(step.document, step.new, step.codes) for step in saturation.steps] == [
        ("i2", ("a",), 1),
        ("i3", ("b",), 2),
        ("i4", (), 2),
        ("i5", (), 2),
        ("i6", (), 2),
        ("i1", ("c",), 3),
    ]
    assert str(saturation.finding.sentence) == "The last interviews brought new codes still: 1 of 3."


def test_the_mean_over_all_orders_is_exact() -> None:
    # After one interview: a surely, b in 3 of 6, c in 1 of 6. After two: b is missed in (3 x 2) / (6 x 5).
    steps = find_saturation(six(), seed=1).steps
    assert steps[0].expected == pytest.approx(1 + 3 / 6 + 1 / 6)
    assert steps[1].expected == pytest.approx(1 + (1 - 6 / 30) + 2 / 6)
    assert steps[5].expected == pytest.approx(3)
    assert (steps[0].low, steps[0].high, steps[5].low, steps[5].high) == (1, 2, 3, 3)


def test_the_mean_of_many_random_orders_comes_near_it() -> None:
    given = [{"a", "c"}, {"a"}, {"a", "b"}, {"a", "b"}, {"a"}, {"a", "b"}]
    chance = np.random.default_rng(3)
    after_two = [
        len(given[one] | given[two]) for one, two in (chance.permutation(6)[:2] for _ in range(4000))
    ]
    assert find_saturation(six(), seed=1).steps[1].expected == pytest.approx(np.mean(after_two), abs=0.04)


def test_when_the_last_interviews_bring_nothing_new_that_is_said() -> None:
    saturation = find_saturation(held(six(), 1, 2, 3, 4, 5, 6), seed=1)
    assert str(saturation.finding.sentence) == "The last interviews brought no new codes. Codes in use: 3."


def test_interviews_that_nobody_coded_are_no_steps_and_few_are_not_enough() -> None:
    coded = make_coded(3, {"ann": {"a": [0]}}, {"ann": {}})
    saturation = find_saturation(coded, seed=1)
    assert [step.document for step in saturation.steps] == ["i1"]
    assert saturation.finding.verdict is Verdict.NOT_ENOUGH
    assert find_saturation(Interviews(), seed=1).steps == ()


def test_the_curve_is_a_table_for_export() -> None:
    frame = make_saturation_frame(find_saturation(six(), seed=1))
    assert frame.select("interviews", "document", "new_codes", "codes").rows()[1] == (2, "i3", 1, 2)
