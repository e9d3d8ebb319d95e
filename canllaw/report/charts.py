"""Charts as pictures that stand still: made by Altair, drawn as SVG before the page is written.

A chart carries a title, a description and its numbers as a table, so nobody has to see it to read it.
Labels stand above their bars, so that a chart fits a telephone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair
import vl_convert
from altair.utils.schemapi import debug_mode

from canllaw.basics.language import Language, Message, say

WIDTH = 330
BAR = 13
STEP = 40
INK = "#22302f"
PALETTE = ("#0b4f54", "#3f8f8f", "#d99a2b", "#8a5a83", "#7c8a89", "#b9c4c2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One segment of one bar: whose it is, which series it belongs to, how long it is."""

    label: str
    series: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawn chart and what stands for it where it cannot be seen. `rows` have one value a series."""

    key: str
    title: str
    description: str
    svg: str
    heading: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartWords:
    """The words around a chart."""

    title: Message
    description: Message
    heading: Message


def make_bar_chart(key: str, bars: Sequence[Bar], words: ChartWords, language: Language) -> Chart:
    """Horizontal bars, stacked where there are several series; bars and series in the order given."""
    assert bars, "a chart shows something"
    labels = tuple(dict.fromkeys(bar.label for bar in bars))
    series = tuple(dict.fromkeys(bar.series for bar in bars))
    values = {(bar.label, bar.series): bar.value for bar in bars}
    # Altair checks every part against its schema as it is put together; the tests do that for us.
    with debug_mode(False):
        spec = bar_chart(bars, labels, series).to_dict(validate=False)
    return Chart(
        key=key,
        title=say(words.title, language),
        description=say(words.description, language),
        svg=embed(vl_convert.vegalite_to_svg(spec), key),
        heading=say(words.heading, language),
        series=series,
        rows=tuple((label, tuple(values.get((label, name), 0) for name in series)) for label in labels),
    )


def bar_chart(bars: Sequence[Bar], labels: Sequence[str], series: Sequence[str]) -> altair.LayerChart:
    order = {name: position for position, name in enumerate(series)}
    rows = [
        {"label": bar.label, "series": bar.series, "value": bar.value, "order": order[bar.series]}
        for bar in bars
    ]
    totals = [
        {"label": label, "name": f"{label}: {sum(b.value for b in bars if b.label == label):g}"}
        for label in labels
    ]
    y = altair.Y("label:N", sort=list(labels), axis=None)
    drawn = (
        altair.Chart(altair.InlineData(values=rows))
        .mark_bar(size=BAR, yOffset=7)
        .encode(x=altair.X("value:Q", axis=None), y=y, color=series_colours(series), order="order:O")
    )
    names = (
        altair.Chart(altair.InlineData(values=totals))
        .mark_text(align="left", dy=-9, fontSize=13, color=INK, limit=WIDTH)
        .encode(x=altair.value(0), y=y, text="name:N")
    )
    return altair.LayerChart(
        layer=[drawn, names],
        width=WIDTH,
        height=altair.Step(STEP),
        config=altair.Config(
            font="Arial", background="transparent", padding=2, view=altair.ViewConfig(stroke=None)
        ),
    )


def series_colours(series: Sequence[str]) -> altair.Color:
    legend = (
        altair.Legend(
            title=None, orient="top", labelFontSize=13, symbolType="square", columns=2, labelLimit=300
        )
        if len(series) > 1
        else None
    )
    colours = [PALETTE[position % len(PALETTE)] for position in range(len(series))]
    return altair.Color("series:N", scale=altair.Scale(domain=list(series), range=colours), legend=legend)


def embed(svg: str, key: str) -> str:
    """The drawing as a picture inside a page: named by the figure's own words, sized by the page."""
    size = re.search(r'<svg[^>]*?width="([\d.]+)" height="([\d.]+)"', svg)
    assert size is not None, "a drawing has a size"
    inner = svg[svg.index(">", svg.index("<svg")) + 1 :]
    inner = re.sub(r' (?:aria-[a-z]+|role|class|id)="[^"]*"', "", inner)
    view = f"0 0 {size[1]} {size[2]}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{key}-title" '
        f'aria-describedby="{key}-text" viewBox="{view}">{inner}'
    )


def table_of(chart: Chart) -> Mapping[str, Sequence[float]]:
    """The chart's numbers, a row a bar."""
    return dict(chart.rows)
