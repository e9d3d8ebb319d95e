"""What people are asked and how their answers count: items, response scales, scales, licences."""

from dataclasses import dataclass
from enum import StrEnum

from canllaw.basics.faults import Unfit
from canllaw.basics.language import Language, message


class ItemKind(StrEnum):
    """What an answer to an item is."""

    SCALED = "scaled"
    CHOICE = "choice"
    KNOWLEDGE = "knowledge"
    YES_NO = "yes or no"
    NUMBER = "number"
    TEXT = "text"


class Scoring(StrEnum):
    """How the items of a scale become one number."""

    MEAN = "mean"
    SUM = "sum"
    SHARE_CORRECT = "share correct"
    MEAN_OF_SCALES = "mean of scales"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One possible answer: the value it counts for, and its words; empty where they may not be shipped.

    `counts` false is for answers such as "not relevant to my role": known, and left out of every score.
    """

    value: int
    en: str = ""
    cy: str = ""
    counts: bool = True

    def words(self, language: Language) -> str:
        return (self.cy if language is Language.WELSH else "") or self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Responses:
    """A response scale: its answers from lowest to highest, then those that do not count."""

    key: str
    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        values = [option.value for option in self.options]
        if len(set(values)) < len(values) or sum(option.counts for option in self.options) < 2:
            raise Unfit(
                message("A response scale has at least two answers that count, each with its own value."),
                message("Give each option its own value, such as 1, 2, 3, 4, 5."),
            )

    @property
    def low(self) -> int:
        return min(option.value for option in self.options if option.counts)

    @property
    def high(self) -> int:
        return max(option.value for option in self.options if option.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question. Its wording is empty where the licence does not allow it to be shipped.

    `responses` names a response scale (for SCALED, CHOICE, KNOWLEDGE); `correct` are the values that are
    right (for KNOWLEDGE; empty while the question is still a slot). `reversed` items agree with the opposite:
    they are turned round when scored. `asked` false is for what is not put to people, such as a code that
    a researcher gives to an answer in words. `new_page`: what stands before must not be seen any more, or not
    yet. `note` is for those who run the survey.
    """

    key: str
    kind: ItemKind = ItemKind.SCALED
    en: str = ""
    cy: str = ""
    responses: str = ""
    reversed: bool = False
    correct: tuple[int, ...] = ()
    asked: bool = True
    new_page: bool = False
    note: str = ""

    def wording(self, language: Language) -> str:
        return (self.cy if language is Language.WELSH else "") or self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Several items that together measure one thing.

    `most_missing`: a person who left out more of the items than this has no score on the scale.
    `measures` is what the study calls it: awareness, knowledge, confidence, clarity, ...
    `items` are keys of items; of scales where the scoring is MEAN_OF_SCALES.
    """

    key: str
    en: str
    items: tuple[str, ...]
    cy: str = ""
    scoring: Scoring = Scoring.MEAN
    most_missing: int = 0
    measures: str = ""

    def title(self, language: Language) -> str:
        """In English where nobody has put it into Welsh."""
        return (self.cy if language is Language.WELSH else "") or self.en

    def __post_init__(self) -> None:
        if not self.items or not 0 <= self.most_missing < len(self.items):
            raise Unfit(
                message("A scale has items, and a score needs at least one answer among them."),
                message("Name its items, and let most_missing be smaller than their number."),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """Words that a study fills into the wording, where it stands as {key}; empty until it does."""

    key: str
    en: str = ""
    cy: str = ""

    def words(self, language: Language) -> str:
        return (self.cy if language is Language.WELSH else "") or self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A questionnaire as a definition: all that is needed to ask it and to score it.

    `unconfirmed` lists, in plain words, what is background knowledge that a person has yet to confirm.
    `adapted` says how it differs from the original, such as "the intervention" read as "the guidance".
    `extends` is the key of the shipped instrument that a study made its own, empty otherwise; `includes` are
    those of shipped instruments that are asked in the same form.
    `blanks` are those of the wording that are still empty.
    """

    key: str
    en: str
    cy: str
    version: str
    licence: str
    source: str
    responses: tuple[Responses, ...]
    items: tuple[Item, ...]
    scales: tuple[Scale, ...] = ()
    adapted: str = ""
    unconfirmed: tuple[str, ...] = ()
    licence_cy: str = ""
    adapted_cy: str = ""
    unconfirmed_cy: tuple[str, ...] = ()
    extends: str = ""
    includes: tuple[str, ...] = ()
    blanks: tuple[Blank, ...] = ()

    def licence_in(self, language: Language) -> str:
        """In English where nobody has put it into Welsh."""
        return (self.licence_cy if language is Language.WELSH else "") or self.licence

    def adapted_in(self, language: Language) -> str:
        return (self.adapted_cy if language is Language.WELSH else "") or self.adapted

    def unconfirmed_in(self, language: Language) -> tuple[str, ...]:
        return (self.unconfirmed_cy if language is Language.WELSH else ()) or self.unconfirmed

    def title(self, language: Language) -> str:
        """In English where nobody has put it into Welsh."""
        return (self.cy if language is Language.WELSH else "") or self.en

    def title_in_welsh(self) -> str:
        return self.cy or self.en

    def item(self, key: str) -> Item:
        return next(item for item in self.items if item.key == key)

    def scale(self, key: str) -> Scale:
        return next(scale for scale in self.scales if scale.key == key)

    def responses_of(self, item: Item) -> Responses | None:
        return next((each for each in self.responses if each.key == item.responses), None)
