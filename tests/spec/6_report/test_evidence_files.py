"""The files about evidence: a contract, column by column, in which nothing hidden and nobody's answer stands."""

import csv
import json
import re
from pathlib import Path

import polars as pl
import pytest

from canllaw.basics.language import Language
from canllaw.evidence.exports import read_export
from canllaw.report.evidence_files import TABLES, make_evidence_tables
from canllaw.report.evidence_results import write_evidence_results, write_private
from tests.build_study import PRACTICE, find_result, put_result, put_study

SIX = "mon,3,1,yes,\n" * 3 + "gwy,1,3,no,\n" * 3
# The second row is blank but for a comma, so that rows of people are 2, 4, 5 and so on.
WITH_GAP = "mon,3,1,yes,\n,,,,\nmon,3,2,yes,\nmon,3,3,yes,\n" + "gwy,1,3,no,\n" * 3
EVERYTHING = {
    "interviews/one.txt": "Q: did you know?\nA: nobody told us.\n",
    "interviews.csv": "document,language,authority,role\none,en,mon,social-worker\n",
    "excerpts.csv": "document,words,codes,coder,hypothesis,stance\none,nobody told us,told,ann,H1,against\n",
    "practices.toml": PRACTICE,
    "observations.csv": "session,held,authority,practice,seen\nS1,2026-02-01,mon,ring,seen\n",
}
MANUAL = Path(__file__).resolve().parents[3] / "docs" / "files.md"
SECTION = re.compile(r"^### (.+)\n((?:.*\n)*?)(?=^##)", re.MULTILINE)


def documented() -> dict[str, list[str]]:
    """The columns or keys that the manual names, by section, in its order."""
    text = MANUAL.read_text("utf-8") + "\n##"
    rows = {name: re.findall(r"^\| (`.+?) \|", body, re.MULTILINE) for name, body in SECTION.findall(text)}
    return {
        name: [key for cell in cells for key in re.findall(r"`([a-z0-9_]+)`", cell)]
        for name, cells in rows.items()
    }


def made(tmp_path: Path, *waves: str, small_number: int = 3, **more: str) -> dict[str, pl.DataFrame]:
    return dict(
        make_evidence_tables(
            put_result(tmp_path, *waves, small_number=small_number, **more), Language.ENGLISH
        )
    )


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_every_table_is_in_the_manual_in_its_order(tmp_path: Path, table: str) -> None:
    assert documented()[table] == made(tmp_path, SIX, **EVERYTHING)[table].columns


def test_the_manual_names_every_key_of_the_json_file(tmp_path: Path) -> None:
    write_evidence_results(
        put_result(tmp_path / "study", SIX), tmp_path / "out", "Coming home", Language.ENGLISH
    )
    told = json.loads((tmp_path / "out" / "evidence" / "evidence.json").read_text("utf-8"))
    keys = set(documented()["evidence.json"])
    assert list(told) == ["version", "small_number", "waves", "findings", "tables"]
    assert set(told) <= keys
    assert set(told["waves"][0]) <= set(re.findall(r"`([a-z0-9_]+)`", MANUAL.read_text("utf-8")))
    assert told["tables"]["rows"] == [
        {"wave": "1", "what": "read", "why": "", "rows": 6},
        {"wave": "1", "what": "kept", "why": "", "rows": 6},
    ]


def test_the_same_table_stands_in_csv_workbook_and_json(tmp_path: Path) -> None:
    write_evidence_results(
        put_result(tmp_path / "study", SIX), tmp_path / "out", "Coming home", Language.ENGLISH
    )
    folder = tmp_path / "out" / "evidence"
    with (folder / "response.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["group"], row["answers"], row["hidden"]) for row in rows] == [
        ("", "6", "no"),
        ("gwy", "3", "no"),
        ("mon", "3", "no"),
    ]
    told = json.loads((folder / "evidence.json").read_text("utf-8"))["tables"]["response"]
    assert [row["answers"] for row in told] == [6, 3, 3]
    export = read_export(folder / "response.xlsx")
    assert list(export.cells[4]) == ["6", "3", "3"]


