"""Files of instruments that cannot be used, each with all that must be said about it."""

from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.evidence.instruments.files import read_instrument

HERE = Path(__file__).parent
CORRECT = "Remove the line, or change the kind of the item."
TAKEN = "row, person, authority, team, role, language, weight"
SHIPPED = "canllaw-practice, aim, feasibility-of-intervention, iam, ics, ils, nomad, oric"

BAD = {
    "misnamed": [
        "14:items[1].responses: This item names no response scale that the instrument has. Name one of these: agreement.",
        "17:items[2].key: This key stands in the file already. Give each its own key.",
        "25:items[3].correct: A right answer is not on the response scale of the item. Use values among these: 1, 2.",
        f"30:items[4].responses: An item of this kind has no response scale. {CORRECT}",
        f"31:items[4].reversed: Only an item of the kind scaled can be reversed. {CORRECT}",
        f"32:items[4].correct: Only an item of the kind knowledge has right answers. {CORRECT}",
        f"35:items[5].key: This key is kept for what is known of a person. Choose another key than these: {TAKEN}.",
        "37:items[5].en: The wording has a blank in braces that the instrument does not have. Add a block [[blanks]] with its key, or correct its spelling.",
        "43:scales[1].items: This scale names items that the instrument does not have: herd. Correct their keys, or add the items.",
        "43:scales[1].items: An answer in words has no score. Leave such items out.",
        "50:scales[2].items: This scale is made of scales that the instrument does not have, or of itself. Name some of these: climate.",
    ],
    "mixed": [
        "1:key: This key cannot name a file. Use small letters, digits and hyphens, such as my-survey.",
        "21:items[2].key: This key cannot be the heading of a column. Begin with a letter, and use letters, digits and underscores only.",
        "24:items[3].correct: No answer to this question is marked as right. Write the values of the right answers, such as correct = [2].",
        "34:scales[1].items: This scale names an item twice. Name each once.",
        "34:scales[1].items: The items of this scale are answered on unlike response scales. A mean needs answers from the same lowest to the same highest value.",
        "41:scales[2].scoring: Items of the kind knowledge are scored as the share correct, and no others are. Change the scoring of the scale, or its items.",
    ],
    "unlike-types": [
        '2:en: This is not a text. Write it between two ".',
        "3:colour: This entry is not expected here. Check its spelling or remove it.",
        "5:responses[1]: A response scale has at least two answers that count, each with its own value. Give each option its own value, such as 1, 2, 3, 4, 5.",
        "12:items[1].reversed: This is neither true nor false. Write true or false.",
        "14:items[2].key: This entry is missing. Add it.",
        "17:scales[1]: A scale has items, and a score needs at least one answer among them. Name its items, and let most_missing be smaller than their number.",
        "29:scales[2].scoring: This is not one of the values allowed here. Use one of these: 'mean', 'sum', 'share correct', 'mean of scales'.",
    ],
    "bare": [
        "1:en: This entry is missing. Add it.",
        "1:version: This entry is missing. Add it.",
        "1:licence: This entry is missing. Add it.",
        "1:source: This entry is missing. Add it.",
        "1:items: An instrument has items. Add a block [[items]] for each question.",
    ],
    "extends-nothing": [
        f"2:extends: No instrument that comes with Canllaw has this key. Extend one of these: {SHIPPED}.",
    ],
    "extends-wrongly": [
        "11:items[1].correct: A right answer is not on the response scale of the item. Use values among these: 1, 2.",
        "13:items[2].correct: No answer to this question is marked as right. Write the values of the right answers, such as correct = [2].",
        "21:scales[1].items: This scale names items that the instrument does not have: used_2. Correct their keys, or add the items.",
    ],
    "latin-1": [
        "2: The letters of this file are not written in UTF-8. Save the file again with the encoding UTF-8.",
    ],
    "torn": [
        '2: This line is not written as TOML asks, or a line before it was not ended. Write key = "text", key = 12 or key = ["a", "b"], and a table as [name].',
    ],
}


def test_every_bad_file_is_expected() -> None:
    assert sorted(BAD) == sorted(path.stem for path in HERE.glob("*.toml"))


@pytest.mark.parametrize("name", BAD)
def test_all_that_is_wrong_with_a_file_is_told_at_once(name: str) -> None:
    with pytest.raises(MaterialError) as error:
        read_instrument(HERE / f"{name}.toml")
    assert str(error.value).splitlines() == [f"{name}.toml:{told}" for told in BAD[name]]
