"""Folders `workforce` that cannot be used, each with all that must be said about them at once."""

from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.rollout.workforce_files import read_workforce

HERE = Path(__file__).parent

BAD_FOLDERS: dict[str, list[str]] = {
    "everything": [
        "authorities.csv:2:staff_in_post: This is too low. The lowest allowed is 0.",
        "authorities.csv:3:staff_in_post: This is not a whole number. Write digits only, such as 12.",
        "authorities.csv:3:turnover: This is not a number. Write digits and a decimal point, such as 2.5.",
        "authorities.csv:3:code: This value stands in another row already: 2. Give every row its own value.",
        "authorities.csv:4:code: This cell is empty. Fill it in.",
        "authorities.csv:4:turnover: This is not a number. Write digits and a decimal point, such as 2.5.",
        "authorities.csv:5:staff_in_post: This is not a whole number. Write digits only, such as 12.",
        "authorities.csv:5:name_en: This value stands in another row already: 2. Give every row its own value.",
        "teams.csv:1:lead: This column is not expected here. Remove the column or use one of these headings: code, authority, name_en, name_cy, role, staff_in_post.",
        "teams.csv:3:staff_in_post: This is too low. The lowest allowed is 0.",
        "teams.csv:3:code: This value stands in another row already: 2. Give every row its own value.",
        "teams.csv:3:authority: No authority of the study has this code. Use a code of workforce/authorities.csv.",
        "teams.csv:4:name_en: This cell is empty. Fill it in.",
        "teams.csv:4:authority: No authority of the study has this code. Use a code of workforce/authorities.csv.",
    ],
    "facts": [
        "facts-2.csv:1: No column says which authority a row is about. Add a column with the heading new_la_code or code, or one with the name: la_name.",
        "facts.csv:3: Another row is about the same authority and year: 2. Keep one row for each authority and year, such as the one with the totals.",
        "facts.csv:4:turnover: This is neither a number nor a sign that says why there is none. Write a number, or one of these: z, c, x, u, low, :, ~, k.",
        "facts.csv:4:year: This is not a year. Write it as 2026 or 2025-26.",
        "facts.csv:5:turnover: This is neither a number nor a sign that says why there is none. Write a number, or one of these: z, c, x, u, low, :, ~, k.",
        "facts.csv:5: Nothing says which authority this row is about. Fill in its code or its name.",
        "facts.csv:6:year: This is not a year. Write it as 2026 or 2025-26.",
    ],
    "latin-1": [
        'authorities.csv:2: The letters of this file are not written in UTF-8. Save the file again, choosing "CSV UTF-8".',
    ],
    "neighbours": [
        "neighbours-2.csv:1: This is not a table of statistical neighbours. Use the headings LA num, LA Name, SN1, SNP, SN2, SNP and so on.",
        "neighbours.csv:2:SN2: This is not one of the values that the column allows. Use one of these: extremely close, very close, close, somewhat close, not close.",
        "neighbours.csv:3:SN1: This is not the number of an authority. Write digits only, such as 12.",
        "neighbours.csv:3:SN2: This is not one of the values that the column allows. Use one of these: extremely close, very close, close, somewhat close, not close.",
        "neighbours.csv:3: This value stands in another row already: 2. Give every row its own value.",
    ],
    "no-authorities": [
        "no-authorities/authorities.csv: There are teams, and no file says which authorities there are. Put authorities.csv into the folder workforce.",
    ],
    "no-column": [
        "authorities.csv:1:code: This column is missing. Add a column with this heading to the first row.",
        "authorities.csv:2:staff_in_post: This is not a whole number. Write digits only, such as 12.",
        "teams.csv:1:authority: This column is missing. Add a column with this heading to the first row.",
    ],
    "quotes": [
        'authorities.csv:2: The quotation marks of this row do not match. Put cells that hold commas or line breaks between two " and double any " inside.',
    ],
    "separators": [
        "authorities.csv:1: The columns are separated by another sign than a comma. Save the file as CSV with commas between the columns.",
    ],
    "strange-facts": [
        "facts.csv: None of the study's authorities stands in this file. Give the authorities the codes or the names by which the file calls them.",
    ],
}


@pytest.mark.parametrize("name", BAD_FOLDERS)
def test_a_bad_workforce_is_told_with_all_that_is_wrong_at_once(name: str) -> None:
    with pytest.raises(MaterialError) as caught:
        read_workforce(HERE / name)
    assert str(caught.value).split("\n") == BAD_FOLDERS[name]


def test_every_bad_folder_is_tried() -> None:
    assert {path.name for path in HERE.iterdir() if path.is_dir()} - {"__pycache__"} == set(BAD_FOLDERS)
