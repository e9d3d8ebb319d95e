"""`canllaw evidence export`: what it prints, in words and as JSON, and how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from canllaw.evidence.refi_qda import read_qdc, read_qdpx
from tests.build_interviews import put

NAMED = "Beca Prys"
FILES = {
    "study.toml": 'title_en = "A study"\nmask_personal_data = true\n',
    "evidence/interviews/i1.txt": f"{NAMED} told nobody. There was no time.",
    "evidence/codebook.csv": "key,name,name_cy\nt1,No time,Dim amser\n",
    "evidence/excerpts.csv": "document,words,codes,coder\ni1,no time,t1,Ann\n",
}


def export(study: Path, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "canllaw", "evidence", "export", str(study), *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return put(tmp_path / "study", FILES)


def test_it_says_what_it_wrote_what_was_lost_and_that_the_words_are_not_masked(study: Path, tmp_path: Path):
    done = export(study, "--out", tmp_path / "o.qdpx")
    assert (done.returncode, done.stderr) == (0, "")
    first, private, masked, lost = done.stdout.splitlines()
    assert first == f"The project is in {tmp_path / 'o.qdpx'}. Interviews: 1. Codes: 1. Excerpts: 1."
    assert "word for word" in private
    assert "the file is not masked" in masked
    assert lost == "Nothing was lost."
    (transcript,) = read_qdpx(tmp_path / "o.qdpx").interviews.transcripts
    assert transcript.text.startswith(NAMED)


def test_other_programs_get_one_json_object(study: Path, tmp_path: Path):
    told = json.loads(export(study, "--out", tmp_path / "o.qdc", "--json").stdout)
    assert (told["kind"], told["codes"], told["notes"]) == ("codebook", 1, [])
    assert "codings" not in told, "a codebook holds none"
    assert [loss["grade"] for loss in told["losses"]] == ["lost", "lost"]
    assert [code.name for code in read_qdc(tmp_path / "o.qdc").codebook.codes] == ["No time"]


def test_it_speaks_welsh(study: Path, tmp_path: Path):
    done = export(study, "--out", tmp_path / "o.qdpx", "--language", "cy")
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "o.qdpx") in done.stdout


def test_a_file_that_is_there_needs_force(study: Path, tmp_path: Path):
    out = tmp_path / "o.qdpx"
    assert export(study, "--out", out).returncode == 0
    again = export(study, "--out", out)
    assert (again.returncode, again.stdout) == (10, "")
    assert again.stderr.strip().endswith("Choose another name, or add --force to replace it.")
    forced = export(study, "--out", out, "--force")
    assert forced.returncode == 0
    assert "The file that was there before was replaced." in forced.stdout


def test_what_is_wrong_with_the_interviews_is_told_without_their_words(study: Path, tmp_path: Path):
    put(study, {"evidence/excerpts.csv": "document,words,codes,coder\ni1,all the time,t1,Ann\n"})
    done = export(study, "--out", tmp_path / "o.qdpx")
    assert done.returncode == 10
    assert "excerpts.csv:2:words" in done.stderr
    assert NAMED not in done.stderr and "all the time" not in done.stderr
    assert not (tmp_path / "o.qdpx").exists()


def test_without_a_file_to_write_it_says_what_is_missing(study: Path):
    done = export(study)
    assert done.returncode == 2
    assert "--out" in done.stderr
