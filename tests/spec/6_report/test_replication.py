"""Replication material: everything that it takes to find a study's numbers again, for the study team alone."""

import csv
import hashlib
import shutil
from collections import Counter
from pathlib import Path

import pytest

from canllaw.study import StudyRun, run_study

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "first-study"
TESTED = ("H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8")


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> StudyRun:
    folder = tmp_path_factory.mktemp("replication") / "study"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("results", "private", "registered.csv"))
    (folder / "evidence" / "private" / "replication").mkdir(parents=True)
    (folder / "evidence" / "private" / "replication" / "H12-people.csv").write_text("of an earlier run")
    return run_study(folder)


@pytest.fixture
def material(done: StudyRun) -> Path:
    return done.study.folder / "evidence" / "private" / "replication"


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def test_it_stands_in_the_private_part_and_nowhere_else(done: StudyRun, material: Path):
    assert material.stat().st_mode & 0o077 == 0
    assert not list((done.study.folder / "results").rglob("*-people.csv"))


def test_every_hypothesis_that_the_survey_could_test_has_its_people(material: Path):
    assert sorted(path.name for path in material.glob("*-people.csv")) == [
        f"{key}-people.csv" for key in TESTED
    ]
    assert [path.name for path in material.glob("*-cases.csv")] == ["H6-cases.csv"]


def test_each_line_leads_to_the_row_of_the_survey_and_says_what_stands_there(done: StudyRun, material: Path):
    lines = (done.study.folder / "evidence" / "survey-2.csv").read_text("utf-8-sig").splitlines()
    asked = list(csv.DictReader(lines))
    took_part = {
        each["code"]: each["took_part"] for each in rows(done.study.folder / "workforce" / "authorities.csv")
    }
    people = rows(material / "H2-people.csv")
    assert len(people) > 1_000
    # A spreadsheet counts the header as row 1.
    there = [(person, asked[int(person["row"]) - 2]) for person in people]
    assert [person["outcome"] for person, _ in there] == [answer["aware_unprompted"] for _, answer in there]
    told = [took_part[answer["authority"]] for _, answer in there]
    assert [float(person["took_part"]) for person, _ in there] == [float(value) for value in told]


def test_a_table_tells_no_more_than_its_models_need(material: Path):
    assert list(rows(material / "H2-people.csv")[0]) == [
        "row",
        "wave",
        "authority",
        "team",
        "person",
        "weight",
        "outcome",
        "took_part",
        "signoff_strict",
        "reading_time_given",
        "caseload",
    ]


def test_the_differences_are_those_that_the_results_tell(done: StudyRun, material: Path):
    numbers = rows(done.study.folder / "results" / "en" / "theory" / "numbers.csv")
    told = {
        each["hypothesis"]: each
        for each in numbers
        if each["about"] == f"{each['hypothesis']}:survey" and each["name"] == "difference"
    }
    found = {each["model"]: each for each in rows(material / "expected-differences.csv")}
    for key in ("H1", "H2", "H3", "H5", "H6", "H8"):
        own = found[f"{key} difference"]
        assert float(own["value"]) == pytest.approx(float(told[key]["value"]), abs=1e-12)
        assert (own["low told"], own["high told"]) == (told[key]["low"], told[key]["high"])
    # What goes through a mechanism is the difference of this hypothesis.
    assert found["H7 mechanism"]["value"] == told["H7"]["value"]


def test_intervals_that_are_told_are_wider_than_those_of_maximum_likelihood(material: Path):
    """An R user sees why: the errors of both kinds stand beside them."""
    for each in rows(material / "expected-differences.csv"):
        if each["difference"] == "difference":
            error = max(float(each[name] or 0) for name in ("error", "error from authorities"))
            assert float(each["high told"]) - float(each["low told"]) > 2 * 1.96 * error


def test_people_are_told_by_laplace_too_because_r_has_nothing_finer_for_teams(material: Path):
    fits = Counter((each["model"], each["fit"]) for each in rows(material / "expected-models.csv"))
    for model in rows(material / "models.csv"):
        kinds = {"restricted"} if model["kind"] == "linear" else {"as told", "laplace"}
        assert {fit for name, fit in fits if name == model["model"]} == kinds


def test_cases_come_with_values_memberships_and_anchors(material: Path):
    cases = rows(material / "H6-cases.csv")
    assert list(cases[0])[:3] == ["authority", "champions value", "champions membership"]
    assert {(each["champions value"], each["champions membership"]) for each in cases} == {
        ("0.0", "0.0"),
        ("1.0", "1.0"),
    }
    anchors = {each["set"]: each for each in rows(material / "anchors.csv")}
    assert [anchors["culture"][name] for name in ("none", "half", "full")] == ["2.7", "3.1", "3.5"]
    assert {name: each["claimed"] for name, each in anchors.items()} == {
        "champions": "present",
        "culture": "present",
        "leadership": "",
        "use": "present",
    }
    models = {
        each["model"]
        for each in rows(material / "expected-solutions.csv")
        if each["outcome"] == "use" and each["solution"] == "parsimonious"
    }
    assert models == {"champions*culture"}


def test_passages_are_named_by_stance_and_not_quoted(done: StudyRun, material: Path):
    written = rows(done.study.folder / "evidence" / "excerpts.csv")
    found = rows(material / "excerpts.csv")
    stances = [f"{each['hypothesis']} {each['stance']}" for each in found]
    assert stances == sorted(stances, key=lambda words: words.split())
    assert "quote" not in found[0] and "words" not in found[0]
    assert {each["excerpt"] for each in found} <= {name for each in written for name in each.values()}


def test_every_file_of_the_study_is_listed_with_its_hash(done: StudyRun, material: Path):
    study = done.study.folder
    listed = {each["file"]: each["sha256"] for each in rows(material / "sources.csv")}
    for name in ("study.toml", "evidence/survey-1.csv", "theory/H6.toml", "workforce/authorities.csv"):
        assert listed[name] == hashlib.sha256((study / name).read_bytes()).hexdigest()
    assert not [name for name in listed if name.startswith(("results/", "evidence/private/"))]


def test_the_readme_tells_in_both_languages_what_each_file_is(material: Path):
    words = (material / "README.txt").read_text(encoding="utf-8")
    for path in material.iterdir():
        name = path.name
        pattern = next((end for end in ("-people.csv", "-cases.csv") if name.endswith(end)), name)
        assert name == "README.txt" or words.count(pattern) >= 2
    assert "Children who go missing from care" in words
    assert "Plant sy'n mynd ar goll o ofal" in words
    assert words.count("20260112") == 2
