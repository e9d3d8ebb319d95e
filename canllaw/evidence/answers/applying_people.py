"""What an export says about the people who answered: where they work, in which role, with what weight."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from canllaw.basics.definitions import Unfit
from canllaw.basics.language import Language, message
from canllaw.basics.problems import Problem
from canllaw.evidence.answers.answers import NEAR_CODES, PEOPLE, MappedPeople, Mapping, PeopleColumn
from canllaw.evidence.answers.applying_cells import (
    MOST_ROWS_TOLD,
    ExportRows,
    Reader,
    first_of_each,
    read_column,
    read_exact_number,
    tell_rows,
)
from canllaw.evidence.answers.applying_known import Known, known_authorities, known_roles, known_teams
from canllaw.evidence.answers.linking_codes import fold_part, hash_near_codes, hash_people
from canllaw.guidance.roles import Roles
from canllaw.rollout.workforce import Workforce

TEXT = pl.String()
LANGUAGES = {
    Language.ENGLISH: ("en", "eng", "english", "saesneg", "en-gb", "en_gb", "en-informal"),
    Language.WELSH: ("cy", "cym", "welsh", "cymraeg", "cy-gb", "cy_gb"),
}
LANGUAGE_WORDS = {words: language.value for language, known in LANGUAGES.items() for words in known}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRead:
    """The columns of PEOPLE, and the codes with a part left out."""

    frame: pl.DataFrame
    near_codes: pl.DataFrame


def read_people(
    rows: ExportRows,
    mapping: Mapping,
    workforce: Workforce,
    roles: Roles,
    secret: bytes,
    problems: list[Problem],
) -> PeopleRead:
    """Raises nothing: what is wrong is added to the problems."""
    known = {
        PeopleColumn.AUTHORITY: known_authorities(workforce),
        PeopleColumn.TEAM: known_teams(workforce),
        PeopleColumn.ROLE: known_roles(workforce, roles),
    }
    said = {
        means: read_meaning(rows, mapping, means, known.get(means), problems)
        for means in (*known, PeopleColumn.LANGUAGE, PeopleColumn.WEIGHT)
    }
    find_strange_teams(rows, mapping, said, workforce, problems)
    if workforce.teams:
        said[PeopleColumn.AUTHORITY] = add_authorities_of_teams(said, workforce)
    codes = [read_part(rows, each) for each in people_columns(rows, mapping, PeopleColumn.CODE)]
    person = hash_people(codes, secret) if codes else nothing(rows, TEXT)
    columns = {"row": rows.numbers, "person": person}
    columns |= {means.value: series for means, series in said.items()}
    near = hash_near_codes(codes, rows.numbers, secret) if codes else pl.DataFrame(schema=NEAR_CODES)
    weight = pl.col("weight").fill_null(1.0)
    frame = pl.DataFrame(columns, schema_overrides=PEOPLE).select(list(PEOPLE)).with_columns(weight)
    return PeopleRead(frame=frame, near_codes=near)


def people_columns(rows: ExportRows, mapping: Mapping, means: PeopleColumn) -> list[MappedPeople]:
    return [each for each in mapping.people if each.means is means and rows.holds(each.column)]


def nothing(rows: ExportRows, kind: pl.DataType) -> pl.Series:
    return pl.Series("nothing", [None], dtype=kind).new_from_index(0, len(rows.numbers))


def read_meaning(
    rows: ExportRows,
    mapping: Mapping,
    means: PeopleColumn,
    known: Known | None,
    problems: list[Problem],
) -> pl.Series:
    """One column about people. Several may say it, such as a question for the team in each authority."""
    kind = PEOPLE[means.value]
    read = [
        (each.column, read_column(rows, each.column, make_reader(each, known), kind, problems))
        for each in people_columns(rows, mapping, means)
    ]
    if means is PeopleColumn.WEIGHT:
        for column, series in read:
            find_missing_weights(rows, column, series, problems)
    together = first_of_each(rows, read, problems)
    return nothing(rows, kind) if together is None else together


def make_reader(mapped: MappedPeople, known: Known | None) -> Reader:
    """What reads one cell of this column."""
    values = {code.strip(): value for code, value in mapped.values}
    if mapped.means is PeopleColumn.WEIGHT:
        return lambda cell: read_weight(values.get(cell, cell))
    if mapped.means is PeopleColumn.LANGUAGE:
        return lambda cell: read_language(values.get(cell, cell))
    assert known is not None, "authorities, teams and roles are looked up"

    def read_cell(cell: str) -> str | None:
        if cell in values:
            # Whether the workforce has the codes that the mapping names is checked once, with the mapping.
            return known.find(values[cell])
        return known.read(cell)

    return read_cell


def read_weight(cell: str) -> float | None:
    weight = read_exact_number(cell)
    if weight is not None and weight <= 0:
        raise Unfit(
            message("A weight is above zero."),
            message("Correct it, or leave out the row: nobody counts for nothing or less."),
        )
    return weight


def read_language(cell: str) -> str | None:
    if not cell:
        return None
    language = LANGUAGE_WORDS.get(cell.casefold())
    if language is None:
        raise Unfit(
            message("It cannot be told which language this is."),
            message("Name the code under values in the mapping, with en or cy beside it."),
        )
    return language


def find_missing_weights(rows: ExportRows, column: str, weights: pl.Series, problems: list[Problem]) -> None:
    empty = (rows.cells(column).str.strip_chars() == "").arg_true()
    if len(empty) in (0, len(weights)):
        return
    fault = Unfit(
        message("This row has no weight, and others have one."),
        message("Give it its weight, or let the column stand under dropped in the mapping."),
    )
    told = [(position, fault) for position in empty.head(MOST_ROWS_TOLD)]
    problems.extend(tell_rows(rows, column, told, len(empty) - len(told)))


def find_strange_teams(
    rows: ExportRows,
    mapping: Mapping,
    said: dict[PeopleColumn, pl.Series],
    workforce: Workforce,
    problems: list[Problem],
) -> None:
    """Teams that belong to another authority than the one in their row."""
    columns = people_columns(rows, mapping, PeopleColumn.TEAM)
    if not columns or not workforce.teams:
        return
    authority = said[PeopleColumn.AUTHORITY]
    wrong = (authority != authorities_of(said[PeopleColumn.TEAM], workforce)).fill_null(False).arg_true()
    fault = Unfit(
        message("This team belongs to another authority than the one in the row."),
        message("Correct the team or the authority, here or in workforce/teams.csv."),
    )
    told = [(position, fault) for position in wrong.head(MOST_ROWS_TOLD)]
    problems.extend(tell_rows(rows, columns[0].column, told, len(wrong) - len(told)))


def authorities_of(teams: pl.Series, workforce: Workforce) -> pl.Series:
    codes = [team.code for team in workforce.teams]
    authorities = [team.authority for team in workforce.teams]
    return teams.replace_strict(codes, authorities, default=None, return_dtype=TEXT)


def add_authorities_of_teams(said: dict[PeopleColumn, pl.Series], workforce: Workforce) -> pl.Series:
    """Who names a team and no authority works for the team's."""
    authority = said[PeopleColumn.AUTHORITY]
    of_team = authorities_of(said[PeopleColumn.TEAM], workforce)
    return authority.zip_with(authority.is_not_null(), of_team)


def read_part(rows: ExportRows, mapped: MappedPeople) -> pl.Series:
    """One part of the self-generated code, folded; null where nothing was given."""
    values = {code.strip(): value for code, value in mapped.values}
    cells = rows.cells(mapped.column)
    different: Sequence[str] = cells.unique().to_list()
    folded = [fold_part(values.get(cell.strip(), cell)) or None for cell in different]
    return cells.replace_strict(different, folded, return_dtype=TEXT)
