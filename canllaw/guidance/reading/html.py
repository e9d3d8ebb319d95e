"""Reads a web page: its main part in reading order, without the furniture around it."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError
from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.html_elements import words_of
from canllaw.guidance.reading.html_parts import styled_lists
from canllaw.guidance.reading.html_walk import Walk
from canllaw.guidance.reading.limits import LARGEST_PAGE, decode, read_bytes, refusal
from canllaw.guidance.reading.pieces import Piece, RawDocument

CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w:-]+)""", re.I)
ENTITY_DECLARATIONS = re.compile(r"<!DOCTYPE[^>\[]*\[[^\]]*\]\s*>", re.I)
WESTERN = ("iso-8859-1", "latin-1", "latin1", "us-ascii", "windows-1252", "cp1252")


def read_html(path: Path) -> RawDocument:
    """The pieces of one saved page."""
    markup = decode_page(read_bytes(path, LARGEST_PAGE)).replace("\x00", "")
    return read_tree(parse_page(markup, path.name))


def decode_page(content: bytes) -> str:
    """Text of a page's bytes, by its byte order mark, its stated encoding, or what decodes."""
    stated = CHARSET.search(content[:4096])
    name = stated[1].decode("ascii", "replace").casefold() if stated else ""
    if name and name not in ("utf-8", "utf8", "utf-16", "unicode"):
        try:
            return content.decode("cp1252" if name in WESTERN else name, errors="replace")
        except LookupError:
            pass
    return decode(content)


def read_page(markup: str) -> RawDocument:
    """The pieces of markup that stands inside another document."""
    return read_tree(parse_page(markup, "page"))


def read_tree(root: _Element | None) -> RawDocument:
    if root is None:
        return RawDocument(pieces=())
    sheets = styled_lists(" ".join(words_of(style) for style in root.iter("style")))
    walk = Walk(sheets=sheets)
    for part in main_parts(root):
        walk.read(part)
    return RawDocument(pieces=walk.pieces, title=page_title(root, walk.pieces))


def parse_page(markup: str, name: str) -> _Element | None:
    """The tree of a page. Entities of its own making stay as they are written."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    markup = ENTITY_DECLARATIONS.sub("", markup, count=1)
    root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    # The parser leaves out what is nested too deeply; words must not be lost without a word about it.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise too_deep(name)
    return root


def too_deep(name: str) -> MaterialError:
    return refusal(
        name,
        message(
            "The page nests more than 2,000 elements in one another, so that parts of it cannot be read."
        ),
        message("Open it in a browser, copy its text into a new document, and save that."),
    )


def main_parts(root: _Element) -> Iterator[_Element]:
    """The main part of a page, and footnotes that stand outside it."""
    mains = [*root.iter("main"), *root.iterfind(".//*[@role='main']")]
    articles = list(root.iter("article"))
    body = root.find("body")
    main = mains[0] if mains else articles[0] if len(articles) == 1 else body if body is not None else root
    yield main
    if main is not root and main is not body:
        inside = set(main.iter())
        for element in root.iterfind(".//*[@role='doc-endnotes']"):
            if element not in inside:
                yield element


def page_title(root: _Element, pieces: list[Piece]) -> str | None:
    """The only heading of the highest level, else what the page's head says."""
    tops = [piece for piece in pieces if piece.kind is PassageKind.HEADING and piece.level == 1]
    if len(tops) == 1:
        return tops[0].text
    stated = root.findtext(".//title")
    return stated.strip() if stated and stated.strip() else None
