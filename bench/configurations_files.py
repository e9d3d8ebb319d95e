"""Published and simulated cases, and what R's QCA and cna make of them, as records.

They lie in ../shared/reference/configurations and ../shared/data/configurations beside the checkout.
"""

import csv
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from canllaw.theory.configuring.cases import Cases, Condition, Matrix, Vector
from canllaw.theory.configuring.coincidences import Factors

SHARED = Path(__file__).resolve().parents[2] / "shared"
REFERENCE = SHARED / "reference" / "configurations"
DATA = SHARED / "data" / "configurations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One analysis by R, as its file has it, and the cases that it was made from."""

    name: str
    said: dict[str, Any]
    cases: Cases


def find_reference() -> Path:
    if not REFERENCE.is_dir():
        sys.exit(f"Nothing was compared: the figures of R are absent. They were looked for at {REFERENCE}.")
    return REFERENCE


def read_analyses() -> list[Reference]:
    """The analyses by QCA: published data first, then simulated data with one minimisation each."""
    published = [
        read_published(path)
        for path in sorted(REFERENCE.glob("QCA_*.json"))
        if "calibration" not in path.name
    ]
    return published + [read_simulated(path) for path in sorted((REFERENCE / "simulated").glob("QCA_*.json"))]


def read_published(path: Path) -> Reference:
    said = json.loads(path.read_text())
    outcome = said["outcome"].lstrip("~")
    cases = make_cases(
        [str(row["case"]) for row in said["data"]],
        said["conditions"],
        np.array([[row[name] for name in said["conditions"]] for row in said["data"]], dtype=float),
        np.array([row[outcome] for row in said["data"]], dtype=float),
        outcome,
    )
    return Reference(
        name=said["id"], said=said, cases=cases.negated() if said["outcome"].startswith("~") else cases
    )


def read_simulated(path: Path) -> Reference:
    name = path.stem.removeprefix("QCA_")
    headings, values = read_numbers(path.with_name(f"{name}.csv"))
    names = [str(row) for row in range(1, len(values) + 1)]
    cases = make_cases(names, headings[:-1], values[:, :-1], values[:, -1], headings[-1])
    return Reference(name=name, said=json.loads(path.read_text()), cases=cases)


def read_numbers(path: Path) -> tuple[list[str], Matrix]:
    with path.open(newline="") as file:
        headings, *rows = list(csv.reader(file))
    return headings, np.array(rows, dtype=float)


def make_cases(names: list[str], conditions: list[str], values: Matrix, y: Vector, outcome: str) -> Cases:
    levels = [max(2, int(column.max()) + 1) for column in values.T]
    return Cases(
        names=tuple(names),
        conditions=tuple(
            Condition(name=name, levels=count) for name, count in zip(conditions, levels, strict=True)
        ),
        outcome=outcome,
        values=values,
        memberships=y,
    )


def read_coincidences() -> list[tuple[str, dict[str, Any], Factors]]:
    """The analyses by cna: name, what R said, and the cases."""
    paths = sorted(REFERENCE.glob("cna_*.json")) + sorted((REFERENCE / "simulated").glob("cna_*.json"))
    return [(path.stem.removeprefix("cna_"), *read_factors(path)) for path in paths]


def read_factors(path: Path) -> tuple[dict[str, Any], Factors]:
    said = json.loads(path.read_text())
    if "data" in said:
        headings = [name for name in said["data"][0] if name != "_row"]
        values = np.array([[row[name] for name in headings] for row in said["data"]], dtype=float)
    else:
        headings, values = read_numbers(path.with_name(f"{path.stem.removeprefix('cna_')}.csv"))
    factors = tuple(Condition(name=name) for name in headings)
    return said, Factors(names=tuple(str(row) for row in range(len(values))), factors=factors, values=values)


def read_table(path: Path) -> tuple[list[str], list[str], Matrix]:
    """A table of R: names of cases, headings and numbers; columns that hold none are left out."""
    with path.open(newline="") as file:
        headings, *rows = list(csv.reader(file))
    numeric = [at for at in range(1, len(headings)) if all(is_number(row[at]) for row in rows)]
    values = np.array([[float(row[at]) for at in numeric] for row in rows])
    return [row[0] for row in rows], [headings[at] for at in numeric], values


def is_number(words: str) -> bool:
    try:
        float(words)
    except ValueError:
        return False
    return True
