"""LimeSurvey: codes or words, in headings and in cells, held to the questionnaire (.lss)."""

from pathlib import Path

import pytest

from canllaw.evidence.answers.answers import Export, ExportColumn, Tool
from canllaw.evidence.exports import read_export
from tests.build_exports import cells_of, make_export, make_lss, read_text

AGREE = {"A1": ("Disagree", "Anghytuno"), "A2": ("Agree", "Cytuno")}
LSS = make_lss(
    [
        {"code": "clear", "type": "F", "en": "<p>Clarity</p>", "cy": "Eglurder",
         "parts": {"SQ1": "I am <b>clear</b>", "SQ2": "I know how"}, "answers": AGREE},
        {"code": "source", "type": "M", "en": "Who told you?", "parts": {"post": "A letter", "peer": "A peer"},
         "other": "Y"},
        {"code": "read", "type": "Y", "en": "Have you read it?"},
        {"code": "words", "type": "T", "en": "In your own words"},
        {"code": "first", "type": "R", "en": "What helps most?", "answers": {"t": "Time", "p": "Peers"}},
        {"code": "twice", "type": "1", "en": "Now and then", "parts": {"a": "Alone"}, "answers": {"1": "Low", "2": "High"}},
        {"code": "note", "type": "X", "en": "Thank you"},
    ],
    languages=("en", "cy"),
)  # fmt: skip


def column(export: Export, name: str) -> ExportColumn:
    return next(each for each in export.columns if each.name == name)


def test_codes_are_matched_to_the_questionnaire(tmp_path: Path):
    export = read_text(
        tmp_path,
        "id,submitdate,lastpage,startlanguage,clear[SQ1],clear[SQ2],source[post],source[other],read,words,first[1]\n"
        "1,2026-03-01 10:00:00,3,cy,A1,A2,Y,,Y,Da iawn,p\n"
        "2,,2,en,A2,,,Radio,N,,\n",
        survey_lss=LSS,
    )
    assert export.tool is Tool.LIMESURVEY
    clear = column(export, "clear[SQ1]")
    assert clear.question == "Clarity [I am clear]"
    assert clear.options == (("A1", "Disagree"), ("A2", "Agree"))
    assert column(export, "source[post]").question == "Who told you? [A letter]"
    assert column(export, "source[post]").options == (("Y", "Yes"), ("N", "No"))
    assert column(export, "source[other]").options == ()
    assert column(export, "read").options == (("Y", "Yes"), ("N", "No"))
    assert column(export, "words").options == ()
    assert column(export, "first[1]").options == (("t", "Time"), ("p", "Peers"))


def test_who_did_not_finish_is_kept_and_who_answered_nothing_is_named(tmp_path: Path):
    export = read_text(
        tmp_path,
        "id,submitdate,lastpage,startlanguage,clear[SQ1],read\n"
        "1,2026-03-01 10:00:00,3,cy,A1,Y\n2,,2,en,A2,\n3,,1,en,,\n4,2026-03-02 10:00:00,3,en,,N\n",
        survey_lss=LSS,
    )
    assert list(export.numbers) == [2, 3, 5]
    assert cells_of(export, "submitdate") == ["2026-03-01 10:00:00", "", "2026-03-02 10:00:00"]
    assert [(note.row, str(note.why)) for note in export.left_out] == [
        (4, "No question is answered in this row.")
    ]


def test_what_limesurvey_adds_is_marked_and_what_leads_to_people_is_dropped(tmp_path: Path):
    export = read_text(
        tmp_path,
        "id,token,submitdate,lastpage,startlanguage,seed,ipaddr,refurl,email,read,interviewtime,groupTime7,questionTime12\n"
        "1,abc,2026-03-01,3,en,99,192.0.2.7,,a@example.org,Y,12.5,3.1,2.2\n",
        survey_lss=LSS,
    )
    assert [each.name for each in export.columns if each.machine] == [
        "id", "token", "submitdate", "lastpage", "seed", "ipaddr", "refurl", "interviewtime", "groupTime7",
        "questionTime12",
    ]  # fmt: skip
    assert [each.name for each in export.columns if each.personal] == ["token", "ipaddr", "email"]
    assert cells_of(export, "startlanguage") == ["en"]
    assert cells_of(export, "token") == cells_of(export, "ipaddr") == cells_of(export, "email") == []


@pytest.mark.parametrize(
    "headings",
    [
        '"clear[SQ1]","clear[SQ2]","read"',
        '"clear[SQ1]. Clarity [I am clear]","clear[SQ2]. Clarity [I know how]","read. Have you read it?"',
        '"clear[SQ1]._.Clarity [I am clear]","clear[SQ2]._.Clarity [I know how]","read._.Have you read it?"',
        '"Clarity [I am clear]","Clarity [I know how]","Have you read it?"',
        '"clear_SQ1","clear_SQ2","read"',
        '"12345X7X1SQ1","12345X7X1SQ2","12345X7X3"',
    ],
)
def test_a_column_is_the_same_under_each_heading_that_limesurvey_offers(tmp_path: Path, headings: str):
    path = make_export(tmp_path, f"{headings}\nA1,A2,Y\n", survey_lss=LSS)
    export = read_export(path, Tool.LIMESURVEY)
    assert [(each.name, each.question) for each in export.columns] == [
        ("clear[SQ1]", "Clarity [I am clear]"),
        ("clear[SQ2]", "Clarity [I know how]"),
        ("read", "Have you read it?"),
    ]
    assert all(each.options for each in export.columns)


