"""Configurations beside R: every truth table, every tied model and every figure of fit, analysis by analysis.

    python bench/configurations_reference.py

What R's QCA 3.23 and cna 4.0.0 gave lies in ../shared/reference/configurations. Each line says "equal", or
how not. Two Python packages are compared in bench/configurations_peers.py.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.configurations_coincidences import compare_coincidences
from bench.configurations_files import Reference, find_reference, read_analyses
from bench.configurations_scales import compare_calibration
from canllaw.theory.configuring.assumptions import find_assumptions
from canllaw.theory.configuring.intermediate import Direction, find_intermediate
from canllaw.theory.configuring.minimising import find_conservative, find_parsimonious
from canllaw.theory.configuring.necessity import NecessityThresholds, find_necessary, score_each_necessity
from canllaw.theory.configuring.solutions import Model, Solution, TermFit
from canllaw.theory.configuring.truth_tables import Thresholds, TruthTable, make_truth_table

NEAR = 1e-9


def is_near(ours: float | None, theirs: float | str | None) -> bool:
    """Where R gives no figure, such as the unique coverage of a single term, there is nothing to compare."""
    if theirs is None or theirs == "-":
        return True
    return ours is not None and abs(ours - float(theirs)) < NEAR


def model_sets(models: Sequence[Sequence[str]]) -> set[frozenset[str]]:
    return {frozenset(model) for model in models}


def find_faults_of_table(table: TruthTable, rows: list[dict[str, Any]]) -> Iterator[str]:
    theirs = {int(row["row"]): row for row in rows}
    ours = {each.number: each for each in table.configurations}
    if len(theirs) != table.possible:
        yield "rows"
    for number, row in theirs.items():
        each = ours.get(number)
        if each is None:
            if row["OUT"] != "?" or row["n"]:
                yield f"row {number}"
        elif (each.output, ",".join(each.cases), len(each.cases)) != (row["OUT"], row["cases"], row["n"]):
            yield f"row {number}: cases or output"
        elif not (is_near(each.consistency, row["incl"]) and is_near(each.pri, row["PRI"])):
            yield f"row {number}: fit"


def find_faults_of_solution(solution: Solution, said: dict[str, Any]) -> Iterator[str]:
    if model_sets([model.names for model in solution.models]) != model_sets(said["models"]):
        yield "models"
        return
    if (solution.at_least, solution.at_most) != (said["n"], said["n"]):
        yield "number of models"
    if {term.name for term in solution.primes} != set(said["PI"]):
        yield "prime implicants"
    fit = said["fit"]["incl.cov"]
    single = len(solution.models) == 1
    yield from find_faults_of_terms(
        solution.models[0].terms if single else solution.terms, fit["perTerm"] or fit["overall"]
    )
    for row in fit["sol"] or ():
        yield from find_faults_of_model(solution.models[0], row)


def find_faults_of_terms(fits: Sequence[TermFit], rows: list[dict[str, Any]]) -> Iterator[str]:
    ours = {each.term.name: each for each in fits}
    if set(ours) != {row["term"] for row in rows}:
        yield "terms"
        return
    for row in rows:
        each = ours[row["term"]]
        pairs = (
            (each.fit.consistency, row["inclS"]),
            (each.fit.pri, row["PRI"]),
            (each.fit.coverage, row["covS"]),
            (each.unique, row.get("covU")),
        )
        if not all(is_near(*pair) for pair in pairs):
            yield f"fit of {row['term']}"
        if "; ".join(",".join(group) for group in each.cases) != row["cases"]:
            yield f"cases of {row['term']}"


def find_faults_of_model(model: Model, row: dict[str, Any]) -> Iterator[str]:
    fit = model.fit
    pairs = ((fit.consistency, row["inclS"]), (fit.pri, row["PRI"]), (fit.coverage, row["covS"]))
    if not all(is_near(*pair) for pair in pairs):
        yield "fit of the model"


def find_faults_of_assumptions(solution: Solution, table: TruthTable, said: dict[str, Any]) -> Iterator[str]:
    names = [condition.name for condition in table.conditions]
    ours = {frozenset(model.names): model for model in solution.models}
    for at, names_of_model in enumerate(said["models"], 1):
        model = ours.get(frozenset(names_of_model))
        rows = find_assumptions(model, table).tolist() if model else []
        if [dict(zip(names, row, strict=True)) for row in rows] != said["SA"][f"M{at}"]:
            yield f"assumptions of model {at}"


def find_faults_of_intermediate(reference: Reference, table: TruthTable) -> Iterator[str]:
    """All conditions are expected to contribute by their presence. R's file has a part for each pair of
    models."""
    said = reference.said["intermediate_allpositive"]
    names = reference.said["conditions"]
    found = find_intermediate(
        reference.cases, table, [Direction(condition=name, values=(1,)) for name in names]
    )
    ours = sorted(
        (describe([model.names for model in part.solution.models]), sorted(part.easy)) for part in found.parts
    )
    theirs = sorted(
        (describe(part["solution"]), sorted(read_rows(part["EC"], names))) for part in said.values()
    )
    if ours != theirs:
        yield "models or easy counterfactuals"


def describe(models: Sequence[Sequence[str]]) -> list[list[str]]:
    return sorted(sorted(model) for model in models)


def read_rows(columns: dict[str, Any], names: list[str]) -> list[tuple[int, ...]]:
    """R writes a single row as numbers, several as lists, and none without names."""
    if set(columns) != set(names):
        return []
    lists = [columns[name] if isinstance(columns[name], list) else [columns[name]] for name in names]
    return list(zip(*lists, strict=True))


def find_faults_of_necessity(reference: Reference) -> Iterator[str]:
    said, cases = reference.said, reference.cases
    # The file gives single conditions for the outcome's presence also where its absence was explained.
    single = {
        each.name: each.fit for each in score_each_necessity(cases if cases.present else cases.negated())
    }
    found = {each.name: each.fit for each in find_necessary(cases, NecessityThresholds())}
    if set(found) != {row["term"] for row in said["superSubset"] or ()}:
        yield "which are necessary"
        return
    rows = [(single[row["condition"]], row) for row in said["necessity"] or ()]
    rows += [(found[row["term"]], row) for row in said["superSubset"] or ()]
    for fit, row in rows:
        pairs = ((fit.consistency, row["inclN"]), (fit.relevance, row["RoN"]), (fit.coverage, row["covN"]))
        if not all(is_near(*pair) for pair in pairs):
            yield f"fit of {row['_row']}"


def say(faults: Iterator[str]) -> str:
    told = list(faults)
    return f"NOT: {'; '.join(told[:3])}" if told else "equal"


def compare_published(reference: Reference) -> list[str]:
    said, cases = reference.said, reference.cases
    table = make_truth_table(cases, Thresholds(consistency=said["incl.cut"], frequency=said["n.cut"]))
    parsimonious = find_parsimonious(cases, table)
    has_intermediate = isinstance(said["intermediate_allpositive"], dict)
    return [
        say(find_faults_of_table(table, said["truthTable"])),
        say(find_faults_of_solution(find_conservative(cases, table), said["conservative"])),
        say(find_faults_of_solution(parsimonious, said["parsimonious"])),
        say(find_faults_of_intermediate(reference, table)) if has_intermediate else "R gives none",
        say(find_faults_of_assumptions(parsimonious, table, said["parsimonious"])),
        say(find_faults_of_necessity(reference)),
        str(parsimonious.at_least),
    ]


def compare_simulated(reference: Reference) -> list[str]:
    said, cases = reference.said, reference.cases
    table = make_truth_table(cases, Thresholds(consistency=said["incl.cut"]))
    solutions = (
        (find_conservative(cases, table), "conservative"),
        (find_parsimonious(cases, table), "parsimonious"),
    )
    cells = ["not given"]
    for solution, kind in solutions:
        same = model_sets([model.names for model in solution.models]) == model_sets(said[kind])
        same &= (
            solution.is_complete
            and solution.at_least == said[f"n{kind}" if kind == "conservative" else "nmodels"]
        )
        cells.append("equal" if same else "NOT: models")
    if {term.name for term in solutions[1][0].primes} != set(said["PI"]):
        cells[-1] = "NOT: prime implicants"
    return [*cells, "not given", "not given", "not given", str(solutions[1][0].at_least)]


def print_row(name: str, cells: Sequence[str]) -> None:
    print(f"| {name} | {' | '.join(cells)} |", flush=True)


def main() -> int:
    find_reference()
    print_row(
        "analysis",
        ["truth table", "conservative", "parsimonious", "intermediate", "assumptions", "necessity", "models"],
    )
    wrong = 0
    for reference in read_analyses():
        cells = (
            compare_published(reference) if "truthTable" in reference.said else compare_simulated(reference)
        )
        wrong += sum(cell.startswith("NOT") for cell in cells)
        print_row(reference.name, cells)
    for name, cells in (*compare_coincidences(), *compare_calibration()):
        wrong += sum(cell.startswith("NOT") for cell in cells)
        print_row(name, cells)
    print(f"Not equal: {wrong}.")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
