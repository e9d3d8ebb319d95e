"""The items of the RAMESES II reporting standards for realist evaluations, in our own short words.

Wong and others (2016, BMC Medicine 14:96) say what each asks for, and why.
"""

from dataclasses import dataclass
from enum import StrEnum

from canllaw.basics.language import Message, message


class RamesesItem(StrEnum):
    """The twenty items, by their numbers in the standards."""

    TITLE = "1"
    SUMMARY = "2"
    RATIONALE = "3"
    PROGRAMME_THEORY = "4"
    QUESTIONS = "5"
    ETHICS = "6"
    WHY_REALIST = "7"
    ENVIRONMENT = "8"
    PROGRAMME = "9"
    DESIGN = "10"
    DATA = "11"
    RECRUITMENT = "12"
    ANALYSIS = "13"
    PARTICIPANTS = "14"
    MAIN_FINDINGS = "15"
    SUMMARY_OF_FINDINGS = "16"
    STRENGTHS = "17"
    LITERATURE = "18"
    CONCLUSIONS = "19"
    FUNDING = "20"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWords:
    """An item for people: its name with its section, what it asks for, who knows it where no record does."""

    name: Message
    asks: Message
    who: Message


TEAM = message("To be written by whoever leads the evaluation.")
ANALYST = message("To be written by whoever analysed the evidence.")
FIELD = message("To be written by whoever organised the survey, the interviews and the observations.")
COMMISSIONER = message("To be written by whoever leads the evaluation, with those who pay for it.")

ITEM_WORDS: dict[RamesesItem, ItemWords] = {
    RamesesItem.TITLE: ItemWords(
        name=message("1 Title"),
        asks=message("The title says that this is a realist evaluation."),
        who=TEAM,
    ),
    RamesesItem.SUMMARY: ItemWords(
        name=message("2 Summary"),
        asks=message("A short summary: what was evaluated, where, why and how, and what came out."),
        who=TEAM,
    ),
    RamesesItem.RATIONALE: ItemWords(
        name=message("3 Introduction: reason"),
        asks=message("Why there was an evaluation, and what that meant for its focus and its design."),
        who=COMMISSIONER,
    ),
    RamesesItem.PROGRAMME_THEORY: ItemWords(
        name=message("4 Introduction: theory"),
        asks=message("The theory at the outset of how the programme was expected to work."),
        who=TEAM,
    ),
    RamesesItem.QUESTIONS: ItemWords(
        name=message("5 Introduction: questions"),
        asks=message("The questions and aims, and how the theory set the focus."),
        who=TEAM,
    ),
    RamesesItem.ETHICS: ItemWords(
        name=message("6 Introduction: ethics"),
        asks=message("Who approved it on ethical grounds, or why nobody had to."),
        who=TEAM,
    ),
    RamesesItem.WHY_REALIST: ItemWords(
        name=message("7 Methods: why realist"),
        asks=message("Why a realist evaluation was chosen, and how it was adapted."),
        who=TEAM,
    ),
    RamesesItem.ENVIRONMENT: ItemWords(
        name=message("8 Methods: surroundings"),
        asks=message("The surroundings in which the evaluation took place."),
        who=TEAM,
    ),
    RamesesItem.PROGRAMME: ItemWords(
        name=message("9 Methods: programme"),
        asks=message("The policy or programme that was evaluated."),
        who=TEAM,
    ),
    RamesesItem.DESIGN: ItemWords(
        name=message("10 Methods: design"),
        asks=message("The design, with the reasons for it, and what was changed on the way."),
        who=TEAM,
    ),
    RamesesItem.DATA: ItemWords(
        name=message("11 Methods: gathering"),
        asks=message("How evidence was gathered, why so, and what makes it trustworthy."),
        who=FIELD,
    ),
    RamesesItem.RECRUITMENT: ItemWords(
        name=message("12 Methods: who was asked"),
        asks=message("How people were chosen and won over, and why in this way."),
        who=FIELD,
    ),
    RamesesItem.ANALYSIS: ItemWords(
        name=message("13 Methods: analysis"),
        asks=message("How the evidence was analysed, and how that tested and refined the theory."),
        who=ANALYST,
    ),
    RamesesItem.PARTICIPANTS: ItemWords(
        name=message("14 Results: people"),
        asks=message("Who took part, and which of them gave which evidence."),
        who=FIELD,
    ),
    RamesesItem.MAIN_FINDINGS: ItemWords(
        name=message("15 Results: findings"),
        asks=message("The findings, in circumstances, mechanisms and outcomes."),
        who=ANALYST,
    ),
    RamesesItem.SUMMARY_OF_FINDINGS: ItemWords(
        name=message("16 Discussion: in short"),
        asks=message("The findings in short, held against the questions, the theory and the readers."),
        who=TEAM,
    ),
    RamesesItem.STRENGTHS: ItemWords(
        name=message("17 Discussion: strengths and limits"),
        asks=message("Strengths, limits, and what should be done next."),
        who=TEAM,
    ),
    RamesesItem.LITERATURE: ItemWords(
        name=message("18 Discussion: others' findings"),
        asks=message("How the findings compare with what others found."),
        who=TEAM,
    ),
    RamesesItem.CONCLUSIONS: ItemWords(
        name=message("19 Discussion: conclusions"),
        asks=message("What to conclude and to recommend, with regard to how far the findings carry."),
        who=TEAM,
    ),
    RamesesItem.FUNDING: ItemWords(
        name=message("20 Discussion: funding"),
        asks=message("Who paid, what part they had in it, and whose interests may conflict."),
        who=COMMISSIONER,
    ),
}
