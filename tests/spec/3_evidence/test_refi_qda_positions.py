"""Positions in a text: each program counts in its own way, and the words of an excerpt are right all the same."""

from pathlib import Path

import pytest

from canllaw.evidence.refi_qda import Grade, read_qdpx
from tests.build_refi_qda import (
    FIRST,
    SECOND,
    TIME,
    make_project_xml,
    make_qdpx,
    make_selection,
    make_text_source,
    write_text_project,
)

SMILE = "Iawn 😀 dim amser. “No time”, she said."
UTF_16 = "Positions counted UTF-16 units where the standard counts characters; set right."
ONE_LINE_END = "Positions counted a line end of two characters as one; set right."
MARK = "Positions counted the byte order mark; set right."
UNDECIDED = (
    "Programs count some characters of this text differently and nothing tells how this one did; positions "
    "were read as the standard says. Compare some excerpts with the original."
)


def read(
    folder: Path, text: str, *spans: tuple[int, int, str], mark: bool = False
) -> tuple[list[str], list[str]]:
    """The words of the excerpts, and what was told of the positions."""
    selections = [
        make_selection(number, start, end, TIME, name=name)
        for number, (start, end, name) in enumerate(spans, 1)
    ]
    content = text.encode("utf-8-sig" if mark else "utf-8")
    project = read_qdpx(write_text_project(folder / "study.qdpx", content, *selections))
    found = [project.interviews.words_of(excerpt) for excerpt in project.interviews.excerpts]
    return found, [str(loss.what) for loss in project.losses.of(Grade.NOTED)]


@pytest.mark.parametrize("text", ["“Dŵr” ac ŷd — iawn’", "Siân o\u0302l e\u0301 café", "Dim ond ASCII yma"])
def test_curly_quotes_and_welsh_letters_are_one_step_each_whoever_counts(tmp_path: Path, text: str):
    assert read(tmp_path, text, (3, 8, "")) == ([text[3:8]], [])


def test_an_accent_of_its_own_stays_a_character_of_its_own(tmp_path: Path):
    decomposed = "w\u0302yl"
    assert read(tmp_path, decomposed, (0, 4, "")) == ([decomposed], [])


def test_the_standard_counts_an_emoji_as_one(tmp_path: Path):
    assert read(tmp_path, SMILE, (7, 16, "dim amser")) == (["dim amser"], [])


def test_a_program_that_counts_utf_16_units_is_known_by_the_names_of_its_selections(tmp_path: Path):
    assert read(tmp_path, SMILE, (8, 17, "dim amser")) == (["dim amser"], [UTF_16])


def test_a_name_that_is_cut_off_will_do(tmp_path: Path):
    assert read(tmp_path, SMILE, (8, 39, "dim amser. “No…")) == (
        ["dim amser. “No time”, she said."],
        [UTF_16],
    )


def test_a_selection_past_the_end_in_characters_shows_utf_16_units(tmp_path: Path):
    assert len(SMILE) == 38
    assert read(tmp_path, SMILE, (35, 39, "")) == (["aid."], [UTF_16])


def test_five_selections_that_begin_and_end_with_words_show_it_without_names(tmp_path: Path):
    text = "😀😀 one two three four five"
    spans = [(5, 8), (9, 12), (13, 18), (19, 23), (24, 28)]
    found, told = read(tmp_path, text, *((start, end, "") for start, end in spans))
    assert (found, told) == (["one", "two", "three", "four", "five"], [UTF_16])


def test_where_nothing_tells_the_standard_is_followed_and_that_is_said(tmp_path: Path):
    assert read(tmp_path, SMILE, (7, 10, "Quotation 1")) == (["dim"], [UNDECIDED])


def test_double_line_ends_become_single_ones_and_positions_follow(tmp_path: Path):
    assert read(tmp_path, "One.\r\nTwo.\r\nThree.", (12, 18, "Three.")) == (["Three."], [])


def test_a_program_that_counts_a_double_line_end_once_is_known(tmp_path: Path):
    assert read(tmp_path, "One.\r\nTwo.\r\nThree.", (10, 16, "Three.")) == (["Three."], [ONE_LINE_END])


def test_an_excerpt_over_lines_has_single_line_ends(tmp_path: Path):
    assert read(tmp_path, "One.\r\nTwo.", (0, 10, "One. Two.")) == (["One.\nTwo."], [])


def test_a_byte_order_mark_is_no_character_unless_the_program_counted_it(tmp_path: Path):
    assert read(tmp_path, "One. Two.", (5, 9, "Two."), mark=True) == (["Two."], [])
    assert read(tmp_path, "One. Two.", (6, 10, "Two."), mark=True) == (["Two."], [MARK])


def test_all_three_at_once(tmp_path: Path):
    text = "😀\r\n\r\n\r\nDim amser."
    assert read(tmp_path, text, (6, 16, "Dim amser."), mark=True) == (
        ["Dim amser."],
        [UTF_16, ONE_LINE_END, MARK],
    )


def test_texts_that_do_not_tell_follow_those_of_the_same_program_that_do(tmp_path: Path):
    first = make_text_source(make_selection(1, 8, 17, TIME, name="dim amser"))
    second = make_text_source(make_selection(2, 3, 6, TIME), f"internal://{SECOND}.txt").replace(
        FIRST, SECOND
    )
    files = {f"sources/{FIRST}.txt": SMILE.encode(), f"sources/{SECOND}.txt": "😀 ie, ie".encode()}
    path = tmp_path / "study.qdpx"
    path.write_bytes(make_qdpx(make_project_xml(first + second), files))
    found = read_qdpx(path).interviews
    assert [found.words_of(excerpt) for excerpt in found.excerpts] == ["dim amser", "ie,"]


def test_a_text_in_another_encoding_is_read_and_told(tmp_path: Path):
    selection = make_selection(1, 0, 4, TIME)
    project = read_qdpx(write_text_project(tmp_path / "a.qdpx", "Siân".encode("cp1252"), selection))
    assert project.interviews.transcripts[0].text == "Siân"
    assert [str(loss.what) for loss in project.losses.found] == [
        "The text was not in UTF-8 and was read as Windows-1252; letters may be wrong."
    ]
