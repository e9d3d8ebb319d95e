"""SPSS: labels become questions and answers, declared missing values become empty cells."""

from datetime import date, datetime
from pathlib import Path

import polars as pl

from canllaw.evidence.answers.answers import Tool
from canllaw.evidence.exports import read_export
from tests.build_exports import cells_of, make_sav


def test_an_spss_file_is_read_with_its_labels(tmp_path: Path):
    frame = pl.DataFrame(
        {
            "clear": [1.0, 2.0, 99.0, None],
            "share": [1.5, 2.0, 0.25, None],
            "role": ["SW", "TM  ", "", "SW"],
            "held": [date(2026, 3, 1), None, None, None],
            "saved": [datetime(2026, 3, 1, 9, 30), None, None, None],
            "name": ["Mair", "Huw", "Ann", "Siôn"],
        }
    )
    path = make_sav(
        tmp_path / "survey.sav",
        frame,
        column_labels={"clear": "I am <i>clear</i>"},
        variable_value_labels={"clear": {1: "No", 2: "Yes", 99: "Refused"}, "role": {"SW": "Social worker"}},
        missing_ranges={"clear": [99]},
    )
    export = read_export(path)
    assert export.tool is Tool.SPSS
    assert list(export.numbers) == [1, 2, 3, 4]
    clear, _, role, *_ = export.columns
    assert (clear.question, clear.options) == ("I am clear", (("1", "No"), ("2", "Yes")))
    assert role.options == (("SW", "Social worker"),)
    assert cells_of(export, "clear") == ["1", "2", "", ""]
    assert cells_of(export, "share") == ["1.5", "2", "0.25", ""]
    assert cells_of(export, "role") == ["SW", "TM", "", "SW"]
    assert cells_of(export, "held") == ["2026-03-01", "", "", ""]
    assert cells_of(export, "saved") == ["2026-03-01T09:30:00", "", "", ""]
    assert cells_of(export, "name") == [] and str(export.columns[-1].personal) == "It holds names of people."


def test_values_without_a_label_and_labels_without_a_value_are_kept_as_they_are(tmp_path: Path):
    frame = pl.DataFrame({"used": [0.0, 7.0, 3.0]})
    labels = {"used": {0: "Never", 1: "Often", 2: "Often"}}
    export = read_export(make_sav(tmp_path / "survey.sav", frame, variable_value_labels=labels))
    assert cells_of(export, "used") == ["0", "7", "3"]
    assert export.columns[0].options == (("0", "Never"), ("1", "Often"), ("2", "Often"))


def test_an_spss_file_is_known_by_its_content_whatever_tool_is_named(tmp_path: Path):
    path = make_sav(tmp_path / "survey.sav", pl.DataFrame({"q1": [1.0]}))
    assert read_export(path, Tool.QUALTRICS).tool is Tool.SPSS
