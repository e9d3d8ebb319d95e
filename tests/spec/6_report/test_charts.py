"""A chart is a picture, a title, a description and a table of the same numbers."""

import multiprocessing

import pytest
from lxml import etree

from canllaw.basics.language import Language, message
from canllaw.report import drawing
from canllaw.report.bars import bar_chart
from canllaw.report.charts import Bar, Chart, ChartWords, make_bar_chart
from canllaw.report.drawn import DrawnBar, DrawnBars

WORDS = ChartWords(
    title=message("Who is asked"), description=message("Expectations by role."), heading=message("Role")
)
BARS = (
    Bar(label="Social workers", series="Must", value=3),
    Bar(label="Social workers", series="May", value=1),
    Bar(label="Carers & others", series="Must", value=2),
)


def make_chart() -> Chart:
    return make_bar_chart("roles", BARS, WORDS, Language.ENGLISH)


def cells(chart: Chart) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in chart.table.rows]


def test_the_table_holds_every_number_and_nought_where_there_is_no_bar():
    chart = make_chart()
    assert [column.name for column in chart.table.columns] == ["Role", "Must", "May"]
    assert cells(chart) == [["Social workers", "3", "1"], ["Carers & others", "2", "0"]]


def test_the_picture_is_named_by_its_title_and_described_by_its_description():
    picture = etree.fromstring(make_chart().svg)
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "roles-title"
    assert picture.get("aria-describedby") == "roles-text"


def test_the_picture_says_each_label_with_its_total():
    words = set(etree.fromstring(make_chart().svg).itertext())
    assert {"Social workers: 4", "Carers & others: 2", "Must", "May"} <= words


def test_the_picture_asks_for_nothing_from_anywhere_and_holds_no_script():
    svg = make_chart().svg
    assert "href" not in svg and "<script" not in svg and "url(http" not in svg


def test_the_drawing_is_valid_by_altairs_own_schema():
    bars = (
        DrawnBar(label="Social workers", series="Must", value=3),
        DrawnBar(label="Carers & others", series="May", value=2),
    )
    spec = bar_chart(DrawnBars(bars=bars)).to_dict(validate=True)
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["bar", "text"]


def test_another_process_draws_the_same_picture_and_is_gone_afterwards(monkeypatch: pytest.MonkeyPatch):
    here = make_chart()
    monkeypatch.setattr(drawing, "processors", lambda: 2)
    with drawing.drawing_ahead():
        assert drawing.drawer.get() is not None
        assert make_chart() == here
    assert drawing.drawer.get() is None
    assert multiprocessing.active_children() == []


def test_where_the_other_process_is_lost_this_one_draws(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(drawing, "processors", lambda: 2)
    with drawing.drawing_ahead():
        for process in multiprocessing.active_children():
            process.terminate()
            process.join()
        assert cells(make_chart()) == [["Social workers", "3", "1"], ["Carers & others", "2", "0"]]


def test_a_single_processor_is_not_shared(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(drawing, "processors", lambda: 1)
    with drawing.drawing_ahead():
        assert multiprocessing.active_children() == []
