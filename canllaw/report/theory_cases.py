"""The comparison of authorities on the page: who is compared, in which combinations, explained by what.

Its numbers are taken from the very tables that are exported, so that what is hidden there is hidden here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from canllaw.basics.language import Language, Message, message, say, say_number
from canllaw.report.data_tables import (
    NO_VALUE,
    DataTable,
    Opened,
    TableCell,
    TableColumn,
    TableRow,
    number_cell,
    words_cell,
)
from canllaw.report.theory_cases_words import (
    ASSUMED,
    BEARINGS,
    CHANGED,
    COLUMNS,
    CONSISTENCY,
    COVERAGE,
    NOT_THERE,
    OUTPUTS,
    THERE,
    Names,
    make_names,
)
from canllaw.theory.cases.records import CasesAnalysis, CasesResult
from canllaw.theory.cases.tables import cases_tables
from canllaw.theory.verdicts_words import LEANING_WORDS

# Findings of which the sentence is told; those on explanations are told by the tables.
TOLD = (":cases", ":cases:left out", ":cases:contradictions", ":standing", ":assumptions")
NECESSITY = ":necessity:"
# What a row opens to, and the row's number in the table of all that logic allows, which is no news.
OPENED = ("named cases", "model consistency", "model PRI", "model coverage")
NUMBER = "configuration"
NAMES_OF_TABLES: dict[str, Message] = {
    "truth-table": message("Which circumstances stand together, and what is found there"),
    "solutions": message("What explains it"),
    "necessity": message("What is never missing"),
}
NOTES: dict[str, Message] = {
    "truth-table": message(
        "Consistency: how far authorities in these circumstances have what the heading says, from 0 to 1. "
        "PRI: the same, without what they share with the opposite."
    ),
    "solutions": message(
        "Every explanation that fits is listed, also where several fit equally well. Coverage: how much of "
        "it the combination accounts for, from 0 to 1; of its own: what no other combination accounts for."
    ),
    "necessity": message(
        "A condition is hardly ever missing where consistency is 0.9 or more and relevance 0.6 or more. A "
        "low relevance: it is found nearly everywhere, so that this tells little."
    ),
    "variants": message(
        "A line is moved by a tenth (0.1) or a fifth (0.2) of the way to the line of full membership or of "
        "none; other choices are set to the number that is shown."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesBlock:
    """What is shown beneath the sentence of the comparison."""

    sentences: tuple[str, ...]
    tables: tuple[DataTable, ...]


def make_cases_block(result: CasesResult, language: Language) -> CasesBlock | None:
    analysis = result.analysis
    if analysis is None:
        return None
    names = make_names(analysis, language)
    label = result.hypothesis
    public = [table for table in cases_tables(result) if not table.is_private]
    sentences = tuple(
        say(finding.sentence, language)
        for finding in result.findings
        if NECESSITY in finding.about or finding.about.removeprefix(analysis.about) in TOLD
    )
    tables = (
        *(shown for table in public for shown in make_tables(table.name, table.frame, label, names)),
        *(make_second_view(analysis, label, names) if public else ()),
    )
    return CasesBlock(sentences=sentences, tables=tables) if sentences or tables else None


def make_tables(name: str, frame: pl.DataFrame, label: str, names: Names) -> Iterator[DataTable]:
    """A table for the outcome and one for its absence; one alone where it is of neither."""
    if "outcome" not in frame.columns:
        title = say(message("Said again, with one line drawn differently"), names.language)
        yield make_table(name, frame, title, label, names)
        return
    for outcome in frame["outcome"].unique(maintain_order=True).to_list():
        part = frame.filter(pl.col("outcome") == outcome).drop("outcome")
        title = say(
            message("{table}: {outcome}", table=NAMES_OF_TABLES[name], outcome=names.term(outcome)),
            names.language,
        )
        yield make_table(name, part, title, label, names)


def make_table(name: str, frame: pl.DataFrame, title: str, label: str, names: Names) -> DataTable:
    own = [column for column in frame.columns if column not in (*OPENED, NUMBER)]
    return DataTable(
        caption=title,
        label=f"{label}: {title}",
        columns=tuple(make_column(column, frame.schema[column], names) for column in own),
        rows=tuple(
            TableRow(
                cells=tuple(make_cell(column, row[column], names) for column in own),
                opens=make_opened(row, names),
            )
            for row in frame.iter_rows(named=True)
        ),
        notes=(say(NOTES[name], names.language),),
    )


def make_opened(row: Mapping[str, object], names: Names) -> Opened | None:
    """What would make the table too wide: the authorities by name, and how well the whole fits."""
    pairs = tuple(
        (say(COLUMNS[column], names.language), make_cell(column, row[column], names).text)
        for column in OPENED
        if row.get(column) not in (None, "")
    )
    if not pairs:
        return None
    summary = message("Authorities by name") if row.get("named cases") else message("How the whole fits")
    return Opened(summary=say(summary, names.language), pairs=pairs)


def make_column(name: str, kind: pl.DataType, names: Names) -> TableColumn:
    title = names.title(name)
    if title is not None and name not in COLUMNS:
        return TableColumn(name=title)
    return TableColumn(name=say(COLUMNS[name], names.language), numeric=kind.is_numeric())


def make_cell(column: str, value: object, names: Names) -> TableCell:
    """A cell in words: terms by their titles, conditions by yes and no, numbers as people write them."""
    if value is None or value == "":
        return words_cell(NO_VALUE)
    if column in WORDS:
        return words_cell(say(WORDS[column][str(value)], names.language))
    if column in ("term", "condition"):
        return words_cell(names.expression(str(value)))
    if column == "named cases":
        return words_cell(", ".join(names.authority(code) for code in str(value).split()))
    if column == "set":
        return words_cell(names.title(str(value)) or str(value))
    if column not in COLUMNS:
        return words_cell(say(THERE if value else NOT_THERE, names.language))
    if isinstance(value, float):
        return number_cell(value, 2)
    return words_cell(say_number(value) if isinstance(value, int) else str(value))


WORDS: dict[str, dict[str, Message]] = {
    "output": OUTPUTS,
    "solution": ASSUMED,
    "changed": CHANGED,
    "in models": BEARINGS,
    "leaning": {leaning.value: words for leaning, words in LEANING_WORDS.items()},
}


def make_second_view(analysis: CasesAnalysis, label: str, names: Names) -> Iterator[DataTable]:
    """Coincidence analysis, which assumes nothing of combinations that no authority has."""
    if analysis.is_held_back:
        return
    title = say(message("A second method: coincidence analysis"), names.language)
    columns = (message("What explains the outcome"), CONSISTENCY, COVERAGE)
    rows = tuple(
        TableRow(
            cells=(
                words_cell(names.disjuncts(each.disjuncts)),
                number_cell(each.consistency, 2),
                number_cell(each.coverage, 2),
            )
        )
        for each in analysis.second.solutions
    )
    if rows:
        yield DataTable(
            caption=title,
            label=f"{label}: {title}",
            columns=tuple(
                TableColumn(name=say(name, names.language), numeric=at > 0) for at, name in enumerate(columns)
            ),
            rows=rows,
        )
