"""Instruments: those that come with Canllaw, a study's own, and a study's own form of one of ours."""

import re
from pathlib import Path

import polars as pl
import pytest
from docx import Document

from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError
from canllaw.evidence.instruments.files import (
    fill_practices,
    find_instrument,
    read_instrument,
    read_own_instruments,
    shipped_instruments,
)
from canllaw.evidence.instruments.instruments import Instrument, ItemKind, Scoring
from canllaw.evidence.instruments.questionnaire import make_item_table, write_questionnaire
from canllaw.evidence.practice.observations import Practice

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "first-study"
MANUAL = (ROOT / "docs" / "instruments.md").read_text("utf-8")
SLOTS = ["aim", "feasibility-of-intervention", "iam", "ics", "ils", "nomad", "oric"]


def example_of_the_manual(name: str, folder: Path) -> Path:
    words = re.search(rf"<!-- tested: {name} -->\n```toml\n(.*?)```", MANUAL, re.DOTALL)
    assert words, name
    path = folder / f"{name}.toml"
    path.write_text(words[1], "utf-8")
    return path


def ours() -> Instrument:
    return find_instrument("canllaw-practice")


def test_eight_instruments_come_with_canllaw_ours_first() -> None:
    assert [each.key for each in shipped_instruments()] == ["canllaw-practice", *SLOTS]


def test_ours_asks_what_the_study_found_to_matter() -> None:
    keys = [item.key for item in ours().items]
    groups = {
        "knowledge": 4, "confidence": 3, "clarity": 3, "change": 2, "time": 3, "exchange_formal": 2, "exchange_informal": 2,
        "culture": 4, "leadership": 3, "drafting": 2, "already": 6, "example": 6, "example_words": 6, "use": 4,
    }  # fmt: skip
    awareness = ["aware_unprompted_words", "aware_unprompted", "aware_prompted"]
    numbered = {f"{name}_{number}" for name, most in groups.items() for number in range(1, most + 1)}
    assert keys[:3] == awareness
    assert set(keys) == numbered | set(awareness) and len(keys) == 53


def test_the_scales_of_ours_are_those_the_study_reports() -> None:
    assert [scale.key for scale in ours().scales] == [
        "knowledge", "confidence", "clarity", "change", "resources", "exchange_formal", "exchange_informal", "culture",
        "leadership", "use",
    ]  # fmt: skip
    assert ours().scale("knowledge").scoring is Scoring.SHARE_CORRECT
    assert ours().scale("resources").items == ("time_1", "time_2", "time_3")


def test_two_items_of_ours_agree_with_the_opposite() -> None:
    assert [item.key for item in ours().items if item.reversed] == ["time_3", "culture_4"]


def test_ours_is_worded_in_both_languages_but_for_the_slots_of_the_study() -> None:
    for item in ours().items:
        slot = item.kind is ItemKind.KNOWLEDGE
        assert bool(item.en) == bool(item.cy) == (not slot), item.key
    for responses in ours().responses:
        assert all(
            option.en and option.cy for option in responses.options if not responses.key.startswith("answers")
        )


def test_not_relevant_to_my_role_is_an_answer_that_does_not_count() -> None:
    agreement = ours().responses_of(ours().item("clarity_1"))
    assert agreement is not None
    assert (agreement.low, agreement.high) == (1, 5)
    assert [option.value for option in agreement.options if not option.counts] == [9]


def test_what_people_are_asked_about_awareness_comes_before_the_title_of_the_guidance() -> None:
    asked = [item for item in ours().items if item.asked]
    assert asked[0].key == "aware_unprompted_words" and "{guidance}" not in asked[0].en + asked[0].cy
    assert asked[1].key == "aware_prompted" and asked[1].new_page


@pytest.mark.parametrize("key", SLOTS)
def test_a_slot_holds_no_wording_and_says_what_is_unconfirmed_in_both_languages(key: str) -> None:
    slot = find_instrument(key)
    assert not any(item.en or item.cy for item in slot.items)
    assert not any(option.en or option.cy for responses in slot.responses for option in responses.options)
    assert slot.licence and slot.licence_cy and slot.adapted and slot.adapted_cy
    assert len(slot.unconfirmed) == len(slot.unconfirmed_cy) >= 4


