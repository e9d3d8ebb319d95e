"""A study folder with evidence: its pages lead to one another, its key stays, and what cannot be right is told."""

import re
from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.study import check_study, new_study, report_study, run_evidence, run_study
from tests.build_study import put_files, put_study

GUIDANCE = "# Coming home\n\n1.1 The carer must greet the child.\n"
WELSH = "# Dod adref\n\n1.1 Rhaid i'r gofalwr groesawu'r plentyn.\n"
EDITION = '[[editions]]\nname = "1"\ndate = 2025-06-01\nfile = "{file}"\nlanguage = "{language}"\n'


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


SURVEY = "mon,3,1,yes,\n" * 6 + "gwy,1,3,no,\n" * 6


def test_pages_of_guidance_and_evidence_lead_to_one_another(tmp_path: Path):
    study = put_study(tmp_path, SURVEY)
    put_files(study, {"guidance/first.md": GUIDANCE, "guidance/cyntaf.md": WELSH})
    with (study / "study.toml").open("a", encoding="utf-8") as definition:
        for file, language in (("first.md", "en"), ("cyntaf.md", "cy")):
            definition.write(EDITION.format(file=file, language=language))
    written = [each.report.relative_to(study).as_posix() for each in run_study(study).written]
    assert written == [
        f"results/{language}/{page}.html"
        for language in ("en", "cy")
        for page in ("report", "guidance", "evidence")
    ]
    assert 'href="evidence.html"' in read(study / "results" / "en" / "guidance.html")
    assert 'href="guidance.html"' in read(study / "results" / "cy" / "evidence.html")
    assert 'href="report.html"' in read(study / "results" / "cy" / "evidence.html")


def test_a_study_of_evidence_alone_has_no_page_on_guidance(tmp_path: Path):
    run = run_study(put_study(tmp_path, SURVEY))
    assert (run.results, [each.report.name for each in run.written]) == (
        (),
        ["report.html", "evidence.html"] * 2,
    )
    assert "guidance.html" not in read(tmp_path / "results" / "en" / "evidence.html")
    assert "guidance.html" not in read(tmp_path / "results" / "en" / "report.html")


def test_writing_the_reports_anew_writes_no_tables(tmp_path: Path):
    put_study(tmp_path, SURVEY)
    report_study(tmp_path)
    assert {path.name for path in (tmp_path / "results" / "en").iterdir()} == {
        "report.html",
        "report.docx",
        ".canllaw-written.json",
        "evidence.html",
    }


def test_evidence_alone_leaves_the_report_as_it_is_and_says_so(tmp_path: Path):
    put_study(tmp_path, SURVEY)
    run_study(tmp_path)
    report = tmp_path / "results" / "en" / "report.html"
    report.write_text("an earlier one", encoding="utf-8")
    notes = [str(note) for each in run_evidence(tmp_path).written for note in each.notes]
    assert read(report) == "an earlier one"
    assert any("To write it anew: canllaw report STUDY" in note for note in notes)
    assert 'href="report.html"' in read(report.with_name("evidence.html")), "it can still be found"


def test_a_page_that_the_study_has_nothing_for_any_more_is_taken_away(tmp_path: Path):
    study = put_study(tmp_path, SURVEY)
    put_files(study, {"guidance/first.md": GUIDANCE})
    definition = read(study / "study.toml")
    (study / "study.toml").write_text(
        definition + EDITION.format(file="first.md", language="en"), encoding="utf-8"
    )
    run_study(study)
    (study / "study.toml").write_text(definition, encoding="utf-8")
    pages = {path.name for path in (study / "results" / "en").glob("*.html")}
    own = study / "results" / "cy" / "theory.html"
    own.write_text("<p>Written by somebody else.</p>", encoding="utf-8")
    run_study(study)
    assert pages - {path.name for path in (study / "results" / "en").glob("*.html")} == {"guidance.html"}
    assert own.exists(), "only what Canllaw wrote is taken away"


