"""People put in the order in which the likelihood reads them: by authority, by team, answers as terms."""

from dataclasses import dataclass

import numpy as np

from canllaw.theory.estimating.records import ModelData, Numbers, Places

# Equal people of a team are counted together where that leaves less than this share of the rows.
WORTH_GROUPING = 0.25
LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Rows (people, or equal people counted together) in the order of their units, and their terms.

    `x` is centred and scaled. A unit is a team, or an authority where teams do not count; `firsts` has the
    first unit of each authority and their number (empty without teams). A term belongs to `term_row` and
    `term_cut`; its c is `signs` times (predictor less cut point). `counts` has the weight of each answer.
    """

    x: Numbers
    means: Numbers
    scales: Numbers
    y: Places
    row_weights: Numbers
    row_units: Places
    authority_starts: Places
    term_row: Places
    term_cut: Places
    signs: Numbers
    weights: Numbers
    spans: Places
    firsts: Places
    counts: Numbers

    @property
    def cuts(self) -> int:
        return len(self.counts) - 1

    @property
    def authorities(self) -> int:
        return len(self.authority_starts)

    @property
    def levels(self) -> int:
        """How many random intercepts a person has: 1, or 2 with teams."""
        return 2 if len(self.firsts) else 1

    def sum_by_row(self, values: Numbers) -> Numbers:
        """One value a term, summed for each row."""
        return np.bincount(self.term_row, weights=values, minlength=len(self.y)).astype(np.float64)

    def sum_by_cut(self, values: Numbers) -> Numbers:
        """One value a term, summed for each cut point."""
        return np.bincount(self.term_cut, weights=values, minlength=self.cuts).astype(np.float64)

    def spread_over_cuts(self, values: Numbers) -> Numbers:
        """One value a term, in a table with a row a row and a column a cut point."""
        cells = self.term_row * self.cuts + self.term_cut
        summed = np.bincount(cells, weights=values, minlength=len(self.y) * self.cuts)
        return summed.astype(np.float64).reshape(len(self.y), self.cuts)


def make_layout(data: ModelData, categories: tuple[int, ...]) -> Layout:
    """Lay out complete data whose answers are all among `categories`. Covariates vary."""
    means, scales = data.x.mean(axis=0), data.x.std(axis=0)
    x = (data.x - means) / scales
    y = np.searchsorted(np.array(categories), data.y)
    authority = number(data.cluster)
    unit = authority if data.team is None else number(data.team, authority)
    weights = np.ones(len(y)) if data.weights is None else balance_weights(data.weights, authority)
    order = np.lexsort((y, unit))
    if worth_grouping(x[order], y[order], unit[order]):
        order, weights = group_rows(x, y, unit, weights)
    x, y, unit, authority, weights = x[order], y[order], unit[order], authority[order], weights[order]
    rows = np.arange(len(y))
    upper, lower = rows[y < len(categories) - 1], rows[y > 0]
    term_row = np.concatenate((upper, lower))
    signs = np.repeat((1.0, -1.0), (len(upper), len(lower)))
    term_cut = np.where(signs > 0, y[term_row], y[term_row] - 1)
    into = np.lexsort((-signs, unit[term_row]))
    term_row, term_cut, signs = term_row[into], term_cut[into], signs[into]
    units = int(unit.max()) + 1
    own = authority[np.searchsorted(unit, np.arange(units))]
    return Layout(
        x=np.ascontiguousarray(x),
        means=means,
        scales=scales,
        y=y,
        row_weights=weights,
        row_units=unit,
        authority_starts=np.flatnonzero(np.diff(authority, prepend=-1)),
        term_row=term_row,
        term_cut=term_cut,
        signs=signs,
        weights=np.empty(0) if (weights == 1).all() else weights[term_row],
        spans=find_spans(unit[term_row], signs, units),
        firsts=np.empty(0, np.int64) if data.team is None else find_firsts(own),
        counts=np.bincount(y, weights=weights, minlength=len(categories)).astype(np.float64),
    )


def number(names: Places, within: Places | None = None) -> Places:
    """Groups numbered from 0 in the order of `within`, then of their names."""
    if within is None:
        return np.unique(names, return_inverse=True)[1].astype(np.int64)
    own = np.unique(names, return_inverse=True)[1]
    return np.unique(within * (own.max() + 1) + own, return_inverse=True)[1].astype(np.int64)


def balance_weights(weights: Numbers, authority: Places) -> Numbers:
    """Weights of people brought to a mean of one in each authority (Carle 2009, method A)."""
    people = np.bincount(authority)
    return np.asarray(weights * (people / np.bincount(authority, weights=weights))[authority])


def find_spans(unit: Places, signs: Numbers, units: int) -> Places:
    ends = np.cumsum(np.bincount(unit, minlength=units))
    rising = np.bincount(unit[signs > 0], minlength=units)
    starts = np.concatenate(([0], ends[:-1]))
    return np.ascontiguousarray(np.column_stack((starts, starts + rising, ends)).astype(np.int64))


def find_firsts(own: Places) -> Places:
    """The first unit of each authority, and the number of units; `own` is the authority of each unit."""
    return np.append(np.flatnonzero(np.diff(own, prepend=-1)), len(own)).astype(np.int64)


def worth_grouping(x: Numbers, y: Places, unit: Places) -> bool:
    """Whether many people of a unit are equal in all that is known of them, judged by the first ones."""
    some = slice(0, LOOKED_AT)
    known = np.column_stack((unit[some], y[some], x[some]))
    return len(np.unique(known, axis=0)) < WORTH_GROUPING * len(known)


def group_rows(x: Numbers, y: Places, unit: Places, weights: Numbers) -> tuple[Places, Numbers]:
    """One row for equal people of a unit: which rows stay, in order, and the weights with theirs added."""
    kinds = np.zeros(len(y), np.int64)
    for column in x.T:
        values, codes = np.unique(column, return_inverse=True)
        kinds = np.unique(kinds * len(values) + codes, return_inverse=True)[1].astype(np.int64)
    order = np.lexsort((kinds, y, unit))
    together = np.column_stack((unit, y, kinds))[order]
    new = np.concatenate(([True], (np.diff(together, axis=0) != 0).any(axis=1)))
    stays = order[new]
    summed = weights.copy()
    summed[stays] = np.add.reduceat(weights[order], np.flatnonzero(new))
    return stays, summed
