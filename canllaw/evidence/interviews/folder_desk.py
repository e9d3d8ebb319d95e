"""Where the parts of a folder lie while they are read, so that all problems of all files are told at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from canllaw.basics.language import Message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source

Kind = TypeVar("Kind")


@dataclass(slots=True)
class Desk:
    """What is wrong so far."""

    problems: list[Problem] = field(default_factory=list)

    def read(self, reader: Callable[[Path], Kind], path: Path) -> Kind | None:
        """What a file holds; None where it cannot be used, which is told."""
        try:
            return reader(path)
        except MaterialError as error:
            self.problems += error.problems
            return None

    def tell(self, source: Source, what: Message, fix: Message) -> None:
        self.problems.append(Problem(what=what, fix=fix, where=Place(source=source)))
