"""How easily chance would let a hypothesis explain as much: the search again, with conditions shuffled."""

from collections.abc import Sequence
from dataclasses import replace

from canllaw.basics.chance import random_numbers
from canllaw.theory.cases.claim import Claim, is_borne, score_terms_with
from canllaw.theory.configuring.cases import Cases as Calibrated
from canllaw.theory.configuring.minimising import find_conservative, find_parsimonious
from canllaw.theory.configuring.solutions import Model
from canllaw.theory.configuring.truth_tables import Thresholds, make_truth_table

# How often a condition is dealt out anew to the cases, and how rarely that may explain as much (a test by
# permutation, as Braumoeller 2015 asks of every analysis of this kind; he shuffles outcomes).
SHUFFLES = 199
MOST_CHANCE = 0.05


def estimate_chance(cases: Calibrated, claim: Claim, thresholds: Thresholds, seed: int) -> float:
    """How often a claimed condition explains as much of the outcome when it is dealt out at random.

    One condition is shuffled among the cases and all else stays, so that a condition which only stands beside
    others that matter does not pass; then the whole search is done again. A shuffle counts where every
    conservative and parsimonious model holds the claimed term, with as much coverage. The analysis itself
    counts as one. Where two conditions are claimed, it is the larger share of the two.
    """
    found = find_least_coverage(cases, claim, thresholds)
    return max(shuffle_one(cases, claim, key, thresholds, found, seed) for key in claim.keys)


def shuffle_one(
    cases: Calibrated, claim: Claim, key: str, thresholds: Thresholds, found: float, seed: int
) -> float:
    column = next(at for at, condition in enumerate(cases.conditions) if condition.name == key)
    numbers = random_numbers(seed, "cases", claim.term.name, key)
    as_much = 0
    for _ in range(SHUFFLES):
        values = cases.values.copy()
        values[:, column] = numbers.permutation(values[:, column])
        as_much += find_least_coverage(replace(cases, values=values), claim, thresholds) >= found
    return (1 + as_much) / (1 + SHUFFLES)


def find_least_coverage(cases: Calibrated, claim: Claim, thresholds: Thresholds) -> float:
    """What the terms with the claimed one cover in every model at least; nought where one lacks it."""
    table = make_truth_table(cases, thresholds)
    least = find_least_of(find_parsimonious(cases, table).models, claim, cases)
    # Most shuffles end here; the longer models are asked for in the others only.
    return min(least, find_least_of(find_conservative(cases, table).models, claim, cases)) if least else 0.0


def find_least_of(models: Sequence[Model], claim: Claim, cases: Calibrated) -> float:
    if not models or not all(is_borne(model, claim.term, cases) for model in models):
        return 0.0
    fits = [score_terms_with(model, claim.term, cases) for model in models]
    return min(fit.coverage or 0.0 for fit in fits if fit is not None)
