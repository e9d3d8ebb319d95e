"""What a guidance document asks of someone: the records. `docs/expectations.md` is the convention."""

from dataclasses import dataclass
from enum import StrEnum

from canllaw.basics.language import Message
from canllaw.basics.sources import Place


class Force(StrEnum):
    """How firmly something is asked, after the Welsh and English drafting convention."""

    REQUIREMENT = "requirement"
    GUIDELINE = "guideline"
    PERMISSION = "permission"


class Polarity(StrEnum):
    """Whether something is to be done or not to be done."""

    DO = "do"
    DO_NOT = "do not"


class PartName(StrEnum):
    """The five parts of an expectation (AACTT)."""

    ACTOR = "actor"
    ACTION = "action"
    TARGET = "target"
    CONTEXT = "context"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some words of the document and where they stand, as characters of `Edition.text`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalReference:
    """A law that the text cites, e.g. act "Children Act 1989", provision "section 47(1)"."""

    cited: Part
    act: str | None = None
    provision: str | None = None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.provision, self.act) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One thing that the text asks of someone.

    `start` and `end` are the expectation's own words in `Edition.text`; `text` is what it says in full,
    with the stem before a list item. `passage` is the position of its passage. The parts are AACTT
    (Presseau 2019); one that is absent is None. `actor_inherited` is true where the actor's words stand
    outside the expectation's own words. `id` is made from the words, so it survives another format.
    """

    id: str
    passage: int
    place: Place
    section: tuple[str, ...]
    text: str
    start: int
    end: int
    force: Force
    force_words: Part | None
    polarity: Polarity
    reason: Message
    actor: Part | None = None
    actor_inherited: bool = False
    action: Part | None = None
    context: Part | None = None
    target: Part | None = None
    time: Part | None = None
    legal_references: tuple[LegalReference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """Words with a force word that were judged to ask nothing, and why, so that a person can disagree."""

    passage: int
    place: Place
    text: str
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was found in one edition, in the order of the text."""

    expectations: tuple[Expectation, ...]
    declined: tuple[Declined, ...]
