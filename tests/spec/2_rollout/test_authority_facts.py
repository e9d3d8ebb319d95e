"""Published figures about authorities become facts with their year; signs in their stead say why there is none."""

from pathlib import Path

from canllaw.basics.language import Language, say
from canllaw.rollout.authority_facts import ColumnUse, read_authority_facts
from canllaw.rollout.neighbours import Closeness, read_neighbours
from canllaw.rollout.workforce import Fact, Workforce
from canllaw.rollout.workforce_files import read_workforce

AUTHORITIES = "code,name_en,turnover\nE06000047,County Durham,\nd,Dorset,20\nk,Kingston upon Thames,\nr,Richmond upon Thames,\n"
FACTS = """\
time_period,geographic_level,new_la_code,old_la_code,la_name,category,inpost_headcount,turnover_rate_fte,absence_rate_fte
2022,National,,,,Workforce,33689,17.2,3.5
2022,Regional,,,,Workforce,2157,14.8,3.1
2022,Local authority,E06000047,840,County Durham,Workforce,300,12.5,low
2021,Local authority,E06000047,840,County Durham,Workforce,310,z,c
2022,Local authority,E06000059,838,Dorset,Workforce,120,9.9,x
2018,Local authority,E10000009,835,Dorset,Workforce,150,8.8,u
2022,Local authority,E09000021 / E09000027,314 / 318,Kingston upon Thames / Richmond upon Thames,Workforce,130,26.2,:
2022,Local authority,E06000001,805,Hartlepool,Workforce,90,3,4
"""
NEIGHBOURS = """\
LA num,LA Name,LA number,GOInd,GOReg,SN1,SNP,SN2,SNP,SN3,SNP,
840,County Durham,840,1,North East,805,Extremely Close,838,Very Close,314,Not Close,
838,Dorset,838,7,South West,314,Close,805,Close,840,Somewhat close,
314,Kingston upon Thames,314,3,London (Outer),805,Close,840,Close,838,Not Close,
805,Hartlepool,805,1,North East,840,Close,838,Close,314,Close,
,,,,,,,,,,,
,Old SNs:,,,,,,,,,,
835,Dorset (Pre LG),835,7,South West,840,Close,805,Close,314,Close,
"""


def read(folder: Path, facts: str = FACTS, neighbours: str = "") -> Workforce:
    (folder / "authorities.csv").write_text(AUTHORITIES, encoding="utf-8")
    (folder / "facts.csv").write_text(facts, encoding="utf-8")
    if neighbours:
        (folder / "neighbours.csv").write_text(neighbours, encoding="utf-8")
    return read_workforce(folder)


def facts(workforce: Workforce, code: str, name: str) -> tuple[Fact, ...]:
    authority = workforce.authority(code)
    assert authority is not None
    return authority.facts_over_years(name)


def words(fact: Fact) -> str:
    return say(fact.why_missing, Language.ENGLISH) if fact.why_missing else ""


def test_a_figure_becomes_a_fact_with_its_year_and_its_cell(tmp_path: Path) -> None:
    newest = facts(read(tmp_path), "E06000047", "staff_headcount")[-1]
    assert (newest.value, newest.year) == (300, 2022)
    assert (newest.place.source.name, newest.place.row, newest.place.column) == (
        "facts.csv",
        4,
        "inpost_headcount",
    )


def test_facts_of_several_years_stand_in_their_order(tmp_path: Path) -> None:
    turnover = facts(read(tmp_path), "E06000047", "turnover")
    assert [(fact.year, fact.value) for fact in turnover] == [(2021, None), (2022, 12.5)]


def test_each_sign_says_why_there_is_no_figure(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    signs = ("z", "c", "x", "u", "low", ":", "~", "k", "")
    path.write_text(
        "code,year,a\n" + "".join(f"w{at},2022,{sign}\n" for at, sign in enumerate(signs)) + "v,2022,1\n"
    )
    rows = read_authority_facts(path).rows
    assert [words(row.facts[0]) for row in rows] == [
        "Not applicable, says who published it.",
        "Confidential: withheld by who published it, so that nobody can be recognised.",
        "Not available, says who published it.",
        "Not reliable enough to be published, says who published it.",
        "Rounded down to nothing, but not nothing, says who published it.",
        "Not available, says who published it.",
        "Rounded down to nothing, but not nothing, says who published it.",
        "Rounded down to nothing, but not nothing, says who published it.",
        "The cell is empty.",
        "",
    ]
    assert [row.facts[0].value for row in rows] == [None] * 9 + [1]


def test_a_name_that_was_given_anew_brings_no_figures_of_the_old_authority(tmp_path: Path) -> None:
    assert [fact.year for fact in facts(read(tmp_path), "d", "staff_headcount")] == [2022]


def test_figures_published_for_two_authorities_together_are_figures_of_neither(tmp_path: Path) -> None:
    workforce = read(tmp_path)
    for code in ("k", "r"):
        turnover = facts(workforce, code, "turnover")[0]
        assert turnover.value is None
        assert words(turnover) == "Published only together with another authority."


def test_the_studys_own_figure_goes_before_published_ones(tmp_path: Path) -> None:
    dorset = read(tmp_path).authority("d")
    assert dorset is not None
    own = dorset.fact("turnover")
    assert own is not None
    assert (own.value, own.year) == (20, None)


def test_every_row_and_column_is_accounted_for(tmp_path: Path) -> None:
    (file,) = read(tmp_path).fact_files
    assert (file.rows_used, file.rows_shared, file.rows_of_others, file.rows_of_no_authority) == (4, 1, 2, 2)
    assert file.names == ("staff_headcount", "turnover", "absence")
    assert file.columns_left_out == ("category",)
    published = read_authority_facts(tmp_path / "facts.csv")
    uses = [use for _, use in published.columns]
    assert (uses.count(ColumnUse.LABEL), uses.count(ColumnUse.WORDS), uses.count(ColumnUse.FACT)) == (5, 1, 3)


def test_authorities_that_the_file_does_not_have_are_named(tmp_path: Path) -> None:
    alone = "".join(line for line in FACTS.splitlines(keepends=True) if "Dorset" not in line)
    (file,) = read(tmp_path, alone).fact_files
    assert file.without_row == ("d",)


def test_a_table_of_ones_own_has_code_name_and_year(tmp_path: Path) -> None:
    own = "code,year,turnover,waiting\nd,2024-25,11,3\nd,202526,12,4\n"
    workforce = read(tmp_path, own)
    assert [(fact.year, fact.value) for fact in facts(workforce, "d", "waiting")] == [(2025, 3), (2026, 4)]


def test_neighbours_are_in_order_with_how_close_they_are(tmp_path: Path) -> None:
    path = tmp_path / "neighbours.csv"
    path.write_text(NEIGHBOURS, encoding="utf-8")
    table = read_neighbours(path)
    durham = table.authorities[0]
    assert [(each.authority, each.closeness) for each in durham.neighbours] == [
        ("805", Closeness.EXTREMELY_CLOSE),
        ("838", Closeness.VERY_CLOSE),
        ("314", Closeness.NOT_CLOSE),
    ]
    assert [each.name for each in table.authorities if each.is_former] == ["Dorset (Pre LG)"]
    assert table.notes == (6, 7)


def test_the_neighbours_of_a_study_are_its_own_authorities(tmp_path: Path) -> None:
    durham, dorset, kingston = read(tmp_path, neighbours=NEIGHBOURS).neighbours
    assert [each.authority for each in durham.neighbours] == ["d", "k"]
    assert [each.authority for each in dorset.neighbours] == ["k", "E06000047"]
    assert kingston.authority == "k"
