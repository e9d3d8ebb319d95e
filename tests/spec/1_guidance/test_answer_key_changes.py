"""The changes of the example guidance are found as a person wrote them down, whatever the formats."""

import csv
import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def bench() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "bench" / "answer_key_changes.py"))


@pytest.mark.parametrize(("before", "after"), [("md", "md"), ("pdf", "html"), ("docx", "pdf")])
def test_the_changes_of_the_key_are_found(bench: dict[str, Any], before: str, after: str) -> None:
    ours = bench["compare"](bench["read"](1, before), bench["read"](2, after))
    assert bench["score"](ours, bench["read_key"]())[2] >= 0.95


def test_every_expectation_of_the_key_stands_in_one_change_of_the_key() -> None:
    key = ROOT / "examples" / "first-study" / "key"
    with (key / "changes-1-2.csv").open(encoding="utf-8-sig", newline="") as file:
        changes = list(csv.DictReader(file))
    for column, number in (("old", 1), ("new", 2)):
        named = [
            id for change in changes for id in change[column].replace(";", " ").replace("|", " ").split()
        ]
        with (key / f"expectations-{number}.en.csv").open(encoding="utf-8-sig", newline="") as file:
            assert sorted(named) == sorted(row["id"] for row in csv.DictReader(file))
