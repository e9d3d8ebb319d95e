"""What an analysis found, with all that is needed to believe it or to doubt it."""

from dataclasses import dataclass
from enum import StrEnum

from canllaw.basics.language import Message
from canllaw.basics.sources import Place


class Verdict(StrEnum):
    """How a finding came out. Description finds things; only tests of theory support or contradict."""

    FOUND = "found"
    ALARM = "alarm"
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    MIXED = "mixed"
    NOT_ENOUGH = "not enough evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number with its unit, its interval where it has one, and the number of things behind it."""

    name: str
    value: float
    unit: str = ""
    low: float | None = None
    high: float | None = None
    n: int | None = None

    def __post_init__(self) -> None:
        assert self.low is None or self.low <= self.value, "an interval holds its value"
        assert self.high is None or self.value <= self.high, "an interval holds its value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """What made a finding: the function, its settings, the version of Canllaw and the seed."""

    function: str
    version: str
    settings: tuple[tuple[str, str], ...] = ()
    seed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that an analysis can say, and what it rests on."""

    about: str
    verdict: Verdict
    sentence: Message
    method: Method
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
