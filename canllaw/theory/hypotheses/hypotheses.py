"""Hypotheses: a context, a mechanism and an outcome, each with its measure, said before the data are seen."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from canllaw.basics.faults import Unfit
from canllaw.basics.language import Language, message


class Area(StrEnum):
    """Where a hypothesis looks for the reason."""

    POLICY = "policy"
    PLAN = "plan"
    ORGANISATION = "organisation"


class MeasureKind(StrEnum):
    """What a measure is taken from.

    SCALE: scores of people. ITEM: answers of people to one question. FACT: a figure of the authority.
    CONCRETENESS: of the practice, how concretely the guidance asks for it. EXAMPLE, SEEN: of the practice,
    whether people have a concrete example of it, and whether it was seen.
    """

    SCALE = "scale"
    ITEM = "item"
    FACT = "fact"
    CONCRETENESS = "concreteness"
    EXAMPLE = "example"
    SEEN = "seen"


class MeasureLevel(StrEnum):
    """Whose value counts: the person's own, or the mean of everybody in their team or authority."""

    PERSON = "person"
    TEAM = "team"
    AUTHORITY = "authority"


class Direction(StrEnum):
    """Whether more of the context goes with more or with less of the outcome."""

    MORE = "more"
    LESS = "less"


class StrandName(StrEnum):
    """The kinds of evidence."""

    SURVEY = "survey"
    CASES = "cases"
    INTERVIEWS = "interviews"
    OBSERVATIONS = "observations"
    RECORDS = "records"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How one part of a hypothesis is told in numbers.

    `key` is that of a scale, an item or a fact; empty for measures of practices. `at_least`: an answer, score
    or figure of this or more counts as yes; an outcome needs it unless it is yes or no. `low` and `high`: as
    a context or mechanism, the two values that are compared; without them the lowest and highest of two
    values, otherwise the quartiles. `level`: the mean of everybody in the team or authority may stand for the
    person's own value; `at_least` is then of that mean. `wave` is the newest if empty, of other measures than
    the outcome the outcome's; "all" puts the answers of every wave together.
    `en` and `cy` are its title; `said_en` and `said_cy` its words in a sentence: of a context "Where managers
    took part in drafting", of an outcome "name the guidance", so that a result reads "Where managers took
    part in drafting, 20 more people in 100 name the guidance".
    """

    kind: MeasureKind
    key: str = ""
    en: str = ""
    cy: str = ""
    said_en: str = ""
    said_cy: str = ""
    at_least: float | None = None
    low: float | None = None
    high: float | None = None
    level: MeasureLevel = MeasureLevel.PERSON
    wave: str = ""

    def __post_init__(self) -> None:
        named = self.kind in (MeasureKind.SCALE, MeasureKind.ITEM, MeasureKind.FACT)
        if named != bool(self.key):
            raise Unfit(
                message("A scale, an item and a fact have a key; a measure of practices has none."),
                message("Name the scale, item or fact, or leave the key out."),
            )

    def title(self, language: Language) -> str:
        return (self.cy if language is Language.WELSH and self.cy else self.en) or self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another explanation of the same outcome, tested beside the hypothesis.

    `together` as in Hypothesis. `direction`: whether more or less of its context is said to go with more of
    the outcome; None where it is not said. It fails where what it adds is clearly too little to matter, once
    the hypothesis' own context is held.
    """

    key: str
    en: str
    cy: str
    context: Measure
    together: Measure | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition of the configurations over authorities, with the anchors of its calibration.

    `full`, `half`, `none`: the values of full membership, of neither in nor out, of no membership (direct
    method, Ragin 2008); with `half` alone it is crisp.
    """

    key: str
    measure: Measure
    half: float
    full: float | None = None
    none: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """What the configurations are made from: conditions and the outcome, over authorities."""

    conditions: tuple[Condition, ...]
    outcome: Condition
    consistency: float = 0.8
    frequency: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier wording of a hypothesis, and why it was changed."""

    written: date
    en: str
    cy: str = ""
    why_en: str = ""
    why_cy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """Why something works, for whom and in which circumstances, and how that is tested.

    `smallest_effect` is the smallest difference in the chance of the outcome that matters, in shares (0.05 is
    five in a hundred), between the low and the high value of the context. `through`: the mechanism carries
    the effect, and what is tested is the part that goes through it. `together`: the context works only where
    this is high; what is tested is by how much more. `held` are measures that are kept alike. `tested_by`
    are the strands that were named as the test beforehand; the others confirm, expand or contradict.
    `seen`: where observers saw practices done, that is taken for the outcome in the observations.
    """

    key: str
    area: Area
    en: str
    cy: str
    written: date
    context: Measure
    outcome: Measure
    smallest_effect: float
    mechanism: Measure | None = None
    through: bool = False
    together: Measure | None = None
    held: tuple[Measure, ...] = ()
    direction: Direction = Direction.MORE
    change_mind_en: str = ""
    change_mind_cy: str = ""
    rivals: tuple[Rival, ...] = ()
    cases: Cases | None = None
    tested_by: tuple[StrandName, ...] = (StrandName.SURVEY,)
    seen: bool = False
    earlier: tuple[Earlier, ...] = ()

    def __post_init__(self) -> None:
        if not 0 < self.smallest_effect < 1:
            raise Unfit(
                message("The smallest effect of interest is a share between 0 and 1."),
                message("Write 0.05 for five in a hundred."),
                entry="smallest_effect",
            )
        if self.through and self.mechanism is None:
            raise Unfit(
                message("Nothing can be carried through a mechanism that is not named."),
                message("Name the mechanism, or take out through."),
                entry="through",
            )
        if not self.tested_by:
            raise Unfit(
                message("A hypothesis names the strands that test it."),
                message('Write tested_by = ["survey"], or others.'),
                entry="tested_by",
            )

    def statement(self, language: Language) -> str:
        return self.cy if language is Language.WELSH and self.cy else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeTheory:
    """All hypotheses of a study, in the order of their keys: H2 before H10."""

    hypotheses: tuple[Hypothesis, ...]

    def __post_init__(self) -> None:
        keys = [hypothesis.key for hypothesis in self.hypotheses]
        assert keys == sorted(set(keys), key=order_of), "hypotheses stand once, in order"


def order_of(key: str) -> tuple[tuple[bool, int, str], ...]:
    """What keys are sorted by: numbers in them count as numbers."""
    parts = [part for part in re.split(r"([0-9]+)", key) if part]
    return tuple((not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts)
