"""Values with their intervals and lines with their bands: what is drawn, what is said, what the table holds."""

import multiprocessing
from itertools import combinations

import numpy as np
import pytest
from lxml import etree

from canllaw.basics.language import Language, message
from canllaw.report import drawing
from canllaw.report.axes import FIVE_POINTS, PERCENT, Axis, Reference, Tick, draw_axis
from canllaw.report.charts import Chart, ChartWords
from canllaw.report.curve_charts import Curve, CurvePoint, make_curve_chart
from canllaw.report.drawn import (
    DrawnAxis,
    DrawnCurve,
    DrawnCurves,
    DrawnIntervals,
    DrawnMark,
    DrawnPoint,
    DrawnRow,
    DrawnTick,
)
from canllaw.report.interval_charts import Interval, make_interval_chart
from canllaw.report.looks import MARK_COLOURS, MARK_SHAPES
from canllaw.report.pictures import make_chart

WORDS = ChartWords(
    title=message("Clarity"), description=message("Means with intervals."), heading=message("Authority")
)
FEW = message("Hidden: fewer than {least} people.", least=10)
WAVES = (
    Interval(label="Ynys Môn", series="First", value=2.94, low=2.5, high=3.3, n=1400),
    Interval(label="Ynys Môn", series="Second", value=3.4, low=3.0, high=3.8, n=31),
    Interval(label="Powys", series="First", value=3.1, low=2.8, high=3.4, n=52),
    Interval(label="Powys", series="Second", value=None, missing=FEW),
)


def make_waves() -> Chart:
    reference = Reference(value=3.2, words=message("All authorities: {mean}", mean="3.2"))
    return make_interval_chart("waves", WAVES, FIVE_POINTS, WORDS, Language.ENGLISH, reference)


def cells(chart: Chart) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in chart.table.rows]


def words_in(chart: Chart) -> set[str]:
    return set(etree.fromstring(chart.svg).itertext())


def test_the_table_has_a_row_for_each_value_with_its_interval_and_its_people():
    chart = make_waves()
    names = [column.name for column in chart.table.columns]
    assert names == ["Authority", "Group", "Value", "Interval from", "Interval to", "People"]
    assert cells(chart)[0] == ["Ynys Môn", "First", "2.9", "2.5", "3.3", "1,400"]


def test_what_is_hidden_keeps_its_row_and_says_why_in_the_picture_and_in_the_table():
    chart = make_waves()
    assert cells(chart)[3] == ["Powys", "Second", "Hidden: fewer than 10 people.", "–", "–", "–"]
    assert chart.table.rows[3].cells[2].hidden
    assert "Second: Hidden: fewer than 10 people." in words_in(chart)


def test_the_picture_says_the_labels_the_series_the_values_the_reference_and_the_ends_of_the_axis():
    said = {"Ynys Môn", "Powys", "First", "Second", "2.9", "3.4", "3.1", "All authorities: 3.2", "1", "5"}
    assert said <= words_in(make_waves())


def test_columns_that_no_value_has_are_left_out_and_one_series_has_no_key():
    chart = make_interval_chart(
        "share", [Interval(label="Powys", value=40)], PERCENT, WORDS, Language.ENGLISH
    )
    assert [column.name for column in chart.table.columns] == ["Authority", "Value"]
    assert cells(chart) == [["Powys", "40 %"]]
    assert words_in(chart) == {"Powys", "40 %", "0 %", "20 %", "60 %", "80 %", "100 %"}


def test_a_long_label_goes_on_in_the_next_line():
    label = "Tells the child in words of their own choosing what will happen next"
    chart = make_interval_chart("long", [Interval(label=label, value=40)], PERCENT, WORDS, Language.ENGLISH)
    assert {"Tells the child in words of their own", "choosing what will happen next"} <= words_in(chart)


@pytest.mark.parametrize(
    ("value", "low", "high", "missing"),
    [(None, None, None, None), (3.0, 3.1, 3.4, None), (3.0, 2.0, None, None), (3.0, None, None, FEW)],
)
def test_an_interval_holds_its_value_or_says_why_there_is_none(value, low, high, missing):
    with pytest.raises(AssertionError):
        Interval(label="Powys", value=value, low=low, high=high, missing=missing)


def test_a_share_of_one_on_an_axis_of_five_points_is_our_mistake():
    with pytest.raises(AssertionError, match="a value is on the axis"):
        make_interval_chart(
            "wrong", [Interval(label="Powys", value=0.4)], FIVE_POINTS, WORDS, Language.ENGLISH
        )


