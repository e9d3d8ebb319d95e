"""Whatever a file holds: every row and column is accounted for, or somebody is told, and nothing breaks."""

import csv
import io
import random
import zipfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from canllaw.basics.problems import MaterialError
from canllaw.evidence.exports import read_export
from canllaw.evidence.exports.coded import clean_text, code_cells
from tests.build_exports import DICTIONARY, QUALTRICS, make_export, make_lss, make_sav, make_workbook

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=12)


@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=12),
    separator=st.sampled_from(",;\t"),
)
def test_what_a_writer_of_csv_writes_is_read_back(tmp_path_factory, rows: list[list[str]], separator: str):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([["code", "q1", "q2"], *rows])
    path = make_export(tmp_path_factory.mktemp("export"), file.getvalue())
    filled = [row for row in rows if any(map(str.strip, row))]
    if not filled:
        with pytest.raises(MaterialError):
            read_export(path)
        return
    export = read_export(path)
    assert [list(row) for row in zip(*export.cells, strict=True)] == [
        [clean_text(cell) for cell in row] for row in filled
    ]
    assert [rows[number - 2] for number in export.numbers] == filled
    last = max(at for at, row in enumerate(rows) if any(map(str.strip, row))) + 2
    assert sorted([*export.numbers, *(note.row for note in export.left_out)]) == list(range(2, last + 1))


@given(cells=st.lists(CELLS, max_size=30))
def test_coded_cells_are_the_cells_in_every_way_of_asking(cells: list[str]):
    coded = code_cells(cells)
    clean = [clean_text(cell) for cell in cells]
    assert list(coded) == clean == coded.series().to_list() == [coded[at] for at in range(len(coded))]
    assert coded == clean and coded[1:4] == clean[1:4] and coded.used() == set(clean) - {""}
    assert coded.is_filled().tolist() == [bool(cell) for cell in clean]
    assert pl.Series(coded, dtype=pl.String).to_list() == clean


def whole_files(folder: Path) -> dict[str, bytes]:
    sav = make_sav(folder / "made.sav", pl.DataFrame({"q1": [1.0, 2.0], "q2": ["a", "b"]}))
    return {
        "survey.csv": (QUALTRICS + "a,0,,100,1,a,R_1,,EN,4,\n").encode(),
        "survey.tsv": b"id\tsubmitdate\tlastpage\tq1\n1\tx\t3\tA1\n",
        "survey.xlsx": make_workbook([["code", "q1"], ["a", 1], ["b", 2]]),
        "survey.sav": sav.read_bytes(),
    }


@pytest.mark.parametrize("name", ["survey.csv", "survey.tsv", "survey.xlsx", "survey.sav"])
def test_a_damaged_export_is_read_or_refused_but_never_breaks_anything(tmp_path: Path, name: str):
    whole = whole_files(tmp_path)[name]
    chance = random.Random(name)
    beside = {"lss": make_lss([{"code": "q1", "type": "L"}]), "csv": DICTIONARY + "code,a,text,,,,\n"}
    (tmp_path / "survey.lss").write_text(beside["lss"])
    (tmp_path / "dictionary.csv").write_text(beside["csv"])
    read = refused = 0
    for _ in range(300):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        if chance.random() < 0.2:
            del damaged[chance.randrange(len(damaged)) :]
        try:
            read_export(make_export(tmp_path, bytes(damaged), name))
            read += 1
        except MaterialError:
            refused += 1
    assert read + refused == 300 and refused > 30


@pytest.mark.parametrize("name", ["survey.lss", "dictionary.csv"])
def test_a_damaged_description_is_read_or_refused_but_never_breaks_anything(tmp_path: Path, name: str):
    lss = make_lss([{"code": "q1", "type": "F", "parts": {"a": "A"}, "answers": {"1": "No", "2": "Yes"}}])
    dictionary = DICTIONARY + 'code,a,text,,,,\nq1,a,radio,Clear?,"1, No | 2, Yes",,\n'
    whole = (lss if name == "survey.lss" else dictionary).encode()
    path = make_export(tmp_path, "code,q1\na,1\n")
    chance = random.Random(name)
    for _ in range(300):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        (tmp_path / name).write_bytes(bytes(damaged))
        try:
            export = read_export(path, dictionary=tmp_path / name)
        except MaterialError:
            continue
        assert [column.name for column in export.columns] == ["code", "q1"]


def test_a_workbook_whose_parts_are_broken_xml_is_refused(tmp_path: Path):
    whole = make_workbook([["code", "q1"], ["a", 1]])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    for name in names:
        result = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(result, "w") as target:
            for part in source.namelist():
                target.writestr(part, b"<a><b></a>" if part == name else source.read(part))
        try:
            read_export(make_export(tmp_path, result.getvalue(), "survey.xlsx"))
        except MaterialError as error:
            assert "This workbook cannot be read" in str(error) or "nothing in this file" in str(error)
