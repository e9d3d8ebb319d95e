"""All prime implicants: the shortest terms that are true of a configuration with the outcome and of none
without."""

import numpy as np

from canllaw.theory.configuring.cases import FREE, Codes
from canllaw.theory.configuring.prime_kernels import find_least_sets, make_rows

# The field of sets takes 2 to this power bits.
MOST_CONDITIONS = 20


def find_primes_against(positive: Codes, negative: Codes, levels: tuple[int, ...]) -> Codes:
    """Prime implicants of the positive configurations that are true of no negative one.

    All other configurations, the logical remainders, may be used: this is what the parsimonious solution
    does. A row a configuration or a term, a column a condition. Ordered as R does: shorter terms first.
    """
    return find(positive, negative, levels, True)


def find_primes_within(positive: Codes, allowed: Codes, levels: tuple[int, ...]) -> Codes:
    """Prime implicants of the positive configurations that are true of allowed configurations only.

    `allowed` holds the positive ones too. This is what the conservative and the intermediate solutions do.
    """
    return find(positive, allowed, levels, False)


def find(positive: Codes, others: Codes, levels: tuple[int, ...], others_are_forbidden: bool) -> Codes:
    assert positive.shape[1] == others.shape[1] == len(levels), "a column a condition"
    assert len(levels) <= MOST_CONDITIONS, "so many conditions cannot be minimised"
    if not len(positive):
        return np.empty((0, len(levels)), dtype=np.int8)
    positive = np.ascontiguousarray(positive)
    others = np.ascontiguousarray(others)
    sets, owners = find_least_sets(positive, others, np.array(levels, dtype=np.int64), others_are_forbidden)
    return order_terms(make_rows(sets, owners, positive, FREE))


def order_terms(codes: Codes) -> Codes:
    """Shorter terms first, then those that ask about earlier conditions, then by their values."""
    asked = codes != FREE
    keys = np.where(asked, codes, np.iinfo(np.int8).max).T[::-1]
    return codes[np.lexsort((*keys, asked.sum(axis=1)))]