@pytest.mark.parametrize(
    ("axis", "ticks"),
    [
        (FIVE_POINTS, ["1", "2", "3", "4", "5"]),
        (PERCENT, ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"]),
        (Axis(low=0, high=45), ["0", "10", "20", "30", "40"]),
        (Axis(low=0, high=1), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (Axis(low=-0.1, high=0.1), ["−0.10", "−0.05", "0.00", "0.05", "0.10"]),
        (Axis(low=0, high=12), ["0.0", "2.5", "5.0", "7.5", "10.0"]),
        (Axis(low=0, high=3000), ["0", "1,000", "2,000", "3,000"]),
        (Axis(low=0, high=1, ticks=(Tick(value=0.5, words="June"),)), ["June"]),
    ],
)
def test_an_axis_has_at_most_six_ticks_at_round_values_unless_it_has_its_own(axis, ticks):
    assert [tick.words for tick in draw_axis(axis, Language.ENGLISH).ticks] == ticks


POINTS = (CurvePoint(x=1, value=10, low=8, high=12), CurvePoint(x=2, value=15, low=14, high=16))


def test_a_curve_says_its_axes_and_its_table_has_a_row_for_each_point():
    chart = make_curve_chart(
        "codes",
        [Curve(series="Codes", points=POINTS)],
        Axis(low=0, high=2, title=message("Interviews")),
        Axis(low=0, high=20, title=message("Codes met")),
        WORDS,
        Language.ENGLISH,
    )
    assert {"Interviews", "Codes met", "0", "20"} <= words_in(chart)
    assert cells(chart) == [["1", "10", "8", "12"], ["2", "15", "14", "16"]]


def test_two_curves_are_told_apart_by_name_and_a_tick_of_its_own_names_its_point():
    months = Axis(low=0, high=2, ticks=(Tick(value=1, words="May"), Tick(value=2, words="June")))
    bare = tuple(CurvePoint(x=point.x, value=point.value) for point in POINTS)
    curves = [Curve(series="Signed", points=bare, stepped=True), Curve(series="Aware", points=bare)]
    chart = make_curve_chart("aware", curves, months, PERCENT, WORDS, Language.ENGLISH)
    assert {"Signed", "Aware", "May", "June"} <= words_in(chart)
    assert cells(chart)[:2] == [["May", "Signed", "10 %"], ["June", "Signed", "15 %"]]


def test_a_curve_goes_from_left_to_right():
    with pytest.raises(AssertionError, match="from left to right"):
        Curve(series="Codes", points=POINTS[::-1])


AXIS = DrawnAxis(low=0, high=10, ticks=(DrawnTick(value=0, words="0"), DrawnTick(value=10, words="10")))
MARK = DrawnMark(series=0, value=5, low=4, high=6, words="5")
POINT = DrawnPoint(x=1, value=5, low=4, high=6)


@pytest.mark.parametrize(
    ("drawn", "marks"),
    [
        (
            DrawnIntervals(
                series=("",),
                rows=(DrawnRow(label="Powys", marks=(MARK,)),),
                axis=AXIS,
                reference=DrawnTick(value=3, words="All"),
            ),
            {"rule", "point", "text"},
        ),
        (
            DrawnCurves(curves=(DrawnCurve(series="", points=(POINT,), stepped=True),), x=AXIS, y=AXIS),
            {"rule", "area", "line", "point", "text"},
        ),
    ],
    ids=["intervals", "curves"],
)
def test_the_drawing_is_valid_by_altairs_own_schema(drawn, marks):
    spec = make_chart(drawn).to_dict(validate=True)
    assert {layer["mark"]["type"] for layer in spec["layer"]} == marks


def test_a_dot_stands_in_the_middle_of_an_axis_where_its_value_is_in_the_middle():
    """The axis goes from 18 to 278 px, so that 5 of 0 to 10 lies at 148."""
    drawn = DrawnIntervals(series=("",), rows=(DrawnRow(label="Powys", marks=(MARK,)),), axis=AXIS)
    spec = make_chart(drawn).to_dict(validate=True)
    dots = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "point")
    assert [row["x"] for row in spec["datasets"][dots["data"]["name"]]] == [148]


# How a colour in linear light is seen without red, green or blue cones (Machado, Oliveira, Fernandes 2009).
SEEN_WITHOUT = {
    "red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))


def light(colour: str) -> np.ndarray:
    """Red, green and blue in linear light, as sRGB defines it."""
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def shade(linear: np.ndarray) -> np.ndarray:
    """CIE L*a*b* (1976), in which distances are about as large as they look."""
    relative = np.array(TO_XYZ) @ linear / np.array(TO_XYZ).sum(axis=1)
    x, y, z = np.where(relative > 0.008856, np.cbrt(relative), 7.787 * relative + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_thin_marks_stand_out_against_white_by_three_to_one_and_never_by_colour_alone():
    """Contrast as WCAG 2.2 defines it: 1.05 over the luminance and 0.05."""
    assert all(1.05 / (np.array(TO_XYZ[1]) @ light(colour) + 0.05) >= 3 for colour in MARK_COLOURS)
    assert len(set(MARK_SHAPES)) == len(MARK_COLOURS)


@pytest.mark.parametrize("lacking", SEEN_WITHOUT)
def test_colours_are_told_apart_by_people_who_lack_a_kind_of_cone(lacking):
    """A distance of 2 can just be seen; 30 is seen at once."""
    seen = [shade(np.clip(np.array(SEEN_WITHOUT[lacking]) @ light(colour), 0, 1)) for colour in MARK_COLOURS]
    assert min(np.linalg.norm(one - other) for one, other in combinations(seen, 2)) > 30


def test_another_process_draws_intervals_too(monkeypatch: pytest.MonkeyPatch):
    here = make_waves()
    monkeypatch.setattr(drawing, "processors", lambda: 2)
    with drawing.drawing_ahead():
        assert make_waves() == here
        assert drawing.drawer.get() is not None
    assert multiprocessing.active_children() == []
