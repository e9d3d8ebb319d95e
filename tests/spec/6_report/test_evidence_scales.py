"""Scores on the page: each opens to its questions, its rule and the number of people behind it."""

from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.report.data_tables import DataTable
from canllaw.report.evidence_scales import ScaleBlock, make_scales_section
from tests.build_study import INSTRUMENT, find_result, put_files, put_result, put_study

# By hand, the second answer turned round: 3, 3, 3, 1, 1, 1. One more person finds the second not their work.
SEVEN = "mon,3,1,yes,\n" * 3 + "gwy,1,3,no,\n" * 3 + "gwy,1,9,no,\n"


def block(
    tmp_path: Path, *waves: str, language: Language = Language.ENGLISH, small_number: int = 3
) -> ScaleBlock:
    section = make_scales_section(put_result(tmp_path, *waves, small_number=small_number), language)
    assert section is not None
    (only,) = section.scales
    return only


def texts(table: DataTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_mean_of_everybody_stands_first_with_its_interval_and_its_people(tmp_path: Path) -> None:
    (row,) = texts(block(tmp_path, SEVEN).overview)
    assert (row[0], row[1], row[3]) == ("Wave 1", "2.00", "6")
    low, high = row[2].split(" to ")
    assert float(low) <= 2.0 <= float(high)


def test_the_rule_is_said_in_words(tmp_path: Path) -> None:
    assert block(tmp_path, SEVEN).rule == "The mean of the answers that count. Items: 2. Answers needed: 2."


def test_every_question_says_how_it_counts_and_how_many_answered_it(tmp_path: Path) -> None:
    items = block(tmp_path, SEVEN).items
    assert [column.name for column in items.columns] == ["Question", "How it counts", "People: Wave 1"]
    assert texts(items) == [
        ["I am sure what to do.", "As answered", "7"],
        ["I often feel lost.", "Turned round", "6"],
    ]


def test_every_question_leads_to_its_answers(tmp_path: Path) -> None:
    assert [row.cells[0].href for row in block(tmp_path, SEVEN).items.rows] == ["#item-sure", "#item-lost"]


def test_questions_are_asked_in_the_language_of_the_page(tmp_path: Path) -> None:
    told = block(tmp_path, SEVEN, language=Language.WELSH)
    assert told.title == "Hyder"
    assert texts(told.items)[0][0] == "Rwy'n sicr beth i'w wneud."
    assert told.told[0].wave == "Ton 1"


def test_why_a_score_does_not_speak_for_authorities_is_said_for_each_wave(tmp_path: Path) -> None:
    told = block(tmp_path, SEVEN, SEVEN).told
    assert [each.wave for each in told] == ["Wave 1", "Wave 2"]
    for each in told:
        assert any("Confidence is not reported for authorities." in sentence for sentence in each.sentences)
        assert any("Alpha" in sentence for sentence in each.sentences)


def test_a_score_of_few_people_is_a_word_and_the_reason_stands_once(tmp_path: Path) -> None:
    hidden = block(tmp_path, SEVEN, SEVEN, small_number=8)
    assert texts(hidden.overview) == [[f"Wave {key}", "hidden", "hidden", "hidden"] for key in (1, 2)]
    assert len(hidden.overview.notes) == 1
    assert [row[2:] for row in texts(hidden.items)] == [["hidden", "hidden"]] * 2
    assert hidden.charts == () and hidden.groups == ()


def test_a_question_with_one_rare_answer_still_says_how_many_answered(tmp_path: Path) -> None:
    rare = "mon,3,1,yes,\n" * 4 + "gwy,1,3,no,\n" * 4 + "gwy,2,3,no,\n"
    # One person says "neither": that answer is hidden, and others with it; nine people were asked all the same.
    counts = {row[2] for row in texts(block(tmp_path, rare).items)}
    assert counts == {"9"}


def test_three_waves_stand_beside_one_another(tmp_path: Path) -> None:
    overview = texts(block(tmp_path, *[SEVEN] * 4).overview)
    assert [row[0] for row in overview] == ["Wave 2", "Wave 3", "Wave 4"]


def test_no_score_no_section(tmp_path: Path) -> None:
    bare = INSTRUMENT.partition("[[scales]]")[0]
    result = put_result(tmp_path, SEVEN, **{"instruments/small.toml": bare})
    assert make_scales_section(result, Language.ENGLISH) is None


OF_SCALES = """
[[scales]]
key = "overall"
en = "Overall"
cy = "Cyfan"
items = ["confidence"]
scoring = "mean of scales"
"""


def test_a_score_made_of_scores_leads_to_them(tmp_path: Path) -> None:
    result = put_result(tmp_path, SEVEN, **{"instruments/small.toml": INSTRUMENT + OF_SCALES})
    section = make_scales_section(result, Language.ENGLISH)
    assert section is not None
    (row,) = section.scales[1].items.rows
    assert [cell.text for cell in row.cells] == ["Confidence", "A scale of its own", "6"]
    assert row.cells[0].href == "#scale-confidence"


# Twelve authorities of six people; in each all agree, and they differ: the score may speak for them.
TWELVE = "code,name_en,name_cy,staff_in_post\n" + "".join(
    f"a{n:02},Place {n:02},Lle {n:02},10\n" for n in range(12)
)


@pytest.fixture
def speaking(tmp_path: Path) -> ScaleBlock:
    answers = ("3,1", "2,2", "1,3")
    rows = "".join(f"a{n:02},{answers[n % 3]},yes,\n" for n in range(12) for _ in range(6))
    put_study(tmp_path, rows)
    put_files(tmp_path, {"workforce/authorities.csv": TWELVE})
    section = make_scales_section(find_result(tmp_path), Language.ENGLISH)
    assert section is not None
    return section.scales[0]


def test_a_score_that_may_speak_for_authorities_is_drawn_for_them_in_the_order_of_the_alphabet(
    speaking: ScaleBlock,
) -> None:
    (chart,) = speaking.charts
    assert chart.title == "Confidence: by authority, Wave 1"
    rows = texts(chart.table)
    assert [row[0] for row in rows] == [f"Place {n:02}" for n in range(12)]
    assert [row[1] for row in rows[:3]] == ["3.00", "2.00", "1.00"]


def test_what_a_picture_shows_as_a_table_is_not_told_twice(speaking: ScaleBlock) -> None:
    assert "Confidence: by authority" not in [table.name for table in speaking.groups]
