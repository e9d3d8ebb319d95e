"""What a stranger may do to a study with evidence: read-only, empty, stopped in the middle. Nothing is half written."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from canllaw.basics.problems import MaterialError
from canllaw.study import check_study, run_evidence, run_study
from tests.build_study import HEADINGS, put_files, put_study

SURVEY = "mon,3,1,yes,\n" * 12 + "gwy,1,3,no,\n" * 12


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_that_may_not_be_written_to_is_told_and_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    put_study(tmp_path, SURVEY)
    before = files_of(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    # Whoever runs the tests may write everywhere, so that the system itself does not refuse.
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(MaterialError, match="Nothing can be written to this folder"):
        run_study(tmp_path)
    assert files_of(tmp_path) == before


def test_a_read_only_study_can_be_checked(tmp_path: Path):
    put_study(tmp_path, SURVEY)
    for folder in (tmp_path / "evidence", tmp_path):
        folder.chmod(0o555)
    try:
        assert check_study(tmp_path).problems == ()
        assert not (tmp_path / "evidence" / "private").exists()
    finally:
        tmp_path.chmod(0o755)
        (tmp_path / "evidence").chmod(0o755)


def test_an_empty_folder_of_evidence_is_told(tmp_path: Path):
    put_study(tmp_path)
    with pytest.raises(MaterialError, match=r"This study has no evidence\."):
        run_evidence(tmp_path)
    assert not (tmp_path / "results").exists()


@pytest.mark.parametrize("rows", ["", ",,,,\n,,,,\n"])
def test_a_survey_without_an_answer_is_told_or_told_of_and_never_a_fault(tmp_path: Path, rows: str):
    put_study(tmp_path, rows)
    try:
        run_evidence(tmp_path)
    except MaterialError as error:
        assert error.problems
    else:
        page = (tmp_path / "results" / "en" / "evidence.html").read_text(encoding="utf-8")
        assert "Too few people answered to tell of." in page


def test_one_answer_gives_a_page_without_a_number_of_it(tmp_path: Path):
    put_study(tmp_path, "mon,3,1,yes,\n", small_number=10)
    run_evidence(tmp_path)
    table = (tmp_path / "results" / "en" / "evidence" / "scores.csv").read_text("utf-8-sig").splitlines()
    assert all(row.split(",")[4:9] == ["", "", "", "", "yes"] for row in table[1:])


def test_a_problem_in_the_second_wave_leaves_the_results_of_the_last_run_alone(tmp_path: Path):
    put_study(tmp_path, SURVEY, SURVEY)
    run_evidence(tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "results").rglob("*") if path.is_file()}
    put_files(tmp_path, {"evidence/survey-2.csv": HEADINGS + "mon,7,1,yes,\n"})
    with pytest.raises(MaterialError):
        run_evidence(tmp_path)
    assert {path: path.read_bytes() for path in (tmp_path / "results").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("step", ["Reading the evidence", "Writing the results"])
def test_whoever_stops_it_from_the_keyboard_finds_nothing_half_written(tmp_path: Path, step: str):
    put_study(tmp_path, SURVEY * 40, SURVEY * 40)
    before = files_of(tmp_path)
    running = subprocess.Popen(
        [sys.executable, "-m", "canllaw", "evidence", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stderr is not None
    for line in running.stderr:
        if line.startswith(step):
            os.killpg(running.pid, signal.SIGINT)
            break
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in said
    written = files_of(tmp_path) - before - {"evidence/private/link.key"}
    if step == "Reading the evidence":
        assert written == set()
    assert not [name for name in written if Path(name).name.startswith(".")], "no file is left unfinished"
    for name in written:
        if name.endswith(".json"):
            json.loads((tmp_path / name).read_text("utf-8"))
        if name.endswith(".html"):
            assert (tmp_path / name).read_text("utf-8").rstrip().endswith("</html>")
