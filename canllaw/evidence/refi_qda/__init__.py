"""Projects and codebooks of programs for qualitative analysis (NVivo, ATLAS.ti, MAXQDA, ...) in and out.

They are exchanged as REFI-QDA: .qdpx for a project, .qdc for a codebook. Whatever our interviews do not hold
comes back on export; what cannot be carried is named.
"""

from canllaw.evidence.refi_qda.codebook_file import (
    add_groups,
    read_qdc,
    share_codebook,
    share_codebook_of,
    write_qdc,
)
from canllaw.evidence.refi_qda.elsewhere import find_codings_elsewhere
from canllaw.evidence.refi_qda.joining import join_projects
from canllaw.evidence.refi_qda.losses import Grade, Loss, Losses
from canllaw.evidence.refi_qda.project import CodingElsewhere, Medium, Project, SharedCodebook
from canllaw.evidence.refi_qda.reading import read_qdpx
from canllaw.evidence.refi_qda.ready import make_ready
from canllaw.evidence.refi_qda.writing import make_project, write_qdpx

__all__ = [
    "CodingElsewhere",
    "Grade",
    "Loss",
    "Losses",
    "Medium",
    "Project",
    "SharedCodebook",
    "add_groups",
    "find_codings_elsewhere",
    "join_projects",
    "make_project",
    "make_ready",
    "read_qdc",
    "read_qdpx",
    "share_codebook",
    "share_codebook_of",
    "write_qdc",
    "write_qdpx",
]
