"""What always holds of reliability, agreement and weights, whatever the answers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from canllaw.basics.language import Bilingual
from canllaw.evidence.response.weights import (
    FEWEST_OF_A_CELL,
    LARGEST_WEIGHT,
    poststratify,
    why_not_poststratify,
)
from canllaw.evidence.scores.reliability import (
    estimate_alpha,
    estimate_icc1,
    estimate_rwg_by_group,
    split_variance,
)
from canllaw.rollout.workforce import Authority, Team, Workforce
from tests.build_answers import answer

answers = st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=4, max_size=40)
# For each of nine cells, three authorities by three roles: the staff in post, and how many answered.
cells = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 12)), min_size=9, max_size=9)


@given(answers, st.integers(1, 6), st.randoms(use_true_random=False))
def test_the_order_of_people_and_the_names_of_groups_change_nothing(rows, number, random) -> None:
    matrix = np.array(rows, dtype=float)
    groups = np.arange(len(rows)) % number
    order = list(range(len(rows)))
    random.shuffle(order)
    same = pytest.approx(estimate_rwg_by_group(matrix, groups, 5), nan_ok=True)
    assert estimate_rwg_by_group(matrix[order], 10 * groups[order] + 3, 5) == same
    one, other = split_variance(matrix[:, 0], groups), split_variance(matrix[order, 0], groups[order] + 7)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert (one.between, one.within) == pytest.approx((other.between, other.within))


@given(answers)
def test_alpha_and_icc_do_not_depend_on_the_unit_and_lie_in_their_interval(rows) -> None:
    matrix = np.array(rows, dtype=float)
    one, other = estimate_alpha(matrix), estimate_alpha(10 * matrix - 7)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert one.value == pytest.approx(other.value, abs=1e-9)
        assert one.low <= one.value + 1e-12 and one.value <= 1 + 1e-12
    split = split_variance(matrix[:, 0], np.arange(len(rows)) % 3)
    icc1 = estimate_icc1(split) if split is not None else None
    if icc1 is not None:
        assert icc1.low <= icc1.value <= icc1.high <= 1


@given(answers, st.integers(1, 6))
def test_agreement_lies_between_none_and_all(rows, number) -> None:
    found = estimate_rwg_by_group(np.array(rows, dtype=float), np.arange(len(rows)) % number, 5)
    assert ((found >= 0) & (found <= 1) | np.isnan(found)).all()


@given(cells)
def test_weights_bring_every_cell_to_its_share_of_the_staff(drawn) -> None:
    codes = [(authority, role) for authority in "abc" for role in "xyz"]
    numbers = dict(zip(codes, drawn, strict=True))
    workforce = Workforce(
        authorities=tuple(Authority(code=code, name=Bilingual(code, code)) for code in "abc"),
        teams=tuple(
            Team(code=a + r, authority=a, name=Bilingual(a, r), role=r, staff_in_post=numbers[a, r][0])
            for a, r in codes
        ),
    )
    lines = [f"{a + r},4" for (a, r), (_, answered) in numbers.items() for _ in range(answered)]
    if not lines:
        return
    given_answers = answer("\n".join(["team,confidence_1", *lines]), workforce=workforce)
    assert why_not_poststratify(given_answers, workforce) == ()
    found = poststratify(given_answers, workforce)
    assert found.weights.mean() == pytest.approx(1)
    assert (found.weights > 0).all() and found.weights.max() <= LARGEST_WEIGHT + 1e-9
    assert found.effective <= len(lines) + 1e-9
    # Every cell stands once, every person in one cell, and no cell is small unless it is the only one.
    assert sorted(cell for each in found.cells for cell in each.cells) == codes
    assert sorted(person for each in found.cells for person in each.people) == list(range(len(lines)))
    assert len(found.cells) == 1 or all(len(each.people) >= FEWEST_OF_A_CELL for each in found.cells)
    if found.cut == 0:
        staff = sum(number for number, _ in drawn)
        for cell in found.cells:
            share = found.weights[list(cell.people)].sum() / len(lines)
            assert share == pytest.approx(cell.staff / staff)
