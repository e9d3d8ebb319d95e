"""README and manual say what is so: commands exist, targets exist, links lead somewhere, words are explained."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from canllaw.basics.findings import Verdict
from canllaw.cli import app
from canllaw.guidance.concreteness import Level
from canllaw.guidance.editions import ChangeKind
from canllaw.guidance.expectations import Force, PartName
from checks.commands import PAGE, find_commands, find_described, find_faults

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
TYPED = re.compile(r"^\$ (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


def typed_lines(program: str) -> list[str]:
    texts = "\n".join(document.read_text("utf-8") for document in DOCUMENTS)
    lines = dict.fromkeys(TYPED.findall(texts))
    return [line for line in lines if shlex.split(line)[0].endswith(program)]


@pytest.mark.parametrize("line", typed_lines("canllaw"))
def test_every_command_that_a_document_shows_can_be_typed_so(line: str) -> None:
    command, words = get_command(app), shlex.split(line)[1:]
    context = command.make_context("canllaw", words)
    while hasattr(command, "commands"):
        name, *rest = context._protected_args + context.args
        command = command.commands[name]
        context = command.make_context(name, rest, parent=context)
    assert not context.args, "nothing is left over"


@pytest.mark.parametrize("line", typed_lines("make"))
def test_every_target_that_a_document_shows_exists(line: str) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert shlex.split(line)[1] in targets


def test_the_readme_shows_the_two_commands_that_matter() -> None:
    assert {"make demo", "make test"} <= set(TYPED.findall((ROOT / "README.md").read_text("utf-8")))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_link_to_a_file_leads_somewhere(document: Path) -> None:
    for target in LINK.findall(document.read_text("utf-8")):
        assert (document.parent / target).exists(), target


def test_every_command_and_option_is_described_and_none_that_does_not_exist() -> None:
    assert list(find_faults(find_commands(), find_described(PAGE.read_text("utf-8")))) == []


def glossary() -> list[tuple[str, str, str]]:
    lines = (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    rows = [
        tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if line.startswith("|")
    ]
    return [(row[0], row[1], row[2]) for row in rows[2:]]


def test_the_glossary_is_in_order_and_complete_in_both_languages() -> None:
    english = [row[0] for row in glossary()]
    assert english == sorted(set(english), key=str.casefold)
    assert all(all(row) for row in glossary())


@pytest.mark.parametrize("word", [*Force, *Verdict, *ChangeKind, *Level, *PartName])
def test_every_word_of_the_closed_lists_is_in_the_glossary(word: str) -> None:
    explained = {part.strip() for row in glossary() for part in row[0].split(",")}
    assert word in explained


def test_the_manual_names_every_exit_status() -> None:
    from canllaw.basics.problems import CanllawError, MaterialError

    table = (ROOT / "docs" / "exit-statuses.md").read_text("utf-8")
    for status in (0, CanllawError.exit_status, 2, MaterialError.exit_status, 130):
        assert f"\n| {status} | " in table
