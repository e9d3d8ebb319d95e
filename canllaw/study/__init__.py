"""The story: load a study folder, run the stages that it has material for, give back what was found."""

from canllaw.study.beginning import new_study
from canllaw.study.checking import check_study, read_study
from canllaw.study.definition import EditionEntry, Study, StudyDefinition, WaveEntry
from canllaw.study.registering import Registered
from canllaw.study.running import (
    explain_hypothesis,
    report_study,
    run_evidence,
    run_study,
    run_theory,
)
from canllaw.study.writing import StudyRun

__all__ = [
    "EditionEntry",
    "Registered",
    "Study",
    "StudyDefinition",
    "StudyRun",
    "WaveEntry",
    "check_study",
    "explain_hypothesis",
    "new_study",
    "read_study",
    "report_study",
    "run_evidence",
    "run_study",
    "run_theory",
]
