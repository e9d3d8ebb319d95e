"""Coincidence analysis beside R's cna: conditions, atomic and complex solutions, with consistency and
coverage.

Run by bench/configurations_reference.py. R's files hold at most 500 atomic and 200 complex solutions; where
there are more, all of the file's must be among ours.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.configurations_files import read_coincidences
from canllaw.theory.configuring.coincidence_structures import Complex, find_structures
from canllaw.theory.configuring.coincidences import (
    Atomic,
    CoincidenceSettings,
    Factors,
    Sufficient,
    find_coincidences,
)
from canllaw.theory.configuring.terms import Literal

NEAR = 1e-9
MOST_ATOMIC, MOST_COMPLEX = 500, 200

Key = frozenset[tuple[frozenset[frozenset[str]], str]]


def make_key(name: str) -> Key:
    """A formula whatever the order in which its parts are written."""
    parts = name[1:-1].split(")*(") if name.startswith("(") else [name]
    return frozenset(make_part(part) for part in parts)


def make_part(part: str) -> tuple[frozenset[frozenset[str]], str]:
    left, outcome = part.split("<->" if "<->" in part else "->")
    return frozenset(frozenset(each.split("*")) for each in left.split("+")), outcome


def compare(ours: Sequence[Sufficient | Atomic | Complex], rows: list[dict[str, Any]], most: int) -> str:
    by_key = {make_key(each.name): each for each in ours}
    theirs = {make_key(row["condition"]): row for row in rows}
    missing = [key for key in theirs if key not in by_key]
    apart = [
        key
        for key, row in theirs.items()
        if key in by_key
        and max(abs(by_key[key].consistency - row["con"]), abs(by_key[key].coverage - row["cov"])) > NEAR
    ]
    is_cut = len(rows) == most
    more = [] if is_cut else [key for key in by_key if key not in theirs]
    if missing or apart or more:
        return f"NOT: missing {len(missing)}, more {len(more)}, other figures {len(apart)}"
    return f"equal, first {most} of {len(ours)}" if is_cut else f"equal, {len(ours)}"


def compare_one(said: dict[str, Any], factors: Factors) -> list[str]:
    settings = CoincidenceSettings(consistency=said["con"], coverage=said.get("cov", said["con"]))
    outcomes = None if "data" in said else [Literal(condition="Y", value=1)]
    found = find_coincidences(factors, settings, outcomes)
    cells = [compare(found.sufficient, said["msc"], sys.maxsize) if "msc" in said else "not given"]
    cells.append(compare(found.atomic, said["asf"], MOST_ATOMIC))
    if "csf" not in said:
        return [*cells, "not given"]
    return [*cells, compare(find_structures(found, factors.factors).structures, said["csf"], MOST_COMPLEX)]


def compare_coincidences() -> Iterator[tuple[str, list[str]]]:
    yield "coincidence analysis", ["sufficient conditions", "atomic solutions", "complex solutions"]
    for name, said, factors in read_coincidences():
        yield name, compare_one(said, factors)


if __name__ == "__main__":
    for row in compare_coincidences():
        print(*row)
