"""Which function draws which picture. Altair takes a second to start: only what draws imports this module."""

import altair
import vl_convert
from altair.utils.schemapi import debug_mode

from canllaw.report.bars import bar_chart
from canllaw.report.curves import curve_chart
from canllaw.report.drawn import Drawn, DrawnBars, DrawnCurves, DrawnIntervals
from canllaw.report.intervals import interval_chart


def draw_picture(picture: Drawn) -> str:
    """The picture as SVG."""
    # Altair checks every part against its schema as it is put together; the tests do that for us.
    with debug_mode(False):
        spec = make_chart(picture).to_dict(validate=False)
    drawn: str = vl_convert.vegalite_to_svg(spec)
    return drawn


def make_chart(picture: Drawn) -> altair.LayerChart:
    match picture:
        case DrawnBars():
            return bar_chart(picture)
        case DrawnIntervals():
            return interval_chart(picture)
        case DrawnCurves():
            return curve_chart(picture)
