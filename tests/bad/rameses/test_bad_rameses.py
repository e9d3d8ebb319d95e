"""Files report/rameses.toml that cannot be used, each with all that must be said about it."""

from pathlib import Path
from shutil import copy

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.report.rameses_file import RAMESES_FILE, read_rameses
from canllaw.study import check_study, run_study
from tests.build_study import put_study

HERE = Path(__file__).parent
NUMBERS = ", ".join(f"'{number}'" for number in range(1, 21))
NOT_AN_ITEM = f"This is not one of the values allowed here. Use one of these: {NUMBERS}."
BAD = {
    "everything": [
        "1:funding: This entry is not expected here. Check its spelling or remove it.",
        f"2:items.21: {NOT_AN_ITEM}",
        '4:items.3: Nothing is written about this item. Write en = "...", cy = "..." or both, or take the item out.',
        "7:items.6.english: This entry is not expected here. Check its spelling or remove it.",
        '8:items.6.en: This is not a text. Write it between two ".',
        f"9:items.four: {NOT_AN_ITEM}",
    ],
    "no-table": ["1:items: This is not a table of entries. Write a header [name] with its entries below."],
}
UNREADABLE = {
    "torn": "2: This line is not written as TOML asks, or a line before it was not ended.",
    "twice": "4: This line is not written as TOML asks, or a line before it was not ended.",
    "latin-1": "2: The letters of this file are not written in UTF-8.",
}


def put(folder: Path, name: str) -> Path:
    (folder / RAMESES_FILE).parent.mkdir(parents=True)
    copy(HERE / f"{name}.toml", folder / RAMESES_FILE)
    return folder


@pytest.mark.parametrize("name", sorted(BAD))
def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path, name: str) -> None:
    with pytest.raises(MaterialError) as error:
        read_rameses(put(tmp_path, name))
    assert str(error.value).splitlines() == [f"rameses.toml:{line}" for line in BAD[name]]


@pytest.mark.parametrize("name", sorted(UNREADABLE))
def test_a_file_that_cannot_be_read_tells_where(tmp_path: Path, name: str) -> None:
    with pytest.raises(MaterialError) as error:
        read_rameses(put(tmp_path, name))
    assert str(error.value).startswith(f"rameses.toml:{UNREADABLE[name]}")
    assert len(error.value.problems) == 1


def test_checking_a_study_tells_what_is_wrong_in_it(tmp_path: Path) -> None:
    study = put(put_study(tmp_path, "mon,3,1,yes,\n" * 6), "everything")
    assert [problem.where.source.name for problem in check_study(study).problems] == ["rameses.toml"] * 6


def test_nothing_is_written_while_something_is_wrong_in_it(tmp_path: Path) -> None:
    study = put(put_study(tmp_path, "mon,3,1,yes,\n" * 6), "everything")
    with pytest.raises(MaterialError):
        run_study(study)
    assert not (study / "results").exists()
