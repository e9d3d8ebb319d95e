"""Definitions that people write in TOML, read straight into our records with every fault told at once."""

import re
import tomllib
from collections.abc import Hashable, Mapping
from functools import cache
from pathlib import Path
from types import GenericAlias
from typing import Any, TypeVar, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from canllaw.basics.faults import Unfit, say_fault
from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError, Problem
from canllaw.basics.sources import Place, Source
from canllaw.basics.toml_lines import KeyPath, find_lines

__all__ = ["Unfit", "read_definition"]

Kind = TypeVar("Kind")

LARGEST_DEFINITION = 2_000_000
PLACE_OF_ERROR = re.compile(r"\(at line (\d+), column \d+\)")
STRICT = ConfigDict(extra="forbid")


def read_definition(path: Path, kind: type[Kind]) -> Kind:
    """Read a TOML file into a record of this kind, a dataclass.

    A key that the record does not know is a fault. Raises MaterialError with all that is wrong. The place
    of each Problem has the line of the file as its row and the key as its column, such as `items[2].wording`,
    where entries of a list are counted from 1.
    """
    content = read_content(path)
    source = Source.of(path)
    text = decode(content, source)
    values = parse(text, source)
    try:
        return cast(Kind, make_reader(cast(Hashable, kind)).validate_python((values,))[0])
    except ValidationError as error:
        raise MaterialError(find_problems(error, values, find_lines(text), source)) from error


@cache
def make_reader(kind: Hashable) -> TypeAdapter[tuple[Any]]:
    # Settings reach a plain dataclass only from something around it, hence the tuple of one.
    return TypeAdapter(cast(Any, GenericAlias(tuple, (kind,))), config=STRICT)


def read_content(path: Path) -> bytes:
    where = Place(source=Source(name=path.name, sha256=""))
    try:
        if path.stat().st_size <= LARGEST_DEFINITION:
            return path.read_bytes()
    except OSError as error:
        what = message("This file cannot be opened.")
        fix = message("Check its name and that you may read it.")
        raise MaterialError([Problem(what=what, fix=fix, where=where)]) from error
    what, fix = message("This file is too large for a definition."), message("Keep it below 2 MB.")
    raise MaterialError([Problem(what=what, fix=fix, where=where)])


def decode(content: bytes, source: Source) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        where = Place(source=source, row=content.count(b"\n", 0, error.start) + 1)
        what = message("The letters of this file are not written in UTF-8.")
        fix = message("Save the file again with the encoding UTF-8.")
        raise MaterialError([Problem(what=what, fix=fix, where=where)]) from error


def parse(text: str, source: Source) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = PLACE_OF_ERROR.search(str(error))
        row = int(found[1]) if found else text.count("\n") + 1
        what = message("This line is not written as TOML asks, or a line before it was not ended.")
        fix = message('Write key = "text", key = 12 or key = ["a", "b"], and a table as [name].')
        raise MaterialError([Problem(what=what, fix=fix, where=Place(source=source, row=row))]) from error


def find_problems(
    error: ValidationError, values: Mapping[str, Any], lines: Mapping[KeyPath, int], source: Source
) -> list[Problem]:
    """One Problem for each key at fault: where a value may be of several types, the first is told."""
    problems: dict[KeyPath, Problem] = {}
    for detail in error.errors(include_url=False):
        path = find_key_path(detail, values)
        what, fix = say_fault(detail)
        where = Place(source=source, row=find_line(path, lines), column=say_key_path(path) or None)
        problems.setdefault(path, Problem(what=what, fix=fix, where=where))
    return list(problems.values())


def find_key_path(detail: ErrorDetails, values: Any) -> KeyPath:
    """The keys that lead to the fault, without the names that pydantic adds for the members of a union."""
    path: KeyPath = ()
    _, *keys = detail["loc"]
    for at, key in enumerate(keys, 1):
        in_table = isinstance(values, Mapping) and key in values
        in_list = isinstance(values, list) and isinstance(key, int) and key < len(values)
        if in_table or in_list:
            values, path = values[key], (*path, key)
        elif at == len(keys) and detail["type"] == "missing":
            path = (*path, key)
    refused = detail.get("ctx", {}).get("error")
    return (*path, refused.entry) if isinstance(refused, Unfit) and refused.entry else path


def find_line(path: KeyPath, lines: Mapping[KeyPath, int]) -> int:
    """The line of a key, or of the nearest table around it that has one; the first line failing that.

    A table that is only named on the way to others, as `a` in `[a.b]`, stands where the first of them does.
    """
    while path:
        below = [line for own, line in lines.items() if own[: len(path)] == path]
        if below:
            return lines.get(path, min(below))
        path = path[:-1]
    return 1


def say_key_path(path: KeyPath) -> str:
    words = "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in path)
    return words.removeprefix(".")
