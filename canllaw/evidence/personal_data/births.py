"""Dates of birth: dates close to words which say that somebody was born. Other dates are none."""

import re
from collections.abc import Iterator

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|"
    "Ionawr|Chwefror|[MF]awrth|Ebrill|[MF]ai|Mehefin|Fehefin|G?orffennaf|Awst|[MF]edi|Hydref|[TD]achwedd|Rh?agfyr"
)
ORDINAL = "(?:st|nd|rd|th|af|il|ail|ydd|edd|ed|fed|eg|ain)?"
YEAR = "(?:19|20)[0-9]{2}"
DATE = re.compile(
    rf"(?<![\w.,/-])(?:{YEAR}-[0-9]{{2}}-[0-9]{{2}}"
    rf"|[0-9]{{1,2}}(?P<mark>[./-]|\s?/\s?|\s)[0-9]{{1,2}}(?P=mark)(?:{YEAR}|[0-9]{{2}})"
    rf"|[0-9]{{1,2}}-?(?:{MONTHS})-?(?:{YEAR}|[0-9]{{2}})"
    rf"|[0-9]{{1,2}}\s?{ORDINAL}\s(?:of\s|o\s)?(?:{MONTHS})\b(?:,?\s{YEAR}|\s'?[0-9]{{2}})?"
    rf"|(?:{MONTHS})\s[0-9]{{1,2}}{ORDINAL}(?![0-9])(?:,?\s{YEAR})?"
    rf")(?![\w/-])(?![.,][0-9])",
    re.IGNORECASE,
)
# Words that name a date of birth stand before it or after it; words that tell of a birth, before it.
NAMED = (
    r"\b(?:d\.?\s?o\.?\s?b(?:s|'s|’s)?\b\.?|d\.\s?g\.|dg\b|dates?\sof\sbirth|birth[\s-]?dates?|birthdays?|"
    r"dd?yddiad(?:au)?\s(?:ei\s|eu\s|fy\s|eich\s)?n?g?eni|(?:m?ph?|b|mh)en[-\s]?blwydd)"
)
TOLD = r"|\b(?:born|ganwyd|ganed|anwyd|aned|geni|eni|ngeni)\b|\bb\.(?=\s?$)"
CUE = re.compile(NAMED + TOLD, re.IGNORECASE)
CUE_BEFORE = re.compile(NAMED + r"|\b(?:born|ganwyd|ganed|anwyd|aned|geni|eni|ngeni|b\.)", re.IGNORECASE)
# "DOB 140311": without marks it is a date only right behind the words that say so.
COMPACT = re.compile(
    rf"{NAMED}[^\w\n]{{0,4}}(?P<date>(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:{YEAR}|[0-9]{{2}}))(?!\w)",
    re.IGNORECASE,
)
CUE_AFTER = re.compile(NAMED, re.IGNORECASE)
FARTHEST, FARTHEST_AFTER = 45, 22
LONGEST_CUE = 20
# The date is the answer: below its name in a form, or after a question, with a speaker's name or none.
ANSWER = re.compile(r"[^\w.]*(?:\w{1,12}:)?[^\w.]*")
SENTENCE_END = re.compile(r"[.!?;][)\"'”’]*\s+|\n")
# "Born in Cardiff, he moved here on": the date is that of the move. "Born early, on" tells of the birth.
OTHER_CLAUSE = re.compile(r",(?!\s*(?:on|ar|the|y|on the|ar y|sef|which is|or|neu)?\s*$)[^,]*$")
JOINED = re.compile(r"\s*(?:,|;|&|and|or|a|ac|neu|/)(?:\s+on|\s+ar|\s+the)?\s*", re.IGNORECASE)


def find_births(text: str) -> Iterator[tuple[int, int]]:
    """Dates near "born", "date of birth", "DOB", "birthday", "ganwyd", "dyddiad geni" and the like.

    A year alone is no date. A date that a joining word ties to a date of birth is one as well.
    """
    if not CUE_BEFORE.search(text):
        return
    yield from (found.span("date") for found in COMPACT.finditer(text))
    last_end = -1
    for found in DATE.finditer(text):
        start, end = found.span()
        joined = last_end >= 0 and JOINED.fullmatch(text, last_end, start) is not None
        if joined or is_near_cue(text, start, end):
            last_end = end
            yield start, end


def is_near_cue(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - FARTHEST - LONGEST_CUE) : start]
    cues = list(CUE.finditer(before))
    if cues and tells_of(before[cues[-1].end() :]):
        return True
    after = text[end : end + FARTHEST_AFTER + LONGEST_CUE]
    cue = CUE_AFTER.search(after)
    return cue is not None and cue.start() <= FARTHEST_AFTER and is_one_sentence(after[: cue.start()])


def tells_of(between: str) -> bool:
    """Whether a date belongs to the words of birth that stand this far before it."""
    if ANSWER.fullmatch(between):
        return True
    return len(between) <= FARTHEST and is_one_sentence(between) and not OTHER_CLAUSE.search(between)


def is_one_sentence(between: str) -> bool:
    """Whether no sentence ends and no other date stands between words of birth and a date."""
    return not SENTENCE_END.search(between) and not DATE.search(between)
