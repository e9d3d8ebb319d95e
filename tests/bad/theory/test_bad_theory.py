"""Hypotheses, judgements and registers that cannot be used, each with all that must be said about them."""

from datetime import date
from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.theory.confidence_file import read_judgements
from canllaw.theory.hypotheses.files import Known, read_hypotheses
from canllaw.theory.hypotheses.files_known import KnownFact, KnownWave
from canllaw.theory.hypotheses.registration import read_register
from tests.build_answers import make_instrument

HERE = Path(__file__).parent
KNOWN = Known(
    waves=(
        KnownWave(key="1", opened=date(2026, 3, 2), instrument=make_instrument()),
        KnownWave(key="2", opened=date(2026, 9, 28), instrument=make_instrument()),
    ),
    facts=(KnownFact(name="caseload", low=12, high=22), KnownFact(name="took_part", low=0, high=1)),
    practices=True,
)
BAD = {
    "measures": [
        "H1.toml:11:context.key: No authority has a fact of this name. Did you mean caseload?",
        "H1.toml:12:context.wave: Only what people answered belongs to a wave. Take the wave out.",
        "H1.toml:13:context.level: Only scales and items are averaged over a team or an authority. Take the level out.",
        "H1.toml:16:mechanism.kind: Examples of practices, and practices that were seen, can only be an outcome. Name a scale, an item or a fact here.",
        "H1.toml:18:outcome.at_least: It is not said which score or answer counts as yes. Give at_least, such as 4.",
        "H1.toml:21:outcome.low: An outcome has no low and high: those are compared in the context. Say with at_least what counts as yes.",
        "H1.toml:25:together.key: The questionnaire of this wave has no such scale. Use one of these: confidence, knowledge.",
        "H1.toml:30:held[1].key: This item is answered in words, which are no measure. Name a scale, or an item that is answered in steps, by yes or no, or by a number.",
        "H1.toml:34:held[2].key: Who agrees with this item says the opposite: it is turned round when scored. Name the scale that it belongs to, or another item.",
        "H1.toml:39:held[3].low: Two values are compared, and only one of them is given. Give both low and high, or neither.",
        "H2.toml:12:context.low: The low value is not below the high one. Exchange them, and say with direction which way it works.",
        "H2.toml:12:context.low: This measure never has such a value. Give a value between 12 and 22.",
        "H2.toml:19:outcome.wave: The study has no wave with this key. Use one of these: 1, 2, all.",
        "H2.toml:22:rivals[1].key: This key stands here more than once. Give each a key of its own.",
        "H2.toml:25:rivals[1].context.at_least: at_least makes a yes or no of the measure: no other two values are compared then. Take out at_least, or low and high.",
        "H2.toml:28:rivals[2].key: This key stands here more than once. Give each a key of its own.",
        'H2.toml:32:rivals[2].context.kind: This tells practices apart, and the outcome does not. Give an outcome of kind = "example" or kind = "seen", or another measure here.',
        "H2.toml:34:rivals[2].together.kind: How concretely the guidance asks for something can only be a context. Name what people do, say or know, or what was seen.",
    ],
    "whole": [
        "H3.toml:1:key: A key is made of letters without accents, digits, - and _. Write a short one, such as H1.",
        "H3.toml:1:change_mind_en: It is not said what would change your mind. Say in a sentence what would have to be found for you to give the hypothesis up.",
        "H3.toml:3:en: It is not said what the hypothesis holds. Say it in one sentence.",
        "H3.toml:7:tested_by: A strand is named twice. Name each strand once.",
        "H3.toml:7:tested_by: The cases are to test it, and it is not said which conditions they have. Add the table [cases], or take cases out.",
        "H3.toml:7:tested_by: This strand can say nothing of the outcome as it is measured. Name records for a fact and observations for what was seen, or another outcome.",
        "H3.toml:7:tested_by: This strand can say nothing of the outcome as it is measured. Take observations out, or write seen = true if what was seen shows the outcome.",
        "H3.toml:13:outcome: The outcome is the same measure as what should bring it about. Name another measure for one of them.",
        "H3.toml:18:earlier[1].written: This earlier wording is dated after the one that followed it. Put the earlier wordings in order, and correct their dates.",
        "H4.toml:8:tested_by: This strand can say nothing of the outcome as it is measured. Take records out, or name a fact as the outcome.",
        'H4.toml:11:context.kind: This tells practices apart, and the outcome does not. Give an outcome of kind = "example" or kind = "seen", or another measure here.',
        "H4.toml:16:outcome.at_least: Everybody reaches this value, so that nothing can make a difference. Give a higher value.",
    ],
    "cases": [
        "H5.toml:19:cases.consistency: A consistency lies above 0.5 and is not above 1. Write 0.8, which is usual, or more.",
        "H5.toml:20:cases.frequency: A configuration counts from one case at least. Write 1 or more.",
        "H5.toml:23:cases.conditions[1].key: This key stands here more than once. Give each a key of its own.",
        "H5.toml:25:cases.conditions[1].full: Fuzzy membership has three anchors, and only two are given. Give full, half and none; or half alone for yes and no.",
        "H5.toml:29:cases.conditions[2].key: This key stands here more than once. Give each a key of its own.",
        "H5.toml:30:cases.conditions[2].half: The anchor half does not lie between full and none. Put the three in order.",
        "H5.toml:38:cases.outcome.measure.kind: Examples of practices, and practices that were seen, can only be an outcome. Name a scale, an item or a fact here.",
    ],
    "torn": [
        "H6.toml:1:cy: This entry is missing. Add it.",
        "H6.toml:2:area: This is not one of the values allowed here. Use one of these: 'policy', 'plan', 'organisation'.",
        "H6.toml:5:smallest_effect: The smallest effect of interest is a share between 0 and 1. Write 0.05 for five in a hundred.",
        "H6.toml:6:wirtten: This entry is not expected here. Check its spelling or remove it.",
        "H6.toml:7:context: A scale, an item and a fact have a key; a measure of practices has none. Name the scale, item or fact, or leave the key out.",
        'H7.toml:1: This line is not written as TOML asks, or a line before it was not ended. Write key = "text", key = 12 or key = ["a", "b"], and a table as [name].',
    ],
    "same": [
        "H1.toml:14:mechanism: This is the same measure as the context. Name another measure for one of them.",
        "H1.toml:20:together: This is the same measure as the context. Name another measure for one of them.",
        "H1.toml:20:together: The outcome is the same measure as what should bring it about. Name another measure for one of them.",
        "H1.toml:26:outcome: The outcome is the same measure as what should bring it about. Name another measure for one of them.",
        "H1.toml:32:held[1]: The outcome is the same measure as what should bring it about. Name another measure for one of them.",
        "H1.toml:40:held[3]: This measure is kept alike already. Name another measure for one of them.",
        "H2.toml:18:held[1]: What is kept alike here is what is to be tested, or what carries it. Name another measure for one of them.",
        "H2.toml:27:rivals[1].context: This explanation names what the hypothesis itself names. Name another measure for one of them.",
        "H2.toml:39:rivals[3].context: The outcome is the same measure as what should bring it about. Name another measure for one of them.",
    ],
    "careless": [
        "H3.toml:6:smallest_effect: The smallest effect of interest is a share between 0 and 1. Write 0.05 for five in a hundred.",
        "H4.toml:16:outcome.at_least: This measure never has such a value. Give a value between 1 and 5.",
    ],
    "together": [
        "H9.toml:1:cy: This entry is missing. Add it.",
        "H9.toml:1:change_mind_en: It is not said what would change your mind. Say in a sentence what would have to be found for you to give the hypothesis up.",
        "H9.toml:5:smallest_effect: The smallest effect of interest is a share between 0 and 1. Write 0.05 for five in a hundred.",
        "H9.toml:6:through: Nothing can be carried through a mechanism that is not named. Name the mechanism, or take out through.",
        "H9.toml:10:context.key: No authority has a fact of this name. Did you mean took_part?",
        "H9.toml:12:outcome.at_least: It is not said which score or answer counts as yes. Give at_least, such as 4.",
    ],
    "twice": [
        "H9.toml:1:key: Another hypothesis has this key, in this file: H8.toml. Give it a key of its own. Its own earlier wordings are told under earlier.",
    ],
}


