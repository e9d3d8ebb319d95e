"""One model of the survey strand: which covariates, compared between whom, and what comes out of it.

`docs/survey-strand.md` gives the reasons: people are compared with people of their own team, teams with
teams of their authority, authorities with each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from scipy.stats import t

from canllaw.theory.estimating.checking import find_complete
from canllaw.theory.estimating.effects import TAIL, average_chance, find_curve
from canllaw.theory.estimating.fitting import fit_binary, widen_all
from canllaw.theory.estimating.records import Fit, Level, ModelData, NotEnough, Truths
from canllaw.theory.measures_records import MeasuredColumn, Numbers, PeopleTable, Places, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two columns of which one works only where the other is high; the model has their product too."""

    context: MeasuredColumn
    together: MeasuredColumn

    @property
    def name(self) -> str:
        return f"{self.context.name} × {self.together.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A model's covariates: columns, products of pairs, and the column that is tested.

    Columns as fine as the tested one or finer are taken from the mean of its groups (`means`, by column), so
    that what is compared are members of the same group; there are none where authorities are compared.
    """

    table: PeopleTable = field(repr=False)
    columns: tuple[MeasuredColumn, ...]
    pairs: tuple[Pair, ...]
    tested: MeasuredColumn
    data: ModelData = field(repr=False)
    means: Numbers = field(repr=False)
    robust: bool

    def place(self, column: MeasuredColumn) -> int:
        return self.data.names.index(column.name)

    def centre(self, column: MeasuredColumn) -> float:
        return float(self.means[self.place(column)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A fitted model with its design."""

    design: Design
    fit: Fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A difference in chances with its interval of 95 %; `chance` is that at the low value.

    `p` is that of no difference, `error` the standard error.
    """

    value: float
    low: float
    high: float
    p: float
    error: float
    df: float
    chance: float
    people: int
    authorities: int


Sides = Sequence[tuple[float, Numbers]]


def design_model(
    table: PeopleTable,
    columns: Sequence[MeasuredColumn],
    tested: MeasuredColumn,
    pairs: Sequence[Pair] = (),
) -> Design:
    """Covariates for `columns` and products for `pairs`, whose columns are among them.

    Where people or teams are tested, or a context in one authority with that in another, effects may differ
    between authorities: the errors then come from how far authorities differ (`robust`).
    """
    unique = tuple(dict.fromkeys((tested, *columns)))
    within = find_groups_within(table, tested.unit)
    means = np.zeros(len(unique) + len(pairs))
    x = np.empty((len(table.outcome), len(unique) + len(pairs)))
    there = find_whole_rows(table, unique)
    for at, column in enumerate(unique):
        x[:, at] = column.values
        if within is not None and not tested.unit.is_finer_than(column.unit):
            means[at] = column.values[there].mean() if there.any() else 0.0
            x[:, at] = take_from_means(column.values, within, there)
    for at, pair in enumerate(pairs, start=len(unique)):
        x[:, at] = x[:, unique.index(pair.context)] * x[:, unique.index(pair.together)]
    later, names_later = find_later_waves(table)
    robust = any(each.unit is not Unit.AUTHORITY for each in (tested, *(pair.together for pair in pairs)))
    weights = table.weights
    if weights is not None:
        weights = weights / np.nanmean(weights)
    elif robust:
        weights = np.ones(len(table.outcome))
    data = ModelData(
        y=table.outcome,
        x=np.hstack((x, later)),
        names=(*(column.name for column in unique), *(pair.name for pair in pairs), *names_later),
        cluster=table.authority,
        team=number_teams(table),
        weights=weights,
    )
    return Design(
        table=table,
        columns=unique,
        pairs=tuple(pairs),
        tested=tested,
        data=data,
        means=means,
        robust=robust,
    )


def find_later_waves(table: PeopleTable) -> tuple[Numbers, tuple[str, ...]]:
    """Where answers of several waves stand together: which of the later ones each row is of."""
    if table.wave is None:
        return np.empty((len(table.outcome), 0)), ()
    there = table.wave[table.outcome >= 0]
    later = [at for at in range(1, len(table.waves)) if 0 < (there == at).sum() < len(there)]
    columns = [(table.wave == at).astype(np.float64) for at in later]
    return np.array(columns).reshape(len(later), -1).T, tuple(f"wave {table.waves[at]}" for at in later)


def find_groups_within(table: PeopleTable, unit: Unit) -> Places | None:
    """The groups whose members are compared with each other; None where authorities are compared."""
    if unit is Unit.AUTHORITY:
        return None
    if unit is Unit.PRACTICE:
        return table.person
    if unit is Unit.TEAM:
        return table.authority
    teams = name_teams(table)
    return table.authority if teams is None else teams


def name_teams(table: PeopleTable) -> Places | None:
    """Teams over all authorities; who has none is in one with the others of the authority who have none."""
    if (table.team < 0).all():
        return None
    both = np.where(table.team >= 0, table.team, table.team.max() + 1 + table.authority)
    return np.where(table.authority >= 0, both, -1)


def number_teams(table: PeopleTable) -> Places | None:
    """What stands within authorities in the model: teams, or people where they answer of practices."""
    if table.practice is not None:
        return table.person
    teams = name_teams(table)
    if teams is None:
        return None
    known = (table.outcome >= 0) & (table.authority >= 0)
    pairs = np.unique(np.column_stack((table.authority[known], teams[known])), axis=0)
    if len(pairs) in (len(np.unique(table.authority[known])), int(known.sum())):
        return None
    return teams


def find_whole_rows(table: PeopleTable, columns: Sequence[MeasuredColumn]) -> Truths:
    """Where nothing is missing that a model needs."""
    there = (table.outcome >= 0) & (table.authority >= 0)
    for column in columns:
        there = there & np.isfinite(column.values)
    return np.asarray(there)


def take_from_means(values: Numbers, groups: Places, there: Truths) -> Numbers:
    """How far each value is from the mean of its group, over the rows that count."""
    size = int(groups.max()) + 1
    with np.errstate(invalid="ignore", divide="ignore"):
        sums = np.bincount(groups[there], values[there], minlength=size)
        means = sums / np.bincount(groups[there], minlength=size)
    return np.where(groups >= 0, values - means[groups], np.nan)


def fit_model(design: Design) -> Fitted | NotEnough:
    found = fit_binary(design.data)
    return found if isinstance(found, NotEnough) else Fitted(design=design, fit=found)


def set_columns(design: Design, to: Sequence[tuple[MeasuredColumn, float]]) -> Numbers:
    """The covariates of everybody whose answers are complete, with columns set to a value for all."""
    x = design.data.x[find_complete(design.data)].copy()
    for column, value in to:
        x[:, design.place(column)] = value - design.centre(column)
    for at, pair in enumerate(design.pairs, start=len(design.columns)):
        x[:, at] = x[:, design.place(pair.context)] * x[:, design.place(pair.together)]
    return x


def compare_sides(fitted: Fitted, sides: Sides, tested: str) -> Difference:
    """The sum of chances at the sides, each with its sign; the first of them minus one is the low one.

    `tested` names the covariate whose degrees of freedom count.
    """
    fit, data = fitted.fit, fitted.design.data
    whole = find_complete(data)
    weights = np.ones(int(whole.sum())) if data.weights is None else data.weights[whole]
    weights = weights / weights.sum()
    curve = find_curve(fit, np.vstack([side for _, side in sides]))
    found = [(sign, *average_chance(fit, side, 0, weights, curve)) for sign, side in sides]
    value = sum(sign * chance for sign, chance, _ in found)
    gradient = np.sum([sign * slope for sign, _, slope in found], axis=0)
    error = float(np.sqrt(max(gradient @ widen_all(fit) @ gradient, 0.0)))
    df = find_df(fitted, tested)
    reach = float(t.ppf(TAIL, df)) * error
    return Difference(
        value=value,
        low=max(-1.0, value - reach),
        high=min(1.0, value + reach),
        p=find_p(value, error, df),
        error=error,
        df=df,
        chance=next(chance for sign, chance, _ in found if sign < 0),
        people=count_people(fitted.design.table, whole),
        authorities=fit.authorities,
    )


def find_df(fitted: Fitted, tested: str) -> float:
    """Those of the covariate's level; where errors come from authorities, no more than there are of these."""
    fit = fitted.fit
    own = float(fit.df[fit.names.index(tested)])
    if not fitted.design.robust:
        return own
    product = tested not in {column.name for column in fitted.design.columns}
    between = fit.authorities - 1 - fit.levels[1:].count(Level.AUTHORITY) - product
    return min(own, float(max(1, between)))


