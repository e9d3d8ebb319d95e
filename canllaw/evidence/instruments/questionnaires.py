"""A questionnaire as it stands on paper: its questions in order, in one language."""

from dataclasses import dataclass

from canllaw.basics.language import Language, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question with its answers in words; none where it is answered by a number or in own words."""

    number: int
    text: str
    answers: tuple[str, ...] = ()
    in_words: bool = False
    in_grid: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Questions that have the same answers, or a single one."""

    questions: tuple[Question, ...]

    def __post_init__(self) -> None:
        assert len({question.answers for question in self.questions}) == 1, "a block shares its answers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """A questionnaire to be printed. `notes` are for those who run the survey, not for those who answer."""

    language: Language
    title: str
    lead: tuple[Message, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Message, ...]
