"""Krippendorff's alpha for categories without an order, and its interval.

Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; Krippendorff (2018), Content Analysis, 4th
edition, chapter 12. Written here because the package of that name is under the GPL (docs/decisions/0007).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm, t

Counts = NDArray[np.int64]
Numbers = NDArray[np.float64]

REPLICATES = 5_000
# Drawings made at once; the memory that they take does not grow with their number.
TOGETHER = 500
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Coincidences:
    """What alpha is made of, and can be added up over documents.

    `disagreement` is the number of pairs of unlike values within units, each unit's divided by the number of
    its values less one; `values` how often each category was given. Units with fewer than two values are
    nobody's agreement or disagreement and are left out.
    """

    units: int
    disagreement: float
    values: tuple[int, ...]


def find_coincidences(counts: Counts) -> Coincidences:
    """From a row a unit and a column a category: how many coders gave the unit that category."""
    many = counts.sum(axis=1)
    paired, many = counts[many >= 2], many[many >= 2]
    unlike = many**2 - (paired**2).sum(axis=1)
    return Coincidences(
        units=len(paired),
        disagreement=float((unlike / (many - 1)).sum()),
        values=tuple(int(each) for each in paired.sum(axis=0)),
    )


def find_alpha(parts: Sequence[Coincidences]) -> float | None:
    """Alpha over all parts: 1 less observed by expected disagreement; None where nothing varies."""
    disagreement = sum(part.disagreement for part in parts)
    values = np.array([part.values for part in parts], dtype=np.float64).sum(axis=0)
    alpha = alphas(np.array([disagreement]), values.reshape(1, -1))[0]
    return None if np.isnan(alpha) else float(alpha)


def alphas(disagreement: Numbers, values: Numbers) -> Numbers:
    """Alpha of each row; not a number where all values of a row are the same."""
    total = values.sum(axis=1)
    # Pairs of unlike values that chance would bring about, by the values that were given.
    expected = total**2 - (values**2).sum(axis=1)
    found = np.full(len(total), np.nan)
    varied = expected > 0
    found[varied] = 1 - (total[varied] - 1) * disagreement[varied] / expected[varied]
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class AlphaInterval:
    """Bounds of alpha; `undefined` is the share of replicates in which nothing varied."""

    low: float
    high: float
    undefined: float


def find_interval(parts: Sequence[Coincidences], chance: np.random.Generator) -> AlphaInterval | None:
    """The interval of the alpha of one code (`find_intervals`)."""
    return find_intervals([parts], chance)[0]


def find_intervals(
    codes: Sequence[Sequence[Coincidences]], chance: np.random.Generator
) -> tuple[AlphaInterval | None, ...]:
    """The intervals of alpha, a code each, when documents are drawn again; None where it is nowhere defined.

    `codes` are the parts of each code, one for each document. Bootstrap in the manner of Hayes and
    Krippendorff (2007), but of whole documents: what one person says in one interview hangs together. All
    codes are held against the same drawings. The interval is that of percentiles, at 95 %, expanded for few
    documents.
    """
    if not codes:
        return ()
    documents = len(codes[0])
    disagreement = np.array([[part.disagreement for part in parts] for parts in codes]).T
    values = np.array([[part.values for part in parts] for parts in codes], dtype=np.float64)
    by_document = values.transpose(1, 0, 2).reshape(documents, -1)
    even = np.full(documents, 1 / documents)
    found = []
    for first in range(0, REPLICATES, TOGETHER):
        many = min(TOGETHER, REPLICATES - first)
        drawn = chance.multinomial(documents, even, size=many).astype(np.float64)
        drawn_values = (drawn @ by_document).reshape(many * len(codes), -1)
        found.append(alphas((drawn @ disagreement).ravel(), drawn_values).reshape(many, len(codes)))
    replicates, tail = np.vstack(found), find_tail(documents)
    return tuple(make_interval(replicates[:, at], tail) for at in range(len(codes)))


def make_interval(replicates: Numbers, tail: float) -> AlphaInterval | None:
    defined = replicates[~np.isnan(replicates)]
    if not len(defined):
        return None
    low, high = np.quantile(defined, [tail, 1 - tail])
    return AlphaInterval(low=float(low), high=float(high), undefined=1 - len(defined) / len(replicates))


def find_tail(documents: int) -> float:
    """The share of replicates to leave out at each end: the fewer documents, the less.

    Percentiles of few documents lie too close together (Hesterberg 2015, What Teachers Should Know About the
    Bootstrap, The American Statistician 69, expanded percentile intervals).
    """
    if documents < 2:
        return 0.0
    reach = t.ppf(1 - (1 - CONFIDENCE) / 2, documents - 1) * sqrt(documents / (documents - 1))
    return float(norm.cdf(-reach))
