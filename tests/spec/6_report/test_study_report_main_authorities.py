"""Where authorities differ: each estimate drawn towards the whole, what is hidden stays so, nothing is ranked."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from canllaw.basics.language import Bilingual, Language, message
from canllaw.basics.sources import Place, Source
from canllaw.evidence.disclosure.disclosure import Shown
from canllaw.report.charts import Chart
from canllaw.report.data_tables import DataTable
from canllaw.report.study_report import ReportSection
from canllaw.report.study_report_authorities import Alike, estimate_authorities, find_alike
from canllaw.report.study_report_differences import make_differences
from canllaw.rollout.neighbours import Closeness, Neighbour, Neighbours
from canllaw.rollout.workforce import Authority, Fact, Workforce
from tests.build_report import make_material, texts_of
from tests.build_study import find_result, put_files, put_study

HALF = 1.959964
PLACE = Place(source=Source(name="authorities.csv", sha256="0" * 64))


def show(code: str, value: float | None, error: float = 1.0) -> Shown:
    """A figure with the interval of its standard error; without a value it is hidden."""
    known = value is not None
    return Shown(
        table="a table",
        key=("authority", code),
        topic="use",
        wave="1",
        n=50 if known else None,
        value=value,
        low=value - HALF * error if known else None,
        high=value + HALF * error if known else None,
        hidden=not known,
        why=None if known else message("Hidden."),
    )


def show_all(values: Sequence[float | None]) -> list[Shown]:
    return [show(f"A{at}", value) for at, value in enumerate(values)]


def test_an_estimate_is_drawn_towards_the_whole_by_how_unsure_it_is() -> None:
    """Eight departures of 3 with errors of 1: 8 * 9 / (1 + v) = 8 gives a variance v of 8.

    Pulled by (6 / 8) * 1 / (1 + 8) = 1 / 12, so that 3 becomes 2.75. Its variance is 11 / 12, and for not
    knowing v (2 / 6) * (1 / 144) * (9 + 1) more.
    """
    found = estimate_authorities(show_all([13, 7] * 4), 10, 0, 20)
    assert found[0].value == pytest.approx(12.75)
    assert found[0].low == pytest.approx(12.75 - HALF * (11 / 12 + 10 / 432) ** 0.5)
    assert found[1].high == pytest.approx(7.25 + HALF * (11 / 12 + 10 / 432) ** 0.5)
    assert all(each.apart for each in found)


def test_authorities_that_differ_by_chance_only_are_drawn_close_and_none_is_told_apart() -> None:
    """Departures of 0.5 with errors of 1 need no variance: pulled by 6 / 8, 0.5 becomes 0.125."""
    found = estimate_authorities(show_all([10.5, 9.5] * 4), 10, 0, 20)
    assert found[0].value == pytest.approx(10.125)
    assert found[0].high == pytest.approx(10.125 + HALF * (0.25 + (1 / 3) * 0.5625 * 1.25) ** 0.5)
    assert not any(each.apart for each in found)


def test_whoever_is_less_sure_is_drawn_further() -> None:
    shown = [*show_all([13, 7] * 4), show("sure", 13, 0.5), show("unsure", 13, 3)]
    *_, sure, unsure = estimate_authorities(shown, 10, 0, 20)
    assert 10 < unsure.value < sure.value < 13


def test_an_interval_ends_where_the_scale_ends() -> None:
    found = estimate_authorities(show_all([13, 7] * 4), 10, 6, 14)
    assert (found[0].high, found[1].low) == (14, 6)


def test_what_is_hidden_is_not_estimated_and_changes_no_other_estimate() -> None:
    with_hidden = estimate_authorities(show_all([13, 7] * 4 + [None]), 10, 0, 20)
    assert (with_hidden[-1].value, with_hidden[-1].low, with_hidden[-1].apart) == (None, None, False)
    assert with_hidden[:-1] == estimate_authorities(show_all([13, 7] * 4), 10, 0, 20)


def test_four_authorities_cannot_tell_how_much_authorities_differ() -> None:
    assert all(each.value is None for each in estimate_authorities(show_all([13, 7] * 2), 10, 0, 20))


@pytest.mark.parametrize("between", [0.0, 0.5, 1.0, 2.0])
def test_intervals_hold_the_truth_as_often_as_they_say(between: float) -> None:
    """300 studies of 20 authorities, with none to large differences between them."""
    chance = np.random.default_rng(7)
    held = []
    for _ in range(300):
        truth = 10 + between * chance.standard_normal(20)
        seen = truth + chance.standard_normal(20)
        found = estimate_authorities(show_all([float(each) for each in seen]), 10, -100, 100)
        held += [each.low <= true <= each.high for each, true in zip(found, truth, strict=True)]
    assert np.mean(held) > 0.94


def make_authority(code: str, **facts: float) -> Authority:
    own = tuple(Fact(name=name, value=value, place=PLACE) for name, value in facts.items())
    return Authority(code=code, name=Bilingual(code, code), facts=own)


def test_authorities_are_alike_whose_circumstances_are_nearest() -> None:
    """On a line: A, B, C close to one another, D and E far off; of five, three stand beside each."""
    places = {"A": 0, "B": 1, "C": 3, "D": 10, "E": 12}
    authorities = tuple(make_authority(code, turnover=at, caseload=at) for code, at in places.items())
    alike = {each.code: each.others for each in find_alike(Workforce(authorities=authorities))}
    assert alike["A"] == ("B", "C", "D")
    assert alike["C"] == ("B", "A", "D")
    assert alike["E"] == ("D", "C", "B")


def test_what_a_study_asks_about_and_does_is_no_circumstance() -> None:
    """Champions are what is tried out; one circumstance alone makes nobody alike."""
    authorities = tuple(make_authority(f"A{at}", turnover=at, champions=at) for at in range(6))
    assert find_alike(Workforce(authorities=authorities)) == ()


def test_published_neighbours_go_before_circumstances() -> None:
    authorities = tuple(make_authority(f"A{at}", turnover=at, caseload=at) for at in range(6))
    near = tuple(
        Neighbour(authority=code, closeness=Closeness.CLOSE) for code in ("A5", "X", "A4", "A3", "A2")
    )
    known = Neighbours(authority="A0", name="A0", neighbours=near, place=PLACE)
    workforce = Workforce(authorities=authorities, neighbours=(known,))
    assert find_alike(workforce) == (Alike(code="A0", others=("A5", "A4", "A3")),)


NAMES = {
    "a": "Whitby",
    "b": "Ashton",
    "c": "Marple",
    "d": "Derby",
    "e": "Leek",
    "f": "Bury",
    "g": "Tring",
} | {
    "h": "Hove",
    "i": "Ilkley",
    "j": "Jarrow",
}


def put_ten(folder: Path) -> Path:
    """Nine authorities of 20 people, of whom 4 to 14 named the guidance; one of 2 people."""
    yes = {"a": 14, "b": 10, "c": 10, "d": 8, "e": 6, "f": 4, "h": 9, "i": 11, "j": 12}
    rows = "".join(
        f"{code},3,1,{'yes' if at < yes.get(code, 1) else 'no'},\n"
        for code in NAMES
        for at in range(20 if code in yes else 2)
    )
    study = put_study(folder, rows)
    lines = "".join(f"{code},{name},{name},30\n" for code, name in NAMES.items())
    put_files(study, {"workforce/authorities.csv": f"code,name_en,name_cy,staff_in_post\n{lines}"})
    return study


@pytest.fixture(scope="module")
def section(tmp_path_factory: pytest.TempPathFactory) -> ReportSection:
    evidence = find_result(put_ten(tmp_path_factory.mktemp("report")))
    (found,) = make_differences(make_material(evidence=evidence))
    return found


def test_authorities_stand_in_the_order_of_their_names(section: ReportSection) -> None:
    (chart,) = [block for block in section.blocks if isinstance(block, Chart)]
    names = ["Ashton", "Bury", "Derby", "Hove", "Ilkley", "Jarrow", "Leek", "Marple", "Tring", "Whitby"]
    assert [row.cells[0].text for row in chart.table.rows] == names
    (table,) = [block for block in section.blocks if isinstance(block, DataTable)]
    assert [row.cells[0].text for row in table.rows] == names


def test_an_authority_of_few_people_is_hidden_everywhere_and_so_is_whoever_would_give_it_away(
    section: ReportSection,
) -> None:
    (chart,) = [block for block in section.blocks if isinstance(block, Chart)]
    (table,) = [block for block in section.blocks if isinstance(block, DataTable)]
    in_chart = {row.cells[0].text for row in chart.table.rows if row.cells[1].hidden}
    in_table = {row.cells[0].text for row in table.rows if row.cells[1].hidden}
    assert in_chart == in_table
    assert "Tring" in in_chart
    assert len(in_chart) >= 2
    assert all(
        cell.text in ("hidden", "–") for row in chart.table.rows for cell in row.cells[1:] if cell.hidden
    )
    assert any(f"nothing is shown: {len(in_chart)}." in words for words in texts_of(section))


def test_it_says_how_many_can_be_told_from_the_whole(section: ReportSection) -> None:
    (chart,) = [block for block in section.blocks if isinstance(block, Chart)]
    shown = sum(not row.cells[1].hidden for row in chart.table.rows)
    assert any("can be told from" in words and f"{shown}." in words for words in texts_of(section))


def test_a_study_without_evidence_has_no_such_section() -> None:
    assert list(make_differences(make_material())) == []


def test_welsh_has_the_same_authorities(tmp_path: Path) -> None:
    evidence = find_result(put_ten(tmp_path))
    (found,) = make_differences(make_material(evidence=evidence, language=Language.WELSH))
    (chart,) = [block for block in found.blocks if isinstance(block, Chart)]
    assert len(chart.table.rows) == len(NAMES)
