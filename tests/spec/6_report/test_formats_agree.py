"""What is hidden in one file is hidden in all of them: tables, workbooks, JSON, pages and charts, in both languages."""

import csv
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from docx import Document
from lxml.html import HtmlElement
from python_calamine import CalamineWorkbook

from canllaw.evidence.results import EvidenceResult
from canllaw.study import StudyRun, run_study

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "first-study"
LANGUAGES = ("en", "cy")
FOLDERS = ("evidence", "theory")
# What is known of a hidden group: how many could have answered.
KNOWN = ("invited",)
NUMBER = re.compile(r"[−-]?\d[\d,]*(?:\.\d+)?")
Row = dict[str, str]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> StudyRun:
    folder = tmp_path_factory.mktemp("formats") / "study"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("results", "private", "registered.csv"))
    return run_study(folder)


def results(done: StudyRun, language: str) -> Path:
    return done.study.folder / "results" / language


def evidence_of(done: StudyRun) -> EvidenceResult:
    assert done.evidence is not None
    return done.evidence


def tables(done: StudyRun, language: str) -> Iterator[Path]:
    """Every table that stands as CSV, where it stands in JSON too."""
    for folder in FOLDERS:
        yield from sorted((results(done, language) / folder).glob("*.csv"))


@cache
def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def as_number(words: object) -> float | None:
    try:
        return float(str(words))
    except ValueError:
        return None


def same(one: object, other: object) -> bool:
    """Whether two formats say the same in a cell: empty, a number, yes and no, or words."""
    first, second = (plain(each) for each in (one, other))
    left, right = as_number(first), as_number(second)
    if left is not None and right is not None:
        return left == pytest.approx(right, rel=1e-12)
    # A workbook takes no cell that begins like a formula.
    return first == second or first.lstrip("'") == second.lstrip("'")


def plain(value: object) -> str:
    if value is None:
        return ""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value).replace("\r\n", "\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_and_json_say_in_every_cell_what_the_csv_says(done: StudyRun, language: str) -> None:
    seen = 0
    for path in tables(done, language):
        told = rows(path)
        sheet = CalamineWorkbook.from_path(path.with_suffix(".xlsx")).get_sheet_by_index(0).to_python()
        held = json.loads((path.parent / f"{path.parent.name}.json").read_text("utf-8"))["tables"][path.stem]
        assert len(told) == len(sheet) - 1 == len(held), path
        for at, row in enumerate(told):
            assert all(map(same, row.values(), sheet[at + 1])), (path.name, at)
            assert all(map(same, row.values(), held[at].values())), (path.name, at)
            seen += len(row)
    assert seen > 10_000


def test_numbers_and_what_is_hidden_are_the_same_in_both_languages(done: StudyRun) -> None:
    for english, welsh in zip(tables(done, "en"), tables(done, "cy"), strict=True):
        assert english.name == welsh.name
        for one, other in zip(rows(english), rows(welsh), strict=True):
            assert [each for each in map(as_number, one.values()) if each is not None] == [
                each for each in map(as_number, other.values()) if each is not None
            ], english.name
            assert [each == "" for each in one.values()] == [each == "" for each in other.values()]
            assert one.get("hidden") == other.get("hidden")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["response", "answers", "scores", "gap"])
def test_a_hidden_row_has_no_number(done: StudyRun, language: str, name: str) -> None:
    numbers = {
        "response": ("answers", "rate", "residual"),
        "answers": ("share", "low", "high", "people"),
        "scores": ("mean", "low", "high", "people"),
        "gap": ("value", "low", "high", "n"),
    }[name]
    told = rows(results(done, language) / "evidence" / f"{name}.csv")
    hidden = [row for row in told if row["hidden"] == "yes"]
    assert bool(hidden) is (name != "gap")
    assert {row[number] for row in hidden for number in numbers} <= {""}


def test_every_figure_that_is_hidden_is_hidden_in_its_table(done: StudyRun) -> None:
    publication = evidence_of(done).publication
    own = {
        "scale means": ("scores", "scale"),
        "item answers": ("answers", "item"),
        "response": ("response", ""),
    }
    found = 0
    for figure, shown in zip(publication.figures, publication.shown, strict=True):
        if shown.hidden and figure.table in own:
            name, column = own[figure.table]
            level, *rest = figure.key
            wanted = {"wave": figure.wave, "level": level, "group": "" if level == "everybody" else rest[0]}
            if column:
                wanted[column] = figure.topic
            if name == "answers":
                wanted["answer"] = rest[-1]
            told = [
                row
                for row in rows(results(done, "en") / "evidence" / f"{name}.csv")
                if all(row[each] == value for each, value in wanted.items())
            ]
            assert told, (figure.table, figure.key)
            assert {row["hidden"] for row in told} == {"yes"}
            found += 1
    assert found > 50


def names(done: StudyRun, language: str) -> dict[str, str]:
    """What each authority and team is called on a page, and its code."""
    workforce = done.study.folder / "workforce"
    authorities = {row["code"]: row[f"name_{language}"] for row in rows(workforce / "authorities.csv")}
    teams = {
        f"{authorities[row['authority']]}: {row[f'name_{language}']}": row["code"]
        for row in rows(workforce / "teams.csv")
    }
    return {name: code for code, name in authorities.items()} | teams


