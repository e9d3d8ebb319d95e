"""What the elements of a web page are to a reader: furniture, boxes, footnotes, lists. No walking here."""

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache

from lxml.etree import _Element

from canllaw.guidance.reading.numbering import say_letters, say_roman


class Part(Enum):
    """What is to be done with an element."""

    INLINE = auto()
    BLOCK = auto()
    FURNITURE = auto()
    BOX = auto()
    NOTES = auto()
    NOTE = auto()
    NOTE_LABEL = auto()
    NOTE_REFERENCE = auto()
    HEADING = auto()
    LIST = auto()
    ITEM = auto()
    TERM = auto()
    DEFINITION = auto()
    TABLE = auto()
    ROW = auto()
    CELL = auto()
    CODE = auto()
    BREAK = auto()


FURNITURE_TAGS = frozenset(
    [
        *(
            "script",
            "style",
            "noscript",
            "template",
            "nav",
            "svg",
            "math",
            "iframe",
            "object",
            "canvas",
            "audio",
        ),
        *("video", "input", "textarea", "select", "button", "dialog", "head", "map", "progress", "meter"),
    ]
)
FURNITURE_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "doc-toc",
        "doc-backlink",
    ]
)
FURNITURE_CLASSES = frozenset(
    [
        *(
            "breadcrumb",
            "breadcrumbs",
            "govuk-breadcrumbs",
            "cookie",
            "cookies",
            "cookie-banner",
            "cookie-notice",
        ),
        *("govuk-cookie-banner", "govuk-skip-link", "skip-link", "skip", "skiplink", "skip-to-content"),
        *("skip-nav", "headerlink", "toc", "table-of-contents", "toctree-wrapper", "contents-list"),
        *("gem-c-contents-list", "sphinxsidebar", "related", "pagination", "pager", "footnote-backref"),
        *("fn-backref", "footnote-back", "reversefootnote", "visually-hidden", "govuk-visually-hidden"),
        *("sr-only", "print-link", "share-links", "linenos", "site-header", "site-footer", "page-header-nav"),
        *("navbar", "sidebar-nav", "anchorjs-link", "header-anchor", "permalink", "prev-next", "backlinks"),
    ]
)
FURNITURE_IDS = frozenset(["toc", "table-of-contents", "cookie-banner", "global-cookie-message", "skiplink"])
BOX_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:box|boxed|callout|panel|inset|inset-text|legislation|law|note|admonition|warning|important|"
    r"infobox|example|case-study|alert|well|highlight-box|call-to-action|information-block|textbox|notice)(?:$|\s)"
)
NOTE_CLASSES = frozenset(["footnote", "footnotes", "endnotes", "footnote-list", "footnotes-list"])
REFERENCE_CLASSES = frozenset(["footnote-reference", "footnote-ref", "footnote-link", "noteref", "fnref"])
NOTE_TARGET = re.compile(r"#(?:fn|footnote|note|endnote|ftn|cite_note)[-_:.]?\w*", re.I)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
LIST_RULE = re.compile(r"\.([\w-]+)\s*\{[^{}]*?list-style(?:-type)?\s*:\s*([\w-]+)", re.I)
INLINE_TAGS = frozenset(
    [
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
        ),
        *(
            "img",
            "ins",
            "kbd",
            "label",
            "mark",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strike",
        ),
        *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    ]
)
PLAIN_TAGS = {
    **{f"h{level}": Part.HEADING for level in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "menu", "dl"), Part.LIST),
    **dict.fromkeys(("td", "th"), Part.CELL),
    **dict.fromkeys(("pre", "xmp", "listing"), Part.CODE),
    **dict.fromkeys(("br", "hr"), Part.BREAK),
    **{"li": Part.ITEM, "dt": Part.TERM, "dd": Part.DEFINITION, "table": Part.TABLE, "tr": Part.ROW},
    "blockquote": Part.BOX,
}
BOXABLE = frozenset(["div", "section", "aside", "fieldset", "details", "figure"])


@lru_cache(maxsize=4096)
def part_of(tag: str, classes: str, role: str) -> Part:
    """What an element is, by its name, classes and role."""
    tokens = frozenset(classes.casefold().split())
    if tag in FURNITURE_TAGS or role in FURNITURE_ROLES or tokens & FURNITURE_CLASSES:
        return Part.FURNITURE
    if note := note_part(tag, tokens, role):
        return note
    if role == "heading":
        return Part.HEADING
    if tag in INLINE_TAGS:
        return Part.INLINE
    if tag == "aside" or (tag in BOXABLE and BOX_CLASSES.search(classes.casefold())):
        return Part.BOX
    return PLAIN_TAGS.get(tag, Part.BLOCK)


def note_part(tag: str, tokens: frozenset[str], role: str) -> Part | None:
    """Footnotes as Sphinx, Pandoc, markdown-it, DPUB-ARIA and hand-made pages write them."""
    if role == "doc-noteref" or (tag == "a" and tokens & REFERENCE_CLASSES):
        return Part.NOTE_REFERENCE
    if role in ("doc-footnote", "doc-endnote"):
        return Part.NOTE
    if role == "doc-endnotes" or (
        tokens & NOTE_CLASSES and tag in ("div", "section", "footer", "ol", "ul", "dl")
    ):
        return Part.NOTES
    if tokens & NOTE_CLASSES and tag in ("aside", "table", "p", "li"):
        return Part.NOTE
    if "label" in tokens and tag in ("span", "td", "dt"):
        return Part.NOTE_LABEL
    return None


def is_hidden(element: _Element) -> bool:
    """Whether an element is kept from readers' eyes."""
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or (style is not None and HIDDEN.search(style) is not None)
        or (element.get("id") or "").casefold() in FURNITURE_IDS
    )


def styled_lists(sheets: str) -> dict[str, str]:
    """How lists of a class count, as the page's own style sheets say: {"letters": "lower-alpha"}."""
    return {name.casefold(): style.casefold() for name, style in LIST_RULE.findall(sheets)}


def list_style(element: _Element, sheets: Mapping[str, str]) -> str:
    """How a list counts: "1", "a", "A", "i", "I", "•", or "" where it shows no marks."""
    style = (element.get("style") or "").casefold()
    classes = (element.get("class") or "").casefold()
    styles = [sheets[name] for name in classes.split() if name in sheets]
    style += "".join(f";list-style:{each}" for each in styles)
    stated = element.get("type")
    if "list-style:none" in style.replace(" ", "").replace("-type", "") or "no-bullet" in classes:
        return ""
    if element.tag != "ol":
        return "•"
    if stated in ("1", "a", "A", "i", "I"):
        return stated
    words = (style + " " + classes).replace("-", "")
    named = {"loweralpha": "a", "lowerlatin": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}
    return next((sign for name, sign in named.items() if name in words), "1")


def say_mark(style: str, value: int) -> str | None:
    """The mark that a browser prints before an item."""
    if style in ("", "•"):
        return style or None
    if value < 1 or style == "1":
        return f"{value}."
    letters = say_letters(value) if style in "aA" else say_roman(value)
    return f"{letters.upper() if style in 'AI' else letters}."
