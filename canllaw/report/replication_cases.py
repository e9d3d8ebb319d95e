"""The cases' part of the replication material: values, anchors, and what was found with them."""

from collections.abc import Iterator, Sequence

import polars as pl

from canllaw.theory.cases.claim import Claim
from canllaw.theory.cases.coincidence import COVERAGE
from canllaw.theory.cases.records import CasesAnalysis
from canllaw.theory.cases.solutions import LEAST_PRI, Side
from canllaw.theory.configuring.cases import Cases as Calibrated
from canllaw.theory.configuring.solutions import Model

CASES = "cases"
Row = dict[str, object]
FIGURES = {"consistency": pl.Float64(), "PRI": pl.Float64(), "coverage": pl.Float64()}


def name_cases_file(hypothesis: str) -> str:
    return f"{hypothesis}-{CASES}.csv"


def make_values_frame(analysis: CasesAnalysis) -> pl.DataFrame:
    """A row an authority: the value of every set, and its membership by the anchors."""
    cases = find_present(analysis)
    raw = analysis.cases.raw
    columns: dict[str, object] = {"authority": list(cases.names)}
    memberships = [*cases.values.T, cases.memberships]
    for each, membership in zip((*raw.conditions, raw.outcome), memberships, strict=True):
        columns[f"{each.name} value"] = each.figures
        columns[f"{each.name} membership"] = membership
    return pl.DataFrame(columns)


def find_present(analysis: CasesAnalysis) -> Calibrated:
    """The cases with the memberships of the outcome's presence."""
    claimed = analysis.sides.claimed.cases
    return claimed if analysis.claim.present else claimed.negated()


def make_anchors_frame(analyses: Sequence[CasesAnalysis]) -> pl.DataFrame:
    """A row a set, the outcome last: anchors, what is claimed of it, and the thresholds of the analysis."""
    rows = [row for analysis in analyses for row in list_anchors(analysis)]
    numbers = ("none", "half", "full", "consistency", "PRI", "frequency", "coverage of coincidences")
    schema = {
        "hypothesis": pl.String(),
        "set": pl.String(),
        "part": pl.String(),
        "claimed": pl.String(),
        **dict.fromkeys(numbers, pl.Float64()),
    }
    return pl.DataFrame(rows, schema=schema)


def list_anchors(analysis: CasesAnalysis) -> Iterator[Row]:
    asked = analysis.cases.asked
    for each in analysis.cases.sets:
        is_outcome = each is asked.outcome
        yield {
            "hypothesis": analysis.hypothesis.key,
            "set": each.key,
            "part": "outcome" if is_outcome else "condition",
            "claimed": say_claimed(analysis.claim, each.key, is_outcome=is_outcome),
            "none": each.none,
            "half": each.half,
            "full": each.full,
            "consistency": asked.consistency,
            "PRI": LEAST_PRI,
            "frequency": float(asked.frequency),
            "coverage of coincidences": COVERAGE,
        }


def say_claimed(claim: Claim, key: str, *, is_outcome: bool) -> str:
    if is_outcome:
        return "present" if claim.present else "absent"
    return "present" if key in claim.keys else ""


def find_sides(analysis: CasesAnalysis) -> tuple[Side, Side]:
    return analysis.sides.claimed, analysis.sides.opposite


def make_tables_frame(analyses: Sequence[CasesAnalysis]) -> pl.DataFrame:
    """A row a configuration with cases, for the outcome and its absence, counted as R counts them."""
    rows = [
        {
            "hypothesis": analysis.hypothesis.key,
            "outcome": side.explanation.outcome,
            "row": each.number,
            "values": " ".join(map(str, each.values)),
            "output": each.output.value,
            "cases": len(each.cases),
            "consistency": each.consistency,
            "PRI": each.pri,
        }
        for analysis in analyses
        for side in find_sides(analysis)
        for each in (side.explanation.table.configurations if side.explanation.table else ())
    ]
    schema = {
        "hypothesis": pl.String(),
        "outcome": pl.String(),
        "row": pl.Int64(),
        "values": pl.String(),
        "output": pl.String(),
        "cases": pl.Int64(),
        "consistency": pl.Float64(),
        "PRI": pl.Float64(),
    }
    return pl.DataFrame(rows, schema=schema)


def make_solutions_frame(analyses: Sequence[CasesAnalysis]) -> pl.DataFrame:
    """A row a term of a model, or, with an empty term, the whole model."""
    rows = [
        row
        for analysis in analyses
        for side in find_sides(analysis)
        for kind, models in find_solutions(side)
        for model in models
        for row in list_model(analysis.hypothesis.key, side.explanation.outcome, kind, model)
    ]
    names = ("hypothesis", "outcome", "solution", "model", "term")
    return pl.DataFrame(
        rows, schema={**dict.fromkeys(names, pl.String()), **FIGURES, "unique coverage": pl.Float64()}
    )


def find_solutions(side: Side) -> Iterator[tuple[str, tuple[Model, ...]]]:
    for solution in (side.explanation.conservative, side.explanation.parsimonious):
        if solution is not None:
            yield solution.kind.value, solution.models
    if side.explanation.intermediate is not None:
        yield "intermediate", side.explanation.intermediate.models


def list_model(hypothesis: str, outcome: str, kind: str, model: Model) -> Iterator[Row]:
    parts = [("", model.fit, None), *((each.term.name, each.fit, each.unique) for each in model.terms)]
    for term, fit, unique in parts:
        yield {
            "hypothesis": hypothesis,
            "outcome": outcome,
            "solution": kind,
            "model": model.name,
            "term": term,
            "consistency": fit.consistency,
            "PRI": fit.pri,
            "coverage": fit.coverage,
            "unique coverage": unique,
        }


def make_necessity_frame(analyses: Sequence[CasesAnalysis]) -> pl.DataFrame:
    rows = [
        {
            "hypothesis": analysis.hypothesis.key,
            "outcome": side.explanation.outcome,
            "condition": each.name,
            "consistency": each.fit.consistency,
            "relevance": each.fit.relevance,
            "coverage": each.fit.coverage,
        }
        for analysis in analyses
        for side in find_sides(analysis)
        for each in side.necessity
    ]
    names = ("hypothesis", "outcome", "condition")
    numbers = ("consistency", "relevance", "coverage")
    return pl.DataFrame(
        rows, schema={**dict.fromkeys(names, pl.String()), **dict.fromkeys(numbers, pl.Float64())}
    )


def make_coincidences_frame(analyses: Sequence[CasesAnalysis]) -> pl.DataFrame:
    """A row an atomic solution, written as R's cna writes it: capitals are present, small letters absent."""
    rows = [
        {
            "hypothesis": analysis.hypothesis.key,
            "solution": each.name,
            "consistency": each.consistency,
            "coverage": each.coverage,
        }
        for analysis in analyses
        for each in analysis.second.solutions
    ]
    schema = {
        "hypothesis": pl.String(),
        "solution": pl.String(),
        "consistency": pl.Float64(),
        "coverage": pl.Float64(),
    }
    return pl.DataFrame(rows, schema=schema)
