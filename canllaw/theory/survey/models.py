"""One model of the survey strand: which covariates, compared between whom, and how it is fitted.

`docs/survey-strand.md` gives the reasons: people are compared with people of their own team, teams with
teams of their authority, authorities with each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from canllaw.basics.language import Bilingual, Message, message
from canllaw.theory.estimating.checking import find_complete
from canllaw.theory.estimating.fitting import fit_binary, take_own_errors
from canllaw.theory.estimating.group_sds import GroupSds, find_group_sds
from canllaw.theory.estimating.records import Fit, Level, ModelData, NotEnough, Truths
from canllaw.theory.measures.records import MeasuredColumn, Numbers, PeopleTable, Places, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two columns of which one works only where the other is high; the model has their product too."""

    context: MeasuredColumn
    together: MeasuredColumn

    @property
    def name(self) -> str:
        return f"{self.context.name} × {self.together.name}"


LEVELS = {
    Unit.PRACTICE: Level.PERSON,
    Unit.PERSON: Level.PERSON,
    Unit.TEAM: Level.TEAM,
    Unit.AUTHORITY: Level.AUTHORITY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A model's covariates: columns, products of pairs, and the column that is tested.

    Columns as fine as the tested one or finer are taken from the mean of its groups (`centres`, a row a
    person and a column a column), so that what is compared are members of the same group; nothing is taken
    away where authorities are compared.
    """

    table: PeopleTable = field(repr=False)
    columns: tuple[MeasuredColumn, ...]
    pairs: tuple[Pair, ...]
    tested: MeasuredColumn
    data: ModelData = field(repr=False)
    centres: Numbers = field(repr=False)
    robust: bool

    def place(self, column: MeasuredColumn) -> int:
        return self.data.names.index(column.name)

    def centre(self, column: MeasuredColumn) -> Numbers:
        """What was taken away from a column, for everybody whose answers are complete."""
        found: Numbers = self.centres[find_complete(self.data), self.place(column)]
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Fits:
    """A fitted model without the answers that it was made from; `fit` and `plain` as in Fitted."""

    fit: Fit
    plain: Fit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A fitted model with its design.

    `plain` is the same model with errors of its own, where `fit` has those from authorities: few authorities
    make these uneven, so that the wider of both counts.
    """

    design: Design
    fit: Fit
    plain: Fit | None = None

    @property
    def fits(self) -> Fits:
        return Fits(fit=self.fit, plain=self.plain)


def design_model(
    table: PeopleTable,
    columns: Sequence[MeasuredColumn],
    tested: MeasuredColumn,
    pairs: Sequence[Pair] = (),
) -> Design:
    """Covariates for `columns` and products for `pairs`, whose columns are among them.

    Where people or teams are tested, or a context in one authority with that in another, effects may differ
    between authorities: the errors then come from how far authorities differ (`robust`). So they do where
    answers of several waves stand together: some people gave more than one, and an authority has a wave's
    luck in common.
    """
    unique = tuple(dict.fromkeys((tested, *columns)))
    centres = find_centres(table, unique, tested)
    x = np.column_stack([column.values for column in unique]) - centres
    products = [x[:, unique.index(pair.context)] * x[:, unique.index(pair.together)] for pair in pairs]
    later, names_later = find_later_waves(table)
    robust = is_robust(table, tested, pairs)
    weights = table.weights
    if weights is not None:
        weights = weights / np.nanmean(weights)
    elif robust:
        weights = np.ones(len(table.outcome))
    data = ModelData(
        y=table.outcome,
        x=np.column_stack((x, *products, later)),
        names=(*(column.name for column in unique), *(pair.name for pair in pairs), *names_later),
        cluster=table.authority,
        team=number_teams(table),
        weights=weights,
        declared=(*declare_levels(table, unique, pairs), *(Level.PERSON for _ in names_later)),
    )
    return Design(
        table=table,
        columns=unique,
        pairs=tuple(pairs),
        tested=tested,
        data=data,
        centres=centres,
        robust=robust,
    )


def is_robust(table: PeopleTable, tested: MeasuredColumn, pairs: Sequence[Pair]) -> bool:
    finer = any(each.unit is not Unit.AUTHORITY for each in (tested, *(pair.together for pair in pairs)))
    return finer or table.wave is not None


def declare_levels(
    table: PeopleTable, columns: Sequence[MeasuredColumn], pairs: Sequence[Pair]
) -> tuple[Level, ...]:
    """The levels of columns as measured, and of products: that of the coarser of the two.

    In a table of practices it is people who stand within authorities, so that these are the teams there.
    """
    order = list(Unit)
    coarsest = (max(pair.context.unit, pair.together.unit, key=order.index) for pair in pairs)
    units = [*(column.unit for column in columns), *coarsest]
    if table.practice is not None:
        finest = {Unit.PERSON: Level.TEAM, Unit.PRACTICE: Level.PERSON}
        return tuple(finest.get(unit, LEVELS[unit]) for unit in units)
    return tuple(LEVELS[unit] for unit in units)


def find_centres(table: PeopleTable, columns: Sequence[MeasuredColumn], tested: MeasuredColumn) -> Numbers:
    """What is taken away from each column: means of the groups within which the tested one is compared."""
    centres = np.zeros((len(table.outcome), len(columns)))
    within = find_groups_within(table, tested.unit)
    there = find_whole_rows(table, columns)
    for at, column in enumerate(columns):
        if within is not None and not tested.unit.is_finer_than(column.unit):
            centres[:, at] = find_group_means(column.values, within, there)
    return centres


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


def find_group_means(values: Numbers, groups: Places, there: Truths) -> Numbers:
    """The mean of each row's group, over the rows that count."""
    if not there.any():
        return np.full(len(values), np.nan)
    size = int(groups.max()) + 1
    with np.errstate(invalid="ignore", divide="ignore"):
        sums = np.bincount(groups[there], values[there], minlength=size)
        means = sums / np.bincount(groups[there], minlength=size)
    return np.where(groups >= 0, means[groups], np.nan)


def fit_model(design: Design) -> Fitted | NotEnough:
    found = fit_binary(design.data)
    if isinstance(found, NotEnough):
        return NotEnough(reason=name_in_words(found.reason, design))
    if not design.robust or design.table.weights is not None:
        return Fitted(design=design, fit=found)
    return Fitted(design=design, fit=found, plain=take_own_errors(found))


def name_in_words(reason: Message, design: Design) -> Message:
    """The same reason with titles in the place of the names of columns."""
    names = reason.values.get("names")
    if not isinstance(names, tuple):
        return reason
    titles: dict[str, Bilingual | Message] = {each.name: each.title for each in design.columns}
    for pair in design.pairs:
        titles[pair.name] = message(
            "“{one}” together with “{other}”", one=pair.context.title, other=pair.together.title
        )
    told = tuple(titles.get(each) or message("the wave in which people answered") for each in names)
    return replace(reason, values={**reason.values, "names": told})


def find_before(fitted: Fitted) -> GroupSds | None:
    """The same people without what is tested: how far groups differ before it is taken into account.

    None where that cannot be estimated.
    """
    design = fitted.design
    data, without = design.data, {design.tested.name, *(pair.name for pair in design.pairs)}
    kept = [at for at, name in enumerate(data.names) if name not in without]
    without_tested = replace(
        data,
        y=np.where(find_complete(data), data.y, -1),
        x=data.x[:, kept],
        names=tuple(data.names[at] for at in kept),
        declared=None if data.declared is None else tuple(data.declared[at] for at in kept),
        weights=None if design.table.weights is None else data.weights,
    )
    return find_group_sds(without_tested, fitted.fit.points)
