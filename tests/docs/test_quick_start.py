"""The quick start and the README, typed as written, line after line, in a folder with a guidance to read."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDANCE = ROOT / "examples" / "first-study" / "guidance"
TYPED = re.compile(r"^\$ \.venv/bin/canllaw (.+)$", re.MULTILINE)
# A study that was just begun names no guidance yet: both commands say so and end with 10.
UNFINISHED = ("check my-study", "run my-study")


@pytest.mark.parametrize("document", ["README.md", "docs/quick-start.md"])
def test_every_line_runs_as_written(document: str, tmp_path: Path) -> None:
    shutil.copy(GUIDANCE / "missing-from-care-2.en.pdf", tmp_path / "my-guidance.pdf")
    shutil.copy(GUIDANCE / "missing-from-care-1.en.docx", tmp_path / "my-old-guidance.docx")
    lines = TYPED.findall((ROOT / document).read_text("utf-8"))
    assert lines, "the document shows how to use the command"
    for line in lines:
        done = subprocess.run(
            [sys.executable, "-m", "canllaw", *shlex.split(line)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == (10 if line in UNFINISHED else 0), f"{line}: {done.stderr}"