def test_where_only_the_other_language_has_guidance_its_page_is_led_to(tmp_path: Path):
    study = put_study(tmp_path, SURVEY)
    put_files(study, {"guidance/first.md": GUIDANCE})
    with (study / "study.toml").open("a", encoding="utf-8") as definition:
        definition.write(EDITION.format(file="first.md", language="en"))
    run_study(study)
    links = re.findall(r'href="([^"#]*guidance\.html)', read(study / "results" / "cy" / "report.html"))
    assert set(links) == {"../en/guidance.html"}


def test_the_key_that_links_people_is_made_once_and_kept(tmp_path: Path):
    put_study(tmp_path, SURVEY)
    run_study(tmp_path)
    key = tmp_path / "evidence" / "private" / "link.key"
    made = key.read_bytes()
    run_study(tmp_path)
    assert key.read_bytes() == made
    assert key.stat().st_mode & 0o077 == 0


def test_a_run_gives_the_same_files_again(tmp_path: Path):
    put_study(tmp_path, SURVEY)

    def contents() -> dict[str, bytes]:
        run_study(tmp_path)
        return {
            path.name: path.read_bytes()
            for path in (tmp_path / "results" / "en").rglob("*")
            if path.is_file()
        }

    assert contents() == contents()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('key = "1"', "Another wave has the same key."),
        ('key = "a/b"', "The key of a wave is part of the names of files: letters, digits and hyphens."),
        ('file = "../survey-1.csv"', "A file of this wave stands outside the folder evidence."),
        ('file = "survey-9.csv"', "There is no file called survey-9.csv in the folder evidence."),
        ("closed = 2025-12-31", "This wave was closed before it was opened."),
    ],
)
def test_a_wave_that_cannot_be_right_is_told(tmp_path: Path, line: str, told: str):
    put_study(tmp_path, SURVEY, SURVEY)
    name = line.partition(" ")[0]
    definition = read(tmp_path / "study.toml")
    head, sep, last = definition.rpartition("[[waves]]")
    lines = [each for each in last.splitlines() if not each.startswith(f"{name} =")]
    (tmp_path / "study.toml").write_text(f"{head}{sep}" + "\n".join([*lines, line]), encoding="utf-8")
    assert told in [str(problem.what) for problem in check_study(tmp_path).problems]


def test_a_new_study_has_a_place_for_everything_and_is_not_ready(tmp_path: Path):
    new_study(tmp_path / "study", "Coming home", Language.ENGLISH)
    assert {path.name for path in (tmp_path / "study").iterdir()} == {
        "study.toml",
        "guidance",
        "workforce",
        "evidence",
    }
    (problem,) = check_study(tmp_path / "study").problems
    assert str(problem.what) == "The study names no edition of any guidance, and has no evidence."


def test_what_was_written_of_evidence_goes_when_it_goes_but_not_what_others_put_there(tmp_path: Path):
    study = put_study(tmp_path, SURVEY)
    put_files(study, {"guidance/first.md": GUIDANCE})
    definition = read(study / "study.toml") + EDITION.format(file="first.md", language="en")
    (study / "study.toml").write_text(definition, encoding="utf-8")
    run_study(study)
    tables, private = study / "results" / "en" / "evidence", study / "evidence" / "private"
    assert (tables / "scores.csv").exists() and list(private.glob("scores-*.csv"))
    (tables / "mine.csv").write_text("a\n1\n", encoding="utf-8")
    head, _, rest = definition.partition("[[waves]]")
    (study / "study.toml").write_text(head + rest[rest.index("[[editions]]") :], encoding="utf-8")
    for path in (study / "evidence").glob("survey-*"):
        path.unlink()
    notes = [str(note) for each in run_study(study).written for note in each.notes]
    assert [path.name for path in tables.iterdir()] == ["mine.csv"]
    assert not (study / "results" / "cy" / "evidence").exists()
    assert not list(private.glob("scores-*.csv"))
    assert (private / "published.csv").exists(), "what is out is out"
    assert any("what an earlier run wrote of them was taken away" in note for note in notes)
