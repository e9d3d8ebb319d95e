"""The stage Theory as people meet it: the command, one verdict explained, the page, the tables."""

import csv
import html
import json
import re
import shutil
from pathlib import Path

import pytest

from canllaw.basics.language import Language
from canllaw.basics.problems import MaterialError
from canllaw.report.page_frame import StudyPage
from canllaw.report.terminal_theory import print_explained, print_theory
from canllaw.report.theory_files import write_theory_results
from canllaw.report.theory_quantities import find_words
from canllaw.study import StudyRun, explain_hypothesis, run_theory
from canllaw.theory.hypotheses.hypotheses import StrandName
from tests.rebuilding import Tables, judge, lean

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "first-study"
VERDICTS = {
    "H1": "supported",
    "H2": "supported",
    "H3": "contradicted",
    "H4": "supported",
    "H5": "contradicted",
    "H6": "supported",
    "H7": "supported",
    "H8": "contradicted",
    "H9": "not enough evidence",
}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> StudyRun:
    folder = tmp_path_factory.mktemp("theory") / "study"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("results", "private", "registered.csv"))
    return run_theory(folder)


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def test_the_verdicts_of_the_example_are_what_its_truth_says(done: StudyRun) -> None:
    assert done.theory is not None
    assert {each.hypothesis.key: each.verdict.value for each in done.theory.verdicts} == VERDICTS


@pytest.mark.parametrize("language", ["en", "cy"])
def test_each_language_has_the_page_with_every_hypothesis_and_links_to_the_others(
    done: StudyRun, language: str
) -> None:
    page = (done.study.folder / "results" / language / StudyPage.THEORY).read_text("utf-8")
    assert f'<html lang="{language}">' in page
    assert all(f'id="h-{key}-block"' in page for key in VERDICTS)
    assert f'href="{StudyPage.EVIDENCE}"' in page
    assert f'href="{StudyPage.GUIDANCE}"' in page


@pytest.mark.parametrize("key", VERDICTS)
def test_a_verdict_can_be_rebuilt_from_the_exported_tables(done: StudyRun, key: str) -> None:
    tables = Tables(done.study.folder / "results" / "en" / "theory")
    clause, verdict = judge(tables, key)
    (shown,) = tables.rows("joint-display", hypothesis=key)
    assert verdict == VERDICTS[key] == shown["verdict"].casefold()
    for row in tables.rows("strands", hypothesis=key):
        assert lean(tables, key, row["strand"]) == row["leaning"]
    page = (done.study.folder / "results" / "en" / StudyPage.THEORY).read_text("utf-8")
    block = page[page.index(f'id="h-{key}-block"') :].partition("</article>")[0]
    assert f"Of the rule, this part decided: {clause}." in block
    assert len(tables.rows("rule")) == 5


def test_the_authorities_behind_a_verdict_can_be_counted_in_the_exported_tables(done: StudyRun) -> None:
    tables = Tables(done.study.folder / "results" / "en" / "theory")
    both = tables.rows("H6-truth-table", outcome="use", champions="1", culture="1")
    inside = tables.number("cases:H6", "authorities with the circumstances")
    having = tables.number("cases:H6", "of these as expected")
    assert inside is not None and having is not None
    assert sum(int(row["cases"]) for row in both) == float(inside["value"])
    assert sum(int(row["cases with the outcome"]) for row in both) == float(having["value"])
    models = {
        (row["solution"], row["model"]): row["term"].split("*")
        for row in tables.rows("H6-solutions", outcome="use")
    }
    assert {kind for kind, _ in models} == {"conservative", "parsimonious", "intermediate"}
    assert all({"champions", "culture"} <= set(term) for term in models.values())


def test_the_tables_stand_in_one_file_for_programs_too(done: StudyRun) -> None:
    folder = done.study.folder / "results" / "en" / "theory"
    values = json.loads((folder / "theory.json").read_text("utf-8"))
    assert {key: each["verdict"] for key, each in values["verdicts"].items()} == VERDICTS
    assert {path.stem for path in folder.glob("*.csv")} == set(values["tables"])


def test_values_of_single_authorities_stay_in_the_private_folder(done: StudyRun) -> None:
    assert (done.study.folder / "evidence" / "private" / "H6-cases.csv").exists()
    assert not list((done.study.folder / "results").rglob("*-cases.csv"))


