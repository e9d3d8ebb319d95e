"""The story: load a study folder, run the stages that it has material for, give back what was found."""

from canllaw.study.beginning import new_study
from canllaw.study.checking import check_study, read_study
from canllaw.study.definition import EditionEntry, Study, StudyDefinition, WaveEntry
from canllaw.study.running import StudyRun, report_study, run_evidence, run_study, write_result

__all__ = [
    "EditionEntry",
    "Study",
    "StudyDefinition",
    "StudyRun",
    "WaveEntry",
    "check_study",
    "new_study",
    "read_study",
    "report_study",
    "run_evidence",
    "run_study",
    "write_result",
]
