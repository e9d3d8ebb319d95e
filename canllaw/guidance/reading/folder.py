"""Reads a folder of pages as one document, in the order of its index or contents, else by name."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Source
from canllaw.guidance.reading.detect import ENDINGS, PAGE_ENDINGS, Format, find_format
from canllaw.guidance.reading.limits import (
    LARGEST_PAGE,
    MOST_FILES,
    decode,
    refusal,
    too_large,
    unreadable,
)
from canllaw.guidance.reading.one_file import read_file
from canllaw.guidance.reading.pieces import Piece, RawDocument

KINDS = {
    **dict.fromkeys(PAGE_ENDINGS, Format.HTML),
    **ENDINGS,
    ".rst.txt": Format.RST,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
}
INDEX_NAMES = ("index", "summary", "contents", "toc", "mynegai", "cynnwys")
# Pages that programs and projects add to a document, and that are no part of what it says.
ADDED = frozenset(
    ["genindex", "search", "py-modindex", "license", "licence", "contributing", "changelog", "404"]
)
LINKS = {
    Format.HTML: re.compile(r"""<a\s[^>]*?href\s*=\s*["']([^"'#?]+)""", re.I),
    Format.MARKDOWN: re.compile(r"\]\(\s*<?([^)\s#?>]+)"),
    Format.RST: re.compile(r"^ {2,}(?:[^<\n]*<)?([\w./-]+)>?[ \t]*$", re.M),
}
DIGITS = re.compile(r"(\d+)")


def find_pages(folder: Path) -> list[Path]:
    """The pages of a folder in reading order, all of its commonest format."""
    try:
        found = [path for path in folder.rglob("*") if is_page(path, folder)]
    except OSError as error:
        raise unreadable(folder.name) from error
    if not found:
        raise refusal(
            folder.name,
            message("The folder holds no pages."),
            message("Give a folder of web pages, Markdown or text files, or the path of one document."),
        )
    if len(found) > MOST_FILES:
        raise refusal(
            folder.name,
            message("The folder holds more than {most} pages.", most=MOST_FILES),
            message("Give the folder of one document."),
        )
    kinds = Counter(kind for path in found if (kind := kind_of(path)))
    commonest = kinds.most_common(1)[0][0]
    return in_order(folder, [path for path in found if kind_of(path) is commonest], commonest)


def is_page(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    if (
        any(part.startswith((".", "_")) or part.endswith("_files") for part in parts[:-1])
        or not kind_of(path)
        or not path.is_file()
    ):
        return False
    return path.name[0] not in "._" and path.name.partition(".")[0].casefold() not in ADDED


def kind_of(path: Path) -> Format | None:
    name = path.name.casefold()
    return next((kind for ending, kind in KINDS.items() if name.endswith(ending)), None)


def natural(path: Path) -> list[tuple[int, str | int]]:
    """Sorts "page 10" behind "page 9", and the index of a folder before its other pages."""
    parts = [part.casefold() for part in path.parts]
    if parts[-1].partition(".")[0] in (*INDEX_NAMES, "readme"):
        parts[-1] = ""
    words = [word for part in parts for word in (*DIGITS.split(part), "/")]
    return [(0, int(word)) if word.isdigit() else (1, word) for word in words if word]


def in_order(folder: Path, pages: list[Path], kind: Format) -> list[Path]:
    """The index first, then what it links to, in its order, then the other pages by name."""
    pages.sort(key=lambda path: natural(path.relative_to(folder)))
    index = next((path for path in pages if path.parent == folder and is_index(path)), None)
    if index is None or kind not in LINKS:
        return pages
    ordered = dict.fromkeys([index, *linked_pages(index, pages, kind)])
    return [*ordered, *(path for path in pages if path not in ordered)]


def is_index(path: Path) -> bool:
    return path.name.partition(".")[0].casefold() in INDEX_NAMES


def linked_pages(index: Path, pages: Sequence[Path], kind: Format) -> Iterable[Path]:
    text = decode(index.read_bytes()[:LARGEST_PAGE])
    if kind is Format.RST:
        text = "\n".join(re.findall(r"^\.\. toctree::\n(?:(?:[ \t]+.*)?\n)*", text + "\n", re.M))
    known = {link_name(path, index.parent): path for path in pages}
    for target in LINKS[kind].findall(text):
        name = plain_name(unquote(unescape(target)))
        if name in known:
            yield known[name]


def link_name(path: Path, folder: Path) -> str:
    return plain_name(path.relative_to(folder).as_posix())


def plain_name(target: str) -> str:
    """A page's name as links may write it: without "./" and without its ending."""
    head, _, name = target.removeprefix("./").rpartition("/")
    return f"{head}/{name.partition('.')[0]}"


def read_folder(
    folder: Path, pages: Sequence[Path], progress: Callable[[int, int], None] | None = None
) -> tuple[Format, RawDocument]:
    """The pieces of all pages in order. Raises one MaterialError with the problems of all pages."""
    if sum(path.stat().st_size for path in pages) > LARGEST_PAGE:
        raise too_large(folder.name, LARGEST_PAGE)
    pieces: list[Piece] = []
    problems: list[Problem] = []
    title: str | None = None
    formats: list[Format] = []
    for count, path in enumerate(pages, 1):
        try:
            formats.append(find_format(path))
            raw = read_file(path, formats[-1])
        except MaterialError as error:
            problems.extend(error.problems)
            continue
        title = raw.title if path.parent == folder and is_index(path) else title
        pieces.extend(renumber_tables(raw.pieces, pieces))
        if progress is not None:
            progress(count, len(pages))
    if problems:
        raise MaterialError(problems)
    return max(dict.fromkeys(formats), key=formats.count), RawDocument(
        pieces=pieces, title=title or folder.name
    )


def renumber_tables(pieces: Sequence[Piece], before: Sequence[Piece]) -> Iterable[Piece]:
    """Tables are counted over the whole document."""
    if not any(piece.cell for piece in pieces):
        return pieces
    last = next((piece.cell[0] for piece in reversed(before) if piece.cell), -1)
    return [
        replace(piece, cell=(piece.cell[0] + last + 1, *piece.cell[1:])) if piece.cell else piece
        for piece in pieces
    ]


def source_of_folder(folder: Path, pages: Sequence[Path]) -> Source:
    """The folder's name and a hash over the names and contents of its pages, whatever their order."""
    whole = hashlib.sha256()
    for path in sorted(pages):
        whole.update(path.relative_to(folder).as_posix().encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return Source(name=folder.name, sha256=whole.hexdigest())