def test_tables_name_interviews_by_their_numbers_as_quotes_do(done: StudyRun) -> None:
    folder = done.study.folder / "results" / "en" / "theory"
    for name in ("places", "counter-evidence"):
        files = {row["file"] for row in rows(folder / f"{name}.csv") if row["strand"] == "interviews"}
        assert files and all(re.fullmatch(r"i\d\d|", file) for file in files)


def test_a_table_that_is_published_no_more_is_taken_away(done: StudyRun, tmp_path: Path) -> None:
    assert done.theory is not None
    folder = tmp_path / "theory"
    folder.mkdir()
    for name in ("H77-truth-table.csv", "H77-solutions.xlsx", "of-somebody.csv"):
        (folder / name).write_text("what stood there")
    write_theory_results(done.theory, tmp_path, "Title", Language.ENGLISH)
    assert not list(folder.glob("H77-*"))
    assert (folder / "of-somebody.csv").exists() and (folder / "H6-truth-table.csv").exists()


def test_one_verdict_is_explained_from_its_measures_to_the_rule(
    done: StudyRun, capsys: pytest.CaptureFixture[str]
) -> None:
    assert done.theory is not None
    verdict = done.theory.verdict("H2")
    assert verdict is not None
    print_explained(done.theory, verdict, Language.ENGLISH)
    told = " ".join(capsys.readouterr().out.split())
    for words in (
        "Smallest difference that matters: ",
        "Degrees of freedom: ",
        "What speaks most against it",
    ):
        assert words in told
    assert told.index("Survey: ") < told.index("Interviews: ") < told.index("The rule by which verdicts")


def test_a_key_that_no_hypothesis_has_is_told_with_those_there_are(done: StudyRun) -> None:
    with pytest.raises(MaterialError) as error:
        explain_hypothesis(done.study.folder, "H77")
    assert str(error.value).endswith("Use one of these: H1, H2, H3, H4, H5, H6, H7, H8, H9.")


def test_a_study_without_hypotheses_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    left_out = shutil.ignore_patterns("results", "private", "theory", "guidance")
    shutil.copytree(EXAMPLE, folder, ignore=left_out)
    shutil.copytree(EXAMPLE / "guidance", folder / "guidance")
    with pytest.raises(MaterialError, match="This study has no hypotheses"):
        run_theory(folder)


def test_programs_are_told_the_verdicts_as_json(done: StudyRun, capsys: pytest.CaptureFixture[str]) -> None:
    assert done.theory is not None
    print_theory("Title", done.theory, done.written, Language.ENGLISH, as_json=True)
    values = json.loads(capsys.readouterr().out)
    assert {key: each["verdict"] for key, each in values["verdicts"].items()} == VERDICTS


def test_every_number_of_every_verdict_has_words_for_the_page(done: StudyRun) -> None:
    assert done.theory is not None
    listed = [
        (quantity.name, finding.about)
        for verdict in done.theory.verdicts
        for strand in verdict.strands
        for finding in (
            *(strand.findings[:1] if strand.strand is StrandName.CASES else strand.findings),
            *(rival.finding for rival in strand.rivals),
        )
        for quantity in finding.quantities
        if find_words(quantity) is None
    ]
    assert listed == []


def test_no_name_of_a_column_or_a_setting_stands_in_the_sentences_of_the_page(done: StudyRun) -> None:
    page = (done.study.folder / "results" / "en" / StudyPage.THEORY).read_text("utf-8")
    blocks = page[page.index("<article") : page.rindex("</article>")]
    # What a number came from is told by the columns of its file, as they are headed there.
    sentences = re.sub(r"<td>[^<]*Columns:[^<]*</td>", "", blocks)
    told = html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<svg.*?</svg>", "", sentences, flags=re.S)))
    assert re.findall(r"\b[a-z]+_[a-z_]+\b", told) == []
    assert "~" not in told and "*" not in told


def test_each_side_of_the_interviews_is_quoted_in_its_own_language(done: StudyRun) -> None:
    page = (done.study.folder / "results" / "en" / StudyPage.THEORY).read_text("utf-8")
    block = page[page.index('id="h-H1-block"') :].partition("</article>")[0]
    assert block.count(" · characters ") == 27 + 2 + 3
    assert '<blockquote lang="cy">' in block and '<blockquote lang="en">' in block
    assert not re.search(r"i\d\d-[a-z]", page)
    evidence = (done.study.folder / "results" / "en" / StudyPage.EVIDENCE).read_text("utf-8")
    led = set(re.findall(rf'href="{StudyPage.EVIDENCE}#([^"]+)"', page))
    assert "said-H1" in led and all(f'id="{anchor}"' in evidence for anchor in led)
