"""The other checks: documented commands, short functions, all of them run, and a build that brings Welsh along."""

import subprocess
import sys
import tomllib
from pathlib import Path

import polib
import pytest

import hatch_build
from checks import all as every_check
from checks.commands import find_described
from checks.commands import find_faults as find_undescribed
from checks.lengths import find_faults as find_long

ROOT = Path(__file__).resolve().parents[3]


def test_a_command_or_option_that_is_not_described_is_told_and_so_is_one_that_does_not_exist() -> None:
    page = "# Commands\n## `canllaw`\n`--version`\n## `canllaw run`\n`--json`, `--colour`\n## `canllaw fly`\n"
    described = find_described(page)
    assert described == {"": {"--version"}, "run": {"--json", "--colour"}, "fly": set()}
    commands = {"": {"--version"}, "run": {"--json", "--language"}, "new": {"--title"}}
    assert list(find_undescribed(commands, described)) == [
        "not described: canllaw new",
        "described, but there is no such command: canllaw fly",
        "not described: canllaw run --language",
        "described, but there is no such option: canllaw run --colour",
    ]


def test_long_functions_and_long_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "canllaw").mkdir()
    (tmp_path / "canllaw" / "fine.py").write_text("def short():\n" + "    x = 1\n" * 49)
    (tmp_path / "canllaw" / "long.py").write_text("def long():\n" + "    x = 1\n" * 50 + "\n" * 250)
    assert list(find_long(tmp_path)) == [
        "canllaw/long.py: 301 lines, at most 300",
        "canllaw/long.py:1: long has 51 lines, at most 50",
    ]


@pytest.mark.parametrize("folder", ["canllaw", "canllaw_web", "tests/unit", "bench", "scripts", "checks"])
def test_all_that_is_written_by_hand_is_to_be_short(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / "test_long.py").write_text("def test_long():\n" + "    x = 1\n" * 50)
    assert list(find_long(tmp_path)) == [f"{folder}/test_long.py:1: test_long has 51 lines, at most 50"]


def test_every_check_runs_although_one_has_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = {
        "first": "raise SystemExit('torn')",
        "second": "print('quiet')",
        "third": "raise SystemExit(3)",
    }
    checks = tuple(every_check.Check(name=n, command=(sys.executable, "-c", c)) for n, c in commands.items())
    monkeypatch.setattr(every_check, "CHECKS", checks)
    assert every_check.main() == 1
    told = capsys.readouterr().out
    assert "torn" in told
    assert "quiet" not in told
    assert [line.split(" (")[0] for line in told.splitlines() if " s)" in line] == [
        "FAILED first",
        "ok     second",
        "FAILED third",
    ]
    assert told.splitlines()[-1] == "Checks: 3. Failed: first, third."


def test_the_build_compiles_every_catalogue_and_leaves_fuzzy_words_out(tmp_path: Path) -> None:
    folder = tmp_path / "canllaw" / "basics" / "locale" / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalogue.append(polib.POEntry(msgid="Yes", msgstr="Ie"))
    catalogue.append(polib.POEntry(msgid="No", msgstr="Efallai", flags=["fuzzy"]))
    catalogue.save(str(folder / "canllaw.po"))
    assert hatch_build.compile_catalogues(tmp_path) == [folder / "canllaw.mo"]
    assert {entry.msgid: entry.msgstr for entry in polib.mofile(str(folder / "canllaw.mo"))} == {"Yes": "Ie"}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_a_hash_for_everything_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert " @ " not in text
    assert "file:" not in text
    packages = text.replace("\\\n", " ").splitlines()
    assert packages
    for package in packages:
        assert "==" in package, package
        assert "--hash=sha256:" in package, package


def test_the_locks_cover_what_the_package_declares_in_the_same_versions() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    tools = [name for name in (*groups["dev"], *groups["build"]) if isinstance(name, str)]
    locked = {lock: read_lock(ROOT / lock) for lock in ("requirements.lock", "requirements-dev.lock")}
    wanted = {requirement.partition(">")[0].casefold() for requirement in project["project"]["dependencies"]}
    assert wanted <= locked["requirements.lock"].keys()
    assert wanted | {tool.partition(">")[0] for tool in tools} <= locked["requirements-dev.lock"].keys()
    assert locked["requirements.lock"].items() <= locked["requirements-dev.lock"].items()


def read_lock(path: Path) -> dict[str, str]:
    lines = [line for line in path.read_text().splitlines() if line[:1].isalnum()]
    return {line.split("==")[0]: line.split("==")[1].split()[0] for line in lines}


def test_an_old_python_is_refused_in_words(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text())
    for file in ("requirements.lock", "pyproject.toml", "hatch_build.py"):
        (tmp_path / file).touch()
    done = subprocess.run(
        ["make", "-C", tmp_path, "install", f"PYTHON={old}"], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "Canllaw needs Python 3.11 or newer. Name one so: make install PYTHON=" in done.stdout
    assert not (tmp_path / ".venv").exists()