@pytest.mark.parametrize("folder", BAD)
def test_hypotheses_tell_all_that_is_wrong_with_them(folder: str) -> None:
    with pytest.raises(MaterialError) as caught:
        read_hypotheses(HERE / folder, KNOWN)
    assert str(caught.value).split("\n") == BAD[folder]


def test_every_bad_folder_is_expected() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == {*BAD, "judged", "table"}


@pytest.mark.parametrize("folder", BAD)
def test_what_a_file_says_is_not_repeated_in_its_problems(folder: str) -> None:
    with pytest.raises(MaterialError) as caught:
        read_hypotheses(HERE / folder, KNOWN)
    assert "More is more" not in str(caught.value)


def test_judgements_of_people_are_held_against_the_hypotheses_and_the_levels() -> None:
    with pytest.raises(MaterialError) as caught:
        read_judgements(HERE / "judged", ["H1"])
    assert str(caught.value).split("\n") == [
        "confidence.csv:2:level: This level does not go with the component. Use one of these: no or very minor concerns, minor concerns, moderate concerns, serious concerns.",
        "confidence.csv:3:hypothesis: The study has no hypothesis with this key. Use one of these: H1.",
        "confidence.csv:4:level: This level does not go with the component. Use one of these: high, moderate, low, very low.",
        "confidence.csv:5:component: This component of the hypothesis was judged in a row above. Keep one of the two rows.",
    ]


def test_tables_beside_hypotheses_tell_wrong_and_empty_cells() -> None:
    with pytest.raises(MaterialError) as caught:
        read_judgements(HERE / "table", ["H1"])
    assert str(caught.value).split("\n") == [
        "confidence.csv:2:component: This is not one of the values that the column allows. Use one of these: methodological limitations, coherence, adequacy, relevance, overall.",
        "confidence.csv:2:reason_en: This cell is empty. Fill it in.",
    ]
    with pytest.raises(MaterialError) as caught:
        read_register(HERE / "table")
    assert str(caught.value).split("\n") == [
        "registered.csv:2:first_seen: This is not a date. Write dates as year-month-day, such as 2026-03-31.",
        "registered.csv:3:words: This cell is empty. Fill it in.",
    ]
