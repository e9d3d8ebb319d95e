"""Coincidence analysis: what is minimally sufficient, minimally necessary, and how outcomes hang together."""

from itertools import product

import numpy as np

from canllaw.theory.configuring import coincidences
from canllaw.theory.configuring.cases import Condition
from canllaw.theory.configuring.coincidence_structures import find_structures
from canllaw.theory.configuring.coincidences import CoincidenceSettings, Factors, find_coincidences
from canllaw.theory.configuring.inus import is_free_of_redundancy
from canllaw.theory.configuring.terms import Literal


def make_factors(names: str, rows, levels=()) -> Factors:
    values = np.array(rows, dtype=float)
    counts = levels or (2,) * values.shape[1]
    return Factors(
        names=tuple(str(row) for row in range(len(values))),
        factors=tuple(
            Condition(name=name, levels=count) for name, count in zip(names.split(), counts, strict=True)
        ),
        values=values,
    )


# A or B makes C, and C or D makes E: every way the world can be.
CHAIN = make_factors("A B D C E", [(a, b, d, a | b, a | b | d) for a, b, d in product((0, 1), repeat=3)])


def names_of(found):
    return [each.name for each in found]


def test_a_chain_is_found_with_its_alternative():
    found = find_coincidences(CHAIN, CoincidenceSettings())
    assert set(names_of(found.atomic)) == {"A+B<->C", "D+C<->E", "A+B+D<->E"}
    structures = find_structures(found, CHAIN.factors)
    assert structures.is_complete
    assert names_of(structures.structures) == ["(A+B<->C)*(D+C<->E)", "(A+B<->C)*(A+B+D<->E)"]
    assert [each.complexity for each in structures.structures] == [4, 5]


def test_a_sufficient_condition_has_no_part_that_would_do():
    rows = [(a, b, a & b) for a, b in product((0, 1), repeat=2)]
    found = find_coincidences(
        make_factors("A B C", rows), CoincidenceSettings(), [Literal(condition="C", value=1)]
    )
    assert names_of(found.sufficient) == ["A*B->C"]
    assert names_of(found.atomic) == ["A*B<->C"]


def test_noise_is_borne_down_to_the_thresholds():
    # Nine of ten cases with A have C, and nine of ten with C have A.
    rows = [(1, 1)] * 9 + [(1, 0)] + [(0, 1)] + [(0, 0)] * 9
    factors = make_factors("A C", rows)
    outcome = [Literal(condition="C", value=1)]
    loose = find_coincidences(factors, CoincidenceSettings(consistency=0.9, coverage=0.9), outcome)
    assert [(each.name, each.consistency, each.coverage) for each in loose.atomic] == [("A<->C", 0.9, 0.9)]
    strict = find_coincidences(factors, CoincidenceSettings(consistency=0.95, coverage=0.9), outcome)
    assert strict.atomic == ()


def test_several_values_are_outcomes_of_their_own():
    rows = [(0, 0), (1, 2), (2, 1)]
    found = find_coincidences(make_factors("S T", rows, (3, 3)), CoincidenceSettings())
    assert "S=1<->T=2" in names_of(found.atomic)
    assert "T=1<->S=2" in names_of(found.atomic)


def test_a_search_that_is_cut_short_says_so(monkeypatch):
    monkeypatch.setattr(coincidences, "MOST_FOUND", 1)
    cut = find_coincidences(CHAIN, CoincidenceSettings(), [Literal(condition="E", value=1)])
    assert (len(cut.atomic), cut.is_complete) == (1, False)


def test_a_factor_that_never_varies_is_no_outcome():
    found = find_coincidences(make_factors("A B", [(1, 0), (1, 1)]), CoincidenceSettings())
    assert {each.outcome.condition for each in found.sufficient} <= {"B"}


def test_what_logic_makes_redundant_is_no_solution():
    factors = tuple(Condition(name=name) for name in "AB")
    a, no_a, b = (Literal(condition=name, value=value) for name, value in (("A", 1), ("A", 0), ("B", 1)))
    assert is_free_of_redundancy([[a], [b]], factors)
    # A + a*B says no more than A + B, and A + a nothing at all.
    assert not is_free_of_redundancy([[a], [no_a, b]], factors)
    assert not is_free_of_redundancy([[a], [no_a]], factors)


def test_an_atomic_solution_that_follows_from_the_others_is_left_out():
    # A and B are the same in every case, so each explains the other: one of the two statements is enough.
    found = find_coincidences(make_factors("A B", [(1, 1), (0, 0)]), CoincidenceSettings())
    assert set(names_of(found.atomic)) == {"B<->A", "A<->B"}
    assert all(len(each.parts) == 1 for each in find_structures(found, CHAIN.factors[:2]).structures)
