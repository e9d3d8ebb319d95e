"""The import contracts are kept only if breaking one is noticed: each is broken on purpose in a copy."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
STAGES = "A stage imports only the stages before it"
LIBRARY = "The library knows no web framework and no site"
SITE = "The site's parts import only the parts before them"
LAYERS_OF_THE_SITE = ["config", "views", "forms", "presenters", "actions", "stored", "permissions", "models"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The packages with all their folders and files, but of each file only that it is there."""
    for package in ("canllaw", "canllaw_web"):
        for path in sorted((ROOT / package).rglob("*.py")):
            target = tmp_path / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def write(copy: Path, file: str, text: str = "") -> None:
    path = copy / file
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in path.relative_to(copy).parents:
        if folder != Path():
            (copy / folder / "__init__.py").touch()
    path.write_text(text)


def lint(copy: Path) -> tuple[int, str]:
    program = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    done = subprocess.run(
        [program, "--no-cache"], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_packages_without_imports_keep_every_contract(copy: Path) -> None:
    status, told = lint(copy)
    assert status == 0, told
    for contract in (STAGES, LIBRARY, SITE):
        assert f"{contract} KEPT" in told


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("canllaw/basics/tables.py", "import canllaw.guidance.documents"),
        ("canllaw/guidance/documents.py", "import canllaw.report"),
        ("canllaw/rollout/reach.py", "import canllaw.evidence"),
        ("canllaw/plan/costs.py", "import canllaw.study"),
        ("canllaw/study/running.py", "import canllaw.cli"),
    ],
)
def test_a_stage_that_imports_a_later_one_is_noticed(copy: Path, file: str, text: str) -> None:
    write(copy, "canllaw/evidence/surveys.py")
    write(copy, file, text)
    status, told = lint(copy)
    assert status != 0
    assert f"{STAGES} BROKEN" in told


def test_a_stray_module_is_noticed(copy: Path) -> None:
    write(copy, "canllaw/helpers.py")
    status, told = lint(copy)
    assert status != 0
    assert f"{STAGES} BROKEN" in told
    assert "helpers" in told


@pytest.mark.parametrize("imported", ["django", "django.db.models", "canllaw_web"])
def test_a_library_that_reaches_for_the_site_or_its_framework_is_noticed(copy: Path, imported: str) -> None:
    write(copy, "canllaw/report/web.py", f"import {imported}")
    status, told = lint(copy)
    assert status != 0
    assert f"{LIBRARY} BROKEN" in told


def test_a_stray_module_of_the_site_is_noticed(copy: Path) -> None:
    write(copy, "canllaw_web/tools.py")
    status, told = lint(copy)
    assert status != 0
    assert f"{SITE} BROKEN" in told


@pytest.mark.parametrize(
    ("lower", "upper"),
    [("models", "actions"), ("permissions", "stored"), ("actions", "views"), ("forms", "presenters")],
)
def test_a_part_of_the_site_that_imports_a_later_one_is_noticed(copy: Path, lower: str, upper: str) -> None:
    for layer in LAYERS_OF_THE_SITE:
        write(copy, f"canllaw_web/{layer}/guidance.py")
    assert lint(copy)[0] == 0
    write(copy, f"canllaw_web/{lower}/guidance.py", f"import canllaw_web.{upper}.guidance")
    status, told = lint(copy)
    assert status != 0
    assert f"{SITE} BROKEN" in told
