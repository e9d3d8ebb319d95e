"""Mappings of a tool's columns to an instrument: drafted, written, read. See docs/mapping.md."""

from canllaw.evidence.answers.drafting import draft_mapping, make_draft
from canllaw.evidence.answers.mappings_file import (
    Draft,
    MappingFile,
    Remark,
    make_mapping_file,
    read_mapping,
    write_draft,
    write_mapping,
)

__all__ = [
    "Draft",
    "MappingFile",
    "Remark",
    "draft_mapping",
    "make_draft",
    "make_mapping_file",
    "read_mapping",
    "write_draft",
    "write_mapping",
]
