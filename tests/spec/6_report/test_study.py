"""A study folder: its newest edition in each language, compared, corrected and written, in both languages."""

import json
from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError, describe
from canllaw.study import check_study, read_study, run_study

FIRST = """# Coming home

1.1 The social worker should ring the school within five days.

1.2 The carer must greet the child.
"""
SECOND = """# Coming home

1.1 The social worker must ring the school within two days.

1.2 The carer must greet the child.
"""
WELSH = """# Dod adref

1.1 Rhaid i'r gweithiwr cymdeithasol ffonio'r ysgol o fewn dau ddiwrnod.

1.2 Rhaid i'r gofalwr groesawu'r plentyn.
"""
DEFINITION = """
title_en = "Coming home"
title_cy = "Dod adref"
languages = ["en", "cy"]
"""
EDITION = '[[editions]]\nname = "{name}"\ndate = {date}\nfile = "{file}"\nlanguage = "{language}"\n'


@pytest.fixture
def study(tmp_path: Path) -> Path:
    (tmp_path / "guidance").mkdir()
    definition = DEFINITION
    for name, date, file, language, text in (
        ("2", "2025-06-01", "second.md", "en", SECOND),
        ("1", "2021-04-06", "first.md", "en", FIRST),
        ("2", "2025-06-01", "ail.md", "cy", WELSH),
    ):
        (tmp_path / "guidance" / file).write_text(text, encoding="utf-8")
        definition += EDITION.format(name=name, date=date, file=file, language=language)
    (tmp_path / "study.toml").write_text(definition, encoding="utf-8")
    return tmp_path


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_newest_edition_is_compared_with_the_one_before_whatever_the_order_of_the_file(study: Path):
    run = run_study(study)
    english = run.told_in(Language.ENGLISH).analysis
    assert english.edition.source.name == "second.md"
    assert [change.kind.value for change in english.changes] == ["stronger", "same"]


def test_each_language_has_its_own_folder_of_results(study: Path):
    reports = [written.report.relative_to(study).as_posix() for written in run_study(study).written]
    assert reports == [
        "results/en/report.html",
        "results/en/guidance.html",
        "results/cy/report.html",
        "results/cy/guidance.html",
    ]


def test_a_welsh_brief_tells_the_changes_of_the_english_editions_in_welsh_words(study: Path):
    run_study(study)
    brief = read(study / "results" / "cy" / "briefs" / "social-worker.cy.html")
    assert "ffonio&#39;r ysgol" in brief
    assert "ring the school" not in brief


def test_a_welsh_report_tells_the_changes_that_only_the_english_editions_show(study: Path):
    welsh = run_study(study).told_in(Language.WELSH)
    assert welsh.analysis.earlier is None and welsh.twin is not None
    quantities = {
        quantity.name: quantity.value for finding in welsh.findings for quantity in finding.quantities
    }
    assert (quantities["stronger"], quantities["same"]) == (1, 1)
    assert "argraffiad blaenorol" in read(study / "results" / "cy" / "guidance.html")


def test_a_line_of_a_welsh_brief_leads_into_the_welsh_page_on_the_guidance(study: Path):
    run_study(study)
    listed = json.loads(read(study / "results" / "cy" / "expectations.json"))["expectations"]
    brief = read(study / "results" / "cy" / "briefs" / "social-worker.cy.html")
    assert f'href="../guidance.html#t-{listed[0]["id"]}"' in brief


def test_a_brief_that_was_changed_by_hand_stays_and_is_told_of(study: Path):
    run_study(study)
    brief = study / "results" / "en" / "briefs" / "foster-carer.en.html"
    mended = read(brief).replace("greet", "warmly greet")
    brief.write_text(mended, encoding="utf-8")
    (study / "guidance" / "second.md").write_text(SECOND.replace("greet", "meet"), encoding="utf-8")
    run = run_study(study)
    assert read(brief) == mended
    assert "meet" in read(brief.with_name("foster-carer.en.new.html"))
    assert any("foster-carer.en.html" in str(note) for written in run.written for note in written.notes)


