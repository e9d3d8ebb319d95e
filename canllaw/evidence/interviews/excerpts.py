"""Excerpts as a table that a person can write by hand or with a program: `excerpts.csv`, in and out.

A row is one coder's codes for some words, or what these words say of one hypothesis. Rows about the same
words of the same interview are one excerpt.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeVar

import polars as pl

from canllaw.basics.language import Message, message
from canllaw.basics.problems import Problem
from canllaw.basics.sources import Place
from canllaw.basics.tables import write_table
from canllaw.evidence.interviews.codebooks import BETWEEN_CODES
from canllaw.evidence.interviews.excerpt_places import Finder, Span, quote_span
from canllaw.evidence.interviews.excerpt_rows import (
    ADD,
    COLUMNS,
    CannotBePlaced,
    find_row_faults,
    place_row,
    read_bearings,
    read_codings,
)
from canllaw.evidence.interviews.interviews import (
    Bearing,
    Codebook,
    Coding,
    Excerpt,
    Interviews,
    Stance,
    Transcript,
)
from canllaw.evidence.interviews.remarks import Remark
from canllaw.evidence.sheet_rows import SheetRow, read_sheet, refuse_faults

# A cell of a spreadsheet holds little more. Longer excerpts go without words: the hash speaks for them.
LONGEST_QUOTE = 30_000

# Interview, start, end, coder and hypothesis of a judgement.
Judged = tuple[str, int, int, str, str]
Said = TypeVar("Said", Coding, Bearing)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadExcerpts:
    """The excerpts of a file. `found_again` are its rows whose transcript was changed since, `remarks` its
    notes, `first_rows` where each interview is first named."""

    excerpts: tuple[Excerpt, ...]
    found_again: tuple[Place, ...] = ()
    remarks: tuple[Remark, ...] = ()
    first_rows: Mapping[str, Place] = field(default_factory=dict)


@dataclass(slots=True)
class Desk:
    """The rows of a file while they become excerpts."""

    finders: Mapping[str, Finder]
    unreadable: frozenset[str]
    codebook: Codebook | None
    add_code: Message = ADD
    excerpts: dict[str, Excerpt] = field(default_factory=dict)
    found_again: list[Place] = field(default_factory=list)
    stances: dict[Judged, tuple[Stance, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, row: SheetRow) -> None:
        faults = list(find_row_faults(row, self.codebook, self.add_code))
        self.problems += faults
        span = self.place(row)
        if span is not None and not faults:
            self.add(row, span)

    def place(self, row: SheetRow) -> Span | None:
        """The place of a row's words; None where it has none, which is told."""
        document = row.text("document")
        finder = self.finders.get(document)
        if finder is None:
            if document and document not in self.unreadable:
                what = message("There is no transcript with this name.")
                fix = message("Give the name of its file in the folder interviews, without the ending.")
                self.problems.append(row.problem("document", what, fix))
            return None
        if row.faulty & {"start", "end"}:
            return None
        try:
            placed = place_row(row, finder)
        except CannotBePlaced as reason:
            self.problems.append(row.problem(reason.column, reason.what, reason.fix))
            return None
        if placed.moved:
            self.found_again.append(row.place("words"))
        return placed.span

    def add(self, row: SheetRow, span: Span) -> None:
        document = row.text("document")
        new = Excerpt(
            key=row.text("excerpt") or f"{document}:{span[0]}-{span[1]}",
            document=document,
            sha256=self.finders[document].transcript.sha256,
            start=span[0],
            end=span[1],
            codings=read_codings(row),
            bearings=read_bearings(row),
            note=row.text("note"),
        )
        before = self.excerpts.setdefault(new.key, new)
        if (before.document, before.start, before.end) != (document, *span):
            what = message("Another row with the same key is about other words.")
            self.problems.append(row.problem("excerpt", what, message("Give other words another key.")))
            return
        self.excerpts[new.key] = join_excerpts(before, new)
        for bearing in new.bearings:
            self.hold_against_others(bearing, row, (document, *span, bearing.coder, bearing.hypothesis))

    def hold_against_others(self, bearing: Bearing, row: SheetRow, judged: Judged) -> None:
        """One coder has one stance: two would count for and against at once."""
        stance, number = self.stances.setdefault(judged, (bearing.stance, row.number))
        if stance is not bearing.stance:
            what = message(
                "The same coder gives the same words another stance towards this hypothesis in row {row}.",
                row=number,
            )
            fix = message("Keep the stance that is meant; where two people judged, name both as coders.")
            self.problems.append(row.problem("stance", what, fix))


