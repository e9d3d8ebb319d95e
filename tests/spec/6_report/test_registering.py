"""Hypotheses are written down before there is evidence, so that it shows later that they were there."""

import datetime
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from canllaw.basics.problems import MaterialError
from canllaw.cli import app
from canllaw.study import (
    Registered,
    check_study,
    explain_hypothesis,
    read_study,
    run_study,
    run_theory,
)
from canllaw.theory.hypotheses.registration import read_register
from canllaw.theory.hypotheses.registration_telling import Standing
from tests.build_study import HEADINGS, MAPPING, put_files, put_study

WAVE = """
[[waves]]
key = "1"
en = "Wave 1"
cy = "Ton 1"
opened = {opened}
file = "survey-1.csv"
instrument = "small"
{more}
"""
HYPOTHESIS = """
key = "H1"
area = "plan"
en = "Who is sure names the guidance."
cy = "Mae'r sicr yn enwi'r canllawiau."
written = 2026-01-12
smallest_effect = 0.1
change_mind_en = "If the others named it as often."

[context]
kind = "scale"
key = "{scale}"

[outcome]
kind = "item"
key = "aware_unprompted"
"""
EDITION = '[[editions]]\nname = "1"\ndate = 2025-06-01\nfile = "first.md"\nlanguage = "en"\n'


def put_theory(folder: Path, opened: str = "2999-03-01", more: str = "", scale: str = "confidence") -> Path:
    study = put_study(folder)
    put_files(study, {"theory/H1.toml": HYPOTHESIS.format(scale=scale)})
    with (study / "study.toml").open("a", encoding="utf-8") as definition:
        definition.write(WAVE.format(opened=opened, more=more))
    return study


def test_a_wave_that_is_still_to_come_is_no_problem_and_is_told(tmp_path: Path) -> None:
    checked = check_study(put_theory(tmp_path))
    assert checked.problems == ()
    assert [str(each.what) for each in checked.warnings] == ["Wave 1: not there yet."]
    assert not (tmp_path / "theory" / "registered.csv").exists(), "a check writes nothing"


def test_a_wave_that_was_opened_needs_its_file_unless_it_is_said_that_it_is_expected(tmp_path: Path) -> None:
    (problem,) = check_study(put_theory(tmp_path / "a", "2026-03-01")).problems
    assert str(problem.fix).endswith("If the answers are not in yet, add: expected = true")
    assert check_study(put_theory(tmp_path / "b", "2026-03-01", "expected = true")).problems == ()


def test_measures_are_held_against_the_questionnaire_before_anybody_answers_it(tmp_path: Path) -> None:
    (problem,) = check_study(put_theory(tmp_path, scale="confidense")).problems
    assert str(problem.fix) == "Did you mean confidence?"


def test_theory_without_evidence_writes_the_hypotheses_down_and_says_so(tmp_path: Path) -> None:
    done = run_theory(put_theory(tmp_path))
    assert isinstance(done, Registered)
    assert [str(each) for each in done.sentences] == [
        "Hypotheses written down as they are today, in theory/registered.csv: H1.",
        "Wave 1: not there yet.",
        "This study has no evidence yet that could test its hypotheses.",
    ]
    (version,) = read_register(tmp_path / "theory").versions
    assert (version.hypothesis, version.first_seen) == ("H1", datetime.date.today())
    assert not (tmp_path / "results").exists()


def test_canllaw_vouches_for_what_it_saw_before_people_were_asked(tmp_path: Path) -> None:
    study = put_theory(tmp_path)
    run_theory(study)
    put_files(
        study,
        {"evidence/survey-1.csv": HEADINGS + "mon,3,1,yes,\n" * 6, "evidence/survey-1.map.toml": MAPPING},
    )
    theory, _ = explain_hypothesis(study, "H1")
    ((wave,),) = [each.waves for each in theory.registrations]
    assert wave.standing is Standing.SEEN
    assert "Canllaw knew the hypothesis before that" in str(wave.sentence)


def test_running_a_study_of_guidance_alone_writes_its_hypotheses_down_too(tmp_path: Path) -> None:
    study = put_theory(tmp_path)
    put_files(study, {"guidance/first.md": "# Coming home\n\n1.1 The carer must greet the child.\n"})
    text = (study / "study.toml").read_text("utf-8")
    (study / "study.toml").write_text(text + EDITION, "utf-8")
    notes = [str(note) for each in run_study(study).written for note in each.notes]
    assert "Wave 1: not there yet." in notes
    assert len(read_register(study / "theory").versions) == 1


def test_running_a_study_of_hypotheses_alone_writes_them_down_and_says_what_is_missing(
    tmp_path: Path,
) -> None:
    study = put_theory(tmp_path)
    with pytest.raises(MaterialError, match="no guidance, and no evidence yet"):
        run_study(study)
    assert len(read_register(study / "theory").versions) == 1


def test_a_hypothesis_cannot_be_written_on_a_day_that_is_still_to_come(tmp_path: Path) -> None:
    study = put_theory(tmp_path)
    text = HYPOTHESIS.format(scale="confidence").replace("2026-01-12", "2999-01-12")
    put_files(study, {"theory/H1.toml": text})
    (problem,) = check_study(study).problems
    assert (problem.where.row, str(problem.what)) == (6, "This day is still to come.")


def test_a_key_that_no_hypothesis_has_is_told_from_the_files_alone(tmp_path: Path) -> None:
    study = put_theory(tmp_path)

    def progress(what: object, done: int, steps: int) -> None:
        raise AssertionError("nothing is analysed")

    with pytest.raises(MaterialError, match="Use one of these: H1"):
        explain_hypothesis(study, "H2", progress)
    with pytest.raises(MaterialError, match="no evidence yet that could test"):
        explain_hypothesis(study, "H1")


def test_waves_that_are_there_are_those_with_answers(tmp_path: Path) -> None:
    study = read_study(put_theory(tmp_path))
    assert (study.waves(), [each.key for each in study.expected_waves()]) == ((), ["1"])


def test_the_command_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_theory(tmp_path)
    told = CliRunner().invoke(app, ["theory", str(tmp_path)])
    assert (told.exit_code, "Wave 1: not there yet." in told.stdout) == (0, True)
    values = json.loads(CliRunner().invoke(app, ["theory", str(tmp_path), "--json"]).stdout)
    assert values["registered"] == ["H1"]


def test_a_hypothesis_about_a_wave_that_is_not_there_yet_waits_for_it(tmp_path: Path) -> None:
    study = put_theory(tmp_path)
    text = (study / "study.toml").read_text("utf-8")
    later = WAVE.format(opened="2999-09-01", more="").replace('key = "1"', 'key = "2"')
    later = later.replace("survey-1.csv", "survey-2.csv").replace("Wave 1", "Wave 2")
    (study / "study.toml").write_text(text + later, "utf-8")
    put_files(
        study,
        {
            "evidence/survey-1.csv": HEADINGS + "mon,3,1,yes,\n" * 6,
            "evidence/survey-1.map.toml": MAPPING,
            "theory/H1.toml": HYPOTHESIS.format(scale="confidence") + 'wave = "2"\n',
        },
    )
    _, verdict = explain_hypothesis(study, "H1")
    assert str(verdict.strands[0].sentence) == "The survey cannot decide this. Wave 2: not there yet."
