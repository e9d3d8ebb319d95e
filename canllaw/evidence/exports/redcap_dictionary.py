"""The data dictionary of a REDCap project: its fields, their answers, and which of them identify people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from canllaw.basics.language import message
from canllaw.basics.problems import Problem
from canllaw.basics.rows import HEADING_ROW
from canllaw.basics.sources import Place, Source
from canllaw.evidence.exports.drafts import Answer
from canllaw.evidence.exports.markup import strip_markup
from canllaw.evidence.exports.sheets import Sheet, fill, open_sheet


class Entry(StrEnum):
    """The columns of a dictionary that are used, as the project's page downloads them."""

    FIELD = "Variable / Field Name"
    FORM = "Form Name"
    KIND = "Field Type"
    LABEL = "Field Label"
    CHOICES = "Choices, Calculations, OR Slider Labels"
    CHECK = "Text Validation Type OR Show Slider Number"
    IDENTIFIER = "Identifier?"


# As the API gives them.
API_NAMES = {
    Entry.FIELD: "field_name",
    Entry.FORM: "form_name",
    Entry.KIND: "field_type",
    Entry.LABEL: "field_label",
    Entry.CHOICES: "select_choices_or_calculations",
    Entry.CHECK: "text_validation_type_or_show_slider_number",
    Entry.IDENTIFIER: "identifier",
}
CHOOSING = frozenset({"radio", "dropdown", "checkbox"})
YES_NO = (Answer(code="1", words=("Yes",)), Answer(code="0", words=("No",)))
TRUE_FALSE = (Answer(code="1", words=("True",)), Answer(code="0", words=("False",)))
YES = frozenset({"y", "yes"})
NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a project, with its answers where there are some to choose from."""

    name: str
    form: str
    kind: str
    label: str = ""
    check: str = ""
    identifies: bool = False
    answers: tuple[Answer, ...] = ()


def looks_like_dictionary(sheet: Sheet) -> bool:
    head = {heading.strip().removeprefix("\ufeff") for heading in sheet.head[0]}
    return any(
        {pair[0], pair[1]} <= head
        for pair in (
            (Entry.FIELD.value, Entry.KIND.value),
            (API_NAMES[Entry.FIELD], API_NAMES[Entry.KIND]),
        )
    )


def read_dictionary(path: Path, problems: list[Problem]) -> tuple[Field, ...]:
    """The fields of a dictionary; what is wrong with it is told. Raises MaterialError where it has none."""
    sheet = open_sheet(path, problems)
    headings = sheet.headings(problems)
    absent = [
        entry for entry in (Entry.FIELD, Entry.KIND, Entry.CHOICES) if find_column(headings, entry) is None
    ]
    for entry in absent:
        problems.append(missing_column(sheet.source, entry))
    filling = fill(sheet, [True] * len(headings), problems)
    fields: list[Field] = []
    if absent:
        return ()
    columns = {entry: find_column(headings, entry) for entry in Entry}
    for at, row in enumerate(filling.numbers):
        cells = {
            entry: cells[at]
            for entry, column in columns.items()
            if column is not None and (cells := filling.columns[column]) is not None
        }
        fields.append(make_field(cells, sheet.source, row, problems))
    problems.extend(find_repeated(fields, filling.numbers, sheet.source))
    return tuple(fields)


def find_column(headings: tuple[str, ...], entry: Entry) -> int | None:
    return next((at for at, name in enumerate(headings) if name in (entry.value, API_NAMES[entry])), None)


def make_field(cells: dict[Entry, str], source: Source, row: int, problems: list[Problem]) -> Field:
    name, kind = cells[Entry.FIELD], cells[Entry.KIND].casefold()
    if not NAME.fullmatch(name):
        problems.append(
            Problem(
                what=message("This is no name of a field."),
                fix=message("Use small letters without accents, digits and underscores, as REDCap does."),
                where=Place(source=source, row=row, column=Entry.FIELD),
            )
        )
    return Field(
        name=name,
        form=cells.get(Entry.FORM, ""),
        kind=kind,
        label=strip_markup(cells.get(Entry.LABEL, "")),
        check=cells.get(Entry.CHECK, "").casefold(),
        identifies=cells.get(Entry.IDENTIFIER, "").casefold() in YES,
        answers=find_field_answers(
            kind, cells[Entry.CHOICES], Place(source=source, row=row, column=Entry.CHOICES), problems
        ),
    )


def find_field_answers(kind: str, choices: str, where: Place, problems: list[Problem]) -> tuple[Answer, ...]:
    if kind == "yesno":
        return YES_NO
    if kind == "truefalse":
        return TRUE_FALSE
    return read_choices(choices, where, problems) if kind in CHOOSING else ()


def read_choices(choices: str, where: Place, problems: list[Problem]) -> tuple[Answer, ...]:
    """Choices such as `1, Yes | 2, No`. What is wrong with them is told once for the field."""
    if not choices:
        what = message("This field is to be chosen from, but has no choices.")
        problems.append(Problem(what=what, fix=message("Write them as: 1, Yes | 2, No."), where=where))
        return ()
    parts = [part.partition(",") for part in choices.replace("\n", "|").split("|") if part.strip()]
    codes = [code.strip() for code, _, _ in parts]
    if not all(comma and code for (_, comma, _), code in zip(parts, codes, strict=True)):
        what = message("One of these choices has no code or no words.")
        problems.append(Problem(what=what, fix=message("Write them as: 1, Yes | 2, No."), where=where))
        return ()
    if len(set(codes)) < len(codes):
        what = message("Two of these choices have the same code.")
        problems.append(Problem(what=what, fix=message("Give each choice its own code."), where=where))
        return ()
    return tuple(
        Answer(code=code, words=(strip_markup(words) or code,))
        for code, (_, _, words) in zip(codes, parts, strict=True)
    )


def find_repeated(fields: list[Field], numbers: Sequence[int], source: Source) -> Iterator[Problem]:
    seen: set[str] = set()
    for field, row in zip(fields, numbers, strict=True):
        if field.name in seen:
            yield Problem(
                what=message("This field stands twice in the dictionary."),
                fix=message("Download the data dictionary from REDCap again."),
                where=Place(source=source, row=row, column=Entry.FIELD),
            )
        seen.add(field.name)


def missing_column(source: Source, entry: Entry) -> Problem:
    return Problem(
        what=message("This column of a data dictionary is missing."),
        fix=message("Download the data dictionary from REDCap again and leave its headings as they are."),
        where=Place(source=source, row=HEADING_ROW, column=entry),
    )
