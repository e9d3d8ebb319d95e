"""The calls into PDFium that are made for every line of a page.

They are bound once more without pypdfium2's conversion of every argument, which would cost more than
the calls. A page or a text page is handed over as its address, declared as a pointer, which ctypes takes
in half the time that it takes for a number; results come in a buffer that is read at once.
"""

import ctypes
import re
import struct
from collections.abc import Callable
from ctypes import c_double, c_float, c_int, c_size_t, c_void_p
from functools import lru_cache
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as raw

BOLD_NAME = re.compile(r"bold|black|heavy|demi|medi(?!um)|cmbx|[-,]bd", re.IGNORECASE)
PLAIN_NAME = re.compile(r"regular|roman|book|light|medium|[-,](it|italic|oblique)$", re.IGNORECASE)
MONO_NAME = re.compile(r"mono|courier|consol|typewriter|cmtt|fixed", re.IGNORECASE)
# The flag for a fixed pitch is left aside: common programs set it for Times.
ITALIC, FORCE_BOLD = 64, 1 << 18
BOLD_WEIGHT = 700
PATH = 2
UNIT = 2


class FontStyle(NamedTuple):
    """How a font looks, as far as the structure of a page depends on it."""

    bold: bool
    italic: bool
    mono: bool


class Box(NamedTuple):
    """A rectangle on the page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


Sides = tuple[float, float, float, float]
PLAIN = FontStyle(bold=False, italic=False, mono=False)


def bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """One function of PDFium that takes plain numbers."""
    address = ctypes.cast(getattr(raw, name), c_void_p).value
    assert address, "PDFium has the functions that its headers name"
    # A call of this kind keeps Python's lock, which no other thread waits for; letting it go costs a quarter.
    bound: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(address)
    return bound


count_characters = bind("FPDFText_CountChars", c_int, c_void_p)
copy_text = bind("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
character_at_text = bind("FPDFText_GetCharIndexFromTextIndex", c_int, c_void_p, c_int)
font_size = bind("FPDFText_GetFontSize", c_double, c_void_p, c_int)
text_object = bind("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
font_of_object = bind("FPDFTextObj_GetFont", c_void_p, c_void_p)
font_weight = bind("FPDFFont_GetWeight", c_int, c_void_p)
font_flags = bind("FPDFFont_GetFlags", c_int, c_void_p)
font_name = bind("FPDFFont_GetBaseFontName", c_size_t, c_void_p, c_void_p, c_size_t)
character_matrix = bind("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
character_box = bind("FPDFText_GetCharBox", c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
count_rectangles = bind("FPDFText_CountRects", c_int, c_void_p, c_int, c_int)
rectangle = bind("FPDFText_GetRect", c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
count_objects = bind("FPDFPage_CountObjects", c_int, c_void_p)
object_at = bind("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
object_type = bind("FPDFPageObj_GetType", c_int, c_void_p)
object_bounds = bind("FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
fill_colour = bind("FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
bookmark_title = bind("FPDFBookmark_GetTitle", c_size_t, c_void_p, c_void_p, c_size_t)
draw_mode = bind("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)

# PDFium may be used from one thread only, so one set of buffers is enough.
DOUBLES = (c_double * 4)()
FLOATS = (c_float * 6)()
unpack_doubles: Callable[[Any], Sides] = struct.Struct("4d").unpack_from
WHOLE = (c_int * 4)()
NAME = ctypes.create_string_buffer(128)
# Longer than nearly all pages; a buffer made anew costs more than the reading of the text into it.
TEXT = ctypes.create_string_buffer(1 << 16)
D0 = ctypes.addressof(DOUBLES)
D1, D2, D3 = D0 + 8, D0 + 16, D0 + 24
F0 = ctypes.addressof(FLOATS)
F1, F2, F3 = F0 + 4, F0 + 8, F0 + 12
W0 = ctypes.addressof(WHOLE)
N0 = ctypes.addressof(NAME)
T0 = ctypes.addressof(TEXT)


def address_of(handle: Any) -> int:
    """The address behind a handle of pypdfium2."""
    return ctypes.cast(handle, c_void_p).value or 0


def read_text(textpage: int) -> str:
    """The whole text of a page, one character of the result for each UTF-16 unit."""
    count = count_characters(textpage)
    if count <= 0:
        return ""
    buffer = buffer_for(UNIT * (2 * count + 1))
    written = max(copy_text(textpage, 0, count, ctypes.addressof(buffer)) - 1, 0)
    units = ctypes.string_at(buffer, UNIT * written)
    text = units.decode("utf-16-le", "replace")
    return text if len(text) == written else "".join(map(chr, memoryview(units).cast("H")))


def read_title(bookmark: int) -> str:
    """The words of an entry of a PDF's outline."""
    size = bookmark_title(bookmark, T0, len(TEXT))
    buffer = buffer_for(size)
    if buffer is not TEXT:
        bookmark_title(bookmark, ctypes.addressof(buffer), size)
    return ctypes.string_at(buffer, max(size - UNIT, 0)).decode("utf-16-le", "ignore")


def buffer_for(size: int) -> ctypes.Array[ctypes.c_char]:
    return TEXT if size <= len(TEXT) else ctypes.create_string_buffer(size)


def read_matrix(textpage: int, character: int) -> list[float]:
    """The six numbers that place a character: its directions, then the start of its run."""
    if not character_matrix(textpage, character, F0):
        return [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
    return FLOATS[:]


def read_font_style(font: int) -> FontStyle:
    """What the font's name, weight and flags say of it."""
    if not font:
        return PLAIN
    length = font_name(font, N0, len(NAME))
    name = NAME.value.decode("latin-1") if 0 < length <= len(NAME) else ""
    return judge_font(name, max(font_flags(font), 0), font_weight(font))


@lru_cache(maxsize=256)
def judge_font(name: str, flags: int, weight: int) -> FontStyle:
    heavy = weight >= BOLD_WEIGHT and not PLAIN_NAME.search(name)
    return FontStyle(
        bold=bool(BOLD_NAME.search(name)) or heavy or bool(flags & FORCE_BOLD),
        italic=bool(flags & ITALIC) or "ital" in name.lower() or "obli" in name.lower(),
        mono=bool(MONO_NAME.search(name)),
    )


def find_paths(page: int, most: int) -> list[tuple[Box, bool]]:
    """The drawn shapes of a page and whether each is visible as an area; none where it holds above `most`
    objects.
    """
    count = count_objects(page)
    if count > most:
        return []
    objects = list(map(object_at, repeat(page, count), range(count)))
    kinds = map(object_type, objects)
    return [
        (bounds_of(shape), is_area(shape)) for shape, kind in zip(objects, kinds, strict=True) if kind == PATH
    ]


def bounds_of(shape: int) -> Box:
    object_bounds(shape, F0, F1, F2, F3)
    return Box(*FLOATS[:4])


def is_area(shape: int) -> bool:
    """Whether the shape has a visible outline, or is filled with something else than white."""
    if not draw_mode(shape, W0, W0 + 4):
        return False
    filled, stroked = WHOLE[0], WHOLE[1]
    if stroked:
        return True
    fill_colour(shape, W0, W0 + 4, W0 + 8, W0 + 12)
    red, green, blue, alpha = WHOLE[:]
    return bool(filled) and alpha > 0 and min(red, green, blue) < 252
