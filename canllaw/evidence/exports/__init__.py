"""What survey tools export, read as it stands: every row and every column, none lost without a word."""

from canllaw.evidence.exports.one_file import read_export

__all__ = ["read_export"]
