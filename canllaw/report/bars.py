"""Bars, with their labels above, so that they fit a telephone."""

from collections.abc import Sequence

import altair

from canllaw.report.drawn import DrawnBars
from canllaw.report.looks import INK, LETTERS, PALETTE, WIDTH, look

BAR = 13
STEP = 40


def bar_chart(picture: DrawnBars) -> altair.LayerChart:
    """Horizontal bars, stacked where there are several series; bars and series in the order given."""
    labels = tuple(dict.fromkeys(bar.label for bar in picture.bars))
    series = tuple(dict.fromkeys(bar.series for bar in picture.bars))
    order = {name: position for position, name in enumerate(series)}
    rows = [
        {"label": bar.label, "series": bar.series, "value": bar.value, "order": order[bar.series]}
        for bar in picture.bars
    ]
    totals = {label: sum(bar.value for bar in picture.bars if bar.label == label) for label in labels}
    titles = [{"label": label, "name": f"{label}: {total:g}"} for label, total in totals.items()]
    y = altair.Y("label:N", sort=list(labels), axis=None)
    drawn = (
        altair.Chart(altair.InlineData(values=rows))
        .mark_bar(size=BAR, yOffset=7)
        .encode(x=altair.X("value:Q", axis=None), y=y, color=series_colours(series), order="order:O")
    )
    names = (
        altair.Chart(altair.InlineData(values=titles))
        .mark_text(align="left", dy=-9, fontSize=LETTERS, color=INK, limit=WIDTH)
        .encode(x=altair.value(0), y=y, text="name:N")
    )
    return altair.LayerChart(
        layer=[drawn, names],
        width=WIDTH,
        height=altair.Step(STEP),
        config=look(),
    )


def series_colours(series: Sequence[str]) -> altair.Color:
    legend = (
        altair.Legend(
            title=None, orient="top", labelFontSize=LETTERS, symbolType="square", columns=2, labelLimit=300
        )
        if len(series) > 1
        else None
    )
    colours = [PALETTE[position % len(PALETTE)] for position in range(len(series))]
    return altair.Color("series:N", scale=altair.Scale(domain=list(series), range=colours), legend=legend)
