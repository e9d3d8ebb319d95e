"""What a person says about one expectation, and what came of all that was said."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from canllaw.basics.problems import Problem
from canllaw.basics.sources import Place
from canllaw.guidance.expectations import Force, PartName, Polarity, Reading


class CorrectionKind(StrEnum):
    """What a person does with an expectation."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    SPLIT = "split"
    MERGE = "merge"
    ADD = "add"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One row of the file, or several rows that split the same expectation.

    `text` is what the expectation said when the person read it; it is found again by these words. `into` are
    the words of the pieces, or the new words of an edited expectation; `others` the texts it is merged with.
    A part in `parts` whose words are None is taken away.
    """

    kind: CorrectionKind
    text: str
    place: Place
    id: str | None = None
    force: Force | None = None
    polarity: Polarity | None = None
    parts: tuple[tuple[PartName, str | None], ...] = ()
    into: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    note: str | None = None
    who: str | None = None
    on: date | None = None

    def __post_init__(self) -> None:
        assert self.text, "a correction says which words it is about"
        assert self.kind is not CorrectionKind.SPLIT or len(self.into) > 1, "a split has pieces"
        assert self.kind is not CorrectionKind.MERGE or self.others, "a merger has others"
        assert self.kind is not CorrectionKind.ADD or self.force, "what is added has a force"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedReading:
    """A reading as the corrections leave it, which of them were carried out, and why the others were not."""

    reading: Reading
    applied: tuple[Correction, ...] = ()
    unplaced: tuple[Problem, ...] = ()

    @property
    def counts(self) -> Counter[CorrectionKind]:
        return Counter(correction.kind for correction in self.applied)
