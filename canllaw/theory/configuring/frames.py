"""Truth tables, models, terms and firmness as tables to export: everything that is needed to check a finding
by hand."""

from collections.abc import Sequence

import polars as pl

from canllaw.theory.configuring.fit import Fit
from canllaw.theory.configuring.necessity import Necessity
from canllaw.theory.configuring.robustness import Robustness
from canllaw.theory.configuring.solutions import Solution
from canllaw.theory.configuring.truth_tables import TruthTable

FIGURES = {"consistency": pl.Float64, "pri": pl.Float64, "coverage": pl.Float64}


def make_truth_table_frame(table: TruthTable) -> pl.DataFrame:
    """A row a configuration with cases: its values, output as R writes it, number of cases, fit and names."""
    names = [make_heading(condition.name) for condition in table.conditions]
    rows = [
        (
            row.number,
            *row.values,
            row.output.value,
            len(row.cases),
            row.consistency,
            row.pri,
            "; ".join(row.cases),
            "; ".join(row.deviant),
        )
        for row in table.configurations
    ]
    schema = {
        "row": pl.Int64,
        **dict.fromkeys(names, pl.Int64),
        f"output {table.outcome}": pl.String,
        "cases": pl.Int64,
        "consistency": pl.Float64,
        "pri": pl.Float64,
        "names": pl.String,
        "deviant": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def make_heading(condition: str) -> str:
    """A condition's name, told apart where the table has a column of that name."""
    own = ("row", "cases", "consistency", "pri", "names", "deviant")
    return f"condition {condition}" if condition in own or condition.startswith("output ") else condition


def make_terms_frame(solutions: Sequence[Solution]) -> pl.DataFrame:
    """A row a term of a listed model, with its fit, what it alone covers in that model, and its cases."""
    rows = [
        (
            solution.outcome,
            solution.kind.value,
            number,
            each.term.name,
            *list_figures(each.fit),
            each.unique,
            "; ".join(case for group in each.cases for case in group),
        )
        for solution in solutions
        for number, model in enumerate(solution.models, 1)
        for each in model.terms
    ]
    schema = {
        "outcome": pl.String,
        "solution": pl.String,
        "model": pl.Int64,
        "term": pl.String,
        **FIGURES,
        "unique coverage": pl.Float64,
        "names": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def make_models_frame(solutions: Sequence[Solution]) -> pl.DataFrame:
    """A row a listed model, with its fit and between which numbers of models with as few terms it stands."""
    rows = [
        (
            solution.outcome,
            solution.kind.value,
            number,
            model.name,
            *list_figures(model.fit),
            float(solution.at_least),
            float(solution.at_most),
            "; ".join(term.name for term in solution.shared),
        )
        for solution in solutions
        for number, model in enumerate(solution.models, 1)
    ]
    schema = {
        "outcome": pl.String,
        "solution": pl.String,
        "model": pl.Int64,
        "terms": pl.String,
        **FIGURES,
        "models at least": pl.Float64,
        "models at most": pl.Float64,
        "shared by all": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def list_figures(fit: Fit) -> tuple[float | None, float | None, float | None]:
    return fit.consistency, fit.pri, fit.coverage


def make_necessity_frame(found: Sequence[Necessity]) -> pl.DataFrame:
    """A row a condition, conjunction or disjunction, with how far it is necessary."""
    rows = [(each.name, each.fit.consistency, each.fit.relevance, each.fit.coverage) for each in found]
    schema = {
        "condition": pl.String,
        "consistency": pl.Float64,
        "relevance": pl.Float64,
        "coverage": pl.Float64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def make_robustness_frame(found: Robustness) -> pl.DataFrame:
    """A row a variant: what was changed, and the models that came of it."""
    rows = [
        (
            each.kind,
            each.setting,
            each.is_same,
            float(each.solution.at_least),
            " | ".join(model.name for model in each.solution.models[:5]),
        )
        for each in found.variants
    ]
    schema = {
        "changed": pl.String,
        "setting": pl.Float64,
        "same": pl.Boolean,
        "models at least": pl.Float64,
        "first models": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")
