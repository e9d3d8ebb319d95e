"""Whether docs/commands.md describes every command and option, and none that does not exist."""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from typer.main import get_command

from canllaw.cli import app

PAGE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
HEADING = re.compile(r"^## `canllaw ?(.*?)`$", re.MULTILINE)
OPTION = re.compile(r"`(--[a-z-]+)")


def find_commands() -> dict[str, set[str]]:
    """Each command's long options, by its words; the program itself has the empty name."""
    return dict(walk(get_command(app), ""))


def walk(command: Any, name: str) -> Iterator[tuple[str, set[str]]]:
    """A command and those below it. A hidden one is what its group does without a further word."""
    below = getattr(command, "commands", {})
    hidden = [each for each in below.values() if each.hidden]
    yield name, {option for each in (command, *hidden) for option in find_options(each)}
    for word, each in below.items():
        if not each.hidden:
            yield from walk(each, f"{name} {word}".strip())


def find_options(command: Any) -> Iterator[str]:
    for parameter in command.params:
        yield from (option for option in parameter.opts if option.startswith("--"))


def find_described(page: str) -> dict[str, set[str]]:
    """The options that each command's section of the page names."""
    _, *parts = HEADING.split(page)
    return {name: set(OPTION.findall(text)) for name, text in zip(parts[::2], parts[1::2], strict=True)}


def find_faults(commands: Mapping[str, set[str]], described: Mapping[str, set[str]]) -> Iterator[str]:
    for name in sorted(commands.keys() - described.keys()):
        yield f"not described: canllaw {name}"
    for name in sorted(described.keys() - commands.keys()):
        yield f"described, but there is no such command: canllaw {name}"
    for name in sorted(commands.keys() & described.keys()):
        for option in sorted(commands[name] - described[name]):
            yield f"not described: canllaw {name} {option}"
        for option in sorted(described[name] - commands[name] - {"--help"}):
            yield f"described, but there is no such option: canllaw {name} {option}"


def main() -> int:
    commands = find_commands()
    faults = list(find_faults(commands, find_described(PAGE.read_text("utf-8"))))
    for fault in faults:
        print(fault)
    print(f"commands: {len(commands)}. faults: {len(faults)}.")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
