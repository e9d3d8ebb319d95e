"""Where a thing was read, so that every claim can be followed back to it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file or folder as it was when it was read: its name and the SHA-256 of its content."""

    name: str
    sha256: str

    @classmethod
    def of(cls, path: Path) -> Self:
        """The source of one file. Raises OSError where the file cannot be read."""
        with path.open("rb") as file:
            return cls(name=path.name, sha256=hashlib.file_digest(file, "sha256").hexdigest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a source.

    Rows are counted as a spreadsheet counts them: the header is row 1. Pages are counted from 1.
    `paragraph` is the number as printed. `start` and `end` are characters of the text that was read.
    """

    source: Source
    row: int | None = None
    column: str | None = None
    page: int | None = None
    paragraph: str | None = None
    start: int | None = None
    end: int | None = None
