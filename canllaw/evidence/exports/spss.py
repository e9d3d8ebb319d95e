"""SPSS files (.sav, .zsav): variable labels become questions, value labels become answers."""

import math
import warnings
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyreadstat

from canllaw.basics.language import Message, message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.rows import find_source
from canllaw.basics.sources import Place, Source
from canllaw.evidence.answers.answers import Export, ExportColumn, Tool
from canllaw.evidence.exports.coded import CodedCells, code_cells
from canllaw.evidence.exports.drafts import Answer, Draft, judge_personal
from canllaw.evidence.exports.markup import strip_markup
from canllaw.evidence.exports.workbook import say_cell

MAGIC = (b"$FL2", b"$FL3")
# A damaged file shows itself in many ways; what the reader itself raises comes first.
DAMAGED = (
    pyreadstat.ReadstatError,
    pyreadstat.PyreadstatError,
    pl.exceptions.PolarsError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    OSError,
    TypeError,
    ValueError,
)
MOST_CELLS = 100_000_000


def is_spss(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) in MAGIC
    except OSError:
        return False


def read_spss(path: Path, keep: Collection[str] = ()) -> Export:
    """Values that the file's maker declared missing are empty cells; rows are numbered as SPSS shows them.

    Raises MaterialError.
    """
    source = find_source(path)
    if not is_spss(path):
        raise unusable(source, message("This is no SPSS file, or its beginning is missing."))
    described = open_file(path, source, metadataonly=True, user_missing=True)[1]
    weigh(described, source)
    drafts = judge_personal(list(draft_columns(described)), keep)
    kept = [draft.name for draft in drafts if draft.personal is None]
    most = MOST_CELLS // max(len(kept), 1)
    frame = open_file(path, source, usecols=kept, row_limit=most + 1)[0] if kept else pl.DataFrame()
    if frame.height > most:
        raise too_large(source)
    if not frame.height:
        raise unusable(source, message("There are no answers in this file."))
    columns = {name: code_column(frame[name]) for name in frame.columns}
    return Export(
        source=source,
        tool=Tool.SPSS,
        columns=tuple(map(make_column, drafts)),
        numbers=range(1, frame.height + 1),
        cells=tuple(columns.get(draft.name, ()) for draft in drafts),
    )


def open_file(path: Path, source: Source, **options: Any) -> tuple[pl.DataFrame, Any]:
    """The cells and their description. Raises MaterialError where the file is damaged."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            frame, described = pyreadstat.read_sav(str(path), output_format="polars", **options)
    except DAMAGED as error:
        raise unusable(source, message("This SPSS file is damaged or not complete.")) from error
    return frame, described


def unusable(source: Source, what: Message) -> MaterialError:
    fix = message("Save it as .sav again in SPSS, or in the survey tool that it came from.")
    return MaterialError([Problem(what=what, fix=fix, where=Place(source=source))])


def weigh(described: Any, source: Source) -> None:
    """A compressed file may unpack to more than memory holds. Raises MaterialError."""
    if (described.number_rows or 0) * described.number_columns > MOST_CELLS:
        raise too_large(source)


def too_large(source: Source) -> MaterialError:
    what = message("This file is too large when unpacked.")
    fix = message("Leave out columns that are not needed, or split it into several files.")
    return MaterialError([Problem(what=what, fix=fix, where=Place(source=source))])


def draft_columns(described: Any) -> Iterator[Draft]:
    for name in described.column_names:
        labels = described.variable_value_labels.get(name, {})
        missing = described.missing_ranges.get(name, [])
        answers = [
            Answer(code=say_value(value), words=(strip_markup(words) or say_value(value),))
            for value, words in labels.items()
            if not is_missing(value, missing)
        ]
        question = strip_markup(described.column_names_to_labels.get(name) or "")
        yield Draft(name=name, question=question, answers=tuple(answers))


def is_missing(value: Any, ranges: Sequence[Any]) -> bool:
    """Whether a labelled value is one that the file declares missing, so that no cell holds it."""
    return any(
        each["lo"] <= value <= each["hi"] if isinstance(each, dict) else each == value
        for each in ranges
        if not isinstance(each, dict) or isinstance(value, type(each["lo"]))
    )


def make_column(draft: Draft) -> ExportColumn:
    return ExportColumn(
        name=draft.name,
        question=draft.question,
        options=tuple((answer.code, answer.words[0]) for answer in draft.answers),
        personal=draft.personal,
    )


def code_column(column: pl.Series) -> CodedCells:
    """A column of numbers, texts, dates or times as texts."""
    distinct = column.unique(maintain_order=True)
    order = pl.DataFrame({"value": distinct, "code": np.arange(len(distinct), dtype=np.uint32)})
    codes = pl.DataFrame({"value": column}).join(
        order, on="value", how="left", nulls_equal=True, maintain_order="left"
    )["code"]
    texts = code_cells(map(say_value, distinct.to_list()))
    return CodedCells(texts=texts.texts, codes=texts.codes[codes.to_numpy()])


def say_value(value: object) -> str:
    if isinstance(value, float) and not math.isfinite(value):
        return ""
    return say_cell(value).strip()
