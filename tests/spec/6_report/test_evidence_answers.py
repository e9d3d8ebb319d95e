"""Answers to single questions on the page: shares with their intervals, grouped as the scores are."""

from pathlib import Path

from canllaw.basics.language import Language
from canllaw.report.evidence_answers import QuestionBlock, make_answers_section
from tests.build_study import put_result

# Of nine: three agree, three neither, three disagree; all agree with the second but three. Six are aware.
NINE = "mon,3,3,yes,\n" * 3 + "mon,2,3,yes,\n" * 3 + "gwy,1,1,no,\n" * 3


def questions(tmp_path: Path, *waves: str, language: Language = Language.ENGLISH) -> dict[str, QuestionBlock]:
    section = make_answers_section(put_result(tmp_path, *waves), language)
    assert section is not None
    return {block.key: block for group in section.groups for block in group.questions}


def rows(block: QuestionBlock) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in block.table.rows]


def test_every_answer_has_its_share_of_those_who_answered(tmp_path: Path) -> None:
    told = rows(questions(tmp_path, NINE)["sure"])
    assert [(row[0], row[2], row[4]) for row in told] == [
        ("Disagree", "33", "9"),
        ("Neither", "33", "9"),
        ("Agree", "33", "9"),
    ]


def test_of_yes_and_no_the_yes_is_told(tmp_path: Path) -> None:
    ((answer, wave, share, _, people),) = rows(questions(tmp_path, NINE)["aware_unprompted"])
    assert (answer, wave, share, people) == ("Yes", "Wave 1", "67", "9")


def test_waves_stand_below_one_another_answer_by_answer(tmp_path: Path) -> None:
    told = rows(questions(tmp_path, NINE, NINE)["sure"])
    assert [row[:2] for row in told[:3]] == [
        ("Disagree", "Wave 1"),
        ("Disagree", "Wave 2"),
        ("Neither", "Wave 1"),
    ]


def test_questions_stand_under_their_score_and_those_of_none_come_first(tmp_path: Path) -> None:
    section = make_answers_section(put_result(tmp_path, NINE), Language.ENGLISH)
    assert section is not None
    assert [(group.title, [block.key for block in group.questions]) for group in section.groups] == [
        ("Questions that are part of no score", ["aware_unprompted"]),
        ("Confidence", ["sure", "lost"]),
    ]


def test_an_answer_of_few_is_hidden_with_the_reason(tmp_path: Path) -> None:
    few = "mon,3,3,yes,\n" * 5 + "gwy,1,1,no,\n" * 4 + "gwy,2,1,no,\n"
    block = questions(tmp_path, few)["sure"]
    (neither,) = [row for row in rows(block) if row[0] == "Neither"]
    assert neither[2:] == ("hidden", "hidden", "hidden")
    (note,) = block.table.notes
    assert note.startswith("Hidden: fewer than 3")


def test_open_questions_are_on_no_page(tmp_path: Path) -> None:
    said = NINE.replace("yes,\n", "yes,Nobody told me\n")
    section = make_answers_section(put_result(tmp_path, said), Language.ENGLISH)
    assert "words" not in questions(tmp_path, said)
    assert "Nobody told me" not in repr(section)


def test_yes_and_no_are_drawn_by_authority_where_numbers_may_be_shown(tmp_path: Path) -> None:
    even = ("mon,3,3,yes,\n" * 3 + "mon,3,3,no,\n" * 3) + ("gwy,3,3,yes,\n" * 3 + "gwy,3,3,no,\n" * 9)
    (chart,) = questions(tmp_path, even)["aware_unprompted"].charts
    assert [tuple(cell.text for cell in row.cells[:2]) for row in chart.table.rows] == [
        ("Anglesey", "50 %"),
        ("Gwynedd", "25 %"),
    ]


def test_welsh_words_of_questions_and_answers(tmp_path: Path) -> None:
    block = questions(tmp_path, NINE, language=Language.WELSH)["sure"]
    assert block.title == "Rwy'n sicr beth i'w wneud."
    assert rows(block)[0][0] == "Anghytuno"


def test_without_a_survey_there_is_no_section(tmp_path: Path) -> None:
    assert make_answers_section(put_result(tmp_path), Language.ENGLISH) is None
