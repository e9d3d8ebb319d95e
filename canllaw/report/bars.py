"""Bars as Altair draws them: a picture that stands still, with its labels above, so that it fits a telephone.

Altair and the engine that draws for it take a second to start; only what draws imports this module.
"""

from collections.abc import Sequence

import altair
import vl_convert
from altair.utils.schemapi import debug_mode

from canllaw.report.drawing import Drawn

WIDTH = 330
BAR = 13
STEP = 40
INK = "#22302f"
PALETTE = ("#0b4f54", "#3f8f8f", "#d99a2b", "#8a5a83", "#7c8a89", "#b9c4c2")


def draw_bars(bars: Sequence[Drawn]) -> str:
    """Horizontal bars as SVG, stacked where there are several series; bars and series in the order given."""
    # Altair checks every part against its schema as it is put together; the tests do that for us.
    with debug_mode(False):
        spec = bar_chart(bars).to_dict(validate=False)
    drawn: str = vl_convert.vegalite_to_svg(spec)
    return drawn


def bar_chart(bars: Sequence[Drawn]) -> altair.LayerChart:
    labels = tuple(dict.fromkeys(label for label, _, _ in bars))
    series = tuple(dict.fromkeys(name for _, name, _ in bars))
    order = {name: position for position, name in enumerate(series)}
    rows = [
        {"label": label, "series": name, "value": value, "order": order[name]} for label, name, value in bars
    ]
    totals = [
        {"label": label, "name": f"{label}: {sum(value for own, _, value in bars if own == label):g}"}
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