def join_excerpts(one: Excerpt, other: Excerpt) -> Excerpt:
    """Two excerpts of the same words as one, with all that either says."""
    return replace(
        one,
        codings=join_said([*one.codings, *other.codings]),
        bearings=join_said([*one.bearings, *other.bearings]),
        note="\n".join(dict.fromkeys(note for note in (one.note, other.note) if note)),
    )


def join_said(said: Iterable[Said]) -> tuple[Said, ...]:
    """Each thing once, with the GUID by which another program knows it where either has one."""
    joined: dict[Said, Said] = {}
    for each in said:
        bare = replace(each, guid="")
        joined[bare] = joined[bare] if bare in joined and joined[bare].guid else each
    return tuple(joined.values())


def read_excerpts(
    path: Path,
    transcripts: Sequence[Transcript],
    codebook: Codebook | None,
    unreadable: Iterable[str] = (),
    add_code: Message = ADD,
) -> ReadExcerpts:
    """Read excerpts from CSV or XLSX. Without a codebook every code is allowed.

    Rows about transcripts that are `unreadable`, which was told elsewhere, are passed over. `add_code` says
    how a code gets into the codebook. Raises MaterialError with every problem; none quotes the words.
    """
    sheet = read_sheet(path, COLUMNS)
    finders = {transcript.key: Finder(transcript) for transcript in transcripts}
    desk = Desk(finders, frozenset(unreadable), codebook, add_code)
    for row in sheet.rows:
        desk.take(row)
    refuse_faults(sheet, desk.problems)
    first_rows: dict[str, Place] = {}
    for row in sheet.rows:
        first_rows.setdefault(row.text("document"), row.place("document"))
    notes = [row for row in sheet.rows if row.text("note")]
    return ReadExcerpts(
        excerpts=tuple(desk.excerpts.values()),
        found_again=tuple(desk.found_again),
        remarks=tuple(Remark(words=row.text("note"), place=row.place("note")) for row in notes),
        first_rows=first_rows,
    )


def make_excerpts_frame(interviews: Interviews) -> pl.DataFrame:
    """All excerpts as the rows of `excerpts.csv`, with their words and what stands around these."""
    texts = {key: transcript.text for key, transcript in interviews.by_key().items()}
    whole = {"start", "end"}
    schema = {column.name: pl.Int64() if column.name in whole else pl.String() for column in COLUMNS}
    rows = [row for excerpt in interviews.excerpts for row in make_rows(excerpt, texts[excerpt.document])]
    return pl.DataFrame(rows, schema=schema, orient="row")


def make_rows(excerpt: Excerpt, text: str) -> Iterator[tuple[str | int, ...]]:
    """As many rows as it takes: one for the codes of a coder, one for a hypothesis, shared where possible."""
    quote = quote_span(text, (excerpt.start, excerpt.end))
    words = quote.words.strip() if len(quote.words) <= LONGEST_QUOTE else ""
    place = (excerpt.key, excerpt.document, excerpt.sha256, excerpt.start, excerpt.end)
    told = (words, quote.before.strip(), quote.after.strip())
    note = excerpt.note
    for who, codes, bearing in pair_up(excerpt):
        made = who.made.isoformat() if who.made else ""
        said = (bearing.hypothesis, str(bearing.stance)) if bearing else ("", "")
        yield (*place, *told, BETWEEN_CODES.join(codes), who.coder, made, *said, note)
        note = ""


class Who(NamedTuple):
    """Who gave codes or judged, and when."""

    coder: str = ""
    made: datetime | None = None


def pair_up(excerpt: Excerpt) -> Iterator[tuple[Who, list[str], Bearing | None]]:
    """The codes of each person beside what the same person said of a hypothesis, both in their order."""
    bearings = list(excerpt.bearings)
    groups = groupby(excerpt.codings, key=lambda each: Who(each.coder, each.made))
    for who, codings in groups:
        own = bool(bearings) and Who(bearings[0].coder, bearings[0].made) == who
        yield who, [each.code for each in codings], bearings.pop(0) if own else None
    for bearing in bearings:
        yield Who(bearing.coder, bearing.made), [], bearing
    if not excerpt.codings and not excerpt.bearings:
        yield Who(), [], None


def write_excerpts(interviews: Interviews, path: Path) -> None:
    """Write all excerpts so that `read_excerpts` gives them back. Raises OSError."""
    write_table(make_excerpts_frame(interviews), path)
