"""Bytes into XML, without entities, without the network and without believing the declared encoding."""

import re

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from lxml import etree
from lxml.etree import _Element

from canllaw.basics.problems import MaterialError
from canllaw.basics.sources import Source
from canllaw.evidence.refi_qda import limits

DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
# Encodings in which no markup can hide from a reader of plain letters.
ENCODINGS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "utf-16": "utf-16",
    "iso-8859-1": "latin-1",
    "latin-1": "latin-1",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
}


def parse(content: bytes, source: Source, root: str) -> _Element:
    """The root element. Raises MaterialError where it is none of ours, or means harm."""
    if not content.strip():
        raise MaterialError([limits.empty(source)])
    words = decode(content, source)
    if "<!DOCTYPE" in words or "<!ENTITY" in words:
        refuse_entities(words, source)
    # Nesting and amplification stay limited: `huge_tree` would take these guards away.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        found = etree.fromstring(words.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError) as error:
        row = getattr(error, "lineno", None)
        raise MaterialError([limits.not_xml(source, row)]) from error
    if etree.QName(found).localname != root:
        raise MaterialError([limits.wrong_root(source)])
    return found


def decode(content: bytes, source: Source) -> str:
    """The text of an XML file without its declaration: the encoding is settled here."""
    declared = DECLARED.match(content.removeprefix(b"\xef\xbb\xbf").lstrip()[:200])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        name = "utf-16"
    elif content.startswith(b"\xef\xbb\xbf"):
        name = "utf-8"
    try:
        words = content.decode(ENCODINGS[name]).removeprefix("\ufeff")
    except (KeyError, UnicodeError) as error:
        raise MaterialError([limits.not_xml(source, None)]) from error
    # An empty line takes the declaration's place, so that lines keep their numbers.
    return PROLOGUE.sub(lambda found: "\n" * found[0].count("\n"), words)


def refuse_entities(words: str, source: Source) -> None:
    """A declaration in earnest, not one that is quoted in a text, is refused."""
    try:
        ElementTree.fromstring(words, forbid_dtd=True)
    except DefusedXmlException as error:
        raise MaterialError([limits.declares_entities(source)]) from error
    except ElementTree.ParseError as error:
        raise MaterialError([limits.not_xml(source, error.position[0])]) from error
