"""What must hold before a model is fitted: what is left out on the way, and what makes it impossible."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from canllaw.basics.language import Message, message
from canllaw.theory.estimating.layout import number
from canllaw.theory.estimating.records import Level, ModelData, NotEnough, Numbers, Places, Truths

# With fewer authorities nothing can be said of how they differ (Gelman and Hill 2007, 12.9), nor with
# fewer left than this when each covariate of authorities has taken one.
FEWEST_AUTHORITIES = 5
FEWEST_LEFT = 3
SAME = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Complete data with the answers that occur, where each covariate differs, and what was left out."""

    data: ModelData
    categories: tuple[int, ...]
    levels: tuple[Level, ...]
    df: Numbers
    notes: tuple[Message, ...]


def check(data: ModelData) -> Checked | NotEnough:
    """Leave out people with missing values, then look for what makes a model impossible."""
    whole = find_complete(data)
    kept = choose(data, whole)
    left_out = int((~whole).sum())
    notes = [message("People left out because a value is missing: {people}.", people=left_out)] * bool(
        left_out
    )
    categories = tuple(int(one) for one in np.unique(kept.y))
    reason = why_not_answers(kept, categories) or why_not_groups(kept) or why_not_covariates(kept)
    if reason is not None:
        return NotEnough(reason=reason)
    levels = find_levels(kept)
    df = find_df(kept, levels)
    if levels.count(Level.AUTHORITY) and df[0] < FEWEST_LEFT:
        return NotEnough(
            reason=message(
                "There are too few authorities for so many facts about them. Authorities: {authorities}. "
                "Facts: {facts}.",
                authorities=len(np.unique(kept.cluster)),
                facts=levels.count(Level.AUTHORITY),
            )
        )
    return Checked(
        data=kept, categories=categories, levels=levels, df=df, notes=(*notes, *note_gaps(categories))
    )


def find_complete(data: ModelData) -> Truths:
    whole = (data.y >= 0) & (data.cluster >= 0) & np.isfinite(data.x).all(axis=1)
    if data.team is not None:
        whole &= data.team >= 0
    if data.weights is not None:
        whole &= np.isfinite(data.weights)
    return np.asarray(whole)


def choose(data: ModelData, whole: Truths) -> ModelData:
    return replace(
        data,
        y=data.y[whole],
        x=data.x[whole],
        cluster=data.cluster[whole],
        team=None if data.team is None else data.team[whole],
        weights=None if data.weights is None else data.weights[whole],
    )


def note_gaps(categories: Sequence[int]) -> tuple[Message, ...]:
    """Answers between the lowest and the highest that nobody gave: they have no cut point of their own."""
    empty = tuple(str(one) for one in range(categories[0], categories[-1]) if one not in categories)
    if not empty:
        return ()
    return (message("Answers that nobody gave were left out of the scale: {answers}.", answers=empty),)


def why_not_answers(data: ModelData, categories: Sequence[int]) -> Message | None:
    if not len(data.y):
        return message("Nobody's answers are complete.")
    if len(categories) < 2:
        return message("All answers are the same.")
    return None


def why_not_groups(data: ModelData) -> Message | None:
    authorities = len(np.unique(data.cluster))
    if authorities < FEWEST_AUTHORITIES:
        return message(
            "There are too few authorities to tell how they differ. Authorities: {authorities}. "
            "Needed: {fewest}.",
            authorities=authorities,
            fewest=FEWEST_AUTHORITIES,
        )
    if authorities == len(data.y):
        return message(
            "No authority has more than one answer, so that authorities and people cannot be told apart."
        )
    if data.team is None:
        smallest = data.cluster
    else:
        smallest = number_teams(data)
        teams = len(np.unique(smallest))
        if teams == len(data.y):
            return message("No team has more than one answer, so that teams and people cannot be told apart.")
        if teams == authorities:
            return message(
                "No authority has more than one team, so that teams and authorities cannot be told apart."
            )
    if not differs_within(data.y.astype(np.float64), smallest):
        return message(
            "In each authority or team everybody gave the same answer, so that people cannot be told apart "
            "from the groups they are in."
        )
    return None


def why_not_covariates(data: ModelData) -> Message | None:
    """Constant or superfluous covariates."""
    spread = np.ptp(data.x, axis=0)
    largest = np.abs(data.x).max(axis=0)
    constant = tuple(
        name
        for name, one, most in zip(data.names, spread, largest, strict=True)
        if one <= SAME * most or one == 0
    )
    if constant:
        return message(
            "This is the same for everybody, so that there is nothing to compare: {names}.", names=constant
        )
    centred = (data.x - data.x.mean(axis=0)) / data.x.std(axis=0)
    told = tuple(data.names[at] for at in find_superfluous(centred))
    if told:
        return message(
            "This cannot be told apart from the other things that are compared: {names}.", names=told
        )
    return None


def find_superfluous(x: Numbers) -> list[int]:
    """Columns that are sums of multiples of those before them."""
    kept: list[Numbers] = []
    found = []
    for at, column in enumerate(x.T):
        rest = column
        for _again in range(2):
            for one in kept:
                rest = rest - (rest @ one) * one
        size = float(np.linalg.norm(rest))
        if size < 1e-7 * float(np.linalg.norm(column)):
            found.append(at)
        else:
            kept.append(rest / size)
    return found


def number_teams(data: ModelData) -> Places:
    """Teams over all authorities: team 1 of one authority is not team 1 of another."""
    assert data.team is not None, "there are teams"
    return number(data.team, number(data.cluster))


def differs_within(values: Numbers, groups: Places) -> bool:
    """Whether a value differs between people of one group."""
    order = np.lexsort((values, groups))
    sorted_values, sorted_groups = values[order], groups[order]
    return bool(((np.diff(sorted_values) != 0) & (np.diff(sorted_groups) == 0)).any())


def find_levels(data: ModelData) -> tuple[Level, ...]:
    """Where each covariate differs by its values, and no finer than it is declared to.

    Without teams in the model nothing is counted by teams.
    """
    found = tuple(find_level(column, data) for column in data.x.T)
    declared = found if data.declared is None else data.declared
    there = [Level.PERSON if data.team is None and each is Level.TEAM else each for each in declared]
    return tuple(own.coarser(each) for own, each in zip(found, there, strict=True))


def find_level(column: Numbers, data: ModelData) -> Level:
    if not differs_within(column, data.cluster):
        return Level.AUTHORITY
    if data.team is not None and not differs_within(column, number_teams(data)):
        return Level.TEAM
    return Level.PERSON


def find_df(data: ModelData, levels: Sequence[Level]) -> Numbers:
    """Degrees of freedom for the intercept and each covariate: between and within (Elff and others 2021).

    As many groups as there are at its level, less those of the level above, less what is estimated there.
    """
    authorities = len(np.unique(data.cluster))
    teams = authorities if data.team is None else len(np.unique(number_teams(data)))
    groups = {
        Level.AUTHORITY: authorities - 1,
        Level.TEAM: teams - authorities,
        Level.PERSON: len(data.y) - teams,
    }
    own = {level: max(1, groups[level] - levels.count(level)) for level in Level}
    return np.array([float(own[level]) for level in (Level.AUTHORITY, *levels)])
