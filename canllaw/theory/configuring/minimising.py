"""From a truth table to its solutions: all models with the fewest terms, as R's QCA counts them."""

from collections.abc import Sequence

import numpy as np

from canllaw.theory.configuring.cases import Cases, Codes, Matrix
from canllaw.theory.configuring.covers import MOST_LISTED, Covers, find_least_covers
from canllaw.theory.configuring.fit import score_fit, score_unique_coverage
from canllaw.theory.configuring.primes import find_primes_against, find_primes_within
from canllaw.theory.configuring.solutions import Model, Solution, SolutionKind, TermFit
from canllaw.theory.configuring.terms import Truth, find_covering, make_term, make_terms, score_terms
from canllaw.theory.configuring.truth_tables import Configuration, Output, TruthTable

REFUSED = (Output.ABSENT, Output.CONTRADICTION)


def find_conservative(cases: Cases, table: TruthTable, most_listed: int = MOST_LISTED) -> Solution:
    """Models that assume nothing of configurations without cases (Ragin 1987).

    `table` is the truth table of these cases. At most so many models are listed; all are counted. Where no
    configuration leads to the outcome there is no model.
    """
    positive = table.codes(Output.PRESENT)
    primes = find_primes_within(positive, positive, cases.levels)
    return solve(cases, table, primes, SolutionKind.CONSERVATIVE, most_listed)


def find_parsimonious(
    cases: Cases, table: TruthTable, excluded: Codes | None = None, most_listed: int = MOST_LISTED
) -> Solution:
    """Models that may assume of any configuration without cases what makes them shortest.

    `excluded`: configurations without cases of which nothing may be assumed, a row each: what makes the
    solution an enhanced one (Schneider and Wagemann 2012, chapter 8).
    """
    negative = table.codes(*REFUSED)
    if excluded is not None:
        negative = np.unique(np.concatenate([negative, without_observed(excluded, table)]), axis=0)
    primes = find_primes_against(table.codes(Output.PRESENT), negative, cases.levels)
    return solve(cases, table, primes, SolutionKind.PARSIMONIOUS, most_listed)


def without_observed(excluded: Codes, table: TruthTable) -> Codes:
    """Configurations with the outcome are explained whatever is excluded."""
    kept = [row for row in excluded.tolist() if tuple(row) not in positive_rows(table)]
    return np.array(kept, dtype=np.int8).reshape(len(kept), len(table.conditions))


def positive_rows(table: TruthTable) -> set[tuple[int, ...]]:
    return {configuration.values for configuration in table.of(Output.PRESENT)}


def solve(cases: Cases, table: TruthTable, primes: Codes, kind: SolutionKind, most_listed: int) -> Solution:
    """Choose the fewest prime implicants that explain every configuration with the outcome, in all ways."""
    chart = find_covering(primes, table.codes(Output.PRESENT))
    covers = find_least_covers(chart, most_listed)
    listed = covers.listed if len(chart) else ()
    used = sorted({place for cover in listed for place in cover})
    scores = score_terms(primes[used], cases)
    fits = make_term_fits(cases, table, primes[used], scores, chart[:, used])
    at = {place: column for column, place in enumerate(used)}
    models = tuple(make_model(cases, fits, scores, [at[place] for place in cover]) for cover in listed)
    return make_solution(cases, primes, kind, covers, models, fits)


def make_solution(
    cases: Cases,
    primes: Codes,
    kind: SolutionKind,
    covers: Covers,
    models: tuple[Model, ...],
    fits: tuple[TermFit, ...],
) -> Solution:
    return Solution(
        kind=kind,
        outcome=cases.outcome_name,
        models=models,
        terms=fits,
        primes=make_terms(primes, cases.conditions),
        size=covers.size,
        lowest_size=covers.lowest_size,
        at_least=covers.at_least if models else 0,
        at_most=covers.at_most if models else 0,
        shared=make_terms(primes[list(covers.shared)], cases.conditions),
        perhaps_shared=make_terms(primes[list(covers.perhaps_shared)], cases.conditions),
    )


def make_term_fits(
    cases: Cases, table: TruthTable, codes: Codes, scores: Matrix, chart: Truth
) -> tuple[TermFit, ...]:
    if not len(codes):
        return ()
    positive = table.of(Output.PRESENT)
    unique = score_unique_coverage(scores, cases.memberships)
    return tuple(
        TermFit(
            term=make_term(code, cases.conditions),
            fit=score_fit(x, cases.memberships),
            unique=own,
            cases=find_cases(positive, covered),
        )
        for code, x, own, covered in zip(codes, scores.T, unique, chart.T, strict=True)
    )


def find_cases(positive: Sequence[Configuration], covered: Truth) -> tuple[tuple[str, ...], ...]:
    return tuple(each.cases for each, inside in zip(positive, covered, strict=True) if inside)


def make_model(cases: Cases, fits: Sequence[TermFit], scores: Matrix, places: Sequence[int]) -> Model:
    unique = score_unique_coverage(scores[:, places], cases.memberships)
    return Model(
        terms=tuple(
            TermFit(term=fits[place].term, fit=fits[place].fit, unique=own, cases=fits[place].cases)
            for place, own in zip(places, unique, strict=True)
        ),
        fit=score_fit(scores[:, places].max(axis=1), cases.memberships),
    )
