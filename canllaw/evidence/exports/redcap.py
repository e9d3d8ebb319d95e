"""Records exported from REDCap, read by the project's data dictionary: checkboxes, events, repeats."""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from canllaw.basics.language import message
from canllaw.basics.problems import Problem
from canllaw.basics.rows import HEADING_ROW
from canllaw.basics.sources import Place
from canllaw.evidence.answers.answers import Export, Tool
from canllaw.evidence.exports.drafts import Answer, Draft, judge_personal, make_export
from canllaw.evidence.exports.redcap_dictionary import Field, read_dictionary
from canllaw.evidence.exports.sheets import UNNAMED_FIRST, Sheet, fill

MACHINE = frozenset(
    {
        "redcap_event_name",
        "redcap_repeat_instrument",
        "redcap_repeat_instance",
        "redcap_data_access_group",
        "redcap_survey_identifier",
    }
)
BOX = re.compile(r"(?P<field>[a-z][a-z0-9_]*?)___(?P<code>[a-z0-9_]+)")
COMPLETE = (
    Answer(code="0", words=("Incomplete",)),
    Answer(code="1", words=("Unverified",)),
    Answer(code="2", words=("Complete",)),
)
TICKS = (Answer(code="1", words=("Checked",)), Answer(code="0", words=("Unchecked",)))
IDENTIFIES = message("The data dictionary marks it as identifying people.")
INVITED = message("It leads back to the person who was invited.")
BY_CHECK = {
    "email": message("It holds e-mail addresses."),
    "phone": message("It holds phone numbers."),
    "phone_australia": message("It holds phone numbers."),
    "phone_uk": message("It holds phone numbers."),
    "zipcode": message("It holds addresses where people live or work."),
    "postalcode_uk": message("It holds addresses where people live or work."),
}


def looks_like_redcap(sheet: Sheet) -> bool:
    names = set(sheet.head[0])
    boxes = any(BOX.fullmatch(name) for name in names)
    return bool(names & MACHINE) or (boxes and any(name.endswith("_complete") for name in names))


def read_redcap(
    sheet: Sheet, problems: list[Problem], dictionary: Path | None, keep: Collection[str] = ()
) -> Export:
    """Every row is kept: a record, or a record at an event or in a repeat. Raises MaterialError."""
    headings = sheet.headings(problems)
    fields = read_dictionary(dictionary, problems) if dictionary else ()
    found = list(draft_columns(headings, fields))
    if fields:
        problems.extend(find_unknown(headings, [draft is not None for draft in found], sheet))
    drafts = judge_personal(
        (draft or Draft(name=name) for name, draft in zip(headings, found, strict=True)), keep
    )
    filling = fill(sheet, [draft.personal is None for draft in drafts], problems)
    return make_export(sheet, Tool.REDCAP, drafts, filling, problems)


def draft_columns(headings: Iterable[str], fields: tuple[Field, ...]) -> Iterator[Draft | None]:
    by_name = {field.name: field for field in fields}
    boxes = {
        f"{field.name}___{box_code(answer.code)}": draft_box(field, answer)
        for field in fields
        if field.kind == "checkbox"
        for answer in field.answers
    }
    forms = {field.form for field in fields}
    for name in headings:
        field = by_name.get(name)
        if field is not None and field.kind != "checkbox":
            yield draft_field(field)
        else:
            yield boxes.get(name) or draft_code_for_missing(name, by_name) or draft_machine(name, forms)


def draft_field(field: Field) -> Draft:
    personal = IDENTIFIES if field.identifies else BY_CHECK.get(field.check)
    return Draft(name=field.name, question=field.label, answers=field.answers, personal=personal)


def draft_box(field: Field, answer: Answer) -> Draft:
    return Draft(
        name=f"{field.name}___{box_code(answer.code)}",
        question=f"{field.label} [{answer.words[0]}]",
        answers=TICKS,
        personal=IDENTIFIES if field.identifies else None,
    )


def box_code(code: str) -> str:
    """A choice's code as it stands in the name of its box: -1 becomes _1."""
    return re.sub(r"[^a-z0-9]", "_", code.casefold())


def draft_code_for_missing(name: str, by_name: dict[str, Field]) -> Draft | None:
    """A box that REDCap adds to a checkbox field for each of the project's codes for missing data."""
    box = BOX.fullmatch(name)
    field = by_name.get(box["field"]) if box else None
    if field is None or field.kind != "checkbox":
        return None
    return Draft(name=name, question=field.label, answers=TICKS, machine=True)


def draft_machine(name: str, forms: set[str]) -> Draft | None:
    """A column that REDCap adds of itself. Without a dictionary any form's name will do."""
    if name in MACHINE or name == UNNAMED_FIRST:
        personal = INVITED if name == "redcap_survey_identifier" else None
        return Draft(name=name, personal=personal, machine=True, asked=False)
    form, _, ending = name.rpartition("_")
    if ending not in ("complete", "timestamp") or (forms and form not in forms):
        return None
    answers = COMPLETE if ending == "complete" else ()
    return Draft(name=name, answers=answers, machine=True, asked=False)


def find_unknown(headings: tuple[str, ...], known: list[bool], sheet: Sheet) -> Iterator[Problem]:
    for name, is_known in zip(headings, known, strict=True):
        if name and not is_known:
            yield Problem(
                what=message("This column is not in the data dictionary."),
                fix=message(
                    "Download dictionary and raw data from REDCap on the same day, and add no columns."
                ),
                where=Place(source=sheet.source, row=HEADING_ROW, column=name),
            )
