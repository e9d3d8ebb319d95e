"""The comparison of authorities as tables, from which an evaluator can do all of it again."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from canllaw.theory.cases.records import CasesAnalysis, CasesResult
from canllaw.theory.cases.solutions import Side
from canllaw.theory.configuring.solutions import Model
from canllaw.theory.configuring.truth_tables import HALF

OUTCOME = "outcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesTable:
    """A table for export. A private one names every authority with its values: for the study team only."""

    name: str
    is_private: bool
    frame: pl.DataFrame = field(repr=False)


def cases_tables(result: CasesResult) -> tuple[CasesTable, ...]:
    """Cases (private), truth table, necessity, solutions and variants; none where nothing was analysed.

    All are private where the figures of a case are hidden: how often authorities agree, and how well, is
    worked out of every one of them, so that whoever knows the others could work out the hidden one.
    """
    analysis = result.analysis
    if analysis is None:
        return ()
    private = analysis.is_held_back
    return (
        CasesTable(name="cases", is_private=True, frame=make_cases(analysis)),
        CasesTable(name="truth-table", is_private=private, frame=make_truth_tables(analysis)),
        CasesTable(name="necessity", is_private=private, frame=make_necessity(analysis)),
        CasesTable(name="solutions", is_private=private, frame=make_solutions(analysis)),
        CasesTable(name="variants", is_private=private, frame=make_variants(analysis)),
    )


def make_cases(analysis: CasesAnalysis) -> pl.DataFrame:
    """A row an authority: value, people and membership of each set, and its configuration."""
    cases = find_outcome_side(analysis).cases
    columns: dict[str, object] = {"authority": list(cases.names)}
    figures = [each.figures for each in (*analysis.cases.raw.conditions, analysis.cases.raw.outcome)]
    memberships = np.column_stack([cases.values, cases.memberships])
    for at, each in enumerate(analysis.cases.sets):
        people = [None if np.isnan(count) else int(count) for count in analysis.cases.people[:, at]]
        columns[f"{each.key} value"] = figures[at]
        columns[f"{each.key} people"] = pl.Series(people, dtype=pl.Int64)
        columns[f"{each.key} membership"] = memberships[:, at]
    columns["configuration"] = pl.Series(find_configurations(analysis), dtype=pl.Int64)
    columns["may be named"] = [name in analysis.cases.named for name in cases.names]
    return pl.DataFrame(columns)


def find_outcome_side(analysis: CasesAnalysis) -> Side:
    """The side of the outcome's presence."""
    claimed, opposite = analysis.sides.claimed, analysis.sides.opposite
    return claimed if analysis.claim.present else opposite


def find_configurations(analysis: CasesAnalysis) -> list[int | None]:
    """The configuration that each case belongs to; none for a case that is neither in nor out of a set."""
    table = find_outcome_side(analysis).explanation.table
    assert table is not None, "an analysis has a truth table"
    numbers = {name: each.number for each in table.configurations for name in each.cases}
    return [numbers.get(name) for name in analysis.cases.names]


def make_truth_tables(analysis: CasesAnalysis) -> pl.DataFrame:
    return pl.DataFrame([row for side in find_sides(analysis) for row in find_rows(analysis, side)])


def find_sides(analysis: CasesAnalysis) -> tuple[Side, Side]:
    return analysis.sides.claimed, analysis.sides.opposite


def find_rows(analysis: CasesAnalysis, side: Side) -> Iterator[dict[str, object]]:
    table = side.explanation.table
    assert table is not None, "an analysis has a truth table"
    has = dict(zip(side.cases.names, (side.cases.memberships > HALF).tolist(), strict=True))
    for each in table.configurations:
        named = [name for name in each.cases if name in analysis.cases.named]
        yield {
            OUTCOME: side.explanation.outcome,
            "configuration": each.number,
            **dict(zip([condition.name for condition in table.conditions], each.values, strict=True)),
            "cases": len(each.cases),
            "cases with the outcome": sum(has[name] for name in each.cases),
            "consistency": each.consistency,
            "PRI": each.pri,
            "output": each.output.value,
            "named cases": " ".join(named),
        }


def make_necessity(analysis: CasesAnalysis) -> pl.DataFrame:
    rows = [
        {
            OUTCOME: side.explanation.outcome,
            "condition": each.name,
            "consistency": each.fit.consistency,
            "relevance": each.fit.relevance,
            "coverage": each.fit.coverage,
        }
        for side in find_sides(analysis)
        for each in dict.fromkeys((*side.necessity, *side.explanation.necessary))
    ]
    return pl.DataFrame(rows)


SOLUTIONS: dict[str, pl.DataType] = {
    OUTCOME: pl.String(),
    "solution": pl.String(),
    "model": pl.Int64(),
    "term": pl.String(),
    "consistency": pl.Float64(),
    "PRI": pl.Float64(),
    "coverage": pl.Float64(),
    "unique coverage": pl.Float64(),
    "cases": pl.Int64(),
    "model consistency": pl.Float64(),
    "model PRI": pl.Float64(),
    "model coverage": pl.Float64(),
}


def make_solutions(analysis: CasesAnalysis) -> pl.DataFrame:
    """A row a term of a model; models are counted within their solution, from 1."""
    rows = [
        row
        for side in find_sides(analysis)
        for kind, models in find_models(side)
        for number, model in enumerate(models, start=1)
        for row in find_term_rows(side.explanation.outcome, kind, number, model)
    ]
    return pl.DataFrame(rows, schema=SOLUTIONS)


def find_models(side: Side) -> Iterator[tuple[str, tuple[Model, ...]]]:
    for solution in (side.explanation.conservative, side.explanation.parsimonious):
        if solution is not None:
            yield solution.kind.value, solution.models
    if side.explanation.intermediate is not None:
        yield "intermediate", side.explanation.intermediate.models


def find_term_rows(outcome: str, kind: str, number: int, model: Model) -> Iterator[dict[str, object]]:
    for each in model.terms:
        yield {
            OUTCOME: outcome,
            "solution": kind,
            "model": number,
            "term": each.term.name,
            "consistency": each.fit.consistency,
            "PRI": each.fit.pri,
            "coverage": each.fit.coverage,
            "unique coverage": each.unique,
            "cases": sum(len(own) for own in each.cases),
            "model consistency": model.fit.consistency,
            "model PRI": model.fit.pri,
            "model coverage": model.fit.coverage,
        }


def make_variants(analysis: CasesAnalysis) -> pl.DataFrame:
    rows = [
        {
            "changed": each.changed.value,
            "set": each.key,
            "setting": each.setting,
            "in models": each.reading.bearing.value,
            "authorities with the circumstances": len(each.reading.cases.inside),
            "of these as expected": len(each.reading.cases.having),
            "leaning": each.reading.leaning.value,
        }
        for each in analysis.variants
    ]
    return pl.DataFrame(rows)
