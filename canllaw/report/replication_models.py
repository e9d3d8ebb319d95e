"""The survey's part of the replication material: people's rows, what to fit on them, and what was found."""

from collections.abc import Iterator, Sequence

import numpy as np
import polars as pl

from canllaw.theory.estimating.records import Fit
from canllaw.theory.measures.records import PeopleTable, Places
from canllaw.theory.survey.models import name_teams
from canllaw.theory.survey.replicated import Compared, ReplicatedModel

PEOPLE = "people"
OWN = ("row", "wave", "authority", "team", "person", "practice", "weight", "outcome")
TOLD, LAPLACE, RESTRICTED = "as told", "laplace", "restricted"
SHARE = "difference"

Row = dict[str, object]
# Of a study of which no model could be fitted the table has its headings all the same.
MODELS: dict[str, pl.DataType] = {
    **dict.fromkeys(("model", "hypothesis", "kind", "response", "tested", "columns"), pl.String()),
    **dict.fromkeys(("pairs: contexts", "pairs: others", "later waves", "compared within"), pl.String()),
    **dict.fromkeys(("less the mean of the group", "random intercepts"), pl.String()),
    **dict.fromkeys(("weighted", "errors from authorities"), pl.Boolean()),
    **dict.fromkeys(("low", "high"), pl.Float64()),
    "nodes": pl.Int64(),
}


def name_people_file(hypothesis: str) -> str:
    return f"{hypothesis}-{PEOPLE}.csv"


def head(name: str) -> str:
    """A measure's column, told apart from those that every table has."""
    return f"measure {name}" if name in OWN else name


def make_people_frame(table: PeopleTable) -> pl.DataFrame:
    """A row a person, or a practice of a person, who answered the outcome; values as they were measured.

    `row` is that of the wave's file. Authorities, teams, people and practices are numbers that hold within
    this table only: the row leads to their names.
    """
    there = (table.outcome >= 0) & (table.authority >= 0)
    waves = np.zeros(len(there), np.int64) if table.wave is None else table.wave
    teams = name_teams(table)
    numbered: dict[str, Places | None] = {
        "authority": table.authority,
        "team": teams,
        "person": table.person,
        "practice": table.practice,
    }
    return pl.DataFrame(
        {
            "row": table.rows[there],
            "wave": pl.Series(table.waves).gather(waves[there]),
            **{name: hide_unknown(values, there) for name, values in numbered.items() if values is not None},
            "weight": np.ones(int(there.sum())) if table.weights is None else table.weights[there],
            "outcome": table.outcome[there],
            **{head(column.name): column.values[there] for column in table.columns},
        }
    ).with_columns(pl.selectors.float().fill_nan(None))


def hide_unknown(numbers: Places, there: np.ndarray) -> pl.Series:
    """Numbers of groups; none where a row's group is not known."""
    found = pl.Series(numbers[there])
    return found.set(found < 0, None)


def make_models_frame(models: Sequence[ReplicatedModel]) -> pl.DataFrame:
    """A row a model: which columns it has, from which group means they are taken, what stands within what."""
    rows = [
        {
            "model": each.name,
            "hypothesis": each.design.table.hypothesis,
            "kind": "logistic" if each.linear is None else "linear",
            "response": head(each.response) if each.response else "outcome",
            "tested": head(each.design.tested.name),
            "columns": join(head(column.name) for column in each.design.columns),
            "pairs: contexts": join(head(pair.context.name) for pair in each.design.pairs),
            "pairs: others": join(head(pair.together.name) for pair in each.design.pairs),
            "later waves": join(name.removeprefix("wave ") for name in each.later),
            "compared within": each.within,
            "less the mean of the group": join(map(head, each.centred)),
            "random intercepts": join(("authority", *([each.groups] if each.groups else []))),
            "weighted": each.design.table.weights is not None,
            "errors from authorities": each.design.robust,
            "low": each.design.tested.low,
            "high": each.design.tested.high,
            "nodes": each.fits.fit.points if each.fits else None,
        }
        for each in models
    ]
    return pl.DataFrame(rows, schema=MODELS)


def join(names: Iterator[str] | Sequence[str]) -> str:
    return "; ".join(names)


FOUND = {
    "model": pl.String(),
    "fit": pl.String(),
    "quantity": pl.String(),
    "name": pl.String(),
    "value": pl.Float64(),
    "error": pl.Float64(),
    "error from authorities": pl.Float64(),
}


def make_expected_models_frame(models: Sequence[ReplicatedModel]) -> pl.DataFrame:
    """A row a quantity of a fit: the fit that was told, and the same by Laplace's approximation."""
    rows = [row for model in models for row in list_found(model)]
    return pl.DataFrame(rows, schema=FOUND)


