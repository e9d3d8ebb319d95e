"""Minimisation by slow second ways: every term tried, every choice of terms tried, and HiGHS for the least
size."""

from itertools import combinations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from canllaw.theory.configuring import covers as covers_module
from canllaw.theory.configuring.cases import FREE
from canllaw.theory.configuring.covers import find_least_covers
from canllaw.theory.configuring.enough_cases import find_chance_of_hiding
from canllaw.theory.configuring.primes import find_primes_against, find_primes_within
from canllaw.theory.configuring.terms import find_covering

QUICK = settings(max_examples=60, deadline=None)


@st.composite
def make_problems(draw):
    """Levels of up to four conditions, and configurations sorted into positive, negative and unseen."""
    levels = tuple(draw(st.lists(st.sampled_from((2, 2, 3)), min_size=1, max_size=4)))
    rows = list(product(*(range(level) for level in levels)))
    sorts = draw(st.lists(st.sampled_from("+-?"), min_size=len(rows), max_size=len(rows)))
    return levels, *([row for row, sort in zip(rows, sorts, strict=True) if sort == own] for own in "+-?")


def is_true_of(term, row):
    return all(asked in (FREE, value) for asked, value in zip(term, row, strict=True))


def list_primes(levels, positive, forbidden):
    """Every term there is that is true of a positive and of no forbidden configuration, and then the
    shortest."""
    terms = [
        term
        for term in product(*((FREE, *range(level)) for level in levels))
        if any(is_true_of(term, row) for row in positive)
        and not any(is_true_of(term, row) for row in forbidden)
    ]
    return {term for term in terms if not any(is_shorter(other, term) for other in terms)}


def is_shorter(one, other):
    return one != other and all(a in (FREE, b) for a, b in zip(one, other, strict=True))


def to_codes(rows, levels):
    return np.array(rows, dtype=np.int8).reshape(len(rows), len(levels))


def to_set(codes):
    return {tuple(row) for row in codes.tolist()}


@given(make_problems())
@QUICK
def test_prime_implicants_are_those_found_by_trying_every_term(problem):
    levels, positive, negative, unseen = problem
    plus, minus = to_codes(positive, levels), to_codes(negative, levels)
    assert to_set(find_primes_against(plus, minus, levels)) == list_primes(levels, positive, negative)
    within = find_primes_within(plus, plus, levels)
    assert to_set(within) == list_primes(levels, positive, [*negative, *unseen])


@st.composite
def make_charts(draw):
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 9))
    cells = draw(st.lists(st.booleans(), min_size=rows * columns, max_size=rows * columns))
    chart = np.array(cells).reshape(rows, columns)
    # A row that nothing covers gets a column of its own.
    for row in np.flatnonzero(~chart.any(axis=1)):
        chart[row, draw(st.integers(0, columns - 1))] = True
    return chart


def list_least_covers(chart):
    for size in range(1, chart.shape[1] + 1):
        found = [
            each for each in combinations(range(chart.shape[1]), size) if chart[:, each].any(axis=1).all()
        ]
        if found:
            return found
    raise AssertionError("a chart can be covered")


@given(make_charts())
@QUICK
def test_all_least_covers_are_those_found_by_trying_every_choice(chart):
    expected = list_least_covers(chart)
    found = find_least_covers(chart)
    assert list(found.listed) == expected
    assert (found.at_least, found.at_most, found.lowest_size) == (len(expected), len(expected), found.size)
    assert set(found.shared) == set(expected[0]).intersection(*expected[1:])


def make_large_chart(seed, rows, columns, share):
    chance = np.random.default_rng(seed)
    chart = chance.random((rows, columns)) < share
    chart[np.arange(rows), chance.integers(0, columns, rows)] = True
    return chart


def find_size_by_programme(chart):
    columns = chart.shape[1]
    solved = milp(
        np.ones(columns),
        constraints=LinearConstraint(chart.astype(float), lb=1),
        integrality=np.ones(columns),
        bounds=Bounds(0, 1),
    )
    return round(solved.fun)


def test_the_least_size_of_larger_charts_is_that_of_integer_programming():
    for seed in range(8):
        chart = make_large_chart(seed, 40, 120, 0.12)
        found = find_least_covers(chart)
        assert found.lowest_size <= find_size_by_programme(chart) <= found.size
        assert found.lowest_size == found.size


def test_bounds_hold_the_number_that_a_full_search_counts(monkeypatch):
    for seed in range(6):
        chart = make_large_chart(seed, 25, 60, 0.15)
        exact = find_least_covers(chart)
        assert exact.is_counted
        monkeypatch.setattr(covers_module, "MOST_NODES", 3)
        bounded = find_least_covers(chart)
        monkeypatch.undo()
        assert bounded.at_least <= exact.at_least <= bounded.at_most
        assert set(bounded.shared) <= set(exact.shared) <= {*bounded.shared, *bounded.perhaps_shared}
        for cover in bounded.listed:
            assert len(cover) == exact.size and chart[:, cover].any(axis=1).all()


@given(make_problems())
@QUICK
def test_a_chart_says_which_term_is_true_of_which_configuration(problem):
    levels, positive, negative, _ = problem
    primes = find_primes_against(to_codes(positive, levels), to_codes(negative, levels), levels)
    chart = find_covering(primes, to_codes(positive, levels))
    expected = [[is_true_of(term, row) for term in primes.tolist()] for row in positive]
    assert chart.tolist() == expected


def test_the_chance_of_hiding_is_that_of_all_data_there_can_be():
    for cases, configurations in ((2, 2), (3, 2), (3, 4), (4, 3)):
        studies = list(product(product(range(configurations), (0, 1)), repeat=cases))
        hidden = sum(
            all(a[0] != b[0] or a[1] == b[1] for a, b in combinations(study, 2)) for study in studies
        )
        assert abs(find_chance_of_hiding(cases, configurations) - hidden / len(studies)) < 1e-12
