"""The story: load a study folder, run the stages that it has material for, give back what was found."""

from canllaw.study.definition import EditionEntry, Study, StudyDefinition, check_study, new_study, read_study
from canllaw.study.running import StudyRun, report_study, run_study, write_result

__all__ = [
    "EditionEntry",
    "Study",
    "StudyDefinition",
    "StudyRun",
    "check_study",
    "new_study",
    "read_study",
    "report_study",
    "run_study",
    "write_result",
]