@pytest.mark.parametrize(
    ("key", "sizes", "low", "high"),
    [
        ("nomad", {"coherence": 4, "participation": 4, "action": 7, "monitoring": 5}, 1, 5),
        ("oric", {"commitment": 5, "efficacy": 7}, 1, 5),
        ("aim", {"acceptability": 4}, 1, 5),
        ("iam", {"appropriateness": 4}, 1, 5),
        ("feasibility-of-intervention", {"feasibility": 4}, 1, 5),
    ],
)
def test_a_slot_scores_its_subscales_as_means(key: str, sizes: dict[str, int], low: int, high: int) -> None:
    slot = find_instrument(key)
    assert {scale.key: len(scale.items) for scale in slot.scales} == sizes
    assert {scale.scoring for scale in slot.scales} == {Scoring.MEAN}
    assert (slot.responses[0].low, slot.responses[0].high) == (low, high)


@pytest.mark.parametrize(("key", "subscales"), [("ics", 6), ("ils", 4)])
def test_climate_and_leadership_have_a_total_that_is_the_mean_of_subscales_of_three(
    key: str, subscales: int
) -> None:
    *parts, total = find_instrument(key).scales
    assert [len(part.items) for part in parts] == [3] * subscales
    assert total.scoring is Scoring.MEAN_OF_SCALES
    assert total.items == tuple(part.key for part in parts)
    assert (find_instrument(key).responses[0].low, find_instrument(key).responses[0].high) == (0, 4)


def test_nomad_reverses_one_item_and_leaves_three_general_questions_out_of_its_scales() -> None:
    nomad = find_instrument("nomad")
    assert [item.key for item in nomad.items if item.reversed] == ["action_2"]
    scored = {key for scale in nomad.scales for key in scale.items}
    assert [item.key for item in nomad.items if item.key not in scored] == [
        "general_1",
        "general_2",
        "general_3",
    ]


def test_the_subscales_of_readiness_take_turns_and_share_no_item() -> None:
    commitment, efficacy = find_instrument("oric").scales
    assert not set(commitment.items) & set(efficacy.items)
    assert len({*commitment.items, *efficacy.items}) == 12


def test_the_example_of_the_manual_is_an_instrument(tmp_path: Path) -> None:
    read = read_instrument(example_of_the_manual("whole", tmp_path))
    assert [(item.key, item.reversed) for item in read.items] == [("heard", False), ("hurried", True)]
    assert read.scale("supervision").items == ("heard", "hurried")


def test_a_study_makes_ours_its_own_by_writing_only_what_is_different(tmp_path: Path) -> None:
    own = read_instrument(example_of_the_manual("extends", tmp_path))
    assert (own.key, own.extends, own.licence) == ("my-survey", "canllaw-practice", ours().licence)
    assert own.item("knowledge_1").en == "Within what time must a family be visited?"
    assert (own.item("knowledge_1").kind, own.item("knowledge_1").correct) == (ItemKind.KNOWLEDGE, (1,))
    assert own.item("aware_prompted").cy == "Pa mor gyfarwydd ydych chi â'r canllawiau hyn: Diogel gartref?"
    assert [item.key for item in own.items] == [item.key for item in ours().items]
    assert own.item("culture_4") == ours().item("culture_4")
    assert own.scales == ours().scales


def test_the_manual_lists_what_comes_with_canllaw() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \| [^|]+ \| (\d+) \|", MANUAL, re.MULTILINE)
    assert listed == [(each.key, str(len(each.items))) for each in shipped_instruments()]


def test_the_example_study_asks_four_questions_with_one_right_answer_each_in_both_languages() -> None:
    own = find_instrument("missing-from-care", EXAMPLE / "evidence" / "instruments")
    right = {}
    for number in range(1, 5):
        item = own.item(f"knowledge_{number}")
        responses = own.responses_of(item)
        assert responses is not None and item.en and item.cy
        assert all(option.en and option.cy for option in responses.options)
        right[item.note] = [option.en for option in responses.options if option.value in item.correct]
    assert right == {
        "Paragraph 7.1.": ["72 hours"],
        "Paragraph 7.2.": ["Somebody independent of the placement and the police"],
        "Paragraph 4.8.": ["Four hours"],
        "Paragraph 5.2.": ["On the next working day"],
    }


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("7.1", "must offer a return interview to the child within 72 hours"),
        ("7.2", "must be held by a person who is independent of the placement and of the police"),
        ("4.8", "must tell the parents and any other person with parental responsibility within four hours"),
        ("5.2", "must hold a strategy meeting on the next working day"),
    ],
)
def test_the_right_answers_stand_in_the_guidance(paragraph: str, words: str) -> None:
    text = (EXAMPLE / "source" / "edition-2.en.md").read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith(f"{paragraph} "))
    assert words in line