def test_words_in_the_cells_take_the_place_of_the_codes(tmp_path: Path):
    export = read_text(
        tmp_path, "id,submitdate,lastpage,clear[SQ1],read\n1,x,3,agree,Yes\n2,x,3,,No\n", survey_lss=LSS
    )
    assert column(export, "clear[SQ1]").options == (("Disagree", "Disagree"), ("agree", "Agree"))
    assert column(export, "read").options == (("Yes", "Yes"), ("No", "No"))


def test_words_in_two_languages_are_all_listed(tmp_path: Path):
    export = read_text(
        tmp_path, "id,submitdate,lastpage,clear[SQ1]\n1,x,3,Agree\n2,x,3,Anghytuno\n", survey_lss=LSS
    )
    assert column(export, "clear[SQ1]").options == (
        ("Disagree", "Disagree"),
        ("Agree", "Agree"),
        ("Anghytuno", "Anghytuno"),
        ("Cytuno", "Cytuno"),
    )


def test_words_that_the_questionnaire_spells_otherwise_are_listed_after_its_own(tmp_path: Path):
    export = read_text(
        tmp_path, "id,submitdate,lastpage,clear[SQ1]\n1,x,3,Agree\n2,x,3,Disagre\n", survey_lss=LSS
    )
    assert column(export, "clear[SQ1]").options == (
        ("Disagree", "Disagree"),
        ("Agree", "Agree"),
        ("Disagre", "Disagre"),
    )


def test_words_of_another_edition_of_the_question_give_no_options(tmp_path: Path):
    export = read_text(tmp_path, "id,submitdate,lastpage,clear[SQ1]\n1,x,3,Rather not\n", survey_lss=LSS)
    assert column(export, "clear[SQ1]").options == ()


def test_a_question_with_two_scales_has_two_columns_a_part(tmp_path: Path):
    export = read_text(tmp_path, "id,submitdate,lastpage,twice[a][1],twice[a][2]\n1,x,3,1,\n", survey_lss=LSS)
    assert [each.name for each in export.columns][3:] == ["twice[a][1]", "twice[a][2]"]
    assert column(export, "twice[a][1]").options == (("1", "Low"), ("2", "High"))


def test_a_column_that_the_questionnaire_does_not_know_is_kept_with_its_own_words(tmp_path: Path):
    export = read_text(
        tmp_path, 'id,submitdate,lastpage,"new[SQ9]. What else? [Tell us]"\n1,x,3,Time\n', survey_lss=LSS
    )
    assert column(export, "new[SQ9]").question == "What else? [Tell us]"
    assert cells_of(export, "new[SQ9]") == ["Time"]


def test_without_a_questionnaire_the_headings_must_do(tmp_path: Path):
    export = read_text(tmp_path, "id,submitdate,lastpage,clear[SQ1]. Clarity [I am clear]\n1,x,3,A1\n")
    assert (column(export, "clear[SQ1]").question, column(export, "clear[SQ1]").options) == (
        "Clarity [I am clear]",
        (),
    )


def test_two_questionnaires_beside_an_export_are_none_until_one_is_named(tmp_path: Path):
    text = "id,submitdate,lastpage,read\n1,x,3,Y\n"
    path = make_export(tmp_path, text, one_lss=LSS, other_lss=LSS)
    assert column(read_export(path), "read").options == ()
    named = read_export(path, dictionary=tmp_path / "other.lss")
    assert column(named, "read").options == (("Y", "Yes"), ("N", "No"))


def test_of_several_questionnaires_the_one_with_the_name_of_the_export_is_its_own(tmp_path: Path):
    other = make_lss([{"code": "read", "type": "L", "answers": {"1": "Some", "2": "All"}}])
    text = "id,submitdate,lastpage,read\n1,x,3,Y\n"
    path = make_export(tmp_path, text, survey_lss=LSS, survey10_lss=other)
    assert column(read_export(path), "read").options == (("Y", "Yes"), ("N", "No"))


def test_a_questionnaire_of_limesurvey_4_and_later_keeps_its_words_in_tables_of_their_own(tmp_path: Path):
    lss = (
        "<document><LimeSurveyDocType>Survey</LimeSurveyDocType><languages><language>en</language></languages>"
        "<answers><rows><row><aid>9</aid><qid>1</qid><code>A1</code><sortorder>0</sortorder><scale_id>0</scale_id></row></rows></answers>"
        "<answer_l10ns><rows><row><aid>9</aid><answer>Agree</answer><language>en</language></row></rows></answer_l10ns>"
        "<questions><rows><row><qid>1</qid><parent_qid>0</parent_qid><sid>5</sid><gid>2</gid><type>L</type><title>clear</title></row></rows></questions>"
        "<question_l10ns><rows><row><qid>1</qid><question>Are you clear?</question><language>en</language></row></rows></question_l10ns>"
        "</document>"
    )
    export = read_text(tmp_path, "id,submitdate,lastpage,clear\n1,x,3,A1\n", survey_lss=lss)
    assert (column(export, "clear").question, column(export, "clear").options) == (
        "Are you clear?",
        (("A1", "Agree"),),
    )
