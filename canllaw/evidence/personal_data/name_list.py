"""A study's own list of names to look for."""

from pathlib import Path

from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source

NAMES = "names.txt"


def read_names(folder: Path) -> tuple[str, ...]:
    """A study's own list of names to look for, one a line; empty without the file. Raises MaterialError."""
    path = folder / NAMES
    if not path.exists():
        return ()
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        what = message("The letters of this file are not written in UTF-8.")
        fix = message("Save the file again with the encoding UTF-8.")
        where = Place(source=Source(name=path.name, sha256=""))
        raise MaterialError([Problem(what=what, fix=fix, where=where)]) from error
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
