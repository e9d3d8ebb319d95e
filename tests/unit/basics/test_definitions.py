"""Definitions written in TOML: every fault is told at once, with its line and its key, in our own words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field
from pydantic_core import core_schema

from canllaw.basics.definitions import Unfit, read_definition
from canllaw.basics.faults import FAULTS
from canllaw.basics.language import message
from canllaw.basics.problems import MaterialError


class Reply(StrEnum):
    WORDS = "words"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    wording: str
    reply: Reply = Reply.WORDS
    low: int | None = None
    high: Annotated[int, Field(le=10)] | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise Unfit(message("The lowest reply is above the highest."), message("Exchange them."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    title: Annotated[str, Field(min_length=3)]
    on: date
    questions: tuple[Question, ...] = ()
    tags: dict[str, str] | None = None


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "interview.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def faults(path: Path) -> list[str]:
    with pytest.raises(MaterialError) as error:
        read_definition(path, Interview)
    return str(error.value).splitlines()


def test_a_definition_becomes_a_record(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
        title = "Return interview"
        on = 2026-03-31
        [[questions]]
        wording = "Who listened to you?"
        [[questions]]
        wording = "How safe did you feel?"
        reply = "number"
        low = 1
        high = 5
        """,
    )
    assert read_definition(path, Interview) == Interview(
        title="Return interview",
        on=date(2026, 3, 31),
        questions=(
            Question(wording="Who listened to you?"),
            Question(wording="How safe did you feel?", reply=Reply.NUMBER, low=1, high=5),
        ),
    )


def test_every_fault_is_told_with_its_line_and_its_key(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """title = "A"
on = "soon"
colour = 3

[[questions]]
wording = 12
reply = "smile"

[[questions]]
low = "many"
high = 11
""",
    )
    assert faults(path) == [
        "interview.toml:1:title: This is too short. Fewest letters or entries allowed: 3.",
        "interview.toml:2:on: This is not a date. Write dates as year-month-day, such as 2026-03-31.",
        "interview.toml:3:colour: This entry is not expected here. Check its spelling or remove it.",
        'interview.toml:6:questions[1].wording: This is not a text. Write it between two ".',
        "interview.toml:7:questions[1].reply: This is not one of the values allowed here. "
        "Use one of these: 'words', 'number'.",
        "interview.toml:9:questions[2].wording: This entry is missing. Add it.",
        "interview.toml:10:questions[2].low: This is not a whole number. Write digits only, such as 12.",
        "interview.toml:11:questions[2].high: This is too high. The highest allowed is 10.",
    ]


def test_a_record_may_refuse_its_entries_in_its_own_words(tmp_path: Path) -> None:
    path = write(
        tmp_path, 'title = "Visit"\non = 2026-03-31\n[[questions]]\nwording = "Why?"\nlow = 5\nhigh = 1\n'
    )
    assert faults(path) == [
        "interview.toml:3:questions[1]: The lowest reply is above the highest. Exchange them."
    ]


def test_lines_are_right_after_long_texts_and_arrays(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '''title = """
[[questions]]
wording = 1
"""
on = 2026-03-31 # [[questions]]
tags = { "a b" = "[", 'c' = "]" }

[[questions]]
wording = "One ] and # two"
colours = [
  "red",   # wording = 4
  "green",
]

[[questions]]
wording = 7
''',
    )
    assert faults(path) == [
        "interview.toml:10:questions[1].colours: This entry is not expected here. Check its spelling or remove it.",
        'interview.toml:16:questions[2].wording: This is not a text. Write it between two ".',
    ]


SYNTAX = (
    "This line is not written as TOML asks, or a line before it was not ended. "
    'Write key = "text", key = 12 or key = ["a", "b"], and a table as [name].'
)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('title = "Visit"\non = \n', f"interview.toml:2: {SYNTAX}"),
        ('title = "Visit', f"interview.toml:1: {SYNTAX}"),
        ("a = " + "[" * 20_000, f"interview.toml:1: {SYNTAX}"),
        (
            'title = "Visit"\non = "s\xf4n"\n'.encode("latin-1"),
            "interview.toml:2: The letters of this file are not written in UTF-8. "
            "Save the file again with the encoding UTF-8.",
        ),
        (b" " * 2_000_001, "interview.toml: This file is too large for a definition. Keep it below 2 MB."),
    ],
)
def test_a_file_that_cannot_be_parsed_says_where(tmp_path: Path, content: str | bytes, fault: str) -> None:
    assert faults(write(tmp_path, content)) == [fault]


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    assert faults(tmp_path / "none.toml") == [
        "none.toml: This file cannot be opened. Check its name and that you may read it."
    ]
    assert "cannot be opened" in faults(tmp_path)[0]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = write(tmp_path, '\ufefftitle = "Visit"\r\non = 2026-03-31\r\n')
    assert read_definition(path, Interview).title == "Visit"


def test_every_fault_that_has_words_is_one_that_can_occur() -> None:
    assert set(FAULTS) <= set(core_schema.ErrorType.__args__)


def test_an_unknown_table_that_is_only_named_on_the_way_is_told_at_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, 'title = "Return interview"\non = 2026-03-31\n\n[itms.7]\nwording = "Who?"\n')
    (fault,) = faults(path)
    assert fault.startswith("interview.toml:4:itms: ")
