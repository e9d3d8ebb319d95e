"""One page's text, and what PDFium knows of its characters, asked for as rarely as possible.

A question to PDFium costs about as much as the reading of ten characters.
"""

from typing import NamedTuple

from canllaw.guidance.reading import pdf_native as native
from canllaw.guidance.reading.pdf_native import (
    D0,
    D1,
    D2,
    D3,
    DOUBLES,
    PLAIN,
    Box,
    FontStyle,
    Sides,
    unpack_doubles,
)

SAME_SIZE = 0.01


class Line(NamedTuple):
    """One line of one cell or column. A named tuple, because a long document has a hundred thousand of them.

    Positions are points from the lower left corner; `base` is the line's baseline. `joined` is false where a
    hyphen ends the line, which `text` then keeps. `marks` are footnote marks, taken out of the text.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool
    mono: bool
    marks: tuple[str, ...] = ()


class Type(NamedTuple):
    """How one character is set. `angle` is 0 to 3 quarter turns, or -1 for any other direction.

    `scale` is what the page makes of the size that the font is asked for in.
    """

    size: float
    style: FontStyle
    angle: int
    x: float
    y: float
    scale: float


class PageText:
    """The text of one page and what PDFium knows of its characters, asked for as rarely as possible."""

    def __init__(self, textpage: int, number: int):
        self.textpage = textpage
        self.number = number
        self.text = native.read_text(textpage)
        self.shifted = len(self.text) != native.count_characters(textpage)
        self.fonts: dict[int, FontStyle] = {}

    def character(self, at: int) -> int:
        """PDFium's own number of the character at a place of the text; the same but for odd characters."""
        return native.character_at_text(self.textpage, at) if self.shifted else at

    def type_at(self, at: int) -> Type:
        if self.shifted:
            at = self.character(at)
        textpage = self.textpage
        font = native.font_of_object(native.text_object(textpage, at))
        style = self.fonts.get(font) or self.style_of(font)
        a, b, c, d, x, y = native.read_matrix(textpage, at)
        size = native.font_size(textpage, at)
        if b == 0.0 and c == 0.0 and d > 0:
            return Type(size * d, style, 0, x, y, d)
        scale = (c * c + d * d) ** 0.5
        return Type(size * scale, style, quarter_turns(a, b), x, y, scale)

    def type_like(self, at: int, first: Type) -> Type:
        """The type of a later character in the line of another, if it is as large; else as `type_at`."""
        number = self.character(at) if self.shifted else at
        if abs(native.font_size(self.textpage, number) * first.scale - first.size) > SAME_SIZE:
            return self.type_at(at)
        font = native.font_of_object(native.text_object(self.textpage, number))
        style = self.fonts.get(font) or self.style_of(font)
        return first if style == first.style else first._replace(style=style)

    def style_of(self, font: int) -> FontStyle:
        style = self.fonts.get(font)
        if style is None:
            style = self.fonts[font] = native.read_font_style(font) if font else PLAIN
        return style

    def size_at(self, at: int) -> float:
        if self.shifted:
            at = self.character(at)
        _, _, c, d, _, _ = native.read_matrix(self.textpage, at)
        scale = d if c == 0.0 and d > 0 else (c * c + d * d) ** 0.5
        return float(native.font_size(self.textpage, at)) * scale

    def rectangles(self, start: int, end: int) -> int:
        """How many runs the characters from `start` to `end` are drawn in; `reach` tells of each."""
        if not self.shifted:
            return int(native.count_rectangles(self.textpage, start, end - start))
        first = self.character(start)
        return int(native.count_rectangles(self.textpage, first, self.character(end - 1) + 1 - first))

    def reach(self, number: int, angle: int) -> tuple[float, float]:
        """Where a run begins and where it ends, of those that were counted last."""
        native.rectangle(self.textpage, number, D0, D3, D2, D1)
        box = unpack_doubles(DOUBLES)
        if angle:
            box = turn(box, angle)
        return box[0], box[2]

    def reach_of(self, at: int, angle: int) -> tuple[float, float]:
        """Where one character begins and where it ends."""
        native.character_box(self.textpage, self.character(at), D0, D2, D1, D3)
        box = turn(unpack_doubles(DOUBLES), angle)
        return box.left, box.right


def quarter_turns(a: float, b: float) -> int:
    if abs(b) <= 0.05 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 1 if b > 0 else 3
    return -1


def turn(box: Sides, angle: int) -> Box:
    """The box on a page that is turned so that its text stands upright."""
    left, bottom, right, top = box
    if angle == 1:
        return Box(bottom, -right, top, -left)
    if angle == 2:
        return Box(-right, -top, -left, -bottom)
    if angle == 3:
        return Box(-top, left, -bottom, right)
    return Box(left, bottom, right, top)