def test_practices_fill_the_questions_that_name_them_and_the_rest_are_not_asked() -> None:
    practice = Practice(
        key="offer", en="Offering a return interview", cy="Cynnig cyfweliad dychwelyd",
        self_report="already_2", example="example_2",
    )  # fmt: skip
    filled = fill_practices(ours(), [practice])
    assert filled.item("already_2").en == "Offering a return interview: we already do this in our team."
    assert filled.item("example_words_2").cy.startswith(
        "Cynnig cyfweliad dychwelyd: os oes gennych enghraifft"
    )
    asked = [item.key for item in filled.items if item.asked and item.key.startswith(("already", "example"))]
    assert asked == ["already_2", "example_2", "example_words_2"]
    assert [item.key for item in filled.items] == [item.key for item in ours().items]


def test_an_unknown_key_is_told_with_the_keys_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(
        MaterialError, match=r"There is no instrument with this key: sic\. Use one of these: .*ics"
    ):
        find_instrument("sic", tmp_path)


def test_a_study_cannot_give_an_instrument_the_key_of_another(tmp_path: Path) -> None:
    words = example_of_the_manual("whole", tmp_path).read_text("utf-8")
    (tmp_path / "second.toml").write_text(words, "utf-8")
    (tmp_path / "third.toml").write_text(words.replace('"supervision" ', '"ics"', 1), "utf-8")
    with pytest.raises(MaterialError) as error:
        read_own_instruments(tmp_path)
    told = "Another instrument has this key: one that comes with Canllaw, or one in this folder. Choose another key."
    # Files are read by name, so that the later one is told of.
    assert str(error.value).splitlines() == [f"third.toml:1:key: {told}", f"whole.toml:1:key: {told}"]


def words_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [
        (Language.ENGLISH, "I am sure that I can do what the guidance asks of me.", "Strongly agree"),
        (
            Language.WELSH,
            "Rwy'n siŵr y gallaf wneud yr hyn y mae'r canllawiau'n ei ofyn gennyf.",
            "Cytuno'n gryf",
        ),
    ],
)
def test_a_questionnaire_is_a_word_file_to_print_or_copy(
    tmp_path: Path, language: Language, question: str, answer: str
) -> None:
    own = find_instrument("missing-from-care", EXAMPLE / "evidence" / "instruments")
    word, table = write_questionnaire(own, tmp_path, language)
    assert (word.name, table.name) == (
        f"missing-from-care-{language}.docx",
        f"missing-from-care-{language}.csv",
    )
    assert question in words_of(word) and answer in words_of(word)
    # The code that a researcher gives is not asked, and right answers are not given away.
    assert own.item("aware_unprompted").wording(language) not in words_of(word)
    assert "correct" not in words_of(word)


def test_the_same_questionnaire_is_the_same_file(tmp_path: Path) -> None:
    first, _ = write_questionnaire(ours(), tmp_path / "a", Language.ENGLISH)
    second, _ = write_questionnaire(ours(), tmp_path / "b", Language.ENGLISH)
    assert first.read_bytes() == second.read_bytes()


def test_a_slot_is_printed_as_a_line_to_fill_in_with_its_licence(tmp_path: Path) -> None:
    word, _ = write_questionnaire(find_instrument("aim"), tmp_path, Language.ENGLISH)
    words = words_of(word)
    assert words.count("________________________________________") == 4
    assert "Licence: Open access, free to use, as far as we know: to be confirmed." in words
    assert "Still to be confirmed by a person: That it is free to use." in words


def test_the_table_of_items_says_how_each_answer_counts() -> None:
    own = find_instrument("missing-from-care", EXAMPLE / "evidence" / "instruments")
    rows = make_item_table(own, Language.ENGLISH)
    time_3 = rows.row(by_predicate=pl.col("item") == "time_3", named=True)
    assert (time_3["reversed"], time_3["left_out_of_scores"], time_3["scales"]) == ("yes", "9", "resources")
    knowledge = rows.row(by_predicate=pl.col("item") == "knowledge_1", named=True)
    assert knowledge["answers"] == "1 = 24 hours; 2 = 72 hours; 3 = Seven days; 4 = I do not know"
    assert (knowledge["correct"], knowledge["scales"]) == ("2", "knowledge")
