"""A file in the folder `evidence` that nothing reads is told, with what its owner may have meant."""

from pathlib import Path

import pytest

from canllaw.basics.language import Language, say
from canllaw.basics.problems import MaterialError
from canllaw.study import check_study, new_study, read_study, run_evidence
from canllaw.study.unread import find_unread
from tests.build_study import AUTHORITIES, HEADINGS, INSTRUMENT, MAPPING, PRACTICE, put_files, put_study

ANSWERS = "mon,3,1,yes,\n" * 12
SHEET = "session,authority,practice,seen\nS1,mon,ring,seen\n"


def fixes(folder: Path) -> dict[str, str]:
    return {each.where.source.name: str(each.fix) for each in find_unread(read_study(folder))}


def put_unnamed_survey(folder: Path) -> None:
    """A survey and its mapping in a new study whose definition names no wave."""
    new_study(folder, "Coming home", Language.ENGLISH)
    put_files(
        folder,
        {
            "workforce/authorities.csv": AUTHORITIES,
            "evidence/instruments/small.toml": INSTRUMENT,
            "evidence/survey-1.csv": HEADINGS + ANSWERS,
            "evidence/survey-1.map.toml": MAPPING,
        },
    )


def test_a_survey_that_no_wave_names_is_told_once_with_the_block_to_paste(tmp_path: Path) -> None:
    put_unnamed_survey(tmp_path)
    checked = check_study(tmp_path)
    (warning,) = checked.warnings
    assert checked.problems == ()
    assert (warning.where.source.name, str(warning.what)) == ("survey-1.csv", "Nothing reads this file.")
    _, block = str(warning.fix).split("\n\n")
    assert block.splitlines() == [
        "[[waves]]",
        'key = "1"',
        'en = "survey-1"',
        "opened = YYYY-MM-DD",
        'file = "survey-1.csv"',
    ]
    assert block in say(warning.fix, Language.WELSH)


def test_the_block_once_pasted_and_dated_makes_the_survey_a_wave(tmp_path: Path) -> None:
    put_unnamed_survey(tmp_path)
    block = fixes(tmp_path)["survey-1.csv"].split("\n\n")[1].replace("YYYY-MM-DD", "2026-03-02")
    with (tmp_path / "study.toml").open("a", encoding="utf-8") as definition:
        definition.write(block)
    assert check_study(tmp_path).warnings == () == check_study(tmp_path).problems
    assert len(read_study(tmp_path).waves()) == 1


def test_a_study_without_other_evidence_is_told_of_the_file_where_it_looks_for_evidence(
    tmp_path: Path,
) -> None:
    put_unnamed_survey(tmp_path)
    with pytest.raises(MaterialError) as caught:
        run_evidence(tmp_path)
    assert {str(each.what) for each in caught.value.problems} == {
        "This study has no evidence.",
        "Nothing reads this file.",
    }


def test_what_is_written_without_the_file_says_so_in_the_terminal(tmp_path: Path) -> None:
    put_study(tmp_path, ANSWERS, **{"survey-2.csv": HEADINGS + ANSWERS})
    notes = [str(note) for each in run_evidence(tmp_path).written for note in each.notes]
    told = "Nothing reads these files of the folder evidence: survey-2.csv. canllaw check says what to do."
    assert told in notes


def test_every_file_that_is_read_or_stands_beside_one_is_left_alone(tmp_path: Path) -> None:
    put_study(
        tmp_path,
        ANSWERS,
        **{
            "practices.toml": PRACTICE,
            "observations.csv": SHEET,
            "names.txt": "Gwen",
            "interviews/one.txt": "Q: who?\n",
            "interviews.csv": "document,language\none,en\n",
            "survey-1.lss": "<document/>",
            "project-dictionary.csv": "Variable / Field Name\n",
            "README.md": "Ours",
            ".DS_Store": "",
            "private/scores-1.csv": "row\n",
        },
    )
    assert fixes(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("Observations.csv", "Did you mean observations.csv? Give it exactly this name."),
        ("excerpt.csv", "Did you mean excerpts.csv? Give it exactly this name."),
        ("coded.qdpx", "If it belongs to the interviews, move it into evidence/interviews."),
        ("talk.docx", "If it belongs to the interviews, move it into evidence/interviews."),
        ("more/observations.csv", "Move it into the folder evidence itself."),
        ("notes.odt", "Take it out of the folder evidence if the study does not need it."),
        ("instruments/form.json", "Take it out of the folder evidence if the study does not need it."),
    ],
)
def test_a_name_that_is_nearly_right_or_in_the_wrong_place_is_guessed(
    tmp_path: Path, name: str, fix: str
) -> None:
    put_study(tmp_path, ANSWERS, **{name: ""})
    assert fixes(tmp_path) == {name: fix}


def test_of_two_files_with_observations_the_one_that_is_not_read_is_told(tmp_path: Path) -> None:
    files = {"practices.toml": PRACTICE, "observations.csv": SHEET, "observations.xlsx": ""}
    put_study(tmp_path, ANSWERS, **files)
    fix = "observations.csv is read, and this file is not. Join the two, or take one away."
    assert fixes(tmp_path) == {"observations.xlsx": fix}


def test_the_key_of_a_wave_that_is_offered_is_free(tmp_path: Path) -> None:
    exports = {"later-1.csv": HEADINGS + ANSWERS, "bhr2000.csv": HEADINGS + ANSWERS}
    put_study(tmp_path, ANSWERS, **exports)
    assert all('\nkey = "2"\n' in fix for fix in fixes(tmp_path).values())
    assert set(fixes(tmp_path)) == set(exports)


def test_a_mapping_that_its_survey_is_not_read_with_is_told(tmp_path: Path) -> None:
    put_study(tmp_path, ANSWERS, **{"other.map.toml": MAPPING})
    definition = (tmp_path / "study.toml").read_text("utf-8") + 'mapping = "other.map.toml"\n'
    (tmp_path / "study.toml").write_text(definition, encoding="utf-8")
    assert set(fixes(tmp_path)) == {"survey-1.map.toml"}


def test_the_command_that_drafts_a_missing_mapping_finds_its_file_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("w/bhr", "our study"):
        put_study(tmp_path / folder, ANSWERS)
        (tmp_path / folder / "evidence" / "survey-1.map.toml").unlink()
    monkeypatch.chdir(tmp_path)
    (problem,) = check_study(Path("w/bhr")).problems
    assert "Run canllaw evidence map w/bhr/evidence/survey-1.csv, look" in str(problem.fix)
    (problem,) = check_study(Path("our study")).problems
    assert 'Run canllaw evidence map "our study/evidence/survey-1.csv", look' in str(problem.fix)
    monkeypatch.chdir(tmp_path / "w" / "bhr")
    (problem,) = check_study(Path()).problems
    assert "Run canllaw evidence map evidence/survey-1.csv, look" in str(problem.fix)


def test_an_evaluator_without_guidance_is_told_what_else_a_study_may_begin_with(tmp_path: Path) -> None:
    new_study(tmp_path, "Coming home", Language.ENGLISH)
    (problem,) = check_study(tmp_path).problems
    assert "add a block [[waves]]" in str(problem.fix)
    assert "Interviews and observations go into the folder evidence." in str(problem.fix)
