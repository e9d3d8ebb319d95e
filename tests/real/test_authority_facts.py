"""The Department for Education's own files: figures, signs and neighbours of authorities."""

from pathlib import Path

from canllaw.rollout.authority_facts import read_authority_facts
from canllaw.rollout.fact_cells import NEARLY_NONE, NOT_APPLICABLE
from canllaw.rollout.neighbours import Closeness, read_neighbours

FOLDER = "surveys/dfe_local_authority"


def test_the_workforce_of_2017_to_2022_is_read_row_by_row(real_data: Path) -> None:
    found = read_authority_facts(real_data / FOLDER / "csww_indicators_2017_to_2022.csv")
    assert (len(found.rows), len(found.left_out)) == (902, 72)
    gateshead = next(row for row in found.rows if (row.name, row.year) == ("Gateshead", 2022))
    facts = {fact.name: fact for fact in gateshead.facts}
    assert (facts["staff_fte"].value, facts["staff_headcount"].value, facts["caseload"].value) == (
        153.7,
        164,
        16.5,
    )
    assert facts["turnover"].value is None and facts["turnover"].why_missing is not None
    why = [fact.why_missing for row in found.rows for fact in row.facts]
    assert (why.count(NOT_APPLICABLE), why.count(NEARLY_NONE)) == (52, 3)


def test_statistical_neighbours_are_read_in_order(real_data: Path) -> None:
    table = read_neighbours(real_data / FOLDER / "New_Statistical_Neighbour_Groupings_April_2021.csv")
    camden = next(each for each in table.authorities if each.name == "Camden")
    assert [each.authority for each in camden.neighbours[:3]] == ["213", "205", "207"]
    assert camden.neighbours[0].closeness is Closeness.VERY_CLOSE
    assert [each.name for each in table.authorities if each.is_former] == [
        "Dorset (Pre LG)",
        "Poole (Pre LG)",
        "Bournemouth (Pre LG)",
        "Northamptonshire",
    ]
