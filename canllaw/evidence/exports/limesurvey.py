"""Answers exported from LimeSurvey, codes or words in cells and headings, held to the questionnaire."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

from canllaw.basics.language import message
from canllaw.basics.problems import Problem
from canllaw.evidence.answers.answers import Export, Tool
from canllaw.evidence.exports.drafts import Draft, fold, judge_personal, leave_out_unanswered, make_export
from canllaw.evidence.exports.limesurvey_columns import Expected, find_expected
from canllaw.evidence.exports.limesurvey_lss import read_questionnaire
from canllaw.evidence.exports.markup import strip_markup
from canllaw.evidence.exports.sheets import UNNAMED_FIRST, Sheet, fill

# "use1[SQ2]. How often? [At home]": a code, then a separator and the words, if they were asked for.
CODED = re.compile(
    r"(?P<code>[A-Za-z][A-Za-z0-9_-]*(?:\[[^\]\s]{1,40}\]){0,2})(?:\s*\._\.|\.(?=\s|$)|$)(?P<words>.*)"
)
PART = re.compile(r"^[A-Za-z][A-Za-z0-9]*\[[A-Za-z0-9_]+\]")
SURVEY_NUMBER = re.compile(r"\d+X\d+X\d+\S*")
ABOUT = {
    "id": "Response ID",
    "submitdate": "Date submitted",
    "lastpage": "Last page",
    "startlanguage": "Start language",
    "seed": "Seed",
    "startdate": "Date started",
    "datestamp": "Date last action",
    "ipaddr": "IP address",
    "refurl": "Referrer URL",
    "interviewtime": "Total time",
    "token": "Access code",
}
BY_WORDS = {words.casefold(): code for code, words in ABOUT.items()}
LANGUAGE = "startlanguage"
PERSONAL = {
    "ipaddr": message("It holds addresses of people's computers."),
    "token": message("It leads back to the person who was invited."),
}
TIMING = re.compile(r"(group|question)\s?time:?\s?\S.*|\d+X\d+(X\d+)?time", re.IGNORECASE)


def looks_like_limesurvey(sheet: Sheet) -> bool:
    """Whether the headings are LimeSurvey's: its own columns, or codes followed by words."""
    headings = [heading.strip() for heading in sheet.head[0] if heading.strip()]
    own = {about_code(heading) for heading in headings} - {"", "id"}
    if len(own) >= 2 or (own and any(PART.search(heading) for heading in headings)):
        return True
    coded = [match for match in map(CODED.fullmatch, headings) if match and match["words"].strip()]
    numbered = sum(bool(SURVEY_NUMBER.fullmatch(heading)) for heading in headings)
    return 2 * max(len(coded), numbered) > len(headings)


def read_limesurvey(
    sheet: Sheet, problems: list[Problem], questionnaire: Path | None, keep: Collection[str] = ()
) -> Export:
    """Raises MaterialError."""
    expected = find_expected(read_questionnaire(questionnaire)) if questionnaire else ()
    drafts = judge_personal(draft_columns(sheet.headings(problems), expected), keep)
    filling = fill(sheet, [draft.personal is None for draft in drafts], problems)
    return make_export(sheet, Tool.LIMESURVEY, drafts, leave_out_unanswered(filling, drafts), problems)


def draft_columns(headings: tuple[str, ...], expected: Iterable[Expected]) -> list[Draft]:
    known = find_unambiguous(expected)
    drafts = [draft_column(heading, known) for heading in headings]
    often = Counter(draft.name for draft in drafts)
    # A name that would stand twice is no name: the whole heading takes its place.
    return [
        draft
        if often[draft.name] == 1
        else Draft(name=heading, question=draft.question, answers=draft.answers)
        for heading, draft in zip(headings, drafts, strict=True)
    ]


def find_unambiguous(expected: Iterable[Expected]) -> dict[str, Expected]:
    """Columns by every heading that means one of them alone."""
    known: dict[str, Expected | None] = {}
    for column in expected:
        for heading in dict.fromkeys(column.headings()):
            known[heading] = None if heading in known else column
    return {heading: column for heading, column in known.items() if column}


def draft_column(heading: str, known: dict[str, Expected]) -> Draft:
    about = about_code(heading)
    if about or heading == UNNAMED_FIRST:
        return draft_about(about or heading)
    match = CODED.fullmatch(heading)
    code, words = (match["code"], match["words"].strip()) if match else (heading, "")
    words = strip_markup(words).removesuffix(" []")
    column = known.get(fold(code)) or known.get(fold(strip_markup(heading)))
    if column is None:
        return Draft(name=code, question=words)
    return Draft(name=column.name, question=words or column.words, answers=column.answers)


def about_code(heading: str) -> str:
    """The code of a column that LimeSurvey adds about the answering, however it is headed; else empty."""
    code, _, words = heading.strip().partition(".")
    if code in ABOUT and (not words or words.lstrip("_. ").casefold() in BY_WORDS):
        return code
    if TIMING.fullmatch(heading.strip()):
        return heading.strip()
    return BY_WORDS.get(heading.strip().casefold(), "")


def draft_about(code: str) -> Draft:
    return Draft(
        name=code,
        question=ABOUT.get(code, ""),
        personal=PERSONAL.get(code),
        machine=code != LANGUAGE,
        asked=False,
    )
