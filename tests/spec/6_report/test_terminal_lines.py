"""Lines in the terminal: those that go on below keep their place, and none ends in blanks."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from canllaw.basics.language import Language
from canllaw.report.terminal import print_wrapped
from canllaw.report.terminal_theory import print_verdicts
from canllaw.theory.strands import Leaning
from tests.build_report import judge, make_lunch, make_theory


def show(line: str, width: int, hanging: int = 2) -> list[str]:
    told = io.StringIO()
    print_wrapped(Console(file=told, width=width, highlight=False), line, hanging)
    return told.getvalue().splitlines()


def test_what_goes_on_below_stands_further_in_than_its_beginning() -> None:
    assert show("    Interviews: for it and not against it", 24) == [
        "    Interviews: for it",
        "      and not against it",
    ]


def test_a_verdict_goes_on_below_its_words_and_not_below_its_key(capsys: pytest.CaptureFixture[str]) -> None:
    told = io.StringIO()
    theory = make_theory(judge(make_lunch(), Leaning.FOR))
    print_verdicts(Console(file=told, width=30, highlight=False), theory, Language.ENGLISH)
    first, *others = [line for line in told.getvalue().splitlines() if line]
    assert first.startswith("H1  Supported")
    assert others and all(line.startswith("    ") and line[4] != " " for line in others)


def test_square_brackets_are_words_and_no_marks() -> None:
    assert show("[bold] is a word", 40) == ["[bold] is a word"]


@given(
    st.lists(st.text("abcé“”[]-", min_size=1, max_size=30), min_size=1, max_size=20),
    st.integers(min_value=0, max_value=6),
    st.integers(min_value=20, max_value=90),
)
def test_no_line_ends_in_blanks_and_no_word_is_lost(words: list[str], indent: int, width: int) -> None:
    lines = show(" " * indent + " ".join(words), width)
    assert " ".join(lines).split() == words
    assert all(line == line.rstrip() and line.startswith(" " * indent) for line in lines)