def list_found(model: ReplicatedModel) -> Iterator[Row]:
    if model.fits is not None:
        fit = model.fits.fit
        own = model.fits.plain or (None if fit.weighted else fit)
        yield from list_fit(model, TOLD, fit, None if own is None else own.errors)
    if model.laplace is not None:
        laplace = model.laplace
        yield from list_fit(model, LAPLACE, laplace, None if laplace.weighted else laplace.errors)
    if model.linear is not None:
        yield from list_linear(model)


def list_fit(model: ReplicatedModel, kind: str, fit: Fit, errors: np.ndarray | None) -> Iterator[Row]:
    """`errors` are the model's own, None where it has none; those from authorities are the weighted fit's."""
    yield make_row(model, kind, "log-likelihood", "", fit.log_likelihood)
    for at, name in enumerate(("(Intercept)", *name_covariates(model))):
        own = None if errors is None else float(errors[at])
        robust = float(fit.errors[at]) if fit.weighted else None
        yield make_row(model, kind, "coefficient", name, float(fit.estimates[at]), own, robust)
    yield make_row(model, kind, "standard deviation", "authority", fit.sd_authority)
    if fit.sd_team is not None:
        yield make_row(model, kind, "standard deviation", model.groups, fit.sd_team)


def list_linear(model: ReplicatedModel) -> Iterator[Row]:
    assert model.linear is not None, "a score is explained"
    found = model.linear
    if model.design.table.weights is None:
        yield make_row(model, RESTRICTED, "log-likelihood", "", found.log_likelihood)
    own, robust = (np.sqrt(np.diag(each)) for each in (found.covariance, found.robust))
    for at, name in enumerate(("(Intercept)", *name_covariates(model))):
        errors = (float(own[at]), float(robust[at]))
        yield make_row(model, RESTRICTED, "coefficient", name, float(found.estimates[at]), *errors)
    authority, team, person = found.sds
    if not model.groups:
        authority = float(np.hypot(authority, team))
    yield make_row(model, RESTRICTED, "standard deviation", "authority", authority)
    if model.groups:
        yield make_row(model, RESTRICTED, "standard deviation", model.groups, team)
    yield make_row(model, RESTRICTED, "standard deviation", "residual", person)


def name_covariates(model: ReplicatedModel) -> tuple[str, ...]:
    """In the order of the model: columns, products of pairs, later waves."""
    return (
        *(head(column.name) for column in model.design.columns if column.name != model.response),
        *(f"{head(pair.context.name)} : {head(pair.together.name)}" for pair in model.design.pairs),
        *model.later,
    )


def make_row(
    model: ReplicatedModel,
    fit: str,
    quantity: str,
    name: str,
    value: float,
    error: float | None = None,
    robust: float | None = None,
) -> Row:
    return {
        "model": model.name,
        "fit": fit,
        "quantity": quantity,
        "name": name,
        "value": value,
        "error": error,
        "error from authorities": robust,
    }


def make_comparisons_frame(models: Sequence[ReplicatedModel]) -> pl.DataFrame:
    """A row a value to which a side sets a column for everybody; sides are added up with their signs."""
    rows = [
        {"model": model.name, "side": number, "sign": sign, "column": head(name), "value": value}
        for model in models
        for compared in model.compared
        for number, (sign, settings) in enumerate(compared.sides, start=1)
        for name, value in settings
    ]
    schema = {
        "model": pl.String(),
        "side": pl.Int64(),
        "sign": pl.Float64(),
        "column": pl.String(),
        "value": pl.Float64(),
    }
    return pl.DataFrame(rows, schema=schema)


def make_differences_frame(models: Sequence[ReplicatedModel]) -> pl.DataFrame:
    """A row a difference in chances: errors by maximum likelihood, and the interval that was told."""
    rows = [list_difference(model.name, compared) for model in models for compared in model.compared]
    names = ("value", "error", "error from authorities", "low told", "high told", "degrees of freedom told")
    schema = {"model": pl.String(), SHARE: pl.String(), **dict.fromkeys(names, pl.Float64())}
    return pl.DataFrame(rows, schema=schema)


def list_difference(model: str, compared: Compared) -> Row:
    told = compared.found
    return {
        "model": model,
        SHARE: compared.name,
        "value": compared.value,
        "error": compared.error,
        "error from authorities": compared.robust,
        "low told": told and told.low,
        "high told": told and told.high,
        "degrees of freedom told": told and told.df,
    }
