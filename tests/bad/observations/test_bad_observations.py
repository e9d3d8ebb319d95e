"""Observation sheets and practices that cannot be used, each with all that must be said about them."""

from pathlib import Path

import pytest

from canllaw.basics.language import Bilingual
from canllaw.basics.problems import MaterialError
from canllaw.evidence.instruments.files import find_instrument
from canllaw.evidence.practice.observation_files import read_observations
from canllaw.evidence.practice.practices import read_practices
from canllaw.rollout.workforce import Authority, Team, Workforce

HERE = Path(__file__).parent
WALES = Workforce(
    authorities=(
        Authority(code="W01", name=Bilingual("A", "A")),
        Authority(code="W02", name=Bilingual("B", "B")),
    ),
    teams=(Team(code="T1", authority="W01", name=Bilingual("T", "T")),),
)

BAD_SHEETS = {
    "sheet": [
        "observations.csv:2:seen: This is not one of the values that the column allows. Use one of these: seen, not seen, not applicable.",
        "observations.csv:3:practice: No practice of the study has this key. Use a key of practices.toml.",
        "observations.csv:3:team: This team belongs to another authority. Mend the team or the authority of the row.",
        "observations.csv:3:authority: Another row says that this session was held in another authority. Give each session its own name, and the same authority in all its rows.",
        "observations.csv:4:held: This is not a date. Write dates as year-month-day, such as 2026-03-31.",
        "observations.csv:4:seen: This is not one of the values that the column allows. Use one of these: seen, not seen, not applicable.",
        "observations.csv:4:authority: No authority of the study has this code. Use a code of workforce/authorities.csv.",
        "observations.csv:4:team: No team of the study has this code. Use a code of workforce/teams.csv.",
        "observations.csv:5:session: This cell is empty. Fill it in.",
        "observations.csv:7:practice: The same observer already said in another row whether this was seen. Keep one of the rows, or give another session.",
        'observations.csv:8: Cells in this row: 8. Headings: 9. Give the row as many cells as there are headings. Put a cell that holds commas between two ".',
        "observations.csv:8:seen: This cell is empty. Fill it in.",
    ],
    "latin-1": [
        'observations.csv:2: The letters of this file are not written in UTF-8. Save the file again, choosing "CSV UTF-8".',
    ],
}

BAD_PRACTICES = {
    "repeated": [
        "practices.toml:2:practices[1].key: More than one practice has this key. Give each practice a key of its own.",
        "practices.toml:5:practices[1].self_report: The questionnaire has no item with this key. Give the key of an item, or leave the entry out.",
        "practices.toml:6:practices[1].example: This item is answered in another way than is needed here. Name items with values for what people do, and one with words for the example.",
        "practices.toml:7:practices[1].example_words: This item is answered in another way than is needed here. Name items with values for what people do, and one with words for the example.",
        "practices.toml:8:practices[1].expectations: The guidance has no expectation with this id. Take the ids from expectations.csv, as the guidance was read last.",
        "practices.toml:11:practices[2].key: More than one practice has this key. Give each practice a key of its own.",
    ],
    "misspelt": [
        "practices.toml:1:practices[1].key: This entry is missing. Add it.",
        "practices.toml:2:practices[1].kye: This entry is not expected here. Check its spelling or remove it.",
        "practices.toml:5:practices[1].does_from: This is not a whole number. Write digits only, such as 12.",
    ],
    "keyless": [
        "practices.toml:1:practices[1]: A practice has a key. Give it a short name of its own.",
    ],
}


@pytest.mark.parametrize("name", BAD_SHEETS)
def test_a_bad_sheet_is_told_with_all_that_is_wrong_at_once(name: str) -> None:
    practices = read_practices(HERE / "practices.toml")
    with pytest.raises(MaterialError) as caught:
        read_observations(HERE / name / "observations.csv", practices, WALES)
    assert str(caught.value).split("\n") == BAD_SHEETS[name]


@pytest.mark.parametrize("name", BAD_PRACTICES)
def test_bad_practices_are_told_with_all_that_is_wrong_at_once(name: str) -> None:
    instrument = find_instrument("canllaw-practice", None)
    with pytest.raises(MaterialError) as caught:
        read_practices(HERE / name / "practices.toml", instrument, {"en-1"})
    assert str(caught.value).split("\n") == BAD_PRACTICES[name]
