"""What a document asks of each role, and what it takes to read, as a table."""

from collections.abc import Iterator

from canllaw.basics.language import Language, message, say, say_number
from canllaw.guidance.analysis import Analysis
from canllaw.report.data_tables import DataTable, TableColumn, TableRow, words_cell
from canllaw.report.wording import NOT_SAID_WHO

ROLE_COLUMNS = (
    message("Role"),
    message("Requirements"),
    message("Guidelines"),
    message("Permissions"),
    message("Of these, asked of a wider role"),
    message("Words to read"),
    message("Minutes"),
    message("Words a sentence"),
    message("References elsewhere"),
)


def make_role_table(analysis: Analysis, language: Language) -> DataTable:
    names = (say(name, language) for name in ROLE_COLUMNS)
    return DataTable(
        caption=say(message("What the guidance asks of each role, and what it takes to read"), language),
        label=say(message("Table of roles"), language),
        columns=tuple(TableColumn(name=name, numeric=number > 0) for number, name in enumerate(names)),
        rows=tuple(
            TableRow(cells=tuple(words_cell(text) for text in row)) for row in role_rows(analysis, language)
        ),
    )


def role_rows(analysis: Analysis, language: Language) -> Iterator[tuple[str, ...]]:
    for burden in analysis.burden.by_role:
        if burden.role and burden.role.unknown:
            continue
        yield (
            burden.role.title(language) if burden.role else say(NOT_SAID_WHO, language),
            say_number(burden.requirements),
            say_number(burden.guidelines),
            say_number(burden.permissions),
            say_number(burden.of_wider_roles),
            say_number(burden.reading.words),
            say_number(burden.reading.minutes),
            say_number(burden.reading.mean_sentence, 1),
            say_number(burden.reading.cross_references),
        )
