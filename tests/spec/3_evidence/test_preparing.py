"""Getting material ready: a mapping drafted beside an export, a questionnaire written as people are asked."""

from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError
from canllaw.evidence.answers.mappings import read_mapping
from canllaw.evidence.preparing import list_instruments, write_drafted_map, write_one_instrument
from tests.build_study import put_files, put_study

EXPORT = "authority,sure,lost,submitted,favourite colour\nYnys Môn,3,1,2026-03-02,blue\nGwynedd,1,3,2026-03-02,red\n"


def put_export(tmp_path: Path) -> Path:
    put_study(tmp_path)
    put_files(tmp_path, {"evidence/survey-1.csv": EXPORT})
    return tmp_path / "evidence" / "survey-1.csv"


def test_a_draft_stands_beside_its_export_and_can_be_read_at_once(tmp_path: Path) -> None:
    drafted = write_drafted_map(put_export(tmp_path), "", None, Language.ENGLISH)
    assert drafted.path == tmp_path / "evidence" / "survey-1.map.toml"
    mapping = read_mapping(drafted.path)
    assert {(each.column, each.item) for each in mapping.items} == {("sure", "sure"), ("lost", "lost")}


def test_the_studys_own_instrument_is_found_without_naming_it(tmp_path: Path) -> None:
    assert (
        write_drafted_map(put_export(tmp_path), "", None, Language.ENGLISH).draft.mapping.instrument
        == "small"
    )


def test_names_of_authorities_are_turned_into_codes(tmp_path: Path) -> None:
    mapping = write_drafted_map(put_export(tmp_path), "small", None, Language.ENGLISH).draft.mapping
    (about,) = mapping.people
    assert (about.column, about.means.value) == ("authority", "authority")


def test_what_was_recognised_and_what_was_not_is_told(tmp_path: Path) -> None:
    told = [
        str(each) for each in write_drafted_map(put_export(tmp_path), "small", None, Language.ENGLISH).told
    ]
    assert told[0] == "Instrument: small. Questions recognised: 2 of 4."
    assert told[1] == "Columns about the people who answered: 1."
    assert "survey-1.map.toml" in told[-1]
    assert not any("blue" in each for each in told), "no answer is told"


def test_an_export_of_something_else_is_told_plainly_and_what_to_do(tmp_path: Path) -> None:
    export = put_export(tmp_path)
    export.write_text("colour,weather\nblue,rain\nred,sun\n", encoding="utf-8")
    told = [str(each) for each in write_drafted_map(export, "", None, Language.ENGLISH).told]
    assert told[0].startswith("No question of any instrument was recognised in this export")
    assert "evidence/instruments" in told[1]
    assert not any("of 53" in each for each in told)


def test_a_mapping_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    export = put_export(tmp_path)
    path = write_drafted_map(export, "small", None, Language.ENGLISH).path
    path.write_text("# mine\n", encoding="utf-8")
    with pytest.raises(MaterialError, match=r"survey-1\.map\.toml"):
        write_drafted_map(export, "small", None, Language.ENGLISH)
    assert path.read_text(encoding="utf-8") == "# mine\n"


def test_an_instrument_that_nobody_knows_is_told_and_nothing_written(tmp_path: Path) -> None:
    export = put_export(tmp_path)
    with pytest.raises(MaterialError):
        write_drafted_map(export, "smal", None, Language.ENGLISH)
    assert not export.with_suffix(".map.toml").exists()


def test_a_workforce_that_cannot_be_read_is_no_hindrance_to_a_draft(tmp_path: Path) -> None:
    export = put_export(tmp_path)
    put_files(tmp_path, {"workforce/authorities.csv": "nothing\nhere\n"})
    assert write_drafted_map(export, "small", None, Language.ENGLISH).path.exists()


def test_own_instruments_are_listed_before_those_that_come_with_canllaw(tmp_path: Path) -> None:
    lines = list(list_instruments(put_study(tmp_path), Language.ENGLISH))
    assert lines[0] == "small: Small"
    assert any(line.startswith("canllaw-practice: ") for line in lines)
    assert next(iter(list_instruments(None, Language.WELSH))).split(":")[0] != "small"


def test_a_questionnaire_and_the_table_of_its_items_are_written(tmp_path: Path) -> None:
    paths = [
        Path(line)
        for line in write_one_instrument("small", put_study(tmp_path), tmp_path / "out", Language.WELSH)
    ]
    assert {path.suffix for path in paths} >= {".docx", ".csv"}
    assert all(path.exists() for path in paths)
