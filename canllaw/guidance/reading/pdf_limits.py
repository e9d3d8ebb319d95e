"""Finds PDFs that are built to exhaust a computer before PDFium reads them: small streams that unpack to
far too much, and drawings that hold themselves. Streams stand openly in a file, so this needs no
parser.
"""

import mmap
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LARGEST_STREAM = 16 * 1024 * 1024
LARGEST_RATIO = 1032
LONGEST_HEAD = 8192
STEP = 1024 * 1024
DEEPEST_DRAWING = 6
MOST_DRAWINGS = 50_000
STREAM = re.compile(rb"stream\r?\n")
OBJECT = re.compile(rb"(\d+)\s+\d+\s+$")
REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R\b")
DRAWINGS = re.compile(rb"/XObject\s*(?:<<(.*?)>>|(\d+)\s+\d+\s+R)", re.DOTALL)
RESOURCES = re.compile(rb"/Resources\s+(\d+)\s+\d+\s+R")
FORM = re.compile(rb"/Subtype\s*/Form\b")
# Pictures and fonts are large with good reason, and PDFium does not unpack them for their text.
LARGE_BY_NATURE = re.compile(
    rb"/Subtype\s*/Image\b|/Length1\b|/Subtype\s*/(?:CIDFontType0C|Type1C|OpenType)\b"
)


class Stream(NamedTuple):
    """One stream of a PDF: the number of its object, what is written before it, and where its content
    stands.
    """

    number: int
    head: bytes
    start: int
    end: int


def is_bomb(path: Path) -> bool:
    """Whether a PDF would take far more memory or time than it looks like."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        drawings: dict[int, set[int]] = {}
        for stream in find_streams(content):
            if unpacks_to_too_much(content, stream):
                return True
            if FORM.search(stream.head):
                drawings[stream.number] = drawn_inside(content, stream.head)
        known: dict[int, int] = {}
        return len(drawings) > MOST_DRAWINGS or any(
            depth_of(number, drawings, known) > DEEPEST_DRAWING for number in drawings
        )


def find_streams(content: mmap.mmap) -> Iterator[Stream]:
    for match in STREAM.finditer(content):
        start = match.start()
        if content[start - 3 : start] == b"end":
            continue
        opened = content.rfind(b"obj", max(0, start - LONGEST_HEAD), start)
        number = OBJECT.search(content[max(0, opened - 24) : opened]) if opened >= 0 else None
        if number is None:
            continue
        end = content.find(b"endstream", match.end())
        yield Stream(int(number[1]), content[opened:start], match.end(), end if end >= 0 else len(content))


def unpacks_to_too_much(content: mmap.mmap, stream: Stream) -> bool:
    packings = stream.head.count(b"/FlateDecode") + stream.head.count(b"/Fl ")
    if packings == 0 or LARGE_BY_NATURE.search(stream.head):
        return False
    length = stream.end - stream.start
    if packings == 1 and length * LARGEST_RATIO < LARGEST_STREAM:
        return False
    unpacked, unpacking = 0, zlib.decompressobj()
    rest = content[stream.start : stream.end]
    try:
        while rest and unpacked <= LARGEST_STREAM:
            unpacked += len(unpacking.decompress(rest, STEP))
            rest = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return unpacked > LARGEST_STREAM or (packings > 1 and unpacked * LARGEST_RATIO > LARGEST_STREAM)


def drawn_inside(content: mmap.mmap, head: bytes) -> set[int]:
    """The objects that a drawing may draw in its turn."""
    resources = RESOURCES.search(head)
    text = object_text(content, int(resources[1])) if resources else head
    inside: set[int] = set()
    for match in DRAWINGS.finditer(text):
        names = match[1] if match[1] is not None else object_text(content, int(match[2]))
        inside.update(int(number) for number in REFERENCE.findall(names))
    return inside


def object_text(content: mmap.mmap, number: int) -> bytes:
    at = re.search(rb"(?<!\d)%d\s+\d+\s+obj\b" % number, content)
    return content[at.end() : at.end() + LONGEST_HEAD].partition(b"endobj")[0] if at else b""


def depth_of(number: int, drawings: dict[int, set[int]], known: dict[int, int]) -> int:
    """How many drawings stand in each other; one that holds itself counts as too many."""
    if number not in known:
        known[number] = DEEPEST_DRAWING + 1
        inside = [depth_of(other, drawings, known) for other in drawings[number] if other in drawings]
        known[number] = 1 + max(inside, default=0)
    return known[number]
