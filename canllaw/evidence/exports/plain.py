"""Plain tables: headings in the first row, one person in each row below."""

import re
from collections.abc import Collection

from canllaw.basics.language import message
from canllaw.basics.problems import Problem
from canllaw.evidence.answers.answers import Export, Tool
from canllaw.evidence.exports.drafts import Draft, judge_personal, make_export
from canllaw.evidence.exports.sheets import LABELS_OF_REDCAP, Sheet, fill

NUMBERED = re.compile(r" \(\d+\)$")
# As REDCap heads it in an export with labels: who was invited, often an e-mail address.
INVITED = "Survey Identifier"


def read_plain(sheet: Sheet, problems: list[Problem], keep: Collection[str] = ()) -> Export:
    """Raises MaterialError."""
    drafts = judge_personal([draft_column(heading) for heading in sheet.headings(problems)], keep)
    filling = fill(sheet, [draft.personal is None for draft in drafts], problems)
    return make_export(sheet, Tool.PLAIN, drafts, filling, problems)


def draft_column(heading: str) -> Draft:
    invited = message("It leads back to the person who was invited.") if heading == INVITED else None
    return Draft(name=heading, personal=invited, machine=NUMBERED.sub("", heading) in LABELS_OF_REDCAP)
