"""Reads reStructuredText as far as documents use it: headings, lists, notes, boxes, code; not its tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import count
from pathlib import Path

from canllaw.guidance.documents import PassageKind
from canllaw.guidance.reading.limits import LARGEST_TEXT, decode, read_bytes
from canllaw.guidance.reading.outline import Lines, Outline, Within, indent_of
from canllaw.guidance.reading.pieces import RawDocument
from canllaw.guidance.reading.rst_inline import Names, read_inline

DIRECTIVE = re.compile(r"\.\. (?:\|[^|]+\|\s*)?([\w:-]+)::\s*(.*)")
NOTE = re.compile(r"\.\. \[(#?\w*|\*)\]\s*(.*)")
TARGET = re.compile(r"(?:\.\. _|__ )")
OPTION = re.compile(r"\s*:[\w-]+:")
SUBSTITUTION = re.compile(r"^\.\. \|([^|]+)\| replace:: (.+(?:\n +\S.*)*)", re.M)
LABELLED_HEADING = re.compile(
    r"((?:^\.\. _[^\n]+:[ ]*\n\s*)+)(?:([^\w\s])\2{2,}\n)?[ ]?(\S[^\n]*)\n([^\w\s])\4{2,}[ ]*$", re.M
)
FIRST_HEADING = re.compile(
    r"^(?:([^\w\s])\1{2,}\n)?[ ]?(\w[^\n]*|`[^\n]*)\n([=\-~^\"'`#*+.:_<>])\3{2,}[ ]*$", re.M
)
LABEL = re.compile(r"\.\. _`?([^\n]+?)`?:")
CODE = ("code", "code-block", "sourcecode", "parsed-literal", "literalinclude", "highlight", "math", "prompt")
BOXES = (
    *("note", "warning", "important", "admonition", "attention", "caution", "danger", "error", "hint", "tip"),
    *("topic", "sidebar", "seealso", "epigraph", "pull-quote"),
)
SHOWN = ("figure", "container", "centered", "only", "rubric", "versionadded", "versionchanged", "compound")


def read_rst(path: Path) -> RawDocument:
    """The pieces of one file. Cross references are put into words by the titles of the files beside it."""
    text = decode(read_bytes(path, LARGEST_TEXT))
    beside = sorted({path, *path.parent.glob("*.rst"), *path.parent.glob("*.rst.txt")})
    stamps = tuple((each, each.stat().st_mtime_ns, each.stat().st_size) for each in beside)
    return read_marked_up(text, titles_beside(stamps))


def read_marked_up(text: str, titles: dict[str, str]) -> RawDocument:
    words = {name: " ".join(value.split()) for name, value in SUBSTITUTION.findall(text)}
    bare = Names(titles=titles, words={})
    names = Names(titles=titles, words={name: read_inline(value, bare)[0] for name, value in words.items()})
    pieces = RstOutline(names=names).read(text)
    tops = [piece for piece in pieces if piece.kind is PassageKind.HEADING and piece.level == 1]
    return RawDocument(pieces=pieces, title=tops[0].text if len(tops) == 1 else None)


@lru_cache(maxsize=4)
def titles_beside(stamps: tuple[tuple[Path, int, int], ...]) -> dict[str, str]:
    """What labels and names of documents stand for, over all files of a folder."""
    titles: dict[str, str] = {}
    names = Names(titles={}, words={})
    for path, _, size in stamps:
        if size > LARGEST_TEXT:
            continue
        text = decode(path.read_bytes())
        for match in LABELLED_HEADING.finditer(text):
            title = read_inline(match[3].strip(), names)[0]
            titles.update(dict.fromkeys((label.casefold() for label in LABEL.findall(match[1])), title))
        if first := FIRST_HEADING.search(text):
            titles[path.name.partition(".")[0].casefold()] = read_inline(first[2].strip(), names)[0]
    return titles


@dataclass(slots=True)
class RstOutline(Outline):
    """reStructuredText: explicit markup after "..", literal blocks after "::", block quotes by indent."""

    names: Names = field(default_factory=lambda: Names(titles={}, words={}))
    noted: "count[int]" = field(default_factory=lambda: count(1))
    referred: "count[int]" = field(default_factory=lambda: count(1))

    def add_lines(self, block: Lines) -> None:
        lines = list(block.lines)
        while lines and TARGET.match(lines[0].strip()) and not self.is_closed_at(lines[0]):
            self.close_to(indent_of(lines[0]))
            lines.pop(0)
        if not lines:
            return
        words = lines[0].strip()
        if not self.is_closed_at(lines[0]) and (words.startswith(".. ") or words == ".."):
            self.add_explicit(lines)
        elif words.startswith("| ") and not self.is_closed_at(lines[0]):
            self.close_to(indent_of(lines[0]))
            for line in lines:
                self.add(PassageKind.PARAGRAPH, line.strip().removeprefix("|"), level=self.depth())
        else:
            super(RstOutline, self).add_lines(replace(block, lines=tuple(lines)))

    def is_closed_at(self, line: str) -> bool:
        """Whether a line stands in code or in something left out, where no markup counts."""
        self.close_to(indent_of(line))
        return self.is_within(Within.CODE) or self.is_within(Within.SKIPPED)

    def add_explicit(self, lines: list[str]) -> None:
        indent = indent_of(lines[0])
        end = next((at for at, line in enumerate(lines) if at and indent_of(line) <= indent), len(lines))
        words, body, after = lines[0].strip(), lines[1:end], lines[end:]
        self.add_markup(words, body, indent)
        if after:
            self.add_lines(Lines(lines=tuple(after)))

    def add_markup(self, words: str, body: list[str], indent: int) -> None:
        content = indent_of(body[0]) if body else indent + 3
        if note := NOTE.match(words):
            self.add_note(note, body, indent)
            return
        directive = DIRECTIVE.match(words)
        name = directive[1] if directive else ""
        if directive is None or name not in (*CODE, *BOXES, *SHOWN):
            self.open(Within.SKIPPED, indent + 1, content)
            return
        while body and OPTION.match(body[0]):
            body.pop(0)
        if name in CODE:
            self.open(Within.CODE, indent + 1, content)
        elif name in BOXES:
            self.open(Within.BOX, indent + 1, content)
            self.add_box_title(name, directive[2])
        else:
            self.open(Within.PLAIN, indent + 1, content)
        if name not in CODE and name != "figure" and directive[2] and name != "admonition":
            body.insert(0, " " * content + directive[2])
        if body:
            self.add_lines(Lines(lines=tuple(body)))

    def add_box_title(self, name: str, stated: str) -> None:
        """A box is headed by its kind, as its printed page shows it, or by the title that it states."""
        title = stated if name == "admonition" else name.capitalize()
        if name not in ("topic", "epigraph", "pull-quote"):
            self.add(PassageKind.PARAGRAPH, title)

    def add_note(self, note: re.Match[str], body: list[str], indent: int) -> None:
        marker = note[1] if note[1].isdigit() else str(next(self.noted))
        text = " ".join([note[2], *(line.strip() for line in body)]).removeprefix(" ")
        self.add(PassageKind.FOOTNOTE, plain_end(text), marker=marker)
        self.open(Within.NOTE, indent + 1, indent + 3)

    def add_body(self, chunk: Sequence[str]) -> None:
        if chunk[0].strip().startswith(".. "):
            self.add_explicit(list(chunk))
        else:
            super(RstOutline, self).add_body(chunk)

    def add_chunk(self, chunk: Sequence[str]) -> None:
        indent = indent_of(chunk[0])
        self.close_to(indent)
        quoted = indent > self.content() and not self.is_closed_at(chunk[0])
        if quoted and not self.is_within(Within.NOTE):
            self.open(Within.BOX, indent, indent)
        super(RstOutline, self).add_chunk(chunk)

    def add_text(self, chunk: Sequence[str]) -> None:
        """A paragraph that ends with "::" is followed by a literal block."""
        chunk = list(chunk)
        literal = chunk[-1].endswith("::")
        content = self.content()
        if literal:
            chunk[-1] = chunk[-1].removesuffix("::") + ("" if chunk[-1].endswith(" ::") else ":")
        if any(line.strip() not in ("", ":") for line in chunk):
            super(RstOutline, self).add_text(chunk)
        if literal:
            self.open(Within.CODE, content + 1, content + 1)

    def add_to_note(self, text: str) -> None:
        super(RstOutline, self).add_to_note(read_inline(plain_end(text), self.names)[0])

    def add(self, kind: PassageKind, text: str, level: int = 0, marker: str | None = None) -> None:
        if kind is PassageKind.CODE:
            super(RstOutline, self).add(kind, text, level)
            return
        words, marks = read_inline(text, self.names)
        super(RstOutline, self).add(kind, words, level, marker)
        if marks:
            numbers = tuple(str(next(self.referred)) if not mark.isdigit() else mark for mark in marks)
            self.pieces[-1] = replace(self.pieces[-1], note_marks=numbers)


def plain_end(text: str) -> str:
    """The colon that a double colon prints."""
    return text.removesuffix(":") if text.endswith("::") else text
