"""The mapping file: TOML that says which column answers which item, drafted for a person to correct."""

import json
import re
import textwrap
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from canllaw.basics.definitions import find_line, read_definition, say_key_path
from canllaw.basics.language import Language, Message, message, say
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.basics.toml_lines import KeyPath, find_lines
from canllaw.basics.writing import write_whole
from canllaw.evidence.answers.answers import (
    AnswerSet,
    DroppedColumn,
    MappedColumn,
    MappedPeople,
    Mapping,
    PeopleColumn,
)
from canllaw.evidence.answers.mappings_sets import find_set_faults

Lines = typing.Mapping[KeyPath, int]

LONGEST_COMMENT = 100
LONGEST_NAME = 40
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a person should know of a column, or of a set of answers, when they correct the draft.

    `options` are the words of the codes. `doubts` are what was guessed. `guess` is the item of a column
    that nobody recognised, where one comes near. `unread` are codes for which a person has to find the value.
    """

    column: str
    question: str = ""
    options: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Message, ...] = ()
    guess: str = ""
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A mapping as it was recognised, what was uncertain, and the columns that nobody recognised.

    `shared` are remarks on the sets of answers: what counts for every column that uses one. Their `column`
    is the key of the set.
    """

    mapping: Mapping
    remarks: tuple[Remark, ...] = ()
    shared: tuple[Remark, ...] = ()
    unknown: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingFile:
    """Where a mapping was read, and the line of each of its keys, so that its faults can be found."""

    source: Source
    lines: Lines

    @classmethod
    def of(cls, path: Path) -> Self:
        """Of a file that `read_mapping` has read."""
        return cls(source=Source.of(path), lines=find_lines(path.read_text("utf-8-sig")))

    def place(self, *path: str | int) -> Place:
        """The place of a key; entries of a list are counted from 0 here, and from 1 where they are told."""
        return Place(source=self.source, row=find_line(path, self.lines), column=say_key_path(path))


def read_mapping(path: Path) -> Mapping:
    """Raises MaterialError with all that is wrong with the file."""
    mapping = read_definition(path, Mapping)
    faults = list(find_set_faults(mapping))
    if faults:
        file = MappingFile.of(path)
        raise MaterialError(
            [Problem(what=each.what, fix=each.fix, where=file.place(*each.path)) for each in faults]
        )
    return mapping


def write_mapping(mapping: Mapping, path: Path, language: Language = Language.ENGLISH) -> None:
    """As `write_draft`, without remarks."""
    write_draft(Draft(mapping=mapping), path, language)


def write_draft(draft: Draft, path: Path, language: Language) -> None:
    """Write a mapping with its remarks as comments. A file that is there stays: it may have been corrected.

    Raises MaterialError where there is one, and OSError where nothing can be written.
    """
    if path.exists():
        raise MaterialError(
            [
                Problem(
                    what=message("There is a mapping of this name already, perhaps corrected by hand."),
                    fix=message("Go on with that one, or move it away to have a new one drafted."),
                    where=Place(source=Source(name=path.name, sha256="")),
                )
            ]
        )
    write_whole(path, make_mapping_file(draft, language))


def make_mapping_file(draft: Draft, language: Language) -> bytes:
    """The file as bytes, for those who keep it by rules of their own."""
    return ("\n".join(make_lines(draft, language)) + "\n").encode()


def make_lines(draft: Draft, language: Language) -> Iterator[str]:
    mapping = draft.mapping
    remarks = {remark.column: remark for remark in draft.remarks}
    yield from comment(say(message("Which column of the export answers which item."), language))
    yield from comment(
        say(
            message(
                "Correct what is wrong: change the words between quotation marks. Comments begin with #."
            ),
            language,
        )
    )
    yield ""
    yield f"instrument = {quote(mapping.instrument)}"
    yield f"tool = {quote(mapping.tool.value)}"
    heading = message("What the columns say about the person who answered.")
    for at, person in enumerate(mapping.people):
        yield from section(heading, language) if at == 0 else ()
        yield from write_person(person, remarks.get(person.column), language)
    yield from write_sets(draft, language)
    heading = message("The columns that answer items. answers: the code in the export, then its value.")
    for at, item in enumerate(mapping.items):
        yield from section(heading, language) if at == 0 else ()
        yield from write_item(item, remarks.get(item.column), language)
    heading = message("Columns that are not used, and why.")
    for at, dropped in enumerate(mapping.dropped):
        yield from section(heading, language) if at == 0 else ()
        yield from write_dropped(dropped, remarks.get(dropped.column), language)
    yield from write_unknown(draft.unknown, language)


def section(heading: Message, language: Language) -> Iterator[str]:
    yield ""
    yield ""
    yield from comment(f"--- {say(heading, language)}")


