"""Plain tables: headings in the first row, one person in each row below."""

from collections.abc import Collection

from canllaw.basics.problems import Problem
from canllaw.evidence.answers import Export, Tool
from canllaw.evidence.exports.drafts import Draft, judge_personal, make_export
from canllaw.evidence.exports.sheets import Sheet, fill


def read_plain(sheet: Sheet, problems: list[Problem], keep: Collection[str] = ()) -> Export:
    """Raises MaterialError."""
    drafts = judge_personal([Draft(name=heading) for heading in sheet.headings(problems)], keep)
    filling = fill(sheet, [draft.personal is None for draft in drafts], problems)
    return make_export(sheet, Tool.PLAIN, drafts, filling, problems)
