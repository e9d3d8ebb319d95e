"""Which tool an export comes from, and where the description of its columns lies."""

from pathlib import Path

from canllaw.basics.problems import MaterialError, Problem
from canllaw.evidence.answers.answers import Tool
from canllaw.evidence.exports.limesurvey import looks_like_limesurvey
from canllaw.evidence.exports.qualtrics import looks_like_qualtrics
from canllaw.evidence.exports.redcap import looks_like_redcap
from canllaw.evidence.exports.redcap_dictionary import looks_like_dictionary
from canllaw.evidence.exports.sheets import Sheet, open_sheet

QUESTIONNAIRE = ".lss"
DICTIONARY = "dictionary"
TABLES = frozenset({".csv", ".tsv", ".xlsx"})


def detect_tool(sheet: Sheet, dictionary: Path | None = None) -> Tool:
    """The tool whose marks the headings bear; failing these, the tool of the description that was given."""
    if looks_like_qualtrics(sheet):
        return Tool.QUALTRICS
    if dictionary is not None:
        return Tool.LIMESURVEY if is_questionnaire(dictionary) else Tool.REDCAP
    if looks_like_redcap(sheet):
        return Tool.REDCAP
    if looks_like_limesurvey(sheet):
        return Tool.LIMESURVEY
    fields = find_dictionary(sheet.path)
    if fields is not None and has_fields(sheet, fields):
        return Tool.REDCAP
    return Tool.PLAIN


def is_questionnaire(path: Path) -> bool:
    return path.suffix.casefold() == QUESTIONNAIRE


def has_fields(sheet: Sheet, dictionary: Path) -> bool:
    """Whether the export begins with the first field of the dictionary, as every export of REDCap does."""
    try:
        described = open_sheet(dictionary, list[Problem]())
    except MaterialError:
        return False
    return (
        looks_like_dictionary(described)
        and len(described.head) > 1
        and described.head[1][0] == sheet.head[0][0]
    )


def find_description(path: Path, tool: Tool) -> Path | None:
    """The file beside an export that says what its columns are, where its tool writes one."""
    if tool is Tool.LIMESURVEY:
        return find_questionnaire(path)
    return find_dictionary(path) if tool is Tool.REDCAP else None


def find_questionnaire(path: Path) -> Path | None:
    """The .lss file beside an export that has its name, or the only one."""
    return choose(path, [each for each in path.parent.iterdir() if is_questionnaire(each)])


def find_dictionary(path: Path) -> Path | None:
    """A table beside an export whose name says that it is its data dictionary, or the only dictionary."""
    found = [
        each
        for each in path.parent.iterdir()
        if DICTIONARY in each.stem.casefold() and each.suffix.casefold() in TABLES and each != path
    ]
    return choose(path, found)


def choose(path: Path, found: list[Path]) -> Path | None:
    """survey-1.csv has survey-1.lss or survey-1-dictionary.csv."""
    name = path.stem.casefold()
    own = [each for each in found if each.stem.casefold().replace(DICTIONARY, "").strip(" -_.") == name]
    if len(own) == 1:
        return own[0]
    return found[0] if len(found) == 1 else None
