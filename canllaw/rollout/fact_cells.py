"""A published figure, or the sign that stands in its stead and says why there is none."""

from canllaw.basics.cells import read_number, read_text
from canllaw.basics.language import Message, message

EMPTY = message("The cell is empty.")
NOT_APPLICABLE = message("Not applicable, says who published it.")
CONFIDENTIAL = message("Confidential: withheld by who published it, so that nobody can be recognised.")
UNAVAILABLE = message("Not available, says who published it.")
UNRELIABLE = message("Not reliable enough to be published, says who published it.")
NEARLY_NONE = message("Rounded down to nothing, but not nothing, says who published it.")
PUBLISHED_TOGETHER = message("Published only together with another authority.")

# The symbols of official statistics in the United Kingdom as the Department for Education uses them (its
# analysts' guide, open data standards, "Data symbols"). The last three are older or other forms of theirs.
SIGNS: dict[str, Message] = {
    "z": NOT_APPLICABLE,
    "c": CONFIDENTIAL,
    "x": UNAVAILABLE,
    "u": UNRELIABLE,
    "low": NEARLY_NONE,
    ":": UNAVAILABLE,
    "~": NEARLY_NONE,
    "k": NEARLY_NONE,
}


def read_figure(cell: object) -> float | Message | None:
    """The figure, or why there is none. None where the cell is neither a number nor such a sign."""
    if cell is None or not (text := read_text(cell)):
        return EMPTY
    number = read_number(cell)
    if number is None:
        return SIGNS.get(text.casefold())
    return number
