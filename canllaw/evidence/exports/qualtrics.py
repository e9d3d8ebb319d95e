"""Qualtrics CSV: three rows of headings, addresses and coordinates, trial runs of the survey's makers."""

import re
from collections.abc import Collection

import numpy as np

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place
from canllaw.basics.tables import first_problems
from canllaw.evidence.answers.answers import Export, Tool
from canllaw.evidence.exports.drafts import (
    Draft,
    judge_personal,
    leave_out,
    leave_out_unanswered,
    make_export,
)
from canllaw.evidence.exports.sheets import Filling, Sheet, fill

HEADING_ROWS = 3
IMPORT_ID = re.compile(r"""\s*\{\s*["']ImportId["']""", re.IGNORECASE)
MACHINE = frozenset(
    """
    StartDate EndDate Status Progress Finished RecordedDate ResponseId DistributionChannel
    Q_RecaptchaScore Q_RelevantIDDuplicate Q_RelevantIDDuplicateScore Q_RelevantIDFraudScore
    Q_RelevantIDLastStartDate Q_DuplicateRespondent Q_BallotBoxStuffing Q_TotalDuration Q_URL
    """.split()
) | {"Duration (in seconds)"}
TIMING = re.compile(r".*_(First Click|Last Click|Page Submit|Click Count)")
LANGUAGES = frozenset({"UserLanguage", "Q_Language"})
PERSONAL = {
    "IPAddress": message("It holds addresses of people's computers."),
    "LocationLatitude": message("It holds places where people were."),
    "LocationLongitude": message("It holds places where people were."),
    "RecipientFirstName": message("It holds names of people."),
    "RecipientLastName": message("It holds names of people."),
    "RecipientEmail": message("It holds e-mail addresses."),
    "ExternalReference": message("It leads back to the person who was invited."),
    "ExternalDataReference": message("It leads back to the person who was invited."),
}
# In words and in numbers, as an export writes them with either choice.
TRIALS = frozenset({"Survey Preview", "Survey Test", "Survey Preview Spam", "Offline Survey Preview"})
TRIAL_NUMBERS = frozenset({"1", "2", "9", "17"})


def looks_like_qualtrics(sheet: Sheet) -> bool:
    names = set(sheet.head[0])
    return has_import_ids(sheet) or ("ResponseId" in names and bool(names & {"StartDate", "RecordedDate"}))


def has_import_ids(sheet: Sheet) -> bool:
    return any(is_import_row(row) for row in sheet.head[1:])


def is_import_row(row: tuple[str, ...]) -> bool:
    return bool(row) and sum(bool(IMPORT_ID.match(cell)) for cell in row) * 2 > len(row)


def read_qualtrics(sheet: Sheet, problems: list[Problem], keep: Collection[str] = ()) -> Export:
    """Raises MaterialError."""
    names = sheet.headings(problems)
    if len(sheet.head) < HEADING_ROWS or not is_import_row(sheet.head[2]):
        problems.append(heading_row_missing(sheet))
        raise MaterialError(first_problems(problems, sheet.source))
    questions = [" ".join(cell.split()) for cell in sheet.head[1]] + [""] * len(names)
    drafts = judge_personal(
        [draft_column(name, question) for name, question in zip(names, questions, strict=False)], keep
    )
    filling = fill(sheet, [draft.personal is None for draft in drafts], problems, HEADING_ROWS)
    filling = leave_out_unanswered(leave_out_trials(filling, names), drafts)
    return make_export(sheet, Tool.QUALTRICS, drafts, filling, problems)


def draft_column(name: str, question: str) -> Draft:
    return Draft(
        name=name,
        question="" if question == name else question,
        personal=PERSONAL.get(name),
        machine=name in MACHINE or bool(TIMING.fullmatch(name)),
        asked=name not in LANGUAGES,
    )


def leave_out_trials(filling: Filling, names: tuple[str, ...]) -> Filling:
    """Without the runs by which the survey's makers tried it out."""
    status = filling.columns[names.index("Status")] if "Status" in names else None
    if status is None or not len(status):
        return filling
    trials = np.array([text in TRIALS or text in TRIAL_NUMBERS for text in status.texts], np.bool_)
    why = message("This is a trial run of the survey, not the answer of a person.")
    return leave_out(filling, trials[status.codes], why)


def heading_row_missing(sheet: Sheet) -> Problem:
    return Problem(
        what=message("One of the three rows of headings that Qualtrics writes is missing."),
        fix=message(
            "Export the answers from Qualtrics as CSV again, and leave the first three rows as they are."
        ),
        where=Place(source=sheet.source, row=min(len(sheet.head), HEADING_ROWS)),
    )
