"""Questions as people see them, without the web page's marks in which survey tools keep them."""

import html
import re

HIDDEN = re.compile(r"<(script|style)\b.*?(</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[a-zA-Z/!][^>]*>")


def strip_markup(text: str) -> str:
    """The words alone, on one line."""
    if "<" in text:
        text = TAG.sub(" ", HIDDEN.sub(" ", text))
    return " ".join(html.unescape(text).split())
