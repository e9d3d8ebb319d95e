"""A column of cells held as its distinct texts and a number a row: a million answers in four megabytes."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

import numpy as np
import numpy.typing as npt
import polars as pl

from canllaw.basics.cells import undo_harmless

UNSIGNED = "I"
Codes = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CodedCells(Sequence[str]):
    """The cells of one column. Row i reads `texts[codes[i]]`; every text stands once."""

    texts: tuple[str, ...] = field(repr=False)
    codes: Codes = field(repr=False)

    def __post_init__(self) -> None:
        assert len(set(self.texts)) == len(self.texts), "every text stands once"
        assert not len(self.codes) or int(self.codes.max()) < len(self.texts), "every code has its text"

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> "CodedCells": ...
    def __getitem__(self, at: int | slice) -> "str | CodedCells":
        if isinstance(at, slice):
            return CodedCells(texts=self.texts, codes=self.codes[at])
        return self.texts[int(self.codes[at])]

    def __iter__(self) -> Iterator[str]:
        return map(self.texts.__getitem__, self.codes.tolist())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def series(self, name: str = "") -> pl.Series:
        """The cells as a polars String column."""
        return pl.Series(name, self.texts, dtype=pl.String).gather(pl.Series(self.codes))

    def used(self) -> frozenset[str]:
        """The texts that stand in some row, without the empty one."""
        return frozenset(self.texts[code] for code in np.unique(self.codes).tolist()) - {""}

    def is_filled(self) -> npt.NDArray[np.bool_]:
        """For each row, whether it holds anything."""
        filled = np.fromiter(map(bool, self.texts), np.bool_, len(self.texts))
        return filled[self.codes]


def code_cells(cells: Iterable[str]) -> CodedCells:
    """Cells in their order, cleaned as `clean_text` does."""
    coder = Coder()
    coder.add(cells)
    return coder.finish()


def clean_text(text: str) -> str:
    """Without white space around it, zero bytes, and the apostrophe that keeps a formula from running."""
    return undo_harmless(text.replace("\0", "").strip())


class Coder:
    """Takes the cells of one column, batch by batch, and keeps each distinct text once."""

    def __init__(self) -> None:
        self.numbers = Numbering()
        self.codes = array(UNSIGNED)

    def add(self, cells: Iterable[str]) -> None:
        # By way of a list, which is faster than numpy taking them one by one.
        self.codes += array(UNSIGNED, list(map(self.numbers.__getitem__, cells)))

    def finish(self) -> CodedCells:
        """The column, and the coder empty again; texts that are alike once they are cleaned become one."""
        cleaned = Numbering()
        new = np.fromiter((cleaned[clean_text(text)] for text in self.numbers), np.uint32)
        codes: Codes = np.empty(0, np.uint32)
        if self.codes:
            codes = new[np.frombuffer(self.codes, np.uint32)]
        self.numbers, self.codes = Numbering(), array(UNSIGNED)
        return CodedCells(texts=tuple(cleaned), codes=codes)


class Numbering(dict[str, int]):
    """Numbers texts from 0 in the order in which they are first asked for."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number
