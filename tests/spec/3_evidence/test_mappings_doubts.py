"""What speaks against a column that a draft takes for an item is told beside it."""

from pathlib import Path

from canllaw.basics.language import Language
from canllaw.evidence.answers.answers import Export, ExportColumn, Tool
from canllaw.evidence.answers.mappings import make_draft, read_mapping, write_draft
from tests.build_answers import make_instrument, survey

PRACTICE = make_instrument()


def doubts_of(export: Export) -> dict[str, list[str]]:
    return {
        remark.column: [str(doubt) for doubt in remark.doubts]
        for remark in make_draft(export, [PRACTICE]).remarks
    }


def test_a_name_that_belies_its_question_is_doubted() -> None:
    export = survey(
        "confidence_1,confidence_2,drafting_1",
        [
            ExportColumn(name="confidence_1", question="I am often unsure what the guidance asks of me"),
            ExportColumn(name="confidence_2", question="Do you like where you live?"),
            ExportColumn(name="drafting_1", question="Please say: I took part in drafting the guidance."),
        ],
    )
    assert doubts_of(export) == {
        "confidence_1": ["It is named like the item, but its question is that of another: confidence_3."],
        "confidence_2": ["It is named like the item, but its question is worded otherwise."],
        "drafting_1": [],
    }


def test_a_question_that_denies_what_the_item_says_is_doubted() -> None:
    question = "I do not feel confident in using the guidance"
    denial = "Only one of the two says not or never: the question here, or the item."
    assert denial in doubts_of(survey("A", [ExportColumn(name="A", question=question)]))["A"]
    assert denial in doubts_of(survey(question))[question]


def test_two_waves_side_by_side_are_doubted() -> None:
    assert doubts_of(survey("w1_confidence_1,w2_confidence_1")) == {
        "w1_confidence_1": ["Another column is named after this item as well: w2_confidence_1."]
    }


def test_an_item_that_seems_to_be_turned_round_already_is_doubted() -> None:
    question = "I am often unsure what the guidance asks of me (reversed)"
    export = survey("A,B", [ExportColumn(name="A", question=question), ExportColumn(name="B")])
    assert doubts_of(export)["A"] == [
        "Its answers may be turned round already: a score turns them round as well."
    ]


def test_a_question_with_0_makes_those_with_the_same_answers_doubtful() -> None:
    assert doubts_of(survey("confidence_1,confidence_2,hours\n4,1,0\n1,0,0")) == {
        "confidence_1": ["Another question has numbers below this scale: confidence_2."],
        "confidence_2": ["Answers whose value on the scale is not known: 1."],
        "hours": [],
    }


def test_answers_without_a_value_stand_in_the_file_for_a_person_to_give_one(tmp_path: Path) -> None:
    """What several people gave is an answer of the questionnaire; what one wrote may be their own words."""
    cells = ["Agree", *["Somewhat agree"] * 3, "Ask my sister"]
    path = tmp_path / "survey-1.map.toml"
    write_draft(make_draft(survey("\n".join(["confidence_1", *cells])), [PRACTICE]), path, Language.ENGLISH)
    text = path.read_text("utf-8")
    assert '    # ["Somewhat agree", ],\n' in text
    assert "sister" not in text
    assert read_mapping(path).items[0].answers == (("Agree", 4),)
    path.write_text(text.replace('# ["Somewhat agree", ]', '["Somewhat agree", 4]'), "utf-8")
    assert read_mapping(path).items[0].answers == (("Agree", 4), ("Somewhat agree", 4))


def test_a_code_that_many_rows_share_is_doubted() -> None:
    told = ["Many rows share one code: is this what people made up to be found again by?"]
    assert doubts_of(survey("code_1,confidence_1\na,5\na,5\na,4\nb,2\nb,3"))["code_1"] == told
    assert doubts_of(survey("code_1,confidence_1\na,5\nb,5\nc,4\na,2"))["code_1"] == []
    assert "coder" not in doubts_of(survey("coder,code_of_practice,confidence_1\na,a,5\na,a,5"))


def test_records_with_several_rows_are_told_since_each_row_counts_as_a_person() -> None:
    told = ["A record has several rows here (events, repeats): each row counts as a person."]
    for rows, doubts in (("1,5\n1,4", told), ("1,5\n2,4", [])):
        draft = make_draft(survey(f"record_id,confidence_1\n{rows}", tool=Tool.REDCAP), [PRACTICE])
        assert [str(doubt) for doubt in draft.unknown[0].doubts] == doubts
