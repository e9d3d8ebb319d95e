"""One export, whichever tool wrote it."""

from collections.abc import Collection
from pathlib import Path

from canllaw.basics.problems import Problem
from canllaw.evidence.answers.answers import Export, Tool
from canllaw.evidence.exports.detect import detect_tool, find_dictionary, find_questionnaire
from canllaw.evidence.exports.limesurvey import read_limesurvey
from canllaw.evidence.exports.plain import read_plain
from canllaw.evidence.exports.qualtrics import read_qualtrics
from canllaw.evidence.exports.redcap import read_redcap
from canllaw.evidence.exports.sheets import open_sheet
from canllaw.evidence.exports.spss import is_spss, read_spss


def read_export(
    path: Path, tool: Tool | None = None, dictionary: Path | None = None, *, keep: Collection[str] = ()
) -> Export:
    """The export of a survey tool: a .csv, .tsv, .xlsx or .sav file.

    Without `tool` it is found out. `dictionary` is LimeSurvey's questionnaire (.lss) or REDCap's data
    dictionary; without it, one beside the file is taken that has its name or is the only one. Columns whose
    headings ask who somebody is are not kept, unless `keep` names them; columns that a tool declares to be
    personal never are.
    Raises MaterialError with everything that is wrong with the file.
    """
    if tool is Tool.SPSS or path.suffix.casefold() in (".sav", ".zsav") or is_spss(path):
        return read_spss(path, keep)
    problems: list[Problem] = []
    sheet = open_sheet(path, problems)
    match tool or detect_tool(sheet, dictionary):
        case Tool.LIMESURVEY:
            return read_limesurvey(sheet, problems, dictionary or find_questionnaire(path), keep)
        case Tool.REDCAP:
            return read_redcap(sheet, problems, dictionary or find_dictionary(path), keep)
        case Tool.QUALTRICS:
            return read_qualtrics(sheet, problems, keep)
        case _:
            return read_plain(sheet, problems, keep)
