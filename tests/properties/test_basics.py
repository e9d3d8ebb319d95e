"""What always holds of tables and of random numbers, whatever the values."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canllaw.basics.cells import FORMULA, CellKind, Column, make_harmless, undo_harmless
from canllaw.basics.chance import random_numbers
from canllaw.basics.definitions import read_definition
from canllaw.basics.problems import MaterialError
from canllaw.basics.tables import read_columns, read_table, write_table

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(
    lambda text: text == text.strip() and text != ""
)
ROWS = st.lists(
    st.tuples(WORDS, st.integers(-(10**14), 10**14), st.floats(-1e9, 1e9), st.dates(), st.booleans()),
    min_size=1,
)
COLUMNS = (
    Column(name="words"),
    Column(name="count", kind=CellKind.WHOLE_NUMBER),
    Column(name="share", kind=CellKind.NUMBER),
    Column(name="day", kind=CellKind.DATE),
    Column(name="seen", kind=CellKind.YES_NO),
)


@settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_a_table_that_was_written_as_csv_is_read_back_the_same(rows: list[tuple[object, ...]]) -> None:
    frame = pl.DataFrame(rows, schema=[column.name for column in COLUMNS], orient="row")
    with tempfile.TemporaryDirectory() as folder:
        write_table(frame, Path(folder) / "table.csv")
        assert read_table(Path(folder) / "table.csv", COLUMNS).frame.rows() == rows


@given(text=st.text())
def test_a_harmless_text_never_begins_like_a_formula_and_can_be_undone(text: str) -> None:
    harmless = make_harmless(text)
    assert harmless[:1] not in {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"}
    assert undo_harmless(harmless) == text
    assert harmless == text or FORMULA.match(text)


NAMES = st.lists(st.one_of(st.integers(), st.text()), max_size=4)


@given(seed=st.integers(0, 2**64), first=NAMES, second=NAMES)
def test_the_same_names_give_the_same_numbers_and_other_names_give_others(
    seed: int, first: list[str | int], second: list[str | int]
) -> None:
    one = random_numbers(seed, *first).integers(0, 2**62, 3).tolist()
    assert one == random_numbers(seed, *first).integers(0, 2**62, 3).tolist()
    if first != second:
        assert one != random_numbers(seed, *second).integers(0, 2**62, 3).tolist()


@pytest.mark.parametrize("split", [1, 3])
def test_results_do_not_depend_on_how_the_work_was_split(split: int) -> None:
    replicates = [range(at, 12, split) for at in range(split)]
    drawn = {
        replicate: random_numbers(7, "spread", replicate).normal()
        for part in replicates
        for replicate in part
    }
    assert drawn == {replicate: random_numbers(7, "spread", replicate).normal() for replicate in range(12)}


def make_workbook_bytes() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "whole.xlsx"
        write_table(pl.DataFrame({"words": ["a", "b"], "count": [1, 2]}), path)
        return path.read_bytes()


WHOLE = make_workbook_bytes()
DAMAGE = st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8)


@settings(max_examples=300)
@given(damage=DAMAGE, kept=st.integers(1, len(WHOLE)))
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(
    damage: list[tuple[int, int]], kept: int
) -> None:
    content = bytearray(WHOLE)
    for at, byte in damage:
        content[at] = byte
    read_or_refuse("damaged.xlsx", bytes(content[:kept] if kept % 5 == 0 else content))


@given(content=st.binary())
def test_any_bytes_are_read_or_refused_as_a_table_and_nothing_else(content: bytes) -> None:
    read_or_refuse("any.csv", content)
    read_or_refuse("any.xlsx", content)


@given(text=st.text(st.sampled_from('ab,;"\n\r \t=')))
def test_any_text_is_read_or_refused_as_a_table_and_nothing_else(text: str) -> None:
    read_or_refuse("any.csv", text.encode())


def read_or_refuse(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        try:
            table = read_columns(Path(folder) / name, COLUMNS[:2])
        except MaterialError as error:
            assert {problem.where.source.name for problem in error.problems} == {name}
        else:
            assert table.frame.columns == [column.name for column in COLUMNS[:2]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    a: int = 0
    b: tuple[str, ...] = ()


TOML_PIECES = st.sampled_from(
    [
        "a",
        "b",
        "=",
        "1",
        '"',
        "'",
        '"""',
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        ",",
        ".",
        "#",
        "\\",
        " ",
        "\n",
        "9" * 5000,
    ]
)


@given(text=st.lists(TOML_PIECES, max_size=20).map("".join))
def test_any_text_is_read_or_refused_as_a_definition_and_nothing_else(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "any.toml").write_text(text)
        try:
            entry = read_definition(Path(folder) / "any.toml", Entry)
        except MaterialError as error:
            assert {problem.where.source.name for problem in error.problems} == {"any.toml"}
        else:
            assert isinstance(entry.a, int) and isinstance(entry.b, tuple)
