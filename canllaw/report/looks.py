"""How every picture looks: its size, its letters and its colours.

Labels stand above what they name, so that a picture fits a telephone. What is thinner than a bar (a dot, a
line) takes the darker colours, which stand out against white by three to one at least, and each series has
a shape or a dash of its own beside its colour.
"""

import altair

WIDTH = 330
LETTERS = 13
SMALL_LETTERS = 12

INK = "#22302f"
QUIET = "#3a4846"
GRID = "#c9d5d3"
PALETTE = ("#0b4f54", "#3f8f8f", "#d99a2b", "#8a5a83", "#7c8a89", "#b9c4c2")
MARK_COLOURS = ("#0b4f54", "#b85c00", "#9b6fc0")
MARK_SHAPES = ("circle", "diamond", "triangle-up")
DASHES: tuple[tuple[int, ...], ...] = ((), (7, 4), (2, 3))
MOST_SERIES = len(MARK_COLOURS)


def look() -> altair.Config:
    return altair.Config(
        font="Arial", background="transparent", padding=2, view=altair.ViewConfig(stroke=None)
    )
