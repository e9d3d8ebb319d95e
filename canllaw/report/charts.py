"""Charts: a picture, and what stands for it where it cannot be seen: a title, a description, its numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from canllaw.basics.language import Language, Message, message, say
from canllaw.report.data_tables import DataTable, TableCell, TableColumn, TableRow, number_cell, words_cell
from canllaw.report.drawing import draw
from canllaw.report.drawn import Drawn, DrawnBar, DrawnBars

GROUP = message("Group")
VALUE = message("Value")
LOW = message("Interval from")
HIGH = message("Interval to")
PEOPLE = message("People")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One segment of one bar: whose it is, which series it belongs to, how long it is."""

    label: str
    series: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawn chart and what stands for it where it cannot be seen. Key and title are given once a page."""

    key: str
    title: str
    description: str
    svg: str
    table: DataTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartWords:
    """The words around a chart; those from `heading` on are the columns of its table."""

    title: Message
    description: Message
    heading: Message
    series: Message = GROUP
    value: Message = VALUE
    low: Message = LOW
    high: Message = HIGH
    n: Message = PEOPLE


def make_bar_chart(key: str, bars: Sequence[Bar], words: ChartWords, language: Language) -> Chart:
    """Horizontal bars, stacked where there are several series; bars and series in the order given."""
    assert bars, "a chart shows something"
    drawn = tuple(DrawnBar(label=bar.label, series=bar.series, value=bar.value) for bar in bars)
    return make_chart(key, DrawnBars(bars=drawn), make_bar_table(bars, words, language), words, language)


def make_bar_table(bars: Sequence[Bar], words: ChartWords, language: Language) -> DataTable:
    series = tuple(dict.fromkeys(bar.series for bar in bars))
    values = {(bar.label, bar.series): bar.value for bar in bars}
    return DataTable(
        caption="",
        label=say(words.title, language),
        columns=(
            TableColumn(name=say(words.heading, language)),
            *(TableColumn(name=name, numeric=True) for name in series),
        ),
        rows=tuple(
            TableRow(cells=(words_cell(label), *(bar_cell(values.get((label, name), 0)) for name in series)))
            for label in dict.fromkeys(bar.label for bar in bars)
        ),
    )


def bar_cell(value: float) -> TableCell:
    return number_cell(value, 0 if float(value).is_integer() else 1)


def make_chart(key: str, drawn: Drawn, table: DataTable, words: ChartWords, language: Language) -> Chart:
    """Let it be drawn, and put the words around it."""
    return Chart(
        key=key,
        title=say(words.title, language),
        description=say(words.description, language),
        svg=embed(draw(drawn), key),
        table=table,
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