def shown_numbers(done: StudyRun) -> tuple[dict[str, set[float]], dict[str, set[float]]]:
    """Every number that the tables tell of each group, also as so many in a hundred; what is known anyway."""
    found: dict[str, set[float]] = {}
    anyway: dict[str, set[float]] = {}
    for name in ("response", "answers", "scores"):
        for row in rows(results(done, "en") / "evidence" / f"{name}.csv"):
            for column, words in row.items():
                value = as_number(words)
                if column not in ("wave", "answer", "group") and value is not None:
                    found.setdefault(row["group"], set()).update((value, 100 * value))
                    anyway.setdefault(row["group"], set())
                    if column in KNOWN:
                        anyway[row["group"]].update((value, 100 * value))
    return found, anyway


def numbers_in(words: str) -> Iterator[tuple[float, int]]:
    """Numbers and how many decimals each has."""
    for each in NUMBER.findall(words):
        digits = each.replace(",", "").replace("−", "-")
        yield float(digits), len(digits.partition(".")[2])


def rows_of_pages(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """The cells of every row of every table on every page and in every Word file."""
    for path in sorted(folder.glob("*.html")):
        for row in lxml.html.parse(path).iter("tr"):
            yield path, [" ".join(cell.text_content().split()) for cell in row]
    for path in sorted(folder.glob("*.docx")):
        for table in Document(str(path)).tables:
            for row in table.rows:
                yield path, [cell.text.strip() for cell in row.cells]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_tells_no_number_of_a_group_that_the_tables_do_not_tell(done: StudyRun, language: str) -> None:
    codes, known, told_anyway = names(done, language), *shown_numbers(done)
    seen = 0
    for path, (first, *cells) in filter(lambda each: each[1], rows_of_pages(results(done, language))):
        code = codes.get(first)
        if code is None:
            continue
        for cell in cells:
            for value, decimals in numbers_in(cell) if not re.search(r"20\d\d", cell) else ():
                rounded = {round(each, decimals) for each in known[code]}
                # The report draws estimates towards the middle: of whom nothing is told it has none.
                if path.stem == "report" and known[code] - told_anyway[code]:
                    continue
                assert any(value == pytest.approx(each, abs=1.01 * 10**-decimals / 2) for each in rounded), (
                    path.name,
                    first,
                )
                seen += 1
    assert seen > 500


@pytest.mark.parametrize("page", ["evidence.html", "theory.html", "report.html"])
def test_what_is_withheld_on_one_page_is_withheld_on_its_twin(done: StudyRun, page: str) -> None:
    english, welsh = (
        count_withheld(lxml.html.parse(results(done, language) / page)) for language in LANGUAGES
    )
    assert sorted(english) == sorted(welsh)
    assert sum(english) > 0


def count_withheld(page: lxml.html.etree._ElementTree) -> list[int]:
    """By table; pictures that were divided are divided elsewhere where names stand in another order."""
    counts: Counter[str] = Counter()
    for number, table in enumerate(page.iter("table")):
        (drawn, *_) = (*table.xpath("ancestor::figure[1]//*[local-name()='svg']/@aria-labelledby"), "")
        key = re.sub(r"-\d+-title$", "-title", drawn) if "differences" in drawn else f"table {number}"
        counts[key] += len(table.find_class("withheld"))
    return list(counts.values())


def test_every_authority_behind_a_published_comparison_may_be_named_and_nobody_is_known_to_be_few(
    done: StudyRun,
) -> None:
    # A case that is not named would be known by elimination, and its values by the agreement of all others.
    found = 0
    for path in sorted((results(done, "en") / "theory").glob("*-truth-table.csv")):
        for row in rows(path):
            assert int(row["cases"]) == len(row["named cases"].split())
            found += 1
    assert found >= 8


CHARTS = {"response": ("response", ""), "scale": ("scores", "scale"), "item": ("answers", "item")}
VALUES = {"response": "rate", "scores": "mean", "answers": "share"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_has_a_mark_for_every_authority_that_is_shown_and_none_for_others(
    done: StudyRun, language: str
) -> None:
    page = lxml.html.parse(results(done, language) / "evidence.html")
    seen = 0
    for svg in page.iter("svg"):
        kind, _, topic = (
            svg.get("aria-labelledby", "").removeprefix("chart-").removesuffix("-title").partition("-")
        )
        if kind not in CHARTS:
            continue
        name, column = CHARTS[kind]
        told = [
            row
            for row in rows(results(done, language) / "evidence" / f"{name}.csv")
            if row["level"] == "authority" and (not column or row[column] == topic) and row[VALUES[name]]
        ]
        waves = len({row["wave"] for row in told})
        legend = waves if waves > 1 else 0
        assert count_marks(svg) == len(told) + legend, topic
        # A mark tells nothing beside its place: no words of its own for pointers or for screen readers.
        assert not list(svg.iter("title", "desc"))
        assert not [each for each in svg.iter() if each is not svg and each.get("aria-label")]
        seen += 1
    assert seen >= 6


def count_marks(svg: HtmlElement) -> int:
    """Dots of a chart: shapes at a place of their own that are filled."""
    return sum(
        each.get("fill") not in (None, "none") and "translate" in each.get("transform", "")
        for each in svg.iter("path")
    )