def test_hidden_figures_are_empty_in_every_table(tmp_path: Path) -> None:
    few = "mon,3,1,yes,\n" * 5 + "gwy,1,3,no,\n" * 2
    tables = made(tmp_path, few)
    hidden = tables["response"].filter("hidden")
    assert hidden["group"].to_list() == ["gwy", "mon"]
    for name, figures in (
        ("response", ["answers", "rate", "residual"]),
        ("scores", ["mean", "low", "high", "people"]),
        ("answers", ["share", "low", "high", "people"]),
    ):
        frame = tables[name].filter("hidden").select(figures)
        assert frame.height > 0
        assert frame.null_count().sum_horizontal().item() == frame.height * len(figures)


def test_answers_in_words_names_of_interviews_and_codes_of_people_are_in_no_table(tmp_path: Path) -> None:
    said = SIX.replace("yes,\n", "yes,Nobody told me\n", 1)
    write_evidence_results(
        put_result(tmp_path / "s", said, **EVERYTHING), tmp_path / "out", "T", Language.ENGLISH
    )
    written = "".join(path.read_text("utf-8-sig") for path in (tmp_path / "out").rglob("*.csv"))
    written += (tmp_path / "out" / "evidence" / "evidence.json").read_text("utf-8")
    assert "Nobody told me" not in written
    assert "one.txt" not in written and '"one"' not in written


def test_a_table_of_an_earlier_run_goes_with_its_material(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_evidence_results(put_result(tmp_path / "a", SIX, **EVERYTHING), out, "T", Language.ENGLISH)
    (out / "evidence" / "mine.csv").write_text("kept", encoding="utf-8")
    write_evidence_results(put_result(tmp_path / "b", SIX), out, "T", Language.ENGLISH)
    names = {path.name for path in (out / "evidence").iterdir()}
    assert {"codes.csv", "codes.xlsx", "gap.csv"}.isdisjoint(names)
    assert {"scores.csv", "mine.csv"} <= names


def test_single_scores_can_be_joined_to_the_export_by_their_row(tmp_path: Path) -> None:
    result = put_result(tmp_path, WITH_GAP)
    write_private(result, tmp_path / "private")
    scores = pl.read_csv(tmp_path / "private" / "scores-1.csv")
    assert scores.columns == [*documented_people(), "confidence"]
    assert scores["row"].to_list() == [2, 4, 5, 6, 7, 8]
    # By hand, the second answer turned round: 3 and 3, 3 and 2, 3 and 1, then 1 and 1.
    assert scores["confidence"].to_list() == [3.0, 2.5, 2.0, 1.0, 1.0, 1.0]
    lines = (tmp_path / "evidence" / "survey-1.csv").read_text("utf-8").splitlines()
    assert [lines[row - 1].split(",")[0] for row in scores["row"]] == scores["authority"].to_list()


def documented_people() -> list[str]:
    return documented()["scores of single people"]


def test_places_of_personal_data_are_private_and_hold_no_words(tmp_path: Path) -> None:
    result = put_result(tmp_path, SIX.replace("yes,\n", "yes,Ring 029 2018 0123\n", 1))
    (note,) = write_private(result, tmp_path / "private")
    assert "personal-data.csv" in str(note)
    text = (tmp_path / "private" / "personal-data.csv").read_text("utf-8-sig")
    assert text.splitlines() == ["file,row,column,kind", "survey-1.csv,2,words,phone"]
    assert documented()["personal-data.csv"] == ["file", "row", "column", "kind"]


def test_places_that_were_mended_are_listed_no_more(tmp_path: Path) -> None:
    private = tmp_path / "private"
    write_private(put_result(tmp_path / "a", SIX.replace("yes,\n", "yes,Ring 029 2018 0123\n", 1)), private)
    assert write_private(put_result(tmp_path / "b", SIX), private) == ()
    assert not (private / "personal-data.csv").exists()


def test_others_cannot_open_the_private_folder(tmp_path: Path) -> None:
    write_private(find_result(put_study(tmp_path, SIX)), tmp_path / "private")
    assert (tmp_path / "private").stat().st_mode & 0o077 == 0