def find_p(value: float, error: float, df: float) -> float:
    """The chance of a difference as large if there were none (two-sided)."""
    return 1.0 if error == 0 else float(2 * t.sf(abs(value) / error, df))


def count_people(table: PeopleTable, whole: Truths) -> int:
    return len(np.unique(table.person[whole]))


def compare_values(fitted: Fitted, column: MeasuredColumn) -> Difference:
    """A column at its high value and at its low one, everything else as it is."""
    design = fitted.design
    sides = ((1.0, set_columns(design, [(column, column.high)])),)
    return compare_sides(fitted, (*sides, (-1.0, set_columns(design, [(column, column.low)]))), column.name)


def compare_with_together(fitted: Fitted, pair: Pair, together: float) -> Difference:
    """What the context gives where what it works together with has this value."""
    sides = [
        (sign, set_columns(fitted.design, [(pair.context, value), (pair.together, together)]))
        for sign, value in ((1.0, pair.context.high), (-1.0, pair.context.low))
    ]
    return compare_sides(fitted, sides, pair.context.name)


def compare_together(fitted: Fitted, pair: Pair) -> Difference:
    """How much more the context gives where what it works together with is high than where it is low."""
    sides = [
        (sign * other, set_columns(fitted.design, [(pair.context, value), (pair.together, place)]))
        for other, place in ((1.0, pair.together.high), (-1.0, pair.together.low))
        for sign, value in ((1.0, pair.context.high), (-1.0, pair.context.low))
    ]
    return compare_sides(fitted, sides, pair.name)


def widen_by(difference: Difference, error: float, df: float) -> Difference:
    """The same difference with the wider of its interval and the one from this error."""
    reach = float(t.ppf(TAIL, df)) * error
    if reach <= float(t.ppf(TAIL, difference.df)) * difference.error:
        return difference
    return replace(
        difference,
        low=max(-1.0, difference.value - reach),
        high=min(1.0, difference.value + reach),
        p=max(difference.p, find_p(difference.value, error, df)),
        error=error,
        df=df,
    )
