"""The command line: what it prints, what it writes, how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from canllaw.report.study_report_pdf import why_not_pdf
from tests.build_study import put_files, put_study

GUIDANCE = """# Coming home

1.1 Carers must greet the child within ten minutes.

1.2 Practitioners should consider the best interests of the child.
"""


def canllaw(*words: object, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "canllaw", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8", **settings},
        check=False,
    )


@pytest.fixture
def guidance(tmp_path: Path) -> Path:
    path = tmp_path / "coming-home.md"
    path.write_text(GUIDANCE, encoding="utf-8")
    return path


def test_a_document_is_read_without_any_study(guidance: Path, tmp_path: Path):
    done = canllaw("guidance", guidance, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "Coming home" in done.stdout
    assert str(tmp_path / "out" / "report.html") in done.stdout.replace("\n", "")
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"report.html", "expectations.csv", "expectations.xlsx", "expectations.json"} <= written


def test_other_programs_get_one_json_object(guidance: Path, tmp_path: Path):
    done = canllaw("guidance", guidance, "--out", tmp_path / "out", "--json")
    told = json.loads(done.stdout)
    assert told["expectations"] == 2
    assert told["force"] == {"requirement": 1, "guideline": 1, "permission": 0}
    assert told["changes"] is None


def test_an_older_edition_gives_changes(guidance: Path, tmp_path: Path):
    older = tmp_path / "older.md"
    older.write_text(GUIDANCE.replace("ten minutes", "an hour"), encoding="utf-8")
    done = canllaw("guidance", guidance, "--since", older, "--out", tmp_path / "out", "--json")
    changes = json.loads(done.stdout)["changes"]
    assert (changes["stronger"], changes["same"]) == (1, 1)


def test_a_file_that_cannot_be_read_ends_with_10_and_no_trace(tmp_path: Path):
    done = canllaw("guidance", tmp_path / "nowhere.pdf")
    assert done.returncode == 10
    assert "nowhere.pdf" in done.stderr
    assert "Traceback" not in done.stderr


def test_problems_are_told_to_other_programs_as_json(tmp_path: Path):
    done = canllaw("guidance", tmp_path / "nowhere.pdf", "--json")
    assert [problem["file"] for problem in json.loads(done.stdout)["problems"]] == ["nowhere.pdf"]


def test_a_wrongly_typed_command_ends_with_2():
    done = canllaw("guidence")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [("--language", "cy"), ("--language=cy",), ("-l", "cy")])
def test_help_is_told_in_welsh(words: tuple[str, ...]):
    assert "canllawiau" in canllaw(*words, "--help").stdout.lower()


def test_the_language_may_be_set_once_for_all():
    assert canllaw("--help", CANLLAW_LANGUAGE="cy").stdout == canllaw("-l", "cy", "--help").stdout


def test_a_new_study_is_a_folder_whose_definition_is_to_be_filled_in(tmp_path: Path):
    study = tmp_path / "study"
    assert canllaw("new", study, "--title", 'Leaving "care"').returncode == 0
    assert (study / "guidance").is_dir()
    checked = canllaw("check", study)
    assert checked.returncode == 10
    assert "edition" in checked.stdout


def test_a_study_is_never_begun_over_another(tmp_path: Path):
    canllaw("new", tmp_path / "study")
    definition = (tmp_path / "study" / "study.toml").read_text(encoding="utf-8")
    assert canllaw("new", tmp_path / "study", "--title", "Other").returncode == 10
    assert (tmp_path / "study" / "study.toml").read_text(encoding="utf-8") == definition


def test_check_tells_every_problem_and_writes_nothing(tmp_path: Path):
    canllaw("new", tmp_path)
    study = tmp_path / "study.toml"
    study.write_text(
        'title_en = "Coming home"\n'
        '[[editions]]\nname = "1"\ndate = 2024-01-01\nfile = "one.md"\nlanguage = "en"\n'
        '[[editions]]\nname = "2"\ndate = 2025-01-01\nfile = "two.md"\nlanguage = "en"\n',
        encoding="utf-8",
    )
    before = sorted(tmp_path.rglob("*"))
    done = canllaw("check", tmp_path, "--json")
    assert [problem["column"] for problem in json.loads(done.stdout)["problems"]] == [
        "editions.1.file",
        "editions.2.file",
    ]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_study_is_run_and_its_report_written_again(tmp_path: Path):
    canllaw("new", tmp_path / "study", "--title", "Coming home")
    (tmp_path / "study" / "guidance" / "one.md").write_text(GUIDANCE, encoding="utf-8")
    with (tmp_path / "study" / "study.toml").open("a", encoding="utf-8") as definition:
        definition.write('[[editions]]\nname = "1"\ndate = 2024-01-01\nfile = "one.md"\nlanguage = "en"\n')
    ran = canllaw("run", tmp_path / "study")
    report = tmp_path / "study" / "results" / "en" / "report.html"
    assert ran.returncode == 0, ran.stderr
    assert report.exists()
    assert ran.stdout.rstrip().endswith("results/en/report.html")
    assert "Begin here: " in ran.stdout
    table = report.with_name("expectations.csv")
    table.unlink()
    report.unlink()
    assert canllaw("report", tmp_path / "study").returncode == 0
    assert report.exists() and not table.exists()


def test_a_report_is_written_as_a_pdf_too_or_it_is_said_what_is_missing(tmp_path: Path):
    study = put_study(tmp_path / "study", SURVEY)
    done = canllaw("report", study, "--pdf", "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert [Path(each).name for each in told["reports"]] == ["report.html", "evidence.html"] * 2
    missing = why_not_pdf()
    expected = ["report.docx"] if missing else ["report.docx", "report.pdf"]
    assert [Path(each).name for each in told["files"]] == expected * 2
    assert told["notes"] == ([str(missing)] * 2 if missing else [])


def test_a_run_begins_with_the_main_messages_of_the_report(tmp_path: Path):
    study = put_study(tmp_path / "study", SURVEY)
    told = json.loads(canllaw("run", study, "--json").stdout)
    said = " ".join(canllaw("run", study).stdout.split())
    places = [said.index(" ".join(sentence.split())) for sentence in told["messages"]]
    assert places and places == sorted(places)
    assert places[-1] < said.index("What was seen and said") < said.index("Report:")


def test_a_document_alone_gives_its_briefs_in_both_languages_and_its_burden(guidance: Path, tmp_path: Path):
    canllaw("guidance", guidance, "--out", tmp_path / "out")
    briefs = {path.name for path in (tmp_path / "out" / "briefs").iterdir()}
    assert {
        "foster-carer.en.html",
        "foster-carer.cy.html",
        "foster-carer.en.docx",
        "foster-carer.cy.docx",
    } <= briefs
    burden = (tmp_path / "out" / "burden.csv").read_text(encoding="utf-8-sig").splitlines()
    assert burden[0].startswith("role,requirements,guidelines,permissions,of_wider_roles,words,minutes")
    assert [row.split(",")[0] for row in burden[1:]] == [
        "The whole document",
        "All practitioners",
        "Foster carers",
    ]


def test_all_files_that_cannot_be_used_are_told_at_once(tmp_path: Path):
    (tmp_path / "roles.toml").write_text("[[roles]]\nname = 1\n", encoding="utf-8")
    words = (
        "guidance",
        tmp_path / "a.pdf",
        "--since",
        tmp_path / "b.pdf",
        "--roles",
        tmp_path / "roles.toml",
    )
    problems = json.loads(canllaw(*words, "--json").stdout)["problems"]
    assert {problem["file"] for problem in problems} == {"a.pdf", "b.pdf", "roles.toml"}


def test_corrections_without_a_place_are_told_to_other_programs_too(guidance: Path, tmp_path: Path):
    corrections = tmp_path / "corrections.csv"
    corrections.write_text("correction,text\nreject,Nobody wrote these words anywhere.\n", encoding="utf-8")
    done = canllaw("guidance", guidance, "--corrections", corrections, "--out", tmp_path / "out", "--json")
    assert [problem["row"] for problem in json.loads(done.stdout)["problems"]] == [2]


SURVEY = "mon,3,1,yes,\n" * 12 + "gwy,1,3,no,\n" * 12


def test_evidence_alone_is_run_and_told(tmp_path: Path):
    done = canllaw("evidence", put_study(tmp_path / "study", SURVEY, small_number=10))
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert "Coming home • Wave 1: Answers: 24, that is 48 in 100. In post: 50." in said
    assert "results/cy/evidence.html" in done.stdout.replace("\n", "")
    assert not (tmp_path / "study" / "results" / "en" / "report.html").exists()


def test_a_run_tells_the_evidence_after_the_guidance(tmp_path: Path):
    study = put_study(tmp_path / "study", SURVEY)
    put_files(study, {"guidance/one.md": GUIDANCE})
    with (study / "study.toml").open("a", encoding="utf-8") as definition:
        definition.write('[[editions]]\nname = "1"\ndate = 2024-01-01\nfile = "one.md"\nlanguage = "en"\n')
    done = canllaw("run", study)
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert said.index("Expectations in all: 2.") < said.index("What was seen and said")
    assert said.index("What was seen and said") < said.index("Wave 1: Answers: 24") < said.index("Report:")
    told = json.loads(canllaw("run", study, "--json").stdout)
    assert told["documents"]["en"]["expectations"] == 2
    assert told["messages"], "what the report begins with is told first"
    assert [Path(each).name for each in told["files"]] == ["report.docx", "report.docx"]
    assert told["evidence"]["response@1"].startswith("Wave 1: Answers: 24")
    assert [Path(each).name for each in told["reports"]] == [
        "report.html",
        "guidance.html",
        "evidence.html",
        "report.html",
        "evidence.html",
    ]


def test_a_run_of_evidence_without_guidance_is_told(tmp_path: Path):
    done = canllaw("run", put_study(tmp_path / "study", SURVEY), "--language", "cy")
    assert done.returncode == 0, done.stderr
    assert "Dod adref" in done.stdout and "Ton 1" in done.stdout


def test_a_study_whose_evidence_is_empty_has_nothing_to_run(tmp_path: Path):
    study = put_study(tmp_path / "study")
    for command in ("run", "evidence"):
        done = canllaw(command, study)
        assert done.returncode == 10
        assert "no evidence" in done.stderr and "Traceback" not in done.stderr
    assert not (study / "results").exists()


def test_evidence_is_told_to_other_programs_as_one_object(tmp_path: Path):
    told = json.loads(canllaw("evidence", put_study(tmp_path / "study", SURVEY), "--json").stdout)
    assert told["study"] == "Coming home"
    assert told["evidence"]["awareness@1"] == "Wave 1: 50 in 100 named the guidance without being prompted."


def test_a_study_may_be_called_as_a_command_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put_study(tmp_path / "map", SURVEY)
    monkeypatch.chdir(tmp_path)
    told = json.loads(canllaw("evidence", "map", "--json").stdout)
    assert told["study"] == "Coming home"
    assert "no-such-export.csv" in canllaw("evidence", "map", "no-such-export.csv").stderr


def test_a_draft_is_written_and_what_it_found_is_told(tmp_path: Path):
    study = put_study(tmp_path / "study", SURVEY)
    (study / "evidence" / "survey-1.map.toml").unlink()
    done = canllaw("evidence", "map", study / "evidence" / "survey-1.csv")
    assert done.returncode == 0, done.stderr
    assert "Instrument: small. Questions recognised:" in done.stdout
    assert (study / "evidence" / "survey-1.map.toml").exists()


def test_without_a_mapping_the_line_to_type_is_told(tmp_path: Path):
    study = put_study(tmp_path / "study", SURVEY)
    (study / "evidence" / "survey-1.map.toml").unlink()
    done = canllaw("evidence", study)
    assert done.returncode == 10
    told = " ".join(done.stderr.split())
    assert f"Run canllaw evidence map {study / 'evidence' / 'survey-1.csv'}, look" in told


def test_instruments_are_listed_and_one_is_written(tmp_path: Path):
    assert "canllaw-practice: " in canllaw("evidence", "instrument").stdout
    done = canllaw("evidence", "instrument", "aim", "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["aim-en.csv", "aim-en.docx"]
