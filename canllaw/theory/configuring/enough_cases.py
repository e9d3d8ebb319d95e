"""Whether there are cases enough for so many conditions, and what else stands in the way of an
explanation."""

import math
from collections.abc import Iterator

import numpy as np

from canllaw.basics.language import Message, message
from canllaw.theory.configuring.cases import Cases
from canllaw.theory.configuring.primes import MOST_CONDITIONS
from canllaw.theory.configuring.truth_tables import HALF, Output, TruthTable

# Marx and Dusa (2011): accept so many conditions only if pure chance would hide itself in less than one of
# ten studies.
MOST_CHANCE = 0.1
FEWEST_CASES = 4


def find_chance_of_hiding(cases: int, configurations: int) -> float:
    """How often data of pure chance show no contradiction, so that they can be explained without a fault.

    Each case falls into one of the configurations and has the outcome or not, all alike likely. Marx and Dusa
    (2011) found this by simulation; here it is exact. `share[n]`: that n configurations are taken and none
    contradicts itself.
    """
    share = np.zeros(min(cases, configurations) + 1)
    share[0] = 1.0
    taken = np.arange(len(share)) / configurations
    for _ in range(cases):
        again = share * taken / 2
        new = share * (1 - taken)
        share = again
        share[1:] += new[:-1]
    return float(share.sum())


def find_fewest_cases(configurations: int) -> int:
    """The fewest cases from which so many configurations may be told from pure chance."""
    fewest = FEWEST_CASES
    while find_chance_of_hiding(fewest, configurations) >= MOST_CHANCE:
        fewest += 1
    return fewest


def find_most_conditions(cases: int) -> int:
    """The most crisp or fuzzy conditions for so many cases; nought where there are too few for any."""
    most = 0
    while most < MOST_CONDITIONS and find_fewest_cases(2 ** (most + 1)) <= cases:
        most += 1
    return most


def why_not_explain(cases: Cases) -> tuple[Message, ...]:
    """Everything that stands in the way of explaining this outcome by these conditions. Empty: nothing
    does."""
    return (*why_not_so_many(cases), *why_not_vary(cases))


def why_not_so_many(cases: Cases) -> Iterator[Message]:
    count = len(cases.conditions)
    if count > MOST_CONDITIONS:
        yield message(
            "There are too many conditions to compare. At most: {most}. Here: {count}.",
            most=MOST_CONDITIONS,
            count=count,
        )
        return
    fewest = find_fewest_cases(math.prod(cases.levels))
    if len(cases.names) < fewest:
        yield message(
            "There are too few cases for so many conditions: pure chance would look like a perfect "
            "explanation too often (Marx and Dusa 2011). Conditions: {conditions}. Cases: {cases}. "
            "Cases needed: {needed}. "
            "Most conditions for so many cases, where each is present or absent: {most}.",
            conditions=count,
            cases=len(cases.names),
            needed=fewest,
            most=find_most_conditions(len(cases.names)),
        )


def why_not_vary(cases: Cases) -> Iterator[Message]:
    has_outcome = cases.memberships > HALF
    if has_outcome.all():
        yield message(
            "Every case has the outcome {outcome}, so nothing can be compared.", outcome=cases.outcome_name
        )
    if not has_outcome.any():
        yield message(
            "No case has the outcome {outcome}, so nothing can be compared.", outcome=cases.outcome_name
        )
    for condition, column in zip(cases.conditions, cases.values.T, strict=True):
        corners = column if condition.is_multi_value else column > HALF
        if len(np.unique(corners)) == 1:
            yield message(
                "All cases are alike in the condition {condition}. Leave it out.", condition=condition.name
            )


def why_not_minimise(table: TruthTable) -> tuple[Message, ...]:
    """What stands in the way of making a truth table shorter. Empty: nothing does."""
    if not table.of(Output.PRESENT):
        return (
            message(
                "No combination of conditions leads to {outcome} consistently enough. "
                "Threshold: {consistency}.",
                outcome=table.outcome,
                consistency=table.thresholds.consistency,
            ),
        )
    if not (table.of(Output.ABSENT) or table.of(Output.CONTRADICTION)):
        return (
            message(
                "Every combination of conditions that was seen leads to {outcome}, "
                "so no condition makes a difference.",
                outcome=table.outcome,
            ),
        )
    return ()
