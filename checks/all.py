"""Runs every check, also after one has failed, shows what the failed ones said and sums up."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent
PYTHON = sys.executable


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    name: str
    command: tuple[str, ...]


CHECKS = (
    Check(name="format", command=("ruff", "format", "--check", "--output-format", "concise", ".")),
    Check(name="lint", command=("ruff", "check", "--output-format", "concise", ".")),
    Check(name="types", command=("mypy",)),
    Check(name="import contracts", command=("lint-imports",)),
    Check(name="lengths", command=(PYTHON, "checks/lengths.py")),
    Check(name="messages translated", command=(PYTHON, "checks/messages.py")),
    Check(name="commands documented", command=(PYTHON, "checks/commands.py")),
    Check(
        name="documentation", command=("sphinx-build", "-q", "-W", "--keep-going", "docs", "docs/_build/html")
    ),
)


def run(check: Check) -> bool:
    """Whether the check passed. What it said is shown only where it did not."""
    program, *arguments = check.command
    path = f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default"}
    begun = time.monotonic()
    command = [str(PROGRAMS / Path(program).name), *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    passed = done.returncode == 0
    print(f"{'ok    ' if passed else 'FAILED'} {check.name} ({time.monotonic() - begun:.1f} s)", flush=True)
    if not passed:
        print(done.stdout + done.stderr, flush=True)
    return passed


def main() -> int:
    failed = [check.name for check in CHECKS if not run(check)]
    print(f"Checks: {len(CHECKS)}. Failed: {', '.join(failed) or 'none'}.")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