def test_the_brief_of_a_role_that_is_gone_is_taken_away_unless_it_was_edited(study: Path):
    (study / "guidance" / "second.md").write_text(
        SECOND + "\n1.3 The police must search.\n", encoding="utf-8"
    )
    run_study(study)
    briefs = study / "results" / "en" / "briefs"
    edited = briefs / "police.en.html"
    edited.write_text("our own words", encoding="utf-8")
    (study / "guidance" / "second.md").write_text(SECOND, encoding="utf-8")
    run = run_study(study)
    assert read(edited) == "our own words"
    assert not (briefs / "police.en.docx").exists()
    assert any(
        "police.en.html is of an earlier run" in str(note) for each in run.written for note in each.notes
    )


def test_corrections_of_the_study_are_applied_and_counted(study: Path):
    (study / "guidance" / "corrections.csv").write_text(
        "correction,text\nreject,The carer must greet the child.\n", encoding="utf-8"
    )
    run = run_study(study)
    english = run.told_in(Language.ENGLISH).analysis
    assert (len(english.assessed), english.corrections) == (1, 1)
    assert [result.unplaced for _, result in run.results] == [(), ()], "Welsh words are not asked of English"


def kinds(study: Path) -> list[str]:
    return [change.kind.value for change in run_study(study).told_in(Language.ENGLISH).analysis.changes]


@pytest.mark.parametrize(
    "row", ["reject,The carer must greet the child.,", "edit,The carer must greet the child.,guideline"]
)
def test_words_that_stayed_the_same_do_not_seem_to_change_when_a_person_corrects_them(study: Path, row: str):
    (study / "guidance" / "corrections.csv").write_text(f"correction,text,force\n{row}\n", encoding="utf-8")
    assert {"gone", "new", "weaker"}.isdisjoint(kinds(study))


def test_a_correction_of_the_new_words_leaves_the_old_ones_alone(study: Path):
    (study / "guidance" / "corrections.csv").write_text(
        "correction,text,force\nedit,The social worker must ring the school within two days.,permission\n",
        encoding="utf-8",
    )
    assert kinds(study) == ["weaker", "same"]


def test_a_correction_that_fits_no_language_is_told(study: Path):
    (study / "guidance" / "corrections.csv").write_text(
        "correction,text\nreject,Nobody wrote these words anywhere.\n", encoding="utf-8"
    )
    run = run_study(study)
    assert [problem.where.row for problem in run.told_in(Language.ENGLISH).unplaced] == [2]


def test_checking_tells_the_faults_of_every_file_at_once(study: Path):
    (study / "guidance" / "first.md").write_text("", encoding="utf-8")
    (study / "guidance" / "ail.md").write_text("", encoding="utf-8")
    (study / "guidance" / "corrections.csv").write_text("text\nWords.\n", encoding="utf-8")
    assert [problem.where.source.name for problem in check_study(study).problems] == [
        "first.md",
        "ail.md",
        "corrections.csv",
    ]
    assert not (study / "results").exists()


def test_a_file_that_is_not_there_is_told_with_the_line_that_names_it(study: Path):
    (study / "guidance" / "second.md").unlink()
    with pytest.raises(MaterialError) as raised:
        read_study(study)
    assert str(raised.value) == (
        "study.toml:editions.1.file: There is no file called second.md in the folder guidance. "
        "Put the file there, or change the line."
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("small_number = 0", "small_number counts people: it cannot be less than 1."),
        ('languages = ["en", "en"]', "The languages of a study are one or two, each named once."),
        ("languages = []", "The languages of a study are one or two, each named once."),
    ],
)
def test_a_definition_that_cannot_be_right_is_refused(study: Path, line: str, told: str):
    definition = read(study / "study.toml")
    if line.startswith("languages"):
        definition = definition.replace('languages = ["en", "cy"]', line)
    else:
        definition = f"{line}\n{definition}"
    (study / "study.toml").write_text(definition, encoding="utf-8")
    with pytest.raises(MaterialError, match=told):
        read_study(study)


def test_a_file_in_another_language_than_the_study_says_is_told_and_nothing_is_written(study: Path):
    definition = read(study / "study.toml").replace('file = "ail.md"', 'file = "second.md"')
    (study / "study.toml").write_text(definition, encoding="utf-8")
    told = [
        "study.toml:editions.3.language: The file second.md reads as the other language. "
        "Change the language of this edition, or name another file."
    ]
    assert [describe(problem, Language.ENGLISH) for problem in check_study(study).problems] == told
    with pytest.raises(MaterialError) as raised:
        run_study(study)
    assert str(raised.value) == told[0]
    assert not (study / "results").exists()
