"""Columns that say something about the people who answered, by their name or their question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from canllaw.basics.language import Message, message
from canllaw.evidence.answers.answers import ExportColumn, MappedPeople, PeopleColumn
from canllaw.evidence.answers.applying_cells import ExportRows
from canllaw.evidence.answers.applying_known import Known, known_authorities, known_roles, known_teams
from canllaw.evidence.answers.applying_people import LANGUAGE_WORDS
from canllaw.evidence.answers.drafting_names import BRACKETS, PREFIX, plain, question_of, tokens_of
from canllaw.guidance.roles import Roles
from canllaw.rollout.workforce import Workforce

Words = tuple[str, ...]

NAMES: dict[PeopleColumn, Words] = {
    PeopleColumn.AUTHORITY: (
        "authority", "local authority", "la", "la code", "la name", "council", "awdurdod", "awdurdod lleol",
        "cyngor", "authority code", "employer", "cyflogwr",
    ),
    PeopleColumn.TEAM: ("team", "team code", "team name", "tim", "tîm", "cod tim", "cod tîm"),
    PeopleColumn.ROLE: (
        "role", "job", "job role", "job title", "position", "rol", "rôl", "swydd", "teitl swydd",
    ),
    PeopleColumn.LANGUAGE: (
        "language", "lang", "startlanguage", "start language", "userlanguage", "user language", "iaith",
    ),
    PeopleColumn.WEIGHT: ("weight", "weights", "wt", "design weight", "pwysau", "pwysoliad"),
    PeopleColumn.WAVE: ("wave", "ton", "survey wave", "redcap event name", "event name"),
    PeopleColumn.CODE: (
        "code", "person code", "link code", "linking code", "self generated code", "sgic", "own code", "cod",
        "cod personol", "cod cyswllt",
    ),
}  # fmt: skip
FROM_THE_TOOL = (PeopleColumn.LANGUAGE, PeopleColumn.WAVE)
MOST_WAVES = 30
# What the parts of a self-generated code are called: code_1, code_mother; not coder, code_of_practice.
PARTS_OF_A_CODE = re.compile(r"(code|cod|sgic)(\d{1,2}|[_ .-](?!of[_ .-])\w{1,20})", re.IGNORECASE)
# Codes that people make themselves differ, but for a few: with fewer different ones it is no such code.
LEAST_DIFFERENT = 0.5
QUESTIONS: dict[PeopleColumn, Words] = {
    PeopleColumn.CODE: (
        "first letter of", "last letter of", "first two letters of", "last two letters of",
        "first three letters of", "day of the month were you born", "day of the month you were born",
        "month were you born", "your own code", "self generated", "llythyren gyntaf", "llythyren olaf",
        "dwy lythyren gyntaf", "diwrnod o r mis", "mis y cawsoch", "cod eich hun",
    ),
    PeopleColumn.AUTHORITY: (
        "which local authority", "which authority", "which council", "local authority do you work",
        "pa awdurdod", "pa gyngor", "awdurdod lleol ydych",
    ),
    PeopleColumn.TEAM: ("which team", "name of your team", "your team called", "pa dîm", "enw eich tîm"),
    PeopleColumn.ROLE: (
        "what is your role", "your job role", "your job title", "what is this job title", "which role",
        "beth yw eich rôl", "beth yw eich swydd", "eich teitl swydd",
    ),
    PeopleColumn.LANGUAGE: ("language did you", "which language do you", "ym mha iaith"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    mapped: MappedPeople
    doubts: tuple[Message, ...] = ()


def find_people_columns(
    columns: Sequence[ExportColumn], rows: ExportRows, workforce: Workforce, roles: Roles
) -> dict[str, FoundPerson]:
    """By column. Of everything but teams and parts of a code, the first column is taken.

    What a tool adds about itself is looked at for the language and the wave alone.
    """
    found: dict[str, FoundPerson] = {}
    by_name = [
        (column, means)
        for column in columns
        if (means := find_meaning_by_name(column.name))
        and (not column.machine or means in FROM_THE_TOOL)
        and not (means is PeopleColumn.WEIGHT and is_body_weight(column.question))
    ]
    named = {column.name for column, _ in by_name}
    asked = [
        (column, means)
        for column in columns
        if column.name not in named
        and not column.machine
        and (means := find_meaning_by_question(question_of(column)))
    ]
    taken: set[PeopleColumn] = set()
    for column, means in [*by_name, *asked]:
        if means in taken and means not in (PeopleColumn.CODE, PeopleColumn.TEAM):
            continue
        taken.add(means)
        if means is PeopleColumn.WAVE:
            values, doubts = draft_waves(rows, column.name)
        else:
            values, doubts = draft_values(column, means, workforce, roles)
        if column.name not in named:
            doubts = (message("Recognised by its question alone."), *doubts)
        mapped = MappedPeople(column=column.name, means=means, values=values)
        found[column.name] = FoundPerson(mapped=mapped, doubts=doubts)
    doubt_lone_code(found, rows)
    return {column.name: found[column.name] for column in columns if column.name in found}


def doubt_lone_code(found: dict[str, FoundPerson], rows: ExportRows) -> None:
    """A code in one column that many rows share is told: rows that share it may be taken for one person."""
    names = [name for name, each in found.items() if each.mapped.means is PeopleColumn.CODE]
    if len(names) != 1:
        return
    cells = rows.cells(names[0]).str.strip_chars()
    given = cells.filter(cells != "")
    if given.n_unique() < LEAST_DIFFERENT * len(given):
        told = message("Many rows share one code: is this what people made up to be found again by?")
        found[names[0]] = replace(found[names[0]], doubts=(*found[names[0]].doubts, told))


def find_meaning_by_name(name: str) -> PeopleColumn | None:
    inside = BRACKETS.search(name)
    for words in (name, inside[1] if inside else ""):
        tokens = tokens_of(words)
        for start in range(2 if tokens[:1] and PREFIX.fullmatch(tokens[0]) else 1):
            for means, names in NAMES.items():
                if tokens[start:] in [tokens_of(each) for each in names]:
                    return means
    parts = PARTS_OF_A_CODE.fullmatch(name.strip())
    return PeopleColumn.CODE if parts else None


def is_body_weight(question: str) -> bool:
    return bool(
        {"kg", "kilograms", "kilogrammes", "lb", "lbs", "pounds", "stone", "body"}
        & set(plain(question).split())
    )


def find_meaning_by_question(question: str) -> PeopleColumn | None:
    words = plain(question)
    for means, phrases in QUESTIONS.items():
        if any(phrase in words for phrase in phrases):
            return means
    return None


def draft_waves(rows: ExportRows, column: str) -> tuple[tuple[tuple[str, str], ...], tuple[Message, ...]]:
    """Every wave that the column names, for a person to write the study's key beside it."""
    named = sorted(cell for cell in rows.cells(column).str.strip_chars().unique() if cell)
    how = message(
        "Write the key of the wave beside each code, or remove this block if the file holds one wave."
    )
    return tuple((cell, cell) for cell in named) if len(named) <= MOST_WAVES else (), (how,)


def draft_values(
    column: ExportColumn, means: PeopleColumn, workforce: Workforce, roles: Roles
) -> tuple[tuple[tuple[str, str], ...], tuple[Message, ...]]:
    """What each code of the column stands for, where its words say so."""
    if means is PeopleColumn.LANGUAGE:
        pairs = [(code, LANGUAGE_WORDS.get(words.strip().casefold())) for code, words in column.options]
        return tuple((code, language) for code, language in pairs if language and language != code), ()
    known: dict[PeopleColumn, Known] = {
        PeopleColumn.AUTHORITY: known_authorities(workforce),
        PeopleColumn.TEAM: known_teams(workforce),
        PeopleColumn.ROLE: known_roles(workforce, roles),
    }
    if means not in known or not column.options:
        return (), ()
    found = [(code, known[means].find(words) or words) for code, words in column.options]
    unknown = sum(known[means].find(words) is None for _, words in column.options)
    doubts: tuple[Message, ...] = ()
    if not known[means].words:
        doubts = (message("Write the codes of the folder workforce beside those of the export."),)
    elif unknown:
        doubts = (message("Not found in the folder workforce: {number}. Write their codes.", number=unknown),)
    return tuple((code, value) for code, value in found if code != value), doubts
