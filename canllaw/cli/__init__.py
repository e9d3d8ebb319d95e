"""The command line: reads what was typed, calls the library, prints what it answers.

Nothing heavy is imported before a command needs it, so that help is there at once.
"""

from canllaw.cli import evidence, guidance, study, theory
from canllaw.cli.program import app, main

__all__ = ["app", "evidence", "guidance", "main", "study", "theory"]