def write_remark(remark: Remark | None, language: Language) -> Iterator[str]:
    if remark is None:
        return
    if remark.question:
        yield from comment(shorten(remark.question))
    for doubt in remark.doubts:
        yield from comment(f"?? {say(doubt, language)}")
    if remark.unread:
        how = message("Below, write the value before the square bracket, and take the # away.")
        yield from comment(say(how, language))


def write_person(person: MappedPeople, remark: Remark | None, language: Language) -> Iterator[str]:
    yield ""
    yield from write_remark(remark, language)
    yield "[[people]]"
    yield f"column = {quote(person.column)}"
    yield f"means = {quote(person.means.value)}"
    yield from write_pairs("values", [(code, quote(value)) for code, value in person.values], remark)


def write_sets(draft: Draft, language: Language) -> Iterator[str]:
    remarks = {remark.column: remark for remark in draft.shared}
    heading = message("Answers that several columns share. values: the code in the export, then its value.")
    how = message("A column names its set under use. Answers of its own go before those of the set.")
    for at, shared in enumerate(draft.mapping.answers):
        if at == 0:
            yield from section(heading, language)
            yield from comment(say(how, language))
        columns = tuple(each.column for each in draft.mapping.items if each.use == shared.key)
        yield from write_set(shared, columns, remarks.get(shared.key), language)


def write_set(
    shared: AnswerSet, columns: tuple[str, ...], remark: Remark | None, language: Language
) -> Iterator[str]:
    yield ""
    names = tuple(shorten(column, LONGEST_NAME) for column in columns)
    served = say(message("The columns that use it: {columns}.", columns=names), language)
    for line in textwrap.wrap(served, LONGEST_COMMENT, break_long_words=False, break_on_hyphens=False):
        yield from comment(line)
    yield from write_remark(remark, language)
    yield "[[answers]]"
    yield f"key = {quote(shared.key)}"
    yield from write_pairs("values", [(code, str(value)) for code, value in shared.values], remark)
    yield from write_missing(shared.missing)


def write_missing(codes: tuple[str, ...]) -> Iterator[str]:
    if codes:
        yield f"missing = [{', '.join(quote(code) for code in codes)}]"


def write_item(item: MappedColumn, remark: Remark | None, language: Language) -> Iterator[str]:
    yield ""
    yield from write_remark(remark, language)
    yield "[[items]]"
    yield f"column = {quote(item.column)}"
    yield f"item = {quote(item.item)}"
    if item.use:
        yield f"use = {quote(item.use)}"
    yield from write_pairs("answers", [(code, str(value)) for code, value in item.answers], remark)
    yield from write_missing(item.missing)
    if item.ticked is not None:
        yield f"ticked = {item.ticked}"


def write_pairs(key: str, pairs: Iterable[tuple[str, str]], remark: Remark | None) -> Iterator[str]:
    """One pair a line, with the words of its code beside it."""
    words = dict(remark.options) if remark else {}
    lines: list[str] = []
    for code, value in pairs:
        beside = shorten(words.get(code, ""))
        lines.append(f"    [{quote(code)}, {value}],{f'  # {beside}' if beside and beside != code else ''}")
    for code in remark.unread if remark else ():
        beside = shorten(words.get(code, ""))
        lines.append(f"    # [{quote(code)}, ],{f'  # {beside}' if beside and beside != code else ''}")
    if lines:
        yield f"{key} = ["
        yield from lines
        yield "]"


def write_dropped(dropped: DroppedColumn, remark: Remark | None, language: Language) -> Iterator[str]:
    yield ""
    yield from write_remark(remark, language)
    yield "[[dropped]]"
    yield f"column = {quote(dropped.column)}"
    if dropped.why:
        yield f"why = {quote(dropped.why)}"


def write_unknown(unknown: Iterable[Remark], language: Language) -> Iterator[str]:
    """Columns for a person to decide about, as comments: they count for nothing until somebody does."""
    for at, remark in enumerate(unknown):
        if at == 0:
            yield from section(message("Columns that nobody recognised: they are not used."), language)
            how = message("To use one, take the # from its three lines and name the item that it answers.")
            yield from comment(say(how, language))
            people = message(
                "If it says something of the person, write [[people]] for [[items]] and means for item."
            )
            yield from comment(say(people, language))
            meanings = tuple(each.value for each in PeopleColumn)
            yield from comment(say(message("means is one of these: {names}.", names=meanings), language))
        yield ""
        yield from write_remark(remark, language)
        yield "# [[items]]"
        yield f"# column = {quote(remark.column)}"
        yield f"# item = {quote(remark.guess)}"


def comment(words: str) -> Iterator[str]:
    yield f"# {CONTROL.sub(' ', words).strip()}"


def shorten(words: str, longest: int = LONGEST_COMMENT) -> str:
    line = CONTROL.sub(" ", words).strip()
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def quote(words: str) -> str:
    """A text as TOML writes it: as JSON does, but for one control sign that JSON leaves as it is."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
