"""Where sentences end: the abbreviations, numbers and marks of guidance in both languages."""

import time

import pytest

from canllaw.basics.language import Language
from canllaw.guidance.sentences import split_sentences

# The sentences of each text, parted by " ‖ ".
ENGLISH = [
    "The manager must act. ‖ The police must be told.",
    "The duty is in s. 47 of the Act. ‖ See reg. 12 and paras. 3 to 5. ‖ It is not new.",
    "Tell a trusted adult, e.g. a foster carer. ‖ Write it down.",
    "The plan names a person, i.e. someone the child knows, and a place. ‖ It is shared.",
    "Bring shoes, a coat, etc. ‖ The child chooses them.",
    "4.12 The social worker must visit. ‖ 4.13 The visit must be recorded.",
    "1. Ring the police. ‖ 2. Ring the social worker.",
    "(a) Ring the police.",
    "Is the child safe? ‖ If not, ring 999!",
    "Dr. Rees and Mr. Pugh met the child. ‖ They agreed.",
    "The child said “I want to go home.” ‖ The carer listened.",
    "Ask “Where did you sleep?” and write down the answer.",
    "See Annex B. ‖ The form is there.",
    "The panel (see section 3.) must meet. ‖ It decides.",
    "It costs £3.50 a day. ‖ Nobody pays more than 10.5 per cent.",
    "Go to www.example.org.uk. ‖ The form is at example.org/form.html.",
    "The child waited… ‖ Nobody came.",
    "The answer was No. ‖ The form is No. 12.",
    "J. K. Rees wrote the plan. ‖ It was short.",
    "A record is kept. [6] ‖ The record is short.",
    "A record is kept. [6]",
    "The manager must act; and must say so.",
    "The visit is at 9 a.m. on Monday.",
    "All files named “*.doc” or “plan.*” are kept. ‖ Others go.",
    "He left at night. ‖ 6 people looked for him.",
    "The team follows vol. 2, pp. 3-9, cf. art. 12. ‖ It is law.",
]
WELSH = [
    "Rhaid i'r rheolwr weithredu. ‖ Rhaid dweud wrth yr heddlu.",
    "Gweler adr. 3 a tt. 4 i 6. ‖ Mae'n newydd.",
    "Dywedwch wrth oedolyn, e.e. gofalwr maeth. ‖ Ysgrifennwch hynny.",
    "Dyma'r person, h.y. rhywun y mae'r plentyn yn ei adnabod. ‖ Mae'n helpu.",
    "Mae'r ddyletswydd yn a. 47 o'r Ddeddf. ‖ Mae rh. 5 yn debyg.",
    "Gweler Atodiad B. ‖ Mae'r ffurflen yno.",
    "A yw'r plentyn yn ddiogel? ‖ Os nad yw, ffoniwch 999!",
]


def split(text: str, language: Language) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english_sentences(marked: str) -> None:
    assert split(marked.replace("‖ ", ""), Language.ENGLISH) == marked.split(" ‖ ")


@pytest.mark.parametrize("marked", WELSH)
def test_welsh_sentences(marked: str) -> None:
    assert split(marked.replace("‖ ", ""), Language.WELSH) == marked.split(" ‖ ")


def test_white_space_outside_belongs_to_no_sentence() -> None:
    assert split_sentences("  One. Two.  ", Language.ENGLISH) == [(2, 6), (7, 11)]


def test_nothing_has_no_sentences() -> None:
    assert split_sentences(" \n ", Language.ENGLISH) == []


def test_a_very_long_passage_takes_no_more_than_its_share() -> None:
    def seconds(text: str) -> float:
        started = time.process_time()
        split_sentences(text, Language.ENGLISH)
        return time.process_time() - started

    seconds("Warm up, e.g. now. So.")
    short, long = (
        seconds("a walk, e.g. to the park. " * 2_000),
        seconds("a walk, e.g. to the park. " * 20_000),
    )
    assert long < 40 * short
