"""Practice that was seen, held against single expectations of the guidance."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from canllaw.basics.faults import Unfit
from canllaw.basics.language import Language, message
from canllaw.basics.sources import Place


class Seen(StrEnum):
    """What an observer saw of one expectation."""

    SEEN = "seen"
    NOT_SEEN = "not seen"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One expectation looked for on one occasion. `session` joins what was looked for together.

    `practice` names what was looked for, as in the study's practices (`evidence/practices.toml`).
    """

    session: str
    practice: str
    seen: Seen
    place: Place
    held: date | None = None
    authority: str = ""
    team: str = ""
    role: str = ""
    observer: str = ""
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """Something the guidance asks that is asked about and looked for.

    `expectations` are ids of expectations of the guidance (one a language); `self_report` and `example`
    are keys of items of the instrument: "we do this" and the recent concrete example.
    `does_from` is the lowest answer to `self_report` that counts as "we already do that"; `example_from`
    the lowest answer to `example` that counts as a recent concrete one. `example_words` is the key of the
    item in which people tell their example; where it is not named, it is the item that is called like
    `example` with "example_words" in the place of "example". An example without words does not count.
    """

    key: str
    en: str
    cy: str = ""
    expectations: tuple[str, ...] = ()
    paragraph: str = ""
    self_report: str = ""
    example: str = ""
    does_from: int = 4
    example_from: int = 1
    example_words: str = ""

    def __post_init__(self) -> None:
        if not self.key:
            raise Unfit(message("A practice has a key."), message("Give it a short name of its own."))

    def title(self, language: Language) -> str:
        """In English where nobody has put it into Welsh."""
        return (self.cy if language is Language.WELSH else "") or self.en
