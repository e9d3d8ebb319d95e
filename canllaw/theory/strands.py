"""What one kind of evidence says of one hypothesis."""

from dataclasses import dataclass
from enum import StrEnum

from canllaw.basics.findings import Finding
from canllaw.basics.language import Message
from canllaw.basics.sources import Place
from canllaw.theory.hypotheses.hypotheses import StrandName


class Leaning(StrEnum):
    """Which way a strand leans. SILENT: it says nothing, or too little."""

    FOR = "for"
    AGAINST = "against"
    BOTH = "both"
    SILENT = "silent"


class StrandFit(StrEnum):
    """How a strand fits the others (Fetters, Curry and Creswell 2013)."""

    CONFIRMS = "confirms"
    EXPANDS = "expands"
    CONTRADICTS = "contradicts"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """Evidence against what a strand leans to: what it is, its weight from 0 to 1, where it stands.

    Of a strand that leans nowhere, or both ways, it is against the hypothesis.
    """

    sentence: Message
    weight: float
    places: tuple[Place, ...] = ()

    def __post_init__(self) -> None:
        assert 0 <= self.weight <= 1, "a weight is between nothing and all"


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalResult:
    """How another explanation fared beside the hypothesis."""

    rival: str
    fails: bool | None
    sentence: Message
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class StrandResult:
    """What one strand says of one hypothesis, and what it rests on.

    `sentence` is what a lay reader is told. `findings` carry every number, with places, method and settings.
    """

    hypothesis: str
    strand: StrandName
    leaning: Leaning
    sentence: Message
    findings: tuple[Finding, ...] = ()
    against: tuple[Counter, ...] = ()
    rivals: tuple[RivalResult, ...] = ()
