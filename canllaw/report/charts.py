"""Charts: a picture, and what stands for it where it cannot be seen: a title, a description, its numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, say
from canllaw.report.drawing import draw


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
    return Chart(
        key=key,
        title=say(words.title, language),
        description=say(words.description, language),
        svg=embed(draw([(bar.label, bar.series, bar.value) for bar in bars]), key),
        heading=say(words.heading, language),
        series=series,
        rows=tuple((label, tuple(values.get((label, name), 0) for name in series)) for label in labels),
    )


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
