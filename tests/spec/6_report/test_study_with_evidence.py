"""A study folder with evidence: its pages lead to one another, its key stays, and what cannot be right is told."""

from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.study import check_study, new_study, report_study, run_study
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
        f"results/{language}/{page}.html" for language in ("en", "cy") for page in ("report", "evidence")
    ]
    assert 'href="evidence.html"' in read(study / "results" / "en" / "report.html")
    assert 'href="report.html"' in read(study / "results" / "cy" / "evidence.html")


def test_a_study_of_evidence_alone_has_no_page_on_guidance(tmp_path: Path):
    run = run_study(put_study(tmp_path, SURVEY))
    assert (run.results, [each.report.name for each in run.written]) == ((), ["evidence.html"] * 2)
    assert 'aria-label="Pages of this study"' not in read(tmp_path / "results" / "en" / "evidence.html")


def test_writing_the_reports_anew_writes_no_tables(tmp_path: Path):
    put_study(tmp_path, SURVEY)
    report_study(tmp_path)
    assert [path.name for path in (tmp_path / "results" / "en").iterdir()] == ["evidence.html"]


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
