"""The comparison of authorities as tables: all of it can be done again, and pages name nobody they may not."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from canllaw.basics.language import Language, say
from canllaw.basics.tables import write_table
from canllaw.theory.cases.strand import CasesResult, cases_tables
from canllaw.theory.hypotheses.hypotheses import Condition, MeasureLevel
from tests.build_cases import CASES, CONFIDENCE, TOGETHER, compare

KINDS = ((1, 1, 5, 5), (1, 0, 5, 0), (0, 1, 5, 1), (0, 0, 5, 0))


def table(result: CasesResult, name: str) -> pl.DataFrame:
    return next(each.frame for each in cases_tables(result) if each.name == name)


def test_every_case_stands_with_its_values_memberships_and_configuration(tmp_path: Path) -> None:
    frame = table(compare(tmp_path, TOGETHER, *KINDS), "cases")
    assert frame.row(0, named=True) == {
        "authority": "A01",
        "champions value": 1,
        "champions people": None,
        "champions membership": 1,
        "culture value": 1,
        "culture people": None,
        "culture membership": 1,
        "confidence value": 3,
        "confidence people": 4,
        "confidence membership": 1,
        "configuration": 4,
        "may be named": True,
    }
    assert frame["configuration"].to_list() == [4] * 5 + [3] * 5 + [2] * 5 + [1] * 5


def test_the_truth_table_stands_for_the_outcome_and_for_its_absence(tmp_path: Path) -> None:
    frame = table(compare(tmp_path, TOGETHER, *KINDS), "truth-table")
    columns = ("outcome", "champions", "culture", "cases", "cases with the outcome", "consistency", "output")
    assert frame.select(columns).rows() == [
        ("confidence", 0, 0, 5, 0, 0.0, "0"),
        ("confidence", 0, 1, 5, 1, 0.2, "0"),
        ("confidence", 1, 0, 5, 0, 0.0, "0"),
        ("confidence", 1, 1, 5, 5, 1.0, "1"),
        ("~confidence", 0, 0, 5, 5, 1.0, "1"),
        ("~confidence", 0, 1, 5, 4, 0.8, "1"),
        ("~confidence", 1, 0, 5, 5, 1.0, "1"),
        ("~confidence", 1, 1, 5, 0, 0.0, "0"),
    ]
    assert frame["named cases"][3] == "A01 A02 A03 A04 A05"


def test_every_model_stands_term_by_term(tmp_path: Path) -> None:
    frame = table(compare(tmp_path, TOGETHER, *KINDS), "solutions")
    shortest = frame.filter(pl.col("solution") == "parsimonious")
    # 5 of the 6 confident authorities have both; 14 of the 15 others lack one, as does one confident authority.
    assert shortest.select("outcome", "model", "term", "consistency", "coverage", "cases").rows() == [
        ("confidence", 1, "champions*culture", 1.0, pytest.approx(5 / 6), 5),
        ("~confidence", 1, "~champions", 0.9, pytest.approx(9 / 14), 10),
        ("~confidence", 1, "~culture", 1.0, pytest.approx(10 / 14), 10),
    ]
    assert set(frame["solution"]) == {"conservative", "parsimonious", "intermediate"}


def test_every_condition_stands_with_how_far_it_is_necessary(tmp_path: Path) -> None:
    frame = table(compare(tmp_path, TOGETHER, *KINDS), "necessity")
    row = frame.filter((pl.col("outcome") == "confidence") & (pl.col("condition") == "culture")).row(
        0, named=True
    )
    # All 6 confident ones have it; 10 of 20 lack it and 14 lack it or confidence; 6 of 10 that have it are confident.
    assert (row["consistency"], row["relevance"], row["coverage"]) == (1, pytest.approx(10 / 14), 0.6)


def test_every_variant_stands_with_what_it_says(tmp_path: Path) -> None:
    frame = table(compare(tmp_path, TOGETHER, *KINDS), "variants")
    assert frame.select("changed", "setting", "leaning").row(0) == ("consistency", 0.75, "for")
    assert frame["changed"].unique().sort().to_list() == ["consistency", "frequency"]


def test_an_authority_beside_one_with_few_people_is_no_case_either(tmp_path: Path) -> None:
    result = compare(tmp_path, TOGETHER, *KINDS, few=("A07",))
    assert result.analysis is not None
    names = set(result.analysis.cases.names)
    # A07 has two people and is no case. With the one that is hidden beside it both are left out: if it were a
    # case, everybody would know that A07 has fewer than three.
    assert "A07" not in names
    assert len(names) == 18
    assert names == result.analysis.cases.named
    assert result.analysis.cases.few == 2
    for each in cases_tables(result):
        text = each.frame.write_csv()
        assert each.is_private == (each.name == "cases")
        assert "A07" not in text


def test_where_the_share_of_a_case_is_hidden_every_number_of_the_comparison_is_private(
    tmp_path: Path,
) -> None:
    # Four people each. In A20 one person is sure: a share to which one of four said yes is hidden where the
    # small number is 3, and so is how often the authorities agree, from which it could be worked out.
    people = replace(CONFIDENCE, level=MeasureLevel.PERSON, at_least=2)
    outcome = Condition(key="confidence", measure=people, half=0.5)
    hypothesis = replace(TOGETHER, outcome=people, cases=replace(CASES, outcome=outcome))
    shown = compare(tmp_path / "shown", hypothesis, *KINDS)
    result = compare(tmp_path / "hidden", hypothesis, *KINDS, one_sure=("A20",))
    assert shown.analysis is not None
    assert not shown.analysis.is_held_back
    assert result.analysis is not None
    assert result.analysis.is_held_back
    assert "A20" in result.analysis.cases.names
    assert result.leaning is shown.leaning
    assert all(each.is_private for each in cases_tables(result))
    assert [each.quantities for each in result.findings] == [()]
    assert [each.places for each in result.findings] == [()]
    said = say(result.sentence, Language.ENGLISH)
    assert said.startswith("“Champions” together with “Culture” goes with the outcome")
    assert said.endswith("They are in the folder evidence/private of the study.")
    assert not any(character.isdigit() for character in said)


def test_of_cases_that_do_not_fit_only_that_there_are_some_is_told_where_a_share_is_hidden(
    tmp_path: Path,
) -> None:
    people = replace(CONFIDENCE, level=MeasureLevel.PERSON, at_least=2)
    outcome = Condition(key="confidence", measure=people, half=0.5)
    hypothesis = replace(TOGETHER, outcome=people, cases=replace(CASES, outcome=outcome))
    # Of twelve that have both, eleven are confident.
    kinds = ((1, 1, 12, 11), (1, 0, 5, 0), (0, 1, 5, 0), (0, 0, 5, 0))
    result = compare(tmp_path, hypothesis, *kinds, one_sure=("A27",))
    assert result.analysis is not None
    assert result.analysis.is_held_back
    assert [(say(each.sentence, Language.ENGLISH), each.weight, each.places) for each in result.against] == [
        ("There are authorities that do not fit. How many is not shown, nor which.", 0.25, ())
    ]


def test_all_tables_can_be_written(tmp_path: Path) -> None:
    for each in cases_tables(compare(tmp_path, TOGETHER, *KINDS)):
        write_table(each.frame, tmp_path / f"{each.name}.csv")
        write_table(each.frame, tmp_path / f"{each.name}.xlsx")
        assert (tmp_path / f"{each.name}.csv").read_text("utf-8").count("\n") > each.frame.height


def test_without_a_comparison_there_is_no_table(tmp_path: Path) -> None:
    assert cases_tables(compare(tmp_path, TOGETHER, (1, 1, 2, 2), (0, 0, 2, 0))) == ()


def test_a_case_that_is_neither_in_nor_out_belongs_to_no_configuration(tmp_path: Path) -> None:
    # Culture is 0, 0.5 or 1, and 0.5 is its crossover.
    culture = replace(CASES.conditions[1], full=1.0, none=0.0)
    hypothesis = replace(TOGETHER, cases=replace(CASES, conditions=(CASES.conditions[0], culture)))
    kinds = ((1, 1, 5, 5), (1, 0, 5, 0), (0, 1, 5, 0), (0, 0, 4, 0), (0, 0.5, 1, 0))
    frame = table(compare(tmp_path, hypothesis, *kinds), "cases")
    assert frame["configuration"].to_list()[-1] is None


def test_memberships_follow_the_anchors(tmp_path: Path) -> None:
    # The direct method gives 0.05, 0.5 and 0.95 at the anchors (Ragin 2008).
    outcome = Condition(
        key="confidence", measure=replace(CONFIDENCE, level=MeasureLevel.AUTHORITY), none=1, half=2, full=3
    )
    hypothesis = replace(TOGETHER, cases=replace(CASES, outcome=outcome))
    frame = table(compare(tmp_path, hypothesis, *KINDS), "cases")
    assert frame["confidence membership"][0] == pytest.approx(0.95)
    assert frame["confidence membership"][19] == pytest.approx(0.05)
