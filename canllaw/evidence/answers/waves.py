"""One round of asking people: when, with which instrument, and where the answers are."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from canllaw.basics.language import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """A wave of a survey. `file` is the export of a tool; `mapping` says how its columns answer the items.

    `instrument` is a key; empty for the one that the mapping names.
    """

    key: str
    name: Bilingual
    instrument: str
    file: Path
    mapping: Path
    opened: date
    closed: date | None = None
