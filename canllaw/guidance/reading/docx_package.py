"""Opens the parts of a Word file without trusting what the file says about its size."""

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError
from canllaw.guidance.reading.limits import (
    LARGEST_RATIO,
    LARGEST_WORD_FILE,
    LARGEST_WORD_PART,
    MEGABYTE,
    damaged,
    refusal,
    too_large,
    unreadable,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# What Python raises where a zip archive was cut off, overwritten or locked.
DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
)
TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordParts:
    """The parts of a Word file that hold its words. Those that a file may lack are None."""

    document: _Element
    styles: _Element | None
    numbering: _Element | None
    footnotes: _Element | None
    endnotes: _Element | None
    title: str | None


def open_parts(path: Path) -> WordParts:
    """Read and parse the parts of a file. Raises MaterialError for bombs, locks and damage."""
    try:
        if path.stat().st_size > LARGEST_WORD_FILE:
            raise too_large(path.name, LARGEST_WORD_FILE)
        with zipfile.ZipFile(path) as archive:
            document = read_part(path, archive, "word/document.xml")
            if document is None:
                raise damaged(path.name)
            core = read_part(path, archive, "docProps/core.xml")
            return WordParts(
                document=document,
                styles=read_part(path, archive, "word/styles.xml"),
                numbering=read_part(path, archive, "word/numbering.xml"),
                footnotes=read_part(path, archive, "word/footnotes.xml"),
                endnotes=read_part(path, archive, "word/endnotes.xml"),
                title=core.findtext(TITLE) if core is not None else None,
            )
    except PermissionError as error:
        raise unreadable(path.name) from error
    except (*DAMAGED, etree.XMLSyntaxError) as error:
        raise damaged(path.name) from error


def read_part(path: Path, archive: zipfile.ZipFile, name: str) -> _Element | None:
    """One part as a tree, None where the file has none. Nothing is unpacked beyond the limit."""
    info = archive.NameToInfo.get(name)
    if info is None:
        return None
    swollen = info.file_size > MEGABYTE and info.file_size > LARGEST_RATIO * max(info.compress_size, 1)
    if info.file_size > LARGEST_WORD_PART or swollen:
        raise bomb(path.name)
    with archive.open(info) as part:
        content = part.read(LARGEST_WORD_PART + 1)
    if len(content) > LARGEST_WORD_PART:
        raise bomb(path.name)
    return parse_part(path, content)


def parse_part(path: Path, content: bytes) -> _Element:
    """No part of a Word file declares entities, so one that does means harm."""
    if b"<!DOCTYPE" in content[:4096]:
        raise harmful(path.name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True
    )
    root = etree.fromstring(content.replace(STRICT, TRANSITIONAL), parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise harmful(path.name)
    return root


def harmful(name: str) -> MaterialError:
    return refusal(
        name,
        message("The document declares XML entities, which Word never does."),
        message("Do not trust this file; ask its sender for the original."),
    )


def bomb(name: str) -> MaterialError:
    return refusal(
        name,
        message("The document unpacks to far more than any guidance holds."),
        message("Do not trust this file; ask its sender for the original, or save the text alone as .docx."),
    )
