"""Intermediate solutions: only those assumptions are made that agree with what theory expects of each
condition."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from canllaw.theory.configuring.assumptions import find_remainders, take_true
from canllaw.theory.configuring.cases import FREE, Cases, Codes
from canllaw.theory.configuring.minimising import find_conservative, find_parsimonious, solve
from canllaw.theory.configuring.primes import find_primes_within
from canllaw.theory.configuring.solutions import (
    IntermediatePart,
    IntermediateSolutions,
    Model,
    SolutionKind,
)
from canllaw.theory.configuring.terms import Truth, make_codes
from canllaw.theory.configuring.truth_tables import Output, TruthTable

MOST_PAIRS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """What theory expects of a condition: which of its values contribute to the outcome.

    For crisp and fuzzy conditions (1,) expects its presence to contribute, (0,) its absence. A condition
    without a direction may do either, so that nothing is assumed about it.
    """

    condition: str
    values: tuple[int, ...]

    def __post_init__(self) -> None:
        assert self.values and min(self.values) >= 0, "a direction names the values that contribute"


def find_intermediate(
    cases: Cases, table: TruthTable, directions: Sequence[Direction], excluded: Codes | None = None
) -> IntermediateSolutions:
    """An intermediate solution for each pair of a conservative and a parsimonious model (Ragin and Sonnett
    2005).

    A configuration without cases is an easy counterfactual if the parsimonious model needs it and it differs
    from a conservative term, part of one of its terms, only by values that are expected to contribute. The
    solution is then built on the configurations with the outcome and the easy counterfactuals alone.
    `excluded` as for the parsimonious one.
    """
    named = {condition.name for condition in cases.conditions}
    assert all(each.condition in named for each in directions), "a direction is about one of the conditions"
    conservative = find_conservative(cases, table)
    parsimonious = find_parsimonious(cases, table, excluded)
    pairs = [(c, p) for c in range(len(conservative.models)) for p in range(len(parsimonious.models))]
    return IntermediateSolutions(
        parts=tuple(
            make_part(cases, table, directions, (c, p), (conservative.models[c], parsimonious.models[p]))
            for c, p in pairs[:MOST_PAIRS]
        ),
        is_complete=conservative.is_complete and parsimonious.is_complete and len(pairs) <= MOST_PAIRS,
    )


def make_part(
    cases: Cases,
    table: TruthTable,
    directions: Sequence[Direction],
    places: tuple[int, int],
    models: tuple[Model, Model],
) -> IntermediatePart:
    conservative, parsimonious = models
    assumed = take_true(find_remainders(table), [each.term for each in parsimonious.terms], table)
    is_easy = find_easy(
        assumed,
        make_model_codes(conservative, table),
        make_model_codes(parsimonious, table),
        table,
        directions,
    )
    positive = table.codes(Output.PRESENT)
    primes = find_primes_within(positive, np.concatenate([positive, assumed[is_easy]]), cases.levels)
    return IntermediatePart(
        conservative=places[0],
        parsimonious=places[1],
        easy=make_rows(assumed[is_easy]),
        difficult=make_rows(assumed[~is_easy]),
        solution=solve(cases, table, primes, SolutionKind.INTERMEDIATE, MOST_PAIRS),
    )


def make_model_codes(model: Model, table: TruthTable) -> Codes:
    return make_codes([each.term for each in model.terms], table.conditions)


def find_easy(
    assumed: Codes,
    conservative: Codes,
    parsimonious: Codes,
    table: TruthTable,
    directions: Sequence[Direction],
) -> Truth:
    """Which assumptions agree with the directions, seen from some pair of terms."""
    expected = {direction.condition: direction.values for direction in directions}
    welcome = np.stack(
        [
            np.isin(assumed[:, at], expected.get(condition.name, ()))
            for at, condition in enumerate(table.conditions)
        ],
        axis=1,
    )
    easy = np.zeros(len(assumed), dtype=np.bool_)
    for longer in conservative:
        for shorter in parsimonious:
            if ((shorter == FREE) | (shorter == longer)).all():
                stays = (longer == FREE) | (assumed == longer)
                easy |= (stays | (welcome & (shorter == FREE))).all(axis=1)
    return easy


def make_rows(codes: Codes) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(row) for row in codes.tolist())
